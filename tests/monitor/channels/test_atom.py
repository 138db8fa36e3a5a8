"""The Atom feed: valid, the same ids for the same alerts, and no word of a page breaks it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from palagan.monitor.alerts.message import Message
from palagan.monitor.channels.atom import Entry, feed
from palagan.monitor.channels.outcome import Home
from tests.monitor.channels.samples import HOME, MESSAGE, grown, messages

BORN = "2026-05-01T00:00:00Z"
FIRST, LAST = "2026-05-12T05:00:00Z", "2026-05-12T09:30:00Z"
ATOM = "{http://www.w3.org/2005/Atom}"


def read(raw: bytes) -> Any:
    found = feedparser.parse(io.BytesIO(raw))
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_a_reader_sees_what_rang() -> None:
    older = Entry("al-1", MESSAGE, FIRST, FIRST)
    newer = Entry("al-2", grown(replace(MESSAGE, headline="Bentrokan <b>di</b> Sani")), FIRST, LAST)
    found = read(feed([older, newer], HOME, BORN, "id", itself="http://127.0.0.1:8000/alerts.atom"))
    assert (found.version, found.feed.title, found.feed.updated) == ("atom10", "Peringatan papua-2026", LAST)
    assert [link.href for link in found.feed.links] == [
        "http://127.0.0.1:8000/alerts.atom",
        "http://127.0.0.1:8000/alerts",
    ]
    newest, _ = found.entries
    assert (newest.title, newest.title_detail.type) == ("Bentrokan <b>di</b> Sani", "text/plain")
    assert (newest.published, newest.updated) == (FIRST, LAST)
    assert newest.link == "http://127.0.0.1:8000/happening/hp-0123456789ab"
    assert newest.tags[0].term == "gencatan"
    assert "kesepakatan &lt;semalam&gt;" in newest.content[0].value
    assert "javascript" not in newest.content[0].value


def test_an_alert_that_grows_stays_one_entry() -> None:
    before = read(feed([Entry("al-1", MESSAGE, FIRST, FIRST)], HOME, BORN, "id"))
    after = read(feed([Entry("al-1", grown(), FIRST, LAST)], HOME, BORN, "en"))
    assert before.entries[0].id == after.entries[0].id
    assert before.feed.id == after.feed.id
    assert after.entries[0].updated == LAST
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", after.entries[0].id)


def test_another_case_of_the_same_name_has_other_ids() -> None:
    entries = [Entry("al-1", MESSAGE, FIRST, FIRST)]
    here, there = (read(feed(entries, HOME, born, "id")) for born in (BORN, "2026-06-01T00:00:00Z"))
    assert here.entries[0].id != there.entries[0].id


def test_an_empty_feed_is_a_feed() -> None:
    found = read(feed([], Home("kosong"), BORN, "en"))
    assert (found.feed.title, found.feed.updated, found.entries) == ("Alerts of kosong", BORN, [])


_ENTRIES = st.lists(
    st.builds(
        Entry, st.text("abc123", min_size=3, max_size=6), messages(), st.just(FIRST), st.sampled_from([FIRST, LAST])
    ),
    max_size=4,
    unique_by=lambda entry: entry.id,
)


@given(_ENTRIES)
def test_any_words_make_a_valid_feed(entries: list[Entry]) -> None:
    tree = etree.fromstring(feed(entries, HOME, BORN, "id"))
    ids = [one.text for one in tree.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == len(entries) + 1
    for one in [tree, *tree.iter(f"{ATOM}entry")]:
        for needed in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{needed}")) == 1
    assert tree.find(f"{ATOM}author/{ATOM}name") is not None


@pytest.mark.parametrize("words", ["\x00\ufffe\ud800", "]]>", "&amp;", "<script>"])
def test_what_no_xml_can_hold_is_left_out(words: str) -> None:
    spoilt: Message = replace(MESSAGE, headline=words, rule=words, facts=(words,))
    etree.fromstring(feed([Entry("al-1", spoilt, FIRST, LAST)], HOME, BORN, "id"))
