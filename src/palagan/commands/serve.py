"""`palagan serve`: the workbench in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from palagan.commands.options import CaseName, Json

Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Listen here; beyond loopback users must log in.")]
Port = Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="Listen on this port; 0 takes a free one.")]
Watch = Annotated[bool, typer.Option("--watch", help="Watch the case as well, as `palagan watch` does.")]
Browser = Annotated[bool, typer.Option("--open", help="Open the browser.")]


def serve(
    case: CaseName,
    host: Host = "127.0.0.1",
    port: Port = 8700,
    watch: Watch = False,
    open_: Browser = False,
    as_json: Json = False,
) -> None:
    """Serve the workbench: see, check, correct, take away.

    It answers this machine alone unless told otherwise, and ends with Ctrl-C. It asks nothing of the network but with
    --watch, or where its user tells it to. With --json it says where it listens as an object.

    \b
    Example:
        palagan serve papua-2026
    """
    import socket
    import sys
    import webbrowser

    import uvicorn

    from palagan.commands.output import give_json, say
    from palagan.errors import InputError
    from palagan.store.open import case_path
    from palagan.web.app import make_app
    from palagan.web.settings import ServeSettings

    app = make_app(ServeSettings(case_path(case), host, port, watch))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        raise InputError(
            f"cannot listen there ({error.strerror})",
            item=f"{host}:{port}",
            way_out="Choose another port, --port 0 for a free one.",
        ) from error
    address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
    if as_json:
        give_json({"case": str(case_path(case)), "url": address})
        sys.stdout.flush()
    else:
        say(f"{case_path(case)}: {address}  (Ctrl-C ends it)")
    if open_:
        webbrowser.open(address)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, date_header=True)
    uvicorn.Server(config).run(sockets=[listener])
