"""Lineage: which sources each page draws on, by its credits, its reprint lines and the text it shares with others.

Credits are lineage of their own, since two tellings of one wire in different words share no text; what a page copies,
it has from where the copied page has it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from palagan.model.article import Credit
from palagan.model.ids import content_id
from palagan.model.record import Because, Copy, How, OriginKind
from palagan.record.folding import fold
from palagan.record.media import media_group, medium_kind, medium_name
from palagan.record.parties import sector_of
from palagan.record.sheet import Sheet, evidence, in_caption

DERIVED = 0.25
"""A page of which this share stands in an earlier one is derived from it. Measured in October 2020's sample, where
retellings share 0.45 to 0.98 and other pages on the war nothing, and by eye on `stories.dev.jsonl`: from 0.27 up every
pair of different outlets retells one release or wire; below 0.22 they share a statement that both quote."""
_IN_GROUP = 0.1
"""Outlets of one media group pass reports on among themselves: of theirs, this share tells derivation."""
_CONTAINED = 0.6
"""An earlier page of which this share stands in the later one is a part of it, however long the later is."""
_EARLY = 0.4
"""A credit in this first part of the report speaks for the whole; a later one for its own paragraph."""
_WHOLE_PAGE = frozenset({"source-line", "reprint", "republished", "signature"})
"""Cues that stand outside the sentences and speak for the whole page."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source of reporting before pages are gathered under it; `id` is the origin's."""

    id: str
    name: str
    kind: OriginKind
    group: str | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page draws on a source. `main`: for the whole page, not only where the credit stands (`at`, text offsets)."""

    source: Source
    main: bool
    because: Because
    at: tuple[int, int] | None = None

    @property
    def known(self) -> bool:
        """Whether the page tells, or its text shows, where it has this from."""
        return self.because.how != "unknown"


def trace(sheets: Sequence[Sheet], copies: Sequence[Copy]) -> dict[str, tuple[Drawn, ...]]:
    """Per page, all that it draws on; at least one for each page. Sources that speak for the whole page come first."""
    parents: dict[str, list[tuple[Copy, float]]] = defaultdict(list)
    by_id = {sheet.id: sheet for sheet in sheets}
    for copy in copies:
        contained = _contained(copy, by_id[copy.earlier])
        within = _same_group(by_id[copy.earlier], by_id[copy.later]) and copy.share >= _IN_GROUP
        if copy.share >= DERIVED or contained >= _CONTAINED or within:
            parents[copy.later].append((copy, max(copy.share, contained)))
    drawn: dict[str, tuple[Drawn, ...]] = {}
    for sheet in _earlier_first(sheets, parents):
        drawn[sheet.id] = _draws(sheet, parents[sheet.id], drawn, by_id)
    return drawn


def _same_group(one: Sheet, other: Sheet) -> bool:
    group = media_group(one.outlet)
    return group is not None and group == media_group(other.outlet) and one.outlet != other.outlet


def _contained(copy: Copy, earlier: Sheet) -> float:
    """The share of the earlier page's words that the shared spans cover."""
    covered: set[int] = set()
    for span in copy.spans:
        covered.update(n for n, start in enumerate(earlier.starts) if span.earlier_start <= start < span.earlier_end)
    return len(covered) / max(1, len(earlier.words))


def _earlier_first(sheets: Sequence[Sheet], parents: Mapping[str, Sequence[tuple[Copy, float]]]) -> list[Sheet]:
    """The pages, each after those it copies. A ring, which undated pages could make, is opened at its earliest page."""
    ordered = sorted(sheets, key=lambda sheet: sheet.order)
    by_id = {sheet.id: sheet for sheet in ordered}
    done: dict[str, Sheet] = {}
    for sheet in ordered:
        stack = [sheet.id]
        entered: set[str] = set()
        while stack:
            page = stack[-1]
            waiting = {copy.earlier for copy, _ in parents.get(page, ())} - done.keys() - entered
            entered.add(page)
            if waiting and page not in done:
                stack.append(min(waiting))
            else:
                done.setdefault(stack.pop(), by_id[page])
    return list(done.values())


def _draws(
    sheet: Sheet,
    parents: Sequence[tuple[Copy, float]],
    drawn: Mapping[str, tuple[Drawn, ...]],
    by_id: Mapping[str, Sheet],
) -> tuple[Drawn, ...]:
    found = _credited(sheet)
    reprints = {fold(c.name) for c in sheet.reading.article.credits if c.republished}
    copied_from_reprinted = False
    for copy, share in sorted(parents, key=lambda parent: (-parent[1], parent[0].earlier)):
        earlier = by_id[copy.earlier]
        reprint = earlier.outlet is not None and fold(earlier.outlet) in reprints
        copied_from_reprinted |= reprint
        found += _inherited(sheet, copy, share, earlier, reprint, drawn.get(copy.earlier, ()))
    if copied_from_reprinted:
        found = [d for d in found if not (d.because.how == "reprint" and d.at and fold(d.source.name) in reprints)]
    if not any(d.main and d.known for d in found):
        found.append(_own(sheet))
    unique: dict[tuple[str, str], Drawn] = {}
    for item in sorted(found, key=lambda d: (not d.main, d.at is None, d.at or (0, 0))):
        unique.setdefault((item.source.id, item.because.how), item)
    return tuple(unique.values())


