"""The trained engine alone: time to load, and words a second of parser and names on one core."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from benchmarks.measure import Row
from palagan.articles.make import make_article
from palagan.languages.engine import engine_of
from palagan.languages.tokens import tokenize
from palagan.model.page import Page
from palagan.reading.read import report_sentences

LOADING = """
import time
began = time.perf_counter()
from palagan.languages.engine import engine_of
engine_of("id").parse([["ya"]])
engine_of("id").names([["ya"]])
print(time.perf_counter() - began)
"""
TIMES = 3
"""The best of so many runs is told: other work on the machine only ever slows one down."""

Sentences = Sequence[Sequence[str]]


def engine_rows(pages: Sequence[Page]) -> list[Row]:
    """Seconds to load in a new process, words a second by network; nothing where there is no engine."""
    engine = engine_of("id")
    if engine is None:
        return []
    split = [_sentences(page) for page in pages]
    return [
        Row("engine: load", min(_loading() for _ in range(TIMES)), "s", "0.6"),
        Row("engine: parser", _speed(engine.parse, split), "words/s/core", "40,000"),
        Row("engine: names", _speed(engine.names, split), "words/s/core", "80,000"),
    ]


def _sentences(page: Page) -> Sentences:
    article = make_article(page)
    spans = report_sentences(article)
    return [[token.text for token in tokenize(article.text, span.start, span.end)] for span in spans]


def _loading() -> float:
    done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _speed(work: Callable[[Sentences], object], pages: Sequence[Sentences]) -> float:
    words = sum(len(sentence) for page in pages for sentence in page)
    best = 0.0
    for _ in range(TIMES + 1):  # the first run meets words for the first time
        began = time.process_time()
        for page in pages:
            work(page)
        best = max(best, words / (time.process_time() - began))
    return best
