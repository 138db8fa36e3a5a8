"""Decisions over a record: what is rejected, corrected, merged, split; undone; found again after another reading."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from palagan.model.decision import Decision
from palagan.model.record import Party, Record
from palagan.record.decided import laid_over, overlay
from palagan.record.keys import page_key
from palagan.record.laying import Parts, Placed
from tests.record.deciding import ARMENIA, ARMY, LINES, MINISTRY, decision, happening, mention, record, thing


def placed(decisions: list[Decision], of: Record, **told: Any) -> list[Placed]:
    return list(overlay(decisions, Parts(of, **{"lines": LINES, **told})).placed)


def ids(of: Record) -> list[str]:
    return [one.id for one in of.happenings]


def test_nothing_decided_changes_nothing() -> None:
    assert laid_over(record(), []) == record()


def test_an_accepted_thing_is_marked_and_else_as_it_was() -> None:
    now = laid_over(record(), [decision(thing("hp-1"), "accept")])
    assert [one.rulings[0].verdict for one in now.happenings if one.rulings] == ["accept"]
    assert replace(now.happenings[0], rulings=()) == record().happenings[0]
    assert now.happenings[1:] == record().happenings[1:]


def test_a_rejected_happening_is_gone_and_nothing_points_to_it() -> None:
    now = laid_over(record(), [decision(thing("hp-2"), "reject")])
    assert ids(now) == ["hp-1", "hp-3"]
    assert [claim.happening for claim in now.claims] == [None]


def test_a_corrected_field_shows_the_decided_value_and_names_the_machines() -> None:
    now = laid_over(record(), [decision(thing("hp-1"), "correct", field="date", value="2020-10-05")])
    assert now.happenings[0].date == "2020-10-05"
    (ruling,) = now.happenings[0].rulings
    assert (ruling.field, ruling.machine, ruling.by) == ("date", "2020-10-06", "Rina")


def test_a_mode_foreign_to_the_corrected_type_becomes_unknown() -> None:
    now = laid_over(record(), [decision(thing("hp-1"), "correct", field="type", value="COERCE")])
    assert (now.happenings[0].type, now.happenings[0].mode) == ("COERCE", None)


def test_merged_happenings_are_one_with_all_mentions_and_origins() -> None:
    now = laid_over(record(), [decision(thing("hp-1"), "merge", others=(thing("hp-2"),))])
    assert ids(now) == ["hp-1", "hp-3"]
    assert [m.page for m in now.happenings[0].mentions] == ["pg-a", "pg-b", "pg-c"]
    assert (now.happenings[0].origins.low, now.happenings[0].origins.high) == (2, 2)
    assert now.claims[0].happening == "hp-1"


def test_a_view_that_loads_only_the_merged_away_part_sees_the_whole() -> None:
    over = overlay([decision(thing("hp-1"), "merge", others=(thing("hp-2"),))], Parts(record(), LINES))
    assert [one.id for one in over.happenings([record().happenings[1]])] == ["hp-1"]
    assert over.touched("happening") >= {"hp-1", "hp-2"}


def test_split_happenings_are_two() -> None:
    part = happening("x", mention("pg-b"))
    now = laid_over(record(), [decision(thing("hp-1"), "split", others=(part,))])
    assert [sorted(m.page for m in one.mentions) for one in now.happenings[:2]] == [["pg-a"], ["pg-b"]]
    new = now.happenings[1]
    assert new.rulings[0].machine == "hp-1"
    later = decision(new, "correct", at=5, field="place", value="Barda")
    again = laid_over(record(), [decision(thing("hp-1"), "split", others=(part,)), later])
    assert [one.place for one in again.happenings[:2]] == ["Ganja", "Barda"]


def test_a_refused_figure_lets_the_one_it_replaced_stand_again() -> None:
    now = laid_over(record(), [decision(thing("fg-1"), "reject")])
    ledger = now.ledgers[0]
    assert [(entry.id, entry.current) for entry in ledger.entries] == [("fg-2", True)]
    assert (ledger.low, ledger.high) == (1, 1)


def test_a_corrected_figure_moves_the_range_and_its_kind_the_ledger() -> None:
    now = laid_over(record(), [decision(thing("fg-1"), "correct", field="high", value=5.0)])
    assert (now.ledgers[0].low, now.ledgers[0].high) == (3, 5)
    moved = laid_over(record(), [decision(thing("fg-3"), "correct", field="kind", value="killed")])
    assert [ledger.id for ledger in moved.ledgers] == ["lg-1"]
    assert {entry.id for entry in moved.ledgers[0].entries} == {"fg-1", "fg-2", "fg-3"}
    new = laid_over(record(), [decision(thing("fg-1"), "correct", field="kind", value="missing")])
    assert [(ledger.kind, len(ledger.entries)) for ledger in new.ledgers] == [
        ("killed", 1),
        ("missing", 1),
        ("wounded", 1),
    ]


def test_a_page_that_is_no_article_takes_all_back_that_rests_on_it() -> None:
    now = laid_over(record(), [decision(page_key("pg-b"), "reject")], LINES)
    assert [m.page for m in now.happenings[0].mentions] == ["pg-a"]
    assert now.copies == ()
    assert [ledger.id for ledger in now.ledgers] == ["lg-1"]
    assert now.stories[0].pages == ("pg-a", "pg-c")
    assert now.origins[0].pages == ("pg-a",)


def test_stories_merge_split_and_take_a_page() -> None:
    one = laid_over(record(), [decision(thing("st-1"), "merge", others=(thing("st-2"),))], LINES)
    assert [story.pages for story in one.stories] == [("pg-a", "pg-b", "pg-c", "pg-d")]
    assert {h.story for h in one.happenings} == {"st-1"}
    put = decision(page_key("pg-c"), "correct", field="story", value="st-2", others=(thing("st-2"),))
    moved = laid_over(record(), [put], LINES)
    assert [story.pages for story in moved.stories] == [("pg-a", "pg-b"), ("pg-c", "pg-d")]
    assert moved.happenings[1].story == moved.claims[0].story == "st-2"
    alone = laid_over(record(), [decision(page_key("pg-c"), "correct", field="story", value="new")], LINES)
    assert sorted(story.pages for story in alone.stories) == [("pg-a", "pg-b"), ("pg-c",), ("pg-d",)]
    assert alone.happenings[1].story not in ("st-1", "st-2")


def test_a_page_of_another_origin_is_counted_anew() -> None:
    told = decision(page_key("pg-b"), "correct", field="origin", value="own report")
    now = laid_over(record(), [told], LINES)
    assert now.happenings[0].origins.low == 2
    assert {origin.name: origin.pages for origin in now.origins}["Kabar Uji"] == ("pg-b", "pg-c")
    new = laid_over(record(), [decision(page_key("pg-b"), "correct", field="origin", value="Kantor Berita X")], LINES)
    assert new.origins[-1].name == "Kantor Berita X"
    assert new.origins[-1].because[0].how == "decided"


def test_origins_that_are_one() -> None:
    merged = [decision(thing("hp-1"), "merge", others=(thing("hp-2"),))]
    merged.append(decision(thing("or-reuters"), "merge", at=1, others=(thing("or-kabar"),)))
    now = laid_over(record(), merged, LINES)
    assert [origin.id for origin in now.origins] == ["or-reuters", "or-warta"]
    assert now.happenings[0].origins.ids == ("or-reuters",)


def test_actors_that_are_one_or_another() -> None:
    old = replace(
        record(), happenings=(replace(record().happenings[0], sources=(ARMENIA, ARMY)), *record().happenings[1:])
    )
    now = laid_over(old, [decision(ARMENIA, "merge", value=ARMENIA, others=(ARMY,))])
    assert now.happenings[0].sources == (ARMENIA,)
    named = laid_over(old, [decision(ARMY, "correct", field="name", value="tentara Armenia")])
    assert [party.name for party in named.happenings[0].sources] == ["Armenia", "tentara Armenia"]
    other_key = replace(ARMY, key="ARM.UAF:militer armenia", code="ARM.UAF")
    later = laid_over(old, [decision(other_key, "correct", field="code", value="ARM.MIL")])
    assert later.happenings[0].sources[1].code == "ARM.MIL"
    nobody = laid_over(old, [decision(ARMY, "reject")])
    assert nobody.happenings[0].sources == (ARMENIA,)


def test_a_claim_may_be_somebody_elses() -> None:
    speaker = Party("ARM.GOV:x", "Kementerian Luar Negeri Armenia", "organization", "ARM.GOV")
    now = laid_over(record(), [decision(thing("cl-1"), "correct", field="asserted_by", value=speaker)])
    assert now.claims[0].asserted[0].speaker == speaker
    assert now.claims[0].rulings[0].machine == MINISTRY.name


def test_two_reviewers_who_differ_are_shown_as_such_and_the_latest_counts() -> None:
    first = decision(thing("hp-1"), "correct", by="Rina", at=1, field="date", value="2020-10-05")
    second = decision(thing("hp-1"), "correct", by="Budi", at=2, field="date", value="2020-10-04")
    third = decision(thing("hp-1"), "correct", by="Rina", at=3, field="date", value="2020-10-03")
    now = laid_over(record(), [third, first, second])
    assert now.happenings[0].date == "2020-10-03"
    assert [ruling.disputed for ruling in now.happenings[0].rulings] == [True]
    states = [one.state for one in placed([first, second, third], record())]
    assert states == ["replaced", "stands", "stands"]


def test_an_undo_takes_back_and_can_be_taken_back() -> None:
    first = decision(thing("hp-1"), "reject", at=1)
    second = decision(thing("hp-1"), "undo", at=2, undoes=first.id)
    third = decision(thing("hp-1"), "undo", at=3, undoes=second.id)
    assert ids(laid_over(record(), [first])) == ["hp-2", "hp-3"]
    assert laid_over(record(), [first, second]) == record()
    assert ids(laid_over(record(), [first, second, third])) == ["hp-2", "hp-3"]
    assert [one.state for one in placed([first, second, third], record())] == ["stands", "undone", "stands"]
