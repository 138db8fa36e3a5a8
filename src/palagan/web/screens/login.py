"""`/login` and `/logout`: who works on this case, by name and password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from palagan.web.access.door import anybody, log_in, log_out
from palagan.web.asked import tongue_of
from palagan.web.gate import address_of, cookie_line, seconds, session_cookie
from palagan.web.guard import OurForm
from palagan.web.templates import bare
from palagan.web.words import say

router = APIRouter(include_in_schema=False)


@router.get("/login")
def login(request: Request, next: str = "/") -> Response:
    """The form; where nobody has to log in, or somebody already has, the way on."""
    visit = getattr(request.state, "visit", "stranger")
    if visit != "stranger" or not anybody(request.app.state.access):
        return RedirectResponse(way_on(next) if visit != "stranger" else "/", 303)
    return _form(request, next)


@router.post("/login", dependencies=[OurForm])
def enter(
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Let somebody in, under an id of their own that nobody knew before, or say why not."""
    cookie = session_cookie(request)
    old = request.cookies.get(cookie)
    entry = log_in(request.app.state.access, name[:200], password, address_of(request), seconds(), old)
    tongue = tongue_of(request)
    if entry.wait:
        answer = _form(request, next, say("login.wait", tongue, n=entry.wait), 429)
        answer.headers["retry-after"] = str(entry.wait)
        return answer
    if entry.session is None:
        return _form(request, next, say("login.wrong", tongue), 401)
    onward = RedirectResponse(way_on(next), 303)
    onward.headers.append("set-cookie", cookie_line(request, cookie, entry.session))
    return onward


@router.post("/logout", dependencies=[OurForm])
def leave(request: Request) -> Response:
    """End the session here and in the browser."""
    cookie = session_cookie(request)
    if request.cookies.get(cookie):
        log_out(request.app.state.access, request.cookies[cookie], address_of(request), seconds())
    away = RedirectResponse("/login", 303)
    away.headers.append("set-cookie", cookie_line(request, cookie, "", ends=True))
    away.headers["clear-site-data"] = '"cache"'
    return away


def way_on(path: str) -> str:
    """Where to go after the log-in: a path of our own, whatever the address says."""
    ours = path.startswith("/") and not path.startswith(("//", "/login", "/logout"))
    clean = all(33 <= ord(letter) < 127 for letter in path) and "\\" not in path and len(path) <= 2000
    return path if ours and clean else "/"


def _form(request: Request, next: str, wrong: str | None = None, status: int = 200) -> HTMLResponse:
    values = {"csrf": request.state.csrf, "next": way_on(next), "wrong": wrong}
    return HTMLResponse(bare("login.html.jinja", tongue_of(request), **values), status)
