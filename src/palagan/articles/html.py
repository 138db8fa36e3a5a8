"""An HTML page made into an Article: its text, one block a line, every line with a kind, every field found.

In order: the tree (`html_tree`), its lines (`html_layout`), what the page declares (`html_meta`), the element that
holds the report (`html_region`, `html_second`), headline, time and byline, the kind of every line (`html_kinds`), and
the fields (`html_fields`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from palagan.articles.credits import find_credits
from palagan.articles.html_byline import Byline, Scene, find_byline
from palagan.articles.html_fields import dateline_of, names_of, published_of, title_of
from palagan.articles.html_index import is_feed, why_no_article
from palagan.articles.html_kinds import Place, html_segments
from palagan.articles.html_layout import Layout, lay_out
from palagan.articles.html_meta import Declarations, absolute, declarations
from palagan.articles.html_outlet import find_outlet, outlet_of_title
from palagan.articles.html_paging import page_number
from palagan.articles.html_published import ZONES
from palagan.articles.html_region import Region, blocks_in, find_region, marks_round
from palagan.articles.html_second import second_opinion
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
_MOST_NEAR = 150
_HOME_ZONE = {"id": 7 * 60}
"""The zone in which a page's moment in UTC is told where neither page nor outlet names one, by language: WIB."""
_LEAST_SEEN = 200


def article_from_html(page: Page, text: str, *, is_part: bool = False) -> Article:
    """The article that an HTML page is. `text` is the page's HTML as decoded; the article's own text is made from it.
    With `is_part` it is known to be one page of a divided article, which may be short.

    Never fails: a page that holds no report, or nothing at all, is an Article with `is_article` False and a flag that
    says why.
    """
    if is_feed(text):
        return _nothing(page, text, ("a feed or sitemap, not a page",))
    tree, layout = _laid_out(text)
    if tree.root is None or layout is None or not layout.blocks:
        return _nothing(page, "", (*tree.flags, "the page shows no text"))
    declared = declarations(tree.root, page.hints.url)
    view = _View(
        page=page,
        layout=layout,
        declared=declared,
        url=page.hints.url or _own_address(declared),
        region=_region(tree, layout, declared),
        flags=tree.flags,
        is_part=is_part,
    )
    return _article(view)


@dataclass(frozen=True, slots=True)
class _View:
    page: Page
    layout: Layout
    declared: Declarations
    url: str | None
    region: Region | None
    flags: tuple[str, ...]
    is_part: bool


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


def _own_address(declared: Declarations) -> str | None:
    """The address that the page gives itself: its canonical link, else og:url, else that of its JSON-LD."""
    told = {one.rule: one.value for one in reversed(declared.of("url"))}
    ordered = (told.pop("link.canonical", None), told.pop("meta.og:url", None), *told.values())
    return next((whole for value in ordered if value and (whole := absolute(value, None)) is not None), None)


def _region(tree: Tree, layout: Layout, declared: Declarations) -> Region | None:
    """The report's region; where the page's structure does not tell it, trafilatura is asked."""
    region = find_region(layout)
    if tree.root is None or (region is not None and region.sure) or (region is None and not declared.articles):
        return region
    other = second_opinion(tree.root, layout)
    if other is None or (region is not None and other.prose < region.prose // 2):
        return region
    return other


def _article(view: _View) -> Article:
    page, layout, declared, region = view.page, view.layout, view.declared, view.region
    hints = page.hints
    outlet = find_outlet(page, declared, view.url)
    site: str | None = outlet.value if outlet else None
    marks = marks_round(layout, region.node if region else -1)
    why = None if view.is_part and region else why_no_article(layout, region, declared, view.url, marks)
    report = tuple(blocks_in(layout, region.node)) if region and why is None else ()
    headline = find_headline(layout, marks, declared.of("title"), _first_prose(layout, report), site)
    if outlet is None:
        whole = next((told.value for told in declared.of("title") if told.rule == "title"), "")
        outlet = outlet_of_title(whole, headline.value if headline else None)
        site = outlet.value if outlet else None
    near = _near(layout, report, headline)
    language = _language(view, report)
    byline = Byline((), frozenset())
    published: PublishedLine | None = None
    if report:
        known = known_outlet(site)
        published = find_published(
            layout,
            marks,
            near,
            headline.block if headline else None,
            declared.of("published"),
            zone=next((minutes for minutes, name in ZONES.items() if known and known.zone == name), None),
            likely=_HOME_ZONE.get(language),
            address=view.url,
            captured=page.captured,
        )
        scene = Scene(near, report, headline.block if headline else None, published.at if published else None, marks)
        byline = find_byline(layout, scene, declared.of("byline", "editor"), site)
    block = headline.block if headline else None
    place = Place(report, _fixed(headline, byline, published, report), block, marks)
    segments = html_segments(layout, place, site)
    found: list[Found] = [outlet] if outlet else []
    title = title_of(layout, headline, hints.title, found)
    names = names_of(layout, byline, segments, site, hints.byline, found)
    moment, moment_from = published_of(published, hints.published, found)
    dateline = dateline_of(layout, segments, site, found)
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


def _near(layout: Layout, report: Sequence[int], headline: Headline | None) -> list[int]:
    """The lines round headline and report, where times and names are looked for: not the midst of a long report."""
    if not report:
        return []
    first = report[0]
    if headline is not None and headline.block is not None and headline.block < first:
        first = headline.block
    numbers = list(range(max(0, first - _ABOVE), min(len(layout.blocks), report[-1] + 1 + _BELOW)))
    return numbers if len(numbers) <= 2 * _MOST_NEAR else numbers[:_MOST_NEAR] + numbers[-_MOST_NEAR:]


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
