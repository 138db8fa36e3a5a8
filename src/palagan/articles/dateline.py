"""The place before the report: "ANKARA, KOMPAS.com – ", "TEMPO.CO, Jakarta - ", "London (ANTARA) - ", "SANAA - "."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from palagan.articles.media import known_medium
from palagan.articles.outlets import DOMAIN, is_outlet_name, outlets
from palagan.articles.words import alternation, lexicons, phrase_set, phrases
from palagan.languages.tables import table

_DASH = r"(?:(?:\s|&nbsp;)*(?:[-–—―\x96\x97]{1,3}|&ndash;|&mdash;)\s*)"
_WORD = r"[A-ZÀ-Þ][\w'’.\-]*"
_TOWN = rf"{_WORD}(?:[ ]+(?:{_WORD}|al|el|de|of|the))*?"
_PLACE = rf"(?P<place>{_TOWN}(?:/{_TOWN})?(?:,\s+{_WORD}(?:[ ]{_WORD})?)?)"
"""A town, or two ("Gaza/Istanbul"), and the land or region behind."""
_CUT_DOMAIN = r"[A-Z][A-Z0-9-]{3,}\.(?:COM?|ID|CO\.ID|NET)(?=\.\s)"
"""A web address in capitals that lost its last letter and comma: "TRIBUNNEWS.CO. TEHERAN"."""
_OPENERS = re.compile(r"[*_\s\"“(>#.,]*")
_REACH = 160
_BY_OUTLET = frozenset({"outlet-town", "outlet-town-bare", "outlet-then-town", "outlet"})
"""Forms that begin with an outlet's name: not looked for where none stands."""
_OUTLETS = 64
"""Outlets that are not among the known ones whose patterns are kept."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the report's first words: `place` and the `outlet` as written, each None where absent.

    `start:end` is the whole of it, `place_start:place_end` the place; `sure` is False where only its form tells.
    """

    start: int
    end: int
    place: str | None
    place_start: int | None
    place_end: int | None
    outlet: str | None
    rule: str
    sure: bool


def dateline_at(text: str, start: int, end: int, outlet: str | None = None) -> Dateline | None:
    """The dateline that opens `text[start:end]`; `outlet` is the page's own, if known. None without one."""
    head = text[start : min(end, start + _REACH)]
    opening = _OPENERS.match(head)
    skip = opening.end() if opening else 0
    opens, forms = _forms(outlet if outlet and outlet not in _names() else "")
    named = _compiled(opens).match(head, skip) is not None
    for rule, pattern, sure in forms:
        match = _compiled(pattern).match(head, skip) if named or rule not in _BY_OUTLET else None
        if match and _fits(match, head, rule, outlet):
            place = match.groupdict().get("place")
            a, b = (match.start("place"), match.end("place")) if place else (None, None)
            if place and a is not None:
                place, a, b = _bare(place, a)
            return Dateline(
                start=start,
                end=start + match.end(),
                place=place or None,
                place_start=None if a is None else start + a,
                place_end=None if b is None else start + b,
                outlet=match.groupdict().get("outlet"),
                rule=f"dateline.{rule}",
                sure=sure,
            )
    return None


@cache
def _names() -> frozenset[str]:
    """The names of outlets that are known to all pages."""
    return frozenset(name for outlet in outlets() for name in (outlet.name, *outlet.names) if len(name) > 2)


