"""Who wrote and edited a page: the names of people in its byline lines, its signatures and its "Laporan wartawan …".

Names only: initials ("(blq/bac)"), outlets, departments ("Tim Redaksi") and photographers are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from palagan.articles.outlets import DOMAIN, is_outlet_name, known_outlet, outlets
from palagan.articles.published import find_moment
from palagan.articles.words import alternation, holds_any, lexicons, phrase_set, phrases, stems

_FILE = "bylines.toml"
_MOST_WORDS = 6
_NAME_WORD = re.compile(r"[^\W\d_][\w.]*(?:[’'`-][^\W\d_][\w.]*)*(?:[’'`-][\w.]*)?")
_LINE_REACH = 220
_LINKING = re.compile(r"[\s,|]+(?:on|at|pada)?[\s,|]*$")
_SENTENCE_END = re.compile(r"[.!?\n][\"”’]*(?=\s*[A-Z])")
_SEPARATORS = (",", "-", "/", "|", "–", "—")
_BARE_SEPARATOR = re.compile(r"\s+[-–—|/]\s*|\s*,\s*")

_BRACKETS = re.compile(r"\(([^()\n]{5,120})\)")
_HEAD = re.compile(rf"\s*(?P<outlet>{DOMAIN}|[\w .-]{{3,30}}?)\s*(?P<mark>[/.]|,\s)\s*(?=\S)", re.IGNORECASE)
"""What begins a signature in brackets: the outlet and the mark after it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as it stands at `start:end`; `rule` says how it was told to be one."""

    name: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class BylineLine:
    """What a byline line holds: its names, and whether it is a role alone whose names stand on the lines beside it."""

    names: tuple[Name, ...]
    role_alone: bool


def byline_line(text: str, start: int, end: int, outlet: str | None = None) -> BylineLine | None:
    """Reads `text[start:end]` as a byline line: "Penulis: A | Editor: B", "Rep: A/ Red: B", "Oleh A", "A - detikNews".

    None when it is none. A line that only names a photographer or a source is none either.
    """
    line = text[start:end]
    if len(line) > _LINE_REACH:
        return None
    if len(line) < 30 and _alone().fullmatch(line):
        return BylineLine((), True)
    roles = list(_roles().finditer(line)) if _may_name(line) else []
    if all(role.lastgroup == "other" for role in roles):
        roles = []
    if roles and not line[: roles[0].start()].strip(" (["):
        return BylineLine(_after_roles(text, start, end, roles, outlet), not line[roles[-1].end() :].strip(" )]"))
    if roles and _short_lead(line[: roles[0].start()], outlet):
        return BylineLine(_after_roles(text, start, end, roles, outlet), False)
    opener = _opener().match(line)
    if opener:
        moment = find_moment(text, start + opener.end(), end)
        stop = moment.start if moment else end
        stop -= len(text[opener.end() + start : stop]) - len(_LINKING.sub("", text[opener.end() + start : stop]))
        names = _names(text, start + opener.end(), stop, "byline.opener", outlet)
        if names and (moment or _covered(text, names, start + opener.end(), stop)):
            return BylineLine(names, False)
    report = report_line(text, start, end)
    if report and end - report.end <= 3:
        return BylineLine((report,), False)
    return _name_and_outlet(text, start, end, outlet)


def bare_names(text: str, start: int, end: int, outlet: str | None = None, least: int = 2) -> tuple[Name, ...]:
    """The names, of `least` words each, of a line that is nothing but names ("A B,", "A B, C D"); else empty."""
    if end - start > 90:
        return ()
    names = _names(text, start, end, "byline.name-line", outlet)
    if not names or not _covered(text, names, start, end):
        return ()
    return names if all(len(found.name.split()) >= least for found in names) else ()


def report_line(text: str, start: int, end: int) -> Name | None:
    """The name in "Laporan Wartawan Tribunnews.com, NAME" that opens `text[start:end]`; None when it does not."""
    match = _report().match(text, start, min(end, start + _LINE_REACH))
    if not match:
        return None
    a, b = match.span("name")
    first = re.match(r"([A-Z]\w{4,})\.\s+(?=[A-Z])", text[a:b])
    if first and _begins_outlet(first[1]):
        a += first.end()
    name = text[a:b].rstrip(" .,")
    return Name(name, a, a + len(name), "byline.report") if is_name(name) else None


def signatures(text: str, start: int, end: int, outlet: str | None = None) -> tuple[Name, ...]:
    """Names signed in the report: "(Tribunnews.com/NAME)", "Penulis: NAME.", "NAME berkontribusi dalam tulisan ini"."""
    found: list[Name] = []
    for match in _BRACKETS.finditer(text, start, end):
        inner = match.start(1)
        head = _HEAD.match(match[1])
        if head and is_outlet_name(head["outlet"], outlet):
            found += _names(text, inner + head.end(), inner + len(match[1]), "byline.signature", outlet)
    if ":" in text[start:end]:
        for match in _signed().finditer(text, start, end):
            found += _names(text, match.start("name"), match.end("name"), "byline.role", outlet)
    if not holds_any(text[start:end].lower(), _helped_stems()):
        return tuple(found)
    for match in _helped().finditer(text, start, end):
        stops = list(_SENTENCE_END.finditer(text, max(start, match.start() - _LINE_REACH), match.start()))
        sentence = stops[-1].end() if stops else max(start, match.start() - _LINE_REACH)
        found += _names(text, sentence, match.start(), "byline.helped", outlet, last_run=True)
    return tuple(found)


def _begins_outlet(word: str) -> bool:
    """Whether a word is an outlet's name that lost its end: "Tribunnew." """
    return any(name.lower().startswith(word.lower()) for one in outlets() for name in (one.name, *one.names))


