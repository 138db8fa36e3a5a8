"""What a command prints: tables and lines for people, JSON for programs, one line for an error."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from palagan.commands.layout import Faint, Strong
from palagan.errors import PalaganError

if TYPE_CHECKING:
    from rich.console import Console

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What could move the cursor or turn the writing round: a page's words go to the terminal as words only."""
WIDE = 120
"""Columns of a table that goes into a file or a pipe."""


def harmless(words: object) -> str:
    """Text that a terminal shows and does not obey."""
    return _CONTROL.sub("�", str(words))


def say(*lines: str) -> None:
    """Print lines for people; strong and faint ones so on a terminal, unless NO_COLOR says otherwise."""
    for line in lines:
        before, after = ("", "") if type(line) is str else _style(line)
        sys.stdout.write(f"{before}{harmless(line)}{after}\n")


def _style(line: str) -> tuple[str, str]:
    """What is written to a terminal before and after a line."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()
    code = {Strong: "1", Faint: "2"}.get(type(line))
    return ("", "") if plain or code is None else (f"\x1b[{code}m", "\x1b[0m")


def warn(line: str) -> None:
    """Print a line beside the output."""
    sys.stdout.flush()
    sys.stderr.write(harmless(line) + "\n")
    sys.stderr.flush()


def give_json(value: Any) -> None:
    """Print one JSON value; dates, enums and dataclasses have been made plain before."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def give_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, right: Iterable[int] = (), title: str | None = None
) -> None:
    """Print a table; None is an empty cell. `right` are the columns of numbers."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    numbers = set(right)
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False, padding=(0, 1))
    for position, name in enumerate(columns):
        table.add_column(Text(name), justify="right" if position in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else harmless(cell)) for cell in row))
    console().print(table)


def console() -> Console:
    """The terminal, or a wide plain page where the output goes into a file."""
    from rich.console import Console

    wide = None if sys.stdout.isatty() else WIDE
    return Console(file=sys.stdout, width=wide, highlight=False, markup=False, emoji=False)


def by_reason(dropped: Iterable[tuple[str, int]]) -> str:
    """ "binary 4, empty 2", most first."""
    return ", ".join(f"{reason} {count}" for reason, count in sorted(dropped, key=lambda pair: (-pair[1], pair[0])))


def tell_error(error: PalaganError, *, as_json: bool) -> None:
    """One line on standard error, or one JSON object there."""
    if as_json:
        told = {"error": {"message": error.message, "item": error.item, "way_out": error.way_out}}
        sys.stderr.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        sys.stderr.write(" ".join(harmless(f"palagan: {error}").split()) + "\n")
    sys.stderr.flush()
