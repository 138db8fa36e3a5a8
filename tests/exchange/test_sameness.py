"""Whether two decisions are on one thing: by words, not by ids alone; two events in one sentence are two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from palagan.exchange.sameness import Nearby, same_key, same_thing, touch
from palagan.record.keys import key_of, page_key, things_of
from tests.deciding.histories import any_histories
from tests.record.deciding import ARMENIA, AZERBAIJAN, decision, happening, mention, record, thing


@pytest.mark.parametrize("kind", ["happening", "claim", "figure", "story", "copy", "origin"])
def test_each_thing_is_itself_and_no_other(kind: str) -> None:
    things = things_of(record(), kind)  # type: ignore[arg-type]
    for one in things:
        for other in things:
            assert same_key(key_of(one), key_of(other)) == (one is other)


def test_things_of_other_kinds_are_others() -> None:
    assert not same_key(key_of(thing("hp-1")), key_of(thing("cl-1")))
    assert not same_thing(decision(thing("hp-1"), "accept"), decision(page_key("pg-a"), "accept"))


def test_two_events_of_one_sentence_are_two() -> None:
    words = "Pasukan itu menembaki kota dan menyerang desa di dekatnya pada malam hari."
    one = happening("hp-x", mention("pg-a", words=words, anchor="menembaki"))
    other = happening("hp-y", mention("pg-a", words=words, anchor="menyerang"))
    assert not same_key(key_of(one), key_of(other))


def test_a_thing_is_known_after_its_words_moved() -> None:
    one = happening("hp-x", mention("pg-a", at=100), mention("pg-b"))
    other = happening("hp-y", mention("pg-a", at=140))
    assert same_key(key_of(one), key_of(other))
    assert same_key(key_of(other), key_of(one))


def test_a_page_and_an_actor() -> None:
    assert same_key(page_key("pg-a", "Judul"), page_key("pg-a", "Judul lain"))
    assert not same_key(page_key("pg-a"), page_key("pg-b"))
    assert same_key(key_of(ARMENIA), key_of(replace(ARMENIA, key="x")))
    assert not same_key(key_of(ARMENIA), key_of(AZERBAIJAN))


def test_an_id_is_enough() -> None:
    one = replace(decision(thing("hp-1"), "accept"), target="hp-9")
    other = replace(decision(thing("hp-3"), "accept"), target="hp-9")
    assert same_thing(one, other)
    assert not same_thing(replace(one, target=""), replace(other, target=""))


def test_what_is_merged_is_touched() -> None:
    merged = decision(thing("hp-1"), "merge", others=(thing("hp-3"),))
    assert touch(merged, decision(thing("hp-3"), "reject"))
    assert not touch(merged, decision(thing("hp-2"), "reject"))


@given(any_histories(), any_histories())
def test_what_is_looked_up_is_what_comparing_all_finds(one, other) -> None:  # type: ignore[no-untyped-def]
    near = Nearby(other)
    for told in one:
        assert {found.id for found in near.on(told)} == {found.id for found in other if touch(told, found)}
        assert all(touch(found, told) for found in near.on(told))
