"""Candidates that belong together: appositions after a name, and heads that two states share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from palagan.reading.candidates import Candidate
from palagan.reading.phrases import cues
from palagan.reading.words import Sentence

_LAST = (["dan"], ["maupun"], ["serta"], ["atau"])
"""What stands before the last of several."""
_LONGEST_LIST = 8


def join(sentences: Sequence[Sentence], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with appositions joined to their names and shared heads given to both states."""
    out: list[Candidate] = []
    for number, one in enumerate(found):
        before = out[-1] if out and out[-1].sentence == one.sentence else None
        if before is not None:
            words = sentences[one.sentence].words
            if one.sort == "title" and not one.definite and _apposed(words, before, one):
                out[-1] = before._replace(
                    sort="person" if before.sort == "unknown" else before.sort,
                    head=before.head or one.head,
                    sector=before.sector or one.sector,
                    country=before.country or one.country,
                    owner=before.owner or one.owner,
                    former=before.former or one.former,
                    code=before.code or one.code,
                    owner_first=one.owner_first,
                    owner_last=one.owner_last,
                )
                continue
            if _alias(words, before, one):
                out[-1] = before._replace(
                    last=one.last,
                    sort="person",
                    alias=one.name_first,
                    alias_end=one.name_last,
                )
                continue
            if _of_group(words, before, one):
                one = one._replace(
                    sort="person",
                    sector=before.sector,
                    country=one.country or before.country,
                    head=before.head,
                    code=before.code,
                )
            if _same_in_brackets(words, before, one):
                whole = one.known if before.sort == "body" else before.known
                close = one.last + (one.last < len(words) and getattr(words[one.last], "text", "") == ")")
                out[-1] = before._replace(
                    sort="known" if whole is not None else before.sort, known=whole, last=close, country=before.land
                )
                continue
            if _medium(words, before, one):
                out[-1] = one._replace(first=before.first)
                continue
            if _one_body(before, one):
                out[-1] = one._replace(first=before.first, name_first=before.name_first)
                continue
            if _one_of_them(words, before, one):
                continue
            if _ruled(words, before, one) or _backed(before, one):
                out[-1] = before._replace(last=one.last, name_last=one.last, country=before.country or one.land)
                out.append(one)
                continue
            one, out[-1] = _share(words, before, one, listed=_is_listed(words, found, number))
            while out and _leads(out[-1], one):
                lead = out.pop()
                if _of_company(lead) and one.head in cues("civil_ranks"):
                    one = one._replace(first=lead.first, sector="CVL")
                    continue
                one = one._replace(
                    first=lead.first,
                    sector=one.sector or lead.sector,
                    country=one.country or lead.country,
                    owner=one.owner or (lead.known if lead.sort == "known" else lead.owner),
                )
        out.append(one)
    return out


def _alias(words: Sequence[object], before: Candidate, one: Candidate) -> bool:
    """Whether the one is another name of the person before: "X alias Y"."""
    if before.sort not in ("unknown", "person") or one.sort not in ("unknown", "person", "group"):
        return False
    gap = [getattr(word, "lower", "") for word in words[before.last : one.first]]
    return gap[:1] == ["alias"] and (len(gap) == 1 or (len(gap) == 2 and gap[1] in cues("address")))


def _of_group(words: Sequence[object], before: Candidate, one: Candidate) -> bool:
    """Whether a group noun tells what somebody is whose name follows: "seorang sandera bernama *X*", "teroris *X*"."""
    if before.sort != "group" or one.sort not in ("unknown", "person") or one.sector or one.known is not None:
        return False
    gap = [getattr(word, "lower", "") for word in words[before.last : one.first]]
    if not gap:
        return one.sort == "person" or one.name_last - one.name_first > 1
    return len(gap) == 1 and gap[0] in cues("naming")


def _same_in_brackets(words: Sequence[object], before: Candidate, one: Candidate) -> bool:
    """Whether a body is told again in brackets: "Badan Intelijen Pertahanan (*Defense Intelligence Agency*/DIA)"."""
    if before.sort not in ("body", "known") or one.sort not in ("known", "organization"):
        return False
    if one.known is not None and one.known.kind != "organization":
        return False
    if before.known is not None and before.known is not one.known:
        return False
    gap = [getattr(word, "text", "") for word in words[before.last : one.first]]
    lands = (before.land, one.land)
    return gap in (["("], ["/"]) and (None in lands or lands[0] == lands[1])


def _medium(words: Sequence[object], before: Candidate, one: Candidate) -> bool:
    """Whether what a medium is stands before its name: "Kantor berita pemerintah Lebanon, *National News Agency*"."""
    return (
        before.sort == "body"
        and before.head in cues("media_heads")
        and one.sort in ("known", "organization", "unknown")
        and (one.known is None or one.known.sort == "agency")
        and [getattr(word, "text", "") for word in words[before.last : one.first]] in ([","], [])
    )


