"""`/export`: what is taken away, what will be in it and what is left out; and the file, sent while it is made."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from palagan import __version__
from palagan.clock import now
from palagan.deciding.looking import standing
from palagan.exports.about import CAUTION, rates_told
from palagan.exports.dictionary import columns_told
from palagan.exports.fits import needs
from palagan.exports.formats import FORMATS, TABLES, Format, format_of
from palagan.exports.kept import DECIDED_ON, Only
from palagan.looking.foreseen import Foreseen, foresee
from palagan.looking.going_out import Order, order_of, pieces, waiting
from palagan.looking.parcel import file_name, going, parcel
from palagan.store.decisions import decisions_state
from palagan.web.asked import Ask, Asked
from palagan.web.screen import screen

router = APIRouter()
_TYPES: Mapping[type, str] = {str: "text", int: "whole number", float: "number", bool: "true or false"}
Chosen = Annotated[str | None, Query(max_length=40)]
Whole = Literal["zip", "file"]


@dataclass(frozen=True, slots=True)
class ColumnTold:
    """A column of the file."""

    name: str
    type: str
    holds: str


@dataclass(frozen=True, slots=True)
class ExportScreen:
    """What can be taken away, and what an order will give. `moved` says that the form asked for does not hold the table
    asked for; `undecided` that people do not decide on this table, so that all of it goes."""

    table: str
    format: str
    only: str | None
    tables: tuple[str, ...]
    formats: tuple[Format, ...]
    peers: tuple[str, ...]
    others: tuple[str, ...]
    foreseen: Foreseen
    evidence: Literal["inside", "beside"]
    extra: str | None
    file: str
    columns: tuple[ColumnTold, ...]
    pages_waiting: int
    error_rates: tuple[Mapping[str, Any], ...]
    error_rates_note: str
    moved: bool
    undecided: bool
    command: str


@screen(router, "/export", "export")
def export(asked: Ask, table: Chosen = None, format: Chosen = None, only: Chosen = None) -> ExportScreen:
    """What an order will give."""
    order, moved, undecided = _order(asked, table, format, only)
    rates = rates_told(standing(asked.case).rates) if decisions_state(asked.connection) else []
    return ExportScreen(
        table=order.table,
        format=order.format.name,
        only=order.only.value if order.only else None,
        tables=TABLES,
        formats=tuple(FORMATS.values()),
        peers=tuple(needs()),
        others=tuple(name for name, one in FORMATS.items() if one.takes != "rows" and name not in needs()),
        foreseen=foresee(asked.connection, order),
        evidence=order.format.evidence,
        extra=order.format.extra,
        file=file_name(asked.case.path.stem, order),
        columns=tuple(ColumnTold(name, _TYPES[kind], holds) for name, kind, holds in _columns(order)),
        pages_waiting=waiting(asked.connection),
        error_rates=tuple(rates),
        error_rates_note=CAUTION,
        moved=moved,
        undecided=undecided,
        command=_command(asked, order),
    )


@router.get("/export/file", include_in_schema=False)
def file(
    asked: Ask, table: Chosen = None, format: Chosen = None, only: Chosen = None, whole: Whole = "zip"
) -> Response:
    """The file: an archive with all that stands beside it, or the bare file."""
    order, _, _ = _order(asked, table, format, only)
    name, made = file_name(asked.case.path.stem, order), now()
    if whole == "zip":
        sent = parcel(asked.connection, asked.case, order, made, __version__).pieces()
        name, media = f"{name}.zip", "application/zip"
    else:
        sent = pieces(asked.connection, order, going(asked.case.path.stem, order, made, __version__))
        media = order.format.media
    return StreamingResponse(sent, media_type=media, headers={"content-disposition": f'attachment; filename="{name}"'})


def _order(asked: Asked, table: str | None, format: str | None, only: str | None) -> tuple[Order, bool, bool]:
    """The order, with whether the table was put right for the form, and decisions for the table."""
    wanted = format_of(format or "csv")
    holds = table if table in wanted.tables else wanted.tables[0]
    kept = Only(only) if only in list(Only) else None
    undecided = kept is not None and holds not in DECIDED_ON
    order = order_of(wanted, holds, asked.chosen, None if undecided else kept, asked.filters())
    return order, bool(table) and holds != table, undecided


def _command(asked: Asked, order: Order) -> str:
    """The same in the terminal."""
    name = asked.case.path.stem
    told = ["palagan", "export", name]
    told += [order.table, "--format", order.format.name] if order.format.takes == "rows" else [order.format.name]
    told += ["--only", order.only.value] if order.only else []
    for word, values in asked.filters().items():
        for value in values:
            told += [f"--{word.replace('_', '-')}", value]
    return shlex.join([*told, "-o", f"{file_name(name, order)}.zip"])


def _columns(order: Order) -> list[tuple[str, type, str]]:
    return [(name, kind, holds) for name, kind, holds in columns_told(order.format.name, order.table)]
