"""The log: who did what and when. It is only added to; triggers refuse to change or delete a row."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from palagan.model.moments import iso

What = Literal[
    "login",
    "login-wrong",
    "login-held",
    "logout",
    "refused",
    "token-wrong",
    "decided",
    "wrote",
    "exported",
    "user-added",
    "user-changed",
    "user-removed",
    "token-added",
    "token-revoked",
]
_OFTEN = 60
"""Seconds within which the same refusal of somebody unknown is noted once, so that nobody can fill the disk with it."""
_UNKNOWN: frozenset[What] = frozenset({"token-wrong", "login-held", "refused"})


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line. `at` is ISO 8601 UTC; `who` is empty where nobody had logged in; `item` is what it was about."""

    number: int
    at: str
    who: str
    address: str
    what: What
    item: str


def note(
    connection: sqlite3.Connection, what: What, now: int, *, who: str = "", address: str = "", item: str = ""
) -> None:
    """Add a line."""
    told = " ".join(item.split())[:300]
    if what in _UNKNOWN and not who:
        query = (
            "SELECT 1 FROM (SELECT * FROM log ORDER BY number DESC LIMIT 200) WHERE at > ? AND what = ? AND address = ?"
        )
        if connection.execute(query, (now - _OFTEN, what, address)).fetchone():
            return
    connection.execute(
        "INSERT INTO log (at, who, address, what, item) VALUES (?, ?, ?, ?, ?)", (now, who, address, what, told)
    )


def read_log(
    connection: sqlite3.Connection,
    *,
    limit: int = 50,
    before: int | None = None,
    who: str | None = None,
    what: str | None = None,
) -> tuple[LogRow, ...]:
    """The newest lines first, at most `limit`; `before` goes on below a line's number."""
    query = "SELECT * FROM log WHERE (? IS NULL OR number < ?) AND (? IS NULL OR who = ?) AND (? IS NULL OR what = ?) "
    given = (before, before, who, who, what, what, limit)
    rows = connection.execute(f"{query} ORDER BY number DESC LIMIT ?", given)
    return tuple(LogRow(**{**dict(row), "at": iso(row["at"])}) for row in rows)
