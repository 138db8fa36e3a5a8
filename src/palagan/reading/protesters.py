"""Of which country protesters are: that of the place where they march, not that for which they do."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.candidates import Candidate
from palagan.reading.coreference import Draft
from palagan.reading.phrases import cues
from palagan.reading.words import Sentence

_LEAD = 3
"""In how many sentences from the page's beginning the place of a march is looked for."""
_MENTIONS = 6
"""Mentions of a group that are looked at."""
_CAUSE = 3
"""Words before a country in which it is told to be what the march is about ("solidaritas untuk rakyat *Palestina*")."""
_PLACES = frozenset({"place", "state", "capital"})
_NAMING = frozenset({"state", "capital"})


def land_of_march(draft: Draft, found: Sequence[Candidate], read: Sequence[Sentence]) -> str | None:
    """The country of the place where people protest: told in a sentence of theirs, or where the page leads with it and
    with the protest; None for others."""
    own = [found[number].sentence for number in draft.at[:_MENTIONS] if _protests(found[number], read)]
    if not own:
        return None
    told = next(filter(None, (_place(found, read, (sentence,), only_at=True) for sentence in own)), None)
    if told is not None:
        return told
    lead = {one.sentence for one in found if one.sentence < _LEAD and _protests(one, read)}
    return _place(found, read, sorted(lead), only_at=False) if lead else None


def _place(
    found: Sequence[Candidate], read: Sequence[Sentence], sentences: Sequence[int], *, only_at: bool
) -> str | None:
    """The country of the first place of some sentences that is not what the march is about; it is one that the page
    also names itself ("Jembatan Sinak" need not stand in the Sinak that we know)."""
    named = {one.country for one in found if one.known is not None and one.known.sort in _NAMING}
    for one in found:
        known = one.known
        if one.sentence not in sentences or known is None or one.sort != "known":
            continue
        if known.sort not in _PLACES or one.country not in named:
            continue
        before = [word.lower for word in read[one.sentence].words[max(0, one.first - _CAUSE) : one.first]]
        at = before[-1:] == ["di"] or before[-2:-1] == ["di"]
        if not any(word in cues("causes_of_protest") for word in before) and (at or not only_at):
            return one.country
    return None


def _protests(one: Candidate, read: Sequence[Sentence]) -> bool:
    """Whether a group protests by its name, or is people of whom the sentence tells a march."""
    if one.sort != "group":
        return False
    if one.head in cues("protesters"):
        return True
    words = read[one.sentence].words
    after = [word.lower for word in words[one.last : one.last + _CAUSE]]
    return one.head in cues("only_counted") and (
        any(word in cues("protesting") for word in after) or after[:3] == ["turun", "ke", "jalan"]
    )
