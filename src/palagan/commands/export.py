"""`palagan export`: a table of the record, or its events in another data set's form, as a file for other programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from palagan.commands.options import (
    Actor,
    CaseName,
    Json,
    MinOrigins,
    OnlyOutlet,
    OnlyStory,
    Place,
    Since,
    Status,
    Type,
    Until,
)
from palagan.errors import InputError
from palagan.exports.formats import FORMATS, TABLES, Format, format_of

if TYPE_CHECKING:
    from contextlib import ExitStack

    from sqlalchemy import Connection

    from palagan.exports.formats import Going
    from palagan.looking.going_out import Order
    from palagan.store.open import CaseFile

_NAMED = tuple(name for name, one in FORMATS.items() if one.takes != "rows")
"""Formats that are named in the place of a table."""
_WARC = "warc"
"""The pages themselves, as a WARC file."""


def _one_of(*words: str) -> Callable[[str | None], str | None]:
    """A check that a word is one of these, with an error that tells them."""

    def check(value: str | None) -> str | None:
        if value is not None and value not in words:
            raise typer.BadParameter(f"'{value}' is not one of {', '.join(words)}.")
        return value

    return check


What = Annotated[
    str,
    typer.Argument(
        metavar="TABLE|FORMAT",
        help=f"{'|'.join((*TABLES, *_NAMED, _WARC))}",
        show_default=False,
        callback=_one_of(*TABLES, *_NAMED, _WARC),
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here; FILE.zip takes all.", show_default="stdout"),
]
AsForm = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="FORMAT", help=", ".join(FORMATS), show_default="by FILE, else csv",
        callback=_one_of(*FORMATS),
    ),
]  # fmt: skip
KeepOnly = Annotated[
    str | None,
    typer.Option(
        "--only", metavar="accepted|reviewed", help="Only what people accepted, or decided on at all.",
        callback=_one_of("accepted", "reviewed"),
    ),
]  # fmt: skip


def export(
    case: CaseName,
    what: What,
    output: Output = None,
    format_: AsForm = None,
    only: KeepOnly = None,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    type_: Type = None,
    place: Place = None,
    outlet: OnlyOutlet = None,
    status: Status = None,
    min_origins: MinOrigins = 0,
    story: OnlyStory = None,
    as_json: Json = False,
) -> None:
    """Write a table of the record, or its events in another form.

    It says how many rows went out and what was left out, and why. Every row carries the words it rests on with page
    and hash, its origins, and what people decided; where the form has no room, FILE.evidence.jsonl has it. Cells that
    a spreadsheet would run as formulas are defused. Beside FILE stands FILE.about.json: what was left out, how often
    the machine was wrong, what columns hold. A FILE.zip has all in one.

    \b
    Examples:
        palagan export papua-2026 happenings -o happenings.csv
        palagan export papua-2026 ledgers --type killed --format jsonl
        palagan export papua-2026 acled --only accepted -o papua.zip
        palagan export papua-2026 warc -o papua.warc.gz
    """
    from contextlib import closing

    from palagan import __version__
    from palagan.clock import now
    from palagan.deciding.looking import looking
    from palagan.exports.kept import Only
    from palagan.looking.going_out import order_of
    from palagan.store.open import open_case
    from palagan.views.filters import choose

    filters: dict[str, Any] = {
        "since": since, "until": until, "actor": actor, "type": type_, "place": place, "outlet": outlet,
        "status": status, "min_origins": min_origins, "story": story,
    }  # fmt: skip
    if what == _WARC:
        from palagan.commands.export_warc import export_warc

        narrowed = {**filters, "only": only, "format": format_ if format_ != _WARC else None}
        export_warc(case, output, [name for name, value in narrowed.items() if value], as_json=as_json)
        return
    chosen = choose(**filters)
    format_of_it, table = _asked(what, format_, output)
    order = order_of(format_of_it, table, chosen, Only(only) if only else None, filters)
    with closing(open_case(case)) as opened, looking(opened) as connection:
        _write(connection, opened, order, output, made=now(), version=__version__, as_json=as_json)


def _asked(what: str, format_: str | None, output: Path | None) -> tuple[Format, str | None]:
    """The format and the table that are meant."""
    if what in _NAMED:
        if format_ is not None and format_ != what:
            raise InputError("is named beside another format", item=f"--format {format_}", way_out="Name one of them.")
        return format_of(what), None
    if format_ is not None:
        return format_of(format_), what
    suffix = output.suffix.lower() if output else ""
    by_suffix = {one.suffix: one for one in FORMATS.values() if one.takes == "rows"} | {".ndjson": FORMATS["jsonl"]}
    return by_suffix.get(suffix, FORMATS["csv"]), what


def _write(
    connection: Connection,
    case: CaseFile,
    order: Order,
    output: Path | None,
    *,
    made: str,
    version: str,
    as_json: bool,
) -> None:
    import sys
    from contextlib import ExitStack

    from palagan.looking.going_out import pieces
    from palagan.looking.parcel import going, parcel

    name = case.path.stem
    if output is None:
        told = going(name, order, made, version)
        for piece in pieces(connection, order, told):
            sys.stdout.buffer.write(piece)
        sys.stdout.flush()
        _tell(order, told, None, as_json=False)
        return
    with ExitStack() as stack:
        try:
            if output.suffix.lower() == ".zip":
                packed = parcel(connection, case, order, made, version)
                told = packed.told
                _put(stack, output, packed.pieces())
            else:
                told = _put_apart(stack, connection, case, order, output, made, version)
        except OSError as error:
            raise InputError(f"cannot be written ({error.strerror})", item=str(output)) from error
    _tell(order, told, output, as_json=as_json)


def _put(stack: ExitStack, output: Path, written: Any) -> None:
    """The pieces into a file that stands there whole or not at all."""
    part = output.with_name(f"{output.name}.part")
    stack.callback(part.unlink, missing_ok=True)
    with part.open("wb") as file:
        file.writelines(written)
    part.replace(output)


def _put_apart(
    stack: ExitStack, connection: Connection, case: CaseFile, order: Order, output: Path, made: str, version: str
) -> Going:
    """The file, its evidence where it has no room for it, and what is told of it, beside each other."""
    import json

    from palagan.exports.about import beside, evidence_beside
    from palagan.looking.going_out import pieces, told_beside
    from palagan.looking.parcel import going

    notes = evidence_beside(output).with_name(f"{output.name}.evidence.jsonl.part")
    apart = order.format.evidence == "beside"
    if apart:
        stack.callback(notes.unlink, missing_ok=True)
    evidence = stack.enter_context(notes.open("wb")) if apart else None
    told = going(case.path.stem, order, made, version, evidence)
    _put(stack, output, pieces(connection, order, told))
    if evidence is not None:
        evidence.close()
        notes.replace(evidence_beside(output))
    line = json.dumps(told_beside(connection, case, order, told), ensure_ascii=False, indent=2)
    beside(output).write_text(line + "\n", "utf-8", errors="replace")
    return told


def _tell(order: Order, told: Going, output: Path | None, *, as_json: bool) -> None:
    from palagan.commands.output import give_json, warn
    from palagan.exports.about import beside, evidence_beside, left_out_told

    left_out = left_out_told(told.left_out)
    whole = output is None or output.suffix.lower() == ".zip"
    if output is not None and as_json:
        apart = order.format.evidence == "beside" and not whole
        give_json({
            "table": order.table, "format": order.format.name, "rows": told.counts["rows"],
            "left_out": sum(told.left_out.values()), "left_out_by_reason": left_out, "file": str(output),
            "about": None if whole else str(beside(output)),
            "evidence": str(evidence_beside(output)) if apart else None,
        })  # fmt: skip
        return
    named = order.table if order.format.takes == "rows" else f"{order.table} as {order.format.name}"
    reasons = ", ".join(f"{count:,} {_REASONS.get(reason, reason)}" for reason, count in left_out.items())
    left = f"; left out: {reasons}" if reasons else ""
    warn(f"{told.counts['rows']} {named}{left}{f', in {output}' if output else ''}.")
    if output is None and order.format.evidence == "beside":
        warn("Their evidence goes into a file beside: name one with -o FILE.")


_REASONS = {"filtered": "by the filters"}
