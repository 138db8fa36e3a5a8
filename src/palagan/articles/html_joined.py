"""The pages of a divided article made into one Article: their texts one after another, each line of the report once.

Every page is read by itself, with its own furniture round it; what a later page only says again (the headline, the
time, the last paragraph of the page before) is furniture of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from palagan.articles.credits import find_credits
from palagan.articles.html import article_from_html
from palagan.articles.language import tell_language
from palagan.articles.letters import folded
from palagan.gather.web.joining import Part
from palagan.model.article import REPORT, Article, Found, Kind, Segment
from palagan.model.page import Page

RULE = "joined"
"""The rule of a line that an earlier page of the article has."""
_ONCE = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.PUBLISHED, Kind.BYLINE})
"""Kinds of which the first page that has them speaks."""
_IN_QUESTION = REPORT | {Kind.CREDIT}


def article_from_parts(page: Page, parts: Sequence[Part]) -> Article:
    """The article of a page that `gather/web/joining.py` joined. Its text is that of all pages, one line after another;
    headline, outlet and dateline are those of the first page, time and byline of the first that has them; the language
    is told from the report as a whole, of which one page may hold two sentences."""
    read = [article_from_html(page, parts[0].text, is_part=True)]
    for part in parts[1:]:
        hints = replace(page.hints, url=part.url, published=None, title=None, byline=None)
        read.append(article_from_html(replace(page, hints=hints), part.text, is_part=True))
    starts = [0]
    for one in read[:-1]:
        starts.append(starts[-1] + len(one.text) + 1)
    first = read[0]
    text = "\n".join(one.text for one in read)
    segments = tuple(_once(read, starts))
    found = [one for one in first.found if one.field != "credit"]
    for field in ("byline", "published"):
        found += _from_later(read, starts, field)
    credits = find_credits(text, segments, first.outlet)
    found += [Found("credit", one.name, one.start, one.end, f"credit.{one.cue}") for one in credits]
    report = "\n".join(text[one.start : one.end] for one in segments if one.kind in REPORT)
    dated = first if first.published_from == "page" else next((one for one in read if one.published), first)
    return replace(
        first,
        text=text,
        segments=segments,
        language=tell_language(report, page.hints.language or first.language),
        byline=next((one.byline for one in read if one.byline), ()),
        published=dated.published,
        published_from=dated.published_from,
        credits=credits,
        found=tuple(found),
        flags=tuple(dict.fromkeys(flag for one in read for flag in one.flags)),
        is_article=any(segment.kind in REPORT for segment in segments),
        continues=False,
    )


def _from_later(read: Sequence[Article], starts: Sequence[int], field: str) -> Iterator[Found]:
    """What the first later page tells of a field that the first page does not tell, at its place in the whole."""
    if any(one.field == field for one in read[0].found):
        return
    for article, start in zip(read[1:], starts[1:], strict=True):
        told = [one for one in article.found if one.field == field]
        if told:
            yield from (_moved(one, start) for one in told)
            return


def _moved(found: Found, by: int) -> Found:
    if found.start is None or found.end is None:
        return found
    return replace(found, start=found.start + by, end=found.end + by)


def _once(read: Sequence[Article], starts: Sequence[int]) -> Iterator[Segment]:
    """The segments of all pages at their places in the whole; what was there before is furniture."""
    said: set[str] = set()
    known: set[Kind] = set()
    for number, (article, start) in enumerate(zip(read, starts, strict=True)):
        new: set[str] = set()
        kinds = {segment.kind for segment in article.segments}
        for segment in article.segments:
            for begin, end in _lines(article.text, segment) if number else [(segment.start, segment.end)]:
                kind, rule = segment.kind, segment.rule
                letters = folded(article.text[begin:end])
                if (kind in _ONCE and kind in known and number) or (kind in _IN_QUESTION and letters in said):
                    kind, rule = Kind.FURNITURE, RULE
                elif kind in _IN_QUESTION or kind in _ONCE:
                    new |= {folded(line) for line in article.text[begin:end].split("\n")}
                yield Segment(begin + start, end + start, kind, rule)
        said |= new - {""}
        known |= kinds & _ONCE


def _lines(text: str, segment: Segment) -> Iterator[tuple[int, int]]:
    """The lines of a segment that has more than one."""
    begin = segment.start
    for line in text[segment.start : segment.end].split("\n"):
        if line.strip():
            yield begin, begin + len(line)
        begin += len(line) + 1
