"""Which column of a table, or key of an object, holds what."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from io import StringIO
from typing import NamedTuple

from palagan.errors import InputError
from palagan.gather.data import data

FIELDS = ("text", "title", "url", "outlet", "published", "byline", "id", "language", "captured")
"""What a row can tell of a page; also the names on the left of a mapping ("text=isi")."""

_OTHER_NAMES = {"external_id": "id"}
_SQUASH = re.compile(r"[^\w]|_")
_DELIMITERS = (",", ";", "\t", "|")


class Places(NamedTuple):
    """Of a set of columns, those that may hold each field, the likeliest first, and those that are objects."""

    fields: dict[str, tuple[str, ...]]
    nested: tuple[str, ...]


def check_columns(columns: Mapping[str, str]) -> dict[str, str]:
    """The mapping by our field names; an `InputError` for a field we do not have."""
    checked = {}
    for name, column in columns.items():
        ours = _OTHER_NAMES.get(name.strip().lower(), name.strip().lower())
        if ours not in FIELDS:
            raise InputError("is not a field of a page", item=name, way_out=f"The fields are: {', '.join(FIELDS)}.")
        if not column.strip():
            raise InputError("is mapped to no column", item=name, way_out="Write it as field=column, such as text=isi.")
        checked[ours] = column.strip()
    return checked


def _squashed(name: str) -> str:
    return _SQUASH.sub("", name.lower())


@cache
def _usual_names() -> dict[str, tuple[str, ...]]:
    groups = data("columns.toml").items()
    return {group: tuple(dict.fromkeys(_squashed(name) for name in names)) for group, names in groups}


def places(keys: Sequence[str], columns: Mapping[str, str]) -> Places:
    """Where the fields of a page stand among these keys. A column the user maps stands alone for its field."""
    return _places(tuple(keys), tuple(sorted(columns.items())))


@lru_cache(maxsize=1024)
def _places(keys: tuple[str, ...], columns: tuple[tuple[str, str], ...]) -> Places:
    by_name: dict[str, str] = {}
    for key in keys:
        by_name.setdefault(_squashed(key), key)
    mapped = dict(columns)
    usual = _usual_names()
    found: dict[str, tuple[str, ...]] = {}
    for field in FIELDS:
        if field in mapped:
            wanted = mapped[field]
            column = wanted if wanted in keys else by_name.get(_squashed(wanted))
            found[field] = (column,) if column is not None else ()
        else:
            likely = [by_name[name] for name in usual[field] if name in by_name]
            found[field] = tuple(column for column in likely if column not in mapped.values())
    return Places(found, tuple(by_name[name] for name in usual["nested"] if name in by_name))


def is_list_key(key: str) -> bool:
    """Whether a key is one under which a file keeps its list of rows ("articles")."""
    return _squashed(key) in _usual_names()["lists"]


def delimiter(line: str) -> str:
    """The delimiter of a header line: the one that gives most column names we know, then most cells."""

    def gain(candidate: str) -> tuple[int, int]:
        cells = cells_of(line, candidate)
        return len(_known(cells, {})), len(cells)

    return max(_DELIMITERS, key=gain)


def cells_of(line: str, separator: str) -> list[str]:
    """The cells of one line; none where it cannot be taken apart."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:
        return []


def _known(cells: Sequence[str], columns: Mapping[str, str]) -> set[str]:
    return {field for field, keys in places(cells, columns).fields.items() if keys}


def is_table(text: str, columns: Mapping[str, str]) -> bool:
    """Whether a text is a table of articles by its looks: its first line names a text column and another that we know,
    and the row below has as many cells."""
    first, _, rest = text.partition("\n")
    first = first.rstrip("\r")
    if len(first) > 10_000:
        return False
    separator = delimiter(first)
    header = cells_of(first, separator)
    known = _known(header, columns)
    if "text" not in known or len(known) < 2:
        return False
    try:
        below = next((row for row in csv.reader(StringIO(rest), delimiter=separator) if row), None)
    except csv.Error:
        return True  # a cell larger than the reader's limit
    return below is None or len(below) == len(header)
