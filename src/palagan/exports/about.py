"""What stands beside an export: what is in it, what was left out and why, what people decided, what each column holds.

It is a file of its own (`happenings.csv` → `happenings.csv.about.json`), so that no reader of tables stumbles over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from palagan.exports.dictionary import columns_told
from palagan.exports.formats import Format, Going, LeftOut
from palagan.exports.kept import Only
from palagan.record.rates import ErrorRate

_TYPES: Mapping[type, str] = {str: "text", int: "whole number", float: "number", bool: "true or false"}
CAUTION = (
    "Rates without a sample are of what people happened to decide and tell nothing of the rest; those of a sample hold "
    "for all things of that kind in the record from which it was drawn."
)


def beside(file: Path) -> Path:
    """Where it is written: the export's name with `.about.json` put to it."""
    return file.with_name(f"{file.name}.about.json")


def evidence_beside(file: Path) -> Path:
    """Where the side file of evidence is written: the export's name with `.evidence.jsonl` put to it."""
    return file.with_name(f"{file.name}.evidence.jsonl")


def about(
    format_: Format,
    going: Going,
    *,
    filters: Mapping[str, Any],
    only: Only | None,
    dropped: Mapping[str, int],
    waiting: int,
    rates: Sequence[ErrorRate],
    decisions: Mapping[str, int],
) -> dict[str, Any]:
    """It as JSON, once the file is written. `dropped` counts pages left out of the case by reason, `waiting` pages that
    are not read or not in the record yet, `decisions` those that were made by state."""
    return {
        "table": going.table,
        "format": format_.name,
        "case": going.case,
        "made": going.made,
        "palagan": going.version,
        "rows": going.counts["rows"],
        "lines": going.counts["lines"] or going.counts["rows"],
        "left_out_by_filters": going.left_out[LeftOut.FILTERED],
        "left_out": left_out_told(going.left_out),
        "cells_cut": going.counts["cells cut"],
        "filters": {name: value for name, value in filters.items() if value},
        "only": only.value if only else None,
        "evidence": format_.evidence,
        "pages_left_out": dict(sorted(dropped.items())),
        "pages_waiting": waiting,
        "decisions": dict(sorted(decisions.items())),
        "error_rates": rates_told(rates),
        "error_rates_note": CAUTION,
        "columns": [
            {"name": name, "type": _TYPES[kind], "holds": holds}
            for name, kind, holds in columns_told(format_.name, going.table)
        ],
    }


def left_out_told(left_out: Mapping[LeftOut, int]) -> dict[str, int]:
    """What was left out by reason, most first."""
    return {
        reason.value: count for reason, count in sorted(left_out.items(), key=lambda one: (-one[1], one[0])) if count
    }


def rates_told(rates: Iterable[ErrorRate]) -> list[dict[str, Any]]:
    """Error rates as JSON; `fields` are corrections by field."""
    return [{**asdict(rate), "fields": dict(rate.fields)} for rate in rates]
