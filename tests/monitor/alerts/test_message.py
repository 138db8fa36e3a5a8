"""Messages: there and back, and shortened by rule so that any channel holds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.monitor.alerts.message import Item, Line, Message, clipped, of_json, shortened, to_json

words = st.text(min_size=1, max_size=400)
lines = st.builds(Line, words, st.none() | words, st.none(), st.just("pg-1"), st.none(), st.none() | words)
items = st.builds(Item, words, st.just("/happening/hp-1"), st.integers(0, 5), st.integers(0, 9), st.just(""))
messages = st.builds(
    Message,
    kind=st.sampled_from(["happening", "truce", "digest"]),
    rule=words,
    rule_told=words,
    headline=words,
    news=words,
    facts=st.lists(words, max_size=6).map(tuple),
    lines=st.lists(lines, max_size=8).map(tuple),
    more=st.integers(0, 9),
    origins_low=st.integers(0, 9),
    origins_high=st.integers(0, 9),
    origin_names=st.lists(words, max_size=3).map(tuple),
    asserted_by=st.just(()),
    denied_by=st.just(()),
    toll_now=st.none(),
    toll_before=st.none(),
    permalink=st.just("/happening/hp-1"),
    about=st.just("hp-1"),
    first=st.none(),
    last=st.none(),
    rung=st.just(("2026-05-12T00:00:00Z",)),
    language=st.sampled_from(["id", "en"]),
    ended=st.booleans(),
    items=st.lists(items, max_size=8).map(tuple),
)


def length(message: Message) -> int:
    told = [message.headline, message.news, message.rule_told, *message.facts, message.permalink]
    told += [line.words for line in message.lines] + [item.headline for item in message.items]
    return sum(map(len, told))


@given(messages)
def test_there_and_back(message: Message) -> None:
    assert of_json(to_json(message)) == message


@given(messages, st.integers(0, 3000))
def test_what_is_shortened_fits_or_is_bare(message: Message, most: int) -> None:
    short = shortened(message, lambda one: length(one) <= most)
    assert short.headline == message.headline
    assert short.permalink == message.permalink
    bare = not (short.lines or short.items or short.facts or short.news or short.rule_told)
    assert length(short) <= most or bare
    left_out = len(message.lines) - len(short.lines) + len(message.items) - len(short.items)
    assert short.more - message.more == left_out
    if length(message) <= most:
        assert short == message


@pytest.mark.parametrize(
    ("told", "most", "short"),
    [
        ("satu dua tiga", 20, "satu dua tiga"),
        ("satu\n dua,  tiga empat", 15, "satu dua, tiga…"),
        ("satu dua, tiga", 11, "satu dua…"),
        ("a" * 30, 10, "a" * 9 + "…"),
    ],
)
def test_words_are_cut_between_words(told: str, most: int, short: str) -> None:
    assert clipped(told, most) == short


@given(st.text(max_size=200), st.integers(2, 50))
def test_cut_words_are_never_longer(told: str, most: int) -> None:
    assert len(clipped(told, most)) <= most
