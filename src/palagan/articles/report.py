"""Where on a page the report begins and ends: its dateline, its first and its last running text."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.articles.byline import report_line
from palagan.articles.dateline import dateline_at
from palagan.articles.forms import is_caption, is_foot
from palagan.articles.lines import Line
from palagan.articles.sheet import Sheet
from palagan.model.article import Kind

_DATELINE_REACH = 4
"""A dateline is looked for among this many running-text lines from the page's first: decks and captions stand above."""
_BARE_REACH = 3
"""The same for one that names no outlet."""
_LINES_REACH = 200
_HEAD_REACH = 40
_MARK_REACH = 8
_LEAST_TWICE = 60


def find_report(sheet: Sheet) -> None:
    """Sets the report's first and last line and its dateline; leaves them None on a page with no report."""
    running = [line for line in sheet.lines if sheet.free(line.order) and line.is_prose]
    _find_dateline(sheet)
    if sheet.first is None and running:
        sheet.first = _first(sheet, running)
    if sheet.first is None:
        return
    below = [line.order for line in running if line.order >= sheet.first]
    sheet.last = _last(sheet, below or [sheet.first])


def _find_dateline(sheet: Sheet) -> None:
    looked = 0
    for line in sheet.lines:
        if looked > _DATELINE_REACH or line.order > _LINES_REACH:
            return
        if not sheet.free(line.order):
            continue
        looked += line.is_prose
        reporter = report_line(sheet.text, line.start, line.end)
        start = reporter.end if reporter else line.start
        found = dateline_at(sheet.text, start, line.end, sheet.outlet)
        if found and found.outlet is None and looked > _BARE_REACH:
            continue
        if found and (line.is_prose or (found.sure and not (line.is_headline and found.outlet is None))):
            sheet.dateline, sheet.first = found, line.order
            return


def _first(sheet: Sheet, running: Sequence[Line]) -> int:
    """The first running text after the head's own marks; a deck or a caption above them is not yet the report."""
    marks = sheet.marks(_HEAD_REACH)
    for index, line in enumerate(running):
        mark = next((mark for mark in marks if mark > line.order), None)
        if mark is not None and index < 2 and mark - line.order <= _MARK_REACH and _more_below(running, mark):
            continue
        if (is_caption(line) or line.repeats > 1) and index + 1 < len(running) and index < 3:
            continue
        return line.order
    return running[0].order


def _more_below(running: Sequence[Line], mark: int) -> bool:
    """Whether more running text stands below a mark than above it: only then is it the head's and not the foot's."""
    below = sum(line.length for line in running if line.order > mark)
    return below > sum(line.length for line in running if line.order < mark)


def _last(sheet: Sheet, below: Sequence[int]) -> int:
    """The last running text before the foot.

    After the heading of a foot ("Berita terkait", "Terpopuler") the report goes on only where running text prevails;
    a foot has headlines with at most a sentence under each.
    """
    last = below[0]
    ahead: tuple[list[int], list[int]] | None = None
    opening = sheet.lines[below[0]].fold
    for order in below[1:]:
        if sheet.lines[order].length > _LEAST_TWICE and opening.endswith(sheet.lines[order].fold):
            sheet.told_again = True
            break
        if any(_begins_foot(sheet, between) for between in range(last + 1, order)):
            ahead = ahead or _ahead(sheet)
            prose, headlines = ahead[0][last + 1], ahead[1][last + 1]
            if prose < 2 or prose <= 2 * headlines:
                break
        last = order
    return last


def _begins_foot(sheet: Sheet, order: int) -> bool:
    """Whether a line heads a foot. "Lihat juga" alone does so only with several headlines under it, not with one."""
    line = sheet.lines[order]
    if line.is_prose:
        return False
    if sheet.kinds[order] is Kind.RELATED:
        return line.words <= 3 and len(_headlines_from(sheet, order + 1)) >= 2
    return is_foot(line)


def _headlines_from(sheet: Sheet, start: int) -> list[int]:
    out = []
    for order in range(start, min(start + 12, len(sheet.lines))):
        line = sheet.lines[order]
        if line.is_prose:
            break
        if line.words >= 4 and not line.stops:
            out.append(order)
    return out


def _ahead(sheet: Sheet) -> tuple[list[int], list[int]]:
    """For each line, how many of running text and how many headlines stand from it to the page's end."""
    prose, headlines = [0], [0]
    for line in reversed(sheet.lines):
        passed = sheet.kinds[line.order] in (Kind.FURNITURE, Kind.RELATED) and not is_foot(line)
        prose.append(prose[-1] + (not passed and line.is_prose and sheet.free(line.order)))
        headlines.append(headlines[-1] + (not passed and not line.is_prose and line.words >= 4 and not line.stops))
    return prose[::-1], headlines[::-1]
