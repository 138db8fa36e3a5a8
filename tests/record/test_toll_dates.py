"""When figures are told to be of, and that numbers of one sentence are sums together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from palagan.model.reading import Span
from palagan.record.sheet import Sheet, lay_out
from palagan.record.toll_dates import past_of, told_date
from tests.record.builders import AZERBAIJAN, PROSECUTOR, PageOf
from tests.record.test_tolls import placed, tolls


def page_of(date: str | None, background: bool = False) -> Sheet:
    page = PageOf("a", "A", "2020-10-12", "Kabar lain dari 1992.", "Ratusan orang tewas di sana.")
    page.event("tewas", "ASSAULT", (), [AZERBAIJAN], date=date, background=background)
    return lay_out(page.figure("Ratusan", "killed", 100, 999, date=date, event="e1").reading())


def test_background_that_goes_on_since_last_month_is_no_history() -> None:
    for date, past in [("2020-09/..", None), ("1988/..", "1988"), ("1992-05", "1992"), (None, "undated")]:
        sheet = page_of(date, background=True)
        assert past_of(sheet, sheet.reading.figures[0], sheet.reading.events[0]) == past


@pytest.mark.parametrize(
    ("date", "then", "told"),
    [
        ("1992-05", None, None),
        ("2020-10-10", None, "2020-10-10"),
        ("1988/..", None, "1988/.."),
        ("2020-10-12", "1994", "1994"),
        ("1994-05", "1994", "1994-05"),
        ("1993", "1994", "1993"),
        ("2020-10-12", "undated", "2020-10-12"),
        (None, "1994", None),
    ],
)
def test_a_date_that_does_not_agree_with_whether_it_is_past_is_not_kept(
    date: str | None, then: str | None, told: str | None
) -> None:
    sheet = page_of(date)
    assert told_date(sheet, sheet.reading.figures[0], then) == told


def test_numbers_that_one_sentence_sums_up_are_sums_together() -> None:
    early = PageOf("a", "A", "2020-10-12", "Kejaksaan mencatat 41 warga sipil tewas sejak awal perang.")
    early.figure("41", "killed", 41, 41, said_by=[PROSECUTOR])
    late = PageOf("b", "B", "2020-10-18", "Rudal jatuh di Ganja.", "Kini 60 warga sipil meninggal dan 270 cedera.")
    for number, kind in [(60, "killed"), (270, "wounded")]:
        late.figure(str(number), kind, number, number, said_by=[PROSECUTOR], cumulative=True)
    reading = placed(late, "Ganja")
    line = Span(late.find("Kini").start, len(late.text))
    apart = tuple(replace(figure, cumulative=figure.low == 60) for figure in reading.figures)
    for figures, sums in [(reading.figures, {41, 60, 270}), (apart, {41, 60})]:
        told = replace(reading, figures=tuple(replace(figure, evidence=line) for figure in figures))
        assert {toll.entry.low for toll in tolls(placed(early), told) if not toll.is_strike} == sums
