"""Users: added, changed and removed by those who may open the access file, or by an owner."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass

from palagan.errors import InputError, NotFoundError
from palagan.web.access.passwords import hashed
from palagan.web.access.roles import ROLES, Role

_NAME = re.compile(r"\w(?:[\w .'\-]{0,38}[\w.])?")
"""One to forty letters, digits, spaces, dots, dashes: names stand in decisions, exports and headers."""


@dataclass(frozen=True, slots=True)
class UserRow:
    """One user without the password's hash. Times are seconds since 1970; `tokens` and `sessions` count live ones."""

    name: str
    role: Role
    made: int
    changed: int
    tokens: int
    sessions: int


def key_of(name: str) -> str:
    """The name under which a user is kept: Rina, RINA and rina are one."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def add_user(connection: sqlite3.Connection, name: str, role: Role, password: str, now: int) -> str:
    """Add a user; gives the name as it is kept. A name that is taken or is none is an `InputError`."""
    told = unicodedata.normalize("NFC", " ".join(name.split()))
    if not _NAME.fullmatch(told):
        way_out = "Use one to forty letters, digits, spaces, dots and dashes."
        raise InputError("is no name for a user", item=told[:60], way_out=way_out)
    if _row(connection, told) is not None:
        raise InputError("is a user already", item=told, way_out="Change it with change-user, or choose another name.")
    row = (key_of(told), told, role, hashed(password), now, now)
    connection.execute("INSERT INTO users (key, name, role, password, made, changed) VALUES (?, ?, ?, ?, ?, ?)", row)
    return told


def change_user(
    connection: sqlite3.Connection, name: str, now: int, *, role: Role | None = None, password: str | None = None
) -> str:
    """Give a user another role or password; gives the name. Every session of the user ends, tokens stay."""
    row = _known(connection, name)
    if role is not None and role != "owner":
        _leave_an_owner(connection, row)
    made = hashed(password) if password is not None else row["password"]
    connection.execute(
        "UPDATE users SET role = ?, password = ?, changed = ? WHERE key = ?",
        (role or row["role"], made, now, row["key"]),
    )
    connection.execute("DELETE FROM sessions WHERE user = ?", (row["key"],))
    return str(row["name"])


def remove_user(connection: sqlite3.Connection, name: str) -> str:
    """Remove a user with tokens and sessions; gives the name. The last owner stays as long as there are others."""
    row = _known(connection, name)
    _leave_an_owner(connection, row)
    connection.execute("DELETE FROM users WHERE key = ?", (row["key"],))
    return str(row["name"])


def list_users(connection: sqlite3.Connection) -> tuple[UserRow, ...]:
    """All users, those who may most first, then by name."""
    query = (
        "SELECT name, role, made, changed, (SELECT count(*) FROM tokens t WHERE t.user = u.key) AS tokens, "
        "(SELECT count(*) FROM sessions s WHERE s.user = u.key) AS sessions FROM users u ORDER BY key"
    )
    rows = [UserRow(**dict(row)) for row in connection.execute(query)]
    return tuple(sorted(rows, key=lambda row: -ROLES.index(row.role)))


def has_users(connection: sqlite3.Connection) -> bool:
    """Whether there is any user."""
    return connection.execute("SELECT 1 FROM users LIMIT 1").fetchone() is not None


def _leave_an_owner(connection: sqlite3.Connection, row: sqlite3.Row) -> None:
    """Refuse what would leave users behind whom nobody can manage."""
    others = connection.execute("SELECT role FROM users WHERE key <> ?", (row["key"],)).fetchall()
    if row["role"] == "owner" and others and all(other["role"] != "owner" for other in others):
        raise InputError("is the only owner", item=row["name"], way_out="Make another user an owner first.")


def _row(connection: sqlite3.Connection, name: str) -> sqlite3.Row | None:
    found: sqlite3.Row | None = connection.execute("SELECT * FROM users WHERE key = ?", (key_of(name),)).fetchone()
    return found


def _known(connection: sqlite3.Connection, name: str) -> sqlite3.Row:
    row = _row(connection, name)
    if row is None:
        raise NotFoundError("is no user", item=name[:60], way_out="See who is: palagan access CASE list")
    return row
