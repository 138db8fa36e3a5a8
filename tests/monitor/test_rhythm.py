"""A source's rhythm: asked as often as it brings, more seldom when it stops, silent only against its own custom."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.monitor.rhythm import (
    LONGEST,
    SHORTEST,
    UNKNOWN,
    Rhythm,
    heard,
    pause,
    rhythm_json,
    rhythm_of,
    silence,
)

HOUR, DAY = 3600.0, 86_400.0
START = 1_700_006_400.0  # midnight UTC


def fed(every: float, days: float, hours: range = range(24), start: float = START) -> tuple[Rhythm, float]:
    """The rhythm of a source that brings an item every so many seconds, within some hours of the day."""
    rhythm, now = Rhythm(), start
    while now < start + days * DAY:
        came = [now] if int(now // HOUR) % 24 in hours else []
        rhythm = heard(rhythm, now, came)
        now += every
    return rhythm, now


def test_of_an_unknown_source_the_pause_is_half_an_hour() -> None:
    assert pause(Rhythm(), START) == UNKNOWN


@pytest.mark.parametrize(
    ("every", "low", "high"),
    [(60.0, SHORTEST, SHORTEST), (1800.0, 600.0, 1200.0), (2 * HOUR, 1800.0, HOUR), (2 * DAY, HOUR, HOUR)],
)
def test_it_is_asked_about_twice_as_often_as_it_brings(every: float, low: float, high: float) -> None:
    rhythm, now = fed(every, 20)
    assert low <= pause(rhythm, now) <= high


def test_it_is_asked_more_often_in_the_hours_in_which_it_brings() -> None:
    rhythm, _ = fed(HOUR, 14, hours=range(1, 12))
    morning = START + 14 * DAY + 2 * HOUR
    awake = pause(heard(rhythm, morning, [morning]), morning)
    night = START + 14 * DAY + 13 * HOUR
    asleep = pause(heard(rhythm, night, [START + 14 * DAY + 11 * HOUR]), night)
    assert awake < 0.75 * HOUR < asleep == HOUR


def test_what_stops_is_asked_ever_more_seldom() -> None:
    rhythm, now = fed(HOUR, 10)
    pauses = [pause(heard(rhythm, now + wait, []), now + wait) for wait in (0.0, 6 * HOUR, DAY, 4 * DAY, 9 * DAY)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 3 * HOUR > 3 * pauses[0]
    assert pause(heard(rhythm, now + 15 * DAY, []), now + 15 * DAY) == LONGEST


def test_a_source_that_brings_little_is_asked_within_the_hour_all_the_same() -> None:
    new = heard(Rhythm(), START, [START - HOUR, START - DAY])
    assert pause(new, START) <= 1800.0
    rhythm, now = fed(2 * DAY, 20)
    assert pause(rhythm, now) == HOUR


def test_a_source_that_names_no_dates_is_learnt_by_when_it_names() -> None:
    rhythm = heard(Rhythm(), START, [])
    assert pause(rhythm, START) == 1800.0
    assert pause(heard(rhythm, START + 4 * DAY, []), START + 4 * DAY) == 3 * HOUR


def test_a_burst_is_followed_closely() -> None:
    rhythm, now = fed(6 * HOUR, 10)
    calm = pause(rhythm, now)
    burst = heard(rhythm, now, [now - 60 * minute for minute in range(10)])
    assert pause(burst, now) <= 900.0 < calm


@given(
    st.lists(st.tuples(st.floats(0, 3 * DAY), st.lists(st.floats(-40 * DAY, 40 * DAY), max_size=8)), max_size=15),
)
def test_the_pause_stays_within_its_bounds(asks: list[tuple[float, list[float]]]) -> None:
    rhythm, now = Rhythm(), START
    for wait, came in asks:
        now += wait
        rhythm = silence(heard(rhythm, now, [now + moment for moment in came]), now)
        assert SHORTEST <= pause(rhythm, now) <= LONGEST
        assert rhythm.last is None or rhythm.last <= now
        assert rhythm_of(rhythm_json(rhythm)) == rhythm


def test_silence_is_a_day_longer_than_the_longest_wait_of_a_usual_day() -> None:
    rhythm, now = fed(HOUR, 14, hours=range(6, 18))
    last = rhythm.last
    assert last is not None
    usual = rhythm.usual_wait()
    assert usual == 13 * HOUR
    assert silence(rhythm, last + 36 * HOUR).silent is None
    assert silence(rhythm, last + 37 * HOUR).silent == last
    assert silence(heard(rhythm, now + 2 * DAY, [now + 2 * DAY]), now + 2 * DAY).silent is None


def test_weekends_are_no_silence() -> None:
    rhythm, now = Rhythm(), START  # a Wednesday
    for day in range(21):
        if day % 7 not in (3, 4):  # Saturday and Sunday
            for hour in range(8, 17):
                now = START + day * DAY + hour * HOUR
                rhythm = heard(rhythm, now, [now])
    assert silence(rhythm, now + 3 * DAY).silent is None
    assert silence(rhythm, now + 7 * DAY).silent is not None


def test_of_a_source_that_is_hardly_known_no_silence_is_said() -> None:
    rhythm, now = fed(HOUR, 6)
    assert rhythm.usual_wait() is None
    assert silence(rhythm, now + 30 * DAY).silent is None


def test_usual_and_current_rate() -> None:
    rhythm, now = fed(HOUR, 14, hours=range(6, 18))
    assert rhythm.usual(now) == (12, 12)
    assert rhythm.days(now)[-1] == 12
    assert Rhythm(since=START).usual(START + DAY) is None


@pytest.mark.parametrize(
    "told",
    [
        "", "[]", "null", "{", '{"since": "x", "last": -1, "hours": 3}',
        '{"hours": [["a", 1], [1], [-4, 2], [5, 1e308]]}', '{"since": 1e308, "last": true, "silent": [1]}',
        json.dumps({"hours": [[10**12, 1], [470_000, -3]]}), "[" * 100_000,
    ],
)  # fmt: skip
def test_a_rhythm_that_is_none_is_unknown(told: str) -> None:
    rhythm = rhythm_of(told)
    assert rhythm == Rhythm()
    assert pause(rhythm, START) == UNKNOWN
