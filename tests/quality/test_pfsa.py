"""Direct quotations against PFSA: their content holds its floor, on the very set that the floor was pinned on."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from palagan.articles.make import make_article
from palagan.model.ids import content_id, sha256_hex
from palagan.model.page import Hints, Page
from palagan.reading.actors import find_cast
from palagan.reading.read import report_sentences
from palagan.reading.statements import find_statements
from tests.quality.gold_readings import shared_folder

SHARED = shared_folder()
CORPUS = SHARED / "corpora" / "pfsa" / "pfsa.test.jsonl" if SHARED else None
FLOORS = tomllib.loads((Path(__file__).parent / "pfsa_floors.toml").read_text("utf-8"))["test"]
_MARKS = frozenset('”“"')
_CLOSED = frozenset(".,;:?!)]}%…")
_OPEN = frozenset("([{")

needs_corpus = pytest.mark.skipif(
    CORPUS is None or not CORPUS.is_file(), reason="no PFSA here: no shared folder that has it"
)


def articles() -> Iterator[dict[str, Any]]:
    assert CORPUS is not None
    for row in CORPUS.read_text("utf-8").splitlines():
        if row.strip():
            yield json.loads(row)


def written(tokens: Sequence[str]) -> tuple[str, list[int]]:
    """The article with its spaces put back, and where each token begins.

    The corpus writes every quotation mark as a closing one: here they open and close by turns.
    """
    text, begins = "", []
    glued, inside = True, False
    for number, token in enumerate(tokens):
        mark = token in _MARKS
        inside = inside != mark
        closes = token in _CLOSED or (mark and not inside)
        before = tokens[number - 1] if number else ""
        dated = (before in "/-" and bool(before)) or token in ("/", "-")
        if not (glued or closes or dated):
            text += " "
        begins.append(len(text))
        text += ("“" if inside else "”") if mark else token
        glued = token in _OPEN or (mark and inside)
    return text, begins


def quoted_persons(text: str) -> list[str]:
    """The direct quotations that the reader takes for words of a person."""
    raw = text.encode()
    page = Page(content_id("pg", raw), "pfsa", "text", raw, "utf-8", sha256_hex(raw), Hints())
    article = make_article(page)
    sentences = report_sentences(article)
    cast = find_cast(article, sentences)
    spans = set()
    for told in find_statements(article, sentences, cast):
        speaker = cast.get(told.speaker) if told.speaker else None
        if told.direct and speaker is not None and speaker.kind == "person":
            spans.add((told.start, told.end))
    return [article.text[start:end] for start, end in sorted(spans)]


def likeness(one: str, other: str) -> float:
    """The words shared, as a share of the longer text."""
    left, right = re.findall(r"\w+", one.casefold()), re.findall(r"\w+", other.casefold())
    return sum((Counter(left) & Counter(right)).values()) / max(len(left), len(right), 1)


def matched(gold: Sequence[str], found: Sequence[str]) -> int:
    """How many are found, each once, the likest first."""
    likest = sorted(((likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    left, right = set[int](), set[int]()
    for like, i, j in likest:
        if like >= 0.5 and i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)


@needs_corpus
def test_direct_quotations_hold_their_floor() -> None:
    hits = told = found = 0
    for article in articles():
        text, begins = written(article["tokens"])
        spans = {(begins[start], begins[end - 1]) for start, end, label in article["spans"] if label == "STATEMENT"}
        gold = [text[start:end] for start, end in sorted(spans)]
        got = quoted_persons(text)
        hits, told, found = hits + matched(gold, got), told + len(gold), found + len(got)
    assert told
    assert 2 * hits / (told + found) >= FLOORS["floor"]


@needs_corpus
def test_the_floor_was_pinned_on_this_set() -> None:
    assert CORPUS is not None
    assert hashlib.sha256(CORPUS.read_bytes()).hexdigest() == FLOORS["sha256"]


def test_the_floor_is_not_under_what_was_promised() -> None:
    assert FLOORS["floor"] >= FLOORS["promised"]


def test_marks_open_and_close_by_turns() -> None:
    tokens = ["Ia", "datang", ".", "”", "Kami", "di", "sini", ",", "”", "kata", "Bima", "(", "12", "/", "3", ")", "."]
    text, begins = written(tokens)
    assert text == "Ia datang. “Kami di sini,” kata Bima (12/3)."
    assert text[begins[4] : begins[7]] == "Kami di sini"
