from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.options import GatherOptions
from palagan.gather.rows import page_of_row
from palagan.model.drop import Drop, Reason
from palagan.model.page import Hints, Page
from tests.gather.made import text_of


def page(row: dict[str, object], **options: object) -> Page:
    taken = page_of_row(row, "a.jsonl#row=1", GatherOptions(**options))  # type: ignore[arg-type]
    assert isinstance(taken, Page), taken
    return taken


def drop(row: dict[str, object], **options: object) -> Drop:
    taken = page_of_row(row, "a.jsonl#row=1", GatherOptions(**options))  # type: ignore[arg-type]
    assert isinstance(taken, Drop), taken
    return taken


def test_a_row_gives_text_and_hints() -> None:
    taken = page(
        {
            "id": 12,
            "judul": " Warga mengungsi ",
            "isi": "Kota itu tenang.",
            "link": "https://kabar.example/12",
            "media": "Kabar Utara",
            "tanggal": "Selasa, 06 Okt 2020 14:06 WIB",
            "penulis": "Rina Sari",
            "bahasa": "id",
            "scraped_at": "2020-10-07T00:00:01Z",
        }
    )
    assert taken.content == b"Kota itu tenang."
    assert taken.hints == Hints(
        outlet="Kabar Utara",
        published="2020-10-06T14:06+07:00",
        title="Warga mengungsi",
        url="https://kabar.example/12",
        external_id="12",
        byline="Rina Sari",
        language="id",
    )
    assert (taken.captured, taken.media, taken.notes) == ("2020-10-07T00:00:01Z", "text", ())


def test_the_text_is_kept_to_the_character() -> None:
    text = "  Kota itu tenang.\r\n\r\nWarga pulang. \n"
    assert text_of(page({"text": text})) == text


def test_an_unreadable_date_keeps_the_page_and_leaves_a_note() -> None:
    taken = page({"text": "Kota itu tenang.", "date": "kemarin sore"})
    assert taken.hints.published is None
    assert taken.notes == ("Its date is not one we can read: kemarin sore.",)


def test_the_first_date_that_can_be_read_is_taken() -> None:
    assert page({"text": "x", "waktu": "14:06", "date": "2020-10-06"}).hints.published == "2020-10-06"


def test_cells_that_mean_nothing_are_none() -> None:
    hints = page({"text": "x", "title": "nan", "outlet": "", "url": "-", "author": None, "date": "NaT"}).hints
    assert hints == Hints()


def test_one_level_down_is_looked_into_for_what_is_not_on_top() -> None:
    taken = page({"text": "x", "metadata": {"url": "https://kabar.example/1", "date": "2020-10-06", "text": "y"}})
    assert taken.content == b"x"
    assert (taken.hints.url, taken.hints.published) == ("https://kabar.example/1", "2020-10-06")
    assert page({"_id": "7", "_source": {"content": "z"}}).content == b"z"
    assert page({"text": "x", "image": {"url": "https://kabar.example/g.jpg"}}).hints.url is None


def test_lists_and_objects_are_read_as_people_mean_them() -> None:
    taken = page(
        {"text": ["Alinea satu.", "Alinea dua."], "author": ["Rina", {"name": "Budi"}], "source": {"name": "BBC"}}
    )
    assert taken.content == b"Alinea satu.\nAlinea dua."
    assert (taken.hints.byline, taken.hints.outlet) == ("Rina, Budi", "BBC")


def test_an_address_in_the_outlet_column_is_no_outlet_name() -> None:
    hints = page({"text": "x", "source": "https://www.kabar.example/dunia/1"}).hints
    assert (hints.url, hints.outlet) == ("https://www.kabar.example/dunia/1", None)
    hints = page({"text": "x", "source": "https://www.kabar.example/", "url": "https://kabar.example/1"}).hints
    assert (hints.url, hints.outlet) == ("https://kabar.example/1", "kabar.example")


def test_html_in_the_text_column_is_html() -> None:
    assert page({"text": "<p>Kota itu tenang.</p><p>Warga pulang.</p>"}).media == "html"
    assert page({"text": "", "html": "<p>Kota itu tenang.</p>"}).media == "html"


def test_what_the_user_says_fills_only_what_the_row_leaves_open() -> None:
    hints = page({"text": "x", "outlet": "Kabar"}, hints=Hints(outlet="Lain", published="2020-10-06")).hints
    assert (hints.outlet, hints.published) == ("Kabar", "2020-10-06")


def test_a_mapping_names_the_columns() -> None:
    taken = page({"naskah": "x", "nomor": 7}, columns={"text": "naskah", "id": "nomor", "url": "laman"})
    assert taken.hints.external_id == "7"
    assert taken.notes == ("There is no column laman for url.",)


def test_a_row_without_text_says_what_is_there() -> None:
    dropped = drop({"nomor": 1, "catatan": "x"})
    assert dropped.reason is Reason.NO_TEXT_COLUMN
    assert "The columns are: nomor, catatan." in dropped.detail
    assert "--map text=NAME" in dropped.detail
    assert drop({"text": "  ", "title": "Judul"}).reason is Reason.EMPTY
    assert drop({"text": None}).reason is Reason.EMPTY
    assert drop({}).reason is Reason.NO_TEXT_COLUMN


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "text", "url"]), inner, max_size=3)
    ),
    max_leaves=6,
)
keys = st.sampled_from(["text", "isi", "title", "url", "source", "date", "id", "author", "meta", "captured", "lain"])


@given(st.dictionaries(keys, values, max_size=6))
def test_any_row_gives_a_page_or_a_drop(row: dict[str, object]) -> None:
    taken = page_of_row(row, "a", GatherOptions())
    if isinstance(taken, Page):
        assert text_of(taken).strip()
    else:
        assert taken.detail


@pytest.mark.parametrize("url", ["", "kabar", "ftp://kabar.example/1", "http://[salah"])
def test_what_is_no_web_address_is_not_kept_as_one(url: str) -> None:
    assert page({"text": "x", "url": url}).hints.url is None
