"""Whose dead or things a figure counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from palagan.model.reading import Actor, Span
from palagan.record.page_part import page_part
from palagan.record.sheet import lay_out
from tests.record.builders import ARMENIA, AZERBAIJAN, TURKEY, PageOf

BAND = Actor("band", "Kelompok Uji", "organization", "TUR.REB", ())


def counted(page: PageOf) -> list[tuple[str | None, str | None]]:
    """Whom the figures of a page count, and whose they are, with its states found where their names stand."""
    reading = page.reading()
    actors = []
    for actor in reading.actors:
        at = page.text.rfind(actor.name) if actor.kind == "state" else -1
        actors.append(replace(actor, mentions=(Span(at, at + len(actor.name)),)) if at >= 0 else actor)
    tolls = page_part(lay_out(replace(reading, actors=tuple(actors)))).tolls
    return [(toll.people, toll.country) for toll in tolls]


def test_the_dead_of_an_armed_group_are_not_those_of_its_countrys_army() -> None:
    page = PageOf("a", "A", "2020-10-11", "Tentara Turki menyebut 12 anggota Kelompok Uji tewas.")
    page.cast = (*page.cast, BAND)
    page.figure("12", "killed", 12, 12, of=[BAND], said_by=[TURKEY])
    assert counted(page) == [("rebels", "TUR")]


def test_rebels_beside_soldiers_are_counted_apart() -> None:
    page = PageOf("a", "A", "2020-10-11", "Turki menyatakan 18 tentara dan 30 pemberontak tewas.")
    page.figure("18", "killed", 18, 18, said_by=[TURKEY]).figure("30", "killed", 30, 30, said_by=[TURKEY])
    assert counted(page) == [("forces", "TUR"), ("rebels", "TUR")]


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Armenia menembak jatuh lima jet tempur Azerbaijan.", "AZE"),
        ("Armenia menyebut lima tank hancur akibat drone Azerbaijan.", "ARM"),
    ],
)
def test_what_is_destroyed_is_of_the_state_named_right_behind_it(line: str, country: str) -> None:
    page = PageOf("a", "A", "2020-10-11", line).figure("lima", "destroyed", 5, 5, said_by=[ARMENIA])
    page.event("lima", "ASSAULT", [ARMENIA], [AZERBAIJAN])
    assert [whose for _, whose in counted(page)] == [country]


def test_who_is_let_go_was_struck_nowhere() -> None:
    page = PageOf("a", "A", "2020-10-11", "Turki menculik dua warga di Ganja.")
    for type_, spots in (("ASSAULT", ["ganja"]), ("RETREAT", [None])):
        page.events, page.figures = [], []
        page.event("menculik", type_, [TURKEY], [AZERBAIJAN], date="2020-10-11", place="Ganja")
        page.figure("dua", "captured", 2, 2, event="e1")
        assert [toll.spot for toll in page_part(lay_out(page.reading())).tolls] == spots
