"""Where the report's first sentence begins, after the dateline, and where a closing signature stands in its line."""

from __future__ import annotations

import re

from palagan.articles.dateline import dateline_at
from palagan.model.article import Article, Segment

_SIGNATURE = re.compile(r"\s*[\[(][^()\[\]\n]{1,80}[\])]\s*$")
_REACH = 90


def _has_dateline(article: Article, segment: Segment) -> bool:
    """Whether the dateline that the page was found to have stands at the head of the segment."""
    reach = min(segment.end, segment.start + _REACH)
    return any(
        found.field == "dateline" and found.start is not None and segment.start <= found.start < reach
        for found in article.found
    )


def report_start(article: Article, segment: Segment, *, first: bool = True) -> int:
    """The offset after the dateline of a report segment, or the segment's start where there is none; `first`: whether
    it is the report's first, in which one that the page was not found to have is looked for too: one with an outlet or
    in capitals."""
    known = _has_dateline(article, segment)
    if not known and not first:
        return segment.start
    found = dateline_at(article.text, segment.start, segment.end, article.outlet)
    if found is None or not (known or found.sure or (found.place or "").isupper()):
        return segment.start
    return found.end


def signature_start(article: Article, segment: Segment) -> int:
    """The offset at which a bracketed signature ("(Reuters)", "(blq/bac)") closes the segment, else its end."""
    tail_start = max(segment.start, segment.end - _REACH)
    match = _SIGNATURE.search(article.text[tail_start : segment.end])
    if match and _signs(match.group().strip(" []()")):
        return tail_start + match.start()
    return segment.end


def _signs(words: str) -> bool:
    """Initials, or an outlet with a name after a slash, or one capitalised agency; not a remark or a date."""
    if any(c.isdigit() for c in words):
        return False
    return "/" in words or (words.islower() and len(words) <= 4) or (words[:1].isupper() and len(words.split()) <= 3)
