"""Moments that cannot be do not become hints, and the old is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.web.feeds import Item
from palagan.gather.web.wanted import few_undated, is_older, once, sound
from tests.gather.web.site import NOW  # 2026-11-06T21:20:00Z

AT = "https://kabar.example/"


def test_the_future_and_the_impossible_are_unknown() -> None:
    told = [
        "2026-11-06T20:00:00Z",
        "2026-11-07T09:00:00Z",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31T00:00:00Z",
    ]
    found = sound([Item(f"{AT}{n}", published=moment, changed=moment) for n, moment in enumerate(told)], NOW)
    assert [item.published for item in found] == [told[0], None, None, None, None]
    assert [item.changed for item in found] == [told[0], None, None, None, None]


def test_the_moment_at_which_a_list_was_made_is_none_of_its_pages() -> None:
    made = "2026-11-06T21:19:58Z"
    found = sound([Item(f"{AT}{n}", published="2026-11-05T01:00:00Z", changed=made) for n in range(5)], NOW)
    assert {item.changed for item in found} == {None}
    assert {item.published for item in found} == {"2026-11-05T01:00:00Z"}, "many of one old moment are believed"
    assert sound([Item(AT, changed=made)], NOW)[0].changed == made


def test_what_is_known_to_be_old() -> None:
    assert is_older(Item(AT, published="2026-10-31T10:00:00Z"), "2026-11-01")
    assert not is_older(Item(AT, published="2026-11-01T00:00:00Z"), "2026-11-01")
    assert not is_older(Item(AT, published="2020-01-01T00:00:00Z", changed="2026-11-02"), "2026-11-01T12:00:00Z")
    assert not is_older(Item(AT, changed="2026-11-01"), "2026-11-01T12:00:00Z"), "a day may be its end"
    assert is_older(Item(f"{AT}2026/10/31/judul"), "2026-11-01")
    assert not is_older(Item(AT), "2026-11-01")
    assert not is_older(Item(AT, published="1999-01-01"), None)


def test_of_pages_without_a_date_a_few_are_taken() -> None:
    items = [Item(f"{AT}{n}") for n in range(900)] + [Item(f"{AT}x", published="2026-11-01")]
    assert len(few_undated(items)) == 501


def test_a_page_named_twice_is_one_with_the_fuller_entry() -> None:
    found = once(
        [Item("https://www.kabar.example/a?utm_source=x"), Item("https://kabar.example/a", published="2026-11-01")]
    )
    assert [(item.url, item.published) for item in found] == [
        ("https://www.kabar.example/a?utm_source=x", "2026-11-01")
    ]


moments = st.none() | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?", fullmatch=True)


@given(st.lists(st.builds(Item, st.integers(0, 9).map(lambda n: f"{AT}{n}"), published=moments, changed=moments)))
def test_no_page_is_lost_and_nothing_lies_ahead(items: list[Item]) -> None:
    found = sound(items, NOW)
    assert [item.url for item in found] == [item.url for item in items]
    assert all(
        moment is None or moment <= "2026-11-06T21:30:00Z"
        for item in found
        for moment in (item.published, item.changed)
    )
    assert sound(found, NOW) == found
