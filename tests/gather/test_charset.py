from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.charset import codec_name, declared_charsets, find_charset, marked
from tests.gather.made import TEXT

LONG = TEXT * 10


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (LONG.encode("utf-8"), "utf-8"),
        (LONG.encode("utf-8-sig"), "utf-8-sig"),
        (b"\xff\xfe" + LONG.encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + LONG.encode("utf-16-be"), "utf-16"),
        (LONG.encode("utf-16-le"), "utf-16-le"),
        (LONG.encode("utf-16-be"), "utf-16-be"),
        (LONG.encode("utf-32"), "utf-32"),
    ],
)
def test_what_the_bytes_say_themselves_is_certain(content: bytes, encoding: str) -> None:
    found = find_charset(content)
    assert found is not None
    assert (found.encoding, found.text, found.doubt) == (encoding, LONG, None)
    assert content.decode(found.encoding) == LONG


def test_a_guess_says_that_it_is_one() -> None:
    found = find_charset(LONG.encode("windows-1252"))
    assert found is not None
    assert (found.encoding, found.text) == ("windows-1252", LONG)
    assert found.doubt == "Read as windows-1252, which is a guess."


def test_latin_1_is_read_as_its_superset() -> None:
    found = find_charset("résumé à la café".encode("latin-1"), declared=["ISO-8859-1"])
    assert found is not None
    assert (found.encoding, found.text, found.doubt) == ("windows-1252", "résumé à la café", None)


def test_cyrillic_and_arabic_are_found_by_their_looks() -> None:
    for text, encoding in (
        ("Министр обороны заявил, что войска не отступят от города. " * 5, "cp1251"),
        ("قال وزير الدفاع إن القوات لن تنسحب من المدينة القديمة. " * 5, "cp1256"),
    ):
        found = find_charset(text.encode(encoding))
        assert found is not None
        assert (found.encoding, found.text) == (encoding, text)
        assert found.doubt is not None


def test_a_declaration_is_believed_where_the_bytes_agree() -> None:
    text = "Министр обороны"
    found = find_charset(text.encode("cp1251"), declared=["windows-1251"])
    assert found is not None
    assert (found.text, found.doubt) == (text, None)


def test_a_wrong_declaration_gives_way_to_utf8() -> None:
    found = find_charset(LONG.encode("utf-8"), declared=["iso-8859-1"])
    assert found is not None
    assert (found.encoding, found.text) == ("utf-8", LONG)
    assert found.doubt == "The page declares iso-8859-1, but its bytes are UTF-8."


def test_a_wrong_declaration_of_utf8_gives_way_to_the_bytes() -> None:
    found = find_charset(LONG.encode("windows-1252"), declared=["utf-8"])
    assert found is not None
    assert found.text == LONG
    assert found.doubt is not None


def test_spoilt_bytes_in_utf8_leave_the_rest_whole() -> None:
    found = find_charset(LONG.encode("utf-8") + b"caf\xe9 tutup")
    assert found is not None
    assert found.encoding == "utf-8"
    assert found.text == LONG + "caf\ufffd tutup"
    assert found.doubt == "Read as UTF-8, but 1 characters in it are not valid."


def test_forced_is_obeyed_or_refused() -> None:
    found = find_charset("Müller".encode("cp1252"), forced="cp1250")
    assert found is not None
    assert found.encoding == "cp1250"
    assert find_charset("Министр обороны".encode("cp1251"), forced="utf-8") is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("UTF8", "utf-8"),
        ("latin1", "windows-1252"),
        ("us-ascii", "windows-1252"),
        ("Windows-1252", "windows-1252"),
        ("x-sjis", "cp932"),
        ("base64", None),
        ("rot13", None),
        ("unicode_escape", None),
        ("utf-7", None),
        ("no-such-set", None),
        ("../../etc", None),
        ("", None),
    ],
)
def test_labels_name_a_character_set_or_nothing(label: str, name: str | None) -> None:
    assert codec_name(label) == name


def test_declarations_are_found_in_the_page() -> None:
    assert declared_charsets(b'<?xml version="1.0" encoding="koi8-r"?><p>') == ["koi8-r"]
    assert declared_charsets(b"<head><META charset=windows-1252>") == ["windows-1252"]
    page = b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
    assert declared_charsets(page) == ["iso-8859-1"]
    assert declared_charsets(b"Rapat itu menyebut charset=utf-8 dua kali.") == []


@given(st.binary(max_size=400), st.lists(st.text(max_size=20), max_size=2))
def test_what_is_found_is_what_decoding_gives(content: bytes, declared: list[str]) -> None:
    found = find_charset(content, declared=declared)
    if found is not None:
        assert content.decode(found.encoding, "replace") == found.text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_utf8_is_never_mistaken(text: str) -> None:
    content = text.encode("utf-8")
    found = find_charset(content)
    if marked(content) is None:
        assert found is not None
        assert found.text == text
