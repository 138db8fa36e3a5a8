"""Times that date nothing: years of laws and treaties, and since when something is the first or the greatest."""

from __future__ import annotations

import pytest

from palagan.reading.no_dates import dating
from palagan.reading.times import find_times
from tests.reading.reports import sentences_of
from tests.reading.scenes import events_of


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Polisi menjerat warga dengan UU Nomor 5 Tahun 2018 tentang Terorisme.", False),
        ("Kenya melanggar Konvensi Jenewa 1949.", False),
        ("Kenya keluar dari kesepakatan nuklir 2015.", False),
        ("Kenya melanggar perjanjian yang diteken pada 2015.", True),
        ("Keduanya bertemu selama Piala Dunia 2022.", True),
        ("Kenya menyerang Somalia pada 2011.", True),
        ("Kesepakatan itu batal. Kenya menyerang Somalia pada 2011.", True),
    ],
)
def test_years_of_laws_and_treaties(text: str, kept: bool) -> None:
    times = find_times(text, sentences_of(text), "2024-03-11")
    assert any(one.value for one in times)
    assert any(one.value for one in dating(text, times)) is kept


def test_an_arrest_is_not_of_the_year_of_the_law() -> None:
    text = "Polisi Kenya menahan dua warga Somalia. Mereka dijerat Undang-Undang Keimigrasian 1947."
    assert {event.date for event in events_of(text, None)} <= {None}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Kunjungan itu menjadi kunjungan perdananya sejak Juni 2018.", False),
        ("Itu serangan terbesar Somalia ke Kenya sejak Februari 2022.", False),
        ("Somalia menyerang Kenya sejak Februari 2022.", True),
        ("Serangan terbesar berlalu. Somalia menyerang Kenya sejak Februari 2022.", True),
    ],
)
def test_since_when_nothing_was_like_it(text: str, kept: bool) -> None:
    assert any(one.value for one in dating(text, find_times(text, sentences_of(text), "2024-03-11"))) is kept


def test_the_day_behind_such_a_year_is_no_beginning() -> None:
    text = "Somalia melancarkan serangan udara terbesar ke Kenya sejak Februari 2022 pada Rabu (6/3/2024)."
    assert [event.date for event in events_of(text)] == ["2024-03-06"]
