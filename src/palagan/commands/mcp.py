"""`palagan mcp`: a case for agents, over standard input and output."""

from __future__ import annotations

from palagan.commands.options import CaseName
from palagan.errors import InputError


def mcp(case: CaseName) -> None:
    """Let agents read a case, by the Model Context Protocol.

    Search, timeline, claims with both sides, tolls, stories, articles, and why: what `palagan` shows, as tools, with
    the words in every answer. It only reads. An agent's program starts it and speaks to it over standard input and
    output; it needs the extra `agent`.

    \b
    Example: palagan mcp papua-2026
    In the settings of an agent:
        {"mcpServers": {"palagan": {"command": "palagan", "args": ["mcp", "/cases/papua-2026.palagan"]}}}
    """
    from contextlib import closing

    from palagan.looking.window import Window
    from palagan.store.open import open_case

    try:
        from palagan.agent.server import make_server
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("mcp"):
            raise
        way_out = "Install it: pip install 'palagan[agent]'"
        raise InputError("the extra for agents is not installed", item="mcp", way_out=way_out) from error
    with closing(open_case(case)) as opened, closing(Window(opened)) as window:
        make_server(window).run("stdio")
