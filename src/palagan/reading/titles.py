"""Titles and the person they are given to: "Menteri Luar Negeri Turki, Mevlut Cavusoglu", "juru bicara militer Israel"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from palagan.reading.bodies import find_body
from palagan.reading.knowledge import Knowledge, Known
from palagan.reading.phrases import Title, cues, organization_words, titles
from palagan.reading.runs import name_run, org_run
from palagan.reading.words import Word, calendar_words, common_words, office_words

_LONGEST = 24
_ROMAN = frozenset("ivxlc")


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


class _Domain(NamedTuple):
    end: int
    heads: tuple[Title, ...]
    country: str | None
    owner: Known | None
    sector: str | None
    code: str | None
    wide: bool
    owner_first: int
    owner_last: int


def read_title(words: Sequence[Word], at: int, base: Knowledge) -> TitleRead | None:
    """The title that begins at word `at`, with "mantan" or "seorang" before it and the name after it; None if none does.

    A title with neither a name nor an owner counts only when "seorang", "itu" or a capital makes it one person's.
    """
    start, former, single = at, False, False
    if at > 0 and words[at - 1].lower == "para":
        return None
    while start < len(words) and start < at + 3:
        if words[start].lower in cues("former"):
            former, start = True, start + 1
        elif words[start].lower in ("seorang", "sang", "salah"):
            single = True
            start += 2 if words[start].lower == "salah" and start + 1 < len(words) and words[start + 1].lower in ("satu", "seorang") else 1
        else:
            break
    if start >= len(words):
        return None
    first = titles().find(words, start)
    if first is None:
        return None
    domain = _domain(words, start, base)
    if not domain.heads:
        return None
    main = domain.heads[0]
    name_first, name_last = _name_after(words, domain, base)
    sector, code = _sector(domain)
    if domain.heads and domain.heads[0].sector == "ELI":
        former = True
    country = domain.country or next((head.country for head in domain.heads if head.country), None)
    common = (main.phrase, sector, country, domain.owner, former)
    if name_last > name_first:
        if single and main.role == "office":
            at = start if not former else at
        known = base.match(words, name_first)
        person = known[1] if known is not None and known[1].sort == "person" else None
        return TitleRead(at, name_last, name_first, name_last, *common, False, False, person, code, domain.owner_first, domain.owner_last)
    last = domain.end
    if main.sector == "CVL":
        return None
    if main.role in ("rank", "honorific") and len(domain.heads) == 1 and not single:
        return None
    definite = last < len(words) and words[last].lower in cues("demonstratives")
    told = domain.wide or domain.country is not None or domain.owner is not None
    capital = words[start].cap and (start > 0 or told) and words[start].lower not in ("korban", "warga", "anggota", "saksi", "sumber")
    if main.role == "profession" and not (single or (told and words[start].cap)):
        return None
    if main.phrase in ("pejabat", "anggota", "warga", "korban", "saksi mata", "sumber") and not single:
        return None
    if not (single or definite or told or (capital and main.role == "office")):
        return None
    if at > 0 and words[at - 1].lower in cues("predicates"):
        return None
    end = last + definite
    return TitleRead(at, end, end, end, *common, definite, single, None, code, domain.owner_first, domain.owner_last)


def _domain(words: Sequence[Word], start: int, base: Knowledge) -> _Domain:
    heads: list[Title] = []
    country: str | None = None
    owner: Known | None = None
    sector: str | None = None
    code: str | None = None
    wide = False
    whose = (0, 0)
    at, limit = start, min(len(words), start + _LONGEST)
    while at < limit:
        word = words[at]
        title = titles().find(words, at)
        known = base.match(words, at)
        if known is not None and (known[1].sort == "person" or (at > start and known[1].sort == "state" and words[at - 1].text == word.text)):
            break
        body = find_body(words, at, base, inside=True) if at > start and not (title and title[1].role != "office") else None
        sizes = (title[0] if title else 0, known[0] if known else 0, body.last - at if body else 0)
        if title and sizes[0] >= max(sizes) and (not heads or word.cap or title[1].role == "rank" or (heads[-1].role == "office" and title[1].role == "office")):
            heads.append(title[1])
            at += sizes[0]
        elif body and sizes[2] > sizes[1]:
            country, owner, sector, code = country or body.country, owner or body.owner, sector or body.sector, code or body.code
            wide = True
            whose = whose if whose[1] else (at, body.name_last)
            at = body.last
        elif known and known[1].sort != "place":
            if known[1].sort in ("organization", "agency", "seat"):
                owner = owner or known[1]
                whose = whose if whose[1] else (at, at + sizes[1])
            country = country or known[1].country
            at += sizes[1]
        elif known and heads and (words[at - 1].cap or words[at - 1].lower in ("di", "untuk")):
            country = country or known[1].country
            at += sizes[1]
        elif heads and word.lower in office_words() and (word.cap or not words[start].cap or (heads[-1].role == "office" and word.lower in ("senior", "tinggi", "tertinggi", "sementara", "utama"))):
            wide = True
            at += 1
        elif heads and word.text == "(" and at + 2 < limit and words[at + 2].text == ")" and words[at + 1].alpha and len(words[at + 1].text) <= 8:
            inner = base.match(words, at + 1)
            if inner is not None and inner[1].sort == "state":
                country = country or inner[1].country
            at += 3
        elif heads and (word.text[0].isdigit() or word.text in "/-" or (word.text.isupper() and set(word.lower) <= _ROMAN)) and (at + 1 < limit):
            at += 1
        elif heads and word.text.isupper() and len(word.text) in range(2, 7) and word.lower not in calendar_words():
            wide = True
            at += 1
        elif heads and _linked(words, at, limit, base, closed=bool(country or owner)):
            at += 1
        elif heads and word.cap and not whose[1] and (end := org_run(words, at, base)) > at and ((end < limit and words[end].text == ",") or words[at - 1].lower in cues("title_links")):
            sector = sector or organization_words().get(words[end - 1].lower)
            wide, whose, at = True, (at, end), end
        else:
            break
    while at > start and (words[at - 1].lower in cues("title_links") or words[at - 1].text in "/-"):
        at -= 1
    return _Domain(at, tuple(heads), country, owner, sector, code, wide, *whose)


def _linked(words: Sequence[Word], at: int, limit: int, base: Knowledge, *, closed: bool) -> bool:
    """Whether a link word goes on to more of the title rather than out of it."""
    word = words[at]
    if word.lower not in cues("title_links") or at + 1 >= limit:
        return False
    after = words[at + 1]
    if word.lower in ("di", "dari", "pada", "ke"):
        known = base.match(words, at + 1)
        body = find_body(words, at + 1, base)
        end = max(org_run(words, at + 1, base), at + 1 + known[0] if known and known[1].sort != "person" else 0, body.last if body else 0)
        if end <= at + 1:
            return False
        return end < len(words) and (words[end].text == "," or words[end].cap) and _person_follows(words, end, base)
    if word.lower == "untuk":
        return base.match(words, at + 1) is not None or (after.cap and after.lower in office_words())
    if closed and word.lower in ("dan", "serta", "&") and titles().find(words, at + 1) is not None:
        return False
    return after.cap and (after.lower in office_words() or titles().find(words, at + 1) is not None)


def _person_follows(words: Sequence[Word], at: int, base: Knowledge) -> bool:
    if words[at].text == ",":
        at += 1
    return at < len(words) and words[at].cap and name_run(words, at, base) > at


def _name_after(words: Sequence[Word], domain: _Domain, base: Knowledge) -> tuple[int, int]:
    """The words of the name after a title: straight after it, or after a comma and further ranks."""
    at = domain.end
    comma = at < len(words) and words[at].text in ",:"
    if comma:
        at += 1
    while at < len(words):
        title = titles().find(words, at)
        if title is None or title[1].role not in ("rank", "honorific") or not (words[at].cap or title[1].role == "honorific"):
            break
        at += title[0]
        while at < len(words) and (words[at].text == "." or words[at].text in ("TNI", "Pol", "Purn") or (words[at].text == "(" and at + 2 < len(words) and words[at + 2].text == ")")):
            at += 3 if words[at].text == "(" else 1
    if at >= len(words):
        return domain.end, domain.end
    known = base.match(words, at)
    end = name_run(words, at, base, started=known is not None and known[1].sort == "person")
    if end <= at:
        return domain.end, domain.end
    sure = known is not None and known[1].sort == "person"
    if not comma and not sure and end - at == 1 and (words[at].lower in office_words() or (words[at].lower in common_words() and not words[at - 1].cap)):
        return domain.end, domain.end
    if comma:
        person = known is not None and known[1].sort == "person"
        several = end - at >= 2
        closed = end < len(words) and words[end].text in ",("
        told = domain.country or domain.owner or domain.wide or len(domain.heads) > 1
        if org_run(words, at, base) > end or not (person or (several and told) or (several and closed)):
            return domain.end, domain.end
        if words[at].lower in common_words() and not person and not several:
            return domain.end, domain.end
    return at, end


def _sector(domain: _Domain) -> tuple[str | None, str | None]:
    """The sector that a title tells, and the whole code where an organisation in it gives one.

    Who speaks for, leads or belongs to a body has the body's sector ("juru bicara militer"); an office of state its own.
    """
    told = [head for head in domain.heads if head.sector]
    ranks = [head for head in told if head.role == "rank"]
    offices = [head for head in told if head.role == "office"]
    if domain.code:
        return domain.sector, domain.code
    loose = not offices or offices[0].phrase in ("juru bicara", "pemimpin", "pejabat", "direktur", "penasihat", "sekretaris jenderal", "utusan", "perwakilan")
    if domain.sector and loose:
        return domain.sector, None
    if offices:
        return offices[0].sector, None
    if ranks:
        return ranks[0].sector, None
    return (domain.sector or (told[0].sector if told else None)), None
