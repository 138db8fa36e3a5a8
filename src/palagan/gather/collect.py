"""What was given → pages and drops: a stream, in a fixed order, one item failing alone. Read this file first."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Literal

from palagan.errors import InputError
from palagan.gather.archives import gzip_item, zip_items
from palagan.gather.csv_rows import table_pages
from palagan.gather.dates import utc_text
from palagan.gather.folders import folder_files, is_folder, shown
from palagan.gather.json_rows import json_lines_pages, json_pages
from palagan.gather.options import GatherOptions, checked, for_many
from palagan.gather.pages import page_of_item
from palagan.gather.sniff import Form, sniff
from palagan.gather.standard_input import STANDARD_INPUT, standard_input_item
from palagan.gather.streams import Budget, Guarded, Item
from palagan.gather.warc import warc_pages
from palagan.model.drop import Drop, Reason, Stage
from palagan.model.page import Page


def collect(
    paths: Sequence[Path | Literal["-"]], options: GatherOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Page | Drop]:
    """The pages in files, folders, archives and standard input ("-"), and a drop for each thing that is none.

    Every item gives a page or a drop; order is that of `paths`, in a folder that of the names, in a file that of the
    rows. No more is held than one page or row. A path that does not exist, or an option that cannot be used, is an
    `InputError`, raised here and not at the first page.
    """
    options = checked(options or GatherOptions())
    given = [Path(path) if path != STANDARD_INPUT else None for path in paths]
    if not given:
        raise InputError("There is nothing to add.", way_out="Name a file, a folder, or - for standard input.")
    for path in given:
        if path is not None and not os.path.lexists(path):
            raise InputError("there is no such file or folder", item=shown(path), way_out="Check how it is spelt.")
    if given.count(None) > 1 or (None in given and stdin is None):
        raise InputError("standard input can be read only once, and only where there is one", item=STANDARD_INPUT)
    hints = options.hints
    many = len(given) > 1 or (given[0] is not None and is_folder(given[0]))
    if many and (hints.url or hints.external_id):
        raise InputError(
            "is the address or id of one page, but more than one is given",
            item=hints.url or hints.external_id,
            way_out="Add the pages one by one, or as rows with a column for it.",
        )
    return _all(given, for_many(options) if many else options, stdin)


def _all(given: list[Path | None], options: GatherOptions, stdin: BinaryIO | None) -> Iterator[Page | Drop]:
    """All that was given, in its order; None is standard input."""
    for path in given:
        if path is not None:
            for file in folder_files(path) if is_folder(path) else [path]:
                if isinstance(file, Drop):
                    yield file
                else:
                    yield from _file(file, options)
        elif stdin is not None:
            yield from _item(standard_input_item(stdin, options.limits), options)


def _file(path: Path, options: GatherOptions) -> Iterator[Page | Drop]:
    """One file, opened as long as it is read."""
    source = shown(path)
    try:
        file = path.open("rb")
    except OSError as error:
        yield Drop(Stage.GATHER, source, Reason.UNREADABLE, f"It cannot be opened: {error.strerror or error}.")
        return
    with file:
        if file.seekable():
            captured = _changed(os.fstat(file.fileno()).st_mtime)
            item = Item(source, path.name, Guarded(file.read), Budget(options.limits), captured, file=file)
            yield from _item(item, options)
        else:
            yield from _item(standard_input_item(file, options.limits, source, path.name), options)


def _changed(time: float) -> str | None:
    try:
        return utc_text(datetime.fromtimestamp(time, UTC))
    except (OverflowError, ValueError, OSError):
        return None


def _item(item: Item, options: GatherOptions) -> Iterator[Page | Drop]:
    """What is in one item: at least a page or a drop, and a drop at the end if its bytes ended too early."""
    count = 0
    told = False
    for taken in _inside(item, options):
        count += 1
        told = told or taken == item.failed()
        yield taken
    failed = item.failed()
    if failed is not None and not told:
        yield failed
    elif count == 0:
        yield item.drop(Reason.EMPTY, "It holds no pages.")


def _inside(item: Item, options: GatherOptions) -> Iterator[Page | Drop]:
    found = sniff(item.head(), item.name, options.columns, options.encoding)
    if item.failed() is not None and found.reason is Reason.EMPTY:
        return
    many = for_many(options)
    match found.form:
        case Form.TEXT | Form.HTML:
            yield page_of_item(item, options)
        case Form.JSON_LINES:
            yield from json_lines_pages(item, many)
        case Form.JSON:
            yield from json_pages(item, many)
        case Form.TABLE:
            yield from table_pages(item, many)
        case Form.WARC:
            yield from warc_pages(item, many)
        case Form.GZIP:
            inner = gzip_item(item, options)
            yield from [inner] if isinstance(inner, Drop) else _item(inner, options)
        case Form.ZIP:
            for member in zip_items(item, many):
                yield from [member] if isinstance(member, Drop) else _item(member, many)
        case Form.NONE:
            yield item.drop(found.reason or Reason.UNKNOWN_FORMAT, found.detail)
