"""What a user gives for a channel: taken, or refused with the field and the way out."""

from __future__ import annotations

import re
from typing import Any

import pytest

from palagan.errors import InputError
from palagan.monitor.channels.kinds import KINDS, chat_pace
from palagan.monitor.channels.setting_up import changed, channel_of
from palagan.store.channels import Channel


def made(kind: str = "telegram", name: str = "ruang", given: dict[str, str] | None = None, **more: Any) -> Channel:
    return channel_of(name, kind, {"chat": "-100200"} if given is None else given, "2026-05-12T05:00:00Z", **more)


def test_every_kind_is_made_of_its_examples() -> None:
    for name, kind in KINDS.items():
        examples = {field.name: field.example for field in kind.fields}
        channel = made(name, given=examples)
        assert (channel.kind, channel.state, dict(channel.settings)) == (name, "on", examples)
        assert set(kind.told) == {"id", "en"}
        assert all(set(field.told) == {"id", "en"} for field in kind.fields)


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        ("pigeon", {}, "pigeon: is no kind of channel"),
        ("telegram", {}, "chat: a channel of kind telegram needs it"),
        ("telegram", {"chat": "ruang redaksi"}, "is no chat"),
        ("telegram", {"chat": "12", "thread": "x"}, "is no topic"),
        ("telegram", {"chat": "12", "to": "a@b.example"}, "--to: is no setting of a channel of kind telegram"),
        ("email", {"to": "meja"}, "is no e-mail address"),
        ("webhook", {"url": "https://10.0.0.1/"}, "cannot be a webhook"),
        ("webhook", {"url": "http://kantor.example/"}, "is not safe on its way"),
    ],
)
def test_what_cannot_be_used_is_refused(kind: str, given: dict[str, str], told: str) -> None:
    with pytest.raises(InputError, match=re.escape(told)) as error:
        made(kind, given=given)
    assert error.value.way_out or "public" in str(error.value)


@pytest.mark.parametrize("name", ["", " x", "a b", "a/b", "-x", "x" * 49, "a\n"])
def test_a_name_is_one_word(name: str) -> None:
    with pytest.raises(InputError):
        made(name=name)


@pytest.mark.parametrize("more", [{"quiet": "22:00-22:00"}, {"quiet": "malam"}, {"budget": -1}])
def test_quiet_hours_and_budget_are_checked(more: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        made(**more)


def test_quiet_hours_are_kept_with_their_zone() -> None:
    assert made(quiet="22.00-5.30", zone="WIT").quiet == "22:00-05:30 Asia/Jayapura"


def test_what_is_not_given_stays_and_what_is_ended_goes() -> None:
    channel = made(quiet="22:00-05:00", budget=6)
    assert changed(channel, {}) == channel
    assert dict(changed(channel, {"thread": "4"}).settings) == {"chat": "-100200", "thread": "4"}
    with_topic = changed(channel, {"thread": "4"})
    assert changed(with_topic, {"thread": "", "chat": "-100200"}) == channel
    assert changed(channel, {"thread": ""}) == channel
    with pytest.raises(InputError, match="needs it"):
        changed(channel, {"chat": ""})
    assert changed(channel, {}, quiet="none").quiet is None
    assert changed(channel, {}, budget=0).budget is None
    assert changed(channel, {}, budget=9).budget == 9


def test_the_pace_of_a_chat() -> None:
    assert chat_pace([], {"chat": "1"}) is None
    assert chat_pace([5.0], {"chat": "1"}) == 6.05
    sent = [float(n) for n in range(18)]
    assert chat_pace(sent, {"chat": "1"}) == 18.05
    assert chat_pace(sent, {"chat": "-1"}) == 60.0
