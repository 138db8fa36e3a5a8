"""What each step costs: gathering, the steps of reading one after the other, the record, the store."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks.measure import Row
from palagan.articles.make import make_article
from palagan.clock import now
from palagan.flow import Batch, read_pages, steps
from palagan.gather.collect import collect
from palagan.model.article import Article
from palagan.model.page import Page
from palagan.model.reading import Reading
from palagan.reading.actors import find_cast
from palagan.reading.attribution import attributions
from palagan.reading.events import find_events
from palagan.reading.figures import find_figures
from palagan.reading.places import find_places
from palagan.reading.read import read_article, report_sentences
from palagan.reading.statements import find_statements
from palagan.reading.times import find_times
from palagan.record.build import build_record
from palagan.run import add_pages, make_record
from palagan.store.open import CaseFile, make_case
from palagan.store.readings import kept_readings, save_readings

T = TypeVar("T")


class Watch:
    """Seconds by step."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    def __call__(self, step: str, work: Callable[[], T]) -> T:
        """Do some work and count its time under a step."""
        began = time.perf_counter()
        made = work()
        self.spent[step] += time.perf_counter() - began
        return made

    def rows(self, name: str, count: int) -> list[Row]:
        """Milliseconds a page, in the order of the steps."""
        return [Row(f"{name}: {step}", 1000 * spent / count, "ms/page") for step, spent in self.spent.items()]


def gathering(pages: Sequence[Page]) -> list[Row]:
    """Files of a folder made pages."""
    watch = Watch()
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pages):
            ending = "html" if page.media == "html" else "txt"
            (Path(folder) / f"{number:06}.{ending}").write_bytes(page.content)
        watch("files to pages", lambda: sum(1 for _ in collect([Path(folder)])))
    return watch.rows("gather", len(pages))


def reading_steps(pages: Sequence[Page]) -> list[Row]:
    """The steps of `read_article`, each over all pages that are articles to be read."""
    reads = steps().reads
    articles = [article for article in map(make_article, pages) if article.is_article and reads(article.language)]
    read_article(articles[0])
    watch = Watch()
    for article in articles:
        _one(article, watch)
    return watch.rows("reading", len(articles))


def _one(article: Article, watch: Watch) -> None:
    sentences = watch("sentences", lambda: report_sentences(article))
    cast = watch("actors", lambda: find_cast(article, sentences))
    times = watch("times", lambda: find_times(article.text, sentences, article.published_day))
    places = watch("places", lambda: find_places(article.text, sentences))
    statements = watch("statements", lambda: find_statements(article, sentences, cast))
    ascribed = watch("who says what", lambda: attributions(article, sentences, cast, statements))
    watch("events", lambda: find_events(article, sentences, cast, times, places, ascribed))
    watch("figures", lambda: find_figures(article, sentences, cast, times, places, statements))


def store_and_record(name: str, pages: Sequence[Page]) -> list[Row]:
    """Pages and readings into a case and out of it, and the record made of them and kept."""
    watch = Watch()
    batch = read_pages(pages)
    with tempfile.TemporaryDirectory() as folder:
        case = make_case(Path(folder) / "bench", now())
        watch("store: pages in", lambda: add_pages(case, pages, now, {}))
        watch("store: readings in", lambda: _save(case, batch))
        with case.reading() as connection:
            readings: list[Reading] = watch("store: readings out", lambda: list(kept_readings(connection)))
        watch("record, in memory", lambda: build_record(readings))
        watch("record, in the case", lambda: make_record(case))
        case.close()
    return watch.rows(name, len(pages))


def _save(case: CaseFile, batch: Batch) -> None:
    with case.writing() as connection:
        save_readings(connection, batch.rows, batch.reports)
