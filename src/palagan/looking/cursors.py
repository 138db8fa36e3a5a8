"""Places in a list as words of an address: opaque, and refused where they are not ours."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

from palagan.errors import InputError

_BOUND = 1 << 62


def cursor_of(*place: object) -> str:
    """The words for a place."""
    return urlsafe_b64encode(" ".join(map(str, place)).encode()).decode().rstrip("=")


def numbers_of(cursor: str, kind: str, count: int) -> tuple[int, ...]:
    """The numbers of a place of that kind; words that are none are an `InputError`."""
    try:
        told, *place = urlsafe_b64decode(cursor.encode("ascii") + b"==").decode("ascii").split(" ")
        found = tuple(int(one) for one in place)
        if told != kind or len(found) != count or not all(-_BOUND < one < _BOUND for one in found):
            raise ValueError
    except ValueError as error:
        raise InputError("is no place in this list", item="after", way_out="Begin from the first page.") from error
    return found


def at(skip: int) -> str:
    """The words for a place after so many rows."""
    return cursor_of("at", skip)


def place_of(cursor: str | None) -> int:
    """How many rows come before; 0 for None."""
    if cursor is None:
        return 0
    (skip,) = numbers_of(cursor, "at", 1)
    return max(skip, 0)
