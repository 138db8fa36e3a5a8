"""What the words around a mention tell of its part in its sentence, for those that point back to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from palagan.reading.cast import CastMention
from palagan.reading.cues import active
from palagan.reading.phrases import pronouns
from palagan.reading.roles import after_speech, is_verb
from palagan.reading.words import Word

_BACK = 60
"""How many mentions on a speaker is looked for."""
_NAME = 12
"""Words of a mention beyond which what follows it is not looked at."""


def speakers_of(words: Sequence[Word], mentions: Sequence[CastMention], at: int) -> frozenset[str]:
    """Who is named behind a word of saying in a sentence, from mention `at` on: ""…," *kata X*"."""
    spoken = {after.start for word, after in pairwise(words) if word.lower in after_speech()}
    out: set[str] = set()
    for one in mentions[at : at + _BACK]:
        if one.start in spoken:
            out.update(one.actors)
    return frozenset(out)


def tells(words: Sequence[Word], end: int, index: int) -> bool:
    """Whether a verb of telling stands behind a mention that begins at word `index` and ends at `end` of the text."""
    after = next((at for at in range(index, min(len(words), index + _NAME)) if words[at].start >= end), None)
    return after is not None and words[after].lower in active()


def is_ally(words: Sequence[Word], at: int) -> bool:
    """Whether somebody is named only as whose branch another is: "kelompok JNIM yang berafiliasi dengan *Al-Qaeda*"."""
    if at > 1 and words[at - 1].lower in pronouns("ally_links"):
        at -= 1
    return at > 0 and words[at - 1].lower in pronouns("ally_of")


def acts_on(before: Word) -> bool:
    """Whether behind a word stands whom the subject does it to, and so not the subject itself."""
    return before.lower in pronouns("pair_governed") or (before.lower.startswith("me") and is_verb(before))
