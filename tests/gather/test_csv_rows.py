from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.csv_rows import table_pages
from palagan.gather.options import GatherOptions
from palagan.model.drop import Drop, Reason
from palagan.model.page import Page
from tests.gather.made import gathered, item_of, only_drop, parted, reasons, text_of


def table(content: str | bytes, options: GatherOptions | None = None) -> tuple[list[Page], list[Drop]]:
    content = content.encode() if isinstance(content, str) else content
    return parted(table_pages(item_of(content), options or GatherOptions()))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_dialect(tmp_path: Path, separator: str, encoding: str, line_end: str) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, lineterminator=line_end)
    writer.writerow(["id", "Judul", "Isi", "Tanggal"])
    writer.writerow(["1", "Judul, satu", "Kota; “tenang”.\nWarga\tpulang | malam.", "06/10/2020"])
    writer.writerow(["2", 'Kata "dua"', "Toko buka.", "07/10/2020"])
    path = tmp_path / "artikel.csv"
    path.write_bytes(file.getvalue().encode(encoding))
    pages, drops = gathered(path)
    assert [text_of(page) for page in pages] == ["Kota; “tenang”.\nWarga\tpulang | malam.", "Toko buka."]
    assert [page.hints.title for page in pages] == ["Judul, satu", 'Kata "dua"']
    assert [page.hints.published for page in pages] == ["2020-10-06", "2020-10-07"]
    assert [page.source for page in pages] == [f"{path}#row=2", f"{path}#row=3"]
    assert not drops


def test_old_line_ends_and_the_separator_line_of_excel() -> None:
    pages, drops = table("id,text\r1,Kota\r2,Desa\r")
    assert [text_of(page) for page in pages] == ["Kota", "Desa"]
    assert not drops
    pages, _ = table("sep=;\nid;text\n1;Kota\n")
    assert [text_of(page) for page in pages] == ["Kota"]


def test_a_cell_larger_than_the_readers_own_limit() -> None:
    text = "Kota itu tenang. " * 20_000
    pages, drops = table(f'id,text\n1,"{text}"\n')
    assert [text_of(page) for page in pages] == [text]
    assert not drops


def test_rows_with_other_cells_than_the_header_are_told_one_by_one() -> None:
    pages, drops = table("id,text,title\n1,Kota,A\n2,Desa, lama,B\n3\n4,Bukit,C,,\n")
    assert [page.hints.external_id for page in pages] == ["1", "4"]
    assert [(drop.item, drop.reason) for drop in drops] == [
        ("file#row=3", Reason.BAD_ROW),
        ("file#row=4", Reason.BAD_ROW),
    ]
    assert drops[0].detail.startswith("It has 4 cells, and the header has 3.")


def test_a_quote_never_closed_is_told() -> None:
    pages, drops = table('id,text\n1,Kota\n2,"Desa\n3,Bukit\n')
    assert [page.hints.external_id for page in pages] == ["1"]
    assert [(drop.item, drop.reason) for drop in drops] == [("file#row=3", Reason.BAD_ROW)]
    assert "never closed" in drops[0].detail


def test_a_table_without_a_text_column_is_one_drop(tmp_path: Path) -> None:
    path = tmp_path / "lain.csv"
    path.write_text("nomor,catatan\n1,x\n2,y\n")
    drop = only_drop(path)
    assert drop.reason is Reason.NO_TEXT_COLUMN
    assert "The columns are: nomor, catatan." in drop.detail
    pages, drops = gathered(path, options=GatherOptions(columns={"text": "catatan", "id": "nomor"}))
    assert [page.hints.external_id for page in pages] == ["1", "2"]
    assert not drops


def test_a_table_without_rows_is_empty() -> None:
    assert reasons(table("id,text\n")[1]) == [Reason.EMPTY]


def test_an_index_without_a_name_hides_nothing() -> None:
    pages, _ = table(",id,text\n0,a,Kota\n")
    assert pages[0].hints.external_id == "a"


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters='",;\n'), max_size=20)


@given(st.lists(st.tuples(st.integers(0, 99), cells), max_size=6), st.sampled_from(",;\t|"))
def test_what_is_written_as_a_table_comes_back(rows: list[tuple[int, str]], separator: str) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "text", "title"])
    for number, text in rows:
        writer.writerow([number, f"Kota {text}", "Judul"])
    pages, drops = table(file.getvalue())
    assert [(page.hints.external_id, text_of(page)) for page in pages] == [(str(n), f"Kota {text}") for n, text in rows]
    assert len(drops) == (0 if rows else 1)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_error(content: bytes) -> None:
    table(b"id,text\n" + content)
    table(content)
