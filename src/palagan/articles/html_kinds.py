"""The kind of every line of an HTML page: first by where it stands and what its element says, then by its own words.

Inside the report's region a line is the report unless its element, its links or its words say otherwise; the words are
judged by the rules for plain text (`kinds.py`), run on the region alone. Outside it a line is furniture unless it is
the headline, a name, a time, a deck, a caption or a link to another story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from palagan.articles.forms import is_caption, is_credit, is_fixed, is_foot, is_link, is_signature
from palagan.articles.html_layout import Block, Layout
from palagan.articles.html_marks import FURNITURE_MARKS
from palagan.articles.html_region import is_sentence_like
from palagan.articles.kinds import decide_kinds
from palagan.articles.lines import lines_of
from palagan.articles.media import known_medium
from palagan.articles.words import alternation, phrases
from palagan.model.article import REPORT, Kind, Segment

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CAPTIONED = frozenset(["caption", "figure"])
_LINK = 0.8
_BOLD = 0.9
_HEADING_WORDS = 14
_FOOT_REACH = 8
_PARAGRAPH = 90
_CAPTION = 220
_DATELINE = 60
_BELOW_NAMES = 0.5
_DATELINE_FORM = re.compile(r"[A-ZÀ-Þ][\w.,'’ ()-]*?\s?(?:[-–—]{1,3})")
_WEAK_RULES = frozenset(
    ["outside", "no-report", "above-report", "headline", "headline-again", "names", "repeated", "short"]
)
"""Rules of `kinds.py` that speak of a line's place or shortness: in HTML region and element tell more."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of a page before its lines are judged: the lines of the report's region, those that a field has
    claimed, the headline's line, and for every node the marks of it and of those around it."""

    report: tuple[int, ...]
    fixed: Mapping[int, tuple[Kind, str]]
    headline: int | None
    marks: Sequence[frozenset[str]]


def html_segments(layout: Layout, place: Place, outlet: str | None) -> tuple[Segment, ...]:
    """The segments of the page's text: every line, in order; a line of the report with a link run in, in pieces."""
    found: list[Segment] = []
    judged = _judged(layout, place, outlet)
    report = frozenset(place.report)
    end = _end(layout, place)
    for number, block in enumerate(layout.blocks):
        if number in place.fixed:
            kind, rule = place.fixed[number]
            found.append(Segment(block.start, block.end, kind, rule))
        elif number in report and number > end:
            found.extend(_below_names(layout, place, number, judged.get(number, ())))
        elif number in report:
            found.extend(_of_report(layout, place, number, judged.get(number, ())))
        else:
            kind, rule = _outside(layout, place, number)
            found.append(Segment(block.start, block.end, kind, rule))
    return tuple(_smoothed(found))


def _end(layout: Layout, place: Place) -> int:
    """The line after which the region holds no report: the last of its names, where little running text comes below."""
    last = place.report[-1] if place.report else 0
    names = [number for number in place.report if place.fixed.get(number, (None, ""))[0] is Kind.BYLINE]
    if not names:
        return last
    above = sum(len(layout.blocks[number].text) for number in place.report if number < names[-1])
    below = sum(len(layout.blocks[number].text) for number in place.report if number > names[-1])
    return names[-1] if below < _BELOW_NAMES * above else last


def _below_names(layout: Layout, place: Place, number: int, pieces: Sequence[Segment]) -> list[Segment]:
    """A line of the region below the names that end the report: copyright, warnings, tags."""
    found = _of_report(layout, place, number, pieces)
    return [
        Segment(one.start, one.end, Kind.FURNITURE, "below-names")
        if one.kind in (Kind.BODY, Kind.HEADING) and one.rule != "signature"
        else one
        for one in found
    ]


def _judged(layout: Layout, place: Place, outlet: str | None) -> dict[int, tuple[Segment, ...]]:
    """For every line of the region what the rules for plain text make of it, in one or more pieces."""
    if not place.report:
        return {}
    numbers = [n for n in place.report if not _mark_kind(place.marks[layout.blocks[n].node])]
    if not numbers:
        return {}
    text = "\n".join(layout.blocks[number].text for number in numbers)
    lines = lines_of(text)
    page = decide_kinds(text, lines, outlet)
    out: dict[int, list[Segment]] = {}
    starts = [0]
    for number in numbers:
        starts.append(starts[-1] + len(layout.blocks[number].text) + 1)
    at = 0
    for line in lines:
        while line.start >= starts[at + 1]:
            at += 1
        block = layout.blocks[numbers[at]]
        kind = page.kinds[line.order] or Kind.FURNITURE
        rule = page.rules[line.order]
        if kind is Kind.FURNITURE and is_credit(line):
            kind = Kind.CREDIT
        elif kind is Kind.FURNITURE and is_signature(line):
            kind, rule = Kind.BODY, "signature"
        elif rule == "menu-words" and not is_foot(line):
            rule = "short"  # "Layanan 4G" may be a subhead: its element tells
        shift = block.start - starts[at]
        out.setdefault(numbers[at], []).append(Segment(line.start + shift, line.end + shift, kind, rule))
    return {number: tuple(pieces) for number, pieces in out.items()}


def _mark_kind(marks: frozenset[str]) -> tuple[Kind, str] | None:
    """What the elements round a line inside the region make it, or None where they say nothing."""
    if "related" in marks:
        return Kind.RELATED, "mark.related"
    if marks & FURNITURE_MARKS - {"header"}:
        return Kind.FURNITURE, f"mark.{min(marks & FURNITURE_MARKS)}"
    if marks & _CAPTIONED:
        return Kind.CAPTION, "mark.caption"
    return None