@lru_cache(maxsize=8 * _OUTLETS)
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled once it is needed: those with the names of all outlets take long."""
    return re.compile(pattern)


@lru_cache(maxsize=_OUTLETS)
def _forms(given: str) -> tuple[str, tuple[tuple[str, str, bool], ...]]:
    """How an outlet's name begins a line; and the forms, surest first: each with the name of its rule, its pattern and
    whether an outlet's name speaks for it. `given` is an outlet that is not among the known ones."""
    names = _names() | {given} if given else _names()
    outlet = rf"(?P<outlet>(?>(?i:{DOMAIN})|(?i:{alternation(names)})(?![\w]|[.-]\w)|{_CUT_DOMAIN}))"
    marks = r"[*_]{0,3}"
    follow = r"(?=\s*$|[\s*_]*[\"“‘'(]?[\w*\[&])"
    return rf"{marks}{outlet}", (
        ("town-outlet", rf"{_PLACE}\s*[,.|]\s*{marks}{outlet}{marks}(?:{_DASH}|\s*:|\s|,\s|$)", True),
        (
            "outlet-town",
            rf"{outlet}{marks}\s*[,.|]\s*{marks}{_PLACE}{marks}(?:{_DASH}){marks}{follow}",
            True,
        ),
        ("outlet-town-bare", rf"{outlet}\s*,\s*(?P<place>{_towns()})[\s,]+(?=[A-Z\"“])", True),
        (
            "town-brackets",
            rf"{_PLACE}(?:,\s*[^()\n]{{1,30}})?\s*\((?P<outlet>[A-Z][\w .\-/]{{1,30}})\)\s*(?:{_DASH}|,\s)",
            True,
        ),
        (
            "outlet-then-town",
            rf"{outlet}{_DASH}(?P<place>[A-Z][A-Z'’\-]+(?: [A-Z][A-Z'’\-]+){{0,2}})\s*(?:\.\s|{_DASH})",
            True,
        ),
        ("outlet", rf"{marks}{outlet}{marks}\s*,?(?:{_DASH}|:\s){marks}{follow}", True),
        ("outlet-glued", r"(?P<outlet>[A-Z][A-Z0-9-]+\.(?:COM|ID|CO\.ID|CO))(?=[A-Z][a-z])", True),
        ("town-weekday", rf"{_PLACE},\s+(?i:{_weekdays()})\s*(?:\([^)]*\)\s*)?{_DASH}{follow}", True),
        (
            "town",
            rf"{_PLACE}{marks}(?:\s[-–—]{{1,3}}\s*|\s*[–—]\s*|[-]\s|\s*--\s*){marks}(?=[\"“‘'(]?[A-Z*])",
            False,
        ),
    )


def _fits(match: re.Match[str], head: str, rule: str, given: str | None) -> bool:
    place = match.groupdict().get("place")
    outlet = match.groupdict().get("outlet")
    if outlet and place and is_outlet_name(place, given) and rule != "outlet-then-town":
        return False
    if rule == "town-brackets" and outlet and not (known_medium(outlet) or is_outlet_name(outlet, given)):
        return False
    if place is None:
        return True
    words = re.findall(r"[^\W\d_][\w'’.\-]*", place)
    if not words or len(words) > 5 or len(place) > 40 or any(char.isdigit() for char in place):
        return False
    if any(word.lower() in phrase_set("datelines.toml", "never") for word in words):
        return False
    if rule == "town":
        small = phrase_set("furniture.toml", "starters")
        fits = len(words) <= 3 and words[0].lower() not in small and len(head) - match.end() >= 30
        return fits and not _is_somebody(place)
    return True


def _is_somebody(place: str) -> bool:
    """Whether a state, an organization or somebody with a title stands before a mere dash, and no town: "*Rusia* -
    Ukraina kembali bertempur"; in capitals a state may be where the reporter was."""
    name = place.lower()
    if name in phrase_set("datelines.toml", "city_states"):
        return False
    return name in _named("organizations") or (name in _named("states") and not place.isupper()) or _has_title(name)


def _has_title(name: str) -> bool:
    first, _, rest = name.partition(" ")
    return bool(rest) and first in _named("titles")


@cache
def _named(what: str) -> frozenset[str]:
    """The names of a table of the knowledge base, in lower case; of titles the first words."""
    rows = table(f"languages/knowledge/{what}.tsv")
    if what == "titles":
        return frozenset(form.split(" ")[0].lower() for row in rows for form in row["title"].split("|"))
    return frozenset(name.lower() for row in rows for name in row["names"].split("|"))


def _bare(place: str, at: int) -> tuple[str, int, int]:
    shorn = place.rstrip(" ,-–—")
    return shorn, at, at + len(shorn)


@cache
def _towns() -> str:
    """A town with nothing after it to mark its end: known double names, else a run of capitals, else one word."""
    double = alternation(phrases("datelines.toml", "double"))
    firsts = alternation(phrases("datelines.toml", "double_firsts"))
    return rf"(?i:{double})(?!\w)|(?:{firsts}) {_WORD}|[A-Z][A-Z'’\-]{{2,}}(?: [A-Z][A-Z'’\-]{{2,}})*(?!\w)|{_WORD}"


@cache
def _weekdays() -> str:
    return alternation(
        tuple({word for data in lexicons("calendar.toml") for words in data["weekdays"].values() for word in words})
    )
