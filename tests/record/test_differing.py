"""What differs between two records of the same pages."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from palagan.record.differing import differences
from tests.record.deciding import ARMENIA, AZERBAIJAN, happening, mention, record


def test_the_same_record_differs_in_nothing() -> None:
    one = record()
    for kind, things in (("happening", one.happenings), ("claim", one.claims), ("story", one.stories)):
        assert differences(kind, things, things) == ()  # type: ignore[arg-type]


@given(st.permutations(["hp-x", "hp-y", "hp-z"]))
def test_ids_make_no_difference(names: list[str]) -> None:
    before = record().happenings
    after = [replace(one, id=name) for one, name in zip(before, names, strict=True)]
    assert differences("happening", before, after) == ()


def test_gone_changed_and_added_are_told_field_by_field() -> None:
    before = record().happenings
    changed = replace(before[0], id="hp-n", date="2020-10-05", sources=(ARMENIA, AZERBAIJAN))
    new = happening(
        "hp-new", mention("pg-d", 400, "Perundingan lain diumumkan di Baku pada hari yang sama."), type="CONSULT"
    )
    found = differences("happening", before, [changed, before[1], new])
    assert [(one.change, one.was, one.now) for one in found] == [
        ("gone", "hp-3", None),
        ("changed", "hp-1", "hp-n"),
        ("added", None, "hp-new"),
    ]
    assert [(field.field, field.was, field.now) for field in found[1].fields] == [
        ("sources", "Armenia", "Armenia; Azerbaijan"),
        ("date", "2020-10-06", "2020-10-05"),
    ]


def test_a_page_that_moved_is_told() -> None:
    before = record().stories
    after = [replace(before[0], pages=("pg-a", "pg-b")), replace(before[1], pages=("pg-c", "pg-d"))]
    found = differences("story", before, after)
    assert [one.fields[0].was for one in found] == ["3, without pg-c", "1"]
