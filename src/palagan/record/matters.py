"""Words that tie pages' tellings together (truce, breach, document), as each language's data has them."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Literal

from palagan.languages.tables import lexicon

Matter = Literal["truce", "breach", "documents"]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    forms: dict[str, set[str]] = {"truce": set(), "breach": set(), "documents": set()}
    languages = resources.files("palagan").joinpath("languages")
    for folder in sorted(entry.name for entry in languages.iterdir() if entry.is_dir()):
        if languages.joinpath(folder, "matters.toml").is_file():
            data = lexicon(f"languages/{folder}/matters.toml")
            for matter, known in forms.items():
                known.update(data[matter])
    return {
        matter: re.compile(r"\b(?:" + "|".join(re.escape(w) for w in sorted(known, key=len, reverse=True)) + r")\b")
        for matter, known in forms.items()
    }


def tells(matter: Matter, words: str) -> bool:
    """Whether some words name such a matter, in any language that has the data."""
    return _patterns()[matter].search(words.lower()) is not None


def named(matter: Matter, words: str) -> frozenset[str]:
    """Which of the matter's words they use."""
    return frozenset(_patterns()[matter].findall(words.lower()))
