"""Errors as answers: one shape for programs, one page for people, each with the way out."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from palagan.errors import CaseError, InputError, NotFoundError, PalaganError
from palagan.views.messages import Tongue
from palagan.web.asked import tongue_of
from palagan.web.guard import RefusalError
from palagan.web.templates import bare
from palagan.web.words import say


def status_of(error: PalaganError) -> int:
    """The HTTP status of one of our errors."""
    match error:
        case RefusalError():
            return error.status
        case NotFoundError():
            return 404
        case InputError():
            return 400
        case CaseError():
            return 503
        case _:
            return 500


def shape(error: PalaganError) -> dict[str, dict[str, str | None]]:
    """An error as JSON has it everywhere."""
    return {"error": {"what": error.message, "item": error.item, "way_out": error.way_out}}


def refuse(request: Request, error: PalaganError, status: int | None = None) -> Response:
    """The answer to a request that cannot be met."""
    code = status or status_of(error)
    if wants_json(request):
        return JSONResponse(shape(error), code)
    return HTMLResponse(bare("refusal.html.jinja", tongue_of(request), error=error, status=code), code)


def tongue_for(request: Request) -> Tongue:
    """The language of an error: the reader's on a page, English for programs."""
    return "en" if wants_json(request) else tongue_of(request)


def wants_json(request: Request) -> bool:
    """Whether a program asks."""
    path = request.url.path
    return path.startswith("/api/") or path.endswith(".json")


def answer_errors(app: FastAPI) -> None:
    """Let the app answer errors so."""

    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, PalaganError)
        return refuse(request, error)

    async def unfit(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        where = " ".join(str(part) for part in first["loc"][1:])
        told = InputError(str(first["msg"]), item=where or None, way_out=say("refusal.unfit", tongue_of(request)))
        return refuse(request, told, 422)

    async def plainly(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        tongue = tongue_of(request)
        known = f"refusal.http_{error.status_code}"
        what = say(known, tongue) if error.status_code in {404, 405} else str(error.detail)
        told = InputError(what, item=request.url.path, way_out=say("refusal.way_out", tongue))
        answer = refuse(request, told, error.status_code)
        answer.headers.update(error.headers or {})
        return answer

    app.add_exception_handler(PalaganError, ours)
    app.add_exception_handler(RequestValidationError, unfit)
    app.add_exception_handler(HTTPException, plainly)
