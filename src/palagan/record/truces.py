"""Truces that hold, and what is told to break them: which happenings are either, and which truce binds a fight."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from palagan.model.record import Happening, Mention, Party
from palagan.record.matters import tells, tells_doing
from palagan.record.parties import UNKNOWN, country_of

_MAKING = frozenset({"RETREAT", "CONCEDE"})
"""The types of which truces are."""
_SOON = 1
"""Days after a truce for which pages that tell it tell of the fighting before it."""


def is_truce(happening: Happening) -> bool:
    """Whether it is a truce in force or declared; one that is only asked for, offered or planned is none."""
    if happening.status != "happened" or happening.type not in _MAKING:
        return False
    if not sides_of(happening) and not any(_is_plain(mention) for mention in happening.mentions):
        return False  # nobody's truce, on somebody's word: what use it is, that it should be
    if happening.type == "RETREAT" and happening.mode == "ceasefire":
        return True
    told = any(tells("truce", mention.anchor.words) for mention in happening.mentions)
    both = len(sides_of(happening)) > 1 and any(
        tells("truce", mention.evidence.words) for mention in happening.mentions
    )
    return happening.type == "CONCEDE" and (told or both)


def _is_plain(mention: Mention) -> bool:
    return not mention.said_by and not mention.denied_by


def is_told(happening: Happening) -> bool:
    """Whether somebody says that it was: not where all that the pages have of it is that it is denied, unless as the
    breach of something, which then is what is at issue."""
    return any(mention.said_by or not mention.denied_by for mention in happening.mentions) or is_breach(happening)


def is_breach(fight: Happening) -> bool:
    """Whether it is told as the breach of something."""
    return any(tells("breach", mention.evidence.words) for mention in fight.mentions)


def binds(truce: Happening, fight: Happening) -> bool:
    """Whether a truce binds those who fight: they share two countries; or the fight is told as a breach and they share
    one; or nobody is told to have made the truce, in the story that tells the fight."""
    theirs = sides_of(truce)
    if not theirs:
        return truce.story is not None and truce.story == fight.story
    both = sides_of(fight) & theirs
    return len(both) > 1 or (bool(both) and is_breach(fight))


def binds_long(truce: Happening, fight: Happening) -> bool:
    """Whether an older truce binds a fight: it is told as the breach of a truce, by the sides of that truce alone."""
    theirs, sides = sides_of(truce), sides_of(fight)
    return is_truce_broken(fight) and bool(theirs) and (len(sides & theirs) > 1 or sides == theirs)


def is_truce_broken(fight: Happening) -> bool:
    """Whether it is told as the breach of a truce ("melanggar gencatan senjata")."""
    words = [mention.evidence.words for mention in fight.mentions]
    return any(tells("breach", told) and tells("truce", told) for told in words)


def follows(fight: Happening, days: int) -> bool:
    """Whether a fight can break a truce of so many days before. Not one told by nouns alone ("korban pertempuran
    bertambah") whose day is that of another sentence, and near: it may be the fight that the truce ended."""
    if days > _SOON or "date" not in fight.carried_over or is_breach(fight):
        return True
    return any(tells_doing(mention.anchor.words) for mention in fight.mentions)


def sides_of(happening: Happening) -> frozenset[str]:
    """The known countries of both sides."""
    return countries((*happening.sources, *happening.targets))


def countries(parties: Iterable[Party]) -> frozenset[str]:
    """The known countries of some parties."""
    return _countries_of(tuple([party.code for party in parties]))


@lru_cache(maxsize=65536)
def _countries_of(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(country_of, codes)) - {UNKNOWN}
