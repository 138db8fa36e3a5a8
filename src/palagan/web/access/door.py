"""The door: a name and a password become a session; a cookie or a token becomes a person."""

from __future__ import annotations

from dataclasses import dataclass

from palagan.web.access.file import AccessFile
from palagan.web.access.log import note
from palagan.web.access.passwords import hashed, is_outdated, matches
from palagan.web.access.roles import Person
from palagan.web.access.sessions import Session, begin_session, end_session, session_of, touch_session, turn_session
from palagan.web.access.throttle import attempt, forgive
from palagan.web.access.tokens import person_of_token, touch_token
from palagan.web.access.users import has_users, key_of


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a log-in: a session's id for the browser, or `wait`, the seconds until the next attempt is taken,
    or neither: the name or the password is wrong."""

    session: str | None = None
    name: str | None = None
    wait: int = 0


def anybody(access: AccessFile) -> bool:
    """Whether there is a user, so that everybody must say who they are."""
    if not access.is_there:
        return False
    with access.reading() as connection:
        return has_users(connection)


def log_in(access: AccessFile, name: str, password: str, address: str, now: int, old: str | None = None) -> Entry:
    """Let somebody in who knows a password. `old` is the session the browser came with; it ends, so that an id that
    somebody else put into the browser means nothing afterwards."""
    with access.writing() as connection:
        wait = attempt(connection, name, address, now)
        if wait:
            note(connection, "login-held", now, address=address, item=f"{name[:60]} ({wait} s)")
            return Entry(wait=wait)
        row = connection.execute("SELECT key, name, password FROM users WHERE key = ?", (key_of(name),)).fetchone()
    right = matches(password, row["password"] if row else None)
    with access.writing() as connection:
        same = connection.execute("SELECT password FROM users WHERE key = ?", (key_of(name),)).fetchone()
        if not right or row is None or same is None or same["password"] != row["password"]:
            note(connection, "login-wrong", now, address=address, item=name[:60])
            return Entry()
        forgive(connection, name, address)
        if old:
            end_session(connection, old)
        id_ = begin_session(connection, row["name"], now)
        note(connection, "login", now, who=row["name"], address=address)
    if is_outdated(row["password"]):
        _rehash(access, row["name"], row["password"], password)
    return Entry(session=id_, name=row["name"])


def _rehash(access: AccessFile, name: str, was: str, password: str) -> None:
    """The password's hash made anew with today's parameters, unless it was changed meanwhile."""
    made = hashed(password)
    with access.writing() as connection:
        connection.execute("UPDATE users SET password = ? WHERE key = ? AND password = ?", (made, key_of(name), was))


def log_out(access: AccessFile, id_: str, address: str, now: int) -> None:
    """End the session of an id, if it is one."""
    with access.writing() as connection:
        name = end_session(connection, id_)
        if name is not None:
            note(connection, "logout", now, who=name, address=address)


def by_token(access: AccessFile, secret: str, address: str, now: int) -> Person | None:
    """Whose token it is; a wrong one is noted."""
    with access.reading() as connection:
        found = person_of_token(connection, secret, now)
    if found is not None and not found[1]:
        return found[0]
    with access.writing() as connection:
        if found is None:
            note(connection, "token-wrong", now, address=address, item=secret[:8])
            return None
        touch_token(connection, found[0].token or "", now)
        return found[0]


def by_session(access: AccessFile, id_: str, now: int) -> tuple[Session, str | None] | None:
    """The session of an id, and the id that the browser is to have from now on where it is another."""
    with access.reading() as connection:
        session = session_of(connection, id_, now)
    if session is None or not (session.turn or session.touch):
        return (session, None) if session else None
    with access.writing() as connection:
        if session.turn:
            return session, turn_session(connection, session, now)
        touch_session(connection, session, now)
    return session, None
