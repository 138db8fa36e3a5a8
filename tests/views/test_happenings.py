"""Happenings with all that is told of them."""

from __future__ import annotations

from palagan.views.filters import choose
from palagan.views.happenings import happenings
from palagan.views.ledgers import ledgers
from tests.views.made import CARDS, FIRST, RECORD, RISEN, SECOND, STRIKE


def test_those_with_most_origins_come_first_and_background_last() -> None:
    rows = happenings(RECORD, CARDS)
    assert [row.id for row in rows] == ["hp-strike", "hp-visit", "hp-past"]
    strike = rows[0]
    assert strike.origins == ("AFP", "unknown")
    assert [(one.event, one.evidence.words) for one in strike.tellings] == [
        (f"{FIRST.id}:e1", STRIKE),
        (f"{SECOND.id}:e2", RISEN),
    ]
    (tie,) = strike.ties
    assert (tie.kind, tie.other, tie.type, tie.sources) == ("answered-by", "hp-visit", "CONSULT", ("Mevlut Cavusoglu",))
    assert (strike.first_told, strike.last_told) == (FIRST.published, SECOND.published)


def test_a_story_narrows_by_its_id_or_the_beginning_of_it() -> None:
    assert [row.id for row in happenings(RECORD, CARDS, choose(story="st-gan"))] == ["hp-strike"]
    assert happenings(RECORD, CARDS, choose(story="st-none")) == ()


def test_a_ledger_says_who_says_what_now_and_what_replaced_the_rest() -> None:
    (ledger,) = ledgers(RECORD, CARDS)
    (now,) = ledger.now
    assert (now.speakers, now.low, now.high, now.entries) == (("Kejaksaan Agung Azerbaijan",), 9, 9, ("fg-9",))
    assert now.published == SECOND.published
    assert [entry.replaced_by for entry in ledger.entries] == [("fg-9",), ()]
    assert ledger.origins == ("AFP", "unknown")
