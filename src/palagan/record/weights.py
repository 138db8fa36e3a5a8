"""How much a word tells: rare words more than common ones, names and numbers more than other words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources

from palagan.languages.tables import table

PRIOR_PAGES = 500
"""The common-word tables weigh as much as so many pages: a case of two pages knows that "yang" tells nothing."""
_COMMON = 0.1
"""Words that stand in more than this share of pages say nothing about what a sentence is about."""
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


@lru_cache(maxsize=65536)
def _tells(word: str) -> bool:
    return len(word) > 1 and word_shares().get(word, 0.0) <= _COMMON


def telling_words(words: Iterable[str]) -> frozenset[str]:
    """The words that say what a sentence is about: neither common nor single letters."""
    return frozenset(word for word in words if _tells(word))


def overlap_of(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller set of telling words stands in the other, 0–1; 0 when one is empty."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))


def shared_words(one: Iterable[str], other: Iterable[str]) -> float:
    """How much of the telling words of the poorer of two stretches stands in the other, 0–1."""
    return overlap_of(telling_words(one), telling_words(other))


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
    words = sorted(vector)
    length = math.sqrt(sum([vector[word] * vector[word] for word in words]))
    return {word: vector[word] / length for word in words} if length else {}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The likeness of two unit vectors, 0–1. Both come sorted by word, so the sum is the same in either order."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum([value * many[word] for word, value in few.items() if word in many])
