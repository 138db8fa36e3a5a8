"""Reading our own data files: TSV tables and TOML lexicons that stand in the package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from palagan.errors import DataError


def _text(path: str) -> str:
    try:
        return resources.files("palagan").joinpath(path).read_text("utf-8")
    except (FileNotFoundError, IsADirectoryError) as error:
        raise DataError("data file is missing", item=path, way_out="Reinstall Palagan.") from error


@cache
def table(path: str) -> tuple[dict[str, str], ...]:
    """The rows of a TAB-separated file with a header row, as dicts; `path` is below the package ("languages/id/x.tsv").

    Blank lines and lines that begin with "# " are passed over. A row with another number of cells is a `DataError`.
    """
    lines = [line for line in _text(path).split("\n") if line.strip() and not line.startswith("# ")]
    if not lines:
        raise DataError("data file has no header", item=path)
    header = lines[0].split("\t")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise DataError(f"row {number} has {len(cells)} cells, not {len(header)}", item=path)
        rows.append(dict(zip(header, map(str.strip, cells), strict=True)))
    return tuple(rows)


def alternatives(cell: str) -> tuple[str, ...]:
    """The spellings in a cell, `|` between them."""
    if "|" not in cell:
        return (stripped,) if (stripped := cell.strip()) else ()
    return tuple([stripped for part in cell.split("|") if (stripped := part.strip())])


@cache
def lexicon(path: str) -> dict[str, Any]:
    """A TOML file of the package, parsed. Treat as read-only."""
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"not valid TOML: {error}", item=path) from error
