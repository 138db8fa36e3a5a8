"""What is sent to us: read as a whole before anything is done with it, and never more than so much."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive

from palagan.web.guard import RefusalError
from palagan.web.refusals import tongue_for
from palagan.web.words import say

MOST_BYTES = 1_048_576
"""Bytes of a form or a JSON value; the longest that the workbench makes is a hundredth of it."""
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def read_body(request: Request, receive: Receive) -> bytes:
    """All that is sent with a request. More than `MOST_BYTES`, told or found, is a `RefusalError` (413)."""
    told = request.headers.get("content-length", "0")
    if not (told.isascii() and told.isdecimal()) or int(told[:20]) > MOST_BYTES:
        raise _too_much(request)
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RefusalError("the sender went away", 400)
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > MOST_BYTES:
            raise _too_much(request)
        if not message.get("more_body", False):
            return b"".join(parts)


def replayed(body: bytes, receive: Receive) -> Receive:
    """The same body for whoever reads it next."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


async def form_token(request: Request, body: bytes) -> str:
    """The field `csrf` of a form; empty where there is none or it is no form."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in _FORMS:
        return ""

    async def whole() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    try:
        form = await Request(dict(request.scope), whole).form(max_files=20, max_fields=1000)
    except (MultiPartException, HTTPException, ClientDisconnect, ValueError):
        return ""
    token = form.get("csrf", "")
    await form.close()
    return token if isinstance(token, str) else ""


def _too_much(request: Request) -> RefusalError:
    tongue = tongue_for(request)
    return RefusalError(say("gate.too_much", tongue), 413, way_out=say("gate.too_much_out", tongue))
