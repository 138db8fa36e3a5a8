"""From whom a report says it has what it tells: agencies, outlets, official media and accounts, with their cues.

A known medium counts with any cue beside it ("menurut X", "kepada X", "X melaporkan"); a name that nobody knows counts
only after a strong one ("dilansir dari X") and is kept as written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from palagan.articles import credit_cues as cues
from palagan.articles.media import Mention, known_medium, mentions
from palagan.articles.outlets import is_domain, same_outlet
from palagan.articles.words import holds_any, phrase_set, phrases
from palagan.model.article import Credit, Kind, Segment

MEDIUM_AUTHOR = "medium-as-author"
"""The rule of a byline line that names a medium: the report is theirs."""
_LEFT = 110
_RIGHT = 120


def find_credits(text: str, segments: Iterable[Segment], outlet: str | None = None) -> tuple[Credit, ...]:
    """The credits of a page, one for each name, in order of their words. `outlet`, the page's own, is none."""
    found: list[Credit] = []
    for segment in segments:
        if segment.kind in (Kind.BODY, Kind.SUBTITLE, Kind.CREDIT):
            found += _in_stretch(text, segment.start, segment.end, segment.kind is Kind.CREDIT)
        elif segment.kind is Kind.BYLINE and segment.rule == MEDIUM_AUTHOR:
            for mention in mentions(text, segment.start, segment.end):
                found.append(Credit(mention.medium.name, mention.start, mention.end, "byline", republished=True))
    first: dict[str, Credit] = {}
    for credit in sorted(found, key=lambda credit: (credit.start, credit.end)):
        if same_outlet(credit.name, outlet) and not credit.republished:
            continue
        if credit.name not in first or credit.republished > first[credit.name].republished:
            first[credit.name] = credit
    return tuple(sorted(first.values(), key=lambda credit: credit.start))


def _in_stretch(text: str, start: int, end: int, credit_line: bool) -> list[Credit]:
    found: list[Credit] = []
    taken: list[tuple[int, int]] = []
    last: tuple[int, str] | None = None
    for mention in mentions(text, start, end):
        taken.append((mention.start, mention.end))
        cue = _cue(text, start, end, mention, last, credit_line)
        if cue:
            name = _name(text, mention)
            found.append(Credit(name, mention.start, mention.end, cue, cue == "reprint"))
            last = (mention.end, cue)
    lowered = text[start:end].lower()
    for some, seek in _SEEKERS:
        if not holds_any(lowered, some()):
            continue
        for credit in seek(text, start, end):
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
    if re.search(r"[(\[]\s*$", left) and re.match(r"\s*[)\]]", right):
        if mention.end + 4 >= end:
            return "signature"
        left, right = _before_bracket(left.rstrip()[:-1]), right.lstrip()[1:]
    if _inside_a_name(text, left, mention):
        return None
    lowered = left.lower()
    if holds_any(lowered, cues.key_stems("republished")) and cues.republished().search(left):
        return "reprint"
    cue = _cue_before(left, lowered)
    if cue:
        return cue
    if last and cues.joined().fullmatch(text, last[0], mention.start):
        return last[1]
    if cues.after().match(right):
        return "melaporkan"
    return "source-line" if credit_line else None


def _cue_before(left: str, lowered: str) -> str | None:
    """The cue that ends `left`, or None."""
    for cue, some, found in cues.before():
        if holds_any(lowered, some) and found.search(left):
            return cue
    return None


def _inside_a_name(text: str, left: str, mention: Mention) -> bool:
    """Whether a one-word name is only part of a longer one ("Istana Merdeka"): a capital stands right before it."""
    word = text[mention.start : mention.end]
    if " " in word or "." in word or word.isupper():
        return False
    before = re.search(r"(?:(?P<noun>\w+)\s+)?(?P<word>[A-Z][a-z]+)\s+$", left)
    if before is None or before.start("word") == 0:
        return False
    nouns = phrase_set(cues.FILE, "between") | phrase_set(cues.FILE, "glue_before")
    return before["word"].lower() not in nouns and (before["noun"] or "").lower() not in nouns


def _before_bracket(left: str) -> str:
    """What stands before a name told twice: "Kantor Berita Nasional Lebanon (NNA)" without the long form's capitals."""
    return re.sub(r"(?:[A-Z][\w'’-]*\s*){1,7}$", "", left.rstrip()) or left


def _name(text: str, mention: Mention) -> str:
    """The medium's usual name; one that is told by whose it is stays as written."""
    written = text[mention.start : mention.end]
    return written if written.lower().startswith(phrases(cues.FILE, "collective")) else mention.medium.name


def _reprints(text: str, start: int, end: int) -> Iterable[Credit]:
    """Names that the knowledge base lacks, of outlets that the text is said to be from."""
    for match in cues.reprint().finditer(text, start, end):
        if not known_medium(match["name"]):
            yield Credit(match["name"], match.start("name"), match.end("name"), "reprint", republished=True)


def _unknown(text: str, start: int, end: int) -> Iterable[Credit]:
    """Names that the knowledge base lacks, after a strong cue; and known ones that are written in small letters."""
    for match in cues.strong_small().finditer(text, start, end):
        medium = known_medium(match["name"])
        if medium:
            yield Credit(medium.name, match.start("name"), match.end("name"), cues.cue_of(match["cue"]))
    for match in cues.strong().finditer(text, start, end):
        name = match["name"].rstrip(".'’-")
        words = name.lower().split()
        between = match["between"].lower().strip()
        if not words or words[0] in phrase_set(cues.FILE, "never") or known_medium(name):
            continue
        if between.endswith(("pemerintah", "negara", "lokal", "asing")):
            continue
        at = match.start("name")
        if _is_medium(text, at + len(name), name, between, match["cue"]):
            yield Credit(name, at, at + len(name), cues.cue_of(match["cue"]))


def _is_medium(text: str, end: int, name: str, between: str, cue: str) -> bool:
    """Whether an unknown name after a strong cue is likely a medium's: by form, a noun before it, what follows."""
    if name.startswith("@") or is_domain(name):
        return True
    if set(name.lower().replace(".", " ").split()) & phrase_set(cues.FILE, "name_parts"):
        return True
    if between and cues.media_nouns().search(between):
        return True
    closed = re.match(r"\s*(?:[,.;]|\(|$|(?:pada|edisi|yang|dalam)\s)", text[end : end + 12])
    return bool(closed) and len(name.split()) <= 3 and cue.lower().endswith(("dari", "lansir", "kutip"))


def _accounts(text: str, start: int, end: int) -> Iterable[Credit]:
    for match in cues.account().finditer(text, start, end):
        name = match["name"].rstrip(".'’-")
        if len(name) > 2 and not known_medium(name):
            yield Credit(name, match.start("name"), match.start("name") + len(name), "account")


def _collective(text: str, start: int, end: int) -> Iterable[Credit]:
    for match in cues.collective().finditer(text, start, end):
        left = text[max(start, match.start() - _LEFT) : match.start()]
        right = text[match.end() : match.end() + _RIGHT]
        cue = _cue_before(left, left.lower())
        if cue or cues.after().match(right):
            yield Credit(match.group(), match.start(), match.end(), cue or "melaporkan")


_SEEKERS: tuple[tuple[Callable[[], tuple[str, ...]], Callable[[str, int, int], Iterable[Credit]]], ...] = (
    (lambda: cues.key_stems("republished"), _reprints),
    (cues.strong_stems, _unknown),
    (lambda: cues.SITES, _accounts),
    (lambda: cues.key_stems("collective"), _collective),
)
"""What looks for credits besides known names, each with stems of which a stretch holds one if it has any."""
