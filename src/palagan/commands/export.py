"""`palagan export`: a view's rows as a file for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from palagan.commands.options import (
    Actor,
    CaseName,
    Json,
    MinOrigins,
    OnlyOutlet,
    Place,
    Since,
    Status,
    Type,
    Until,
)
from palagan.errors import InputError


class Table(StrEnum):
    """What can be exported."""

    HAPPENINGS = "happenings"
    CLAIMS = "claims"
    LEDGERS = "ledgers"
    DISCREPANCIES = "discrepancies"
    ORIGINS = "origins"
    COPIES = "copies"
    STORIES = "stories"
    ACTORS = "actors"
    PAGES = "pages"


class Form(StrEnum):
    """How it is written."""

    CSV = "csv"
    JSONL = "jsonl"


What = Annotated[Table, typer.Argument(metavar="TABLE", help="|".join(Table), show_default=False)]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.", show_default="standard output")
]
AsForm = Annotated[
    Form | None,
    typer.Option("--format", help="CSV that Excel opens safely, or JSONL.", show_default="by FILE, else csv"),
]


def export(
    case: CaseName,
    table: What,
    output: Output = None,
    format_: AsForm = None,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    type_: Type = None,
    place: Place = None,
    outlet: OnlyOutlet = None,
    status: Status = None,
    min_origins: MinOrigins = 0,
    as_json: Json = False,
) -> None:
    """Write a table of the record as CSV or JSONL.

    It says how many rows went out and how many the filters left out. Every line carries the words it rests on, their
    page and address, and what people decided. Cells that a spreadsheet would run as formulas are defused by a leading
    quote. Beside FILE stands FILE.about.json: what was left out, how often the machine was wrong, what columns hold.

    \b
    Examples:
        palagan export papua-2026 happenings -o happenings.csv
        palagan export papua-2026 ledgers --type killed --format jsonl
    """
    import json
    import sys
    from collections import Counter

    from palagan import __version__
    from palagan.case import Case
    from palagan.clock import now
    from palagan.commands.output import give_json, warn
    from palagan.exports.about import about, beside
    from palagan.exports.delimited import as_csv
    from palagan.exports.jsonl import as_jsonl

    form = format_ or (Form.JSONL if output and output.suffix in {".jsonl", ".ndjson"} else Form.CSV)
    filters: dict[str, Any] = {
        "since": since,
        "until": until,
        "actor": actor,
        "type": type_,
        "place": place,
        "outlet": outlet,
        "status": status,
        "min_origins": min_origins,
    }
    with Case(case) as opened:
        frame = opened.table(table.value, **filters)
        every = len(opened.table(table.value))
        told_beside = about(
            table.value,
            rows=len(frame),
            left_out=every - len(frame),
            filters=filters,
            dropped=Counter(item["reason"] for item in opened.dropped()),
            rates=opened.error_rates(),
            decisions=Counter(one.state for one in opened.decisions()),
            made=now(),
            version=__version__,
        )
    written = as_csv(table.value, frame.rows) if form is Form.CSV else as_jsonl(frame.rows)
    if output is None:
        sys.stdout.write(written)
    else:
        try:
            output.write_text(written, "utf-8", newline="")
            beside(output).write_text(json.dumps(told_beside, ensure_ascii=False, indent=2) + "\n", "utf-8")
        except OSError as error:
            raise InputError(f"cannot be written ({error.strerror})", item=str(output)) from error
    told = {"table": table.value, "rows": len(frame), "left_out": every - len(frame), "file": output and str(output)}
    told["about"] = output and str(beside(output))
    if output is not None and as_json:
        give_json(told)
    else:
        left = f", {told['left_out']} left out by the filters" if told["left_out"] else ""
        warn(f"{len(frame)} {table.value}{left}{f', in {output}' if output else ''}.")
