"""What stands inside a title: its offices and ranks, and the state or the body it is held in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from palagan.reading.bodies import find_body
from palagan.reading.knowledge import Knowledge, Known
from palagan.reading.phrases import Title, cues, organization_words, small_titles, titles
from palagan.reading.runs import name_run, org_run
from palagan.reading.words import Word, calendar_words, office_words

_LONGEST = 24
_ROMAN = frozenset("ivxlc")
_BUSINESS = "BUS"
_CLUBS = frozenset({"BUS", "EDU", "PTY", "REL", "SOC"})
"""Sectors of bodies that citizens have, and whose presidents govern no country."""
_ARMED = frozenset({"COP", "PRM", "REB"})
"""Sectors that have commanders of their own, who are no soldiers."""


class Domain(NamedTuple):
    """A title up to `end`: the titles in it, what country and body they belong to, and where that body is named."""

    end: int
    heads: tuple[Title, ...]
    country: str | None
    owner: Known | None
    sector: str | None
    code: str | None
    wide: bool
    owner_first: int
    owner_last: int


def read_domain(words: Sequence[Word], start: int, base: Knowledge) -> Domain:
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
        of_place = known is not None and known[1].sort == "place" and title is not None and known[0] > title[0]
        if title is not None and heads and word.cap and word.lower in cues("name_titles") and not of_place:
            break  # "Bupati *Raja Ampat*" is no king
        if heads and known is not None and _is_sender(words, at, known, base):
            country, at = country or (known[1].code_on(None) or "").partition(".")[0] or None, at + known[0]
            continue
        if known is not None and (
            known[1].sort == "person" or (at > start and known[1].sort == "state" and words[at - 1].text == word.text)
        ):
            break
        body = (
            find_body(words, at, base, inside=True)
            if at > start and not (title and title[1].role != "office")
            else None
        )
        sizes = (title[0] if title else 0, known[0] if known else 0, body.last - at if body else 0)
        if (
            title
            and sizes[0] >= max(sizes)
            and (
                not heads
                or word.cap
                or title[1].role == "rank"
                or (heads[-1].role == "office" and title[1].role == "office")
            )
        ):
            heads.append(titles().get(small_titles().get(word.text, "")) or title[1])
            at += sizes[0]
            named = find_body(words, at - 1, base, inside=True) if sizes[0] > 1 else None
            if named is not None and named.last > at:  # "Ketua Partai" is a title, "Partai Mawar" the party in it
                country, sector = country or named.country, sector or named.sector
                owner, code = owner or named.owner, code or named.code
                wide, whose, at = True, (at - 1, named.name_last), named.last - named.definite
        elif body and sizes[2] > sizes[1]:
            country, owner, sector, code = (
                country or body.country,
                owner or body.owner,
                sector or body.sector,
                code or body.code,
            )
            wide = True
            whose = whose if whose[1] else (at, body.name_last)
            at = body.last - body.definite
        elif known and known[1].sort != "place":
            if known[1].sort in ("organization", "agency", "seat"):
                owner = owner or known[1]
                whose = whose if whose[1] else (at, at + sizes[1])
            country = (known[1].country if _stands(words, at, heads) else country) or country or known[1].country
            at += sizes[1]
        elif known and heads and heads[-1].phrase in cues("national_offices") and _is_name(words, at, known):
            break  # "Wakil Presiden *Rosario* Murillo" is nobody of the town
        elif known and heads and (words[at - 1].cap or words[at - 1].lower in cues("title_links")):
            country = (known[1].country if _stands(words, at, heads) else country) or country or known[1].country
            at += sizes[1]
        elif (heads and heads[-1].role == "rank" and word.lower in cues("rank_grades") and not word.cap) or (
            heads
            and (word.lower in office_words() or (word.lower.endswith("nya") and word.lower[:-3] in office_words()))
            and (word.cap or not words[start].cap or (heads[-1].role == "office" and word.lower in cues("grades")))
            and not _leads_out(words, at)
        ):
            wide = True
            at += 1
        elif heads and (end := _closed(words, at, limit)) > at:
            inner = base.match(words, at + 1)
            if inner is not None and inner[1].sort == "state":
                country = country or inner[1].country
            at = end
        elif (
            heads
            and (word.text[0].isdigit() or word.text in "/-" or (word.text.isupper() and set(word.lower) <= _ROMAN))
            and (at + 1 < limit)
        ):
            at += 1
        elif heads and word.text.isupper() and len(word.text) in range(2, 7) and word.lower not in calendar_words():
            wide = True
            at += 1
        elif heads and heads[-1].role != "office" and (come := origin(words, at, base)) is not None:
            country, at = country or come[1], at + come[0]
        elif heads and _linked(words, at, limit, base, closed=bool(country or owner)):
            at += 1
        elif (
            heads
            and word.cap
            and not whose[1]
            and (end := org_run(words, at)) > at
            and ((end < limit and words[end].text == ",") or words[at - 1].lower in cues("title_links"))
        ):
            sector = sector or organization_words().get(words[end - 1].lower)
            wide, whose, at = True, (at, end), end
        elif heads and word.cap and heads[-1].role != "rank" and (end := _office_run(words, at, limit, base)) > at:
            wide, at = True, end
        else:
            break
    while at > start and (words[at - 1].lower in cues("title_links") or words[at - 1].text in "/-"):
        at -= 1
    return Domain(at, tuple(heads), country, owner, sector, code, wide, *whose)


def origin(words: Sequence[Word], at: int, base: Knowledge) -> tuple[int, str] | None:
    """How many words from word `at` on tell from which country somebody is ("asal *Kenya*"), and which it is."""
    if at + 1 >= len(words) or words[at].lower not in cues("origin_links"):
        return None
    known = base.match(words, at + 1)
    if known is None or known[1].sort not in ("state", "demonym") or known[1].country is None:
        return None
    return 1 + known[0], known[1].country


def _is_sender(words: Sequence[Word], at: int, known: tuple[int, Known], base: Knowledge) -> bool:
    """Whether a person stands inside a title as who sends another: "Utusan Khusus Presiden *Donald Trump* untuk Timur
    Tengah Steve Witkoff"."""
    to = at + known[0]
    if known[1].sort != "person" or to + 1 >= len(words) or words[to].lower != "untuk":
        return False
    where = base.match(words, to + 1)
    after = to + 1 + where[0] if where is not None else len(words)
    return after < len(words) and words[after].cap and _person_follows(words, after, base)


