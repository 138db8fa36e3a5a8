"""Pairs of pages that share text, looked up by their pages."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import TypeAdapter
from sqlalchemy import Connection, text

from palagan.model.record import Copy
from palagan.store.look_up import ask

_COPY: TypeAdapter[Copy] = TypeAdapter(Copy)


def copy_between(connection: Connection, one: str, other: str) -> Copy | None:
    """The pair that two pages are, whichever was first; None where they share no text that counts."""
    query = "SELECT json FROM copies WHERE earlier = :{} AND later = :{}"
    for order in (("one", "other"), ("other", "one")):
        line = connection.execute(text(query.format(*order)), {"one": one, "other": other}).scalar_one_or_none()
        if line is not None:
            return _COPY.validate_json(line)
    return None


def copies_of(connection: Connection, pages: Iterable[str]) -> list[Copy]:
    """The pairs in which one of some pages shares text with another, most shared first."""
    pages = list(pages)
    lines: dict[tuple[str, str], str] = {}
    for side in ("later", "earlier"):
        for row in ask(connection, f"SELECT later, earlier, json FROM copies WHERE {side} IN :given", pages):
            lines[row[0], row[1]] = row[2]
    found = [_COPY.validate_json(line) for line in lines.values()]
    return sorted(found, key=lambda copy: (-copy.share, copy.later, copy.earlier))
