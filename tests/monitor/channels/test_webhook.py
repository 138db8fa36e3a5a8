"""Webhooks: signed so that a receiver can tell, the same at every try, and never to where we must not ask."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from palagan.errors import InputError
from palagan.monitor.alerts.message import Item, Message
from palagan.monitor.channels.outcome import MAYBE, Later, Outcome, Refused, Sent
from palagan.monitor.channels.posting import Ways
from palagan.monitor.channels.secrets import MissingSecretError, Secrets
from palagan.monitor.channels.webhook import LONGEST_PAUSE, checked_hook, payload, send, signature, signing_key
from tests.apart import run_apart
from tests.certificates import authority
from tests.monitor.channels.hook import SECRET, Hook, listening
from tests.monitor.channels.http_stand_in import Answer
from tests.monitor.channels.samples import MESSAGE, NOW, grown, messages, parcel, ways

ROOT = Path(__file__).parents[3]


@pytest.fixture
def hook() -> Iterator[Hook]:
    with listening(Hook(now=NOW)) as hook:
        yield hook


def sent(hook: Hook, url: str | None = None, secret: str = SECRET, **more: Any) -> Outcome:
    one = parcel({"url": url or f"http://127.0.0.1:{hook.port}/palagan"}, **more)
    with_limits = ways(hook.port, whole=1.0)
    return run_apart(lambda: send(one, Secrets({"PALAGAN_WEBHOOK_SECRET": secret}), with_limits))


def test_a_receiver_verifies_and_takes_it(hook: Hook) -> None:
    assert sent(hook) == Sent("msg-0123456789ab")
    told = hook.taken["msg-0123456789ab"]
    assert (told["type"], told["id"], told["timestamp"]) == ("alert", "msg-0123456789ab", "2026-05-05T16:53:20Z")
    assert told["data"]["headline"] == MESSAGE.headline
    assert told["data"]["url"] == "http://127.0.0.1:8000/happening/hp-0123456789ab"
    assert told["data"]["lines"][0]["words"] == MESSAGE.lines[0].words
    assert told["data"]["lines"][1]["url"] is None
    assert told["data"]["case"] == "papua-2026"


def test_what_grew_is_said_to_have_changed(hook: Hook) -> None:
    sent(hook, message=grown(), earlier="msg-before")
    assert hook.taken["msg-0123456789ab"]["type"] == "alert.changed"


def test_the_sample_of_standard_webhooks_is_signed_as_there() -> None:
    """The vector of the libraries of Standard Webhooks (their tests of `sign`)."""
    key = signing_key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    headers = dict(signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}', key))
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_another_secret_is_found_out(hook: Hook) -> None:
    other = "whsec_" + base64.b64encode(b"eine ganz andere, auch sehr lang").decode()
    outcome = sent(hook, secret=other)
    assert hook.refused == 1
    assert outcome == Later("Webhook: answered 401")


def test_a_try_again_is_the_same_message_for_who_looks(hook: Hook) -> None:
    hook.faults = [Answer(200, cut=True)]
    first = sent(hook)
    assert isinstance(first, Later)
    assert first.detail.endswith(MAYBE)
    hook.now = NOW + 60
    assert isinstance(sent(hook, now=NOW + 60), Sent)
    assert len(hook.arrived) == 2
    assert len(hook.taken) == 1
    bodies = {request.body for request in hook.arrived}
    assert len(bodies) == 1


@pytest.mark.parametrize(
    ("answer", "after"),
    [
        (Answer(500), None),
        (Answer(503, headers={"Retry-After": "120"}), 120.0),
        (Answer(429, headers={"Retry-After": "Tue, 05 May 2026 16:55:00 GMT"}), 100.0),
        (Answer(429, headers={"Retry-After": "99999999"}), LONGEST_PAUSE),
        (Answer(404), None),
        (Answer(302, headers={"Location": "http://169.254.169.254/"}), None),
        (Answer(cut=True, status=500), None),
        (Answer(slow=3.0), None),
    ],
)
def test_what_may_pass_is_tried_later(hook: Hook, answer: Answer, after: float | None) -> None:
    hook.faults = [answer]
    outcome = sent(hook)
    assert isinstance(outcome, Later)
    assert outcome.after == after
    assert len(hook.arrived) == 1


@pytest.mark.parametrize(("status", "channel"), [(410, True), (400, False), (413, False), (422, False)])
def test_what_will_not_pass_is_told(hook: Hook, status: int, channel: bool) -> None:
    hook.faults = [Answer(status)]
    outcome = sent(hook)
    assert isinstance(outcome, Refused)
    assert outcome.channel is channel


def test_an_answer_without_end_is_not_waited_for(hook: Hook) -> None:
    hook.faults = [Answer(200, b"x" * 5_000_000)]
    assert isinstance(sent(hook), Sent)


@pytest.mark.parametrize(
    "url",
    ["https://127.0.0.1/a", "https://169.254.169.254/latest", "https://[::1]/a", "https://10.0.0.7/a",
     "https://localhost/a", "https://kantor.example:22/a", "http://kantor.example/a", "ftp://kantor.example/a",
     "https://user:pass@kantor.example/a", "https://2130706433/a", "file:///etc/passwd"],
)  # fmt: skip
def test_no_hook_where_we_must_not_ask(url: str) -> None:
    with pytest.raises(InputError):
        checked_hook(url)
    outcome = run_apart(lambda: send(parcel({"url": url}), Secrets({"PALAGAN_WEBHOOK_SECRET": SECRET}), Ways()))
    assert isinstance(outcome, Refused)
    assert outcome.channel


def test_a_name_that_means_this_machine_is_not_asked() -> None:
    async def inward(_host: str, _port: int) -> list[str]:
        return ["8.8.8.8", "127.0.0.1"]

    one = parcel({"url": "https://kantor.example/a"})
    outcome = run_apart(lambda: send(one, Secrets({"PALAGAN_WEBHOOK_SECRET": SECRET}), Ways(look_up=inward)))
    assert outcome == Refused("Webhook: 127.0.0.1 is not public (loopback)", True)


def test_certificates_are_checked(tmp_path: Any) -> None:
    ours = authority(tmp_path)
    with listening(Hook(now=NOW), ours.server("kantor.example")) as hook:
        one = parcel({"url": f"https://kantor.example:{hook.port}/a"})
        secrets = Secrets({"PALAGAN_WEBHOOK_SECRET": SECRET})
        unknown = run_apart(lambda: send(one, secrets, ways(hook.port)))
        known = run_apart(lambda: send(one, secrets, ways(hook.port, tls=ours.trusting())))
    assert isinstance(unknown, Later)
    assert "certificate" in unknown.detail
    assert isinstance(known, Sent)


@pytest.mark.parametrize("secret", ["", "pendek", "whsec_%%%%"])
def test_without_a_secret_nothing_is_sent(hook: Hook, secret: str) -> None:
    with pytest.raises(MissingSecretError):
        sent(hook, secret=secret)
    assert not hook.arrived


def _fields(value: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for name, one in value.items():
        inner = one[0] if isinstance(one, list) and one and isinstance(one[0], dict) else one
        if isinstance(inner, dict):
            yield from _fields(inner, f"{prefix}{name}{'[]' if inner is not one else ''}.")
        else:
            yield f"{prefix}{name}{'[]' if isinstance(one, list) else ''}"


def test_every_field_is_told_and_none_that_is_none() -> None:
    item = Item("Bentrokan", "/happening/hp-1", 1, 1, "2026-05-12T05:00:00Z")
    told = json.loads(payload(parcel({}, replace(MESSAGE, items=(item,)))))
    text = (ROOT / "docs" / "formats.md").read_text("utf-8")
    table = text.partition("### Alerts by webhook")[2].partition("```json")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| ")]
    assert {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)} == set(_fields(told))


def test_what_the_document_tells_receivers_to_do_verifies(hook: Hook) -> None:
    sent(hook)
    text = (ROOT / "docs" / "formats.md").read_text("utf-8").partition("### Alerts by webhook")[2]
    code = text.partition("```python\n")[2].partition("```")[0]
    told: dict[str, Any] = {}
    exec(code, told)
    (request,) = hook.arrived
    assert told["is_ours"](request.headers, request.body, SECRET, now=lambda: NOW + 10)
    assert not told["is_ours"](request.headers, request.body + b" ", SECRET, now=lambda: NOW + 10)
    assert not told["is_ours"](request.headers, request.body, SECRET, now=lambda: NOW + 1000)


@given(messages())
def test_any_words_make_a_body_that_is_json(message: Message) -> None:
    told = json.loads(payload(parcel({}, message)))
    assert told["data"]["headline"] == message.headline.encode("utf-8", "replace").decode()
