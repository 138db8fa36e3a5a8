"""Quiet hours and budgets: across midnight, in any zone, on nights in which clocks change."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.errors import InputError
from palagan.monitor.alerts.quiet import day_began, held_until, quiet_of, zone_of

ZONES = ("Asia/Jayapura", "Asia/Jakarta", "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
moments = st.floats(1.5e9, 1.9e9).map(lambda moment: float(int(moment)))


def at(told: str, zone: str = "Asia/Jakarta") -> float:
    return datetime.fromisoformat(told).replace(tzinfo=ZoneInfo(zone)).timestamp()


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-05-12T21:59", None),
        ("2026-05-12T22:00", "2026-05-13T06:00"),
        ("2026-05-13T05:59", "2026-05-13T06:00"),
        ("2026-05-13T06:00", None),
    ],
)
def test_hours_across_midnight(now: str, until: str | None) -> None:
    assert held_until(at(now), "22:00-06:00 WIB", None, ()) == (at(until) if until else None)


def test_hours_of_one_day() -> None:
    quiet = "12.00 – 13.30 WIT"
    held = held_until(at("2026-05-12T12:10", "Asia/Jayapura"), quiet, None, ())
    assert held == at("2026-05-12T13:30", "Asia/Jayapura")
    assert held_until(at("2026-05-12T11:59", "Asia/Jayapura"), quiet, None, ()) is None


@pytest.mark.parametrize("written", ["22:00-22:00", "24:00-00:00", "22-6", "25:00-06:00", "22:00-06:60", "malam"])
def test_hours_that_cannot_be_are_refused(written: str) -> None:
    with pytest.raises(InputError):
        quiet_of(written)


def test_zones() -> None:
    assert (zone_of("wit"), zone_of(None), zone_of("Asia/Makassar")) == (
        "Asia/Jayapura",
        "Asia/Jakarta",
        "Asia/Makassar",
    )
    assert str(quiet_of("1:00-2:05 WITA")) == "01:00-02:05 Asia/Makassar"
    for name in ("Bulan", "../etc/passwd", ""):
        if name:
            with pytest.raises(InputError):
                zone_of(name)


def test_a_spent_budget_holds_until_the_next_day_and_its_quiet_hours() -> None:
    sent = [at("2026-05-12T08:00"), at("2026-05-12T09:00")]
    now = at("2026-05-12T14:00")
    assert held_until(now, None, 2, sent) == at("2026-05-13T00:00")
    assert held_until(now, "22:00-06:00 WIB", 2, sent) == at("2026-05-13T06:00")
    assert held_until(now, None, 3, sent) is None
    assert held_until(at("2026-05-13T00:00"), None, 2, sent) is None


def test_the_day_is_that_of_the_zone() -> None:
    assert day_began(at("2026-05-12T01:00", "Asia/Jayapura"), "22:00-06:00 WIT") == at("2026-05-12", "Asia/Jayapura")


def test_the_night_in_which_the_clock_is_turned_back() -> None:
    berlin = "Europe/Berlin"
    first = datetime(2026, 10, 25, 2, 15, tzinfo=ZoneInfo(berlin)).timestamp()
    second = datetime(2026, 10, 25, 2, 15, tzinfo=ZoneInfo(berlin), fold=1).timestamp()
    assert second - first == 3600
    for now in (first, second):
        held = held_until(now, f"22:00-02:30 {berlin}", None, ())
        assert held is not None
        assert 0 < held - now <= 900


times = st.tuples(st.integers(0, 1439), st.integers(0, 1439)).filter(lambda pair: pair[0] != pair[1])


@given(moments, times, st.sampled_from(ZONES))
def test_what_is_held_goes_when_it_is_due(now: float, hours: tuple[int, int], zone: str) -> None:
    begins, ends = (f"{one // 60:02d}:{one % 60:02d}" for one in hours)
    quiet = f"{begins}-{ends} {zone}"
    held = held_until(now, quiet, None, ())
    minute = datetime.fromtimestamp(now, ZoneInfo(zone))
    inside = hours[0] <= minute.hour * 60 + minute.minute < hours[1]
    if hours[0] > hours[1]:
        inside = not hours[1] <= minute.hour * 60 + minute.minute < hours[0]
    assert (held is not None) == inside
    if held is not None:
        assert now < held <= now + 25 * 3600
        assert held_until(held, quiet, None, ()) is None


@given(moments, st.integers(0, 5), st.lists(moments, max_size=8), st.sampled_from(ZONES))
def test_a_budget_never_lets_more_go_in_a_day(now: float, budget: int, sent: list[float], zone: str) -> None:
    held = held_until(now, None, budget, sent, zone)
    today = [one for one in sent if day_began(now, None, zone) <= one <= now]
    assert (held is not None) == (len(today) >= budget)
    if held is not None:
        assert now < held <= now + 25 * 3600
