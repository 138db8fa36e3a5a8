"""Lineage: which sources each page draws on, by its credits, its reprint lines and the text it shares with others.

Credits are lineage of their own, since two tellings of one wire in different words share no text; what a page copies,
it has from where the copied page has it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from palagan.model.article import Credit
from palagan.model.ids import content_id
from palagan.model.record import Because, Copy, Evidence, How, OriginKind
from palagan.record.folding import fold
from palagan.record.media import media_group, medium_kind, medium_name
from palagan.record.parties import sector_of
from palagan.record.reach import in_source_line, of_whole_page, reach_of
from palagan.record.sheet import Sheet, evidence, in_caption, report_spans

DERIVED = 0.25
"""A page of which this share stands in an earlier one is derived from it. Measured in October 2020's sample, where
retellings share 0.45 to 0.98 and other pages on the war nothing, and by eye on `stories.dev.jsonl`: from 0.27 up every
pair of different outlets retells one release or wire; below 0.22 they share a statement that both quote."""
_IN_GROUP = 0.1
"""Outlets of one media group pass reports on among themselves: of theirs, this share tells derivation."""
_CONTAINED = 0.6
"""An earlier page of which this share stands in the later one is a part of it, however long the later is."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source of reporting before pages are gathered under it; `id` is the origin's."""

    id: str
    name: str
    kind: OriginKind
    group: str | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page draws on a source. `main`: for the whole page, not only for the stretch `reach` around the credit, which
    stands `at` (text offsets)."""

    source: Source
    main: bool
    because: Because
    at: tuple[int, int] | None = None
    reach: tuple[int, int] | None = None

    @property
    def known(self) -> bool:
        """Whether the page tells, or its text shows, where it has this from."""
        return self.because.how != "unknown"


@dataclass(frozen=True, slots=True)
class PageLineage:
    """What one page tells by itself of where it has its report from.

    `credited` are its credits; `own` stands for it where neither they nor a copied page tell; `reprints` are the folded
    names of media it says it was first published by; `length` the characters of its report.
    """

    page: str
    outlet: str | None
    credited: tuple[Drawn, ...]
    own: Drawn
    reprints: frozenset[str]
    length: int


def page_lineage(sheet: Sheet) -> PageLineage:
    """The lineage of a page read alone."""
    return PageLineage(
        sheet.id,
        sheet.outlet,
        tuple(_credited(sheet)),
        _own(sheet),
        frozenset(fold(c.name) for c in sheet.reading.article.credits if c.republished),
        sum(span.end - span.start for span in report_spans(sheet.reading)),
    )


Words = Callable[[str, int, int], str]
"""Gives the words of a page between two offsets."""


@dataclass(frozen=True, slots=True)
class Parent:
    """An earlier page that a page derives from, with the copy that shows it and how much of either stands in both."""

    copy: Copy
    share: float
    earlier: PageLineage


def parents_of(later: PageLineage, copies: Iterable[Copy], of: Mapping[str, PageLineage]) -> list[Parent]:
    """The earlier pages that a page derives from, out of the copies in which it is the later; the closest first."""
    found = []
    for copy in copies:
        earlier = of[copy.earlier]
        contained = _contained(copy, earlier)
        within = _same_group(earlier, later) and copy.share >= _IN_GROUP
        if copy.share >= DERIVED or contained >= _CONTAINED or within:
            found.append(Parent(copy, max(copy.share, contained), earlier))
    return sorted(found, key=lambda parent: (-parent.share, parent.copy.earlier))


def trace(lineages: Iterable[PageLineage], copies: Iterable[Copy], words: Words) -> dict[str, tuple[Drawn, ...]]:
    """Per page, all that it draws on; at least one for each page. Sources that speak for the whole page come first.

    A page copies only what comes before it in the order of publication, so the copies make no ring.
    """
    of = {lineage.page: lineage for lineage in lineages}
    found: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        found[copy.later].append(copy)
    parents = {page: parents_of(lineage, found[page], of) for page, lineage in of.items()}
    drawn: dict[str, tuple[Drawn, ...]] = {}
    draw_in_order(of, parents, drawn, words)
    return drawn


def draw_in_order(
    of: Mapping[str, PageLineage],
    parents: Mapping[str, Sequence[Parent]],
    drawn: MutableMapping[str, tuple[Drawn, ...]],
    words: Words,
) -> None:
    """Put into `drawn` what the pages of `of` draw on, each after its parents; it holds that of parents not in `of`."""
    for page in _earlier_first({page: [p.copy.earlier for p in parents[page]] for page in of}):
        drawn[page] = _draws(of[page], parents[page], drawn, words)


def _same_group(one: PageLineage, other: PageLineage) -> bool:
    group = media_group(one.outlet)
    return group is not None and group == media_group(other.outlet) and one.outlet != other.outlet


def _contained(copy: Copy, earlier: PageLineage) -> float:
    """The share of the earlier page's report that the shared spans cover."""
    covered = 0
    reached = 0
    for start, end in sorted((span.earlier_start, span.earlier_end) for span in copy.spans):
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered / max(1, earlier.length)


