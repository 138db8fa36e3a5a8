"""What stands beside an export."""

from __future__ import annotations

from pathlib import Path

import pytest

from palagan.exports.about import about, beside, evidence_beside
from palagan.exports.columns import COLUMNS
from palagan.exports.dictionary import columns_told, dictionary
from palagan.exports.formats import FORMATS, Going, LeftOut
from palagan.exports.kept import Only
from palagan.record.rates import error_rates


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_is_explained_and_no_other(table: str) -> None:
    told = dictionary(table)
    assert list(told) == list(COLUMNS[table])
    assert all(told.values())


def test_it_tells_what_was_left_out_and_under_which_filters() -> None:
    going = Going("happenings", "uji", "2026-11-22T08:00:00Z", "0.1.0")
    going.counts["rows"] = 3
    going.left_out.update({LeftOut.FILTERED: 2, LeftOut.NO_DATE: 5, LeftOut.BACKGROUND: 0})
    made = about(
        FORMATS["csv"], going, filters={"since": "2020-10", "actor": None}, only=Only.ACCEPTED, dropped={"empty": 1},
        waiting=4, rates=error_rates(()), decisions={},
    )  # fmt: skip
    assert made["filters"] == {"since": "2020-10"}
    assert (made["rows"], made["left_out_by_filters"], made["pages_left_out"]) == (3, 2, {"empty": 1})
    assert (made["left_out"], made["only"], made["pages_waiting"]) == ({"no-date": 5, "filtered": 2}, "accepted", 4)
    assert [column["name"] for column in made["columns"]] == list(COLUMNS["happenings"])


def test_a_format_with_columns_of_its_own_tells_those() -> None:
    names = [name for name, _, _ in columns_told("ucdp", "happenings")]
    assert (names[0], names[-1], len(names)) == ("id", "gwnob", 49)


def test_it_stands_beside_its_file() -> None:
    assert beside(Path("a/happenings.csv")) == Path("a/happenings.csv.about.json")
    assert evidence_beside(Path("a/x.acled.csv")) == Path("a/x.acled.csv.evidence.jsonl")
