"""Threats that are only a danger ("menjadi *ancaman* bagi X"), and warnings of what nobody does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.languages.tables import lexicon
from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words

_WARNING = 12
"""Tokens behind a word of warning within which it tells of what."""


@cache
def listed(name: str, language: str = "id") -> frozenset[str]:
    """A word list of the language's lexicon of what tells no event, by name ("hazards")."""
    return frozenset(lexicon(f"languages/{language}/untold.toml")[name])


def is_danger(clause: Clause, anchor: Anchor, following: Sequence[Anchor]) -> bool:
    """A threat that is only a danger, and a warning of what nobody does."""
    if anchor.form == "ancaman":
        return clause.word(anchor.first - 1) in listed("being")
    if anchor.form != "memperingatkan":
        return False
    warned = anchor.last
    for index in range(anchor.last, anchor.last + _WARNING):
        if clause.word(index) in listed("warning_of"):
            warned = index + 1
            break
    if _is_endangered(clause, warned):
        return True
    of_hazard = clause.word(warned).startswith(tuple(listed("hazards")))
    return of_hazard and not _is_of_force(clause, warned, following)


def _is_of_force(clause: Clause, hazard: int, following: Sequence[Anchor]) -> bool:
    """Whether somebody is to bring about what is warned of: "bahaya *serangan* baru", "bencana *bagi X jika* …",
    "krisis *terhadap X*"."""
    end = hazard + 1
    while end < len(clause.tokens) and not (
        clause.word(end) in words("clause_openers") or clause.word(end) in listed("brought_by")
    ):
        end += 1
    if any(other.entry.type == "ASSAULT" and hazard <= other.first < end for other in following):
        return True
    if any(clause.word(index) in listed("striking_back") for index in range(hazard, end)):
        return True
    faced = {group.preposition for group in clause.groups if hazard < group.first < end}
    return "terhadap" in faced or ("bagi" in faced and clause.word(end) in listed("conditions"))


def _is_endangered(clause: Clause, at: int) -> bool:
    """Whether what is warned of is how people fare: "memperingatkan *satu juta warga terancam kelaparan*"."""
    who = clause.group_at(at) or clause.group_at(at + 1)
    return who is not None and clause.word(who.last) in listed("faring")
