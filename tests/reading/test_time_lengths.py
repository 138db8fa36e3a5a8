"""Lengths of time that the sentence gives a beginning or an end."""

from __future__ import annotations

import pytest

from palagan.reading.times import find_times
from tests.reading.reports import sentences_of


def lengths(text: str) -> list[str | None]:
    times = find_times(text, sentences_of(text), "2024-03-11")
    return [time.value for time in times if time.rule == "time.duration"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Bentrokan sembilan hari yang dimulai pada 3 Februari lalu menewaskan warga.", "2024-02-03/2024-02-11"),
        ("Gencatan senjata tiga bulan di Kenya yang berakhir pada bulan Februari lalu.", "2023-11/2024-02"),
        ("Perang dua tahun yang bermula pada Mei 2020 itu usai.", "2020-05/2022"),
        ("Blokade dua pekan yang berakhir pada 3 Februari itu dicabut.", "2024-01-21/2024-02-03"),
        ("Bentrokan sembilan hari yang dimulai pertengahan Februari.", None),
        ("Bentrokan sembilan hari itu. Rapat dimulai pada 3 Februari.", None),
        ("Bentrokan berlangsung sembilan hari, kata Otieno pada 3 Februari.", None),
        ("Bentrokan beberapa hari yang dimulai pada 3 Februari.", None),
    ],
)
def test_bounds(text: str, value: str | None) -> None:
    assert lengths(text) == [value]


def test_an_ordinal_of_two_words_is_not_its_first() -> None:
    text = "Perang memasuki hari kedua belas."
    assert [time.value for time in find_times(text, sentences_of(text), "2024-03-11") if time.value] == []
