"""Bands told by who leads them: "kelompok pimpinan *X*", and whose troops "pasukannya" are."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.candidates import Candidate
from palagan.reading.knowledge import Knowledge, Known
from palagan.reading.phrases import cues
from palagan.reading.words import Word

_BANDS = frozenset({"REB", "PRM"})
"""Sectors of those whose troops are no army."""
_NO_ARMY = _BANDS | {"COP"}
_NEAR = 3
"""Candidates before troops among which their leader is looked for."""


def led_by(words: Sequence[Word], at: int, base: Knowledge) -> tuple[int, int, Known] | None:
    """Where the name of a rebel begins and ends behind the band that he leads, and who he is."""
    if words[at].lower not in cues("armed_heads"):
        return None
    first = at + 1
    while first < len(words) and words[first].lower in cues("led_by"):
        first += 1
    found = base.match(words, first) if first < len(words) else None
    if found is None or found[1].sort != "person" or _sector(found[1]) not in _BANDS:
        return None
    return first, first + found[0], found[1]


def sector_of_troops(before: Sequence[Candidate]) -> str | None:
    """The sector of the troops of who was named last with a country, None for an army."""
    for one in before[: -_NEAR - 1 : -1]:
        if one.land is None:
            continue
        sector = one.sector or next((found for known in (one.known, one.owner) if (found := _sector(known))), None)
        return sector if sector in _NO_ARMY else None
    return None


def _sector(known: Known | None) -> str | None:
    code = known.code_on(None) if known is not None else None
    return (code or "").partition(".")[2] or None
