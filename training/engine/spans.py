"""Sentences with names from the harmonised corpora, split into words as a page's are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from palagan.languages.tokens import tokenize

KINDS = ("LOC", "ORG", "PER")
TAGS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
QUOTES = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


@dataclass(frozen=True, slots=True)
class Named:
    """Words and their tags, and where the sentence comes from."""

    forms: tuple[str, ...]
    tags: tuple[str, ...]
    source: str


def read_named(path: Path) -> list[Named]:
    """All sentences of a JSONL file; a token that holds several words of ours becomes several."""
    made = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        made.append(_split(row["tokens"], row["ner"], row["source"]))
    return made


def read_gold_standard(path: Path) -> list[Named]:
    """The hand-made sentences of Luthfi and others: word, TAB and kind a line, a blank line between articles."""
    kinds = {"Person": "PER", "Place": "LOC", "Organisation": "ORG"}
    made = []
    for block in path.read_text("utf-8", "replace").split("\n\n"):
        words, tags, before = [], [], ""
        for line in block.strip("\n").split("\n"):
            word, _, kind = line.rpartition("\t")
            kind = kinds.get(kind.strip(), "")
            words.append(word.strip())
            tags.append("O" if not kind else f"{'I' if kind == before else 'B'}-{kind}")
            before = kind
        if all(words):
            made.append(_split(words, tags, "luthfi"))
    return made


def _split(tokens: Sequence[str], tags: Sequence[str], source: str) -> Named:
    forms: list[str] = []
    out: list[str] = []
    for token, tag in zip(tokens, tags, strict=True):
        if tag[2:] not in KINDS:
            tag = "O"
        for number, part in enumerate(tokenize(QUOTES.get(token, token)) or ()):
            forms.append(part.text)
            out.append(f"I{tag[1:]}" if number and tag[0] == "B" else tag)
    return Named(tuple(forms), tuple(out), source)


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """First, last (exclusive) and kind of every name."""
    found: set[tuple[int, int, str]] = set()
    first, kind = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and (tag[0] != "I" or tag[2:] != kind):
            found.add((first, place, kind))
            kind = ""
        if tag[0] == "B" or (tag[0] == "I" and not kind):
            first, kind = place, tag[2:]
    return found


def score(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 in percent, of all names and by kind; a name counts with exact span and kind."""
    count: Counter[tuple[str, str]] = Counter()
    for right, told in zip(gold, found, strict=True):
        ours, theirs = spans(told), spans(right)
        for kind in ("all", *KINDS):
            a = {one for one in ours if kind in ("all", one[2])}
            b = {one for one in theirs if kind in ("all", one[2])}
            count[kind, "both"] += len(a & b)
            count[kind, "ours"] += len(a)
            count[kind, "theirs"] += len(b)
    made = {}
    for kind in ("all", *KINDS):
        precision = 100 * count[kind, "both"] / max(1, count[kind, "ours"])
        recall = 100 * count[kind, "both"] / max(1, count[kind, "theirs"])
        made[kind] = (precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
    return made
