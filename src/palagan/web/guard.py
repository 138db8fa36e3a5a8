"""What stands before every answer: strict headers, hosts that we are, forms that are ours.

Pages are hostile. Nothing of theirs runs, nothing is asked of another host, nobody frames us.
"""

from __future__ import annotations

from fastapi import Depends, Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from palagan.errors import InputError

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
"""Of every answer that does not set them itself."""


class StrictHeaders:
    """The headers, put to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, sent)


class RefusalError(InputError):
    """A request that may not be answered; `status` is the HTTP status."""

    def __init__(self, message: str, status: int, *, item: str | None = None, way_out: str | None = None) -> None:
        super().__init__(message, item=item, way_out=way_out)
        self.status = status


def check_gate(request: Request) -> None:
    """The gate (`web/gate.py`) has looked at this request: it is ours, and from one who may send it. It refuses forms
    that do not bring this browser's token, as field `csrf` or header `X-CSRF`, before any route sees them."""
    if not getattr(request.state, "visit", None):
        raise RefusalError("nobody has looked at who sends this", 403)


OurForm = Depends(check_gate)
"""Of every route that changes something: `dependencies=[OurForm]`."""
