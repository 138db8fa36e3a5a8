"""How much a word tells: rare words more than common ones, names and numbers more than other words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from palagan.languages.tables import table

PRIOR_PAGES = 500
"""The common-word tables weigh as much as so many pages: a case of two pages knows that "yang" tells nothing."""
_UNSEEN = 0.001
"""The share of pages in which a word stands that the tables lack."""


@cache
def word_shares() -> Mapping[str, float]:
    """Word → the share of news pages it stands in, the greatest over all languages that have a table."""
    out: dict[str, float] = {}
    languages = resources.files("palagan").joinpath("languages")
    for folder in sorted(entry.name for entry in languages.iterdir() if entry.is_dir()):
        if languages.joinpath(folder, "word_pages.tsv").is_file():
            for row in table(f"languages/{folder}/word_pages.tsv"):
                out[row["word"]] = max(out.get(row["word"], 0.0), int(row["pages"]) / 1000)
    return out


class Rarity:
    """Inverse document frequency over some pages, evened out by the common-word tables.

    ln((pages + prior) / (pages with the word + prior · its share)), after Spärck Jones (1972).
    """

    __slots__ = ("_pages", "_seen", "_shares")

    def __init__(self, pages: Iterable[Iterable[str]]) -> None:
        self._shares = word_shares()
        self._seen: Counter[str] = Counter()
        self._pages = 0
        for words in pages:
            self._seen.update(set(words))
            self._pages += 1

    def of(self, word: str) -> float:
        """How rare a word is; never below 0."""
        expected = self._seen[word] + PRIOR_PAGES * self._shares.get(word, _UNSEEN)
        return max(0.0, math.log((self._pages + PRIOR_PAGES + 1) / expected))

    def pages_with(self, word: str) -> int:
        """How many of the pages have it."""
        return self._seen[word]


def unit(vector: Mapping[str, float]) -> dict[str, float]:
    """The vector at length one; empty stays empty. Sorted by word, so that sums come out the same on every run."""
    length = math.sqrt(math.fsum(value * value for value in vector.values()))
    return {word: vector[word] / length for word in sorted(vector)} if length else {}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The likeness of two unit vectors, 0–1."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(value * many[word] for word, value in few.items() if word in many)
