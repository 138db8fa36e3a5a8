"""Cursors of lists that are held whole: opaque outside, a number within."""

from __future__ import annotations

from palagan.errors import InputError

SHOWN = 50
"""Rows shown at once."""


def start_of(after: str | None) -> int:
    """The number that a cursor stands for; 0 for none. One that is none of ours is an `InputError`."""
    if not after:
        return 0
    if not (after.startswith("n") and after[1:].isascii() and after[1:].isdecimal() and len(after) < 9):
        raise InputError(
            "is no place in this list", item=f"after {after[:40]}", way_out="Begin at the list's beginning."
        )
    return int(after[1:])


def cursor_at(start: int | None) -> str | None:
    """The cursor of a number."""
    return None if start is None else f"n{start}"
