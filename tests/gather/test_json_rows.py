from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.json_rows import json_lines_pages, json_pages
from palagan.gather.options import GatherOptions, Limits
from palagan.model.drop import Reason
from tests.gather.made import gathered, item_of, parted, reasons, text_of

ROWS = [{"id": str(number), "text": f"Kota {number} “tenang”.", "date": "2020-10-06"} for number in range(1, 4)]


def test_jsonl_by_line_numbers_with_one_bad_row(tmp_path: Path) -> None:
    path = tmp_path / "artikel.jsonl"
    lines = [json.dumps(ROWS[0]), "", '{"id": "x", "text": ', json.dumps(ROWS[1]), "[1, 2]", json.dumps(ROWS[2])]
    path.write_text("\ufeff" + "\r\n".join(lines), "utf-8")
    pages, drops = gathered(path)
    assert [page.hints.external_id for page in pages] == ["1", "2", "3"]
    assert [page.source for page in pages] == [f"{path}#row={number}" for number in (1, 4, 6)]
    assert [(drop.item, drop.reason) for drop in drops] == [
        (f"{path}#row=3", Reason.BAD_ROW),
        (f"{path}#row=5", Reason.BAD_ROW),
    ]
    assert "Expecting value" in drops[0].detail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_jsonl_in_other_character_sets(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "artikel.jsonl"
    path.write_bytes("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode(encoding))
    pages, drops = gathered(path)
    assert [text_of(page) for page in pages] == [row["text"] for row in ROWS]
    assert not drops


def test_one_line_in_another_character_set_is_doubted_alone() -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in ROWS]
    content = b"\n".join([lines[0].encode(), lines[1].encode("windows-1252"), lines[2].encode()])
    pages, _ = parted(json_lines_pages(item_of(content), GatherOptions()))
    assert [text_of(page) for page in pages] == [row["text"] for row in ROWS]
    assert [page.encoding_doubt is None for page in pages] == [True, False, True]


def test_a_row_over_the_limit_is_dropped_and_the_next_is_read() -> None:
    lines = [json.dumps(ROWS[0]), json.dumps({"text": "a" * 5_000}), json.dumps(ROWS[1])]
    options = GatherOptions(limits=Limits(page_bytes=500))
    pages, drops = parted(json_lines_pages(item_of("\n".join(lines).encode()), options))
    assert [page.source for page in pages] == ["file#row=1", "file#row=3"]
    assert [(drop.item, drop.reason) for drop in drops] == [("file#row=2", Reason.TOO_LARGE)]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ROWS),
        json.dumps(ROWS, indent=2),
        json.dumps({"status": "ok", "articles": ROWS}),
        json.dumps({"status": "ok", "hasil": ROWS}),
        "\n".join(json.dumps(row, indent=2) for row in ROWS),
        " \n" + json.dumps(ROWS) + "\n",
    ],
)
def test_lists_of_rows_in_every_shape(tmp_path: Path, content: str) -> None:
    path = tmp_path / "artikel.json"
    path.write_text(content, "utf-8")
    pages, drops = gathered(path)
    assert [page.hints.external_id for page in pages] == ["1", "2", "3"]
    assert [page.source for page in pages] == [f"{path}#row={number}" for number in (1, 2, 3)]
    assert not drops


def test_one_object_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "artikel.json"
    path.write_text(json.dumps({"maintext": "Kota itu tenang.", "authors": ["Rina"], "image": []}, indent=1))
    pages, drops = gathered(path)
    assert [page.hints.byline for page in pages] == ["Rina"]
    assert not drops


def test_a_list_cut_short_keeps_its_whole_rows() -> None:
    content = json.dumps(ROWS).encode()
    pages, drops = parted(json_pages(item_of(content[:-10]), GatherOptions()))
    assert [page.hints.external_id for page in pages] == ["1", "2"]
    assert reasons(drops)[0] is Reason.BAD_ROW
    pages, drops = parted(json_pages(item_of(content[:-1]), GatherOptions()))
    assert len(pages) == 3
    assert reasons(drops) == [Reason.TRUNCATED]


def test_one_bad_row_in_a_list_leaves_the_others() -> None:
    content = f'[{json.dumps(ROWS[0])}, {{"text": rusak}}, {json.dumps(ROWS[2])}]'.encode()
    pages, drops = parted(json_pages(item_of(content), GatherOptions()))
    assert [page.hints.external_id for page in pages] == ["1", "3"]
    assert [(drop.item, drop.reason) for drop in drops] == [("file#row=2", Reason.BAD_ROW)]


def test_a_list_longer_than_one_read_is_read_whole() -> None:
    rows = [{"id": number, "text": "Kota itu tenang. " * 400} for number in range(500)]
    pages, drops = parted(json_pages(item_of(json.dumps(rows).encode()), GatherOptions()))
    assert [page.hints.external_id for page in pages] == [str(number) for number in range(500)]
    assert not drops


def test_a_value_over_the_limit_stops_the_list() -> None:
    content = json.dumps([ROWS[0], {"text": "a" * 3_000_000}]).encode()
    options = GatherOptions(limits=Limits(page_bytes=1_000))
    pages, drops = parted(json_pages(item_of(content), options))
    assert len(pages) == 1
    assert reasons(drops) == [Reason.TOO_LARGE]


def test_nesting_without_end_is_a_bad_row() -> None:
    deep = '{"text": ' + "[" * 100_000
    _, drops = parted(json_lines_pages(item_of(deep.encode()), GatherOptions()))
    assert reasons(drops) == [Reason.BAD_ROW]
    _, drops = parted(json_pages(item_of(deep.encode()), GatherOptions()))
    assert Reason.BAD_ROW in reasons(drops)


@given(
    st.lists(st.text(st.characters(categories=["L"]), min_size=6, max_size=30), max_size=6),
    st.booleans(),
    st.booleans(),
)
def test_what_goes_in_as_rows_comes_out_as_pages(texts: list[str], ascii_only: bool, indented: bool) -> None:
    rows = [{"text": text} for text in texts]
    lines = "".join(json.dumps(row, ensure_ascii=ascii_only) + "\n" for row in rows).encode()
    array = json.dumps(rows, ensure_ascii=ascii_only, indent=2 if indented else None).encode()
    for read, content in ((json_lines_pages, lines), (json_pages, array), (json_pages, lines)):
        pages, drops = parted(read(item_of(content), GatherOptions()))
        assert [text_of(page) for page in pages] == texts
        assert not drops


@given(st.binary(max_size=200) | st.text(st.sampled_from('[]{}",:1ae\\\n '), max_size=40).map(str.encode))
def test_any_bytes_are_read_without_an_error(content: bytes) -> None:
    parted(json_pages(item_of(content), GatherOptions()))
    parted(json_lines_pages(item_of(content), GatherOptions()))
