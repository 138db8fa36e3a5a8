"""The tokens of each sentence of a report, made once for the steps that read the same one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from palagan.languages.tokens import Token, tokenize
from palagan.model.reading import Span


def sentence_tokens(text: str, sentences: Sequence[Span]) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each sentence, in order; those of the last few reports are remembered."""
    return _tokens(text, tuple(sentences))


@lru_cache(maxsize=4)
def _tokens(text: str, sentences: tuple[Span, ...]) -> tuple[tuple[Token, ...], ...]:
    return tuple(tokenize(text, span.start, span.end) for span in sentences)
