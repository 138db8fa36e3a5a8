"""What answers look like: a list with its count and cursor, an error with its way out, and how they become JSON."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import Any, Generic, TypeVar

from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from pydantic_core import PydanticSerializationError, to_jsonable_python

from palagan import __version__
from palagan.looking.window import state_of
from palagan.model.contract import to_line
from palagan.web.asked import Asked

Row = TypeVar("Row")


class Listed(BaseModel, Generic[Row]):
    """Some rows of a list. `count`: how many the filters let through; `next`: cursor for `after`, null at the end."""

    model_config = ConfigDict(frozen=True)

    count: int
    next: str | None
    rows: tuple[Row, ...]


class Fault(BaseModel):
    """What went wrong, with which item, and what to do."""

    what: str
    item: str | None
    way_out: str | None


class Refusal(BaseModel):
    """Every error has this shape."""

    error: Fault


_TOLD = {
    400: "What was asked for cannot be understood, or cannot be done to this thing.",
    401: "Nobody is let in without a session or a token.",
    403: "This takes another role, or the request comes from another site.",
    404: "This case holds no such thing.",
    413: "The body is larger than 1 MiB.",
    421: "The request was sent to a host that this is not.",
    422: "A parameter or field is not of the form that is told here.",
    503: "The case is locked or damaged.",
}


def refusals(*codes: int) -> dict[int | str, dict[str, Any]]:
    """The errors that a route may answer with, for the description; those of the gate are among them."""
    every = sorted({*codes, 400, 401, 403, 421, 422, 503})
    return {code: {"model": Refusal, "description": _TOLD[code]} for code in every}


READS = refusals()
"""Errors of a list."""
FINDS = refusals(404)
"""Errors of what is looked up by its id."""
WRITES = refusals(404, 413)
"""Errors of what changes something."""


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def as_json(kind: Any, value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A value of a type as an answer. Words that no character set can write (lone surrogates) are escaped."""
    try:
        content = _adapter(kind).dump_json(value, serialize_as_any=True)
    except PydanticSerializationError:
        plain = _adapter(kind).dump_python(value, serialize_as_any=True)
        content = to_line(to_jsonable_python(plain, inf_nan_mode="null")).encode("ascii", "backslashreplace")
    return Response(content, status, {"content-type": "application/json", **(headers or {})})


def unless_known(asked: Asked, kind: Any, make: Callable[[], Any]) -> Response:
    """The answer, or 304 where the asker has it (`If-None-Match`): it hangs on the address, the record, the decisions
    and this program alone."""
    state = repr((state_of(asked.connection), str(asked.request.url), __version__))
    tag = f'W/"{sha256(state.encode("utf-8", "surrogatepass")).hexdigest()[:24]}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    known = [one.strip() for one in asked.request.headers.get("if-none-match", "").split(",")]
    if tag in known:
        return Response(status_code=304, headers=headers)
    return as_json(kind, make(), headers=headers)


def unless_same(asked: Asked, kind: Any, value: Any) -> Response:
    """The answer, or 304 where the asker has the same: for what changes without the record."""
    answer = as_json(kind, value)
    tag = f'W/"{sha256(bytes(answer.body)).hexdigest()[:24]}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if tag in [one.strip() for one in asked.request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    answer.headers.update(headers)
    return answer


NOT_CHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Nothing changed since `If-None-Match`."}}


class Paging(BaseModel):
    """How much of a list, and from where on. A parameter that is not told here is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    limit: int = Field(50, ge=1, le=500, description="At most so many rows.")
    after: str | None = Field(None, max_length=2000, description="The cursor `next` of the part before.")
