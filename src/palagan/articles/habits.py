"""What an outlet repeats: lines that the rules took for the report, but that stand under many of its reports.

Promotions, invitations and standing remarks that no list of words knows. Three steps, each pure: the lines of a page
that are in question (`report_lines`), what an outlet repeats of them (`learn_habits`), and an article with those laid
over it (`lay_habits`). Which lines are in question is told without any habits, so that what is learned from a set of
pages depends on nothing else: not on their order, nor on what was known when they were read.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

import numpy as np

from palagan.articles.letters import folded
from palagan.model.article import Article, Kind, Segment

LEAST_PAGES = 4
"""A line must stand in the reports of this many addresses of an outlet to be its habit …"""
LEAST_SHARE = 4
"""… and in one of so many, of the greatest power of two that is not above their number: a sentence of background that
an outlet sets under every tenth report is a report's. Between two powers of two a habit can only be won, not lost."""
MOST_OF_REPORT = 3
"""Where more than one part in so many of a report would go, it is itself what is repeated (a copy), and is left."""
RULE = "habit"
_SHORTEST = 3
_IN_QUESTION = frozenset({Kind.BODY, Kind.HEADING})
_SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class OutletHabits:
    """Hashes (`line_hash`) of the lines that `outlet` repeats, told from the reports of `pages` addresses."""

    outlet: str
    pages: int
    lines: frozenset[int]


Habits = Mapping[str, OutletHabits]
"""Habits by the name of the outlet."""
NO_HABITS: Habits = {}


def line_hash(line: str) -> int:
    """64 bits over the line's letters and digits, case and marks aside: the first of their SHA-256."""
    return _hash(folded(line))


def _hash(fold: str) -> int:
    return int.from_bytes(hashlib.sha256(fold.encode("utf-8", "surrogatepass")).digest()[:8], "big")


def report_lines(article: Article) -> frozenset[int]:
    """Hashes of the article's lines that a habit could take: the report's, but none that holds a field or signs it.

    The same with and without habits laid over it.
    """
    return frozenset(line for _, line in _in_question(article))


def learn_habits(reports: Iterable[tuple[str, str, Iterable[int]]]) -> Iterator[OutletHabits]:
    """What each outlet repeats, from `(outlet, address, report_lines)` of its pages, sorted by outlet and address.

    Several captures of one address count once, and so do reports of exactly the same lines. Outlets that repeat nothing
    are left out. Holds eight bytes a line of one outlet at a time.
    """
    for outlet, pages in groupby(reports, key=itemgetter(0)):
        lines = array("Q")
        known: set[bytes] = set()
        for _, captures in groupby(pages, key=itemgetter(1)):
            report = sorted({line for _, _, several in captures for line in several})
            whole = hashlib.sha256(array("Q", report).tobytes()).digest()[:8]
            if report and whole not in known:
                known.add(whole)
                lines.extend(report)
        if len(known) >= LEAST_PAGES:
            different, times = np.unique(np.frombuffer(lines, dtype=np.uint64), return_counts=True)
            repeated = frozenset(map(int, different[times >= least_pages(len(known))]))
            if repeated:
                yield OutletHabits(outlet, len(known), repeated)


def least_pages(pages: int) -> int:
    """On how many of an outlet's `pages` (at least one) a line must stand to be its habit."""
    return max(LEAST_PAGES, (1 << (pages.bit_length() - 1)) // LEAST_SHARE)


def touching(lines: frozenset[int], outlet: str | None, habits: Habits) -> frozenset[int]:
    """Those of a page's report lines that its outlet repeats: all of the habits that its article can depend on."""
    known = habits.get(outlet) if outlet is not None else None
    return lines & known.lines if known else frozenset()


def digest_of(lines: Iterable[int]) -> str:
    """Sixteen hex digits over a set of line hashes; "" for none."""
    ordered = sorted(lines)
    return hashlib.sha256(b"".join(line.to_bytes(8, "big") for line in ordered)).hexdigest()[:16] if ordered else ""


def lay_habits(article: Article, repeated: frozenset[int]) -> Article:
    """The article with those of its report lines that are among `repeated` as furniture, by the rule "habit"."""
    if not repeated:
        return article
    taken = {one for one, line in _in_question(article) if line in repeated}
    report = sum(one.end - one.start for one in article.segments if one.kind in _IN_QUESTION)
    if not taken or MOST_OF_REPORT * sum(one.end - one.start for one in taken) > report:
        return article
    segments = tuple(
        Segment(one.start, one.end, Kind.FURNITURE, RULE) if one in taken else one for one in article.segments
    )
    return replace(article, segments=segments)


def _in_question(article: Article) -> Iterator[tuple[Segment, int]]:
    fields = [(found.start, found.end) for found in article.found if found.start is not None and found.end is not None]
    for one in article.segments:
        if one.rule != RULE and (one.kind not in _IN_QUESTION or one.rule == _SIGNATURE):
            continue
        if any(start < one.end and one.start < end for start, end in fields):
            continue
        fold = folded(article.text[one.start : one.end])
        if len(fold) >= _SHORTEST:
            yield one, _hash(fold)
