"""What a source names is noted once, the newest first; what it says changed is looked at again, not too often."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.web.feeds import Item
from palagan.gather.web.links import one_form
from palagan.model.moments import iso, seconds_of
from palagan.monitor.noting import item_json, item_of, note_items
from palagan.store.addresses import known_addresses, save_addresses
from tests.monitor.newsstand import HOUR, START, Newsstand, stand

__all__ = ["stand"]


def test_forms_of_one_address_are_noted_once_the_newest_first(stand: Newsstand) -> None:
    items = [
        Item("https://kabar.example/1", published=iso(START - 2 * HOUR)),
        Item("http://www.kabar.example/2/", published=iso(START - HOUR)),
        Item("https://kabar.example/2"),
    ]
    with stand.case.writing() as connection:
        noted = note_items(connection, items, None, START)
        again = note_items(connection, items, None, START + 60)
    assert (noted.found, again.found, noted.hosts) == (2, 0, frozenset({"kabar.example", "www.kabar.example"}))
    first, second = stand.address(items[0].url), stand.address(items[2].url)
    assert (second.due, first.due) == (START, START + 0.001)


def test_of_what_has_no_date_the_moment_is_that_of_finding_but_not_the_first_time(stand: Newsstand) -> None:
    with stand.case.writing() as connection:
        first = note_items(connection, [Item("https://kabar.example/1")], None, START, None, True)
        later = note_items(connection, [Item("https://kabar.example/2")], None, START + 9)
    assert (first.came, later.came) == ((), (START + 9,))


def test_what_is_known_from_elsewhere_is_new_to_a_source_when_it_is_newer(stand: Newsstand) -> None:
    items = [Item(f"https://kabar.example/{n}", published=iso(START + n)) for n in range(3)]
    with stand.case.writing() as connection:
        note_items(connection, items, "su-1", START + 10)
        assert note_items(connection, items, "su-2", START + 10, last=START).came == (START + 1, START + 2)


def test_a_source_that_says_of_all_that_it_changed_just_now_is_believed_ever_less(stand: Newsstand) -> None:
    url = "https://kabar.example/1"
    with stand.case.writing() as connection:
        note_items(connection, [Item(url)], None, START)
        row = known_addresses(connection, [one_form(url)])[one_form(url)]
        dues = []
        for checks in range(4):
            kept = replace(row, state="kept", asked=START, kept=START, page="pg-1", checks=checks, due=None)
            save_addresses(connection, [kept])
            noted = note_items(connection, [Item(url, changed=iso(START + 30 + checks))], None, START + 60)
            assert noted.changed == 1
            dues.append(known_addresses(connection, [one_form(url)])[one_form(url)].due)
        assert dues == [START + 600 * times for times in (1, 2, 3, 4)]
        assert note_items(connection, [Item(url, changed=iso(START - 5))], None, START + 60).changed == 0


def test_what_an_aggregator_told_of_the_publisher_stays_when_another_source_says_that_it_changed(
    stand: Newsstand,
) -> None:
    url = "https://kabar.example/1"
    with stand.case.writing() as connection:
        note_items(connection, [Item(url, "Judul - Kabar", iso(START), publisher="Kabar")], "su-1", START)
        row = known_addresses(connection, [one_form(url)])[one_form(url)]
        save_addresses(connection, [replace(row, state="kept", asked=START, kept=START, page="pg-1", due=None)])
        note_items(connection, [Item(url, "Judul baru", changed=iso(START + 30))], "su-2", START + 60)
        told = item_of(known_addresses(connection, [one_form(url)])[one_form(url)].told, url)
    assert told == Item(url, "Judul baru", iso(START), iso(START + 30), publisher="Kabar")


@given(st.text(max_size=40))
def test_a_moment_that_is_none_is_unknown(told: str) -> None:
    assert seconds_of(told) is None or isinstance(seconds_of(told), float)


def test_an_item_is_kept_whole() -> None:
    item = Item("https://kabar.example/1", "Judul “A”", iso(START), iso(START + 5), "Antara", "https://a.example", "id")
    assert item_of(item_json(item), item.url) == item
