"""All routes of the API under one address, and their description: OpenAPI for programs, one page for people."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse, JSONResponse

from palagan import __version__
from palagan.web.api import decisions, finding, lists, pages, taking, things, watching
from palagan.web.asked import tongue_of
from palagan.web.templates import bare

PREFIX = "/api/v1"
router = APIRouter(prefix=PREFIX)
for part in (lists, things, pages, finding, watching, decisions, taking):
    router.include_router(part.router)

_ABOUT = """The sourced record of a conflict, read from the news. Lists are `{count, next, rows}`: give `next` as
`after` for what follows. Errors are `{"error": {what, item, way_out}}`. Offsets in texts count code points. Beyond this
machine every request brings a token: `Authorization: Bearer plg_…` (`palagan access CASE add-token NAME`)."""


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The description as OpenAPI 3.1."""
    return JSONResponse(described(request.app))


@router.get("", include_in_schema=False)
def routes(request: Request) -> Response:
    """The description as one page."""
    told = described(request.app)
    found = [
        {"path": path, "method": method.upper(), **operation}
        for path, methods in told["paths"].items()
        for method, operation in methods.items()
    ]
    tags = list(dict.fromkeys(one["tags"][0] for one in found))
    return HTMLResponse(bare("api.html.jinja", tongue_of(request), routes=found, tags=tags, prefix=PREFIX))


@cache
def described(app: FastAPI) -> dict[str, Any]:
    """OpenAPI of the routes of an application that are told to programs."""
    told = get_openapi(title="Palagan", version=__version__, description=_ABOUT, routes=app.routes)
    told.setdefault("components", {})["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    told["security"] = [{}, {"token": []}]  # nothing on loopback without users
    return told
