"""Denials find the claim they answer; those that negate or are bare count only as answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from palagan.model.reading import Actor, Reading, Span
from palagan.model.record import Claim
from palagan.record.build import build_record
from tests.record.builders import ARMENIA, ARMENIAN_MINISTRY, AZERBAIJAN, TURKEY, PageOf

BY_NAME = {"Armenia": ARMENIA, "Azerbaijan": AZERBAIJAN, "Turki": TURKEY}


def named(page: PageOf) -> Reading:
    """The page's reading with its states found wherever their names stand."""
    reading = page.reading()
    actors: list[Actor] = []
    for actor in reading.actors:
        spans, at = [], page.text.find(actor.name)
        while at >= 0 and actor.name in BY_NAME:
            spans.append(Span(at, at + len(actor.name)))
            at = page.text.find(actor.name, at + 1)
        actors.append(replace(actor, mentions=tuple(spans)))
    return replace(reading, actors=tuple(actors))


def claims_of(*lines: str) -> tuple[Claim, ...]:
    page = PageOf("a", "A", "2020-10-10", "Armenia menuduh Azerbaijan menyerang posisinya.", *lines)
    page.event("menyerang", "ASSAULT", [AZERBAIJAN], [ARMENIA], said_by=[ARMENIA])
    return build_record([named(page)]).claims


def deniers(claim: Claim) -> list[str]:
    return [a.speaker.name for a in claim.denied if a.speaker]


@pytest.mark.parametrize(
    "line",
    ["Azerbaijan membantah.", "Tuduhan itu ditolak Azerbaijan.", "Azerbaijan menyangkalnya beberapa jam kemudian."],
)
def test_a_bare_denial_answers_the_claim_before_it(line: str) -> None:
    (claim,) = claims_of(line)
    assert deniers(claim) == ["Azerbaijan"]


def test_a_denial_that_joins_another_answers_the_same_claim() -> None:
    (claim,) = claims_of("Azerbaijan membantah.", "Turki juga membantah.")
    assert deniers(claim) == ["Azerbaijan", "Turki"]


@pytest.mark.parametrize("line", ["Turki membantah.", "Azerbaijan tidak membantah.", "Armenia membantah."])
def test_who_is_not_blamed_or_does_not_deny_answers_nothing(line: str) -> None:
    (claim,) = claims_of(line)
    assert deniers(claim) == []


def test_a_statement_that_negates_the_act_denies_it() -> None:
    page = PageOf(
        "a",
        "A",
        "2020-10-10",
        "Azerbaijan menyatakan Armenia menembaki kota itu.",
        "Kementerian menyatakan tidak ada tembakan yang dilepaskan ke kota itu.",
    )
    page.event("menembaki", "ASSAULT", [ARMENIA], [AZERBAIJAN], said_by=[AZERBAIJAN])
    page.event("dilepaskan", "ASSAULT", [ARMENIA], said_by=[ARMENIAN_MINISTRY])
    page.statement("tidak ada tembakan yang dilepaskan ke kota itu", ARMENIAN_MINISTRY)
    (claim,) = build_record([page.reading()]).claims
    assert deniers(claim) == [ARMENIAN_MINISTRY.name]
