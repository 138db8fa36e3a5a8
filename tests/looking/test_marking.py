"""A text with marks over each other: every letter once, every mark with its name, spans within spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.looking.marking import Leaf, Mark, Stretch, leaves, marked, name_of

TEXT = "Menteri itu mengatakan dua orang tewas di Ganja."


def spans(several: tuple[Stretch | Leaf, ...]) -> list[Stretch]:
    return [one for s in several if isinstance(s, Stretch) for one in (s, *spans(s.inner))]


def test_a_span_that_overlaps_is_broken_and_named_once() -> None:
    found = marked(TEXT, 0, len(TEXT), [Mark(0, 22, "statement", "s1"), Mark(12, 38, "event", "e1")])
    pieces = [(s.start, s.end, s.kinds, s.names) for s in spans(found)]
    assert pieces == [
        (0, 22, ("statement",), ("c0-22",)),
        (12, 22, ("event",), ("c12-38",)),
        (22, 38, ("event",), ()),
    ]


def test_spans_of_one_place_are_one() -> None:
    (first, _) = marked(TEXT, 0, len(TEXT), [Mark(0, 11, "actor", "a1"), Mark(0, 11, "place", "p1")])
    assert isinstance(first, Stretch)
    assert first.kinds == ("actor", "place")
    assert first.items == ("a1", "p1")
    assert leaves([first])[0].item == "a1"


_MARKS = st.lists(
    st.builds(
        lambda start, size, kind: Mark(start, start + size, kind, f"{kind}{start}"),
        st.integers(0, 50),
        st.integers(1, 40),
        st.sampled_from("aes"),
    ),
    max_size=40,
)


@given(_MARKS)
def test_the_text_is_whole_and_every_mark_has_its_place(marks: list[Mark]) -> None:
    found = marked(TEXT, 0, len(TEXT), marks)
    whole = leaves(found)
    assert "".join(leaf.words for leaf in whole) == TEXT
    assert all(leaf.words == TEXT[leaf.start : leaf.end] for leaf in whole)
    names = [name for one in spans(found) for name in one.names]
    inside = [mark for mark in marks if mark.start < len(TEXT)]
    assert sorted(names) == sorted({name_of(mark.start, mark.end) for mark in inside})
    for mark in inside:
        covered = sum(s.end - s.start for s in spans(found) if mark.item in s.items)
        assert covered >= min(mark.end, len(TEXT)) - mark.start


@given(st.integers(1, 400))
def test_depth_is_bounded(depth: int) -> None:
    text = "x" * 1000
    found = marked(text, 0, 1000, [Mark(n, 1000 - n, "a", str(n)) for n in range(depth)])
    assert "".join(leaf.words for leaf in leaves(found)) == text
