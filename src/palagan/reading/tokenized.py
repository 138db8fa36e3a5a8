"""What is made once of a report for the steps that read the same one: the tokens of its sentences, and the like."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from palagan.languages.tokens import Token, tokenize
from palagan.model.reading import Span

T = TypeVar("T")
_MOST = 4


def remembered(make: Callable[[str, Sequence[Span]], T]) -> Callable[[str, Sequence[Span]], T]:
    """`make` of a report's text and sentences, which remembers what it made of the last few reports.

    A report is known again by its text and its tuple of sentences being the same objects: so nothing is compared.
    """
    kept: tuple[tuple[str, Sequence[Span], T], ...] = ()

    def once(text: str, sentences: Sequence[Span]) -> T:
        nonlocal kept
        for known, spans, made in kept:
            if spans is sentences and known is text:
                return made
        made = make(text, sentences)
        if isinstance(sentences, tuple):
            kept = ((text, sentences, made), *kept[: _MOST - 1])
        return made

    return once


@remembered
def sentence_tokens(text: str, sentences: Sequence[Span]) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each sentence, in order; those of the last few reports are remembered."""
    return tuple([tokenize(text, span.start, span.end) for span in sentences])
