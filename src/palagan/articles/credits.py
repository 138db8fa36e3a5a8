"""From whom a report says it has what it tells: agencies, outlets, official media and accounts, with the cue that credits them.

A known medium counts with any cue beside it ("menurut X", "kepada X", "X melaporkan"); a name that nobody knows counts
only after a strong one ("dilansir dari X") and is kept as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from palagan.articles.media import Mention, known_medium, mentions
from palagan.articles.outlets import DOMAIN, is_outlet_name, same_outlet
from palagan.articles.words import alternation, lexicons, phrase_set, phrases
from palagan.model.article import Credit, Kind, Segment

_FILE = "credits.toml"
_LEFT = 110
_RIGHT = 120
_NAME = r"@[\w.]{2,30}|[A-Z][\w&’'-]*(?:\.(?:com|co|id|net|org|tv|news|info)\b)*(?:\s+(?:of|the|de|la|al|el|and)\s+[A-Z][\w&’'-]*|\s+[A-Z0-9][\w&’'-]*(?:\.com)?){0,4}"


def find_credits(text: str, segments: Iterable[Segment], outlet: str | None = None) -> tuple[Credit, ...]:
    """The credits of a page, one for each name, in order of their first words. `outlet` is the page's own and is none."""
    found: list[Credit] = []
    for segment in segments:
        if segment.kind in (Kind.BODY, Kind.SUBTITLE, Kind.CREDIT):
            found += _in_stretch(text, segment.start, segment.end, segment.kind is Kind.CREDIT)
    first: dict[str, Credit] = {}
    for credit in sorted(found, key=lambda credit: (credit.start, credit.end)):
        if not _is_own(credit, outlet) and (
            credit.name not in first or credit.republished > first[credit.name].republished
        ):
            first[credit.name] = credit
    return tuple(sorted(first.values(), key=lambda credit: credit.start))


def _in_stretch(text: str, start: int, end: int, credit_line: bool) -> list[Credit]:
    found: list[Credit] = []
    named = list(mentions(text, start, end))
    last: tuple[int, str] | None = None
    for mention in named:
        cue = _cue(text, start, end, mention, last, credit_line)
        if cue:
            found.append(Credit(_name(text, mention), mention.start, mention.end, cue, cue == "reprint"))
            last = (mention.end, cue)
    taken = [(mention.start, mention.end) for mention in named]
    for credit in (*_unknown(text, start, end), *_accounts(text, start, end), *_collective(text, start, end)):
        if not any(a < credit.end and credit.start < b for a, b in taken):
            found.append(credit)
            taken.append((credit.start, credit.end))
    return found


def _cue(
    text: str, start: int, end: int, mention: Mention, last: tuple[int, str] | None, credit_line: bool
) -> str | None:
    """How a mention is credited, or None when it is only spoken of."""
    left = text[max(start, mention.start - _LEFT) : mention.start]
    right = text[mention.end : min(end, mention.end + _RIGHT)]
    if left.endswith("(") and right.startswith((")", "/")):
        if right.startswith(")") and re.match(r"\)\W*$", right) and mention.end + 4 >= end:
            return "signature"
        left, right = _before_bracket(left[:-1]), right[1:]
    elif re.search(r"[(\[]\s*$", left) and re.match(r"\s*[)\]]", right):
        return "signature"
    if _republished().search(left):
        return "reprint"
    for cue, pattern in _before():
        if pattern.search(left):
            return cue
    if last and re.fullmatch(
        rf"(?:\s*\([^)]*\))?\s*(?:,\s*)?(?:(?:{alternation(phrase_set(_FILE, 'joins'))})\s*)?(?:{_between()})?",
        text[last[0] : mention.start],
    ):
        return last[1]
    if _after().match(right):
        return "melaporkan"
    return "source-line" if credit_line else None


def _before_bracket(left: str) -> str:
    """What stands before a name that is told twice: "Kantor Berita Nasional Lebanon (NNA)" without the long form's capitals."""
    return re.sub(r"(?:[A-Z][\w'’-]*\s*){1,7}$", "", left.rstrip()) or left


def _name(text: str, mention: Mention) -> str:
    """The medium's usual name."""
    written = text[mention.start : mention.end]
    if written.lower().startswith(phrases(_FILE, "collective")):
        return written
    return mention.medium.name


