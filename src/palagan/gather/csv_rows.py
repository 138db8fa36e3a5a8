"""CSV and TSV files → rows: comma, semicolon, tab or bar, quoted line breaks, whatever the character set."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain

from palagan.gather.columns import delimiter, places
from palagan.gather.lines import Lines
from palagan.gather.options import GatherOptions
from palagan.gather.rows import no_text_detail, page_of_row
from palagan.gather.streams import Item
from palagan.model.drop import Drop, Reason, Stage
from palagan.model.page import Page

_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)


def table_pages(item: Item, options: GatherOptions) -> Iterator[Page | Drop]:
    """The pages of a table; `source` ends in "#row=" and the row's number as a spreadsheet counts: the header is row 1.

    A table without a text column is one drop; a row with another number of cells than the header is a drop of its own.
    """
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.row_bytes))  # of the process: only ever raised
    lines = Lines(item, options.limits.row_bytes, options.encoding)
    flow = iter(lines)
    first = next(flow, "")
    separator = _SEPARATOR_LINE.fullmatch(first)
    if separator:
        first = next(flow, "")
    between = separator[1] if separator else delimiter(first)
    used: list[str] = []
    reader = csv.reader(_noting(used, first, flow), delimiter=between)
    header: list[str] | None = None
    waiting: Page | Drop | None = None
    number = 0
    while True:
        last = "".join(used)
        used.clear()
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            number += 1
            source = f"{item.source}#row={number}"
            yield Drop(Stage.GATHER, source, Reason.BAD_ROW, f"It is no row of a table: {error}.")
            continue
        number += 1
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = _named(cells)
            if not places(header, options.columns).fields["text"]:
                yield item.drop(Reason.NO_TEXT_COLUMN, no_text_detail(tuple(header), options))
                return
            continue
        if waiting is not None:
            yield waiting
        waiting = _taken(header, cells, f"{item.source}#row={number}", options, item, lines.take_doubt())
    if waiting is not None:
        yield _last(waiting, last, between, item)
    elif number <= 1 and item.failed() is None:
        yield item.drop(Reason.EMPTY, "It is a table without rows.")


def _noting(used: list[str], first: str, rest: Iterator[str]) -> Iterator[str]:
    """The lines, each noted as used when the reader takes it."""
    for line in chain([first] if first else [], rest):
        used.append(line)
        yield line


def _last(taken: Page | Drop, lines: str, between: str, item: Item) -> Page | Drop:
    """The last row, unless the file was cut short in it or a quote in it was never closed."""
    source = taken.source if isinstance(taken, Page) else taken.item
    if item.failed() is not None:
        return Drop(Stage.GATHER, source, Reason.TRUNCATED, "The file is cut short in or after this row.")
    try:
        for _ in csv.reader(lines.splitlines(keepends=True), delimiter=between, strict=True):
            pass
    except csv.Error as error:
        if "unexpected end" in str(error):
            detail = "A quote in it is opened and never closed, so all that follows is lost. Close it and add it again."
            return Drop(Stage.GATHER, source, Reason.BAD_ROW, detail)
    return taken


def _named(cells: list[str]) -> list[str]:
    """The header's names, those of nameless columns made up, so that none hides another."""
    return [cell.strip() or f"column {place}" for place, cell in enumerate(cells, start=1)]


def _taken(
    header: list[str], cells: list[str], source: str, options: GatherOptions, item: Item, doubt: str | None
) -> Page | Drop:
    while len(cells) > len(header) and not cells[-1].strip():
        cells.pop()
    if len(cells) != len(header):
        counted = f"It has {len(cells)} cells, and the header has {len(header)}."
        return Drop(Stage.GATHER, source, Reason.BAD_ROW, f"{counted} Look for a quote or a line break inside a cell.")
    row: dict[str, object] = {}
    for name, cell in zip(header, cells, strict=True):
        row.setdefault(name, cell)
    return page_of_row(row, source, options, captured=item.captured, doubt=doubt)
