"""Exports: the formats there are, and each as a file that is sent while it is made."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from palagan import __version__
from palagan.clock import now
from palagan.exports.formats import FORMATS, format_of
from palagan.exports.kept import Only
from palagan.looking.going_out import order_of
from palagan.looking.parcel import file_name, parcel
from palagan.web.api.filters import Filters
from palagan.web.api.shapes import FINDS, READS, Listed, as_json
from palagan.web.asked import Ask

router = APIRouter(tags=["exports"], responses=READS)


class FormatTold(BaseModel):
    """A format: what it can hold, how its file ends, and whether its rows carry their evidence themselves."""

    name: str
    suffix: str
    media: str
    tables: tuple[str, ...]
    evidence: Literal["inside", "beside"]


class ExportAsked(Filters):
    """What is taken away. Of the paging nothing holds: all rows that the filters let through are in the file."""

    table: str | None = Field(None, min_length=1, max_length=40)
    only: Literal["accepted", "reviewed"] | None = None


@router.get("/exports", response_model=Listed[FormatTold])
def formats() -> Response:
    """Every format, with the tables that it can hold."""
    rows = tuple(
        FormatTold(name=one.name, suffix=one.suffix, media=one.media, tables=one.tables, evidence=one.evidence)
        for one in FORMATS.values()
    )
    return as_json(Listed[FormatTold], Listed(count=len(rows), next=None, rows=rows))


@router.get(
    "/exports/{name}.zip",
    response_class=StreamingResponse,
    responses=FINDS | {200: {"content": {"application/zip": {}}, "description": "An archive."}},
)
def archive(
    asked: Ask,
    name: Annotated[str, Path(max_length=40, description="A format by its name.")],
    wanted: Annotated[ExportAsked, Query()],
) -> Response:
    """An archive with the file, what was left out and why, error rates, the dictionary, and the evidence."""
    given = wanted.model_dump(exclude={"limit", "after", "table", "only"}, exclude_defaults=True)
    only = Only(wanted.only) if wanted.only else None
    order = order_of(format_of(name), wanted.table, wanted.chosen(), only, given)
    made = parcel(asked.connection, asked.case, order, now(), __version__)
    called = file_name(asked.case.path.stem, order)
    return StreamingResponse(
        made.pieces(),
        media_type="application/zip",
        headers={"content-disposition": f'attachment; filename="{called}.zip"'},
    )
