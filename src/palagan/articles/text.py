"""Crawled plain text → Article: lines, their kinds, and the page's own fields, each with the words it rests on."""

from __future__ import annotations

import re

from palagan.articles.byline import Name, report_line, signatures
from palagan.articles.credits import find_credits
from palagan.articles.kinds import PHOTO_CREDIT, decide_kinds
from palagan.articles.language import tell_language
from palagan.articles.lines import lines_of
from palagan.articles.masthead import outlet_on_page
from palagan.articles.outlets import is_part_of, known_outlet, outlet_of_url, same_outlet
from palagan.articles.published import Moment
from palagan.articles.sheet import Sheet
from palagan.articles.teasers import why_a_list
from palagan.model.article import REPORT, Article, Found, Kind, Segment
from palagan.model.page import Page

_PAGE_NUMBER = re.compile(r"[?&]page=(?:[2-9]|[1-9]\d)\b|/(?:[2-9]|1\d)/?$")
_PAGE_LINE = re.compile(r"(?:^|\W)halaman\s+([2-9]|\d\d)(?:\s+dari\s+\d+)?\s*$", re.IGNORECASE)
_PAGE_TAIL = re.compile(r"\s*[-–—|]\s*halaman\s+(?:\d+|all|semua)\s*$", re.IGNORECASE)
_LEAST_REPORT_WORDS = 15


def article_from_text(page: Page, text: str) -> Article:
    """The article that a page's plain text is. `text` is kept as it is; all offsets count its code points.

    What the page does not show (title, outlet, publication) is taken from the bringer's hints and said to be.
    """
    hints = page.hints
    language = tell_language(text, hints.language)
    lines = lines_of(text)
    by_outlet = _outlet(page) or outlet_on_page(text, lines)
    outlet = by_outlet.value if by_outlet else None
    sheet = decide_kinds(text, lines, outlet, hints.title)
    segments = tuple(
        Segment(line.start, line.end, sheet.kinds[line.order] or Kind.FURNITURE, sheet.rules[line.order])
        for line in lines
    )
    found: list[Found] = [by_outlet] if by_outlet else []
    title = _title(sheet, hints.title, found)
    names = _names(text, sheet, segments, outlet, hints.byline, found)
    published, published_from, flags = _published(sheet, hints.published, found)
    dateline = _dateline(sheet, found)
    credits = find_credits(text, (segment for segment in segments if segment.rule != PHOTO_CREDIT), outlet)
    found.extend(Found("credit", credit.name, credit.start, credit.end, f"credit.{credit.cue}") for credit in credits)
    is_article, why = _is_article(sheet)
    return Article(
        page_id=page.id,
        source=page.source,
        url=hints.url,
        external_id=hints.external_id,
        text=text,
        segments=segments,
        language=language,
        outlet=outlet,
        title=title,
        byline=names,
        published=published,
        published_from=published_from,
        dateline=dateline,
        credits=credits,
        found=tuple(found),
        flags=(*flags, *_other_outlet(sheet), *why),
        is_article=is_article,
        continues=_continues(page, sheet),
    )


def _outlet(page: Page) -> Found | None:
    """The outlet by the bringer's word, else by the address."""
    hint = (page.hints.outlet or "").strip()
    if hint and hint.lower() not in ("unknown", "none", "null", "-"):
        known = known_outlet(hint)
        alike = known is not None and _plain(known.name) == _plain(hint)
        return Found("outlet", known.name if known and alike else hint, None, None, "hint.outlet")
    by_address = outlet_of_url(page.hints.url)
    return Found("outlet", by_address.name, None, None, "address") if by_address else None


def _plain(name: str) -> str:
    return re.sub(r"\.(?:com|co\.id|id|co|net)$|\W", "", name.lower())


def _title(sheet: Sheet, hint: str | None, found: list[Found]) -> str | None:
    if sheet.title is not None:
        line = sheet.lines[sheet.title]
        title = _PAGE_TAIL.sub("", line.text).strip("*_# ")
        start = line.start + line.text.index(title)
        found.append(Found("title", title, start, start + len(title), "line.title"))
        return title
    if hint and hint.strip():
        found.append(Found("title", hint.strip(), None, None, "hint.title"))
        return hint.strip()
    return None