def _earlier_first(earlier: Mapping[str, Sequence[str]]) -> list[str]:
    """The pages, each after those it copies. A ring, which undated pages could make, is opened at its least page."""
    done: dict[str, None] = {}
    for first in sorted(earlier):
        stack = [first]
        entered: set[str] = set()
        while stack:
            page = stack[-1]
            waiting = {one for one in earlier.get(page, ()) if one not in done and one not in entered}
            entered.add(page)
            if waiting and page not in done:
                stack.append(min(waiting))
            else:
                done.setdefault(stack.pop())
    return [page for page in done if page in earlier]


def _draws(
    lineage: PageLineage, parents: Iterable[Parent], drawn: Mapping[str, tuple[Drawn, ...]], words: Words
) -> tuple[Drawn, ...]:
    """What a page draws on, given what its parents (closest first) draw on."""
    found = list(lineage.credited)
    copied_from_reprinted = False
    for parent in parents:
        outlet = parent.earlier.outlet
        reprint = outlet is not None and fold(outlet) in lineage.reprints
        copied_from_reprinted |= reprint
        found += _inherited(lineage.page, parent, reprint, drawn.get(parent.earlier.page, ()), words)
    if copied_from_reprinted:
        found = [
            d for d in found if not (d.because.how == "reprint" and d.at and fold(d.source.name) in lineage.reprints)
        ]
    if not any(d.main and d.known for d in found):
        found.append(lineage.own)
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
    whole = of_whole_page(sheet, credits)
    out = []
    for credit in credits:
        name = medium_name(credit.name)
        source = source_named(name, medium_kind(name) or _kind_on_page(sheet, credit.name))
        how: How = "reprint" if credit.republished else "credit"
        told = f"says it was first published by {name}" if credit.republished else f"credits {name}"
        main = credit in whole
        at = (credit.start, credit.end)
        words = evidence(sheet.reading, *(in_source_line(sheet, credit) or at))
        because = Because(sheet.id, source.id, how, told, words)
        out.append(Drawn(source, main, because, at, None if main else reach_of(sheet, credit)))
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


def _inherited(page: str, parent: Parent, reprint: bool, origins: Sequence[Drawn], words: Words) -> list[Drawn]:
    copy, earlier = parent.copy, parent.earlier
    name = earlier.outlet or earlier.page
    told = f"shared text {round(copy.share * 100)} % with {name} ({earlier.page})"
    how: How = "shared-text"
    if copy.share < DERIVED and parent.share < _CONTAINED:
        how = "same-group"
        told = f"same media group as {name} ({earlier.page}), shared text {round(copy.share * 100)} %"
    elif copy.share < DERIVED:
        told = f"holds {round(parent.share * 100)} % of the text of {name} ({earlier.page})"
    if reprint:
        how = "reprint"
        told = f"reprints {name} ({earlier.page}), shared text {round(copy.share * 100)} %"
    shown = None
    if copy.spans:
        longest = max(copy.spans, key=lambda span: (span.end - span.start, -span.start))
        shown = Evidence(page, longest.start, longest.end, words(page, longest.start, longest.end))
    return [
        Drawn(origin.source, True, Because(page, origin.source.id, how, told, shown))
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


@lru_cache(maxsize=4096)
def _asked(outlet: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word and the outlet's name after it; the name alone, which is found much faster."""
    name = re.escape(outlet)
    return re.compile(rf"\b[^\W\d_][^\W\d_]*\s+({name})\b", re.IGNORECASE), re.compile(name, re.IGNORECASE)


def _outlet_asked(sheet: Sheet, outlet: str) -> tuple[int, int] | None:
    """Where a sentence of the report names the page's own outlet after a word in lower case ("kepada Harian
    Kentongan"): so neither a dateline, nor a signature, nor the label of a video."""
    pattern, name = _asked(outlet)
    if not name.search(sheet.reading.article.text):
        return None
    for span in sheet.reading.sentences:
        for found in pattern.finditer(sheet.reading.article.text, span.start, span.end):
            if found.group()[0].islower():
                return found.start(1), found.end(1)
    return None
