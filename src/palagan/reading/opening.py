"""Where the report's first sentence begins, after the dateline, and where a closing signature stands in its line."""

from __future__ import annotations

import re

from palagan.articles.dateline import dateline_at
from palagan.model.article import Article, Segment

_DATELINE = re.compile(
    r"""\W{0,4}
    (?:[A-Z][\w.'’/ ]{1,40}?(?:,\s?|\s(?=\()))?            # a town, with a comma or before an agency in brackets
    (?:\(?[A-Z0-9][\w.\-]{1,30}(?:\s[A-Z][\w.]+){0,2}\)?)  # the outlet, or the town alone
    (?:,\s?[A-Z][\w.'’ ]{1,30}?)?                          # outlet first, then the town
    \s{0,3}(?:--+|[-–—])\s{0,3}""",
    re.VERBOSE,
)
_BARE = re.compile(
    r"\W{0,4}(?:[A-Z .'’]{2,40},\s)?[A-Z]\w+\.(?:com|co\.id|id|net|co|tv|news|org)\b[ ,:]{0,3}", re.IGNORECASE
)
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
    it is the report's first, in which one that the page was not found to have is looked for too."""
    if _has_dateline(article, segment):
        dateline = dateline_at(article.text, segment.start, segment.end, article.outlet)
        if dateline is not None:
            return dateline.end
    elif not first:
        return segment.start
    window = article.text[segment.start : min(segment.end, segment.start + _REACH)]
    match = _DATELINE.match(window)
    if match and _looks_right(match.group()):
        return segment.start + match.end()
    bare = _BARE.match(window)
    return segment.start + bare.end() if bare and window[0].isupper() else segment.start


def _looks_right(words: str) -> bool:
    """A dateline is in capitals, or names a site or an agency in brackets."""
    head = words.strip(" -–—*")
    letters = [c for c in head.split(",")[0] if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return bool(letters) and (upper >= 0.8 * len(letters) or "." in head or "(" in head or "," in head)


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
