"""What stands beside an export: what is in it, what was left out and why, what people decided, what each column holds.

It is a file of its own (`happenings.csv` → `happenings.csv.about.json`), so that no reader of tables stumbles over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from palagan.exports.columns import COLUMNS
from palagan.languages.tables import table as data_table
from palagan.record.rates import ErrorRate

_TYPES: Mapping[type, str] = {str: "text", int: "whole number", float: "number", bool: "true or false"}
CAUTION = (
    "Rates without a sample are of what people happened to decide and tell nothing of the rest; those of a sample hold "
    "for all things of that kind in the record from which it was drawn."
)


def beside(file: Path) -> Path:
    """Where it is written: the export's name with `.about.json` put to it."""
    return file.with_name(f"{file.name}.about.json")


def about(
    table: str,
    *,
    rows: int,
    left_out: int,
    filters: Mapping[str, Any],
    dropped: Mapping[str, int],
    rates: Sequence[ErrorRate],
    decisions: Mapping[str, int],
    made: str,
    version: str,
) -> dict[str, Any]:
    """It as JSON. `dropped` counts pages left out of the case by reason, `decisions` those that were made by state."""
    return {
        "table": table,
        "made": made,
        "palagan": version,
        "rows": rows,
        "left_out_by_filters": left_out,
        "filters": {name: value for name, value in filters.items() if value},
        "pages_left_out": dict(sorted(dropped.items())),
        "decisions": dict(sorted(decisions.items())),
        "error_rates": rates_told(rates),
        "error_rates_note": CAUTION,
        "columns": [
            {"name": name, "type": _TYPES[kind], "holds": dictionary(table)[name]}
            for name, kind in COLUMNS[table].items()
        ],
    }


def rates_told(rates: Iterable[ErrorRate]) -> list[dict[str, Any]]:
    """Error rates as JSON; `fields` are corrections by field."""
    return [{**asdict(rate), "fields": dict(rate.fields)} for rate in rates]


def dictionary(table: str) -> dict[str, str]:
    """What each column of a table holds."""
    return {row["column"]: row["what"] for row in data_table("exports/dictionary.tsv") if row["table"] == table}
