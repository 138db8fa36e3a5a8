"""What every line of a page is: general features first, lists of words second.

The report is found first: its dateline, else its first running text, to its last. What stands above is the page's
head (menu, title, byline, time), what stands below its foot; between them a line is the report's unless it looks like
a link, a button or a credit.
"""

from __future__ import annotations

from palagan.articles.byline import BylineLine, bare_names, byline_line
from palagan.articles.credits import MEDIUM_AUTHOR
from palagan.articles.forms import (
    is_bracketed,
    is_caption,
    is_credit,
    is_fixed,
    is_invitation,
    is_link,
    is_menu,
    is_photo_credit,
    is_signature,
)
from palagan.articles.lines import Line
from palagan.articles.media import known_medium
from palagan.articles.outlets import is_outlet_name
from palagan.articles.published import is_relative, time_line
from palagan.articles.report import find_report
from palagan.articles.sheet import Sheet, beside, blank_sheet
from palagan.articles.title import title_line
from palagan.model.article import Kind

_LONGEST_FORM = 220
PHOTO_CREDIT = "photo-credit"
"""The rule of a line that names whose a picture is; it says nothing of the report's own sources."""


def decide_kinds(
    text: str,
    lines: tuple[Line, ...],
    outlet: str | None = None,
    title: str | None = None,
) -> Sheet:
    """The kind of every line. `outlet` and `title` are known beside the page."""
    sheet = blank_sheet(text, lines, outlet)
    for line in lines:
        _by_form(sheet, line)
    find_report(sheet)
    if sheet.first is not None and sheet.last is not None:
        _head(sheet, sheet.first, title)
        _report(sheet, sheet.first, sheet.last)
        _foot(sheet, sheet.last)
        _title_below(sheet, sheet.last)
    for line in lines:
        sheet.put(line.order, Kind.FURNITURE, "no-report" if sheet.first is None else "outside")
    return sheet


def _title_below(sheet: Sheet, last: int) -> None:
    """A headline right below the report, where it is told a second time."""
    below = last + 1
    if sheet.title is None and sheet.told_again and below < len(sheet.lines) and sheet.lines[below].is_headline:
        sheet.title = below
        sheet.change(below, Kind.TITLE, "headline-below")


def _by_form(sheet: Sheet, line: Line) -> None:
    """What a line's own form tells, wherever it stands."""
    order, outlet = line.order, sheet.outlet
    if line.given:
        sheet.put(order, Kind(line.given), f"run-in.{line.given}")
    elif line.letters == 0 and not time_line(sheet.text, line.start, line.end):
        sheet.put(order, Kind.FURNITURE, "no-letters")
    elif is_fixed(line, outlet):
        sheet.put(order, Kind.FURNITURE, "phrase")
    elif is_link(line):
        sheet.put(order, Kind.RELATED, "cue.related")
    elif is_relative(line.text):
        sheet.put(order, Kind.FURNITURE, "relative-time")
    elif is_credit(line):
        sheet.put(order, Kind.CREDIT, "credit-line")
    elif is_invitation(line):
        sheet.put(order, Kind.FURNITURE, "invitation")
    elif line.length <= _LONGEST_FORM:
        _by_field(sheet, line)


def _by_field(sheet: Sheet, line: Line) -> None:
    moment = time_line(sheet.text, line.start, line.end)
    if moment:
        sheet.moments[line.order] = moment
        sheet.put(line.order, Kind.PUBLISHED, moment.rule)
    found = byline_line(sheet.text, line.start, line.end, sheet.outlet)
    if found:
        sheet.bylines[line.order] = found
        sheet.put(line.order, Kind.BYLINE, "byline-line")
    if sheet.free(line.order) and is_photo_credit(line):
        sheet.put(line.order, Kind.CREDIT, PHOTO_CREDIT)
    if sheet.free(line.order) and is_menu(line):
        sheet.put(line.order, Kind.FURNITURE, "menu-words")


