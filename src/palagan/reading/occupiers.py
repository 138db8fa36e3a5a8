"""Whose an occupying force is that has no land of its own words: "pasukan *pendudukan*" are those of who occupies."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.candidates import Candidate
from palagan.reading.coreference import Draft
from palagan.reading.phrases import cues
from palagan.reading.words import Sentence, Word

_NEAR = 3
"""Words between a word of occupying and the land that does it ("pendudukan *ilegal* Kenya")."""


def land_of_occupier(draft: Draft, found: Sequence[Candidate], read: Sequence[Sentence]) -> str | None:
    """The one country that the page tells to occupy, or None: for the page's occupying forces whose words tell none."""
    if not any(_occupies(found[number], read) for number in draft.at):
        return None
    lands = {land for number, one in enumerate(found) if (land := _told(number, one, found, read))}
    return lands.pop() if len(lands) == 1 else None


def _occupies(one: Candidate, read: Sequence[Sentence]) -> bool:
    """Whether a body or group is named by its occupying."""
    if one.sort not in ("group", "body"):
        return False
    words = read[one.sentence].words
    return any(word.lower in cues("occupation") for word in words[one.first : one.last + 1])


def _told(number: int, one: Candidate, found: Sequence[Candidate], read: Sequence[Sentence]) -> str | None:
    """The country of a candidate that is told to occupy something, or to be occupied by."""
    if one.country is None:
        return None
    words = read[one.sentence].words
    before = [word.lower for word in words[max(0, one.first - _NEAR) : one.first]]
    if any(word in cues("occupation") or word in cues("occupied_by") for word in before):
        other = found[number - 1] if number else None
        between = other is not None and other.sentence == one.sentence and other.last > one.first - len(before)
        return None if between and _has_land(other) else one.country
    return one.country if _verb_behind(words, one.last) in cues("occupying") else None


def _has_land(one: Candidate | None) -> bool:
    return one is not None and one.country is not None


def _verb_behind(words: Sequence[Word], at: int) -> str:
    """The first word behind that is no adverb."""
    behind = (word.lower for word in words[at : at + _NEAR])
    return next((word for word in behind if word not in cues("before_occupying")), "")
