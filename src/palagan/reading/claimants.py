"""Whose people "-nya" means where somebody asks for them: "*X* mendesak Y membebaskan warganya" are X's."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.candidates import Candidate
from palagan.reading.phrases import cues
from palagan.reading.words import Word

_COUNT = 3
"""Words between the verb and the people, that count them ("membebaskan *lebih dari enam* warganya")."""


def land_of_claimant(before: Sequence[Candidate], words: Sequence[Word], one: Candidate) -> str | None:
    """The country of who demands that another frees, spares or sends home the people `one`, or None for others;
    `before`: the candidates before them, `words`: those of their sentence."""
    near = range(one.first - 1, max(-1, one.first - 2 - _COUNT), -1)
    verb = next((at for at in near if words[at].lower in cues("freeing")), 0)
    demand = next((at for at in range(verb - 1, -1, -1) if words[at].lower in cues("demanding")), None)
    if demand is None:
        return None
    named = [
        (other, country)
        for other in before
        if other.sentence == one.sentence and not _is_place(other) and (country := other.land) is not None
    ]
    asking = [country for other, country in named if other.last <= demand]
    asked = [country for other, country in named if demand < other.first and other.last <= verb]
    return asking[-1] if asking and asked and asking[-1] not in asked else None


def _is_place(one: Candidate) -> bool:
    return one.known is not None and one.known.sort == "place"
