"""Channels as the case keeps them: settings and faults, and nothing that another program wrote breaks a look."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from palagan.store.channels import (
    Channel,
    add_channel,
    all_channels,
    channel_named,
    keep_channel,
    note_fault,
    note_sent,
    remember_setting,
    remove_channel,
    rules_of_channel,
    turn_channel,
)
from palagan.store.messages import Outgoing, message_by_id, put_message
from palagan.store.open import CaseFile

MADE = "2026-05-12T05:00:00Z"
RUANG = Channel("ruang", "telegram", {"chat": "-100"}, "22:00-06:00 UTC", 6, "on", MADE)


@pytest.fixture
def kept(case: CaseFile) -> CaseFile:
    with case.writing() as connection:
        add_channel(connection, RUANG)
    return case


def known(case: CaseFile) -> Channel | None:
    with case.reading() as connection:
        return channel_named(connection, "ruang")


def test_a_channel_is_kept_as_it_was_given(kept: CaseFile) -> None:
    assert known(kept) == RUANG
    with kept.writing() as connection:
        keep_channel(connection, replace(RUANG, budget=None, quiet=None))
        add_channel(connection, replace(RUANG, name="a"))
        assert [channel.name for channel in all_channels(connection)] == ["a", "ruang"]
    assert known(kept) == replace(RUANG, budget=None, quiet=None)


def test_faults_are_counted_and_forgotten_once_it_works(kept: CaseFile) -> None:
    with kept.writing() as connection:
        note_fault(connection, "ruang", "502", 17.0)
        note_fault(connection, "ruang", "503", 34.0)
    assert known(kept) == replace(RUANG, tries=2, detail="503", next_at=34.0)
    with kept.writing() as connection:
        note_sent(connection, "ruang", 35.0)
    assert known(kept) == replace(RUANG, sent=35.0)


def test_a_fault_without_a_moment_stops_it_until_it_is_turned_on(kept: CaseFile) -> None:
    with kept.writing() as connection:
        note_fault(connection, "ruang", "kicked", None)
    assert known(kept) == replace(RUANG, state="stopped", tries=1, detail="kicked")
    with kept.writing() as connection:
        turn_channel(connection, "ruang", "on")
    assert known(kept) == RUANG


def test_a_setting_that_the_channel_changed_is_remembered(kept: CaseFile) -> None:
    with kept.writing() as connection:
        remember_setting(connection, "ruang", "chat", "-999")
        remember_setting(connection, "tiada", "chat", "-999")
    assert known(kept) == replace(RUANG, settings={"chat": "-999"})


def test_a_channel_that_goes_takes_along_what_waits_for_it(kept: CaseFile) -> None:
    with kept.writing() as connection:
        put_message(connection, Outgoing("m1", "al-1", "ruang", "{}", 1.0, True, False))
        put_message(connection, Outgoing("m2", "al-1", "meja", "{}", 1.0, True, False))
        assert remove_channel(connection, "ruang") == 1
        states = [message_by_id(connection, id_) for id_ in ("m1", "m2")]
    assert [state and state.state for state in states] == ["dropped", "waiting"]
    assert known(kept) is None


def test_the_rules_that_ring_by_it_are_named(kept: CaseFile) -> None:
    told = "INSERT INTO alert_rules (id, name, rule, channels, state, made) VALUES (?, ?, '{}', ?, 'on', '')"
    with kept.writing() as connection:
        for name, channels in (("b", ["ruang", "x"]), ("a", ["ruang"]), ("c", [])):
            connection.exec_driver_sql(told, (name, name, json.dumps(channels)))
        assert rules_of_channel(connection, "ruang") == ("a", "b")


@pytest.mark.parametrize("settings", ["", "[]", "7", '{"chat": 7}', "{"])
def test_settings_that_are_none_are_none(kept: CaseFile, settings: str) -> None:
    with kept.writing() as connection:
        connection.exec_driver_sql("UPDATE channels SET settings = ?, budget = 'viel', state = 'x'", (settings,))
    assert known(kept) == replace(RUANG, settings={}, budget=None, state="stopped")
