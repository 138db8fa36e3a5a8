"""Matter that runs into a line of a report: links to other stories, advertisements and placeholders, cut out of it.

Scraped text loses its line breaks. "Baca juga: <headline> <next sentence>" then has no mark where the headline ends;
it is told from the headline's own capitals.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from palagan.articles.words import alternation, phrase_set, phrases

_MARKERS = (
    r"(?<=\[)\s*[Gg]ambas\s*:[^\]\n]{0,60}\]",
    r"(?:(?<=\\)\[|(?<=\[))(?:img|video|embed|image|gambar|foto)[.\s]?\d*\\?\]",
    r"(?<=\bA)DVERTISEMENT\b(?:\s*[-–—]?\s*SCROLL TO (?:CONTINUE|RESUME)(?: WITH)?(?: CONTENT)?)?",
    r"(?<=\bS)CROLL TO (?:CONTINUE|RESUME)(?: WITH)?(?: CONTENT)?",
    r"(?<=\bS)croll untuk (?:melanjutkan membaca|membaca artikel)",
)
_MARKERS_FIRST = r"\[\\AS"
_INITIALS = r"(?<=\()[A-Za-z]{2,6}(?:/[A-Za-z]{2,6}){1,2}\)(?=\s+\S)"
_OFFER_REACH = 600
_TITLE_REACH = 260
_LEAST_TITLE = 4
_LEAST_REST = 50
_WORD = re.compile(r"\S+")
_COLON = re.compile(r"\s*[:：]\s*")
_GLUED = re.compile(r"(?<=[a-zà-ÿ?!)'\"’”])(?=[A-Z][a-zà-ÿ])")
_EDGES = "\"'“”‘’«»()[],.:;!?*"
_BEFORE = ".!?\"'”’»)]:;"


class Piece(NamedTuple):
    """`text[start:end]`, no white space at its ends; `given` is "related" or "furniture" where the cut tells it."""

    start: int
    end: int
    given: str | None = None


def cut_line(text: str, start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of the line `start:end`, in order; one where nothing runs in. Linear in its length."""
    if _cues().search(text, start, end) is None:
        return (Piece(start, end),)
    cuts: list[Piece] = []
    for match in _cues().finditer(text, start, end):
        if cuts and match.start() < cuts[-1].end:
            continue
        if match.lastgroup == "marker":
            cuts.append(Piece(match.start(), match.end(), "furniture"))
        elif match.lastgroup == "signed":
            if _is_offer(text, match.end(), end):
                cuts.append(Piece(match.end(), end, "furniture"))
        elif _opens(text, start, match):
            cuts.append(Piece(match.start(), _end_of_link(text, match.end(), end), "related"))
    if not cuts:
        return (Piece(start, end),)
    out: list[Piece] = []
    at = start
    for cut in cuts:
        _append(out, text, at, cut.start, None)
        _append(out, text, cut.start, cut.end, cut.given)
        at = cut.end
    _append(out, text, at, end, None)
    return tuple(out)


@cache
def _cues() -> re.Pattern[str]:
    """What runs in. Its first sign stands before the groups, as a set: so a search passes over all other signs."""
    links: dict[str, list[str]] = {}
    for phrase in phrases("furniture.toml", "run_in"):
        links.setdefault(phrase[0].upper(), []).append(phrase[1:])
    link = "|".join(f"(?<={first})(?i:{alternation(tuple(rest))})" for first, rest in links.items())
    return re.compile(
        rf"[({_MARKERS_FIRST}{''.join(links)}](?:(?P<marker>{'|'.join(_MARKERS)})|(?P<signed>{_INITIALS})"
        rf"|(?P<link>(?<![A-Z].)(?:{link})(?![^\W\d_])(?=\s*[:：]|\s+[\"'“‘]?[A-Z0-9])))"
    )