def _leads_out(words: Sequence[Word], at: int) -> bool:
    """Whether "dalam" is no part of an office ("Menteri *Dalam* Negeri") but leads on: "pemimpin *dalam* operasi"."""
    if words[at].text != "dalam":
        return False
    return at + 1 >= len(words) or words[at + 1].text != "negeri"


def _stands(words: Sequence[Word], at: int, heads: Sequence[Title]) -> bool:
    """Whether word `at` tells where the house stands that somebody leads ("Direktur Rumah Sakit Jerman di *Kenya*")."""
    return bool(heads) and words[at - 1].lower == "di" and heads[-1].phrase.endswith(tuple(cues("placed_heads")))


def _is_name(words: Sequence[Word], at: int, known: tuple[int, Known]) -> bool:
    """Whether a town's name begins the name of somebody, another capital right behind it."""
    size, place = known
    behind = at + size
    if words[at - 1].lower in cues("title_links"):
        return False  # "Utusan Khusus Presiden X untuk *Timur Tengah* Y"
    return place.sort == "place" and behind < len(words) and words[behind].cap and words[behind].alpha


def _closed(words: Sequence[Word], at: int, limit: int) -> int:
    """The end of short forms in brackets that begin at word `at` ("(BNPB)", "(ATR/BPN)"), or `at`."""
    if words[at].text != "(":
        return at
    for end in range(at + 1, min(limit, at + 5)):
        if words[end].text == ")":
            return end + 1 if end > at + 1 else at
        if words[end].text != "/" and not (words[end].alpha and len(words[end].text) <= 8):
            return at
    return at