def _head(sheet: Sheet, first: int, given: str | None) -> None:
    """Title, names, times, decks and captions above the report."""
    for order in range(first):
        line = sheet.lines[order]
        by_menu = sheet.rules[order] == "menu-words"
        if (by_menu or sheet.free(order)) and order + 1 in sheet.moments and _is_masthead(sheet, line):
            sheet.change(order, Kind.PUBLISHED, "outlet-by-time")
        elif sheet.kinds[order] is Kind.CREDIT and is_bracketed(line):
            sheet.rules[order] = PHOTO_CREDIT
    free = [order for order in range(first) if sheet.free(order)]
    marks = sheet.marks(first)
    sheet.title = title_line(sheet.lines, free, marks, first, given)
    if sheet.title is not None:
        sheet.put(sheet.title, Kind.TITLE, "headline")
        _drop_clocks(sheet, sheet.title, first)
    for order in free:
        if not sheet.free(order):
            continue
        line = sheet.lines[order]
        if _is_title_again(sheet, line):
            sheet.put(order, Kind.TITLE, "headline-again")
        elif is_bracketed(line):
            sheet.put(order, Kind.CREDIT, PHOTO_CREDIT)
        elif is_caption(line):
            sheet.put(order, Kind.CAPTION, "caption-cue")
        elif _names_here(sheet, line):
            sheet.put(order, Kind.BYLINE, "names")
        elif _is_author(sheet, line):
            sheet.put(order, Kind.BYLINE, MEDIUM_AUTHOR)
        elif line.is_prose or (line.words >= 8 and line.function > 0 and line.capitals < 0.6):
            sheet.put(order, _deck_or_caption(sheet, order, marks), "above-report")
    above = first - 1
    if above >= 0 and sheet.free(above) and marks and above > marks[-1] and _could_head(sheet.lines[above]):
        sheet.put(above, Kind.HEADING, "above-report")


def _drop_clocks(sheet: Sheet, title: int, first: int) -> None:
    """A time above the title is the crawl's own clock where another stands below it."""
    if any(title < order < first for order in sheet.moments):
        for order in [order for order in sheet.moments if order < title]:
            del sheet.moments[order]
            sheet.change(order, Kind.FURNITURE, "clock")


def _is_author(sheet: Sheet, line: Line) -> bool:
    """A medium in the place of a writer: "BBC News Indonesia," above a role."""
    if line.words > 5 or not known_medium(line.text.strip(" ,")):
        return False
    return any(
        order in sheet.bylines or sheet.lines[order].text.endswith(",") for order in (line.order, line.order + 1)
    )


def _is_masthead(sheet: Sheet, line: Line) -> bool:
    return line.words <= 4 and is_outlet_name(line.text, sheet.outlet)


def _is_title_again(sheet: Sheet, line: Line) -> bool:
    """The title a second time, whole or cut short with dots."""
    if sheet.title is None:
        return False
    title = sheet.lines[sheet.title].fold
    return line.fold == title or (line.words >= 4 and line.text.endswith(("...", "…")) and title.startswith(line.fold))


def _deck_or_caption(sheet: Sheet, order: int, marks: list[int]) -> Kind:
    """A sentence above the report: a deck right under the title, else a caption; above both it is the site's own."""
    if sheet.title is None or sheet.title > order:
        return Kind.CAPTION if any(mark < order for mark in marks) else Kind.FURNITURE
    near = order - sheet.title <= 2 and not any(sheet.title < mark < order for mark in marks)
    return Kind.SUBTITLE if near else Kind.CAPTION


def _names_here(sheet: Sheet, line: Line) -> bool:
    """Whether a line of the head is names alone: below the title, or beside a role, a time or another name."""
    order = line.order
    alone = beside(order, {mark for mark, found in sheet.bylines.items() if found.role_alone}, 3)
    names = bare_names(sheet.text, line.start, line.end, sheet.outlet, least=1 if alone else 2)
    if not names:
        return False
    below_title = sheet.title is not None and sheet.title < order
    if not (below_title or alone or beside(order, sheet.moments, 2) or beside(order, sheet.bylines, 2)):
        return False
    sheet.bylines[order] = BylineLine(names, False)
    return True


