"""One happening, ledger, claim and origin with what hangs on it: nothing of the record is lost or told twice."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection

from palagan.errors import NotFoundError
from palagan.looking.claim import ClaimSide, claim_detail
from palagan.looking.happening import happening_detail
from palagan.looking.ledger import ledger_detail
from palagan.looking.lists import claim_list, ledger_list, origin_list, story_list
from palagan.looking.naming import named_differently
from palagan.looking.origin import origin_detail
from palagan.looking.rows import Wish
from palagan.looking.things import claim_of, happening_of
from palagan.model.decision import plainly
from palagan.views.filters import choose


def ids(looked: Connection, table: str) -> list[str]:
    return [str(id_) for id_ in looked.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id").scalars()]


def test_each_telling_of_a_happening_stands_once(looked: Connection) -> None:
    for id_ in ids(looked, "happenings"):
        detail, whole = happening_detail(looked, id_), happening_of(looked, id_)
        told = {(plainly(mention.evidence.words), mention.status) for mention in whole.mentions}
        assert {(plainly(one.note.words), one.status) for one in detail.told} == told
        assert len(detail.told) == detail.tellings == len(told)


def test_tellings_in_parts_are_the_whole(looked: Connection) -> None:
    id_ = max(ids(looked, "happenings"), key=lambda one: len(happening_of(looked, one).mentions))
    whole = happening_detail(looked, id_).told
    parts: list[Any] = []
    start: int | None = 0
    while start is not None:
        detail = happening_detail(looked, id_, start, 1)
        parts += detail.told
        start = detail.next
    assert tuple(parts) == whole


def test_both_sides_of_a_claim_have_all_their_words(looked: Connection) -> None:
    for id_ in ids(looked, "claims"):
        detail, whole = claim_detail(looked, id_), claim_of(looked, id_)
        for side, told in ((detail.asserted, whole.asserted), (detail.denied, whole.denied)):
            assert side.tellings == len(told)
            assert words(side) == {plainly(one.evidence.words) for one in told}


def words(side: ClaimSide) -> set[str]:
    return {plainly(saying.note.words) for voice in side.voices for saying in voice.sayings}


def test_a_ledger_names_other_harms_of_its_matter(looked: Connection) -> None:
    details = [ledger_detail(looked, id_) for id_ in ids(looked, "ledgers")]
    assert any(detail.beside for detail in details)
    for detail in details:
        assert all(one.about == detail.ledger.about and one.id != detail.ledger.id for one in detail.beside)
        beside = {one.id for one in detail.beside}
        assert beside.isdisjoint(one.id for one in detail.around)


def test_the_pages_of_an_origin_are_those_of_the_record(looked: Connection) -> None:
    for id_ in ids(looked, "origins"):
        detail = origin_detail(looked, id_)
        pages = looked.exec_driver_sql("SELECT DISTINCT page FROM origin_pages WHERE origin = ?", (id_,)).scalars()
        assert {one.page.id for one in detail.drawn} == set(pages)
        assert all(one.known for one in detail.drawn)


@pytest.mark.parametrize("look", [happening_detail, claim_detail, ledger_detail, origin_detail])
def test_what_is_not_there_is_not_found(looked: Connection, look: object) -> None:
    with pytest.raises(NotFoundError):
        look(looked, "xx-000000000000")  # type: ignore[operator]


def test_lists_hold_all_there_is_and_are_narrowed(looked: Connection) -> None:
    everything = Wish(choose())
    for table, listed in (
        ("stories", story_list),
        ("claims", claim_list),
        ("ledgers", ledger_list),
        ("origins", origin_list),
    ):
        found = listed(looked, everything, None)
        assert {one.id for one in found.rows} == set(ids(looked, table)), table
        assert found.count == len(found.rows)
    killed = ledger_list(looked, Wish(choose(type="killed")), None).rows
    assert killed
    assert {one.kind for one in killed} == {"killed"}


def test_a_party_named_in_two_ways_is_found(looked: Connection) -> None:
    pages = looked.exec_driver_sql("SELECT page FROM readings WHERE state = 'kept'").scalars().all()
    found = {
        one.key: {name.name for name in one.names} for one in named_differently(looked, dict.fromkeys(pages, "or"))
    }
    assert {"Armenia", "Yerevan"} <= found["ARM"]
    assert not any(":" in key for key in found)
