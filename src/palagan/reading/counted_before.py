"""Those whom a sentence counts, for what points back to as many: "menangkap *dua pria*. *Keduanya* ditahan"."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.cast import CastMention
from palagan.reading.numerals import number_words
from palagan.reading.phrases import cues
from palagan.reading.roles import adverbs, is_verb
from palagan.reading.words import Word

_PASSIVE, _ACTIVE = "di", "me"


class CountedBefore:
    """The groups that the sentence being read and the one before it count."""

    def __init__(self) -> None:
        self._here: list[tuple[int, tuple[str, ...]]] = []
        self._before: list[tuple[int, tuple[str, ...]]] = []

    def begin(self) -> None:
        """A sentence begins."""
        self._before, self._here = self._here, []

    def saw(self, one: CastMention, words: Sequence[Word], index: int) -> None:
        """A mention that begins at word `index` was passed."""
        if one.how == "group" and (count := _count(words, index)) != 1:
            self._here.append((count, one.actors))

    def as_many(self, count: int) -> tuple[str, ...]:
        """The one group that the sentence before counts as so many."""
        found = [actors for told, actors in self._before if told == count]
        return found[0] if len(found) == 1 else ()

    def undergoing(self, words: Sequence[Word], at: int) -> tuple[str, ...]:
        """Who "mereka" at word `at` are, to whom something is done: the one group that the sentence before counts
        ("X menangkap *tiga pria*. *Mereka* ditahan", "Y meminta X membebaskan *mereka*")."""
        if at > 0 and words[at - 1].lower.startswith(_ACTIVE) and is_verb(words[at - 1]):
            counted = self._here or self._before  # "menangkap *13 orang* dan menahan *mereka*"
            return counted[0][1] if len(counted) == 1 else ()
        at += 1
        while at < len(words) and words[at].lower in adverbs() and not words[at].lower.startswith(_PASSIVE):
            at += 1
        if at >= len(words) or not words[at].lower.startswith(_PASSIVE) or not is_verb(words[at]):
            return ()
        return self._before[0][1] if len(self._before) == 1 else ()


def _count(words: Sequence[Word], index: int) -> int:
    """How many a group is told to be, in it or right before it: 0 for many, 1 where nothing tells it."""
    for word in words[max(0, index - 1) : index + 1]:
        if word.text.isdigit():
            return int(word.text)
        if word.lower in number_words()["units"]:
            return int(number_words()["units"][word.lower])
        if word.lower in cues("plural_words"):
            return 0
    return 1
