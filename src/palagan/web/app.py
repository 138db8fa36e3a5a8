"""The workbench as an ASGI application over one case."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path

from anyio import to_thread
from fastapi import APIRouter, FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from palagan import __version__
from palagan.looking.window import Window
from palagan.store.open import case_path, open_case
from palagan.web.access.file import access_of
from palagan.web.api import document
from palagan.web.beside import Beside, means_for
from palagan.web.finding_out import Findings
from palagan.web.gate import Gate, check_start
from palagan.web.guard import StrictHeaders
from palagan.web.refusals import answer_errors
from palagan.web.screens import (
    access as access_screen,
)
from palagan.web.screens import (
    actors,
    alerts,
    article,
    brief,
    channels,
    claim,
    claims,
    copy,
    export,
    happening,
    ledger,
    ledgers,
    login,
    network,
    origin,
    original,
    origins,
    overview,
    review,
    rule,
    search,
    sources,
    stories,
    story,
    subscribing,
    timeline,
    why,
)
from palagan.web.screens import map as map_screen
from palagan.web.screens import settings as settings_screen
from palagan.web.settings import ServeSettings
from palagan.web.warm import warm_up

SCREENS: tuple[APIRouter, ...] = (
    document.router,
    login.router,
    access_screen.router,
    overview.router,
    review.router,
    map_screen.router,
    network.router,
    brief.router,
    export.router,
    claim.router,
    copy.router,
    happening.router,
    ledger.router,
    origin.router,
    story.router,
    claims.router,
    ledgers.router,
    origins.router,
    stories.router,
    timeline.router,
    channels.router,
    rule.router,
    alerts.router,
    subscribing.router,
    sources.router,
    settings_screen.router,
    search.router,
    article.router,
    original.router,
    actors.router,
    why.router,
)
"""Every screen; a route that stands earlier wins."""
_FOR_EVER = "public, max-age=31536000, immutable"


def make_app(settings: ServeSettings) -> FastAPI:
    """The application. The case is opened at once: one that is missing or damaged is a `CaseError`."""
    access = access_of(case_path(settings.case))
    check_start(settings, access)
    case = open_case(settings.case)
    if settings.watch:
        means_for(case, settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        warm_up()
        if settings.watch:
            app.state.beside.begin()
        yield
        await to_thread.run_sync(app.state.beside.stop)
        app.state.window.close()
        case.close()

    app = FastAPI(
        title="Palagan", version=__version__, docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan
    )
    app.state.settings = settings
    app.state.access = access
    app.state.window = Window(case)
    app.state.beside = Beside(case, settings)
    app.state.findings = Findings()
    answer_errors(app)
    for router in SCREENS:
        app.include_router(router)
    app.add_api_route("/healthz", lambda: PlainTextResponse("ok"), methods=["GET"], include_in_schema=False)
    app.mount("/static", _Static(directory=_static()), name="static")
    app.add_middleware(Gate, settings=settings, access=access)
    app.add_middleware(StrictHeaders)
    return app


def _static() -> Path:
    return Path(str(resources.files("palagan").joinpath("web/static")))


class _Static(StaticFiles):
    """Static files; those asked for with their digest may be kept."""

    async def get_response(self, path: str, scope: dict[str, object]) -> Response:  # type: ignore[override]
        response = await super().get_response(path, scope)
        if Request(scope).query_params.get("v"):
            response.headers["cache-control"] = _FOR_EVER
        return response
