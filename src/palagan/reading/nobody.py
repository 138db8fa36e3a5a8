"""Words of groups that stand for nobody where they are said: custody, a direction, everybody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.languages.tables import lexicon
from palagan.reading.phrases import CUES
from palagan.reading.words import Word

_INSIDE = frozenset({"di", "dalam", "yang"})
"""Words behind which "semua orang" are those of one place after all ("semua orang *di* bus itu")."""
_PEOPLE = frozenset({"orang"})


@cache
def _beside(name: str) -> dict[str, frozenset[str]]:
    return {word: frozenset(others) for word, others in lexicon(CUES)[name].items()}


def is_nobody(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` names no group: "dalam *tahanan* polisi", "*barat* laut", "semua *orang*"."""
    before = words[at - 1].lower if at > 0 else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    lower = words[at].lower
    if after in _beside("nobody_before").get(lower, ()):
        return True
    if before not in _beside("nobody_behind").get(lower, ()):
        return False
    of_somewhere = lower in _PEOPLE and at + 1 < len(words) and words[at + 1].cap  # "semua orang Palestina"
    return after not in _INSIDE and not of_somewhere
