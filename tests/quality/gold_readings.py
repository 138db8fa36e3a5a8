"""Readings made from gold documents, so that the record can be tested before, and apart from, the reader."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from palagan.model.article import Article, Credit, Kind, Segment
from palagan.model.ids import content_id
from palagan.model.reading import Actor, Event, Figure, Reading, Span, Statement

Json = dict[str, Any]
_HARM = {"ASSAULT", "COERCE", "PROTEST"}


def shared_folder() -> Path | None:
    """The folder of shared data: PALAGAN_SHARED, else ../shared beside the repository; None where there is none."""
    told = os.environ.get("PALAGAN_SHARED")
    folder = Path(told) if told else Path(__file__).resolve().parents[3] / "shared"
    return folder if (folder / "gold" / "seeds.jsonl").is_file() else None


def documents(folder: Path, name: str) -> list[Json]:
    """The gold documents of one file ("seeds", "dev", "train")."""
    lines = (folder / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def raw_text(folder: Path, document: Json) -> str:
    """The page as crawled."""
    return (folder / "gold" / str(document["file"])).read_bytes().decode("utf-8").replace("\r\n", "\n")


def gold_reading(folder: Path, document: Json) -> Reading:
    """The reading that a perfect reader would make of the document's page."""
    return _Page(document, raw_text(folder, document)).reading()


class _Page:
    def __init__(self, document: Json, text: str) -> None:
        self.document, self.text = document, text
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def reading(self) -> Reading:
        document = self.document
        return Reading(
            article=self.article(),
            sentences=tuple(self.line(int(n)) for n, kind in document["lines"].items() if kind == "body"),
            actors=tuple(self.actor(actor) for actor in document["actors"]),
            events=tuple(self.event(n, event) for n, event in enumerate(document["events"], start=1)),
            statements=tuple(self.statement(n, told) for n, told in enumerate(document["statements"], start=1)),
            figures=tuple(self.figure(n, told) for n, told in enumerate(document["figures"], start=1)),
            reader="gold",
        )

    def article(self) -> Article:
        document = self.document
        hint = document.get("hint") or {}
        kinds = sorted((int(n), Kind(kind)) for n, kind in document["lines"].items())
        return Article(
            page_id=content_id("pg", document["id"]),
            source=document["file"],
            url=None,
            external_id=document["id"],
            text=self.text,
            segments=tuple(Segment(self.line(n).start, self.line(n).end, kind) for n, kind in kinds),
            language=document["language"],
            outlet=document["outlet"],
            title=document["title"],
            byline=tuple(document["byline"]),
            published=document["published"] or hint.get("published"),
            dateline=document["dateline"],
            credits=tuple(self.credit(name) for name in document["credits"]),
        )

    def credit(self, name: str) -> Credit:
        actors = [actor for actor in self.document["actors"] if actor["name"] == name or name in actor["mentions"]]
        for form in (name, *(form for actor in actors for form in actor["mentions"])):
            at = self.text.find(form)
            if at >= 0:
                return Credit(name, at, at + len(form), "dilansir")
        return Credit(name, 0, 0, "dilansir")

    def line(self, number: int) -> Span:
        return Span(self.starts[number], self.starts[number] + len(self.lines[number]))

    def find(self, number: int, words: str) -> Span:
        line = self.line(number)
        at = self.text.index(words, line.start, line.end)
        return Span(at, at + len(words))

    def actor(self, told: Json) -> Actor:
        spans = [Span(at, at + len(form)) for form in told["mentions"] if (at := self.text.find(form)) >= 0]
        return Actor(told["id"], told["name"], told["kind"], told["code"], tuple(spans))

    def event(self, number: int, told: Json) -> Event:
        return Event(
            id=f"e{number}",
            type=told["type"],
            mode=told["mode"],
            date=told["date"],
            place=told["place"],
            status=told["status"],
            background=told["background"],
            happening=told["happening"],
            anchor=self.find(told["line"], told["anchor"]),
            evidence=self.line(told["line"]),
            confidence=1.0,
            sources=tuple(told["sources"]),
            targets=tuple(told["targets"]),
            said_by=tuple(told["said_by"]),
            denied_by=tuple(told["denied_by"]),
        )

    def statement(self, number: int, told: Json) -> Statement:
        span = self.find(told["line"], told["text"])
        near = (told["line"] - 1, told["line"])
        denies = any(
            told["speaker"] in event["denied_by"] for event in self.document["events"] if event["line"] in near
        )
        return Statement(
            f"s{number}", told["speaker"], tuple(told["via"]), told["direct"], span.start, span.end, None, denies
        )

    def figure(self, number: int, told: Json) -> Figure:
        span = self.find(told["line"], told["text"])
        harming = [
            n
            for n, event in enumerate(self.document["events"], start=1)
            if event["line"] == told["line"] and event["type"] in _HARM
        ]
        return Figure(
            id=f"f{number}",
            kind=told["kind"],
            low=told["low"],
            high=told["high"],
            place=told["place"],
            date=None,
            said_by=tuple(told["said_by"]),
            start=span.start,
            end=span.end,
            event=f"e{harming[0]}" if harming else None,
        )
