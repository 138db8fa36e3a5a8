"""What the record takes from pages, made of their readings: in this process or in several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from palagan.model.contract import reading_from_line
from palagan.model.ids import content_id
from palagan.record.leaf import leaf_of
from palagan.record.lineage import page_lineage
from palagan.record.media import medium_name
from palagan.record.packing import pack
from palagan.record.page_part import page_part
from palagan.record.parties import register
from palagan.record.sheet import lay_out
from palagan.record.texts import text_of
from palagan.store.upkeep import PartRow
from palagan.upkeep.finding import told_of
from palagan.upkeep.quick import without_collecting
from palagan.upkeep.texts import pack_text


@dataclass(frozen=True, slots=True)
class Given:
    """A page with its reading as JSON, and by what that is known again (`digest`)."""

    page: str
    number: int
    json: str
    made_of: str


def digest(line: str) -> str:
    """By which a reading is known again."""
    return content_id("rd", line)


def make_parts(pages: Sequence[Given]) -> list[PartRow]:
    """The parts of some pages."""
    with without_collecting():
        return [_part(given) for given in pages]


def _part(given: Given) -> PartRow:
    sheet = lay_out(reading_from_line(given.json))
    credits = {medium_name(credit.name) for credit in sheet.reading.article.credits}
    parties = register([sheet.reading])
    part, leaf = page_part(sheet, parties), leaf_of(sheet)
    dated, moment, _ = sheet.order
    return PartRow(
        page=given.page,
        number=given.number,
        made_of=given.made_of,
        day=leaf.day,
        dated=dated,
        moment=moment,
        outlet=part.outlet,
        part=pack(replace(part, tellings=())),
        tellings=pack(part.tellings),
        leaf=pack(leaf),
        words=pack_text(text_of(sheet, credits)),
        lineage=pack(page_lineage(sheet)),
        findable=told_of(sheet.reading, parties),
    )
