"""An HTML page made into an Article: its text made from it, one block a line, every line with a kind, every field found.

In order: the tree (`html_tree`), its lines (`html_layout`), what the page declares (`html_meta`), the element that holds
the report (`html_region`), headline, time and byline, and last the kind of every line (`html_kinds`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from palagan.articles.byline import report_line, signatures
from palagan.articles.credits import find_credits
from palagan.articles.dateline import Dateline, dateline_at
from palagan.articles.habits import OutletHabits
from palagan.articles.html_byline import Byline, find_byline
from palagan.articles.html_index import is_feed, why_no_article
from palagan.articles.html_kinds import Place, html_segments
from palagan.articles.html_layout import Layout, lay_out
from palagan.articles.html_meta import Declarations, absolute, declarations
from palagan.articles.html_outlet import find_outlet, outlet_of_title
from palagan.articles.html_paging import page_number
from palagan.articles.html_published import ZONES
from palagan.articles.html_region import Region, blocks_in, find_region, marks_below
from palagan.articles.html_time import PublishedLine, find_published
from palagan.articles.html_title import Headline, find_headline
from palagan.articles.html_tree import MOST_DEPTH, Tree, parse
from palagan.articles.language import tell_language
from palagan.articles.outlets import known_outlet
from palagan.model.article import REPORT, Article, Found, Kind, Segment
from palagan.model.page import Page

_ABOVE = 14
"""How many lines above the headline may hold its time or names."""
_BELOW = 10
"""How many lines below the report may hold its names."""
_HOME_ZONE = {"id": 7 * 60}
"""The zone in which a page's moment in UTC is told where neither page nor outlet names one, by language: WIB."""
_LEAST_SEEN = 200


def article_from_html(page: Page, text: str, habits: OutletHabits | None = None) -> Article:
    """The article that an HTML page is. `text` is the page's HTML as decoded; the article's own text is made from it.

    Never fails: a page that holds no report, or nothing at all, is an Article with `is_article` False and a flag that
    says why.
    """
    if is_feed(text):
        return _nothing(page, text, ("a feed or sitemap, not a page",))
    tree, layout = _laid_out(text)
    if tree.root is None or layout is None or not layout.blocks:
        return _nothing(page, "", (*tree.flags, "the page shows no text"))
    declared = declarations(tree.root, page.hints.url)
    url = page.hints.url or next(
        (whole for told in declared.of("url") if (whole := absolute(told.value, None)) is not None), None
    )
    region = find_region(layout)
    view = _View(page, layout, declared, url, region, tree.flags)
    return _article(view, habits)


@dataclass(frozen=True, slots=True)
class _View:
    page: Page
    layout: Layout
    declared: Declarations
    url: str | None
    region: Region | None
    flags: tuple[str, ...]


def _laid_out(text: str) -> tuple[Tree, Layout | None]:
    """The tree and its lines; flattened where it is too deep, hidden text shown where nothing else is there."""
    tree = parse(text)
    layout = lay_out(tree.root) if tree.root is not None else None
    if layout is not None and layout.depth > MOST_DEPTH:
        tree = parse(text, flat=True)
        layout = lay_out(tree.root) if tree.root is not None else None
    if layout is not None and len(layout.text) < _LEAST_SEEN and tree.root is not None:
        whole = lay_out(tree.root, show_hidden=True)
        if len(whole.text) > 2 * _LEAST_SEEN:
            return replace(tree, flags=(*tree.flags, "all text is hidden until a script shows it")), whole
    return tree, layout


def _article(view: _View, habits: OutletHabits | None) -> Article:
    page, layout, declared, region = view.page, view.layout, view.declared, view.region
    hints = page.hints
    outlet = find_outlet(page, declared, view.url)
    site = outlet.value if outlet else None
    around = marks_below(layout)
    inside = marks_below(layout, region.node) if region else around
    why = why_no_article(layout, region, declared, view.url, inside)
    report = tuple(blocks_in(layout, region.node)) if region and why is None else ()
    headline = find_headline(layout, around, declared.of("title"), _first_prose(layout, report), site)
    if outlet is None:
        title = next((told.value for told in declared.of("title") if told.rule == "title"), "")
        outlet = outlet_of_title(title, headline.value if headline else None)
        site = outlet.value if outlet else None
    near = _near(layout, report, headline)
    language = _language(view, report)
    byline = Byline((), frozenset())
    published: PublishedLine | None = None
    if report:
        byline = find_byline(layout, inside, near, declared.of("byline", "editor"), site)
        known = known_outlet(site)
        published = find_published(
            layout,
            inside,
            near,
            headline.block if headline else None,
            declared.of("published"),
            zone=next((minutes for minutes, name in ZONES.items() if known and known.zone == name), None),
            likely=_HOME_ZONE.get(language),
            address=view.url,
            captured=page.captured,
        )
    block = headline.block if headline else None
    place = Place(report, _fixed(headline, byline, published, report), block, inside, around)
    segments = html_segments(layout, place, site, habits)
    found: list[Found] = [outlet] if outlet else []
    title = _title(layout, headline, hints.title, found)
    names = _names(layout, byline, segments, site, hints.byline, found)
    moment, moment_from = _published(published, hints.published, found)
    dateline = _dateline(layout, segments, site, found)
    credits = find_credits(layout.text, segments, site)
    found.extend(Found("credit", credit.name, credit.start, credit.end, f"credit.{credit.cue}") for credit in credits)
    flags = [*view.flags, *(published.flags if published else ()), *([why] if why else [])]
    if region is not None and report and not region.sure:
        flags.append("another part of the page has nearly as much running text as the report")
    if report and not any(segment.kind in REPORT for segment in segments):
        flags.append("no line of the page is a report's")
    lines = (layout.blocks[number].text for number in near)
    return Article(
        page_id=page.id,
        source=page.source,
        url=view.url,
        external_id=hints.external_id,
        text=layout.text,
        segments=segments,
        language=language,
        outlet=site,
        title=title,
        byline=names,
        published=moment,
        published_from=moment_from,
        dateline=dateline,
        credits=credits,
        found=tuple(found),
        flags=tuple(flags),
        is_article=any(segment.kind in REPORT for segment in segments),
        continues=page_number(hints.url or view.url, lines) > 1,
    )


