"""What every line of a page is: general features first, lists of words second, what an outlet is known to do last.

The report is found first: its dateline, else its first running text, to its last. What stands above is the page's
head (menu, title, byline, time), what stands below its foot; between them a line is the report's unless it looks like
a link, a button or a credit.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from palagan.articles.byline import BylineLine, bare_names, byline_line, report_line
from palagan.articles.dateline import Dateline, dateline_at
from palagan.articles.forms import (
    is_caption,
    is_credit,
    is_fixed,
    is_foot,
    is_invitation,
    is_link,
    is_menu,
    is_signature,
)
from palagan.articles.habits import OutletHabits
from palagan.articles.lines import Line
from palagan.articles.outlets import is_outlet_name
from palagan.articles.published import Moment, is_relative, time_line
from palagan.articles.title import title_line
from palagan.model.article import Kind

_HEAD_REACH = 40
_DATELINE_REACH = 6
"""A dateline is looked for among this many running-text lines from the page's first."""


@dataclass(slots=True)
class Layout:
    """A page's lines with their kinds as they are decided, and what was met on the way."""

    lines: tuple[Line, ...]
    kinds: list[Kind | None]
    rules: list[str]
    moments: dict[int, Moment] = field(default_factory=dict)
    bylines: dict[int, BylineLine] = field(default_factory=dict)
    dateline: Dateline | None = None
    first: int | None = None
    last: int | None = None
    title: int | None = None

    def put(self, order: int, kind: Kind, rule: str) -> None:
        """Decides a line that is not yet decided."""
        if self.kinds[order] is None:
            self.kinds[order] = kind
            self.rules[order] = rule

    def free(self, order: int) -> bool:
        """Whether a line is not yet decided."""
        return self.kinds[order] is None


def decide_kinds(
    text: str,
    lines: tuple[Line, ...],
    outlet: str | None = None,
    title: str | None = None,
    habits: OutletHabits | None = None,
) -> Layout:
    """The kind of every line. `outlet` and `title` are what is known beside the page, `habits` what its outlet repeats."""
    page = Layout(lines, [None] * len(lines), [""] * len(lines))
    for line in lines:
        _by_form(text, page, line, outlet, habits)
    _find_report(text, page, outlet)
    if page.first is not None and page.last is not None:
        _head(text, page, page.first, outlet, title)
        _report(page, page.first, page.last)
        _foot(page, page.last)
    for line in lines:
        page.put(line.order, Kind.FURNITURE, "no-report" if page.first is None else "outside")
    return page


def _by_form(text: str, page: Layout, line: Line, outlet: str | None, habits: OutletHabits | None) -> None:
    """What a line's own form tells, wherever it stands."""
    order = line.order
    if line.given:
        page.put(order, Kind(line.given), f"run-in.{line.given}")
    elif line.letters == 0:
        page.put(order, Kind.FURNITURE, "no-letters")
    elif is_fixed(line, outlet):
        page.put(order, Kind.FURNITURE, "phrase")
    elif habits is not None and habits.repeats(line.text) and not dateline_at(text, line.start, line.end, outlet):
        page.put(order, Kind.FURNITURE, "habit")
    elif is_link(line):
        page.put(order, Kind.RELATED, "cue.related")
    elif is_relative(line.text):
        page.put(order, Kind.FURNITURE, "relative-time")
    elif is_credit(line):
        page.put(order, Kind.CREDIT, "credit-line")
    elif is_invitation(line):
        page.put(order, Kind.FURNITURE, "invitation")
    elif line.length <= 220:
        moment = time_line(text, line.start, line.end)
        if moment:
            page.moments[order] = moment
            page.put(order, Kind.PUBLISHED, moment.rule)
        found = byline_line(text, line.start, line.end, outlet)
        if found:
            page.bylines[order] = found
            page.put(order, Kind.BYLINE, "byline-line")
        if page.free(order) and is_menu(line):
            page.put(order, Kind.FURNITURE, "menu-words")


def _find_report(text: str, page: Layout, outlet: str | None) -> None:
    """Sets the first and the last line of the report, and its dateline."""
    running = [line for line in page.lines if page.free(line.order) and line.is_prose]
    looked = 0
    for line in page.lines:
        if not page.free(line.order) or looked > _DATELINE_REACH:
            continue
        looked += line.is_prose
        reporter = report_line(text, line.start, line.end)
        found = dateline_at(text, reporter.end if reporter else line.start, line.end, outlet)
        if found and (line.is_prose or (found.sure and not (line.is_headline and found.outlet is None))):
            page.dateline, page.first = found, line.order
            break
    if page.first is None and running:
        page.first = _first_of_report(page, running)
    if page.first is None:
        return
    below = [line.order for line in running if line.order >= page.first]
    page.last = _last_of_report(page, below or [page.first])


def _first_of_report(page: Layout, running: Sequence[Line]) -> int:
    """The first running text after the head's own marks; a deck or a caption above them is not yet the report."""
    marks = [order for order in (*page.moments, *page.bylines) if order < _HEAD_REACH]
    for line in running:
        later = [mark for mark in marks if mark > line.order]
        above = [other for other in running if other.order <= line.order]
        if not later or len(above) > 2 or min(later) - line.order > 8:
            return line.order
    return running[0].order