def _names_below(sheet: Sheet, line: Line) -> bool:
    """Names alone below the report: beside a role, or right above the line that says where the text is from."""
    order = line.order
    alone = beside(order, {mark for mark, found in sheet.bylines.items() if found.role_alone})
    credited = order + 1 < len(sheet.lines) and sheet.kinds[order + 1] is Kind.CREDIT
    names = bare_names(sheet.text, line.start, line.end, sheet.outlet) if alone or credited else ()
    if names:
        sheet.bylines[order] = BylineLine(names, False)
    return bool(names)


def _could_head(line: Line) -> bool:
    """Whether a short line right above the report could be a heading of it."""
    return (
        2 <= line.words <= 12 and line.letters >= 8 and line.text[:1].isupper() and line.menu < 0.5 and not line.address
    )


def _report(sheet: Sheet, first: int, last: int) -> None:
    """Between the first and the last running text."""
    said: set[str] = set()
    for order in range(first, last + 1):
        line = sheet.lines[order]
        if order in sheet.moments and not sheet.moments[order].has_time:
            sheet.kinds[order] = None  # a day among paragraphs is the end of a sentence that was torn from it
        if not sheet.free(order):
            continue
        if line.length > 60 and line.fold in said:
            sheet.put(order, Kind.FURNITURE, "said-before")
        elif line.is_prose or order == first:
            sheet.put(order, Kind.BODY, "report")
        elif is_caption(line):
            sheet.put(order, Kind.CAPTION, "caption-cue")
        elif _after_link(sheet, line):
            sheet.put(order, Kind.RELATED, "headline-after-link")
        elif line.repeats > 1 and line.words <= 6 and not line.stops:
            sheet.put(order, Kind.FURNITURE, "repeated")
        elif _is_heading(sheet, line):
            sheet.put(order, Kind.HEADING, "short-between-paragraphs")
        else:
            sheet.put(order, Kind.BODY, "within-report")
        said.add(line.fold)


def _after_link(sheet: Sheet, line: Line) -> bool:
    """A headline right under a link, or under "Baca juga" alone."""
    before = line.order - 1
    if before < 0 or sheet.kinds[before] is not Kind.RELATED or line.text.startswith(('"', "“")):
        return False
    alone = sheet.lines[before].words <= 3
    return line.words >= 4 and not line.stops and (line.is_headline or (alone and line.words <= 18))


def _is_heading(sheet: Sheet, line: Line) -> bool:
    if line.text.startswith("#"):
        return True
    if not line.whole or (line.stops and not line.text.rstrip().endswith("?")):
        return False
    if line.words > 12 or line.length > 90 or not line.text[:1].isupper():
        return False
    below = range(line.order + 1, len(sheet.lines))
    following = next((sheet.lines[order] for order in below if sheet.kinds[order] is not Kind.RELATED), None)
    return following is not None and following.is_prose


def _foot(sheet: Sheet, last: int) -> None:
    """Below the last running text: what still belongs to the report stands right under it."""
    ended = False
    for order in range(last + 1, len(sheet.lines)):
        line = sheet.lines[order]
        if sheet.kinds[order] is Kind.RELATED and line.words <= 3:
            sheet.change(order, Kind.FURNITURE, "foot-heading")
        if not sheet.free(order):
            ended = ended or sheet.kinds[order] is Kind.FURNITURE
        elif not ended and is_signature(line):
            sheet.put(order, Kind.BODY, "signature")
        elif _names_below(sheet, line):
            sheet.put(order, Kind.BYLINE, "names")
        elif not ended and line.stops and line.words >= 3 and line.menu < 0.5:
            sheet.put(order, Kind.BODY, "report-end")
        else:
            ended = True
