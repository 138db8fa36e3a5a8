"""JSON and JSONL files → rows: one object a line, an array of objects, one object, or one with a list of rows in it.

Read as a stream: no more is held than one row and one read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import TextIOBase
from json import JSONDecodeError, JSONDecoder

from palagan.gather.columns import is_list_key, places
from palagan.gather.lines import Lines, open_text
from palagan.gather.options import GatherOptions
from palagan.gather.rows import page_of_row
from palagan.gather.streams import Item, size
from palagan.model.drop import Drop, Reason, Stage
from palagan.model.page import Page

_READ = 1_000_000
_TAIL = 16
"""How near to the end of what is read a mistake may only be what is still to come (half a literal or an escape)."""
_BETWEEN = re.compile(r"[\s,]*")
_NEXT_OBJECT = re.compile(r"\}\s*,?\s*(?=\{)")
_TOO_DEEP = "It is nested too deep to be an article."


def json_lines_pages(item: Item, options: GatherOptions) -> Iterator[Page | Drop]:
    """The pages of a JSONL file; `source` ends in "#row=" and the line's number, from 1. Blank lines are no rows."""
    limit = options.limits.row_bytes
    lines = Lines(item, limit, options.encoding)
    inside = False
    number = 0
    for line in lines:
        number += not inside
        begun, inside = inside, not line.endswith(("\n", "\r"))
        if begun or not line.strip():
            continue
        source = f"{item.source}#row={number}"
        if inside and len(line.encode("utf-8", "surrogatepass")) >= limit:
            yield _row_too_large(source, limit)
            continue
        doubt = lines.take_doubt()
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield _bad_row(source, error)
            continue
        yield _taken(value, source, options, item, doubt)


def json_pages(item: Item, options: GatherOptions) -> Iterator[Page | Drop]:
    """The pages of a JSON file; `source` ends in "#row=" and the object's place, from 1."""
    text, doubt = open_text(item, options.encoding)
    for number, value in _values(text, options.limits.row_bytes):
        source = f"{item.source}#row={number}"
        if isinstance(value, Drop):
            yield Drop(value.stage, source, value.reason, value.detail)
            continue
        rows = _rows_inside(value, options)
        if rows is None:
            yield _taken(value, source, options, item, doubt)
            continue
        for place, row in enumerate(rows, start=1):
            yield _taken(row, f"{source}.{place}" if number > 1 else f"{item.source}#row={place}", options, item, doubt)


def _taken(value: object, source: str, options: GatherOptions, item: Item, doubt: str | None) -> Page | Drop:
    if not isinstance(value, dict):
        return Drop(Stage.GATHER, source, Reason.BAD_ROW, "It is not an object with named fields.")
    return page_of_row(value, source, options, captured=item.captured, doubt=doubt)


def _rows_inside(value: object, options: GatherOptions) -> list[object] | None:
    """The list of rows in an object that is no row itself ({"articles": […]})."""
    if not isinstance(value, dict) or places(tuple(value), options.columns).fields["text"]:
        return None
    lists = {key: rows for key, rows in value.items() if isinstance(rows, list) and rows and isinstance(rows[0], dict)}
    named = [rows for key, rows in lists.items() if is_list_key(key)]
    if named:
        return named[0]
    return next(iter(lists.values())) if len(lists) == 1 else None


def _values(text: TextIOBase, limit: int) -> Iterator[tuple[int, object]]:
    """The values of a stream of JSON, numbered; of an array, its elements. What cannot be read comes as a `Drop`."""
    decoder = JSONDecoder()
    buffer = text.read(_READ).lstrip(" \t\r\n\ufeff")
    array = buffer.startswith("[")
    at, number = int(array), 0
    while True:
        found = _BETWEEN.match(buffer, at)
        at = found.end() if found else at
        if at >= len(buffer):
            buffer, at = text.read(_READ), 0
            if not buffer:
                if array:
                    yield number + 1, _drop(Reason.TRUNCATED, "The list has no end: the file is cut short.")
                return
            continue
        if array and buffer[at] == "]":
            return
        number += 1
        while True:
            try:
                value, at = decoder.raw_decode(buffer, at)
            except (ValueError, RecursionError) as error:
                more = text.read(max(_READ, len(buffer) - at)) if _unfinished(error, buffer) else ""
                if more and len(buffer) - at <= limit:
                    buffer, at = buffer[at:] + more, 0
                    continue
                if more:
                    yield number, _drop(Reason.TOO_LARGE, f"It is larger than {size(limit)}, and the rest is not read.")
                    return
                yield number, _bad_row("", error)
                following = _NEXT_OBJECT.search(buffer, error.pos) if isinstance(error, JSONDecodeError) else None
                if following is None:
                    yield number + 1, _drop(Reason.BAD_ROW, "From here on the file is not valid JSON; it is not read.")
                    return
                at = following.end()
            else:
                yield number, value
            break


def _unfinished(error: Exception, buffer: str) -> bool:
    if not isinstance(error, JSONDecodeError):
        return False
    return error.msg.startswith("Unterminated string") or error.pos >= len(buffer) - _TAIL


def _drop(reason: Reason, detail: str) -> Drop:
    return Drop(Stage.GATHER, "", reason, detail)


def _bad_row(source: str, error: Exception) -> Drop:
    if isinstance(error, RecursionError):
        return Drop(Stage.GATHER, source, Reason.BAD_ROW, _TOO_DEEP)
    return Drop(Stage.GATHER, source, Reason.BAD_ROW, f"It is not valid JSON: {error}.")


def _row_too_large(source: str, limit: int) -> Drop:
    detail = f"It is larger than {size(limit)}, the most that is taken for one row."
    return Drop(Stage.GATHER, source, Reason.TOO_LARGE, detail)
