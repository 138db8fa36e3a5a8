"""`palagan watch`: without a contact nobody is asked; with nothing due it says so and ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from palagan.cli import call
from palagan.store.open import make_case
from palagan.store.watch_facts import CONTACT, put_fact


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("PALAGAN_CONTACT", raising=False)
    made = make_case(tmp_path / "kasus", "2026-05-01T00:00:00Z")
    made.close()
    return str(made.path)


def test_without_a_contact_it_refuses_and_says_how_to_set_one(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["watch", case, "--once"]) == 2
    assert "--contact" in capsys.readouterr().err


def test_once_with_nothing_due_ends_and_says_so(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PALAGAN_CONTACT", "uji@contoh.example")
    assert call(["watch", case, "--once", "--no-alerts"]) == 0
    told = capsys.readouterr().out
    assert "palagan add CASE URL" in told
    assert "Asked 0 sources: nothing new." in told


def test_json_is_one_object_a_line(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    from palagan.store.open import open_case

    opened = open_case(case)
    with opened.writing() as connection:
        put_fact(connection, CONTACT, "mailto:uji@contoh.example")
    opened.close()
    assert call(["watch", case, "--once", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["kind"] for one in told] == ["begins", "ended"]
    assert told[-1] == {"kind": "ended", "counts": {}, "unread": 0, "waiting": 0}
