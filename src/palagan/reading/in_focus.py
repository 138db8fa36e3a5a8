"""What the words around a mention tell of its part in its sentence, for those that point back to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from palagan.model.reading import Actor
from palagan.reading.cast import CastMention
from palagan.reading.cues import active
from palagan.reading.phrases import pronouns
from palagan.reading.roles import after_speech, is_verb
from palagan.reading.words import Word

_BACK = 60
"""How many mentions on a speaker is looked for."""
_CIVIL, _RULING = (".CVL", ".REF", ".MED"), (".GOV", ".LEG", ".PRE")
_OFFICIAL = (".GOV", ".MIL", ".LEG")
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


def two_officials(named: Sequence[Actor]) -> tuple[str, ...]:
    """The first two persons, where they act for two states: whom "kedua pemimpin" may mean; the first goes last."""
    two = [actor for actor in named if actor.kind == "person"][:2]
    lands = {actor.code.partition(".")[0] for actor in two if actor.code.endswith(_OFFICIAL)}
    return tuple([actor.id for actor in reversed(two)]) if len(lands) == 2 else ()


def are_two_sides(found: Sequence[Actor]) -> bool:
    """Whether they are two who may be at odds: civilians and a government of one country are no two sides."""
    civil = [actor for actor in found if actor.code.endswith(_CIVIL)]
    return len(found) == 2 and not (len(civil) == 1 and any(actor.code.endswith(_RULING) for actor in found))
