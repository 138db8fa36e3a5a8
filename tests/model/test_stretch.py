"""Whether words stand in a sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.model.reading import Span
from palagan.model.record import Evidence
from palagan.model.stretch import stands_in

SENTENCE = Span(10, 20)


def test_words_stand_in_the_sentence_that_they_begin_in() -> None:
    assert [at for at in range(8, 23) if stands_in(Span(at, at + 1), SENTENCE)] == list(range(10, 20))
    assert stands_in(Span(18, 25), SENTENCE)


def test_no_words_stand_nowhere() -> None:
    assert not stands_in(None, SENTENCE)


def test_evidence_stands_in_evidence() -> None:
    assert stands_in(Evidence("p", 12, 14, "di"), Evidence("p", 10, 20, "tempat itu"))


@given(st.lists(st.integers(1, 40), min_size=2, max_size=8), st.integers(0, 400))
def test_words_stand_in_at_most_one_of_sentences_that_lie_apart(lengths: list[int], at: int) -> None:
    starts = [sum(lengths[:number]) for number in range(len(lengths))]
    sentences = [Span(start, start + length) for start, length in zip(starts, lengths, strict=True)]
    assert sum(stands_in(Span(at, at + 1), sentence) for sentence in sentences) == (at < sum(lengths))
