"""An article: one text, every stretch of it with a kind, and what the page tells about itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a stretch of page text is (codebook, "The page")."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    PUBLISHED = "published"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    RELATED = "related"
    CREDIT = "credit"
    FURNITURE = "furniture"


REPORT = frozenset({Kind.BODY, Kind.HEADING, Kind.CAPTION})
"""The kinds that are the report itself."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch `text[start:end]` (code points) of one kind; `rule` names what decided it."""

    start: int
    end: int
    kind: Kind
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A value of one field with the words it rests on, `text[start:end]`; None, None when it came from beside the text.

    `rule` names what found it ("line.published", "json-ld.datePublished", "hint.outlet").
    """

    field: str
    value: str
    start: int | None
    end: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency, outlet, official medium or account that the report says it draws on.

    `name` is canonical ("Anadolu Agency"), `start:end` the words that name it, `cue` how it is credited
    ("dilansir", "signature", "source-line", "reprint"), `republished` whether the text itself is said to be theirs.
    """

    name: str
    start: int
    end: int
    cue: str
    republished: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A page made into one text. All offsets count code points of `text`, which is never edited afterwards.

    `published` is ISO 8601 with the zone the page means ("2020-10-06T14:06+07:00"), a local moment without offset where
    the zone is not told, a day where only a day is told, None where nothing is. `published_from` is "page" when the
    page shows or declares it, "hint" when only the bringer told it. `flags` are plain sentences on what looked wrong
    ("a Z in the meta that means WIB").
    `is_article` is False for lists, indexes and pages with no report.
    """

    page_id: str
    source: str
    url: str | None
    external_id: str | None
    text: str
    segments: tuple[Segment, ...]
    language: str
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    published_from: str | None = None
    dateline: str | None = None
    credits: tuple[Credit, ...] = ()
    found: tuple[Found, ...] = ()
    flags: tuple[str, ...] = ()
    is_article: bool = True
    continues: bool = False
    """True for page 2 and later of a paged article."""

    @property
    def published_day(self) -> str | None:
        """The day of publication, "YYYY-MM-DD", or None."""
        return self.published[:10] if self.published and len(self.published) >= 10 else None
