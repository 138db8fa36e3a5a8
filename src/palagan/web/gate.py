"""The gate before every route: who asks, whether they may, and whether a form is ours. What no rule lets in is refused.

No route has to remember any of this: without a person nothing but the log-in page, its files and `/healthz` answers,
and whatever changes something needs a reviewer unless a rule below says otherwise.
"""

from __future__ import annotations

import base64
import secrets
import time
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from palagan.errors import CaseError, InputError, PalaganError
from palagan.web.access.door import anybody, by_session, by_token
from palagan.web.access.file import AccessFile
from palagan.web.access.log import What, note
from palagan.web.access.roles import Role, may
from palagan.web.asked import CSRF_COOKIE, User
from palagan.web.bodies import form_token, read_body, replayed
from palagan.web.guard import RefusalError
from palagan.web.refusals import refuse, tongue_for, wants_json
from palagan.web.settings import ServeSettings
from palagan.web.whence import check_host, check_origin
from palagan.web.words import say

OPEN_TO_ALL = frozenset({"/login", "/healthz", "/favicon.ico"})
"""Paths that answer before anybody has logged in, beside `/static/`."""
READERS_MAY = frozenset(
    {"/login", "/logout", "/settings/access/password", "/settings/access/tokens", "/settings/access/tokens/revoke"}
)
"""Paths to which those may send something who may not decide."""
OWNERS_ONLY = ("/settings/access/users", "/settings/access/log")
"""Paths, and what lies under them, for owners alone, whatever the method."""
OWNERS_CHANGE = ("/sources", "/alerts")
"""Paths under which owners alone may change something: what is listened to, rules, channels."""
FEEDS = frozenset({"/alerts.atom"})
"""What feed readers ask for, which can bring a token only as the password of a log-in (RFC 7617)."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
EXPORTS = ("/export/", "/brief/", "/api/v1/exports/")
"""What lies under these paths are files that are taken away."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Who comes. `how`: nobody logs in here ("open"), by a session, by a token, or not known ("stranger")."""

    how: str
    user: User | None
    csrf: str
    cookie: str | None = None


def check_start(settings: ServeSettings, access: AccessFile) -> None:
    """Refuse to listen beyond this machine as long as there is nobody who could log in: an `InputError`."""
    if not settings.local and not anybody(access):
        raise InputError(
            "whoever reaches this machine could read and change the case: there is no user yet",
            item=f"--host {settings.host}",
            way_out=f"Make one: {access.how_to_add}",
        )


