"""What a view needs to know of a page, without its bytes and its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from palagan.model.drop import Reason
from palagan.store.schema import pages, readings


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page in the case. `state` is "new", "kept" or "dropped"; times are ISO 8601; `size` is in bytes."""

    id: str
    source: str
    url: str | None
    external_id: str | None
    sha256: str
    size: int
    captured: str | None
    added: str
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    state: str
    reason: str | None
    detail: str | None
    reader: str | None

    @property
    def is_article(self) -> bool:
        """Whether it was taken for an article."""
        return self.state != "new" and self.reason not in {Reason.NOT_ARTICLE.value, Reason.FAILED.value}


def page_facts(connection: Connection, page_id: str | None = None) -> tuple[PageFacts, ...]:
    """Every page in the order of adding; or the one of that id, or none."""
    query = _query() if page_id is None else _query().where(pages.c.id == page_id)
    return tuple(PageFacts(**row) for row in connection.execute(query).mappings())


_AT_ONCE = 10_000
"""Pages asked for at once; SQLite takes 32,766 values."""


def facts_of(connection: Connection, page_ids: Iterable[str]) -> dict[str, PageFacts]:
    """Page id → its facts, for those of some pages that there are."""
    ids = sorted(set(page_ids))
    parts = (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))
    found = (connection.execute(_query().where(pages.c.id.in_(part))).mappings() for part in parts)
    return {row["id"]: PageFacts(**row) for rows in found for row in rows}


def _query() -> Select[Any]:
    return (
        select(
            pages.c.id,
            pages.c.source,
            pages.c.url,
            pages.c.external_id,
            pages.c.sha256,
            pages.c.size,
            pages.c.captured,
            pages.c.added,
            func.coalesce(readings.c.outlet, pages.c.hint_outlet).label("outlet"),
            func.coalesce(readings.c.title, pages.c.hint_title).label("title"),
            func.coalesce(readings.c.published, pages.c.hint_published).label("published"),
            func.coalesce(readings.c.language, pages.c.hint_language).label("language"),
            func.coalesce(readings.c.state, "new").label("state"),
            readings.c.reason,
            readings.c.detail,
            readings.c.reader,
        )
        .outerjoin_from(pages, readings)
        .order_by(pages.c.number)
    )
