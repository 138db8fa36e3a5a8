"""Which words tell what a sentence is about, by how many news pages they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from palagan.languages.lemmas import lemmas
from palagan.languages.tables import table

_COMMON = 0.1
"""Words that stand in more than this share of pages say nothing about what a sentence is about."""


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


@cache
def _common() -> frozenset[str]:
    """The words that say nothing: a few hundred, so that to see whether one is among them costs less than to remember
    of each word ever met whether it is."""
    return frozenset([word for word, share in word_shares().items() if share > _COMMON])


def telling_words(words: Iterable[str]) -> frozenset[str]:
    """The words that say what a sentence is about: neither common nor single letters."""
    common = _common()
    return frozenset([word for word in words if word not in common and len(word) > 1])


def roots_of(words: Iterable[str]) -> frozenset[str]:
    """The roots of some words: "menembaki" and "penembakan" are one."""
    return frozenset(lemmas(words))


def overlap_of(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller set of telling words stands in the other, 0–1; 0 when one is empty."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))
