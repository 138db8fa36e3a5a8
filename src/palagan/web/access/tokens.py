"""Tokens for programs: shown once when made, kept as a digest alone."""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass
from hashlib import sha256

from palagan.errors import NotFoundError
from palagan.web.access.roles import Person, Role, lesser
from palagan.web.access.users import key_of

PREFIX = "plg_"
"""What every token begins with, so that scanners for leaked secrets can tell one."""
_TOUCHED = 60
"""Seconds after which the time of use is written again."""


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One token without its secret. Times are seconds since 1970; None: never used, never ends."""

    id: str
    user: str
    role: Role
    purpose: str
    made: int
    used: int | None
    expires: int | None


def digest_of(secret: str) -> bytes:
    """What is kept of a secret of 256 random bits: one SHA-256 is enough, there is nothing to guess."""
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()


def add_token(
    connection: sqlite3.Connection,
    name: str,
    purpose: str,
    now: int,
    *,
    role: Role | None = None,
    days: int | None = None,
) -> tuple[str, str]:
    """Make a token for a user; gives its id and its secret, which nobody can see again. It may no more than the user.

    `days` from now it ends; None: never.
    """
    user = connection.execute("SELECT key, role FROM users WHERE key = ?", (key_of(name),)).fetchone()
    if user is None:
        raise NotFoundError("is no user", item=name[:60], way_out="See who is: palagan access CASE list")
    secret = PREFIX + secrets.token_urlsafe(32)
    id_ = "tk-" + secrets.token_hex(6)
    ends = None if days is None else now + days * 86_400
    row = (id_, digest_of(secret), user["key"], role or user["role"], " ".join(purpose.split())[:100], now, ends)
    connection.execute(
        "INSERT INTO tokens (id, digest, user, role, purpose, made, expires) VALUES (?, ?, ?, ?, ?, ?, ?)", row
    )
    return id_, secret


def person_of_token(connection: sqlite3.Connection, secret: str, now: int) -> tuple[Person, bool] | None:
    """Whose token it is, and whether its time of use should be written (`touch_token`); None where it is none."""
    query = (
        "SELECT t.id, t.role AS most, t.used, t.expires, u.name, u.role FROM tokens t JOIN users u ON u.key = t.user "
        "WHERE t.digest = ?"
    )
    row = connection.execute(query, (digest_of(secret),)).fetchone()
    if row is None or (row["expires"] is not None and row["expires"] <= now):
        return None
    person = Person(row["name"], lesser(row["most"], row["role"]), row["id"])
    return person, row["used"] is None or now - row["used"] >= _TOUCHED


def touch_token(connection: sqlite3.Connection, id_: str, now: int) -> None:
    """Note that a token was used."""
    connection.execute("UPDATE tokens SET used = ? WHERE id = ?", (now, id_))


def list_tokens(connection: sqlite3.Connection, name: str | None = None) -> tuple[TokenRow, ...]:
    """All tokens, or those of one user, the newest first."""
    query = (
        "SELECT t.id, u.name AS user, t.role, t.purpose, t.made, t.used, t.expires FROM tokens t "
        "JOIN users u ON u.key = t.user WHERE ? IS NULL OR t.user = ? ORDER BY t.made DESC, t.id"
    )
    key = None if name is None else key_of(name)
    return tuple(TokenRow(**dict(row)) for row in connection.execute(query, (key, key)))


def revoke_token(connection: sqlite3.Connection, id_: str, name: str | None = None) -> str:
    """Take a token back; gives whose it was. `name`: only where it is this user's."""
    query = "SELECT u.name, u.key FROM tokens t JOIN users u ON u.key = t.user WHERE t.id = ?"
    row = connection.execute(query, (id_,)).fetchone()
    if row is None or (name is not None and key_of(name) != row["key"]):
        raise NotFoundError("is no token", item=id_[:60], way_out="See them: palagan access CASE list-tokens")
    connection.execute("DELETE FROM tokens WHERE id = ?", (id_,))
    return str(row["name"])
