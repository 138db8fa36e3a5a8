"""Whose forces are that somebody orders or sends: his own ("Netanyahu memerintahkan *militer* menyerang")."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.candidates import Candidate
from palagan.reading.coreference import Draft
from palagan.reading.phrases import cues
from palagan.reading.words import Sentence


def land_of_command(draft: Draft, found: Sequence[Candidate], read: Sequence[Sentence]) -> str | None:
    """The country of who stands before a word of command right before forces that have none of their own, or None."""
    for number in draft.at:
        one = found[number]
        words = read[one.sentence].words
        if one.sort not in ("body", "group") or not one.first or words[one.first - 1].lower not in cues("commanding"):
            continue
        before = [other for other in found[:number] if other.sentence == one.sentence and other.land is not None]
        if before and before[-1].last <= one.first - 1:
            return before[-1].land
    return None
