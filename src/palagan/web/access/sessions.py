"""Sessions: kept here, known to the browser by a random id alone, another after every log-in and every hour."""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass

from palagan.web.access.roles import Person
from palagan.web.access.tokens import digest_of
from palagan.web.access.users import key_of

IDLE = 12 * 3600
"""Seconds without a request after which a session ends: a working day."""
LONGEST = 7 * 86_400
"""Seconds after which it ends in any case."""
TURNED = 3600
"""Seconds after which the browser is given another id."""
GRACE = 60
"""Seconds for which the id before is still taken, since a browser asks for several things at once."""
_TOUCHED = 60


@dataclass(frozen=True, slots=True)
class Session:
    """A live session. `csrf` is what its forms must bring; `turn`: the browser is due another id; `touch`: the time of
    the last request should be written (`touch_session`)."""

    person: Person
    csrf: str
    digest: bytes
    turn: bool
    touch: bool


def begin_session(connection: sqlite3.Connection, name: str, now: int) -> str:
    """A new session of a user; gives its id for the browser. Ended ones are swept out."""
    connection.execute("DELETE FROM sessions WHERE seen <= ? OR made <= ?", (now - IDLE, now - LONGEST))
    id_ = secrets.token_urlsafe(32)
    row = (digest_of(id_), key_of(name), secrets.token_urlsafe(24), now, now, now)
    connection.execute("INSERT INTO sessions (digest, user, csrf, made, seen, turned) VALUES (?, ?, ?, ?, ?, ?)", row)
    return id_


def session_of(connection: sqlite3.Connection, id_: str, now: int) -> Session | None:
    """The session that an id means; None where it is none, ended, or its id was replaced `GRACE` ago."""
    digest = digest_of(id_)
    row = connection.execute(
        "SELECT s.*, u.name, u.role FROM sessions s JOIN users u ON u.key = s.user WHERE s.digest = ? OR s.before = ?",
        (digest, digest),
    ).fetchone()
    if row is None or now - row["seen"] >= IDLE or now - row["made"] >= LONGEST:
        return None
    is_today = row["digest"] == digest
    if not is_today and now - row["turned"] > GRACE:
        return None
    return Session(
        person=Person(row["name"], row["role"]),
        csrf=row["csrf"],
        digest=row["digest"],
        turn=is_today and now - row["turned"] >= TURNED,
        touch=now - row["seen"] >= _TOUCHED,
    )


def turn_session(connection: sqlite3.Connection, session: Session, now: int) -> str | None:
    """Give a session another id; None where another request has just done so."""
    id_ = secrets.token_urlsafe(32)
    done = connection.execute(
        "UPDATE sessions SET digest = ?, before = digest, seen = ?, turned = ? WHERE digest = ?",
        (digest_of(id_), now, now, session.digest),
    )
    return id_ if done.rowcount else None


def touch_session(connection: sqlite3.Connection, session: Session, now: int) -> None:
    """Note that a session was used."""
    connection.execute("UPDATE sessions SET seen = ? WHERE digest = ?", (now, session.digest))


def end_session(connection: sqlite3.Connection, id_: str) -> str | None:
    """End the session of an id; gives whose it was."""
    digest = digest_of(id_)
    row = connection.execute(
        "SELECT s.digest, u.name FROM sessions s JOIN users u ON u.key = s.user WHERE s.digest = ? OR s.before = ?",
        (digest, digest),
    ).fetchone()
    if row is None:
        return None
    connection.execute("DELETE FROM sessions WHERE digest = ?", (row["digest"],))
    return str(row["name"])
