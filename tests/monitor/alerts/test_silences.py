"""A source that falls silent rings once, and is said to be heard again without a sound."""

from __future__ import annotations

import pytest

from palagan.monitor.alerts import silences
from palagan.monitor.alerts.ring import LISTEN, ring
from palagan.monitor.silence import Silent
from palagan.store.open import CaseFile
from tests.monitor.alerts.told import BEGAN, alerts, at, message, messages, with_rule

DAY = 86_400.0


def silent(name: str, last: float, since: float) -> Silent:
    return Silent(f"sb-{name}", name, name.title(), last, since, DAY, (4, 11))


@pytest.fixture
def now_silent(monkeypatch: pytest.MonkeyPatch) -> list[Silent]:
    """The sources that are silent, as the watcher would tell them."""
    found: list[Silent] = []
    monkeypatch.setattr(silences, "silent_sources", lambda _connection, _now: tuple(found))
    return found


def test_once_a_silence_and_once_its_end(case: CaseFile, now_silent: list[Silent]) -> None:
    with_rule(case, {"silence": True}, "meja")
    now = at(BEGAN)
    assert ring(case, now).next_due == now + LISTEN
    now_silent.append(silent("jubi", now + DAY, now + 3 * DAY))
    first = ring(case, now + 4 * DAY)
    assert (first.new, first.messages) == (1, 1)
    assert first.told == ("aturan: Jubi diam sejak 7 Oktober 2020",)
    assert message(case).facts[-1] == "biasanya: 4–11 halaman sehari"
    assert ring(case, now + 5 * DAY).new == 0
    now_silent.clear()
    assert ring(case, now + 6 * DAY).ended == 1
    assert message(case).news == "terdengar lagi"
    now_silent.append(silent("jubi", now + 6 * DAY, now + 8 * DAY))
    assert ring(case, now + 9 * DAY).new == 1
    assert len(alerts(case)) == 2
    assert len(messages(case)) == 3


def test_a_silence_of_before_the_rule_and_of_others(case: CaseFile, now_silent: list[Silent]) -> None:
    with_rule(case, {"silence": True, "source": ["jubi"]})
    now = at(BEGAN)
    now_silent += [silent("jubi", now - 9 * DAY, now - 7 * DAY), silent("tabloid", now + DAY, now + 2 * DAY)]
    assert ring(case, now + 3 * DAY).new == 0
