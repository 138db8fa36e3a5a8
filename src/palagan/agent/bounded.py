"""Answers that fit an agent's window: long lists are cut and what was cut is told, empty fields are left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import Any

from palagan.model.contract import to_line

MOST_CHARACTERS = 60_000
"""Of one answer as JSON: about 15,000 tokens."""
_ITEMS = (12, 5, 2, 1)
"""Items of the lists within a row, cut shorter as long as the answer is too long."""
_WORDS = 1_500
"""Characters of one text within a row."""


@dataclass(slots=True)
class Cut:
    """Counts what is left out, by the name of the list or text."""

    left: dict[str, int] = field(default_factory=dict)

    def note(self, name: str, count: int) -> None:
        """So many more of this were left out."""
        self.left[name] = self.left.get(name, 0) + count


def fitting(value: Any) -> dict[str, Any]:
    """One thing as JSON, short enough; what was left out of its lists stands under `left_out`."""
    plain = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
    for items in _ITEMS:
        cut = Cut()
        told: dict[str, Any] = _short(plain, items, cut, "")
        if cut.left:
            told["left_out"] = {name: f"{count} more" for name, count in cut.left.items()}
        if len(to_line(told)) <= MOST_CHARACTERS:
            break
    return told


def fitting_rows(values: list[Any]) -> list[dict[str, Any]]:
    """The first of some things that fit together, at least one."""
    rows: list[dict[str, Any]] = []
    size = 0
    for value in values:
        row = fitting_row(value)
        size += len(to_line(row))
        if rows and size > MOST_CHARACTERS:
            break
        rows.append(row)
    return rows


def fitting_row(value: Any) -> dict[str, Any]:
    """One row of a list: three items of each list within it."""
    cut = Cut()
    told: dict[str, Any] = _short(asdict(value) if is_dataclass(value) else value, 3, cut, "")  # type: ignore[arg-type]
    if cut.left:
        told["left_out"] = {name: f"{count} more" for name, count in cut.left.items()}
    return told


def _short(value: Any, items: int, cut: Cut, name: str) -> Any:
    if isinstance(value, Mapping):
        short = {str(key): _short(one, items, cut, str(key)) for key, one in value.items()}
        return {key: one for key, one in short.items() if one not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        if len(value) > items:
            cut.note(name or "items", len(value) - items)
        return [_short(one, items, cut, name) for one in value[:items]]
    if isinstance(value, str) and len(value) > _WORDS:
        cut.note(f"characters of {name}", len(value) - _WORDS)
        return value[:_WORDS] + "…"
    return value
