from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.html_meta import Declared
from palagan.articles.html_published import (
    ZONES,
    Clock,
    Publication,
    clock_from_iso,
    clock_in_address,
    clock_of,
    settle,
)

WIB = 7 * 60


def clock(value: str) -> Clock:
    found = clock_from_iso(value)
    assert found is not None
    return found


def declared(*values: str) -> list[tuple[Declared, Clock]]:
    out = []
    for number, value in enumerate(values):
        found = clock_of(value)
        assert found is not None, value
        out.append((Declared("published", value, f"meta.{number}"), found))
    return out


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2016-02-23 T15:32:01Z", "2016-02-23T15:32+00:00"),
        ("2016-02-16T13:01:52+0700", "2016-02-16T13:01+07:00"),
        ("2017-02-17 13:30:08", "2017-02-17T13:30"),
        ("2025/03/04 09:15:00", "2025-03-04T09:15"),
        ("20250304091500", "2025-03-04T09:15"),
        ("20250304", "2025-03-04"),
        ("2025-03-04", "2025-03-04"),
        ("1741054500", "2025-03-04T02:15+00:00"),
        ("1741054500000", "2025-03-04T02:15+00:00"),
        ("Tue, 04 Mar 2025 09:15:00 +0700", "2025-03-04T09:15+07:00"),
        ("2025-03-04T02:15:00.000Z", "2025-03-04T02:15+00:00"),
    ],
)
def test_declared_moments_are_read_in_the_forms_they_have(written: str, iso: str) -> None:
    found = clock_of(written)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize("written", ["", "kemarin", "2025-13-40", "20251340", "detikinet"])
def test_what_is_no_moment_is_none(written: str) -> None:
    assert clock_of(written) is None


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://a.example/internasional/20250304085501-113-1/judul", "2025-03-04T08:55"),
        ("https://a.example/read/2025/03/04/091507770/judul", "2025-03-04T09:15"),
        ("https://a.example/read/2025/03/04/judul", None),
        ("https://a.example/d-7800123/judul", None),
        (None, None),
    ],
)
def test_the_digits_of_an_address_tell_a_time(url: str | None, iso: str | None) -> None:
    found = clock_in_address(url)
    assert (found.iso if found else None) == iso


def value(found: Publication | None) -> str | None:
    return found.value if found else None


def test_what_readers_see_beats_a_false_z() -> None:
    found = settle(clock("2016-02-23T15:32+07:00"), declared("2016-02-23T15:32:01Z", "2016-02-23T16:00:20Z"), zone=None)
    assert found == Publication("2016-02-23T15:32+07:00", "shown", ("a Z in the meta that means WIB",))


def test_true_utc_beside_a_shown_time_is_no_false_z() -> None:
    found = settle(clock("2016-02-16T09:10+07:00"), declared("2016-02-16T02:10:56Z"), zone=None)
    assert found == Publication("2016-02-16T09:10+07:00", "shown")


@pytest.mark.parametrize("minutes", ZONES)
def test_a_value_without_zone_tells_the_zone_of_its_twin_in_utc(minutes: int) -> None:
    wall = datetime(2025, 3, 4, 13, 30, 7)
    twin = (wall - timedelta(minutes=minutes)).isoformat()
    found = settle(None, declared(f"{twin}+00:00", wall.isoformat(" ")), zone=None)
    assert value(found) == f"2025-03-04T13:30+{minutes // 60:02}:00"
    again = settle(None, declared(wall.isoformat(" "), f"{twin}+00:00"), zone=None)
    assert value(again) == value(found)


def test_utc_is_told_in_the_zone_of_the_page_or_the_likely_one() -> None:
    assert value(settle(None, declared("2025-03-04T18:30:00Z"), zone=8 * 60)) == "2025-03-05T02:30+08:00"
    assert value(settle(None, declared("2025-03-04T18:30:00Z"), zone=None, likely=WIB)) == "2025-03-05T01:30+07:00"
    assert value(settle(None, declared("2025-03-04T18:30:00Z"), zone=None)) == "2025-03-04T18:30+00:00"


def test_the_address_tells_on_a_false_z() -> None:
    address = clock_in_address("https://a.example/read/2025/03/04/091507770/judul")
    found = settle(None, declared("2025-03-04T09:15:07Z"), zone=WIB, likely=WIB, address=address)
    assert found == Publication("2025-03-04T09:15+07:00", "meta.0", ("a Z in the meta that means WIB",))


def test_nothing_is_published_after_it_was_fetched() -> None:
    fetched = clock("2025-03-04T03:00:00+00:00")
    found = settle(None, declared("2025-03-04T09:15:00Z"), zone=None, likely=WIB, captured=fetched)
    assert found == Publication("2025-03-04T09:15", "meta.0", ("a Z in the meta that means local time",))
    assert (
        value(settle(None, declared("2025-03-04T02:15:00Z"), zone=None, captured=fetched)) == "2025-03-04T02:15+00:00"
    )


def test_a_shown_day_takes_the_time_that_is_declared_for_it() -> None:
    assert (
        value(settle(clock("2025-03-04"), declared("2025-03-04T09:15:00+07:00"), zone=None)) == "2025-03-04T09:15+07:00"
    )
    assert value(settle(clock("2025-03-04"), declared("2025-03-09T09:15:00+07:00"), zone=None)) == "2025-03-04"


def test_a_time_without_zone_stays_without_where_nothing_tells() -> None:
    assert value(settle(clock("2020-10-19T01:55"), [], zone=None)) == "2020-10-19T01:55"
    assert settle(None, [], zone=WIB) is None


moments = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1))


@given(moments, st.sampled_from([*ZONES, 0, -300, 330]))
def test_a_clock_keeps_its_moment_in_another_zone(wall: datetime, minutes: int) -> None:
    one = Clock(wall, minutes, True)
    assert one.at(WIB).utc == one.utc
    assert clock(one.iso).utc == one.utc.replace(second=0, microsecond=0)


@given(moments, st.sampled_from(list(ZONES)), st.booleans())
def test_what_is_shown_with_its_zone_is_what_counts(wall: datetime, minutes: int, false_z: bool) -> None:
    shown = Clock(wall.replace(second=0, microsecond=0), minutes, True)
    written = shown.wall if false_z else shown.utc
    found = settle(shown, declared(f"{written.isoformat()}Z"), zone=None)
    assert found is not None
    assert found.value == shown.iso
    assert bool(found.flags) == false_z
