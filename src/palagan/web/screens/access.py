"""`/settings/access`: one's own password and tokens; for owners the users, and the log of who did what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from palagan.errors import InputError
from palagan.model.moments import iso
from palagan.web.access.door import log_in
from palagan.web.access.file import AccessFile
from palagan.web.access.log import LogRow, What, note, read_log
from palagan.web.access.roles import ROLES, Role, may, role_of
from palagan.web.access.tokens import add_token, list_tokens, revoke_token
from palagan.web.access.users import UserRow, add_user, change_user, has_users, list_users, remove_user
from palagan.web.asked import Ask, Asked
from palagan.web.gate import address_of, cookie_line, seconds, session_cookie
from palagan.web.guard import OurForm, RefusalError
from palagan.web.screen import page, screen
from palagan.web.words import say

router = APIRouter()
LINES = 50


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token as its owner sees it; times are ISO 8601 UTC."""

    id: str
    user: str
    role: Role
    purpose: str
    made: str
    used: str | None
    expires: str | None


@dataclass(frozen=True, slots=True)
class AccessScreen:
    """`open`: nobody logs in here yet. Users and log are for owners. `secret` is a new token, shown this once."""

    open: bool
    name: str
    role: Role
    users: tuple[UserRow, ...]
    tokens: tuple[TokenLine, ...]
    log: tuple[LogRow, ...]
    next: int | None
    roles: tuple[Role, ...] = ROLES
    secret: str | None = None


@screen(router, "/settings/access", "access")
def access(asked: Ask) -> AccessScreen:
    """What the one who asks may see of it."""
    return _seen(asked)


def _seen(asked: Asked, secret: str | None = None) -> AccessScreen:
    file: AccessFile = asked.request.app.state.access
    user, is_open = asked.user, asked.request.state.visit == "open"
    owns = may(user.role, "owner")
    if not file.is_there:
        return AccessScreen(is_open, user.name, user.role, (), (), (), None)
    before = int(asked.after) if asked.after and asked.after.isdecimal() and len(asked.after) < 16 else None
    with file.reading() as connection:
        users = list_users(connection) if owns else ()
        tokens = list_tokens(connection, None if owns else user.name)
        lines = read_log(connection, limit=LINES + 1, before=before) if owns else ()
    told = tuple(
        TokenLine(t.id, t.user, t.role, t.purpose, iso(t.made), _moment(t.used), _moment(t.expires)) for t in tokens
    )
    following = lines[LINES - 1].number if len(lines) > LINES else None
    return AccessScreen(is_open, user.name, user.role, users, told, lines[:LINES], following, secret=secret)


def _moment(at: int | None) -> str | None:
    return None if at is None else iso(at)


def _done() -> Response:
    return RedirectResponse("/settings/access", 303)


def _note(request: Request, what: What, item: str) -> None:
    file: AccessFile = request.app.state.access
    user = getattr(request.state, "user", None)
    with file.writing() as connection:
        who = user.name if user else ""
        note(connection, what, seconds(), who=who, address=address_of(request), item=item)


@router.post("/settings/access/password", dependencies=[OurForm], include_in_schema=False)
def password(
    asked: Ask, old: Annotated[str, Form()], new: Annotated[str, Form()], again: Annotated[str, Form()]
) -> Response:
    """A new password for the one who asks, who must know the old one; every session ends but a new one."""
    file: AccessFile = asked.request.app.state.access
    if asked.request.state.visit != "session":
        raise RefusalError(say("access.no_session", asked.tongue), 403)
    if new != again:
        raise InputError(say("access.not_same", asked.tongue))
    address = address_of(asked.request)
    if log_in(file, asked.user.name, old, address, seconds()).session is None:
        raise RefusalError(say("login.wrong", asked.tongue), 403)
    with file.writing() as connection:
        change_user(connection, asked.user.name, seconds(), password=new)
    _note(asked.request, "user-changed", f"{asked.user.name} (password)")
    entry = log_in(file, asked.user.name, new, address, seconds())
    onward = _done()
    if entry.session:
        onward.headers.append("set-cookie", cookie_line(asked.request, session_cookie(asked.request), entry.session))
    return onward


@router.post("/settings/access/tokens", dependencies=[OurForm], include_in_schema=False)
def new_token(
    asked: Ask, purpose: Annotated[str, Form()] = "", role: Annotated[str, Form()] = "reader",
    days: Annotated[int, Form(ge=1, le=3650)] = 90,
) -> Response:  # fmt: skip
    """A token for the one who asks, shown on this answer alone."""
    file: AccessFile = asked.request.app.state.access
    if asked.request.state.visit != "session":
        raise RefusalError(say("access.no_session", asked.tongue), 403)
    with file.writing() as connection:
        id_, secret = add_token(connection, asked.user.name, purpose, seconds(), role=role_of(role), days=days)
    _note(asked.request, "token-added", f"{id_} ({asked.user.name})")
    return page(asked, "access", _seen(asked, secret), 201)


@router.post("/settings/access/tokens/revoke", dependencies=[OurForm], include_in_schema=False)
def end_token(asked: Ask, id: Annotated[str, Form()]) -> Response:
    """Take a token back: one's own, or for owners anybody's."""
    file: AccessFile = asked.request.app.state.access
    with file.writing() as connection:
        whose = revoke_token(connection, id, None if may(asked.user.role, "owner") else asked.user.name)
    _note(asked.request, "token-revoked", f"{id} ({whose})")
    return _done()


@router.post("/settings/access/users/add", dependencies=[OurForm], include_in_schema=False)
def new_user(
    asked: Ask, name: Annotated[str, Form()], password: Annotated[str, Form()], role: Annotated[str, Form()] = "reader"
) -> Response:
    """One more user; the first is an owner."""
    file: AccessFile = asked.request.app.state.access
    with file.writing() as connection:
        wanted: Role = role_of(role) if has_users(connection) else "owner"
        told = add_user(connection, name, wanted, password, seconds())
    _note(asked.request, "user-added", f"{told} ({wanted})")
    return _done()


@router.post("/settings/access/users/change", dependencies=[OurForm], include_in_schema=False)
def other_role(asked: Ask, name: Annotated[str, Form()], role: Annotated[str, Form()]) -> Response:
    """Another role for a user, who must log in again."""
    file: AccessFile = asked.request.app.state.access
    with file.writing() as connection:
        told = change_user(connection, name, seconds(), role=role_of(role))
    _note(asked.request, "user-changed", f"{told} ({role})")
    return _done()


@router.post("/settings/access/users/remove", dependencies=[OurForm], include_in_schema=False)
def no_user(asked: Ask, name: Annotated[str, Form()]) -> Response:
    """Let a user in no more; what they decided stays."""
    file: AccessFile = asked.request.app.state.access
    with file.writing() as connection:
        told = remove_user(connection, name)
    _note(asked.request, "user-removed", told)
    return _done()
