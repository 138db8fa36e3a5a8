"""Parquet: the table with the types of its columns, unknown cells null."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from palagan.errors import InputError
from palagan.exports.columns import COLUMNS
from palagan.exports.dictionary import dictionary
from palagan.exports.formats import Going
from palagan.exports.tables import TABLES, Cell

_GROUP = 5_000
"""Lines of a row group: what is held at once."""
_PIECE = 1 << 18


def parquet_pieces(rows: Iterable[Any], going: Going) -> Iterator[bytes]:
    """The table, written group by group into a temporary file. Without pyarrow an `InputError`."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise InputError("pyarrow is not installed", way_out="pip install 'palagan[frames]'") from error
    types = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    told = dictionary(going.table)
    schema = pyarrow.schema(
        [
            pyarrow.field(name, types[kind], metadata={"holds": told[name]})
            for name, kind in COLUMNS[going.table].items()
        ],
        metadata={
            "palagan": json.dumps(
                {"table": going.table, "made": going.made, "version": going.version, "of": going.case}
            )
        },
    )
    with tempfile.TemporaryDirectory(prefix="palagan-") as folder:
        path = Path(folder) / "table.parquet"
        with parquet.ParquetWriter(path, schema, compression="zstd") as file:
            for group in _groups(rows, going):
                file.write_table(pyarrow.Table.from_pylist(group, schema))
        with path.open("rb") as made:
            while piece := made.read(_PIECE):
                yield piece


def _groups(rows: Iterable[Any], going: Going) -> Iterator[list[dict[str, Cell]]]:
    group: list[dict[str, Cell]] = []
    for row in rows:
        going.counts["rows"] += 1
        for line in TABLES[going.table](row):
            going.counts["lines"] += 1
            group.append({name: _whole(cell) for name, cell in line.items()})
            if len(group) >= _GROUP:
                yield group
                group = []
    if group:
        yield group


def _whole(cell: Cell) -> Cell:
    """Text that UTF-8 can write."""
    return cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell
