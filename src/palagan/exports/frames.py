"""A view's rows as a table that notebooks take: pandas, polars, Arrow, or HTML in the cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Generic, TypeVar, overload

from palagan.errors import InputError
from palagan.exports.columns import COLUMNS
from palagan.exports.tables import TABLES, Cell

Row = TypeVar("Row")

SHOWN = 50
"""Lines that a notebook cell shows."""


class Frame(Generic[Row]):
    """The rows of one view. Iterating gives the typed rows; `lines` and the frame protocols give the flat table.

    polars and pyarrow take it as it is (`polars.DataFrame(frame)`, `pyarrow.table(frame)`), pandas by
    `frame.to_pandas()` or the dataframe interchange protocol. These need pyarrow (`pip install palagan[frames]`).
    """

    def __init__(self, table: str, rows: Sequence[Row]) -> None:
        self.table = table
        self.rows = tuple(rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @overload
    def __getitem__(self, position: int) -> Row: ...
    @overload
    def __getitem__(self, position: slice) -> Frame[Row]: ...
    def __getitem__(self, position: int | slice) -> Row | Frame[Row]:
        return Frame(self.table, self.rows[position]) if isinstance(position, slice) else self.rows[position]

    def __repr__(self) -> str:
        return f"<{self.table}: {len(self)} rows>"

    @property
    def lines(self) -> list[dict[str, Cell]]:
        """The flat table: one dict a line, the same columns as the CSV export. A row may give several lines."""
        return [line for row in self.rows for line in TABLES[self.table](row)]

    def to_arrow(self) -> Any:
        """The flat table as a `pyarrow.Table`; the columns and their types are the same whatever the rows."""
        try:
            import pyarrow
        except ImportError as error:
            raise InputError("pyarrow is not installed", way_out="pip install 'palagan[frames]'") from error
        types = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
        schema = pyarrow.schema([(name, types[kind]) for name, kind in COLUMNS[self.table].items()])
        return pyarrow.Table.from_pylist(self.lines, schema)

    def to_pandas(self) -> Any:
        """The flat table as a `pandas.DataFrame`."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """The flat table as a `polars.DataFrame`."""
        import polars

        return polars.DataFrame(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """Arrow's PyCapsule protocol."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __dataframe__(self, nan_as_null: bool = False, allow_copy: bool = True) -> Any:
        """The dataframe interchange protocol."""
        return self.to_arrow().__dataframe__(nan_as_null, allow_copy)

    def _repr_html_(self) -> str:
        lines = self.lines
        if not lines:
            return f"<p>{escape(self.table)}: no rows</p>"
        head = "".join(f"<th>{escape(name)}</th>" for name in lines[0])
        body = "".join(
            "<tr>"
            + "".join(f"<td>{'' if cell is None else escape(str(cell))}</td>" for cell in line.values())
            + "</tr>"
            for line in lines[:SHOWN]
        )
        more = f"<p>{SHOWN} of {len(lines)} lines shown</p>" if len(lines) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
