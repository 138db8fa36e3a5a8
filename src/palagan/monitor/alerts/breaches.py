"""Truces that are said to be broken: which words of a page say so, by whom, and who says it.

Breaking a truce is told as an act of force by the one who is said to break it, or as an accusation of him. Words say so
where they name a truce and its breach; those of an act that the record ties to a truce, where they name either.
"""

from __future__ import annotations

from palagan.model.record import Happening, Mention, Party
from palagan.record.matters import tells, where

TYPES = frozenset({"ASSAULT", "ACCUSE", "COERCE", "MOBILIZE", "SANCTION"})
"""Types of events by which a breach is told; who asks that none be made tells of none."""
_BEFORE = 30
"""Characters before the word for a breach in which it is said not to have been."""


def truces_broken(happening: Happening) -> tuple[str, ...]:
    """The ids of the truces that the record ties to a happening as broken by it."""
    return tuple(link.other for link in happening.links if link.kind == "breaks")


def says_so(happening: Happening, mention: Mention) -> bool:
    """Whether a page's words for a happening say that a truce is broken."""
    if happening.type not in TYPES or mention.status != "happened":
        return False
    words = mention.evidence.words
    breach = where("breach", words)
    if breach is not None and not _stands(words, breach[0]):
        return False
    truce = tells("truce", words)
    return (truce and breach is not None) or (bool(truces_broken(happening)) and (truce or breach is not None))


def _stands(words: str, at: int) -> bool:
    """Whether a breach is told as done: not denied, wished away or still to come."""
    before = words[max(0, at - _BEFORE) : at]
    return not tells("negation", before) and not tells("unreal", before)


def breakers(happening: Happening) -> tuple[Party, ...]:
    """Who is said to break it: of an accusation the accused, else who did it."""
    return happening.targets if happening.type == "ACCUSE" else happening.sources


def sayers(happening: Happening, mention: Mention) -> tuple[Party, ...]:
    """Who says so: those to whom the page ascribes it; of an accusation else the accuser."""
    return mention.said_by or (happening.sources if happening.type == "ACCUSE" else ())
