"""A test message: sent past quiet hours, told in words, and what a channel learnt of it kept."""

from __future__ import annotations

import pytest

from palagan.errors import InputError, NotFoundError
from palagan.monitor.channels.secrets import MissingSecretError, Secrets
from palagan.monitor.channels.trying import Tried, try_channel
from palagan.store.channels import note_fault
from palagan.store.open import CaseFile
from tests.apart import run_apart
from tests.monitor.channels.bot_api import BotApi, refusal
from tests.monitor.channels.outbox import Outbox, outbox


@pytest.fixture
def box(case: CaseFile, api: BotApi) -> Outbox:
    found = outbox(case, api)
    found.channel(quiet="00:00-23:59 UTC", budget=1)
    return found


def tried(box: Outbox, name: str = "ruang", tongue: str = "id") -> Tried:
    return run_apart(
        lambda: try_channel(box.case, name, box.clock, Secrets(box.environ), box.ways, tongue)  # type: ignore[arg-type]
    )


def test_it_arrives_and_says_that_it_is_a_test(box: Outbox, api: BotApi) -> None:
    assert tried(box) == Tried(True, "A test message went by ruang.")
    (shown,) = api.shown()
    assert shown.startswith("Pesan uji dari Palagan: saluran “ruang” sampai.\n\n• Beginilah peringatan akan terlihat.")
    assert "“Di sini akan berdiri kata-kata halaman, persis seperti ditulis.”\n— Media Contoh, 5 Mei 2026" in shown


def test_in_english(box: Outbox, api: BotApi) -> None:
    tried(box, tongue="en")
    assert api.shown()[0].startswith("Test message from Palagan: the channel “ruang” arrives.")


def test_a_stopped_channel_that_works_is_on_again(box: Outbox) -> None:
    with box.case.writing() as connection:
        note_fault(connection, "ruang", "kicked", None)
    assert box.known().state == "stopped"
    assert tried(box).back
    assert (box.known().state, box.known().detail) == ("on", None)


@pytest.mark.parametrize(
    ("fault", "told", "state"),
    [
        (
            refusal(403, "Forbidden: bot was kicked"),
            "Not sent by ruang: Telegram: 403 Forbidden: bot was kicked",
            "stopped",
        ),
        (refusal(500, "Internal"), "Not sent by ruang, but it may go later: Telegram: 500 Internal.", "on"),
        (refusal(429, "Slow", retry_after=7), "It asks to be left alone for 7 s.", "on"),
    ],
)
def test_what_goes_wrong_is_told(box: Outbox, api: BotApi, fault: object, told: str, state: str) -> None:
    api.faults = [fault]  # type: ignore[list-item]
    outcome = tried(box)
    assert not outcome.ok
    assert told in outcome.told
    assert box.known().state == state


def test_a_missing_secret_says_how_to_set_it(box: Outbox) -> None:
    box.environ = {}
    with pytest.raises(MissingSecretError, match="PALAGAN_TELEGRAM_TOKEN_FILE"):
        tried(box)


def test_a_channel_that_is_not_there_is_told(box: Outbox) -> None:
    with pytest.raises(NotFoundError):
        tried(box, "tiada")


def test_a_channel_that_cannot_be_used_is_told(box: Outbox) -> None:
    box.channel("rusak", settings={"chat": "../x"})
    with pytest.raises(InputError):
        tried(box, "rusak")


@pytest.mark.parametrize(("kind", "word"), [("atom", "/alerts.atom"), ("desktop", "allow notifications")])
def test_what_is_looked_at_says_where(box: Outbox, kind: str, word: str) -> None:
    box.channel("x", kind)
    assert word in tried(box, "x").told