def _of_report(layout: Layout, place: Place, number: int, pieces: Sequence[Segment]) -> list[Segment]:
    block = layout.blocks[number]
    told = _mark_kind(place.marks[block.node])
    if told is None and block.linked >= _LINK * len(block.text) and not _is_sentence(block.text):
        told = (Kind.RELATED, "link") if len(block.text.split()) >= 4 else (Kind.FURNITURE, "link")
    if told is not None:
        if told[0] is Kind.CAPTION and (lines_of(block.text)[0].given or is_fixed(lines_of(block.text)[0], None)):
            told = (Kind.FURNITURE, "phrase")
        return [Segment(block.start, block.end, *told)]
    if place.headline is not None and number < place.headline and len(block.text) < _PARAGRAPH:
        return [Segment(block.start, block.end, Kind.FURNITURE, "above-headline")]
    if _is_last(place, number) and known_medium(block.text.strip(" .()|")) is not None:
        return [Segment(block.start, block.end, Kind.CREDIT, "signed")]
    if len(block.text) <= _CAPTION and _photo_end().search(block.text):
        return [Segment(block.start, block.end, Kind.CAPTION, "photo-credit")]
    if not pieces:
        return [Segment(block.start, block.end, Kind.BODY, "region")]
    return [_piece(layout, number, piece, len(pieces) == 1) for piece in pieces]


def _is_last(place: Place, number: int) -> bool:
    return number in place.report[-2:]


@cache
def _photo_end() -> re.Pattern[str]:
    """ "… Foto: Grammy" at the end of a line: a picture's caption with its credit."""
    words = {phrase.rstrip(" :.") for phrase in phrases("furniture.toml", "caption") if phrase.rstrip().endswith(":")}
    return re.compile(rf"(?<!\w)(?:{alternation(frozenset(words))})\s?:\s?[^.:]{{2,40}}$", re.IGNORECASE)


def _piece(layout: Layout, number: int, piece: Segment, whole: bool) -> Segment:
    block = layout.blocks[number]
    kind, rule = piece.kind, piece.rule
    if _is_dateline(block.text):
        return Segment(piece.start, piece.end, Kind.BODY, "dateline")
    if whole and (kind in REPORT or rule in _WEAK_RULES) and _is_heading(layout, number):
        return Segment(piece.start, piece.end, Kind.HEADING, f"tag.{layout.nodes[block.node].tag}")
    if rule in _WEAK_RULES:
        return Segment(piece.start, piece.end, *_by_look(block, kind))
    return piece


def _by_look(block: Block, kind: Kind) -> tuple[Kind, str]:
    if kind in REPORT or is_sentence_like(block.text, block.linked):
        return Kind.BODY, "region"
    return Kind.FURNITURE, "region.short"


def _is_heading(layout: Layout, number: int) -> bool:
    """Whether a line of the region is a subhead: a heading element, or a short bold line without a full stop."""
    block = layout.blocks[number]
    words = len(block.text.split())
    if words > _HEADING_WORDS or block.linked * 2 > len(block.text) or not any(c.isalpha() for c in block.text):
        return False
    if block.text.startswith(("(", "[")):
        return False
    if layout.nodes[block.node].tag in _HEADINGS:
        return True
    return block.bold >= _BOLD * len(block.text) and not _is_sentence(block.text) and words <= _HEADING_WORDS


def _is_dateline(text: str) -> bool:
    """Whether a line is a dateline cut off from its sentence: "Jakarta -"."""
    return len(text) <= _DATELINE and _DATELINE_FORM.fullmatch(text) is not None


def _is_sentence(text: str) -> bool:
    return text.rstrip("\"'”’) ").endswith((".", "!", ":", ",", ";"))


def _outside(layout: Layout, place: Place, number: int) -> tuple[Kind, str]:
    """A line that is not in the region: furniture, or one of the few things that stand beside a report."""
    block = layout.blocks[number]
    marks = place.marks[block.node]
    if "related" in marks and block.linked and not marks & {"nav", "footer", "comments", "ads"}:
        return Kind.RELATED, "mark.related"
    if not place.report or place.headline is None:
        return Kind.FURNITURE, "no-report" if not place.report else "outside"
    first = place.report[0]
    if place.headline < number < first and not marks & (FURNITURE_MARKS - {"header"}) and not block.linked:
        if marks & _CAPTIONED:
            return Kind.CAPTION, "mark.caption"
        is_deck = layout.nodes[block.node].tag in _HEADINGS or "subtitle" in marks or number == place.headline + 1
        if is_deck and is_sentence_like(block.text) and len(block.text) <= 400:
            return Kind.SUBTITLE, "below-headline"
        if is_sentence_like(block.text) or is_caption(lines_of(block.text)[0]):
            return Kind.CAPTION, "above-report"
    if 0 < number - place.report[-1] <= _FOOT_REACH and not marks & (FURNITURE_MARKS - {"share", "tags"}):
        line = lines_of(block.text)[0]
        if is_credit(line):
            return Kind.CREDIT, "credit-line"
        if is_link(line):
            return Kind.RELATED, "cue.related"
        if number == place.report[-1] + 1 and is_signature(line):
            return Kind.BODY, "signature"
    return Kind.FURNITURE, "outside"


def _smoothed(segments: Sequence[Segment]) -> list[Segment]:
    """The segments, with no heading over links or over nothing: after a subhead the report goes on."""
    out = list(segments)
    for position, segment in enumerate(segments):
        if segment.kind is Kind.HEADING:
            following = [other.kind for other in segments[position + 1 : position + 5]]
            if Kind.BODY not in following:
                kind = Kind.RELATED if following[:1] == [Kind.RELATED] else Kind.FURNITURE
                out[position] = Segment(segment.start, segment.end, kind, "heading.over-nothing")
    return out
