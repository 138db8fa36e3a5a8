"""The words by which the parts of a page are told apart, of all languages that have them.

A page in one language carries buttons in another, so these lists are read together. A new language folder that brings
`furniture.toml`, `bylines.toml`, `calendar.toml` or `credits.toml` adds its words with no change of code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from palagan.articles.letters import folded
from palagan.languages.tables import lexicon

_SIGN = re.compile(r"\\s\+|\\.|.", re.DOTALL)
"""One sign of a pattern made from words: white space, an escaped sign or a sign."""


@cache
def lexicons(name: str) -> tuple[dict[str, Any], ...]:
    """The file `name` of every language folder that has it, Indonesian first, then by the folder's name."""
    room = resources.files("palagan").joinpath("languages")
    folders = [entry.name for entry in room.iterdir() if entry.is_dir() and entry.joinpath(name).is_file()]
    return tuple(lexicon(f"languages/{folder}/{name}") for folder in sorted(folders, key=lambda f: (f != "id", f)))


@cache
def phrases(name: str, key: str) -> tuple[str, ...]:
    """The list `key` of all these files in one, without repeats, longest phrase first (for greedy alternations)."""
    found = dict.fromkeys(str(phrase) for data in lexicons(name) for phrase in data.get(key, ()))
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def phrase_set(name: str, key: str) -> frozenset[str]:
    """The same as a set."""
    return frozenset(phrases(name, key))


def alternation(words: tuple[str, ...] | frozenset[str]) -> str:
    """A regular expression that fits any of the words, longest first, white space of any kind between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(_factored([_SIGN.findall(re.sub(r"(\\ )+", r"\\s+", re.escape(word))) for word in ordered]))


def _factored(words: list[list[str]]) -> list[str]:
    """The alternatives with the signs that they begin with told once: an engine that tries them in turn fails sooner.

    What fits first is the same as without, since of words that begin alike the longer stand first.
    """
    heads: dict[str, list[list[str]]] = {}
    for word in words:
        heads.setdefault(word[0] if word else "", []).append(word[1:])
    if len({head.casefold() for head in heads}) < len(heads):
        return ["".join(word) for word in words]
    out = []
    for head, rests in heads.items():
        if not head:
            continue
        further = _factored(rests)
        out.append(head + (f"(?:{'|'.join(further)})" if len(further) > 1 else further[0]))
    return [*out, ""] if "" in heads else out


def stems(words: Iterable[str]) -> tuple[str, ...]:
    """The fewest strings of which every one of the words holds one, in lower case: a cheap test before a pattern."""
    kept: list[str] = []
    for word in sorted(
        {max(word.lower().split(), key=len) for word in words if word.strip()}, key=lambda word: (len(word), word)
    ):
        if not any(stem in word for stem in kept):
            kept.append(word)
    return tuple(kept)


def first_words(some: Iterable[str]) -> frozenset[str]:
    """The words that phrases begin with, as folded lines tell them: a cheap test before a pattern of the phrases."""
    return frozenset(folded(phrase).partition(" ")[0] for phrase in some)


def holds_any(lowered: str, some: tuple[str, ...]) -> bool:
    """Whether a text in lower case holds one of the stems."""
    for stem in some:  # noqa: SIM110 - a plain loop is twice as fast, and this is asked thousands of times a page
        if stem in lowered:
            return True
    return False
