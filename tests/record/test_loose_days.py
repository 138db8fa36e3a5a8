"""Days in an event's sentence that may be those of something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from palagan.model.reading import TimeExpression
from palagan.record.loose_days import LooseDays
from palagan.record.sheet import lay_out
from tests.record.builders import ARMENIA, AZERBAIJAN, TURKEY, PageOf
from tests.record.test_matching import likeness, told


def condemned(name: str, published: str, line: str, day: str, date: str) -> PageOf:
    page = PageOf(name, name, published, line)
    span = page.find(day)
    page.event("mengecam", "ACCUSE", [TURKEY], [ARMENIA], date=date, date_span=span)
    return page.event("serangan", "ASSAULT", [ARMENIA], [AZERBAIJAN], date=date, date_span=span, place="Ganja")


def test_the_day_of_a_condemnation_may_not_be_that_of_the_attack_it_names() -> None:
    page = condemned("a", "2020-10-13", "Turki mengecam serangan di Ganja, Selasa.", "Selasa", "2020-10-13")
    days = LooseDays(lay_out(page.reading()))
    blame, attack = page.reading().events
    assert (days.holds(blame), days.holds(attack)) == (False, True)
    first = PageOf("b", "B", "2020-10-13", "Pada Selasa tentara menyerang pasar, kata Turki yang mengecam itu.")
    span = first.find("Selasa")
    first.event("menyerang", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-13", date_span=span)
    first.event("mengecam", "ACCUSE", [TURKEY], [ARMENIA], date="2020-10-13", date_span=span)
    assert not LooseDays(lay_out(first.reading())).holds(first.reading().events[0])


@pytest.mark.parametrize(("rule", "is_loose"), [("time.now", True), ("time.day", False)])
def test_a_count_of_today_is_no_day_of_the_deed(rule: str, is_loose: bool) -> None:
    page = PageOf("a", "A", "2020-10-13", "Warga yang tewas kini sepuluh orang.")
    span = page.find("kini")
    page.event("tewas", "ASSAULT", [], [AZERBAIJAN], date="2020-10-13", date_span=span)
    reading = replace(page.reading(), times=(TimeExpression(span.start, span.end, "2020-10-13", rule),))
    assert LooseDays(lay_out(reading)).holds(reading.events[0]) is is_loose


def test_an_attack_condemned_days_later_is_the_attack_of_its_day() -> None:
    first = PageOf("a", "A", "2020-10-12", "Tentara menyerang pasar di Ganja pada Minggu.")
    fields = {"date": "2020-10-11", "date_span": first.find("Minggu"), "place": "Ganja"}
    strike = told(first.event("menyerang", "ASSAULT", [ARMENIA], [AZERBAIJAN], **fields))
    loose = PageOf("b", "B", "2020-10-13", "Turki mengecam serangan di Ganja, Selasa.")
    span = loose.find("Selasa")
    loose.event("serangan", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-13", date_span=span, place="Ganja")
    assert likeness(strike, told(loose)) is None
    assert likeness(strike, replace(told(loose), loose=True)) is not None


def test_a_day_beside_what_somebody_says_is_the_day_of_saying() -> None:
    page = PageOf("a", "A", "2020-10-16", "Korban serangan menjadi 34 orang, kata gubernur, Kamis.")
    page.event("serangan", "ASSAULT", [], [AZERBAIJAN], date="2020-10-15", date_span=page.find("Kamis"))
    assert not LooseDays(lay_out(page.reading())).holds(page.reading().events[0])
    page.statement("Korban serangan menjadi 34 orang", None)
    assert LooseDays(lay_out(page.reading())).holds(page.reading().events[0])
