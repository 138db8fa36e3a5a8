"""Letters that several known bodies bear ("MIT"): which of them a page means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from palagan.reading.candidates import Candidate
from palagan.reading.knowledge import Knowledge
from palagan.reading.words import Sentence


def told_apart(found: Sequence[Candidate], sentences: Sequence[Sentence], base: Knowledge) -> list[Candidate]:
    """The candidates, letters given to that body which the page also names in full, or else to that of a country which
    the page names; where neither tells, to the first of the knowledge base."""
    shared = {
        number: others
        for number, one in enumerate(found)
        if one.known is not None
        and one.sort == "known"
        and one.name_last - one.name_first == 1
        and len(others := base.bearing(sentences[one.sentence].words[one.name_first].text)) > 1
    }
    if not shared:
        return list(found)
    full = {
        one.known.id
        for one in found
        if one.known is not None and one.sort == "known" and one.name_last - one.name_first > 1
    }
    named = Counter(one.country for number, one in enumerate(found) if number not in shared)
    out = list(found)
    for number, others in shared.items():
        best = max(others, key=lambda known: (known.id in full, bool(named[known.country]), -others.index(known)))
        out[number] = out[number]._replace(known=best, country=best.country)
    return out