def source_named(name: str, kind: OriginKind) -> Source:
    """The source of a name; the same name and kind is the same source everywhere."""
    return Source(content_id("or", kind, fold(name)), name, kind, media_group(name))


def _credited(sheet: Sheet) -> list[Drawn]:
    article = sheet.reading.article
    credits = [c for c in article.credits if not in_caption(sheet.reading, c.start) and not _is_self(c, sheet)]
    whole = [c for c in credits if c.republished or c.cue in _WHOLE_PAGE]
    if not whole and credits:
        first = min(credits, key=lambda c: c.start)
        limit = sheet.starts[int(len(sheet.starts) * _EARLY)] if sheet.starts else 0
        whole = [c for c in credits if c.start <= min(limit, _line_end(article.text, first.start))]
    out = []
    for credit in credits:
        name = medium_name(credit.name)
        source = source_named(name, medium_kind(name) or _kind_on_page(sheet, credit.name))
        how: How = "reprint" if credit.republished else "credit"
        told = f"says it was first published by {name}" if credit.republished else f"credits {name}"
        words = evidence(sheet.reading, credit.start, credit.end)
        because = Because(sheet.id, source.id, how, told, words)
        out.append(Drawn(source, credit in whole, because, (credit.start, credit.end)))
    return out


def _is_self(credit: Credit, sheet: Sheet) -> bool:
    return sheet.outlet is not None and fold(medium_name(credit.name)) == fold(medium_name(sheet.outlet))


def _kind_on_page(sheet: Sheet, name: str) -> OriginKind:
    """An unlisted source that is an office on the page itself is official; any other is taken for an outlet."""
    folded = fold(name)
    for actor in sheet.reading.actors:
        if sector_of(actor.code) in {"GOV", "MIL", "COP", "PRE"}:
            spoken = {sheet.reading.words(m.start, m.end) for m in actor.mentions} | {actor.name}
            if any(fold(form) == folded for form in spoken):
                return "official"
    return "outlet"


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _inherited(
    sheet: Sheet, copy: Copy, share: float, earlier: Sheet, reprint: bool, origins: Sequence[Drawn]
) -> list[Drawn]:
    name = earlier.outlet or earlier.id
    told = f"shared text {round(copy.share * 100)} % with {name} ({earlier.id})"
    how: How = "shared-text"
    if copy.share < DERIVED and share < _CONTAINED:
        how = "same-group"
        told = f"same media group as {name} ({earlier.id}), shared text {round(copy.share * 100)} %"
    elif copy.share < DERIVED:
        told = f"holds {round(share * 100)} % of the text of {name} ({earlier.id})"
    if reprint:
        how = "reprint"
        told = f"reprints {name} ({earlier.id}), shared text {round(copy.share * 100)} %"
    words = None
    if copy.spans:
        longest = max(copy.spans, key=lambda span: (span.end - span.start, -span.start))
        words = evidence(sheet.reading, longest.start, longest.end)
    return [
        Drawn(origin.source, True, Because(sheet.id, origin.source.id, how, told, words))
        for origin in origins
        if origin.main
    ]


def _own(sheet: Sheet) -> Drawn:
    """What stands for a page that names no source for its report: its outlet, shown by its words or only supposed."""
    outlet = sheet.outlet
    if outlet is not None:
        at = _outlet_asked(sheet, outlet)
        if at is not None:
            source = source_named(medium_name(outlet), "outlet")
            told = f"spoke to {outlet} itself; no other source named"
            return Drawn(source, True, Because(sheet.id, source.id, "own-report", told, evidence(sheet.reading, *at)))
    source = source_named(medium_name(outlet) if outlet else sheet.id, "unknown")
    told = "names no source for its report, and shares no text with an earlier page"
    return Drawn(source, True, Because(sheet.id, source.id, "unknown", told))


def _outlet_asked(sheet: Sheet, outlet: str) -> tuple[int, int] | None:
    """Where a sentence of the report names the page's own outlet after a word in lower case ("kepada Harian
    Kentongan"): so neither a dateline, nor a signature, nor the label of a video."""
    pattern = re.compile(rf"\b[^\W\d_][^\W\d_]*\s+({re.escape(outlet)})\b", re.IGNORECASE)
    for span in sheet.reading.sentences:
        for found in pattern.finditer(sheet.reading.article.text, span.start, span.end):
            if found.group()[0].islower():
                return found.start(1), found.end(1)
    return None
