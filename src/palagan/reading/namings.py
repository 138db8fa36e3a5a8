"""Where a page names a country: by its name, a place, or an actor whose country is told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from palagan.languages.tables import lexicon
from palagan.reading.candidates import Candidate
from palagan.reading.codes import SUPRANATIONAL, UNKNOWN
from palagan.reading.coreference import Draft, stands_in
from palagan.reading.phrases import CUES, cues
from palagan.reading.roles import is_doing, is_verb, obliques
from palagan.reading.words import Sentence, Word


class Naming(NamedTuple):
    """Words `first:last` of a sentence name a country. `sort` is what names it ("state", "place", "person", …),
    `lead` what leads to it (a small word, "N" a noun of doing, "V" a verb, "^" the beginning, "-" anything else),
    `sector` that of the actor whose country it is, or "-"."""

    sentence: int
    first: int
    last: int
    country: str
    sort: str
    lead: str
    sector: str


def land_of(draft: Draft) -> str | None:
    """The country of an actor that its words or the knowledge base tell, or None; nothing beyond countries."""
    land = (draft.known.country if draft.known is not None else None) or draft.country
    return None if land in SUPRANATIONAL or land == UNKNOWN else land


def namings_of(
    found: Sequence[Candidate], read: Sequence[Sentence], drafts: Sequence[Draft], links: Sequence[int | None]
) -> list[Naming]:
    """All of a page, in order. Somebody named again by a short form names his country too."""
    out = []
    for one, link in zip(found, links, strict=True):
        land = one.country or (one.known.country if one.known is not None else None)
        if link is not None and stands_in(one, drafts[link]):
            land = land_of(drafts[link])
        elif link is not None and (land is None or one.sort in ("person", "unknown")):
            land = land_of(drafts[link]) or land
        if land is None or land in SUPRANATIONAL or land == UNKNOWN:
            continue
        sort = one.known.sort if one.known is not None and one.sort == "known" else one.sort
        sector = (drafts[link].sector if link is not None else one.sector) or "-"
        lead = _lead(read[one.sentence].words, one.first)
        out.append(Naming(one.sentence, one.first, one.last, land, sort, lead, sector))
    return out


def _lead(words: Sequence[Word], at: int) -> str:
    if at == 0:
        return "^"
    word = words[at - 1]
    if word.lower in obliques() or word.lower in cues("locators") or word.lower in lead_words("leads"):
        return word.lower
    if is_doing(word):
        return "N"
    return "V" if is_verb(word) else "-"


@cache
def lead_words(name: str) -> frozenset[str]:
    """A list of small words beside countries: lead_words("over")."""
    lists: dict[str, list[str]] = lexicon(CUES)["lands"]
    return frozenset(lists[name])