def is_name(words: str) -> bool:
    """Whether words look like a person's name: one to six, each with a capital or a particle, none a page's word."""
    parts = words.split()
    if not parts or len(parts) > _MOST_WORDS or len(words) > 60 or any(char.isdigit() for char in words):
        return False
    particles = phrase_set(_FILE, "particles")
    if not all(_NAME_WORD.fullmatch(part) and (part[0].isupper() or part.lower() in particles) for part in parts):
        return False
    if not parts[0][0].isupper() or all(len(part.strip(".")) == 1 for part in parts):
        return False
    lowered = [part.lower().strip(".") for part in parts]
    return not any(part in _no_name() for part in lowered) and not known_outlet(words)


def _names(
    text: str, start: int, end: int, rule: str, outlet: str | None, *, last_run: bool = False
) -> tuple[Name, ...]:
    """The names in a list of them: commas, slashes, bars and "dan" between."""
    found = []
    at = start
    cuts = [*((match.start(), match.end()) for match in _between().finditer(text, start, end)), (end, end)]
    for cut_start, cut_end in cuts:
        part = text[at:cut_start]
        lead = len(part) - len(part.lstrip(' \t([*_:;."“'))
        bare = part[lead:].rstrip(' \t)]*_.,;:"”')
        if last_run:
            run = re.search(r"(?:[A-Z][\w’'.-]*\s*)+$", bare)
            lead, bare = (lead + run.start(), run.group().strip()) if run else (lead, "")
        if is_name(bare) and not is_outlet_name(bare, outlet):
            found.append(Name(bare, at + lead, at + lead + len(bare), rule))
        at = cut_end
    return tuple(found)


def _after_roles(text: str, start: int, end: int, roles: list[re.Match[str]], outlet: str | None) -> tuple[Name, ...]:
    found: list[Name] = []
    for index, role in enumerate(roles):
        if role.lastgroup == "other":
            continue
        stop = start + roles[index + 1].start() if index + 1 < len(roles) else end
        found += _names(text, start + role.end(), stop, "byline.role", outlet)
    return tuple(found)


def _name_and_outlet(text: str, start: int, end: int, outlet: str | None) -> BylineLine | None:
    """ "NAME - detikNews", "NAME, Kompas.com"."""
    if end - start > 90:
        return None
    line = text[start:end]
    cut = list(_BARE_SEPARATOR.finditer(line)) if holds_any(line, _SEPARATORS) else []
    if len(cut) != 1:
        return None
    left, right = line[: cut[0].start()], line[cut[0].end() :]
    branded = is_outlet_name(right, outlet) or re.fullmatch(r"[a-z]+[A-Z]\w+", right.strip())
    if branded and len(left.split()) <= 3 and (is_outlet_name(left, outlet) or left.strip().lower() in _desks()):
        return BylineLine((), False)
    if branded and is_name(left.strip()) and len(left.split()) >= 2:
        at = start + len(left) - len(left.lstrip())
        return BylineLine((Name(left.strip(), at, at + len(left.strip()), "byline.name-outlet"),), False)
    return None