def _opens(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a link's cue stands where a link can begin: first, after a sentence, with a colon, or to a video."""
    if "video" in match.group().lower():
        return True
    before = match.start() - 1
    while before >= start and text[before].isspace():
        before -= 1
    return before < start or text[before] in _BEFORE or text[match.end() : match.end() + 2].lstrip()[:1] in (":", "：")


def _is_offer(text: str, start: int, end: int) -> bool:
    """Whether what follows the initials that sign a report invites the reader to something."""
    if end - start > _OFFER_REACH:
        return False
    lowered = text[start:end].lower()
    return sum(offer in lowered for offer in phrases("furniture.toml", "offers")) >= 1


def _end_of_link(text: str, after: int, end: int) -> int:
    """Where the headline that begins at `after` ends and the report goes on; `end` when nothing follows it."""
    reach = min(end, after + _TITLE_REACH)
    nxt = _cues().search(text, after, reach)
    if nxt:
        reach = nxt.start()
    colon = _COLON.match(text, after, reach)
    begin = colon.end() if colon else after
    words = [match.span() for match in _WORD.finditer(text, begin, reach)]
    bare = [text[a:b].strip(_EDGES) for a, b in words]
    if colon is None and _first_prose(bare, 1) in (1, 2, 3) and end - after >= _LEAST_REST:
        return after
    turn = _first_prose(bare, _LEAST_TITLE)
    if turn is None:
        return _after_headline(text, after, reach, end)
    boundary = _boundary(text, words, bare, turn)
    if boundary is None or end - boundary < _LEAST_REST:
        return reach if nxt or reach == end else _after_headline(text, after, reach, end)
    return boundary


def _first_prose(bare: list[str], least: int) -> int | None:
    """The first word, from number `least` on, where running text is under way: two small-letter words in four."""
    small = phrase_set("furniture.toml", "headline_small")
    plain = [bool(word) and word[0].islower() and word.lower() not in small for word in bare]
    for index in range(least, len(plain)):
        if plain[index] and sum(plain[index : index + 4]) >= 2:
            return index
    return None


def _boundary(text: str, words: list[tuple[int, int]], bare: list[str], turn: int) -> int | None:
    """The start of the sentence whose running text is under way at word `turn`."""
    for index in range(_LEAST_TITLE - 1, turn - 1):
        last = text[words[index][1] - 1]
        if (last == "?" or (last == "." and len(bare[index]) > 3)) and bare[index + 1][:1].isupper():
            return words[index + 1][0]
    first = max(_LEAST_TITLE, turn - 9)
    for index in range(first, turn):
        glue = _GLUED.search(text, words[index][0] + 1, words[index][1] - 1)
        if glue and len(bare[index]) > 9:
            return glue.start()
        if text[words[index][0]] in '"“':
            return words[index][0]
    opener = _last_starter(bare, first, turn)
    if opener is not None:
        return words[opener][0]
    for index in range(turn - 1, first - 1, -1):
        if text[words[index][1] - 1] in '?!."”':
            return words[index + 1][0]
    if bare[turn - 1][:1].isupper():
        return words[turn - 1][0]
    return words[turn][0]


def _last_starter(bare: list[str], first: int, turn: int) -> int | None:
    """The last word before the turn that opens sentences, with its like right before it ("Perdana Menteri")."""
    starters = phrase_set("furniture.toml", "starters")
    small = phrase_set("furniture.toml", "headline_small")
    opens = [word[:1].isupper() and word.lower() in starters for word in bare]
    for index in range(turn - 1, first - 1, -1):
        if opens[index] and bare[index - 1] not in small:
            while index > first and opens[index - 1] and bare[index - 2] not in small:
                index -= 1
            return index
    return None


def _after_headline(text: str, after: int, reach: int, end: int) -> int:
    """The end of a headline that no running text follows within reach: its own stop, else all that is within reach."""
    if reach == end or reach - after < _TITLE_REACH:
        return reach
    stop = re.compile(r"[.!?]\s").search(text, after, reach)
    return stop.start() + 1 if stop else reach


def _append(out: list[Piece], text: str, start: int, end: int, given: str | None) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        out.append(Piece(start, end, given))