class Gate:
    """Looks at every request before the application sees it."""

    def __init__(self, app: ASGIApp, settings: ServeSettings, access: AccessFile) -> None:
        self.app, self.settings, self.access = app, settings, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it with why not."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        visit = Visit("stranger", None, "")
        try:
            visit = await run_in_threadpool(self._visit, request)
            if request.method not in SAFE:
                body = await read_body(request, receive)
                receive = replayed(body, receive)
                if visit.how != "token":
                    await self._check_ours(request, visit, body)
            self._check_may(request, visit)
        except PalaganError as error:
            refusal = error
            answer = await run_in_threadpool(self._refused, request, visit, refusal)
            await answer(scope, receive, self._sending(request, visit, send))
            return
        scope.setdefault("state", {})["csrf"] = visit.csrf
        if visit.how != "open":
            scope["state"]["user"] = visit.user
        scope["state"]["visit"] = visit.how
        await self.app(scope, receive, self._sending(request, visit, send))

    def _visit(self, request: Request) -> Visit:
        """Who asks. A token that is none, and hosts that we are not, are refused here."""
        closed = anybody(self.access) or not self.settings.local
        check_host(request, closed=closed)
        check_origin(request)
        cookie = request.cookies.get(CSRF_COOKIE, "")
        token = cookie if len(cookie) >= 32 else secrets.token_urlsafe(24)
        if not closed:
            return Visit("open", _ANYBODY, token)
        if not self.access.is_there:
            return Visit("stranger", None, token)
        bearer = request.headers.get("authorization", "")
        if bearer:
            kind, _, secret = bearer.partition(" ")
            if request.url.path in FEEDS and kind.lower() == "basic":
                kind, secret = "bearer", _password(secret)
            person = None
            if kind.lower() == "bearer":
                person = by_token(self.access, secret.strip(), address_of(request), seconds())
            if person is None:
                raise _refusal(request, "token", 401)
            return Visit("token", User(person.name, person.role), "")
        id_ = request.cookies.get(session_cookie(request))
        found = by_session(self.access, id_, seconds()) if id_ else None
        if found is None:
            return Visit("stranger", None, token)
        session, fresh = found
        return Visit("session", User(session.person.name, session.person.role), session.csrf, fresh)

    async def _check_ours(self, request: Request, visit: Visit, body: bytes) -> None:
        """A form brings the token of this browser. A program that is no browser and has no cookies may send JSON."""
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        is_program = not request.cookies and not {"origin", "sec-fetch-site"} & set(request.headers.keys())
        if request.url.path.startswith("/api/") and is_program and kind in ("", "application/json"):
            return
        brought = request.headers.get("x-csrf") or await form_token(request, body)
        known = visit.csrf if visit.how == "session" else request.cookies.get(CSRF_COOKIE, "")
        if len(known) < 32 or not secrets.compare_digest(known.encode(), brought.encode("utf-8", "replace")):
            raise _refusal(request, "form", 403)

    def _check_may(self, request: Request, visit: Visit) -> None:
        """Whether this person may do this."""
        path = request.url.path
        if path in OPEN_TO_ALL or path.startswith("/static/"):
            return
        if visit.user is None:
            raise _refusal(request, "stranger", 401)
        needed: Role = "reader"
        owned = OWNERS_ONLY if request.method in SAFE else (*OWNERS_ONLY, *OWNERS_CHANGE)
        if any(path == one or path.startswith(f"{one}/") for one in owned):
            needed = "owner"
        elif request.method not in SAFE and path not in READERS_MAY:
            needed = "reviewer"
        if not may(visit.user.role, needed):
            raise _refusal(request, "role", 403, needed=needed, name=visit.user.name, role=visit.user.role)

    def _refused(self, request: Request, visit: Visit, error: PalaganError) -> Response:
        """The answer to one who is not let through: strangers at a page are sent to log in."""
        status = getattr(error, "status", 503 if isinstance(error, CaseError) else 400)
        if visit.user is not None and status in (401, 403):
            self._note("refused", request, visit, f"{request.method} {request.url.path}")
        if status == 401 and not wants_json(request) and request.url.path not in FEEDS:
            to = "/login" + (f"?next={quote(_asked(request), safe='')}" if request.method == "GET" else "")
            if request.headers.get("hx-request"):
                return Response(status_code=401, headers={"HX-Redirect": to})
            if request.method == "GET":
                return RedirectResponse(to, 303)
        answer = refuse(request, error, status)
        if status == 401:
            kind = "Basic" if request.url.path in FEEDS else "Bearer"
            answer.headers["www-authenticate"] = f'{kind} realm="palagan"'
        return answer

    def _sending(self, request: Request, visit: Visit, send: Send) -> Send:
        """Cookies put to the answer, and what was done put into the log."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                is_page = any(n == b"content-type" and v.startswith(b"text/html") for n, v in message["headers"])
                for cookie in self._cookies(request, visit, is_page=is_page):
                    message["headers"] = [*message["headers"], (b"set-cookie", cookie.encode("latin-1"))]
                if visit.user is not None and visit.how != "open" and message["status"] < 400:
                    await run_in_threadpool(self._note_done, request, visit)
            await send(message)

        return sent

    def _cookies(self, request: Request, visit: Visit, *, is_page: bool) -> list[str]:
        """The session's fresh id; with pages the token that their forms bring, where nobody has logged in."""
        if visit.cookie is not None:
            return [cookie_line(request, session_cookie(request), visit.cookie)]
        known = not visit.csrf or visit.how in ("session", "token") or visit.csrf == request.cookies.get(CSRF_COOKIE)
        return [cookie_line(request, CSRF_COOKIE, visit.csrf, strict=True)] if is_page and not known else []

    def _note_done(self, request: Request, visit: Visit) -> None:
        path = request.url.path
        if request.method not in SAFE and path not in READERS_MAY and not path.startswith("/settings/access/"):
            is_decision = path.startswith(("/review", "/api/v1/decisions"))
            self._note("decided" if is_decision else "wrote", request, visit, f"{request.method} {_asked(request)}")
        elif request.method == "GET" and path.startswith(EXPORTS):
            self._note("exported", request, visit, _asked(request))

    def _note(self, what: What, request: Request, visit: Visit, item: str) -> None:
        with self.access.writing() as connection:
            who = visit.user.name if visit.user else ""
            note(connection, what, seconds(), who=who, address=address_of(request), item=item)


def _password(told: str) -> str:
    """The password of a log-in by header; empty where there is none."""
    try:
        return base64.b64decode(told.strip(), validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


def _refusal(request: Request, why: str, status: int, **values: object) -> RefusalError:
    tongue = tongue_for(request)
    return RefusalError(say(f"gate.{why}", tongue, **values), status, way_out=say(f"gate.{why}_out", tongue, **values))


_ANYBODY = User("", "owner")
"""Who sits at this machine, where nobody logs in."""


def seconds() -> int:
    """This moment, seconds since 1970."""
    return int(time.time())


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""


def session_cookie(request: Request) -> str:
    """The name of the session's cookie: another for each port, since the ports of a host share their cookies."""
    name = f"palagan-session-{request.url.port or request.url.scheme}"
    return f"__Host-{name}" if request.url.scheme == "https" else name


def cookie_line(request: Request, name: str, value: str, *, strict: bool = False, ends: bool = False) -> str:
    """A cookie that no script can read and that is sent to us alone; over https never without it."""
    cookie: SimpleCookie = SimpleCookie()
    cookie[name] = value
    morsel = cookie[name]
    morsel["path"] = "/"
    morsel["httponly"] = True
    morsel["samesite"] = "Strict" if strict else "Lax"
    if request.url.scheme == "https":
        morsel["secure"] = True
    if ends:
        morsel["max-age"] = 0
    return morsel.OutputString()


def _asked(request: Request) -> str:
    """Path and question of a request, as the log and the way back have them."""
    query = request.url.query
    parts = urlsplit(request.url.path)
    return f"{parts.path}?{query}"[:2000] if query else parts.path
