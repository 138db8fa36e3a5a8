"""The sentences of newsroom.toml made ready to be filled: each a row of steps, run by `benchmarks/told.py`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("newsroom.toml")
_PART = re.compile(
    r"\[(?P<slot>[^\]])\]|\((?P<choice>[^()\[\]]*\|[^()\[\]]*)\)|(?P<mark>[<>{}~])|(?P<text>[^\[(<>{}~]+|[\[(])"
)


class Step(IntEnum):
    """What is put next, or which stretch begins or ends here."""

    TEXT = 0
    CHOICE = 1
    WORD = 2
    WORDS = 3
    SOURCE = 4
    TARGET = 5
    PLACE = 6
    MAYBE_PLACE = 7
    MAYBE_DAY = 8
    SPEAKER = 9
    CLAUSE = 10
    ANCHOR = 11
    ANCHOR_END = 12
    CONTENT = 13
    CONTENT_END = 14
    DAY = 15
    NUMBER = 16
    MEDIUM = 17
    NAME = 18
    OUTLET = 19


_SLOTS = {
    "w": Step.WORD, "W": Step.WORDS, "S": Step.SOURCE, "T": Step.TARGET, "P": Step.PLACE, "@": Step.MAYBE_PLACE,
    "#": Step.MAYBE_DAY, "K": Step.SPEAKER, "D": Step.DAY, "N": Step.NUMBER, "C": Step.MEDIUM, "I": Step.NAME,
    "o": Step.OUTLET,
}  # fmt: skip
_MARKS = {
    "<": Step.ANCHOR, ">": Step.ANCHOR_END, "{": Step.CONTENT, "}": Step.CONTENT_END, "~": Step.CLAUSE,
}  # fmt: skip

Phrase = tuple[tuple[int, Any], ...]
"""Steps with what they put: a text, several texts to choose from, or nothing."""


def phrase(words: str) -> Phrase:
    """The steps of one sentence of newsroom.toml."""
    steps: list[tuple[int, Any]] = []
    for part in _PART.finditer(words):
        if slot := part["slot"]:
            steps.append((int(_SLOTS[slot]), None))
        elif choice := part["choice"]:
            steps.append((int(Step.CHOICE), tuple(choice.split("|"))))
        elif mark := part["mark"]:
            steps.append((int(_MARKS[mark]), None))
        else:
            steps.append((int(Step.TEXT), part["text"]))
    return tuple(steps)


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrases by their use. `clauses` and `plans`: type → its modes (None for none), each with its clauses."""

    clauses: dict[str, tuple[tuple[str | None, tuple[Phrase, ...]], ...]]
    plans: dict[str, tuple[tuple[str | None, tuple[Phrase, ...]], ...]]
    tolls: dict[str, tuple[Phrase, ...]]
    sums: dict[str, tuple[Phrase, ...]]
    frames: dict[str, tuple[Phrase, ...]]
    reported: tuple[Phrase, ...]
    direct: tuple[Phrase, ...]
    fillers: tuple[Phrase, ...]
    credits: dict[str, tuple[Phrase, ...]]
    titles: tuple[Phrase, ...]
    lines: dict[str, tuple[Phrase, ...]]
    types: tuple[str, ...]
    planned: tuple[str, ...]
    cues: tuple[str, ...]
    kinds: tuple[str, ...]


@cache
def newsroom() -> dict[str, Any]:
    """The data as it stands in the file."""
    return tomllib.loads(_FILE.read_text("utf-8"))


@cache
def phrases() -> Phrases:
    """The phrases of newsroom.toml; types, cues and kinds of harm as often as they are told."""
    data = newsroom()
    weights = data["weights"]
    return Phrases(
        clauses=_by_type(data["clauses"]),
        plans=_by_type(data["plans"]),
        tolls=_table(data["tolls"]),
        sums=_table(data["sums"]),
        frames=_table(data["frames"]),
        reported=_row(data["statements"]["reported"]),
        direct=_row(data["statements"]["direct"]),
        fillers=_row(data["fillers"]["words"]),
        credits=_table(data["credits"]),
        titles=_row(data["titles"]["words"]),
        lines=_table(data["lines"]),
        planned=tuple(_by_type(data["plans"])),
        types=_weighed(weights["types"]),
        cues=_weighed(weights["cues"]),
        kinds=_weighed(weights["tolls"]),
    )


def _row(sentences: list[str]) -> tuple[Phrase, ...]:
    return tuple(phrase(words) for words in sentences)


def _table(rows: dict[str, list[str]]) -> dict[str, tuple[Phrase, ...]]:
    return {name: _row(sentences) for name, sentences in rows.items()}


def _by_type(rows: dict[str, list[str]]) -> dict[str, tuple[tuple[str | None, tuple[Phrase, ...]], ...]]:
    out: dict[str, list[tuple[str | None, tuple[Phrase, ...]]]] = {}
    for name, sentences in rows.items():
        kind, _, mode = name.partition(".")
        out.setdefault(kind, []).append((mode or None, _row(sentences)))
    return {kind: tuple(modes) for kind, modes in out.items()}


def _weighed(weights: dict[str, int]) -> tuple[str, ...]:
    return tuple(name for name, weight in weights.items() for _ in range(weight))
