from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.record.told_day import told_day

MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober"]
MONTHS += ["November", "Desember"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kapal itu karam, kata penjaga pantai, Selasa (13/10/2020).", "2020-10-13"),
        ("Dalam jumpa pers di Baku, Rabu, 14 Oktober 2020, ia menolak.", "2020-10-14"),
        ("The ministry said on Tuesday, October 13, 2020, that the road was cut.", "2020-10-13"),
        ("Mereka bertemu pada Senin (12/10/2020) dan lagi pada Selasa (13/10/2020).", "2020-10-13"),
        ("Perang yang pecah pada 27 September 2020 itu belum berakhir.", None),
        ("Skor akhir (31/02/2020) keliru.", None),
        ("Tanpa tanggal.", None),
    ],
)
def test_the_day_is_the_latest_in_brackets_or_after_a_weekday(text: str, day: str | None) -> None:
    assert told_day(text) == (dt.date.fromisoformat(day).toordinal() if day else None)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)), st.text(alphabet="abc (,)\n", max_size=20))
def test_any_full_date_in_brackets_is_found(day: dt.date, around: str) -> None:
    told = f"{around} ({day.day} {MONTHS[day.month - 1]} {day.year}) {around}"
    assert told_day(told) == told_day(f"({day.day}/{day.month}/{day.year})") == day.toordinal()
