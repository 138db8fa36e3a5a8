"""The command line: every command in one table, and errors as one line with the way out.

Exit codes: 0 done, 1 it failed, 2 the command or its input is wrong, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Annotated

import typer

from palagan import __version__
from palagan.commands.access import access
from palagan.commands.add import add
from palagan.commands.alert import alert
from palagan.commands.brief import brief
from palagan.commands.channel import channel
from palagan.commands.decide import decide
from palagan.commands.diff import diff
from palagan.commands.doctor import doctor
from palagan.commands.export import export
from palagan.commands.init import init
from palagan.commands.look import VIEWS, view_command
from palagan.commands.mcp import mcp
from palagan.commands.merge import merge
from palagan.commands.output import tell_error
from palagan.commands.pack import pack
from palagan.commands.read import read
from palagan.commands.remove import remove
from palagan.commands.run import run
from palagan.commands.search import search
from palagan.commands.serve import serve
from palagan.commands.show import show
from palagan.commands.sources import sources
from palagan.commands.status import status
from palagan.commands.unpack import unpack
from palagan.commands.watch import watch
from palagan.commands.why import why
from palagan.errors import InputError, PalaganError

app = typer.Typer(
    name="palagan",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

COMMANDS: tuple[Callable[..., object], ...] = (
    init,
    add,
    run,
    watch,
    sources,
    status,
    *map(view_command, VIEWS),
    search,
    show,
    why,
    decide,
    remove,
    diff,
    export,
    brief,
    pack,
    unpack,
    merge,
    alert,
    channel,
    serve,
    access,
    mcp,
    read,
    doctor,
)
"""In the order in which the help tells them."""

for command in COMMANDS:
    app.command()(command)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"palagan {__version__}\n")
        raise typer.Exit


@app.callback()
def palagan(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """The sourced record of a conflict, read from the news: what happened, who says so, who denies it.

    \b
    palagan init papua-2026             make a case
    palagan add papua-2026 pages/       put pages into it
    palagan run papua-2026              read them, make the record
    palagan timeline papua-2026         look at it
    palagan read page.txt               read one page, without a case
    """


def main() -> None:
    """Run the command that the shell was given, and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not os.environ.get("PALAGAN_DEBUG"):
        sys.excepthook = _tell_fault
    sys.exit(call(sys.argv[1:]))


def call(arguments: Sequence[str]) -> int:
    """Run one command; gives its exit code. Errors that are foreseen are told on standard error."""
    as_json = "--json" in arguments
    try:
        result = typer.main.get_command(app)(list(arguments), prog_name="palagan", standalone_mode=False)
        sys.stdout.flush()
    except PalaganError as error:
        if os.environ.get("PALAGAN_DEBUG"):
            raise
        tell_error(error, as_json=as_json)
        return 2 if isinstance(error, InputError) else 1
    except typer.TyperException as error:
        told = InputError(error.format_message(), way_out=_help_for(arguments))
        tell_error(told, as_json=as_json)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("\npalagan: stopped. What was kept stays; run it again to complete it.\n")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result if isinstance(result, int) else 0


def _help_for(arguments: Sequence[str]) -> str:
    names = {command.__name__ for command in COMMANDS}
    named = next((argument for argument in arguments if argument in names), None)
    return f"See: palagan {named} --help" if named else "See: palagan --help"


def _tell_fault(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A fault of our own, in one line."""
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" ({trace.tb_frame.f_code.co_filename}:{trace.tb_lineno})" if trace else ""
    told = PalaganError(
        f"a fault of ours: {kind.__name__}: {fault}{where}",
        way_out="Set PALAGAN_DEBUG=1 and run it again to see all of it, then tell us.",
    )
    tell_error(told, as_json="--json" in sys.argv)
