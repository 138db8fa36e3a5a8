"""Words that tie pages' tellings together (truce, breach, document), as each language's data has them."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

from palagan.languages.tables import lexicon
from palagan.record.folding import fold

Matter = Literal[
    "truce",
    "breach",
    "documents",
    "civilians",
    "forces",
    "rebels",
    "both_sides",
    "negation",
    "unreal",
    "also",
    "again",
    "that_deed",
    "suffering",
    "references",
    "denies",
    "denied_by",
    "asking",
    "part_before",
    "part_after",
]


def _lexicons() -> list[dict[str, Any]]:
    languages = resources.files("palagan").joinpath("languages")
    folders = sorted(entry.name for entry in languages.iterdir() if entry.is_dir())
    return [
        lexicon(f"languages/{folder}/matters.toml")
        for folder in folders
        if languages.joinpath(folder, "matters.toml").is_file()
    ]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    forms: dict[str, set[str]] = {matter: set() for matter in get_args(Matter)}
    for data in _lexicons():
        for matter, known in forms.items():
            known.update(data.get(matter, ()))
    return {
        matter: re.compile(r"\b(?:" + "|".join(re.escape(w) for w in sorted(known, key=len, reverse=True)) + r")\b")
        for matter, known in forms.items()
    }


@cache
def place_heads() -> frozenset[str]:
    """Words that say what kind of place the name after them is ("kota", "provinsi"), folded, of all languages."""
    return frozenset(fold(word) for data in _lexicons() for word in data["place_heads"])


@cache
def wide_openings() -> tuple[str, ...]:
    """What the name of a long stretch of land begins with ("perbatasan "), folded, of all languages."""
    return tuple(sorted({f"{fold(word)} " for data in _lexicons() for word in data["wide_places"]}))


def tells(matter: Matter, words: str) -> bool:
    """Whether some words name such a matter, in any language that has the data."""
    return _patterns()[matter].search(words.lower()) is not None


def where(matter: Matter, words: str) -> tuple[int, int] | None:
    """Where some words first name it, in any language that has the data."""
    found = _patterns()[matter].search(words.lower())
    return found.span() if found else None


def named(matter: Matter, words: str) -> frozenset[str]:
    """Which of the matter's words they use."""
    return frozenset(_patterns()[matter].findall(words.lower()))


@cache
def _doing() -> tuple[tuple[str, ...], frozenset[str]]:
    starts = sorted({start for data in _lexicons() for start in data.get("doing_starts", ())})
    return tuple(starts), frozenset(word for data in _lexicons() for word in data.get("doing", ()))


def tells_doing(words: str) -> bool:
    """Whether some words are a verb of doing ("menembaki", "saling tuduh"), not a noun that refers ("tuduhan")."""
    first = words.lower().split()[:1]
    starts, whole = _doing()
    return any(word in whole or word.startswith(starts) for word in first)
