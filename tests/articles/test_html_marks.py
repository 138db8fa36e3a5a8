from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.html_marks import FURNITURE_MARKS, marks_of
from palagan.languages.tables import table


@pytest.mark.parametrize(
    ("names", "marks"),
    [
        ("read__related", {"related"}),
        ("baca-juga", {"related"}),
        ("BacaJuga", {"related"}),
        ("linksisip", {"related"}),
        ("detail__body-text", {"body"}),
        ("entry-content", {"body"}),
        ("kolom-komentar", {"comments"}),
        ("ads2", {"ads"}),
        ("loads shadow headway", set()),
        ("x1 y2 col-md-8", set()),
    ],
)
def test_boxes_are_named_after_what_is_in_them(names: str, marks: set[str]) -> None:
    assert marks_of("div", names, "", "", "") == marks


def test_a_tag_a_role_microdata_and_a_link_tell_too() -> None:
    assert marks_of("nav", "", "", "", "") == {"nav"}
    assert marks_of("div", "", "navigation", "", "") == {"nav"}
    assert marks_of("div", "", "", "articleBody description", "") == {"body"}
    assert marks_of("a", "", "", "", "author") == {"byline"}


def test_the_rubrics_of_a_post_are_not_its_marks() -> None:
    assert marks_of("article", "post tag-iklan category-menu", "", "", "") == frozenset()


def test_every_mark_has_a_source_and_a_use() -> None:
    rows = table("articles/html_marks.tsv")
    known = FURNITURE_MARKS | {
        "related",
        "caption",
        "figure",
        "byline",
        "published",
        "title",
        "subtitle",
        "body",
        "hidden",
    }
    assert {row["mark"] for row in rows} <= known
    assert all(row["source"] and row["value"] == row["value"].lower() for row in rows)


@given(st.text(max_size=60), st.text(max_size=10), st.text(max_size=10), st.text(max_size=10))
def test_any_names_give_marks(names: str, role: str, itemprop: str, rel: str) -> None:
    marks = marks_of("div", names, role, itemprop, rel)
    assert marks == marks_of("div", names, role, itemprop, rel)
