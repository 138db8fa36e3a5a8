"""Who is told of as somebody's counterpart: "mitranya dari *Iran*, *Abbas Araghchi*", who is no state."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.candidates import Candidate
from palagan.reading.phrases import cues
from palagan.reading.words import Sentence, Word

_STATES = frozenset({"state", "demonym", "capital"})
_OFFICE = "GOV"


def with_counterparts(found: Sequence[Candidate], sentences: Sequence[Sentence]) -> list[Candidate]:
    """The candidates, a counterpart's country made part of him: he acts, and not his country. Who is not known holds an
    office as the one does whose counterpart he is."""
    out: list[Candidate] = []
    for one in found:
        before = out[-1] if out else None
        if before is not None and before.sentence == one.sentence and _is_state(before) and _is_name(one):
            words = sentences[one.sentence].words
            first = _counterpart(words, before)
            if first is not None and _follows(words[before.last : one.first]):
                sector = one.sector or (None if one.known is not None else _OFFICE)
                country = one.country or before.country
                out[-1] = one._replace(first=first, sort="person", sector=sector, country=country)
                continue
        out.append(one)
    return out


def _is_state(one: Candidate) -> bool:
    return one.sort == "known" and one.known is not None and one.known.sort in _STATES


def _is_name(one: Candidate) -> bool:
    return one.sort in ("person", "unknown") and one.name_last > one.name_first and one.first == one.name_first


def _counterpart(words: Sequence[Word], state: Candidate) -> int | None:
    """The word that calls somebody a counterpart before the name of his country, or None."""
    at = state.first - 1
    if at > 0 and words[at].lower in cues("counterpart_links"):
        at -= 1
    return at if at >= 0 and words[at].lower in cues("counterparts") else None


def _follows(gap: Sequence[Word]) -> bool:
    """Whether a name follows its country at once or behind a comma."""
    return not gap or (len(gap) == 1 and gap[0].text == ",")
