"""Gold pages as the reader reads them: its own events with what gold says of those that it has too.

The readings are those of `crossvalidated.py`, by models that have not seen the page. What is learnt from them is learnt
of parties that are missing and events that are none, as they will be on pages that nobody has annotated.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dates import Dates
from events import gold_spans

from palagan.articles.make import make_article
from palagan.model.ids import content_id, sha256_hex
from palagan.model.page import Hints, Page
from palagan.model.reading import Span
from palagan.reading.actors import find_cast
from palagan.reading.ground import ground_of, tellings_of
from palagan.reading.making import Making
from palagan.reading.moments import Dating
from palagan.reading.read import report_sentences
from palagan.reading.setting import reference_day
from palagan.reading.times import find_times

Json = dict[str, Any]


def raw_page(doc: Json, folder: Path) -> Page:
    """The page as a scraper gives it: its bytes, its outlet and its day."""
    raw = (folder / doc["file"]).read_bytes()
    hint = doc.get("hint") or {}
    hints = Hints(outlet=hint.get("outlet"), published=hint.get("published"), external_id=doc["id"])
    return Page(content_id("pg", raw), doc["file"], "text", raw, "utf-8", sha256_hex(raw), hints)


def dates_read(doc: Json, folder: Path, row: str) -> Dates:
    """The events of a page's reading (a line as `palagan read --format jsonl` prints it), gold's answer with each that
    gold has as well, on the same line and of the same type, nearest anchors first."""
    article = make_article(raw_page(doc, folder))
    events = json.loads(row)["events"]
    sentences = report_sentences(article)
    cast, times = find_cast(article, sentences), find_times(article.text, sentences, article.published_day)
    ground = ground_of(article, sentences, times, (), reference_day(article.published_day, times))
    tellings = tellings_of(ground, cast, [_making(event) for event in events])
    dating = Dating(ground, tellings)
    text = (folder / doc["file"]).read_text("utf-8").replace("\r\n", "\n")
    shift = text.find(article.text[:200])
    return Dates(tellings, [dating.candidates(telling) for telling in tellings], _matched(doc, text, events, shift))


def _making(event: Json) -> Making:
    anchor, evidence = (Span(event[name]["start"], event[name]["end"]) for name in ("anchor", "evidence"))
    return Making(
        event["id"], event["type"], None, tuple(event["sources"]), tuple(event["targets"]), None, None,
        event["status"], (), (), False, "", anchor, evidence, event["confidence"],
    )  # fmt: skip


def _matched(doc: Json, text: str, events: Sequence[Json], shift: int) -> list[Json]:
    """For each event of the reading gold's event, {} where gold has none."""
    line = [text.count("\n", 0, event["anchor"]["start"] + shift) for event in events]
    spans = gold_spans(doc, text)
    near = sorted(
        (abs(start - event["anchor"]["start"] - shift), number, other)
        for other, (start, _, gold) in enumerate(spans)
        for number, event in enumerate(events)
        if (line[number], event["type"]) == (gold["line"], gold["type"])
    )
    answers: list[Json] = [{} for _ in events]
    taken: set[int] = set()
    for _, number, other in near:
        if not answers[number] and other not in taken:
            answers[number] = spans[other][-1]
            taken.add(other)
    return answers


def all_read(pages: Iterable[tuple[Json, str]], folder: Path, rows: Sequence[str]) -> list[Dates]:
    """Those of several gold pages; `rows` are in their order."""
    return [dates_read(doc, folder, row) for (doc, _), row in zip(pages, rows, strict=True)]
