"""A receiver of webhooks that does what docs/formats.md tells receivers to do: verify, refuse what is old, take each
id once."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.monitor.channels.http_stand_in import Answer, Request, serving

SECRET = "whsec_" + base64.b64encode(b"rahasia yang panjang sekali, 32b").decode()


@dataclass(slots=True)
class Hook:
    """What arrived, in order, and what was taken of it by id. `faults` are answers in the place of its own, of which
    those that are `cut` with status 200 come after the message was taken (a lost answer)."""

    secret: str = SECRET
    now: float = 0.0
    patience: float = 300.0
    arrived: list[Request] = field(default_factory=list)
    taken: dict[str, Any] = field(default_factory=dict)
    refused: int = 0
    faults: list[Answer] = field(default_factory=list)
    port: int = 0

    def answer(self, request: Request) -> Answer:
        """One request answered."""
        self.arrived.append(request)
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None and not (fault.cut and fault.status == 200):
            return fault
        if not verified(request, self.secret, self.now, self.patience):
            self.refused += 1
            return Answer(401)
        told = json.loads(request.body)
        self.taken.setdefault(request.headers["webhook-id"], told)
        return fault or Answer(204)


def verified(request: Request, secret: str, now: float, patience: float = 300.0) -> bool:
    """Whether a request is of who has the secret, whole, and not older than some seconds."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    id_, moment = request.headers["webhook-id"], request.headers["webhook-timestamp"]
    if abs(now - int(moment)) > patience:
        return False
    signed = hmac.new(key, f"{id_}.{moment}.".encode() + request.body, hashlib.sha256).digest()
    wanted = "v1," + base64.b64encode(signed).decode()
    return any(hmac.compare_digest(wanted, one) for one in request.headers["webhook-signature"].split(" "))


@contextmanager
def listening(hook: Hook, tls: ssl.SSLContext | None = None) -> Iterator[Hook]:
    """The receiver, listening."""
    with serving(hook.answer, tls) as port:
        hook.port = port
        yield hook
