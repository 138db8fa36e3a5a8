"""People of two villages that are named together: "bentrok *antarwarga Desa Mawar* dan *Desa Melati*"."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.candidates import Candidate
from palagan.reading.owner import lives_in
from palagan.reading.phrases import Head, cues, groups
from palagan.reading.words import Sentence, Word, calendar_words

_AMONG = "antar"
_WITH = "dengan"


def among(words: Sequence[Word], at: int) -> Head | None:
    """The people at word `at` of whom those of one village are told to face those of another ("*antarwarga* Desa
    Mawar"), or None."""
    lower = words[at].lower
    return groups().get(lower.removeprefix(_AMONG)) if lower.startswith(_AMONG) and lives_in(words, at + 1) else None


def with_villages(found: Sequence[Candidate], sentences: Sequence[Sentence]) -> list[Candidate]:
    """The candidates, and the people of a village that is named behind those of another: "warga Desa Mawar dan *Desa
    Melati*"."""
    out: list[Candidate] = []
    starts = {(one.sentence, one.first) for one in found}
    for one in found:
        out.append(one)
        words = sentences[one.sentence].words
        second = one.last + 1
        told = one.sort == "group" and any(lives_in(words, at) for at in range(one.first, one.last))
        link = words[one.last].lower if one.last < len(words) else ""
        joined = told and (link in cues("conjoins") or (link == _WITH and words[one.first].lower.startswith(_AMONG)))
        if not joined or not lives_in(words, second) or (one.sentence, second) in starts:
            continue
        end = second + 1
        while end < len(words) and words[end].cap and words[end].alpha and words[end].lower not in calendar_words():
            end += 1
        out.append(one._replace(first=second, last=end, name_first=second, name_last=end, alias=None))
    return out
