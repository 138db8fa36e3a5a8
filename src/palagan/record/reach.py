"""How far a credit speaks: for the whole page, or for its paragraph.

A credit outside the sentences (a source line, a signature, a reprint line) or early in the report speaks for the page.
A later one speaks for its paragraph; from its own sentence on where it opens that ("Mengutip AFP, …"), for what comes
before is then told before the agency is named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from palagan.articles.kinds import PHOTO_CREDIT
from palagan.model.article import Credit, Kind
from palagan.record.sheet import Sheet

_EARLY = 0.4
"""A credit in this first part of the report speaks for the whole; a later one for its own paragraph."""
_OPENS = 3
"""Words before a credit with which it still opens its sentence ("Seperti dilansir kantor berita AFP")."""
_WHOLE_PAGE = frozenset({"source-line", "reprint", "republished", "signature"})
"""Cues that stand outside the sentences and speak for the whole page."""


def of_whole_page(sheet: Sheet, credits: Sequence[Credit]) -> list[Credit]:
    """Those of a page's credits that speak for all of it."""
    whole = [c for c in credits if c.republished or c.cue in _WHOLE_PAGE or in_source_line(sheet, c)]
    if not whole and credits:
        first = min(credits, key=lambda c: c.start)
        limit = sheet.starts[int(len(sheet.starts) * _EARLY)] if sheet.starts else 0
        whole = [c for c in credits if c.start <= min(limit, _line(sheet, first.start)[1])]
    return whole


def in_source_line(sheet: Sheet, credit: Credit) -> tuple[int, int] | None:
    """Where a source line names a credited medium again; a page's credits hold each name once, where it is first."""
    article = sheet.reading.article
    for segment in article.segments:
        if segment.kind is Kind.CREDIT and segment.rule != PHOTO_CREDIT:
            pattern = _named(frozenset((credit.name, article.text[credit.start : credit.end])))
            found = pattern.search(article.text, segment.start, segment.end)
            if found:
                return found.span()
    return None


@lru_cache(maxsize=4096)
def _named(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)", re.IGNORECASE)


def reach_of(sheet: Sheet, credit: Credit) -> tuple[int, int]:
    """The stretch of text that a credit in part speaks for."""
    start, end = _line(sheet, credit.start)
    spans = sheet.reading.sentences
    at = bisect_right([span.start for span in spans], credit.start) - 1
    if at >= 0 and credit.start < spans[at].end:
        opens = len(sheet.reading.words(spans[at].start, credit.start).split()) <= _OPENS
        start = spans[at].start if opens else min(start, spans[at].start)
        end = max(end, spans[at].end)
    return start, end


def _line(sheet: Sheet, offset: int) -> tuple[int, int]:
    """The line of the text, which is a paragraph, that holds an offset."""
    text = sheet.reading.article.text
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end
