"""`palagan read`: the contract on standard output, in order, drops beside it."""

from __future__ import annotations

import json
from pathlib import Path

from palagan.model.contract import reading_from_json
from tests.commands.calling import PAGES, Shell


def test_one_object_a_page_in_the_order_of_the_input(shell: Shell, folder: Path) -> None:
    said = shell("read", folder, "--format", "jsonl", "--outlet", "Lain")
    lines = [json.loads(line) for line in said.out.split("\n") if line]
    assert [Path(line["source"]).name for line in lines] == sorted(PAGES)
    assert [line["text"] for line in lines] == [PAGES[name] for name in sorted(PAGES)]
    assert all(reading_from_json(line).article.page_id == line["id"] for line in lines)
    assert said.code == 0
    assert "binary: " in said.err
    assert said.err.endswith("1 dropped: binary 1\n")


def test_rows_keep_their_ids_and_hints(shell: Shell, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    row = {"id": "r-7", "text": "Pasukan Armenia menembaki desa itu.", "outlet": "Koran Uji", "published": "2020-10-06"}
    rows.write_text(json.dumps(row) + "\n", "utf-8")
    line = json.loads(shell("read", rows).out)
    assert (line["external_id"], line["outlet"], line["published"]) == ("r-7", "Koran Uji", "2020-10-06")
    assert line["published_from"] == "hint"


def test_a_page_in_another_language_gives_its_article_alone(shell: Shell) -> None:
    text = "The ministry said on Tuesday that the army had shelled the town and that three people were killed there."
    said = shell("read", "-", stdin=(text + "\n").encode())
    line = json.loads(said.out)
    assert line["language"] == "en"
    assert line["events"] == []
    assert "language-not-read" in said.err


def test_the_short_view_names_what_it_found(shell: Shell, folder: Path) -> None:
    said = shell("read", folder / "serangan.txt", "--format", "table", "--outlet", "Kabar Uji")
    assert said.out.startswith("pg-")
    assert "Kabar Uji" in said.out
    assert "{" not in said.out


def test_words_cannot_move_the_cursor(shell: Shell) -> None:
    text = PAGES["serangan.txt"].replace("Ganja di", "\x1b[31mGanja\x1b[0m di")
    assert "\x1b" not in shell("read", "-", "--format", "table", stdin=text.encode()).out


def test_what_is_not_there_is_an_input_error(shell: Shell, tmp_path: Path) -> None:
    said = shell("read", tmp_path / "nothing.txt", "--json")
    assert said.code == 2
    assert said.error["item"] == str(tmp_path / "nothing.txt")
    assert said.error["way_out"]


def test_where_nothing_can_be_read_the_exit_code_says_so(shell: Shell, folder: Path) -> None:
    said = shell("read", folder / "foto.bin")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("binary: ")


def test_what_an_outlet_repeats_is_left_out_of_its_reports_unless_each_is_read_alone(
    shell: Shell, tmp_path: Path
) -> None:
    rows = tmp_path / "rows.jsonl"
    promotion = "Sahabat pembaca setia sejak tahun tujuh puluhan di seluruh pelosok negeri tercinta."
    texts = [
        f"Wali kota nomor {number} menolak usul itu dalam rapat panjang di balai desa.\n"
        f"Para petani tetap turun ke jalan dengan {number} truk dan menuntut ganti rugi.\n"
        f"{promotion}\n"
        f"Rapat ditutup pukul {number} malam tanpa keputusan apa pun dari para wakil warga."
        for number in range(5)
    ]
    rows.write_text("".join(json.dumps({"text": text, "outlet": "Warta Uji"}) + "\n" for text in texts), "utf-8")

    def kinds(*options: str) -> list[str]:
        lines = [json.loads(line) for line in shell("read", rows, *options).out.splitlines()]
        assert [line["text"] for line in lines] == texts
        at = texts[0].index(promotion)
        return [segment["kind"] for line in lines for segment in line["segments"] if segment["start"] == at]

    assert kinds() == ["furniture"] * 5
    assert kinds("--alone") == ["body"] * 5
