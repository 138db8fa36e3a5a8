"""Two pages side by side: the stretches that stand in both, and within them the words that stand in one alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from sqlalchemy import Connection

from palagan.errors import NotFoundError
from palagan.looking.rows import behind_of, cards_of
from palagan.model.decision import Ruling
from palagan.model.record import Aligned
from palagan.store.look_up import ask
from palagan.store.pairs import copy_between
from palagan.views.drawn import TracedPage, traced

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_FINE = 2_500
"""Words of a stretch up to which single words are compared."""
_RUN = 6
"""Words that two captures of one address must share in a row for them to be called the same stretch."""
_REPORT = frozenset({"body", "heading", "caption", "title", "subtitle"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words `text[start:end]` of a page. `stretch`: the number of the shared stretch they lie in; `alone`: within it,
    words that the other page has not."""

    start: int
    end: int
    words: str
    stretch: int | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, of one kind ("body", "furniture" …)."""

    kind: str
    pieces: tuple[Piece, ...]

    @property
    def is_report(self) -> bool:
        """Whether it belongs to the report, not to what stands around it."""
        return self.kind in _REPORT


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two pages with all its lines."""

    page: TracedPage
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SharedStretch(Aligned):
    """A shared stretch, numbered from 1 in the later page's order; `length` counts its words there."""

    number: int
    length: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two pages laid against each other. `share` is the part of the later page's report words that stand in the
    earlier, 0–1. Of "captures" (one address fetched twice) it is the part of all words."""

    kind: Literal["copy", "captures"]
    earlier: Side
    later: Side
    share: float
    stretches: tuple[SharedStretch, ...]
    rulings: tuple[Ruling, ...] = ()


def comparison_of(connection: Connection, one: str, other: str) -> Comparison:
    """The pair that two pages are, whichever was first, or two captures of one address; else a `NotFoundError`."""
    texts = {page: (text, kinds) for page, text, kinds in _texts(connection, (one, other))}
    for page in (one, other):
        if page not in texts:
            raise NotFoundError("is no page with a text in this case", item=page)
    copy = copy_between(connection, one, other)
    if copy is not None:
        earlier, later, share, spans, rulings = copy.earlier, copy.later, copy.share, copy.spans, copy.rulings
        kind: Literal["copy", "captures"] = "copy"
    elif (captures := _captures(connection, one, other)) is not None:
        earlier, later = captures
        spans, share = _same(texts[later][0], texts[earlier][0])
        kind, rulings = "captures", ()
    else:
        raise NotFoundError(
            "these two pages share no text that counts, and are not captures of one address",
            item=f"{one}, {other}",
            way_out="Which pages share text stands in the story and in: palagan copies CASE.",
        )
    cards, behind = cards_of(connection, (one, other)), behind_of(connection, (one, other))
    stretches = tuple(
        SharedStretch(
            s.start, s.end, s.earlier_start, s.earlier_end, number, len(_WORD.findall(texts[later][0], s.start, s.end))
        )
        for number, s in enumerate(sorted(spans, key=lambda s: s.start), start=1)
    )
    alone = [_alone(texts[later][0], texts[earlier][0], stretch) for stretch in stretches]
    sides = []
    for page, bounds, own in (
        (earlier, [(s.earlier_start, s.earlier_end, s.number) for s in stretches], [a[1] for a in alone]),
        (later, [(s.start, s.end, s.number) for s in stretches], [a[0] for a in alone]),
    ):
        text, kinds = texts[page]
        lines = tuple(_lines(text, kinds, bounds, [span for spans in own for span in spans]))
        sides.append(Side(traced(cards[page], behind), lines))
    return Comparison(kind, sides[0], sides[1], share, stretches, rulings)


def _texts(connection: Connection, pages: Sequence[str]) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    query = (
        "SELECT page, json_extract(json, '$.text'), json_extract(json, '$.segments') FROM readings "
        "WHERE page IN :given AND json IS NOT NULL"
    )
    for page, text, segments in ask(connection, query, pages):
        yield page, text, [(one["start"], one["end"], one["kind"]) for one in json.loads(segments)]


def _captures(connection: Connection, one: str, other: str) -> tuple[str, str] | None:
    """The two in the order of capture where both are of one address, else None."""
    query = "SELECT id, identity FROM pages WHERE id IN :given ORDER BY coalesce(captured, added), number"
    rows = ask(connection, query, (one, other))
    if len(rows) == 2 and rows[0][1] is not None and rows[0][1] == rows[1][1]:
        return rows[0][0], rows[1][0]
    return None


def _same(later: str, earlier: str) -> tuple[tuple[Aligned, ...], float]:
    """The stretches that two captures have in common, and the share of the later one's words in them."""
    here, there = list(_WORD.finditer(later)), list(_WORD.finditer(earlier))
    if len(here) > _FINE or len(there) > _FINE:
        here, there = here[:_FINE], there[:_FINE]
    matcher = SequenceMatcher(None, [_plain(w[0]) for w in there], [_plain(w[0]) for w in here], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= _RUN]
    spans = tuple(
        Aligned(
            here[block.b].start(), here[block.b + block.size - 1].end(),
            there[block.a].start(), there[block.a + block.size - 1].end(),
        )
        for block in blocks
    )  # fmt: skip
    return spans, sum(block.size for block in blocks) / max(1, len(here))


def _alone(later: str, earlier: str, stretch: Aligned) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The words of a stretch that stand in the later page alone, and those in the earlier alone, as spans."""
    here = list(_WORD.finditer(later, stretch.start, stretch.end))
    there = list(_WORD.finditer(earlier, stretch.earlier_start, stretch.earlier_end))
    if len(here) > _FINE or len(there) > _FINE:
        return [], []
    matcher = SequenceMatcher(None, [_plain(w[0]) for w in here], [_plain(w[0]) for w in there], autojunk=False)
    alone: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            for words, out in ((here[a:b], alone[0]), (there[c:d], alone[1])):
                if words:
                    out.append((words[0].start(), words[-1].end()))
    return alone


def _plain(word: str) -> str:
    return word.casefold()


def _lines(
    text: str,
    kinds: Sequence[tuple[int, int, str]],
    stretches: Sequence[tuple[int, int, int]],
    alone: Sequence[tuple[int, int]],
) -> Iterator[Line]:
    """The lines of a text that are not empty, those of the report cut where stretches and words alone begin and end."""
    at = 0
    for words in text.split("\n"):
        start, end = at, at + len(words)
        at = end + 1
        if not words.strip():
            continue
        kind = _kind(kinds, start, end)
        inside = [span for span in stretches if kind in _REPORT and span[0] < end and span[1] > start]
        own = [span for span in alone if span[0] < end and span[1] > start]
        cuts = {start, end}
        for first, last, *_ in (*inside, *own):
            cuts |= {max(start, first), min(end, last)}
        yield Line(kind, tuple(_pieces(text, sorted(cuts), inside, own)))


def _pieces(
    text: str, cuts: Sequence[int], inside: Sequence[tuple[int, int, int]], own: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    for first, last in pairwise(cuts):
        number = next((n for start, end, n in inside if start <= first and last <= end), None)
        single = number is not None and any(start <= first and last <= end for start, end in own)
        yield Piece(first, last, text[first:last], number, single)


def _kind(kinds: Sequence[tuple[int, int, str]], start: int, end: int) -> str:
    """The kind of most of a line; of a line that no segment covers, furniture."""
    best, most = "furniture", 0
    for first, last, kind in kinds:
        covered = min(end, last) - max(start, first)
        if covered > most:
            best, most = kind, covered
    return best
