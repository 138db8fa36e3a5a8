"""Days counted from one event of a sentence to another."""

from __future__ import annotations

import pytest

from palagan.reading.days_after import counted
from palagan.reading.moments import Dated, Dating
from tests.reading.scenes import events_of
from tests.reading.test_moments import told


def days_of(text: str) -> list[str | None]:
    """The dates of the events, had each that of the page's first time expression or that of its own sentence."""
    ground, tellings = told(text)
    dating = Dating(ground, tellings)
    first = dating.moments[0]
    near = [dating.nearest(telling) or first for telling in tellings]
    return [one.value for one in counted(ground, tellings, [Dated(m.value, m, ()) for m in near])]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Kenya menyerang Uganda pada 14 Mei 2024, dua hari setelah Uganda menembaki Kisumu.", ["14", "12"]),
        ("Kenya menyerang Uganda pada 14 Mei 2024, sehari sebelum Uganda menembaki Kisumu.", ["14", "15"]),
        ("Tiga hari usai Uganda menembaki Kisumu, Kenya menyerang Uganda pada 14 Mei 2024.", ["11", "14"]),
        ("Kenya menyerang Uganda pada 14 Mei 2024, tak lama setelah Uganda menembaki Kisumu.", ["14", "14"]),
        ("Kenya menyerang Uganda pada 14 Mei 2024 setelah Uganda menembaki Kisumu.", ["14", "14"]),
    ],
)
def test_days_are_counted_back_or_ahead(text: str, days: list[str]) -> None:
    assert days_of(text) == [f"2024-05-{day}" for day in days]


def test_what_points_back_is_counted_from_and_keeps_its_own_day() -> None:
    before = "Kenya menyerang Uganda pada 14 Mei 2024. "
    assert days_of(before + "Serangan itu terjadi lima hari setelah Uganda menembaki Kisumu.")[-1] == "2024-05-09"
    assert days_of(before + "Uganda mengecam Kenya sehari setelah serangan itu.")[-1] == "2024-05-14"


def test_a_day_told_in_the_clause_itself_stands() -> None:
    text = "Kenya menyerang Uganda pada 14 Mei 2024, dua hari setelah Uganda menembaki Kisumu pada 10 Mei 2024."
    assert days_of(text)[-1] == "2024-05-10"


def test_what_was_days_before_the_news_is_no_history() -> None:
    text = (
        "Rusia dan Ukraina menyepakati gencatan senjata tujuh hari, Minggu (10/3). Kedua negara juga akan menukar 150 "
        "tawanan perang pada Kamis (14/3), kata Menteri Luar Negeri Turki Hakan Fidan. Kesepakatan itu tercapai tiga "
        "hari setelah serangan rudal ke stasiun Lviv.\nRusia menginvasi Ukraina pada Februari 2022."
    )
    strike, *_, invasion = (event for event in events_of(text) if event.type == "ASSAULT")
    assert (strike.date, strike.background) == ("2024-03-07", False)
    assert invasion.background


def test_weeks_are_told_by_both_of_their_words() -> None:
    text = "Kenya menyerang Uganda pada 24 Mei 2024, dua {} setelah Uganda menembaki Kisumu."
    week = ["2024-05-24", "2024-05-06/2024-05-12"]
    assert days_of(text.format("pekan")) == days_of(text.format("minggu")) == week
    assert days_of(text.format("Minggu"))[-1] != week[-1]
