"""Every answer as it came: kept once, found by the page it gave, written out as one WARC file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, delete, func, insert, select

from palagan.model.page import Page
from palagan.store.pages import load_page
from palagan.store.schema import pages
from palagan.store.watch_schema import captures

SEEN = "seen"
"""The kind of a capture of which no version was kept, because its words were those of the version before."""


class Captured(Protocol):
    """An answer that is to be kept (`gather/web/capturing.py`)."""

    @property
    def id(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def status(self) -> int: ...
    @property
    def digest(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def page(self) -> str | None: ...
    @property
    def warc(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """A capture without its records: `url` that was asked at last, `about` the address its page goes by, `at` ISO 8601
    UTC, `kind` response, revisit or seen, `size` the body's bytes, `stored` those of its records."""

    id: str
    url: str
    about: str
    at: str
    kind: str
    status: int
    digest: str
    size: int
    page: str | None
    stored: int


_KEEP = insert(captures).prefix_with("OR IGNORE")
_GIVEN = select(captures.c.page).where(captures.c.kind == "response", captures.c.page.is_not(None))
_ROW = select(
    *(captures.c[name] for name in ("id", "url", "about", "at", "kind", "status", "digest", "size", "page")),
    func.length(captures.c.warc).label("stored"),
)


def keep_captures(connection: Connection, taken: Sequence[Captured], page: str | None) -> None:
    """Keep the answers of one taking. `page`: the page that stands in the case for them, the new version or, where
    their words were not new, the one before; None where there is none. The same answer twice is kept once."""
    rows = [
        {
            "id": one.id,
            "url": one.url,
            "about": one.about,
            "at": one.at,
            "kind": SEEN if one.page is not None and one.page != page else one.kind,
            "status": one.status,
            "digest": one.digest,
            "size": one.size,
            "page": page if one.page is not None or one.kind == "revisit" else None,
            "warc": one.warc,
        }
        for one in taken
    ]
    if rows:
        connection.execute(_KEEP, rows)


def captures_of(connection: Connection, about: str) -> tuple[CaptureRow, ...]:
    """All captures of the page that goes by an address, in the order in which they came."""
    found = connection.execute(_ROW.where(captures.c.about == about).order_by(captures.c.number))
    return tuple(CaptureRow(**row._mapping) for row in found)


def capture_of_page(connection: Connection, page: str) -> CaptureRow | None:
    """The answer that a page was made of; None for one that was brought as a file."""
    query = _ROW.where(captures.c.page == page, captures.c.kind == "response").order_by(captures.c.number).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else CaptureRow(**row._mapping)


def records_of(connection: Connection, capture: str) -> bytes | None:
    """The WARC records of one capture, as gzip members; None where the case has none of that id."""
    found = connection.execute(select(captures.c.warc).where(captures.c.id == capture)).scalar_one_or_none()
    return None if found is None else bytes(found)


def count_captures(connection: Connection) -> tuple[int, int]:
    """How many captures the case holds, and the bytes of their records."""
    query = select(func.count(), func.coalesce(func.sum(func.length(captures.c.warc)), 0)).select_from(captures)
    number, stored = connection.execute(query).one()
    return int(number), int(stored)


def all_records(connection: Connection, seen: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """The records of every capture, one capture at a time, in the order in which they came. `seen` gives the note that
    is set behind those that are no version of their page."""
    query = select(captures.c.kind, captures.c.warc).order_by(captures.c.number)
    for kind, warc in connection.execute(query).yield_per(16):
        yield bytes(warc) + (seen(bytes(warc)) if kind == SEEN else b"")


def brought_pages(connection: Connection) -> Iterator[Page]:
    """The pages that no capture gives, with their bytes, one at a time, in the order of adding."""
    query = select(pages.c.id).where(pages.c.id.not_in(_GIVEN)).order_by(pages.c.number)
    for page_id in connection.execute(query).scalars().all():
        page = load_page(connection, page_id)
        if page is not None:
            yield page


def forget_captures(connection: Connection, ids: Sequence[str]) -> None:
    """Take the captures of pages out of the case, those of the same addresses with them, unless another version of the
    page stays."""
    abouts = select(captures.c.about).where(captures.c.page.in_(ids))
    staying = select(captures.c.about).join(pages, pages.c.id == captures.c.page).where(pages.c.id.not_in(ids))
    whole = captures.c.about.in_(abouts) & captures.c.about.not_in(staying)
    connection.execute(delete(captures).where(captures.c.page.in_(ids) | whole))
