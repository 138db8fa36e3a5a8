"""JSONL: one object a row of the view, nested as the view is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, is_dataclass
from typing import Any

from palagan.exports.delimited import encoded
from palagan.exports.formats import Going
from palagan.model.contract import to_line


def as_jsonl(rows: Iterable[Any]) -> str:
    """One JSON object a row."""
    return "".join(to_line(plain(row)) + "\n" for row in rows)


def jsonl_pieces(rows: Iterable[Any], going: Going) -> Iterator[bytes]:
    """A view's rows as JSONL."""

    def lines() -> Iterator[str]:
        for row in rows:
            going.counts["rows"] += 1
            yield to_line(plain(row)) + "\n"

    return encoded(lines())


def plain(value: Any) -> Any:
    """A view's row as plain JSON values."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value