def _last_of_report(page: Layout, below: Sequence[int]) -> int:
    """The last running text before the foot. After a foot's heading the report goes on only in a block as large as itself."""
    last = below[0]
    told = page.lines[below[0]].length
    for order in below[1:]:
        crossed = any(
            is_foot(page.lines[between])
            for between in range(last + 1, order)
            if page.kinds[between] is not None or not page.lines[between].is_prose
        )
        if crossed:
            rest = [other for other in below if other >= order]
            gap = sum(1 for between in range(last + 1, order))
            if gap > 3 or sum(page.lines[other].length for other in rest) < told:
                break
        told += page.lines[order].length
        last = order
    return last


def _head(text: str, page: Layout, first: int, outlet: str | None, given: str | None) -> None:
    """Title, names, times, decks and captions above the report."""
    free = [order for order in range(first) if page.free(order)]
    marks = sorted(order for order in (*page.moments, *page.bylines) if order < first)
    page.title = title_line(page.lines, free, marks, first, given)
    if page.title is not None:
        page.put(page.title, Kind.TITLE, "headline")
    for order in free:
        line = page.lines[order]
        if not page.free(order):
            continue
        if page.title is not None and line.repeats > 1 and line.fold == page.lines[page.title].fold:
            page.put(order, Kind.TITLE, "headline-again")
        elif _beside(order, page.moments) and is_outlet_name(line.text, outlet) and line.words <= 4:
            page.put(order, Kind.PUBLISHED, "outlet-by-time")
        elif is_caption(line):
            page.put(order, Kind.CAPTION, "caption-cue")
        elif _names_here(text, page, order, first, outlet):
            page.put(order, Kind.BYLINE, "names")
        elif line.is_prose or (line.words >= 8 and line.function > 0 and line.capitals < 0.6):
            after_title = page.title is not None and page.title < order
            near = (
                after_title
                and page.title is not None
                and order - page.title <= 2
                and not any(page.title < mark < order for mark in marks)
            )
            page.put(
                order,
                Kind.SUBTITLE if near else (Kind.CAPTION if after_title or marks else Kind.FURNITURE),
                "above-report",
            )

    above = first - 1
    if above >= 0 and page.free(above) and marks and above > marks[-1]:
        line = page.lines[above]
        if 2 <= line.words <= 12 and line.text[:1].isupper() and line.menu < 0.5 and not line.address:
            page.put(above, Kind.HEADING, "above-report")


def _names_here(text: str, page: Layout, order: int, first: int, outlet: str | None) -> bool:
    """Whether a line of the head is a name alone: below the title, or beside a role, a time or another name."""
    line = page.lines[order]
    alone = _beside(order, {mark for mark, found in page.bylines.items() if found.role_alone}, 3)
    names = bare_names(text, line.start, line.end, outlet, least=1 if alone else 2)
    if not names:
        return False
    below_title = page.title is not None and page.title < order
    if not (below_title or alone or _beside(order, page.moments, 2) or _beside(order, page.bylines, 2)):
        return False
    page.bylines[order] = BylineLine(names, False)
    return True


def _beside(order: int, marks: Container[int], reach: int = 1) -> bool:
    return any(other in marks for other in range(order - reach, order + reach + 1) if other != order)


def _report(page: Layout, first: int, last: int) -> None:
    """Between the first and the last running text."""
    for order in range(first, last + 1):
        line = page.lines[order]
        if order in page.moments and not page.moments[order].has_time:
            page.kinds[order] = None  # a day among paragraphs is a sentence's end that lost its line
        if not page.free(order):
            continue
        if line.is_prose or order == first:
            page.put(order, Kind.BODY, "report")
        elif is_caption(line):
            page.put(order, Kind.CAPTION, "caption-cue")
        elif _after_link(page, order) and line.is_headline and line.words >= 4 and not line.stops:
            page.put(order, Kind.RELATED, "headline-after-link")
        elif line.repeats > 1 and line.words <= 6 and not line.stops:
            page.put(order, Kind.FURNITURE, "repeated")
        elif _is_heading(page, order):
            page.put(order, Kind.HEADING, "short-between-paragraphs")
        else:
            page.put(order, Kind.BODY, "within-report")


def _foot(page: Layout, last: int) -> None:
    """Below the last running text: what still belongs to the report stands right under it."""
    ended = False
    for order in range(last + 1, len(page.lines)):
        line = page.lines[order]
        if page.kinds[order] is Kind.RELATED and line.words <= 3:
            page.kinds[order], page.rules[order] = Kind.FURNITURE, "foot-heading"
        if not page.free(order):
            ended = ended or page.kinds[order] is Kind.FURNITURE
            continue
        if ended:
            continue
        if is_signature(line) or (line.stops and line.words >= 3 and line.menu < 0.5):
            page.put(order, Kind.BODY, "signature" if is_signature(line) else "report-end")
        else:
            ended = True


def _after_link(page: Layout, order: int) -> bool:
    return order > 0 and page.kinds[order - 1] is Kind.RELATED and not page.lines[order].text.startswith(('"', "“"))


def _is_heading(page: Layout, order: int) -> bool:
    line = page.lines[order]
    if line.text.startswith("#"):
        return True
    if line.stops and not line.text.rstrip().endswith("?"):
        return False
    following = next(
        (page.lines[other] for other in range(order + 1, len(page.lines)) if page.kinds[other] is not Kind.RELATED),
        None,
    )
    return (
        line.words <= 12
        and line.length <= 90
        and line.text[:1].isupper()
        and following is not None
        and following.is_prose
        and line.whole
    )