def _names(
    text: str, sheet: Sheet, segments: tuple[Segment, ...], outlet: str | None, hint: str | None, found: list[Found]
) -> tuple[str, ...]:
    names: list[Name] = []
    for order, line in sorted(sheet.bylines.items()):
        if sheet.kinds[order] in (Kind.BYLINE, Kind.PUBLISHED):
            names += line.names
    for segment in segments:
        if segment.kind in REPORT:
            report = report_line(text, segment.start, segment.end)
            names += (report,) if report else ()
            names += signatures(text, segment.start, segment.end, outlet)
    names.sort(key=lambda name: name.start)
    told: dict[str, Name] = {}
    for name in names:
        told.setdefault(name.name.casefold(), name)
    for name in told.values():
        found.append(Found("byline", name.name, name.start, name.end, name.rule))
    if told:
        return tuple(name.name for name in told.values())
    if hint and hint.strip():
        given = tuple(part.strip() for part in re.split(r"\s*[,;|]\s*", hint) if part.strip())
        found.extend(Found("byline", name, None, None, "hint.byline") for name in given)
        return given
    return ()


def _published(sheet: Sheet, hint: str | None, found: list[Found]) -> tuple[str | None, str | None, tuple[str, ...]]:
    moments = {order: moment for order, moment in sheet.moments.items() if sheet.kinds[order] is Kind.PUBLISHED}
    best = _best_moment(sheet, moments, hint)
    if best is None:
        if hint:
            found.append(Found("published", hint, None, None, "hint.published"))
            return hint, "hint", ()
        return None, None, ()
    found.append(Found("published", best.value, best.start, best.end, best.rule))
    flags: tuple[str, ...] = ()
    if hint and hint[:10] != best.value[:10]:
        flags = (f"the page says it was published on {best.value[:10]}, the bringer says {hint[:10]}",)
    return best.value, "page", flags


def _best_moment(sheet: Sheet, moments: dict[int, Moment], hint: str | None) -> Moment | None:
    """The page's own time line: not the later of two labels, not a clock of the crawl's, nearest to title or report."""
    first = sheet.first if sheet.first is not None else len(sheet.lines)
    head = {order: moment for order, moment in moments.items() if order < first} or {
        order: moment for order, moment in moments.items() if order - first < 60
    }
    if not head:
        return None
    anchor = sheet.title if sheet.title is not None else first

    def worth(order: int) -> tuple[int, int, int, int, int, int]:
        moment = head[order]
        return (
            int(bool(hint) and moment.value[:10] == str(hint)[:10]),
            int(moment.label == "published") - int(moment.label == "updated"),
            int(moment.has_time) + int(moment.has_zone),
            int(sheet.title is None or order > sheet.title),
            -abs(order - anchor),
            -order,
        )

    return head[max(head, key=worth)]


def _dateline(sheet: Sheet, found: list[Found]) -> str | None:
    dateline = sheet.dateline
    if dateline is None or dateline.place is None:
        return None
    found.append(Found("dateline", dateline.place, dateline.place_start, dateline.place_end, dateline.rule))
    return dateline.place


def _is_article(sheet: Sheet) -> tuple[bool, tuple[str, ...]]:
    """Whether the page is one report, and if not, why."""
    body = [sheet.lines[order] for order in range(len(sheet.lines)) if sheet.kinds[order] is Kind.BODY]
    words = sum(line.words for line in body)
    if not body:
        return False, ("no report on the page",)
    if words < _LEAST_REPORT_WORDS:
        return False, (f"only {words} words that can be a report, fewer than {_LEAST_REPORT_WORDS}",)
    listed = why_a_list(sheet)
    return listed is None, (listed,) if listed else ()


def _other_outlet(sheet: Sheet) -> tuple[str, ...]:
    """A flag where the dateline names another outlet than the page is from: the text may be theirs."""
    named = sheet.dateline.outlet if sheet.dateline else None
    if named is None or sheet.outlet is None or same_outlet(named, sheet.outlet) or is_part_of(named, sheet.outlet):
        return ()
    return (f"the dateline names {named}, the page is from {sheet.outlet}",)


def _continues(page: Page, sheet: Sheet) -> bool:
    """Whether this is page 2 or later of a paged article, by its address or by what it says."""
    if page.hints.url and _PAGE_NUMBER.search(page.hints.url):
        return True
    return any(
        _PAGE_LINE.search(line.text)
        for line in sheet.lines
        if line.length <= 160 and sheet.kinds[line.order] not in REPORT
    )
