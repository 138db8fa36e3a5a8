"""Pieces of the record read back by their ids."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import TypeAdapter
from sqlalchemy import Connection

from palagan.model.record import Happening
from palagan.store.upkeep import rows

_HAPPENING = TypeAdapter(Happening)


def load_happenings(connection: Connection, ids: Iterable[str]) -> list[Happening]:
    """The happenings of these ids, in no order."""
    query = "SELECT json FROM happenings WHERE id IN ({})"
    return [_HAPPENING.validate_json(line) for (line,) in rows(connection, query, ids)]