@cache
def _desks() -> frozenset[str]:
    return phrase_set(_FILE, "desks")


def _covered(text: str, names: tuple[Name, ...], start: int, end: int) -> bool:
    """Whether nothing but marks and joining words stands beside the names."""
    rest = (
        text[start : names[0].start]
        + " ".join(text[a.end : b.start] for a, b in pairwise(names))
        + text[names[-1].end : end]
    )
    return not [word for word in re.findall(r"\w+", rest) if word.lower() not in phrase_set(_FILE, "joins")]


def _short_lead(lead: str, outlet: str | None) -> bool:
    words = lead.strip(" -–—|/.,(")
    if words.lower().startswith(phrases(_FILE, "notices")):
        return True
    return bool(words) and len(words.split()) <= 3 and (is_outlet_name(words, outlet) or is_name(words))


def _may_name(line: str) -> bool:
    """A cheap test: a role needs a colon after it, or "by"."""
    return ":" in line or "：" in line or holds_any(line.lower(), ("oleh ", "by "))


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"\s*\(?(?:{alternation(phrase_set(_FILE, 'alone'))})\s*[:：]?\s*\)?", re.IGNORECASE)


@cache
def _roles() -> re.Pattern[str]:
    roles, others = alternation(phrases(_FILE, "roles")), alternation(phrases(_FILE, "others"))
    by = alternation(tuple(role for role in phrases(_FILE, "roles") if role.endswith((" oleh", " by"))))
    return re.compile(
        rf"(?<!\w)(?:(?P<role>(?:{roles})\s*[:：]|(?:{by})\s)|(?P<other>(?:{others})\s*[:：]))\s*", re.IGNORECASE
    )


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternation(phrases(_FILE, 'openers'))})\b\s*[:：]?\s*", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\s*[,/|;&\n•]\s*|\s+(?:{alternation(phrases(_FILE, 'joins'))})\s+|\s+[-–—]\s+")


@cache
def _report() -> re.Pattern[str]:
    lead = alternation(phrases(_FILE, "reports"))
    name = r"[A-Z][a-zA-Z'’-]*\.?(?:\s+(?:[A-Z](?:[a-z'’-][\w'’-]*|\.)|[A-Z]{2,}(?!\S*[.,]\s*[A-Z]{2,})))*"
    return re.compile(
        rf"[*_\s\"“]*(?i:{lead})\s+(?:(?i:{DOMAIN})|[\w-]+\.(?:com?|id)\b|(?-i:[A-Z][\w-]*(?:\s[A-Z]\w*)?(?=\s*,)))?[\s.,:|-]*(?P<name>{name})"
    )


@cache
def _signed() -> re.Pattern[str]:
    """A role with its name within a report's text: "(*. Penulis: NAME. Artikel ini …", "Editor: NAME | Sumber: …"."""
    roles = alternation(tuple(role for role in phrases(_FILE, "signing")))
    word = r"[A-Z][\w’'-]*"
    return re.compile(
        rf"(?<!\w)(?i:{roles})\s*:\s*(?P<name>{word}(?:\s{word}){{0,4}})(?=\s*(?:[.|,/)\]\n]|$|(?i:editor|penulis|sumber|artikel)\b))"
    )


@cache
def _helped() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternation(phrases(_FILE, 'helped'))})", re.IGNORECASE)


@cache
def _helped_stems() -> tuple[str, ...]:
    return stems(phrases(_FILE, "helped"))


@cache
def _no_name() -> frozenset[str]:
    """Words that no person's name has: roles, menus, months, weekdays."""
    roles = {
        part
        for key in ("roles", "others", "alone", "openers", "joins")
        for role in phrases(_FILE, key)
        for part in role.split()
    }
    calendar = {
        word
        for data in lexicons("calendar.toml")
        for key in ("months", "weekdays")
        for words in data[key].values()
        for word in words
        if len(word) > 3
    }
    return frozenset(
        (roles | calendar | phrase_set("furniture.toml", "menu") | phrase_set("datelines.toml", "no_name"))
        - phrase_set(_FILE, "particles")
    )
