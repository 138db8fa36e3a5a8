"""docs/formats.md says what can be added: it must name every column, limit and reason that there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from palagan.gather.columns import FIELDS
from palagan.gather.data import data
from palagan.gather.options import Limits
from palagan.gather.streams import size
from palagan.model.drop import Reason

DOCUMENT = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_its_line(reason: Reason) -> None:
    assert f"\n| `{reason.value}` | " in DOCUMENT


@pytest.mark.parametrize("field", FIELDS)
def test_every_column_name_stands_in_its_order(field: str) -> None:
    names = ", ".join(f"`{name}`" for name in data("columns.toml")[field])
    assert f"\n| `{field}` | {names} |\n" in DOCUMENT


def test_the_names_that_are_looked_into_and_the_empty_cells_are_named() -> None:
    for group in ("nested", "missing"):
        assert all(f"`{name}`" in DOCUMENT for name in data("columns.toml")[group])


def test_the_limits_are_the_defaults() -> None:
    limits = Limits()
    for written in (
        size(limits.page_bytes),
        size(limits.row_bytes),
        size(limits.unpacked_bytes),
        f"{limits.members:,}",
    ):
        assert f"| {written} |" in DOCUMENT
    assert f"| {limits.ratio} : 1 |" in DOCUMENT
    assert f"| {limits.depth} deep |" in DOCUMENT
