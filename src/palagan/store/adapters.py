"""How values of the record are read from JSON: a reader for each kind, made once, since making one takes long."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")
_MADE: dict[type, TypeAdapter[Any]] = {}


def adapter_of(kind: type[T]) -> TypeAdapter[T]:
    """The reader of a kind of value."""
    found: TypeAdapter[T] | None = _MADE.get(kind)
    if found is None:
        found = _MADE[kind] = TypeAdapter(kind)
    return found
