"""A watcher in a thread of its own: it lives, is stopped, and says why it ended by itself."""

from __future__ import annotations

from pathlib import Path

from palagan.monitor.beside import start_watching
from palagan.monitor.settings import Told, WatchSettings
from palagan.store.open import make_case

SETTINGS = WatchSettings("Palagan/0.1 (+mailto:uji@contoh.example)", alerts=False)


def test_it_lives_until_it_is_stopped_and_lets_the_case_go(tmp_path: Path) -> None:
    case = make_case(tmp_path / "kasus", "2026-05-01T00:00:00Z")
    for _ in range(2):
        told: list[Told] = []
        watching = start_watching(case.path, SETTINGS, told.append)
        watching.stop()
        assert (watching.lives, watching.fault) == (False, None)


def test_it_says_why_it_ended_by_itself(tmp_path: Path) -> None:
    told: list[Told] = []
    watching = start_watching(tmp_path / "tiada.palagan", SETTINGS, told.append)
    watching.stop()
    assert "there is no such case" in str(watching.fault)
    assert [one.kind for one in told] == ["trouble"]
