"""Years that belong to a name date nothing."""

from __future__ import annotations

import pytest

from palagan.reading.times import find_times
from palagan.reading.year_names import dating
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
