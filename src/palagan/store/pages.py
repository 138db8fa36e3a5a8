"""Pages in, once each: the same page twice is one page, the same address with other bytes is a new version."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from types import SimpleNamespace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, func, insert, or_, select, update

from palagan.model.page import Hints, Page
from palagan.store.schema import drops, pages, readings

_HINTS = {
    "outlet": "hint_outlet",
    "published": "hint_published",
    "title": "hint_title",
    "byline": "hint_byline",
    "language": "hint_language",
}
_MEGABYTE = 1 << 20
_KNOWN = select(pages.c.source, *(pages.c[column] for column in _HINTS.values())).where(pages.c.id == bindparam("id"))
_SAME = select(pages.c.id).where(pages.c.identity == bindparam("identity")).limit(1)
_KEEP = insert(pages)


class Arrival(StrEnum):
    """What a page was to the case when it came."""

    NEW = "new"
    VERSION = "version"
    """Its address is known, its bytes are not."""
    DUPLICATE = "duplicate"
    """It is there already, from another file or row."""
    KNOWN = "known"
    """It is there already, from the same file or row."""
    COMPLETED = "completed"
    """It is there already; what was not known of it (outlet, day …) is told now, so it will be read again."""


def add_page(connection: Connection, page: Page, identity: str | None, now: str) -> Arrival:
    """Keep a page, unless it is there. Pages of one `identity` are versions of each other; None is a page alone.

    `now` is the moment of adding, ISO 8601 UTC.
    """
    old = connection.execute(_KNOWN, {"id": page.id}).one_or_none()
    if old is not None:
        return _meet(connection, page, old)
    is_version = identity is not None and connection.execute(_SAME, {"identity": identity}).one_or_none() is not None
    connection.execute(
        _KEEP,
        {
            "id": page.id,
            "identity": identity,
            "source": page.source,
            "media": page.media,
            "encoding": page.encoding,
            "encoding_doubt": page.encoding_doubt,
            "sha256": page.sha256,
            "size": len(page.content),
            "url": page.hints.url,
            "external_id": page.hints.external_id,
            "captured": page.captured,
            "added": now,
            "notes": json.dumps(page.notes, ensure_ascii=False),
            "content": zlib.compress(page.content),
            **{column: getattr(page.hints, hint) for hint, column in _HINTS.items()},
        },
    )
    return Arrival.VERSION if is_version else Arrival.NEW


def _meet(connection: Connection, page: Page, old: Row[Any]) -> Arrival:
    """A page that is there already: take what its hints tell anew; what was told before stays."""
    told = {column: getattr(page.hints, hint) for hint, column in _HINTS.items()}
    anew = {column: value for column, value in told.items() if value is not None and getattr(old, column) is None}
    if anew:
        connection.execute(update(pages).where(pages.c.id == page.id).values(**anew))
        connection.execute(delete(readings).where(readings.c.page == page.id))
        return Arrival.COMPLETED
    return Arrival.KNOWN if old.source == page.source else Arrival.DUPLICATE


def load_page(connection: Connection, page_id: str) -> Page | None:
    """The page of that id, its bytes as they came; None where the case has none."""
    row = connection.execute(select(pages).where(pages.c.id == page_id)).one_or_none()
    return None if row is None else _page(row)


def load_pages(connection: Connection, ids: list[str]) -> list[Page]:
    """The pages of these ids (at most a few hundred), in the order of their adding."""
    return [_page(row) for row in connection.execute(select(pages).where(pages.c.id.in_(ids)).order_by(pages.c.number))]


def all_pages(connection: Connection) -> Iterator[Page]:
    """Every page with its bytes, one at a time, in the order of adding."""
    for row in connection.execute(select(pages).order_by(pages.c.number)).yield_per(16):
        yield _page(row)


def count_pages(connection: Connection) -> int:
    """How many pages the case holds, versions included."""
    return int(connection.execute(select(func.count()).select_from(pages)).scalar_one())


def unread_chunks(
    connection: Connection, reader: str, *, again: bool = False, most: int = 32, most_bytes: int = 4 * _MEGABYTE
) -> list[list[str]]:
    """Ids of the pages that `reader` has not read, in chunks of at most `most` pages and about `most_bytes` bytes.

    A page alone in its chunk may be larger. With `again`, all pages.
    """
    wanted = None if again else or_(readings.c.page.is_(None), readings.c.reader != reader)
    return _chunks(connection, wanted, None, most, most_bytes)


def page_chunks(
    connection: Connection, ids: frozenset[str], most: int = 32, most_bytes: int = 4 * _MEGABYTE
) -> list[list[str]]:
    """These pages in such chunks, in the order of adding."""
    return _chunks(connection, None, ids, most, most_bytes)


def _chunks(
    connection: Connection, wanted: ColumnElement[bool] | None, ids: frozenset[str] | None, most: int, most_bytes: int
) -> list[list[str]]:
    query = (
        select(pages.c.id, pages.c.size)
        .outerjoin_from(pages, readings, readings.c.page == pages.c.id)
        .order_by(pages.c.number)
    )
    if wanted is not None:
        query = query.where(wanted)
    chunks: list[list[str]] = []
    room = 0
    for page_id, size in connection.execute(query):
        if ids is not None and page_id not in ids:
            continue
        if not chunks or len(chunks[-1]) >= most or size > room:
            chunks.append([])
            room = most_bytes
        chunks[-1].append(page_id)
        room -= size
    return chunks


def forget_pages(connection: Connection, ids: Sequence[str]) -> None:
    """Take pages out of the case, on which nothing rests any more, with their drops."""
    connection.execute(delete(drops).where(drops.c.item.in_(ids)))
    connection.execute(delete(pages).where(pages.c.id.in_(ids)))


def page_of_row(told: Mapping[str, Any]) -> Page:
    """A page out of a row as it travels in a pack, where unknown columns may be left out."""
    return _page(SimpleNamespace(**{column.name: told.get(column.name) for column in pages.columns}))


def _page(row: Row[Any] | SimpleNamespace) -> Page:
    hints = {hint: getattr(row, column) for hint, column in _HINTS.items()}
    return Page(
        id=row.id,
        source=row.source,
        media=row.media,
        content=zlib.decompress(row.content),
        encoding=row.encoding,
        sha256=row.sha256,
        hints=Hints(url=row.url, external_id=row.external_id, **hints),
        captured=row.captured,
        encoding_doubt=row.encoding_doubt,
        notes=tuple(json.loads(row.notes)),
    )
