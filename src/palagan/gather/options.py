"""What the user says beside the paths: hints for all pages, column names, a character set, limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from palagan.errors import InputError
from palagan.gather.charset import codec_name
from palagan.gather.columns import check_columns
from palagan.gather.dates import iso_date
from palagan.model.page import Hints


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything is taken; beyond it an item is dropped with a line, and the run goes on.

    `page_bytes`: one page. The longest news page in our corpora is under 1 MB of HTML; twenty times that leaves room
    for pages with pictures inlined, and parsing it stays within about 300 MB of memory.
    `unpacked_bytes`: all that comes out of one archive, nested ones included (a Common Crawl WARC.gz unpacks to 5 GB).
    `members`: files in one archive, nested ones included. `ratio`: unpacked to packed bytes, looked at once 10 MB
    are unpacked (pages pack about 1:5, the same page over and over about 1:100, a bomb 1:1000).
    `depth`: archives inside archives (a gzipped file in a ZIP is depth 2).
    """

    page_bytes: int = 20_000_000
    unpacked_bytes: int = 32_000_000_000
    members: int = 250_000
    ratio: int = 200
    depth: int = 3

    @property
    def row_bytes(self) -> int:
        """One row or line of a table: it may hold the page twice (text and HTML) and the rest beside."""
        return 4 * self.page_bytes


@dataclass(frozen=True, slots=True)
class GatherOptions:
    """Options of one gathering.

    `hints` fill what a page's own row or header leaves open; its `url`, `external_id` and `title` go only to files
    that are one page. `columns` maps our field (text, id, url, outlet …) to the column that holds it. `encoding`
    forces the character set of every text, HTML and table file.
    """

    hints: Hints = field(default_factory=Hints)
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    limits: Limits = field(default_factory=Limits)


def checked(options: GatherOptions) -> GatherOptions:
    """The options with their values in one form; an `InputError` names the first that cannot be used."""
    for entry in fields(options.limits):
        if getattr(options.limits, entry.name) < 1:
            raise InputError("is a limit and must be at least 1", item=entry.name)
    encoding = options.encoding
    if encoding is not None:
        encoding = codec_name(encoding)
        if encoding is None:
            raise InputError(
                "is not a character set we know", item=options.encoding, way_out="Try utf-8, windows-1252 or utf-16."
            )
    hints = options.hints
    if hints.published is not None:
        published = iso_date(hints.published)
        if published is None:
            raise InputError(
                "is not a date we can read",
                item=hints.published,
                way_out="Write it as 2020-10-06 or 2020-10-06T14:06+07:00.",
            )
        hints = replace(hints, published=published)
    return replace(options, hints=hints, columns=check_columns(options.columns), encoding=encoding)


def for_many(options: GatherOptions) -> GatherOptions:
    """The options for an item that holds several pages: hints that can be true of one page alone are taken out."""
    return replace(options, hints=replace(options.hints, url=None, external_id=None, title=None))
