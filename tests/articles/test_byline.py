"""Names of writers and editors, and what is no name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.byline import bare_names, byline_line, is_name, report_line, signatures

LINES: dict[str, list[str]] = {
    "Penulis: Sekar Puspita": ["Sekar Puspita"],
    "Penulis: Sekar Puspita | Editor: Galang Wira": ["Sekar Puspita", "Galang Wira"],
    "Rep: SEKAR PUSPITA/ Red: Galang Wira": ["SEKAR PUSPITA", "Galang Wira"],
    "Penulis : Kontributor Bima, Wahidin": ["Wahidin"],
    "(Penulis: Andi Budi, Editor: Cakra Dewa)": ["Andi Budi", "Cakra Dewa"],
    "Oleh: Nur bin Hasan": ["Nur bin Hasan"],
    "Oleh Sekar Puspita": ["Sekar Puspita"],
    "By Lestari Hutomo": ["Lestari Hutomo"],
    "By Lestari Hutomo on 16 Feb 2016 at 09:10 WIB": ["Lestari Hutomo"],
    "Sekar Puspita - detikNews": ["Sekar Puspita"],
    "Laporan Wartawan Tribunnews.com, Sekar Puspita": ["Sekar Puspita"],
    "Tim - detikNews": [],
    "Editor: redaksi": [],
    "Penulis": [],
}


@pytest.mark.parametrize(("line", "names"), LINES.items())
def test_a_byline_line_gives_its_names(line: str, names: list[str]) -> None:
    found = byline_line(line, 0, len(line))
    assert found is not None
    assert [name.name for name in found.names] == names
    assert all(line[name.start : name.end] == name.name for name in found.names)


@pytest.mark.parametrize(
    "line",
    [
        "Oleh karena itu perundingan ditunda",
        "Foto: Antara",
        "Sumber: Reuters",
        "CNN Indonesia",
        "Kementerian itu menolak: tidak ada.",
    ],
)
def test_what_is_no_byline_line(line: str) -> None:
    assert byline_line(line, 0, len(line)) is None


def test_a_role_alone_waits_for_names_beside_it() -> None:
    found = byline_line("Tim Redaksi", 0, 11)
    assert found is not None
    assert found.role_alone


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ia pergi. (Tribunnews.com/Sekar Puspita)", ["Sekar Puspita"]),
        ("Ia pergi. (Tribunnews.co. Sekar Puspita)", ["Sekar Puspita"]),
        ("Ia pergi. (*. Penulis: Sekar Puspita. Artikel ini", ["Sekar Puspita"]),
        ("Ia pergi.Andi Budi dan Sekar Puspita berkontribusi dalam tulisan ini", ["Andi Budi", "Sekar Puspita"]),
        ("Ia pergi. (blq/bac)", []),
        ("Kapal itu (Foto/AFP) karam.", []),
        ("Ia akan berkontribusi secara finansial.", []),
    ],
)
def test_signatures_within_the_report(text: str, names: list[str]) -> None:
    assert [name.name for name in signatures(text, 0, len(text))] == names


def test_a_reporter_named_before_the_dateline() -> None:
    text = "Laporan Wartawan Tribunnews.com Sekar Puspita. TRIBUNNEWS.COM, MOSKOW - Harga naik."
    found = report_line(text, 0, len(text))
    assert found is not None
    assert found.name == "Sekar Puspita"


def test_bare_names_are_names_and_nothing_else() -> None:
    assert [name.name for name in bare_names("Sekar Puspita,", 0, 14)] == ["Sekar Puspita"]
    assert bare_names("Konflik Rusia Ukraina", 0, 21) == ()
    assert bare_names("Gaya Hidup", 0, 10) == ()


@pytest.mark.parametrize("words", ["blq", "a/b", "Tim Redaksi", "Kompas.com", "12 Mei", "", "Jumat Pagi"])
def test_initials_outlets_and_days_are_no_names(words: str) -> None:
    assert not is_name(words)


@given(st.text(max_size=120))
def test_names_stand_where_they_say(text: str) -> None:
    found = byline_line(text, 0, len(text))
    for name in (*(found.names if found else ()), *signatures(text, 0, len(text))):
        assert text[name.start : name.end] == name.name
        assert is_name(name.name)


def test_a_long_glued_word_is_looked_at_once() -> None:
    word = "Bahwa" + "dengankelompokituakan" * 200 + "”12"
    assert not is_name(word)
