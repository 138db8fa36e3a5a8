"""Happenings against the marks set by hand, held to the floors in `record_floors.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.model.ids import sha256_hex
from tests.quality.gold_readings import shared_folder
from tests.quality.happening_scores import (
    across,
    bcubed,
    by_keys,
    by_story,
    by_type_pair_day,
    marked_hash,
    marks,
    stories,
    with_pages,
)

SHARED = shared_folder()
FLOORS = tomllib.loads(Path(__file__).with_name("record_floors.toml").read_text("utf-8"))["happenings"]
absent = pytest.mark.skipif(SHARED is None, reason="the shared data is not here")


@absent
def test_happenings_reach_their_floor_and_beat_the_baseline() -> None:
    assert SHARED is not None
    assert sha256_hex((SHARED / "gold" / "dev.jsonl").read_bytes()) == marked_hash("dev"), "another set: mark it anew"
    told, labels = stories(SHARED, "dev"), marks("dev")
    story_of = {
        (r.article.external_id or "", e.id): s for s, readings in told.items() for r in readings for e in r.events
    }
    marked = {mention: (story_of[mention], label) for mention, label in labels.items()}
    ours, keyed = by_story(told), by_type_pair_day(told)
    assert bcubed(ours, marked).f1 >= FLOORS["bcubed"]["floor"]
    assert across(ours, marked).f1 >= FLOORS["across"]["floor"]
    best = max(bcubed(keyed, marked).f1, bcubed(with_pages(keyed, told), marked).f1)
    assert bcubed(ours, marked).f1 >= best + FLOORS["margin"]["floor"]


@absent
def test_union_across_stories_reaches_its_floor() -> None:
    assert SHARED is not None
    told, labels = stories(SHARED, "dev"), marks("dev")
    assert bcubed(by_keys(told), labels).f1 >= FLOORS["united"]["floor"]
    cut = {reading.article.page_id: [reading] for readings in told.values() for reading in readings}
    assert across(by_keys(cut), labels).precision >= FLOORS["united_precision"]["floor"]


@absent
def test_every_mention_of_the_marked_pages_is_marked() -> None:
    assert SHARED is not None
    for name in ("dev", "train"):
        told = stories(SHARED, name)
        every = {(r.article.external_id, e.id) for readings in told.values() for r in readings for e in r.events}
        assert marks(name).keys() == every


@given(st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from("123")), st.integers(0, 3), min_size=1))
def test_bcubed_is_one_only_where_the_groups_are_the_same(groups: dict[tuple[str, str], int]) -> None:
    assert bcubed(groups, groups).f1 == 1
    assert bcubed(dict.fromkeys(groups, 0), groups).recall == 1
    assert bcubed({mention: mention for mention in groups}, groups).precision == 1
    apart = bcubed({mention: mention for mention in groups}, groups).recall
    assert (apart == 1) == (len(set(groups.values())) == len(groups))
