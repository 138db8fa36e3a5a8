"""The strike that a figure is told with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from palagan.record.dates import days_of
from palagan.record.struck import Near, struck_with
from palagan.record.toll_series import Toll
from tests.record.builders import PageOf
from tests.record.test_tolls import placed, tolls

STRIKE = Near("hp-1", "ASSAULT", (), (), "2020-10-11", "Dahieh", None)
DAY = "2020-10-11"


def day_of(value: str) -> int:
    days = days_of(value)
    assert days is not None
    return days.first


def toll(spot: str | None, date: str | None, *, firm: bool = False) -> Toll:
    page = PageOf("a", "A", DAY, "Tiga orang tewas di Beirut.").figure("Tiga", "killed", 3, 3)
    (one,) = tolls(placed(page, "Beirut"))
    return replace(one, spot=spot, day=day_of(date) if date else None, firm=firm)


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (toll("beirut", DAY, firm=True), True),
        (toll("dahieh", "2020-10-13"), True),
        (toll("dahieh", "2020-10-13", firm=True), False),
        (toll("dahieh", "2020-10-10"), False),
        (toll("dahieh", "2020-10-20"), True),
        (toll("dahieh", "2020-10-27"), False),
        (toll("ganja", DAY), False),
        (toll(None, None), True),
    ],
)
def test_a_figure_is_of_the_strike_it_is_told_with_if_town_and_day_can_be_its_own(one: Toll, found: bool) -> None:
    assert struck_with(one, STRIKE) == (("dahieh", day_of(DAY)) if found else None)


def test_no_strike_without_one_day_and_a_town() -> None:
    one = toll("beirut", DAY)
    for other in (
        None,
        replace(STRIKE, type="CONSULT"),
        replace(STRIKE, date="2020-10"),
        replace(STRIKE, date=None),
        replace(STRIKE, place="Lebanon"),
        replace(STRIKE, place=None),
    ):
        assert struck_with(one, other) is None
