"""A note says how an answer was taken; one that others wrote is read with care."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.warc_notes import Note, Role, read, written
from palagan.model.page import Hints

TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=50).filter(str.strip)
HINTS = st.builds(Hints, outlet=TEXTS, title=TEXTS, url=TEXTS, external_id=TEXTS, byline=TEXTS, language=TEXTS)
ROLES: st.SearchStrategy[Role] = st.sampled_from(["page", "part", "seen"])


@given(ROLES, HINTS, st.lists(TEXTS.filter(bool), max_size=3).map(tuple))
def test_what_is_written_is_read(role: Role, hints: Hints, notes: tuple[str, ...]) -> None:
    note = Note(role, hints, notes)
    assert read(written(note)) == note


@given(
    st.binary() | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(lambda x: json.dumps(x).encode())
)
def test_what_is_no_note_is_none_and_breaks_nothing(content: bytes) -> None:
    assert read(content) is None


@pytest.mark.parametrize(
    ("told", "note"),
    [
        ({"role": "page", "hints": {"published": "besok", "outlet": 5, "title": "x" * 3000}}, Note("page")),
        (
            {"role": "page", "hints": {"published": "2024-05-03", "byline": " "}},
            Note("page", Hints(published="2024-05-03")),
        ),
        ({"role": "page", "hints": [], "notes": ["a", 1, ""]}, Note("page", Hints(), ("a",))),
        ({"role": "robot"}, None),
    ],
)
def test_a_note_of_others_is_read_with_care(told: object, note: Note | None) -> None:
    assert read(json.dumps(told).encode()) == note
