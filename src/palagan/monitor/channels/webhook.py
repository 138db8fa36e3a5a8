"""A webhook: the message as JSON, POSTed and signed as Standard Webhooks says, the same id at every try.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: `webhook-signature` is "v1,"
and the base64 of HMAC-SHA256 over "id.timestamp.body". How to verify it stands in docs/formats.md.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from typing import Any

import msgspec

from palagan.errors import InputError
from palagan.gather.web.pace import retry_after
from palagan.gather.web.reach import Reach, UnreachableError, checked_url
from palagan.model.moments import iso
from palagan.monitor.channels.blocks import address_of, web_address
from palagan.monitor.channels.outcome import MAYBE, Later, Outcome, Parcel, Refused, Sent
from palagan.monitor.channels.posting import Answered, Unanswered, Ways, post
from palagan.monitor.channels.secrets import WEBHOOK_SECRET, MissingSecretError, Secrets

LONGEST_PAUSE = 6 * 3600.0
"""Seconds of a Retry-After that are obeyed at a time."""
_ITS_FAULT = frozenset({400, 406, 409, 411, 413, 415, 422, 431})
"""Statuses that speak of this one message; a further try would be answered alike."""
_PREFIX = "whsec_"


def checked_hook(url: str, reach: Reach = Reach()) -> str:
    """An address that a webhook may have: https, public; http where the user lets a network of their own through."""
    try:
        checked = checked_url(url, reach)
    except UnreachableError as error:
        raise InputError(f"cannot be a webhook: {error}", item=url) from error
    if not checked.startswith("https://") and not reach.also:
        raise InputError("is not safe on its way", item=url, way_out="Give an https address.")
    return checked


async def send(parcel: Parcel, secrets: Secrets, ways: Ways) -> Outcome:
    """POST a message; what became of it. A missing secret is a `MissingSecretError`."""
    key = signing_key(secrets.reveal(WEBHOOK_SECRET))
    try:
        url = checked_hook(parcel.settings["url"], ways.reach)
    except InputError as error:
        return Refused(f"Webhook: {error.message}", True)
    body = payload(parcel)
    headers = [
        ("User-Agent", "Palagan"),
        ("Content-Type", "application/json"),
        *signature(parcel.id, int(parcel.now), body, key),
    ]
    return _outcome(await post(url, headers, body, ways), parcel)


def _outcome(answer: Answered | Unanswered, parcel: Parcel) -> Outcome:
    if isinstance(answer, Unanswered):
        if answer.never:
            return Refused(f"Webhook: {answer.detail}", True)
        return Later(f"Webhook: {answer.detail}{'; ' + MAYBE if answer.perhaps else ''}")
    status = answer.status
    if 200 <= status < 300:
        return Sent(parcel.id)
    told = f"Webhook: answered {status}"
    if status == 410:
        return Refused(f"{told}: it wants no more", True)
    if status in _ITS_FAULT:
        return Refused(f"{told}: it does not take this message", False)
    if 300 <= status < 400:
        return Later(f"{told}: it leads elsewhere, which is not followed; give the address itself")
    wish = retry_after(answer.headers.get("retry-after"), parcel.now)
    return Later(told, None if wish is None else min(max(wish, 1.0), LONGEST_PAUSE))


def payload(parcel: Parcel) -> bytes:
    """The body, the same at every try: type, id, timestamp, and the message as `data`."""
    message = parcel.message
    data: dict[str, Any] = msgspec.to_builtins(message)
    data["url"] = address_of(message.permalink, parcel.home)
    data["case"] = parcel.home.case
    for line in data["lines"]:
        line["url"] = web_address(line["url"])
    kind = "alert.changed" if parcel.earlier else "alert"
    told = {
        "type": message.kind if message.kind in ("test", "digest") else kind,
        "id": parcel.id,
        "timestamp": iso(parcel.made),
        "data": data,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


def signing_key(secret: str) -> bytes:
    """The bytes that are signed with: what stands after "whsec_" in base64, or else the secret as it is."""
    if not secret.startswith(_PREFIX):
        if len(secret) < 16:
            way_out = "Make one: echo whsec_$(head -c 32 /dev/urandom | base64)"
            raise MissingSecretError("is too short to sign with", item=WEBHOOK_SECRET, way_out=way_out)
        return secret.encode("utf-8")
    try:
        return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError) as error:
        raise MissingSecretError("is no base64 after whsec_", item=WEBHOOK_SECRET) from error


def signature(id: str, timestamp: int, body: bytes, key: bytes) -> list[tuple[str, str]]:
    """The three headers by which a receiver knows that a message is ours, whole, and of now."""
    signed = hmac.new(key, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return [
        ("webhook-id", id),
        ("webhook-timestamp", str(timestamp)),
        ("webhook-signature", f"v1,{base64.b64encode(signed).decode('ascii')}"),
    ]
