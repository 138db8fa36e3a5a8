"""Who is caught or charged: the one whom "ia" means before "ditangkap" or "dituduh", be another in focus."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from palagan.reading.phrases import pronouns
from palagan.reading.words import Word

_NAME = 12
"""Words of a mention beyond which what follows it is not looked at."""


def is_caught(words: Sequence[Word], index: int, end: int) -> bool:
    """Whether a mention that begins at word `index` and ends at `end` of the text is caught, charged or sentenced in
    its sentence: "menangkap *X*", "*X* (32) kemudian ditahan"."""
    if index > 0 and words[index - 1].lower in pronouns("catching"):
        return True
    after = next((at for at in range(index, min(len(words), index + _NAME)) if words[at].start >= end), None)
    return after is not None and is_caught_next(words, after)


def is_caught_next(words: Sequence[Word], at: int) -> bool:
    """Whether such a passive stands at a word, behind small words at most: "telah *ditangkap*", "yang *dituduh*"."""
    for word in islice(words, at, at + 4):
        if word.lower in pronouns("caught"):
            return True
        if word.lower not in pronouns("before_caught"):
            return False
    return False
