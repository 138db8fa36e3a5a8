"""What a person writes into a search: understood, or refused with a way out; never a fault."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from palagan.errors import InputError
from palagan.looking.query import MOST_CHARACTERS, fields, match_of, understand
from palagan.store.search_schema import FIELDS, SEARCH_WORDS


@pytest.fixture(scope="module")
def table() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute(SEARCH_WORDS)
    return connection


def test_words_are_stemmed_and_phrases_are_not() -> None:
    query = understand('penyerangan "gencatan senjata"')
    word, phrase = query.wanted
    assert ("serang",) in word.stems
    assert phrase.phrase
    assert phrase.parts == ("gencatan", "senjata")
    assert not phrase.stems


def test_fields_in_both_languages_mean_one_column() -> None:
    assert understand("penutur:erdogan").wanted == understand("speaker:Erdogan").wanted
    assert {column for column, _ in fields().values()} == set(FIELDS)


def test_or_without_and_beginnings() -> None:
    query = understand('rudal ATAU roket -"latihan militer" serang*')
    assert [[one.parts for one in group] for group in query.groups] == [[("rudal",), ("roket",)], [("serang",)]]
    assert query.groups[1][0].begins
    assert query.without[0].parts == ("latihan", "militer")


def test_numbers_with_marks_are_one_thing() -> None:
    assert [one.parts for one in understand("1.200 orang").wanted] == [("1", "200"), ("orang",)]


def test_what_looks_like_a_field_and_is_a_sentence() -> None:
    assert [one.parts for one in understand("Erdogan: kami siap").wanted] == [("erdogan",), ("kami",), ("siap",)]
    assert understand("https://contoh.id/a").wanted


@pytest.mark.parametrize(
    "written",
    ["", "   ", "-rudal", '"gencatan', "warna:merah", "***", "\0", "a" * (MOST_CHARACTERS + 1), "kata " * 40],
)
def test_what_cannot_be_understood_has_a_way_out(written: str) -> None:
    with pytest.raises(InputError) as told:
        understand(written)
    assert told.value.way_out


_HOSTILE = st.text(alphabet=st.sampled_from(list("abAN\"'()*:-^{}+ORNDEAR .,;\0\n\u202e=~“»é½ﷺ漢")), max_size=200)


@given(_HOSTILE | st.text(max_size=100))
@example('NEAR("a" b, 3) AND {title}: x')
@example("a" * 4000)
@example('" OR 1=1 --')
def test_whatever_is_written_sqlite_understands_or_we_refuse(table: sqlite3.Connection, written: str) -> None:
    try:
        told = match_of(understand(written))
    except InputError:
        return
    assert table.execute("SELECT count(*) FROM search_words WHERE search_words MATCH ?", (told,)).fetchone() == (0,)