def _unknown(text: str, start: int, end: int) -> Iterable[Credit]:
    """Names that the knowledge base lacks, after a strong cue."""
    for match in _strong().finditer(text, start, end):
        name = match["name"].rstrip(".'’-")
        words = name.split()
        if not words or words[0].lower() in phrase_set(_FILE, "never") or known_medium(name):
            continue
        medium_noun = (
            bool(match["between"])
            and re.search(
                rf"(?:{alternation(phrase_set(_FILE, 'media'))})\s*$", match["between"].strip(), re.IGNORECASE
            )
            is not None
        )
        media_like = (
            bool(set(name.lower().replace(".", " ").split()) & phrase_set(_FILE, "name_parts"))
            or re.fullmatch(DOMAIN, name, re.IGNORECASE) is not None
        )
        closed = (
            re.match(
                r"\s*(?:[,.;]|\(|$|(?:pada|edisi|yang|dalam)\s)",
                text[match.start("name") + len(name) : match.start("name") + len(name) + 12],
            )
            is not None
        )
        if (
            name.startswith("@")
            or media_like
            or medium_noun
            or (closed and len(words) <= 3 and match["cue"].lower().endswith(("dari", "lansir", "kutip")))
        ):
            yield Credit(name, match.start("name"), match.start("name") + len(name), _cue_name(match["cue"]))


def _accounts(text: str, start: int, end: int) -> Iterable[Credit]:
    """ "akun Instagram @nama", "kanal YouTube Sekretariat Presiden"."""
    for match in _account().finditer(text, start, end):
        name = match["name"].rstrip(".'’-")
        if not known_medium(name) and len(name) > 2:
            yield Credit(name, match.start("name"), match.start("name") + len(name), "account")


def _collective(text: str, start: int, end: int) -> Iterable[Credit]:
    """ "televisi pemerintah Iran": a medium told by whose it is."""
    for match in _collectives().finditer(text, start, end):
        left = text[max(start, match.start() - _LEFT) : match.start()]
        right = text[match.end() : match.end() + _RIGHT]
        cue = next((name for name, pattern in _before() if pattern.search(left)), None) or (
            "melaporkan" if _after().match(right) else None
        )
        if cue:
            yield Credit(match.group(), match.start(), match.end(), cue)


def _is_own(credit: Credit, outlet: str | None) -> bool:
    return same_outlet(credit.name, outlet) and not credit.republished


@cache
def _between() -> str:
    return rf"(?:(?:\s|[\"“'‘*_])*(?:{alternation(phrases(_FILE, 'between'))}|[A-Z][a-z]+(?=\s))(?![^\W\d_A-Z]))"


@cache
def _between_nouns() -> str:
    return rf"(?:(?:\s|[\"“'‘*_])*(?:{alternation(phrases(_FILE, 'between'))})(?![^\W\d_A-Z]))"


@cache
def _before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The cues before a name, each as a pattern that must end where the name begins."""
    out = []
    for data in lexicons(_FILE):
        for row in data["before"]:
            words = alternation(tuple(row["words"]))
            between = _between_nouns() if row.get("bare") else _between()
            out.append(
                (
                    row["cue"],
                    re.compile(
                        rf"(?<!\w)(?i:{words})\b{between}{{0,{data['between_most']}}}[\s:\"“'‘*_]*$|(?<!\w)(?i:{words})$"
                    ),
                )
            )
    return tuple(out)


@cache
def _strong() -> re.Pattern[str]:
    words = alternation(
        tuple(word for data in lexicons(_FILE) for row in data["before"] if row["strong"] for word in row["words"])
    )
    between = rf"(?:\s+(?:{alternation(phrases(_FILE, 'between'))})(?!\w))"
    return re.compile(
        rf"(?:(?<!\w)|(?<=[a-z])(?=[A-Z]))(?P<cue>(?i:{words})(?:\s+dari|\s+oleh)?)(?P<between>(?i:{between}){{0,5}})[\s:\"“'‘*_]+(?P<name>{_NAME})"
    )


@cache
def _account() -> re.Pattern[str]:
    sites = "instagram|twitter|x|facebook|tiktok|youtube|telegram|weibo|truth social"
    return re.compile(
        rf"(?<!\w)(?i:(?:akun|kanal|channel|saluran)(?:\s+(?:resmi|media sosial))?\s+(?:{sites})|(?:dipantau|dikutip|dilansir)\s+(?:dari\s+)?(?:{sites}))\s+(?P<name>{_NAME})"
    )


@cache
def _collectives() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?i:{alternation(phrases(_FILE, 'collective'))})\s+[A-Z][\w-]+(?:\s(?:Utara|Selatan|Serikat|Saudi))?"
    )


@cache
def _republished() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(phrases(_FILE, 'republished'))})\s*[:\"“]?\s*$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    verbs = alternation(phrases(_FILE, "after"))
    return re.compile(
        rf"[\"”'’*_]*(?:\s*\([^)]{{1,40}}\))?(?:\s+[A-Z]\w+){{0,2}}(?:,?\s+yang\s+[a-z ]{{5,40}}?)?(?:,?\s*(?:pada\s+)?\w+\s*\([\d/]+\))?,?\s*(?:(?:juga|telah|sebelumnya|turut|pada)\s+(?:\w+\s+)?)?(?:{verbs})\b"
    )


@cache
def _cue_name(words: str) -> str:
    lowered = words.lower()
    for data in lexicons(_FILE):
        for row in data["before"]:
            if any(lowered == word or lowered.startswith(f"{word} ") for word in row["words"]):
                return str(row["cue"])
    return "dilansir"