def _first_prose(layout: Layout, report: Sequence[int]) -> int | None:
    """The first long line of the region: a headline stands above it, inside the region or not."""
    return next((n for n in report if len(layout.blocks[n].text) >= 90), report[0] if report else None)


def _near(layout: Layout, report: Sequence[int], headline: Headline | None) -> range:
    """The lines round headline and report, where times and names are looked for."""
    if not report:
        return range(0)
    first = report[0]
    if headline is not None and headline.block is not None and headline.block < first:
        first = headline.block
    return range(max(0, first - _ABOVE), min(len(layout.blocks), report[-1] + 1 + _BELOW))


def _language(view: _View, report: Sequence[int]) -> str:
    numbers = report or range(len(view.layout.blocks))
    sample = "\n".join(view.layout.blocks[number].text for number in numbers)
    told = view.page.hints.language or next((one.value for one in view.declared.of("language")), None)
    return tell_language(sample, told)


def _fixed(
    headline: Headline | None, byline: Byline, published: PublishedLine | None, report: Sequence[int]
) -> Mapping[int, tuple[Kind, str]]:
    """The lines that a field has claimed."""
    fixed: dict[int, tuple[Kind, str]] = {}
    if published is not None:
        for number in published.others:
            if not report or number <= report[0]:
                fixed[number] = (Kind.PUBLISHED, "time")
        if published.block is not None:
            fixed[published.block] = (Kind.PUBLISHED, published.rule)
    for number in byline.blocks:
        fixed.setdefault(number, (Kind.BYLINE, "names"))
    if headline is not None and headline.block is not None:
        fixed[headline.block] = (Kind.TITLE, headline.rule)
    return fixed


def _title(layout: Layout, headline: Headline | None, hint: str | None, found: list[Found]) -> str | None:
    if headline is not None:
        start = end = None
        if headline.block is not None:
            start = layout.blocks[headline.block].start
            end = start + len(headline.value)
        found.append(Found("title", headline.value, start, end, headline.rule))
        return headline.value
    if hint and hint.strip():
        found.append(Found("title", hint.strip(), None, None, "hint.title"))
        return hint.strip()
    return None


def _names(
    layout: Layout,
    byline: Byline,
    segments: Sequence[Segment],
    outlet: str | None,
    hint: str | None,
    found: list[Found],
) -> tuple[str, ...]:
    """Names of the byline lines and of signatures in the report; declared ones where none stands there."""
    names = list(byline.names)
    signed = []
    for segment in segments:
        if segment.kind in REPORT:
            report = report_line(layout.text, segment.start, segment.end)
            signed += [report] if report else []
            signed += signatures(layout.text, segment.start, segment.end, outlet)
    if signed and all(start is None for _, start, _, _ in names):
        names = []
    names += [(one.name, one.start, one.end, one.rule) for one in signed]
    if not names and hint and hint.strip():
        parts = (part.strip() for part in re.split(r"[,;|]", hint))
        names = [(part, None, None, "hint.byline") for part in parts if part]
    told: dict[str, Found] = {}
    for name, start, end, rule in names:
        told.setdefault(name.casefold(), Found("byline", name, start, end, rule))
    found.extend(told.values())
    return tuple(one.value for one in told.values())


def _published(
    published: PublishedLine | None, hint: str | None, found: list[Found]
) -> tuple[str | None, str | None]:
    if published is not None:
        found.append(Found("published", published.value, published.start, published.end, published.rule))
        return published.value, "page"
    if hint:
        found.append(Found("published", hint, None, None, "hint.published"))
        return hint, "hint"
    return None, None


def _dateline(
    layout: Layout, segments: Sequence[Segment], outlet: str | None, found: list[Found]
) -> str | None:
    body = [segment for segment in segments if segment.kind is Kind.BODY][:3]
    for position, segment in enumerate(body):
        following = body[position + 1].end if position + 1 < len(body) else segment.end
        end = following if segment.end - segment.start < 60 else segment.end
        dateline: Dateline | None = dateline_at(layout.text, segment.start, end, outlet)
        if dateline is not None and dateline.place is not None and (dateline.sure or position == 0):
            found.append(Found("dateline", dateline.place, dateline.place_start, dateline.place_end, dateline.rule))
            return dateline.place
    return None


def _nothing(page: Page, text: str, flags: tuple[str, ...]) -> Article:
    """A page with no text to read, or one that is none."""
    lines = text.strip()
    start = text.index(lines) if lines else 0
    segments = (Segment(start, start + len(lines), Kind.FURNITURE, "no-page"),) if lines else ()
    hints = page.hints
    return Article(
        page_id=page.id,
        source=page.source,
        url=hints.url,
        external_id=hints.external_id,
        text=text,
        segments=segments,
        language=tell_language("", hints.language),
        flags=flags,
        is_article=False,
    )
