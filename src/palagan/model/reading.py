"""A reading: what one page says, each thing with the span it rests on. Field meanings are the codebook's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from palagan.model.article import Article

ActorKind = Literal["state", "organization", "person", "group"]
Status = Literal["happened", "planned", "possible"]


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]`, in code points of the article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who does, says, suffers or is asked something on this page.

    `id` is unique in the page ("a1"); `code` the codebook's actor code; `known` the id of the knowledge-base entry it
    was resolved to, or None; `rule` what gave the code.
    """

    id: str
    name: str
    kind: ActorKind
    code: str
    mentions: tuple[Span, ...]
    known: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time: `value` in EDTF at the precision of the words, None when it cannot be anchored.

    `flag` says what does not fit ("weekday differs from date").
    """

    start: int
    end: int
    value: str | None
    rule: str
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place on the page, as written; `country` is its code where the knowledge base has it."""

    start: int
    end: int
    name: str
    country: str | None
    level: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of an event, once a sentence. `happening` joins mentions of the same event on this page."""

    id: str
    type: str
    mode: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    date: str | None
    place: str | None
    status: Status
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    background: bool
    happening: str
    anchor: Span
    evidence: Span
    confidence: float
    rule: str = ""
    date_span: Span | None = None
    place_span: Span | None = None
    demand: Span | None = None
    """For REQUEST, THREATEN, AGREE, CONCEDE: the words that tell what is asked, threatened or promised."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that the page ascribes to somebody. `speaker` and `via` are actor ids; `cue` the words that ascribe."""

    id: str
    speaker: str | None
    via: tuple[str, ...]
    direct: bool
    start: int
    end: int
    cue: Span | None
    denies: bool = False
    """True when the cue is one of denial ("membantah", "menyangkal")."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people or things harmed. `low`/`high` bound what the words say; None is an open bound.

    `event` is the id of the event it is the toll of, where one was found; `of` the actor ids harmed;
    `cumulative` True when the words tell a sum since a start ("hingga saat ini", "total").
    """

    id: str
    kind: str
    low: float | None
    high: float | None
    place: str | None
    date: str | None
    said_by: tuple[str, ...]
    start: int
    end: int
    event: str | None = None
    of: tuple[str, ...] = ()
    cumulative: bool = False
    evidence: Span | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says. A pure function of the article: the same article always gives the same reading."""

    article: Article
    sentences: tuple[Span, ...]
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    reader: str = "rules-0.1"

    def words(self, start: int, end: int) -> str:
        """The article's words between two offsets."""
        return self.article.text[start:end]