def _office_run(words: Sequence[Word], at: int, limit: int, base: Knowledge) -> int:
    """The end of unknown capitals that are part of the office rather than a name, or `at`.

    They are where a body or the full name of somebody known stands behind them ("Direktur Pelindungan WNI *Kemlu* …"),
    and as far as the last acronym among them.
    """
    end = at
    for k in range(at, min(limit, at + 6)):
        word = words[k]
        if k > at:
            known = base.match(words, k) if word.cap else None
            if known is not None and (known[1].sort in ("organization", "agency") or base.person_at(words, k)):
                return k
        if word.text.isupper() and len(word.text) in range(3, 7) and k > at:
            end = k + 1
        if not (word.cap and word.alpha) and word.lower not in ("dan", "&"):
            break
    return end


def _linked(words: Sequence[Word], at: int, limit: int, base: Knowledge, *, closed: bool) -> bool:
    """Whether a link word goes on to more of the title rather than out of it."""
    word = words[at]
    if word.lower not in cues("title_links") or at + 1 >= limit:
        return False
    after = words[at + 1]
    if word.lower in cues("place_links"):
        known = base.match(words, at + 1)
        body = find_body(words, at + 1, base)
        end = max(
            org_run(words, at + 1),
            at + 1 + known[0] if known and known[1].sort != "person" else 0,
            body.last if body else 0,
        )
        if end <= at + 1:
            return False
        return end < len(words) and (words[end].text == "," or words[end].cap) and _person_follows(words, end, base)
    if word.lower == "untuk":
        office = after.lower in office_words()
        further = office and at + 2 < limit and base.match(words, at + 2) is not None
        return further or base.match(words, at + 1) is not None or (after.cap and office)
    if closed and word.lower in cues("conjoins"):
        known = base.match(words, at + 1)
        if titles().find(words, at + 1) is not None or (known is not None and known[1].sort == "state"):
            return False
    return after.cap and (after.lower in office_words() or titles().find(words, at + 1) is not None)


def _person_follows(words: Sequence[Word], at: int, base: Knowledge) -> bool:
    if words[at].text == ",":
        at += 1
    return at < len(words) and words[at].cap and name_run(words, at, base) > at


def _club_of(domain: Domain) -> str | None:
    """The code of the body of citizens in a title: "Presiden *KSPI*"."""
    code = domain.owner.code_on(None) if domain.owner is not None and domain.owner.sort == "organization" else None
    return code if code is not None and code.partition(".")[2] in _CLUBS else None


def sector_of(domain: Domain) -> tuple[str | None, str | None]:
    """The sector that a title tells, and the whole code where an organisation in it gives one.

    Who speaks for, leads or belongs to a body has the body's sector ("juru bicara militer"); an office its own.
    """
    told = [head for head in domain.heads if head.sector]
    ranks = [head for head in told if head.role == "rank"]
    offices = [head for head in told if head.role == "office"]
    if domain.code:
        return domain.sector, domain.code
    loose = not offices or offices[0].phrase in cues("loose_offices")
    if domain.sector and loose:
        return domain.sector, None
    if loose and domain.owner is not None:
        leads_medium = domain.owner.sort == "agency" and told[:1] and told[0].sector in (None, _BUSINESS)
        if domain.owner.sort == "organization" or leads_medium:
            return None, domain.owner.code_on(None)
    if offices and offices[0].sector == "MIL":
        if domain.sector in _ARMED:
            return domain.sector, None  # "komandan polisi"
        own = domain.owner.code_on(None) if domain.owner is not None and domain.owner.sort == "organization" else None
        if own is not None and own.partition(".")[2] in _ARMED:
            return None, own  # "komandan Hamas"
    if offices and (club := _club_of(domain)) and offices[0].phrase in cues("presiding"):
        return None, club
    if loose and offices and (led := [head for head in told if head.role == "profession"]):
        return led[0].sector, None  # "Deputi *Direktur Amnesty International*": whose deputy he is
    if offices:
        return offices[0].sector, None
    if ranks:
        return ranks[0].sector, None
    return (domain.sector or (told[0].sector if told else None)), None
