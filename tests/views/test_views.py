"""Each view on a record made by hand: what a row says, in which order, and what each filter leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.model.record import Record
from palagan.views.actors import actors
from palagan.views.cards import PageCard
from palagan.views.claims import claims, discrepancies
from palagan.views.filters import Filter, choose
from palagan.views.ledgers import ledgers
from palagan.views.lineage import copies, origins, stories
from palagan.views.timeline import timeline
from tests.strategies import records
from tests.views.made import CARDS, DENIAL, FIRST, READINGS, RECORD, RISEN, SECOND, UNDATED

View = Callable[[Record, dict[str, PageCard], Filter], Sequence[Any]]
VIEWS: tuple[View, ...] = (timeline, claims, discrepancies, ledgers, origins, copies, stories)


def ids(view: View, **filters: Any) -> list[str]:
    return [row.id for row in view(RECORD, CARDS, choose(**filters))]


def test_the_timeline_goes_by_date_else_by_the_day_first_told() -> None:
    rows = timeline(RECORD, CARDS)
    assert [(row.id, row.date, row.told_on) for row in rows] == [
        ("hp-past", "1994", None),
        ("hp-strike", "2020-10-11", "2020-10-11"),
        ("hp-visit", None, "2020-10-12"),
    ]
    strike = rows[1]
    assert (strike.sources, strike.target_codes) == (("Armenia",), ("AZE",))
    assert (strike.pages, strike.mentions, strike.outlets) == (2, 2, ("Kabar Uji", "Warta Coba"))
    assert (strike.origins_low, strike.origins_high) == (2, 2)
    assert strike.links == ("answered-by hp-visit",)
    assert [note.words for note in strike.evidence][1] == RISEN
    assert strike.evidence[1].outlet == "Warta Coba"


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"type": "assault"}, ["hp-strike"]),
        ({"status": "planned"}, ["hp-visit"]),
        ({"status": ["planned", "happened"]}, ["hp-past", "hp-strike", "hp-visit"]),
        ({"actor": "AZE"}, ["hp-strike", "hp-visit"]),
        ({"actor": "cavusoglu"}, ["hp-visit"]),
        ({"place": "GANJA"}, ["hp-strike"]),
        ({"outlet": "kabar"}, ["hp-strike"]),
        ({"min_origins": 2}, ["hp-strike"]),
        ({"since": "2020-10-12"}, ["hp-visit"]),
        ({"until": "2000"}, ["hp-past"]),
        ({"since": "2020", "status": "happened"}, ["hp-strike"]),
        ({"place": "Stepanakert"}, []),
    ],
)
def test_filters_of_the_timeline(filters: dict[str, Any], left: list[str]) -> None:
    assert ids(timeline, **filters) == left


def test_claims_show_both_sides_and_the_chain_denied_ones_first() -> None:
    contested, other = claims(RECORD, CARDS)
    assert (contested.id, other.id) == ("cl-strike", "cl-past")
    (asserted,) = contested.asserted
    assert (asserted.speaker, asserted.speaker_code, asserted.via) == (
        "Kejaksaan Agung Azerbaijan",
        "AZE.JUD",
        ("AFP",),
    )
    (denied,) = contested.denied
    assert (denied.evidence.words, denied.evidence.outlet) == (DENIAL, "Kabar Uji")
    assert (contested.asserted_origins, contested.denied_origins) == ((1, 2), (1, 2))
    assert other.asserted[0].speaker is None
    assert other.first_told is None
    assert [claim.id for claim in claims(RECORD, CARDS, denied_only=True)] == ["cl-strike"]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"actor": "ARM"}, ["cl-strike"]),
        ({"actor": "AFP"}, ["cl-strike"]),
        ({"type": "ASSAULT"}, ["cl-strike"]),
        ({"min_origins": 2}, ["cl-past"]),
        ({"since": "2020-10"}, ["cl-strike"]),
        ({"outlet": "Warta"}, []),
    ],
)
def test_filters_of_claims(filters: dict[str, Any], left: list[str]) -> None:
    assert ids(claims, **filters) == left


def test_ledgers_keep_what_was_replaced() -> None:
    (ledger,) = ledgers(RECORD, CARDS)
    assert [(entry.words, entry.current, entry.replaces) for entry in ledger.entries] == [
        ("7 orang", False, ()),
        ("9 orang", True, ("fg-7",)),
    ]
    assert (ledger.low, ledger.high, ledger.speakers) == (9.0, 9.0, ("Kejaksaan Agung Azerbaijan",))
    for filters in ({"type": "killed"}, {"type": "ASSAULT"}, {"actor": "AZE"}, {"place": "ganja"}, {"until": "2020"}):
        assert ids(ledgers, **filters) == ["lg-ganja"], filters
    for filters in ({"type": "wounded"}, {"status": "planned"}, {"place": "Baku"}, {"since": "2021"}):
        assert ids(ledgers, **filters) == [], filters


def test_origins_say_how_they_are_known() -> None:
    wire, unknown = origins(RECORD, CARDS)
    assert (wire.name, wire.pages, wire.outlets) == ("AFP", 2, ("Kabar Uji", "Warta Coba"))
    assert [(one.how, one.evidence.words if one.evidence else None) for one in wire.because] == [
        ("credit", "Rudal"),
        ("shared-text", None),
    ]
    assert unknown.outlets == ()
    assert ids(origins, outlet="kabar") == ["or-a"]


def test_copies_stories_and_versions() -> None:
    (copy,) = copies(RECORD, CARDS)
    assert (copy.earlier_outlet, copy.later_outlet, copy.share) == ("Kabar Uji", "Warta Coba", 0.4)
    (story,) = stories(RECORD, CARDS)
    assert [page.id for page in story.pages] == [FIRST.id, SECOND.id]
    (matter,) = discrepancies(RECORD, CARDS)
    assert matter.tellings == ("7 orang", "9 orang")
    assert ids(discrepancies, outlet="nobody") == []


def test_actors_are_counted_over_the_pages_that_the_filter_lets_through() -> None:
    rows = {row.key: row for row in actors(RECORD, READINGS, CARDS)}
    strike = next(row for row in rows.values() if row.name == "Armenia")
    assert strike.pages == 3
    assert next(row for row in rows.values() if row.name == "Kementerian Pertahanan Armenia").said == 1
    assert {row.pages for row in actors(RECORD, READINGS, CARDS, choose(outlet="Kabar Uji"))} == {1}
    assert actors(RECORD, READINGS, CARDS, choose(outlet="Tidak Ada")) == ()
    assert actors(RECORD, READINGS, CARDS, choose(since="2031")) == ()
    assert {row.code for row in actors(RECORD, READINGS, CARDS, choose(actor="TUR"))} == {"TUR", "TUR.GOV"}


def test_actors_of_a_kind_of_deed_are_those_who_did_or_suffered_it() -> None:
    rows = actors(RECORD, READINGS, CARDS, choose(type="ASSAULT"))
    assert all(row.did or row.suffered for row in rows)
    assert rows == actors(RECORD, READINGS, CARDS, choose(place="Ganja"))


@settings(max_examples=40)
@given(records((FIRST.id, SECOND.id, UNDATED.id)), st.sampled_from(["ASSAULT", "killed", "consult"]), st.integers(0, 4))
def test_a_filter_only_ever_leaves_out(record: Record, word: str, least: int) -> None:
    for view in VIEWS:
        every = view(record, CARDS, Filter())
        for chosen in (choose(type=word), choose(actor=word), choose(since="2020-10-12"), choose(min_origins=least)):
            left = view(record, CARDS, chosen)
            assert [row for row in every if row in left] == list(left)


@settings(max_examples=40)
@given(records((FIRST.id, SECOND.id, "pg-gone")))
def test_every_view_stands_pages_that_are_not_known(record: Record) -> None:
    for view in VIEWS:
        view(record, CARDS, Filter())
