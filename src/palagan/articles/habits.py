"""What an outlet repeats on its pages: lines that stand on several of them are not the report.

Learned beforehand from a heap of pages and handed in as a frozen value, so that reading one page stays a pure function
of that page and the habits.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from palagan.articles.words import folded

LEAST_PAGES = 4
"""A line must stand on this many pages of an outlet to be its habit."""
_LONGEST = 400
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class OutletHabits:
    """Hashes of the lines that `outlet` repeats, told from `pages` pages."""

    outlet: str
    pages: int
    lines: frozenset[str]

    def repeats(self, line: str) -> bool:
        """Whether the outlet repeats this line."""
        return bool(self.lines) and len(line) <= _LONGEST and line_hash(line) in self.lines


def line_hash(line: str) -> str:
    """Sixteen hex digits over the line's letters and digits, case and marks aside."""
    return hashlib.sha256(folded(line).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def learn_habits(pages: Iterable[tuple[str, str]], least: int = LEAST_PAGES) -> dict[str, OutletHabits]:
    """For each outlet of `(outlet, text)` pairs, the lines that stand on at least `least` of its pages.

    The same text twice counts once. Outlets with fewer than `least` pages have no habits and are left out.
    """
    seen: dict[str, set[str]] = defaultdict(set)
    times: dict[str, Counter[str]] = defaultdict(Counter)
    for outlet, text in pages:
        whole = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if whole in seen[outlet]:
            continue
        seen[outlet].add(whole)
        lines = {line.strip() for line in text.split("\n")}
        times[outlet].update({line_hash(line) for line in lines if _SHORTEST <= len(line) <= _LONGEST and folded(line)})
    return {
        outlet: OutletHabits(
            outlet, len(seen[outlet]), frozenset(line for line, count in times[outlet].items() if count >= least)
        )
        for outlet in seen
        if len(seen[outlet]) >= least
    }
