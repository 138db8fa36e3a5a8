from __future__ import annotations

from palagan.gather.columns import delimiter, is_list_key, is_table, places


def test_usual_names_are_known_however_they_are_written() -> None:
    found = places(("Published At", "articleBody", "SOURCE_URL", "Judul", "_id", "penulis"), {}).fields
    assert found["published"] == ("Published At",)
    assert found["text"] == ("articleBody",)
    assert found["url"] == ("SOURCE_URL",)
    assert found["title"] == ("Judul",)
    assert found["id"] == ("_id",)
    assert found["byline"] == ("penulis",)
    assert found["outlet"] == ()


def test_the_likeliest_name_comes_first() -> None:
    assert places(("html", "content", "text"), {}).fields["text"] == ("text", "content", "html")


def test_a_mapped_column_stands_alone_and_for_nothing_else() -> None:
    found = places(("text", "title", "naskah"), {"text": "naskah"}).fields
    assert found["text"] == ("naskah",)
    found = places(("content", "title"), {"title": "content"}).fields
    assert found["title"] == ("content",)
    assert found["text"] == ()
    assert places(("title",), {"text": "naskah"}).fields["text"] == ()


def test_the_delimiter_is_the_one_that_makes_columns_we_know() -> None:
    assert delimiter("id;isi, lengkap;judul") == ";"
    assert delimiter("id\ttext\turl") == "\t"
    assert delimiter("id|text|url") == "|"
    assert delimiter("text") == ","


def test_a_sentence_is_no_header() -> None:
    assert is_table("id,text\n1,Kota itu tenang.\n", {})
    assert is_table('id,text\n1,"Kota\nitu"\n', {})
    assert is_table("nomor;naskah\n1;Kota\n", {"id": "nomor", "text": "naskah"})
    assert not is_table("Berita, tautan, media\nKota itu tenang. Warga pulang, kata camat, hari ini, pagi.\n", {})
    assert not is_table("Kota itu tenang, kata camat.\n", {})


def test_keys_of_lists() -> None:
    assert is_list_key("articles")
    assert not is_list_key("authors")
