"""Decisions over another reading: found again by the words beneath, ordered by time alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from palagan.model.decision import Decision
from palagan.model.record import Evidence, Happening, Ledger, Mention, Record
from palagan.record.decided import laid_over, overlay, pages_of
from palagan.record.keys import page_key
from palagan.record.laying import Parts, Placed
from palagan.record.strands import PageLine
from tests.record.deciding import LINES, ONE, WORDS, decision, figure, happening, mention, record, thing


def placed(decisions: list[Decision], of: Record, **told: Any) -> list[Placed]:
    return list(overlay(decisions, Parts(of, **{"lines": LINES, **told})).placed)


def test_what_is_not_read_any_more_is_orphaned_and_what_has_other_words_reopened() -> None:
    gone = replace(record(), happenings=record().happenings[1:])
    told = decision(thing("hp-1"), "correct", field="date", value="2020-10-05")
    assert [one.state for one in placed([told], gone)] == ["orphaned"]
    (one,) = placed([told], gone, heirs={"pg-a": "pg-new", "pg-b": "pg-newer"})
    assert one.state == "reopened"


def test_a_new_version_of_a_page_with_the_same_words_keeps_the_decision() -> None:
    moved = tuple(
        replace(m, page="pg-new", evidence=replace(m.evidence, page="pg-new")) for m in (mention("pg-d", 40),)
    )
    again = replace(record(), happenings=(*record().happenings[:2], happening("hp-9", *moved, type="RETREAT")))
    told = decision(thing("hp-3"), "correct", field="place", value="Moskow")
    (one,) = placed([told], again, heirs={"pg-d": "pg-new"}, lines={**LINES, "pg-new": PageLine()})
    assert (one.state, one.thing) == ("stands", "hp-9")
    changed = replace(moved[0], evidence=Evidence("pg-new", 40, 60, "Gencatan senjata bubar."))
    other = replace(again, happenings=(happening("hp-9", changed, type="RETREAT"),))
    (lost,) = placed([told], other, heirs={"pg-d": "pg-new"})
    assert lost.state == "reopened"


def test_a_figure_that_a_new_version_of_its_page_tells_otherwise_is_to_be_looked_at_again() -> None:
    sentence = "Serangan roket itu menewaskan {} warga sipil di pasar lama Kotaraya pada Kamis pagi."

    def told(page: str, count: str, end: str = "") -> Record:
        words = sentence.format(count) + end
        entry = replace(
            figure("fg-7", "pg-b", count, "killed", None), evidence=Evidence(page, 90, 90 + len(words), words)
        )
        return Record(ledgers=(Ledger("lg-7", "strike", "killed", None, None, (entry,), None, None, ONE),))

    accepted = decision(thing("fg-7", told("pg-b", "12")), "accept")
    heirs: dict[str, Any] = {"heirs": {"pg-b": "pg-new"}, "lines": {**LINES, "pg-new": PageLine()}}
    assert [one.state for one in placed([accepted], told("pg-new", "12"), **heirs)] == ["stands"]
    assert [one.state for one in placed([accepted], told("pg-new", "12", " Pasar ditutup."), **heirs)] == ["stands"]
    assert [one.state for one in placed([accepted], told("pg-new", "14"), **heirs)] == ["reopened"]


def test_a_refusal_of_what_another_reading_put_to_more_takes_out_that_alone() -> None:
    alone = happening("hp-0", mention("pg-c"))
    larger = happening("hp-1", mention("pg-a"), mention("pg-b"), mention("pg-c"))
    again = replace(record(), happenings=(larger, record().happenings[2]))
    refused, placed_ = decision(alone, "reject"), decision(thing("hp-1"), "correct", at=1, field="place", value="Barda")
    now = laid_over(again, [refused, placed_], LINES)
    assert [m.page for m in now.happenings[0].mentions] == ["pg-a", "pg-b"]
    assert now.happenings[0].place == "Barda"
    whole = laid_over(again, [decision(thing("hp-1"), "reject")], LINES)
    assert [one.id for one in whole.happenings] == ["hp-3"]


def shifted(one: Mention, by: int, cut: int, widened: bool) -> Mention:
    """The mention as another reader may have it: elsewhere, with less or more evidence, another id."""
    e, words = one.evidence, one.evidence.words
    words = (
        words[: len(words) - cut] if len(words) - cut > words.index(one.anchor.words) + len(one.anchor.words) else words
    )
    words = f"{words} Demikian." if widened else words
    start = e.start + by
    at = start + words.index(one.anchor.words)
    return replace(
        one,
        event=f"e{by}{cut}",
        evidence=Evidence(e.page, start, start + len(words), words),
        anchor=Evidence(e.page, at, at + len(one.anchor.words), one.anchor.words),
    )


@given(
    st.sampled_from(["hp-1", "hp-2", "hp-3"]),
    st.integers(-3, 3),
    st.integers(0, 12),
    st.booleans(),
    st.sampled_from(["ASSAULT", "COERCE"]),
    st.permutations(["hp-n1", "hp-n2", "hp-n3"]),
)
def test_decisions_survive_another_reading(
    id_: str, by: int, cut: int, widened: bool, type_: str, names: list[str]
) -> None:
    before = record()
    told = decision(thing(id_), "correct", field="place", value="Barda")
    after = replace(
        before,
        happenings=tuple(
            replace(
                one,
                id=name,
                type=type_ if one.id == id_ else one.type,
                mentions=tuple(shifted(m, by, cut, widened) for m in one.mentions),
            )
            for one, name in zip(before.happenings, names, strict=True)
        ),
    )
    now = laid_over(after, [told], LINES)
    expected = names[[one.id for one in before.happenings].index(id_)]
    assert [one.id for one in now.happenings if one.place == "Barda"] == [expected]


THINGS = ["hp-1", "hp-2", "hp-3", "cl-1", "fg-1", "fg-2", "fg-3", "st-1", "st-2", "or-reuters"]


@st.composite
def histories(draw: st.DrawFn) -> list[Decision]:
    """Decisions of two reviewers at different minutes, undoing some."""
    out: list[Decision] = []
    for at in range(draw(st.integers(1, 8))):
        by = draw(st.sampled_from(["Rina", "Budi"]))
        what = draw(st.sampled_from(["accept", "reject", "unsure", "date", "merge", "split", "page", "undo"]))
        on = thing(draw(st.sampled_from(THINGS)))
        if what == "undo" and out:
            undoes = draw(st.sampled_from(out))
            out.append(decision(undoes.key, "undo", by=by, at=at, undoes=undoes.id))
        elif what == "date":
            day = draw(st.sampled_from(["2020-10-04", "2020-10-05"]))
            out.append(decision(thing("hp-1"), "correct", by=by, at=at, field="date", value=day))
        elif what == "merge":
            out.append(decision(thing("hp-1"), "merge", by=by, at=at, others=(thing("hp-2"), thing("hp-3"))))
        elif what == "split":
            part = happening("x", mention("pg-b"))
            out.append(decision(thing("hp-1"), "split", by=by, at=at, others=(part,)))
        elif what == "page":
            out.append(decision(page_key(draw(st.sampled_from(sorted(WORDS)))), "reject", by=by, at=at))
        elif what in ("accept", "reject", "unsure"):
            out.append(decision(on, what, by=by, at=at))  # type: ignore[arg-type]
    return out


@given(histories(), st.randoms(use_true_random=False))
def test_only_time_orders_and_every_decision_is_told_of(history: list[Decision], chance: Any) -> None:
    shuffled = list(history)
    chance.shuffle(shuffled)
    assert laid_over(record(), shuffled, LINES) == laid_over(record(), history, LINES)
    assert {one.decision.id for one in placed(history, record())} == {one.id for one in history}


@given(histories())
def test_undoing_everything_gives_the_machines_record_back(history: list[Decision]) -> None:
    standing = [one for one in history if one.verdict != "undo"]
    undos = [decision(one.key, "undo", at=100 + n, undoes=one.id) for n, one in enumerate(standing)]
    assert laid_over(record(), [*standing, *undos], LINES) == record()


@given(histories())
def test_a_record_as_decided_holds_together(history: list[Decision]) -> None:
    now = laid_over(record(), history, LINES)
    happenings = {one.id for one in now.happenings}
    stories = {story.id: story for story in now.stories}
    assert len(happenings) == len(now.happenings)
    assert all(claim.happening is None or claim.happening in happenings for claim in now.claims)
    assert all(one.mentions for one in now.happenings)
    assert all(one.story is None or one.story in stories for one in now.happenings)
    assert all(ledger.entries for ledger in now.ledgers)
    mentions = [m for one in now.happenings for m in one.mentions]
    assert len(mentions) == len({(m.page, m.event) for m in mentions})
    for ledger in now.ledgers:
        assert {id_ for entry in ledger.entries for id_ in entry.replaces} <= {entry.id for entry in ledger.entries}


@given(histories())
def test_one_thing_at_a_time_is_enough_to_look(history: list[Decision]) -> None:
    whole = record()
    over = overlay(history, Parts(whole, LINES))
    one_by_one: dict[str, Happening] = {}
    for one in whole.happenings:
        one_by_one.update({found.id: found for found in over.happenings([one])})
    assert one_by_one == {found.id: found for found in over.happenings(whole.happenings)}
    assert pages_of(history) <= set(WORDS)
