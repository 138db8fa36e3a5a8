"""The cast as a value: mentions by place, by side, and without the actors that nothing uses."""

from __future__ import annotations

from palagan.model.reading import Actor, Span
from palagan.reading.cast import Cast, CastMention

_CAST = Cast(
    (Actor("a1", "Kenya", "state", "KEN", (Span(0, 5),)), Actor("a2", "Otieno", "person", "KEN.GOV", (Span(10, 16),))),
    (
        CastMention(0, 5, ("a1",), "state", "KEN"),
        CastMention(10, 16, ("a2",), "name"),
        CastMention(20, 28, ("a1", "a2"), "pronoun"),
    ),
)


def test_in_span_holds_whole_mentions_only() -> None:
    assert [mention.start for mention in _CAST.in_span(0, 16)] == [0, 10]
    assert [mention.start for mention in _CAST.in_span(0, 15)] == [0]


def test_at_is_the_mention_over_an_offset() -> None:
    assert _CAST.at(12) == _CAST.mentions[1]
    assert _CAST.at(16) is None


def test_before_and_after() -> None:
    before, after = _CAST.before(10, 0), _CAST.after(6, 40)
    assert before is not None
    assert after is not None
    assert (before.actor, after.actor) == ("a1", "a2")
    assert _CAST.before(10, 1) is None
    assert _CAST.after(6, 15) is None


def test_persons_are_known_from_others() -> None:
    assert [_CAST.is_person(actor) for actor in ("a1", "a2", "a3")] == [False, True, False]
