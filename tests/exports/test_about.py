"""What stands beside an export."""

from __future__ import annotations

from pathlib import Path

import pytest

from palagan.exports.about import about, beside, dictionary
from palagan.exports.columns import COLUMNS
from palagan.record.rates import error_rates


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_is_explained_and_no_other(table: str) -> None:
    told = dictionary(table)
    assert list(told) == list(COLUMNS[table])
    assert all(told.values())


def test_it_tells_what_was_left_out_and_under_which_filters() -> None:
    made = about(
        "happenings", rows=3, left_out=2, filters={"since": "2020-10", "actor": None}, dropped={"empty": 1},
        rates=error_rates(()), decisions={}, made="2026-11-22T08:00:00Z", version="0.1.0",
    )  # fmt: skip
    assert made["filters"] == {"since": "2020-10"}
    assert (made["rows"], made["left_out_by_filters"], made["pages_left_out"]) == (3, 2, {"empty": 1})
    assert [column["name"] for column in made["columns"]] == list(COLUMNS["happenings"])


def test_it_stands_beside_its_file() -> None:
    assert beside(Path("a/happenings.csv")) == Path("a/happenings.csv.about.json")
