"""A page: the bytes as they came, where from, when, and what the bringer told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Media = Literal["text", "html"]


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a page beside its bytes: a scraper's columns, command-line options, WARC headers.

    `published` is ISO 8601, a day ("2020-10-06") or a moment with or without offset. None is unknown.
    """

    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    external_id: str | None = None
    byline: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was published, before anything is made of it.

    `id` is `content_id("pg", identity, sha256)`, where identity is the address, else outlet and the row's own id, else
    nothing. So the same page from two paths is one page, and the same address with other bytes is another version.
    `encoding` is the character set by which `content` is decoded (found or declared); `captured` the moment of
    capture (WARC-Date, else the file's time), ISO 8601 UTC, or None. `notes` are plain sentences on what came with the
    page and could not be used or must be known (a date column that is no date, the digest its archive gives).
    """

    id: str
    source: str
    media: Media
    content: bytes
    encoding: str
    sha256: str
    hints: Hints
    captured: str | None = None
    encoding_doubt: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def url(self) -> str | None:
        return self.hints.url
