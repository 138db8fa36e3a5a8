"""Small readings made by hand: a page of lines, then its actors, events, statements and figures by their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from palagan.model.article import Article, Credit, Kind, Segment
from palagan.model.ids import content_id
from palagan.model.reading import Actor, Event, Figure, Reading, Span, Statement

ARMENIA = Actor("arm", "Armenia", "state", "ARM", ())
AZERBAIJAN = Actor("aze", "Azerbaijan", "state", "AZE", ())
TURKEY = Actor("tur", "Turki", "state", "TUR", ())
CAVUSOGLU = Actor("cav", "Mevlut Cavusoglu", "person", "TUR.GOV", ())
ALIYEV = Actor("ali", "Ilham Aliyev", "person", "AZE.GOV", ())
ARMENIAN_MINISTRY = Actor("armd", "Kementerian Pertahanan Armenia", "organization", "ARM.GOV", ())
PROSECUTOR = Actor("jud", "Kejaksaan Agung Azerbaijan", "organization", "AZE.JUD", ())
ARTSAKH_MINISTRY = Actor("xnkd", "Kementerian Pertahanan Artsakh", "organization", "XNK.PRE", ())
ARTSAKH_SOLDIERS = Actor("xnks", "tentara Artsakh", "group", "XNK.MIL", ())
CIVILIANS = Actor("civ", "warga sipil Azerbaijan", "group", "AZE.CVL", ())
UNITED_NATIONS = Actor("un", "PBB", "organization", "UNO", ())
PAKISTAN = Actor("pak", "Pakistan", "state", "PAK", ())
PAKISTANI_MINISTRY = Actor("pakm", "Kementerian Luar Negeri Pakistan", "organization", "PAK.GOV", ())
INDIAN_MEDIA = Actor("indm", "media India", "group", "IND.JRN", ())

EVERYBODY = (
    ARMENIA,
    AZERBAIJAN,
    TURKEY,
    CAVUSOGLU,
    ALIYEV,
    ARMENIAN_MINISTRY,
    PROSECUTOR,
    ARTSAKH_MINISTRY,
    ARTSAKH_SOLDIERS,
    CIVILIANS,
    UNITED_NATIONS,
    PAKISTAN,
    PAKISTANI_MINISTRY,
    INDIAN_MEDIA,
)


class PageOf:
    """A page under construction. Each body line is a segment and a sentence; words are found where they first stand."""

    def __init__(
        self, name: str, outlet: str | None, published: str | None, *lines: str, title: str | None = None
    ) -> None:
        self.name, self.outlet, self.published, self.title = name, outlet, published, title
        self.text = "\n".join(lines)
        self.cast: tuple[Actor, ...] = EVERYBODY
        self.credits: list[Credit] = []
        self.events: list[Event] = []
        self.statements: list[Statement] = []
        self.figures: list[Figure] = []

    @property
    def id(self) -> str:
        """The page's id."""
        return content_id("pg", self.name)

    def find(self, words: str) -> Span:
        """Where some words first stand."""
        at = self.text.index(words)
        return Span(at, at + len(words))

    def line_of(self, offset: int) -> Span:
        """The line that holds an offset."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return Span(start, len(self.text) if end < 0 else end)

    def credit(self, name: str, words: str | None = None, cue: str = "dilansir", republished: bool = False) -> PageOf:
        """A credit that stands in the text."""
        span = self.find(words or name)
        self.credits.append(Credit(name, span.start, span.end, cue, republished))
        return self

    def event(
        self, anchor: str, type_: str, sources: Sequence[Actor] = (), targets: Sequence[Actor] = (), **told: Any
    ) -> PageOf:
        """An event by its anchor words; `said_by` and `denied_by` are actors, `happening` defaults to a new one."""
        number = len(self.events) + 1
        span = self.find(anchor)
        self.events.append(
            Event(
                id=f"e{number}",
                type=type_,
                mode=told.get("mode"),
                sources=ids(sources),
                targets=ids(targets),
                date=told.get("date"),
                place=told.get("place"),
                status=told.get("status", "happened"),
                said_by=ids(told.get("said_by", ())),
                denied_by=ids(told.get("denied_by", ())),
                background=told.get("background", False),
                happening=told.get("happening", f"h{number}"),
                anchor=span,
                evidence=self.line_of(span.start),
                confidence=1.0,
                date_span=told.get("date_span"),
                place_span=told.get("place_span"),
            )
        )
        return self

    def statement(
        self, words: str, speaker: Actor | None, via: Sequence[Actor] = (), direct: bool = False, denies: bool = False
    ) -> PageOf:
        """A statement by its words."""
        span = self.find(words)
        number = len(self.statements) + 1
        self.statements.append(
            Statement(
                f"s{number}", speaker.id if speaker else None, ids(via), direct, span.start, span.end, None, denies
            )
        )
        return self

    def figure(self, words: str, kind: str, low: float | None, high: float | None, **told: Any) -> PageOf:
        """A figure by its words; `said_by` and `of` are actors."""
        span = self.find(words)
        self.figures.append(
            Figure(
                id=f"f{len(self.figures) + 1}",
                kind=kind,
                low=low,
                high=high,
                place=told.get("place"),
                date=told.get("date"),
                said_by=ids(told.get("said_by", ())),
                start=span.start,
                end=span.end,
                event=told.get("event"),
                of=ids(told.get("of", ())),
                cumulative=told.get("cumulative", False),
            )
        )
        return self

    def reading(self, is_article: bool = True) -> Reading:
        """The finished reading."""
        lines = [span for span in self._lines() if span.start < span.end]
        article = Article(
            page_id=self.id,
            source=f"{self.name}.txt",
            url=None,
            external_id=self.name,
            text=self.text,
            segments=tuple(Segment(span.start, span.end, Kind.BODY) for span in lines),
            language="id",
            outlet=self.outlet,
            title=self.title,
            published=self.published,
            credits=tuple(self.credits),
            is_article=is_article,
        )
        return Reading(
            article, tuple(lines), self.cast, tuple(self.events), tuple(self.statements), tuple(self.figures)
        )

    def _lines(self) -> list[Span]:
        out, start = [], 0
        for line in self.text.split("\n"):
            out.append(Span(start, start + len(line)))
            start += len(line) + 1
        return out


def ids(actors: Sequence[Actor]) -> tuple[str, ...]:
    """The ids of some actors."""
    return tuple(actor.id for actor in actors)


def strike(name: str, outlet: str, published: str, dead: int, *, date: str = "2020-10-11") -> PageOf:
    """A page on a missile strike on Ganja, with a toll by the Azerbaijani prosecutor."""
    page = PageOf(
        name,
        outlet,
        published,
        f"Rudal menghantam permukiman di Ganja dan menewaskan {dead} orang, kata Kejaksaan Agung Azerbaijan.",
        "Regu penolong masih mencari korban di bawah reruntuhan blok apartemen itu.",
    )
    page.event("menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN], date=date, place="Ganja", said_by=[PROSECUTOR])
    return page.figure(f"{dead} orang", "killed", dead, dead, place="Ganja", said_by=[PROSECUTOR], event="e1")
