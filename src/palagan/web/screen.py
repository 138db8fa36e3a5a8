"""A screen: one handler that gives a plain value, shown as a page, or under `.json` as it is."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from functools import wraps
from typing import Any, TypeVar

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from palagan.web.asked import LANGUAGE_COOKIE, Asked
from palagan.web.gate import cookie_line
from palagan.web.templates import render

Handler = TypeVar("Handler", bound=Callable[..., Any])


def screen(router: APIRouter, path: str, template: str) -> Callable[[Handler], Handler]:
    """Register a handler for GET `path` (the page of `templates/TEMPLATE.html.jinja`) and its `.json` twin.

    The handler takes a parameter `asked: Ask` and gives a dataclass, which the template has as `view`. One that gives
    a `Response` (a redirect, a file) is passed on.
    """
    twin = "/index.json" if path == "/" else f"{path}.json"

    def register(handler: Handler) -> Handler:
        def answer(show: Callable[[Asked, Any], Response]) -> Callable[..., Response]:
            @wraps(handler)
            def answered(**given: Any) -> Response:
                value = handler(**given)
                return value if isinstance(value, Response) else show(given["asked"], value)

            answered.__signature__ = inspect.signature(handler, eval_str=True)  # type: ignore[attr-defined]
            del answered.__wrapped__
            answered.__annotations__ = {}
            return answered

        router.add_api_route(
            twin, answer(lambda _asked, value: twin_of(value)), methods=["GET"], include_in_schema=False
        )
        router.add_api_route(
            path,
            answer(lambda asked, value: page(asked, template, value)),
            methods=["GET"],
            include_in_schema=False,
            response_class=HTMLResponse,
        )
        return handler

    return register


def page(asked: Asked, template: str, view: object, status: int = 200) -> HTMLResponse:
    """The page of a template; a request by htmx for a part of it (`HX-Target` names it) gets the same page."""
    told = render(asked, f"{template}.html.jinja", view=view)
    answer = HTMLResponse(told.encode("utf-8", "replace"), status)  # words of pages may hold half a character
    if asked.request.query_params.get("lang") == asked.tongue:
        answer.headers.append("set-cookie", cookie_line(asked.request, LANGUAGE_COOKIE, asked.tongue))
    return answer


def twin_of(value: Any) -> Response:
    """A value as JSON in ASCII, which can tell even half a character."""
    return Response(json.dumps(plain(value)), media_type="application/json")


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return value
