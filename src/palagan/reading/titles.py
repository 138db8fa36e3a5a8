"""Titles and the person they are given to: "Menteri Luar Negeri Turki, Mevlut Cavusoglu"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from palagan.reading.knowledge import Knowledge, Known
from palagan.reading.nobody import is_nobody
from palagan.reading.offices import Domain, read_domain, sector_of
from palagan.reading.owner import lives_in, of_a_town
from palagan.reading.phrases import cues, pronouns, titles
from palagan.reading.roles import adverbs, is_verb
from palagan.reading.runs import name_run, org_run
from palagan.reading.words import Word, common_words, office_words

_ACTIVE = "me"


class TitleRead(NamedTuple):
    """Words `first:last` hold a title and perhaps a name at `name_first:name_last` (equal when there is none)."""

    first: int
    last: int
    name_first: int
    name_last: int
    head: str
    sector: str | None
    country: str | None
    owner: Known | None
    former: bool
    definite: bool
    single: bool
    known: Known | None
    code: str | None
    owner_first: int = 0
    owner_last: int = 0


def read_title(words: Sequence[Word], at: int, base: Knowledge) -> TitleRead | None:
    """The title that begins at word `at`, with "mantan" or "seorang" before it and the name after it, or None.

    A title with neither a name nor an owner counts only when "seorang", "itu" or a capital makes it one person's.
    """
    start, former, single = at, False, False
    if at > 0 and (words[at - 1].lower == "para" or words[at - 1].lower in pronouns("definite_pair_heads")):
        return None
    if is_nobody(words, at):
        return None  # "kamp *pengungsi* Balata"
    while start < len(words) and start < at + 3:
        if words[start].lower in cues("former"):
            former, start = former or words[start].lower not in cues("late"), start + 1
        elif words[start].lower in cues("one_person"):
            single = True
            start += (
                2
                if words[start].lower == "salah" and start + 1 < len(words) and words[start + 1].lower in cues("one_of")
                else 1
            )
        else:
            break
    if start >= len(words):
        return None
    first = titles().find(words, start)
    if first is None or (first[1].sector == "CVL" and lives_in(words, start + first[0])):
        return None  # "warga *Desa* Mawar" is nobody called Mawar
    if not single and of_a_town(words, start + first[0], first[1].phrase):
        return None
    domain = read_domain(words, start, base)
    if not domain.heads:
        return None
    main = domain.heads[0]
    name_first, name_last = _name_after(words, domain, base)
    sector, code = sector_of(domain)
    if domain.heads and domain.heads[0].sector == "ELI":
        former = True
    country = domain.country or next((head.country for head in domain.heads if head.country), None)
    common = (main.phrase, sector, country, domain.owner, former)
    if name_last > name_first:
        if single and main.role == "office":
            at = start if not former else at
        known = base.match(words, name_first)
        person = known[1] if known is not None and known[1].sort == "person" else None
        return TitleRead(
            at,
            name_last,
            name_first,
            name_last,
            *common,
            False,
            False,
            person,
            code,
            domain.owner_first,
            domain.owner_last,
        )
    last = domain.end
    if main.sector == "CVL" or (main.phrase in cues("name_titles") and not words[start].cap):
        return None
    definite = last < len(words) and words[last].lower in cues("demonstratives")
    ranked = main.role == "rank" and (definite or domain.country is not None)
    if main.role in ("rank", "honorific") and len(domain.heads) == 1 and not (single or ranked):
        return None
    told = domain.wide or domain.country is not None or domain.owner is not None
    told = told or (former and country is not None)  # "mantan *kepala Mossad*"
    opens = start == at == 0 and main.role == "office" and _acts_next(words, last)
    capital = words[start].cap and (start > 0 or told or opens) and words[start].lower not in cues("common_titles")
    if main.role == "profession" and not (single or (told and (words[start].cap or former))):
        return None
    if main.phrase in cues("common_titles") and not single:
        return None
    if not (single or definite or told or (capital and main.role == "office")):
        return None
    if at > 0 and words[at - 1].lower in cues("predicates"):
        return None
    end = last + definite
    return TitleRead(at, end, end, end, *common, definite, single, None, code, domain.owner_first, domain.owner_last)


def _acts_next(words: Sequence[Word], at: int) -> bool:
    """Whether a verb stands at word `at`, adverbs before it: "Bupati *juga meminta* …"."""
    while at < len(words) and words[at].lower in adverbs() and not words[at].lower.startswith(_ACTIVE):
        at += 1
    return at < len(words) and words[at].lower.startswith(_ACTIVE) and is_verb(words[at])


def _name_after(words: Sequence[Word], domain: Domain, base: Knowledge) -> tuple[int, int]:
    """The words of the name after a title: straight after it, or after a comma and further ranks."""
    at = domain.end
    if at + 1 < len(words) and words[at].lower in cues("demonstratives") and words[at + 1].text == ",":
        at += 1
    comma = at < len(words) and words[at].text in ",:"
    called = at < len(words) and words[at].lower in cues("calling")
    if comma or called:
        at += 1
    while at < len(words):
        title = titles().find(words, at)
        if (
            title is None
            or title[1].role not in ("rank", "honorific")
            or not (words[at].cap or title[1].role == "honorific")
        ):
            break
        at += title[0]
        while at < len(words) and (
            words[at].text == "."
            or words[at].text in ("TNI", "Pol", "Purn")
            or (words[at].text == "(" and at + 2 < len(words) and words[at + 2].text == ")")
        ):
            at += 3 if words[at].text == "(" else 1
    if at >= len(words):
        return domain.end, domain.end
    known = base.match(words, at)
    of_town = domain.heads[-1].phrase in cues("national_offices") and known is not None and known[1].sort == "place"
    end = name_run(words, at, base, started=of_town or (known is not None and known[1].sort == "person"))
    if end <= at and words[at].cap and words[at].text == words[at - 1].text and at + 1 < len(words):
        end = name_run(words, at + 1, base)  # "Menteri Pertahanan Israel *Israel* Katz"
        return (at, end) if end > at + 1 else (domain.end, domain.end)
    if end <= at:
        return domain.end, domain.end
    sure = known is not None and known[1].sort == "person"
    lone = not comma and not called and not sure and end - at == 1
    plain = words[at].lower in common_words() and (not words[at - 1].cap or domain.heads[-1].role == "office")
    if lone and (plain or words[at].lower in office_words()):
        return domain.end, domain.end
    if comma:
        person = known is not None and known[1].sort == "person"
        several = end - at >= 2
        closed = end < len(words) and words[end].text in ",("
        told = domain.country or domain.owner or domain.wide or len(domain.heads) > 1
        told = told or (words[domain.end].text == ":" and domain.heads[0].role == "office")
        if org_run(words, at) > end or not (person or (several and told) or (several and closed)):
            return domain.end, domain.end
        if words[at].lower in common_words() and not person and not several:
            return domain.end, domain.end
    return at, end
