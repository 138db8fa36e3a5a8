from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.html_tree import MOST_CHARACTERS, copied, parse


@pytest.mark.parametrize("text", ["", "  ", "<!-- a -->", "\x00"])
def test_nothing_gives_no_root_and_says_so(text: str) -> None:
    tree = parse(text)
    assert tree.root is None
    assert tree.flags[-1] == "the page holds no HTML elements"


def test_a_copy_answers_what_lxml_html_does_and_the_tree_stays_plain() -> None:
    root = parse("<p>satu <b>dua</b></p>").root
    assert root is not None
    assert not hasattr(root[0][0], "text_content")
    copy = copied(root)
    assert copy.text_content() == copy[0][0].text_content() == "satu dua"
    copy[0].clear()
    assert "".join(root.itertext()) == "satu dua"


def test_an_encoding_declared_in_the_page_is_not_heeded() -> None:
    root = parse("<?xml version='1.0' encoding='iso-8859-1'?><meta charset=utf-16><p>é — “ya”</p>").root
    assert root is not None
    assert "".join(root.itertext()).strip() == "é — “ya”"


def test_a_long_page_loses_its_scripts_first_but_not_what_they_declare() -> None:
    script = f"<script>{'a' * MOST_CHARACTERS}</script>"
    tree = parse(f"{script}<script type='application/ld+json'>{{}}</script><p>isi</p>")
    assert tree.root is not None
    assert [one.get("type") for one in tree.root.iter("script")] == ["application/ld+json"]
    assert "isi" in "".join(tree.root.itertext())
    assert "without its scripts" in tree.flags[0]


def test_what_is_longer_still_is_cut_and_said() -> None:
    tree = parse(f"<p>{'kata ' * (MOST_CHARACTERS // 5 + 10)}</p>")
    assert tree.root is not None
    assert "only the first" in tree.flags[0]


def test_flat_makes_lines_of_boxes() -> None:
    tree = parse("<div><div><span>satu</span></div><p>dua</p></div>", flat=True)
    assert tree.root is not None
    assert {one.tag for one in tree.root.iter()} <= {"html", "body", "br", "p"}
    assert "flattened" in tree.flags[-1]


@given(st.text(max_size=80), st.booleans())
def test_any_text_is_parsed(text: str, flat: bool) -> None:
    tree = parse(text, flat=flat)
    assert tree.root is not None or tree.flags
