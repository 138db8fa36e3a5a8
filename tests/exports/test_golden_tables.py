"""Every table as CSV and JSONL, one as Excel and Parquet hold it, and citations, against files that were read."""

from __future__ import annotations

import io
import json

import openpyxl
import pyarrow.parquet
import pytest

from palagan.exports.formats import FORMATS
from palagan.exports.tables import TABLES
from tests.exports.happened import going
from tests.exports.test_golden import GOLDEN
from tests.exports.test_graph_forms import SIGNED
from tests.exports.test_tables import rows_of


def _file(form: str, table: str) -> bytes:
    return b"".join(FORMATS[form].write(rows_of(table), going(table)))


def _sheets(content: bytes) -> str:
    """Every cell of a workbook with its type, a line each row."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    lines = [
        f"{sheet.title}\t" + "\t".join(f"{cell.data_type}:{cell.value}" for cell in row)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
    ]
    return "\n".join(line.replace("\r", "␍") for line in lines) + "\n"


def _columns(content: bytes) -> str:
    """The types of a Parquet file's columns, then its rows as JSON."""
    table = pyarrow.parquet.read_table(io.BytesIO(content))
    types = [f"{field.name}: {field.type}" for field in table.schema]
    return "\n".join([*types, *(json.dumps(row, ensure_ascii=False) for row in table.to_pylist())]) + "\n"


def written() -> dict[str, str]:
    """All the files, by their names."""
    made = {f"table-{table}.csv": _file("csv", table).decode("utf-8") for table in TABLES}
    made |= {f"table-{table}.jsonl": _file("jsonl", table).decode("utf-8") for table in TABLES}
    made["table-happenings.excel.txt"] = _sheets(_file("xlsx", "happenings"))
    made["table-happenings.parquet.txt"] = _columns(_file("parquet", "happenings"))
    for form in ("bibtex", "ris"):
        made[f"{form}.txt"] = b"".join(FORMATS[form].write([SIGNED], going())).decode("utf-8")
    return made


@pytest.mark.parametrize("file", sorted(written()))
def test_it_is_as_it_was_read(file: str) -> None:
    kept = (GOLDEN / file).read_bytes().decode("utf-8")
    assert written()[file] == kept, f"{file}: scripts/golden_exports.py --write"