def _one_body(before: Candidate, one: Candidate) -> bool:
    """Whether two known bodies that nothing parts are one, as in "KKB Papua *Ngalum Kupel*"."""
    return (
        before.last == one.first
        and before.sort == one.sort == "known"
        and before.known is not None
        and one.known is not None
        and before.known is not one.known
        and before.known.sort == one.known.sort == "organization"
        and before.known.code_on(None) == one.known.code_on(None)
    )


def _ruled(words: Sequence[object], before: Candidate, one: Candidate) -> bool:
    """Whether a government is told by who leads it: "pemerintahan *mantan Presiden AS Joe Biden*"."""
    return (
        before.sort == "body"
        and one.sort == "person"
        and before.last == one.first
        and before.head in cues("ruled_heads")
        and not before.country
        and not getattr(words[before.first], "cap", False)
    )


def _backed(before: Candidate, one: Candidate) -> bool:
    """Whether a name only says whom a crowd stands behind: "pendukung *mantan Presiden X*"."""
    return (
        before.sort == "group"
        and before.head in cues("backers")
        and before.last == one.first
        and one.sort in ("person", "unknown", "known", "title")
    )


def _one_of_them(words: Sequence[object], before: Candidate, one: Candidate) -> bool:
    """Whether a group noun between commas tells what the ones named before it are: "Qatar, *salah satu mediator*,",
    "Jerman dan Inggris, *dua sekutu Amerika Serikat*,"."""
    if one.sort != "group" or before.sort == "group" or not (one.single or one.head in cues("allies")):
        return False
    around = (before.last, one.last)
    commas = all(at < len(words) and getattr(words[at], "text", "") == "," for at in around)
    told = one.head in cues("allies") or getattr(words[one.first], "lower", "") == "salah"
    return commas and before.last + 1 == one.first and told


def _apposed(words: Sequence[object], before: Candidate, one: Candidate) -> bool:
    """Whether a title stands behind the name of its holder: "X, Menteri Luar Negeri Turki," or "X selaku Kapolda"."""
    if before.sort not in ("unknown", "person") or before.name_last <= before.name_first:
        return False
    gap = words[before.last : one.first]
    texts = [getattr(word, "lower", "") for word in gap]
    if texts in (["selaku"], ["sebagai"]):
        return True
    if texts != [","]:
        return False
    after = getattr(words[one.last], "lower", "") if one.last < len(words) else "."
    return after in cues("after_apposition") or after.startswith("me")


def _leads(before: Candidate, one: Candidate) -> bool:
    """Whether capitals that nothing parts from a rank and its name are an office: "Kabag Penum *Kombes Ahmad*"."""
    return (
        before.sentence == one.sentence
        and before.last == one.first
        and one.sort == "person"
        and bool(one.head)
        and one.first < one.name_first
        and (
            before.sort in ("unknown", "body", "known", "organization")
            or (before.sort in ("person", "title") and before.known is None)
        )
        and not (before.known is not None and before.known.sort == "state")
    )


def _of_company(lead: Candidate) -> bool:
    """Whether a company stands before a rank: "Garuda Indonesia *Kapten Bambang*" is no soldier."""
    return lead.sort == "known" and lead.known is not None and (lead.known.code_on(None) or "").endswith(".BUS")


def _is_listed(words: Sequence[object], found: Sequence[Candidate], number: int) -> bool:
    """Whether a state stands in a list that a last one closes: "duta besar Inggris, *Prancis*, dan Jerman"."""
    for before, one in pairwise(found[number - 1 : number + _LONGEST_LIST]):
        if one.sentence != before.sentence or not _is_state(one):
            return False
        link = [getattr(word, "lower", "") for word in words[before.last : one.first]]
        if link[-1:] in _LAST and link[:-1] in ([], [","]):
            return True
        if link != [","]:
            return False
    return False


def _is_state(one: Candidate) -> bool:
    return one.sort == "known" and one.known is not None and one.known.sort == "state"


def _share(words: Sequence[object], before: Candidate, one: Candidate, *, listed: bool) -> tuple[Candidate, Candidate]:
    """`one` and `before`, after a head of the one was given to the other across "dan", or along a list."""
    link = [getattr(word, "lower", "") for word in words[before.last : one.first]]
    if link not in _LAST and not listed:
        return one, before
    if (
        (before.sort in ("body", "group") or (before.sort == "title" and not before.single and not before.definite))
        and before.country
        and _is_state(one)
        and one.known is not None
    ):
        last = getattr(words[before.last - 1], "text", "")
        if last[:1].isupper() and before.name_last - before.name_first <= 4 and before.owner is None:
            return one._replace(
                sort=before.sort,
                known=None,
                head=before.head,
                sector=before.sector,
                country=one.known.country,
                code=None,
                single=False,
                shared=before.first if before.shared is None else before.shared,
            ), before
    if (
        before.sort == one.sort == "body"
        and before.country is None
        and before.owner is None
        and one.country is not None
        and before.head not in cues("short_heads")
    ):
        return one, before._replace(country=one.country)
    return one, before
