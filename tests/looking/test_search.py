"""Search over a case: what stands on a page is found, what is shown is the page's words, what is left out is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from palagan.errors import InputError
from palagan.languages.searching import words
from palagan.looking import search as searching
from palagan.looking.query import MOST_CHARACTERS
from palagan.looking.search import search
from palagan.model.article import Kind, Segment
from palagan.model.reading import Reading
from palagan.run import make_record, remove_pages
from palagan.store.readings import load_reading
from palagan.views.filters import choose
from tests.record.builders import ARMENIA, AZERBAIJAN, PROSECUTOR, PageOf
from tests.upkeep.test_bring import NOW, a_case, empty, put

__all__ = ["empty"]

LINES = (
    "GANJA, Kabar Uji - Pesawat nirawak menyerang permukiman di Ganja.",
    "Kejaksaan mengatakan tujuh warga tewas dan anak-anak terluka.",
    "Menlu Çavuşoğlu mendesak penarikan pasukan dari Nagorno-Karabakh.",
    "Baca juga: Banjir melanda ibu kota",
)


def page(name: str, day: str, *lines: str, outlet: str = "Kabar Uji", title: str | None = None) -> Reading:
    made = PageOf(name, outlet, day, *(lines or LINES), title=title)
    if not lines:
        made.event("menyerang", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place="Ganja")
        made.statement("tujuh warga tewas", PROSECUTOR)
    reading = made.reading()
    segments = tuple(
        replace(s, kind=Kind.RELATED) if reading.words(s.start, s.end).startswith("Baca juga") else s
        for s in reading.article.segments
    )
    return replace(reading, article=replace(reading.article, segments=segments))


@contextmanager
def looked_at(empty: Path, *readings: Reading) -> Iterator[Connection]:
    with a_case(empty) as case:
        put(case, readings)
        make_record(case)
        with case.reading() as connection:
            yield connection


def ids(connection: Connection, written: str, **filters: object) -> set[str]:
    found = search(connection, written, choose(**filters))  # type: ignore[arg-type]
    assert found.count == len(found.hits)
    return {hit.page.id for hit in found.hits}


def test_words_in_any_form_phrases_as_written_fields_and_beginnings(empty: Path) -> None:
    one = page("a", "2020-10-11", title="Serangan di Ganja")
    other = page("b", "2020-10-12", "Gencatan senjata berlaku sejak Sabtu.", outlet="Harian Lain")
    with looked_at(empty, one, other) as connection:
        a, b = one.article.page_id, other.article.page_id
        for written, expected in {
            "serangan": {a},
            "penyerang permukiman": {a},
            '"menyerang permukiman"': {a},
            '"serangan permukiman"': set(),
            "cavusoglu": {a},
            "Nagorno-Karabakh": {a},
            '"nagorno karabakh"': {a},
            "anak": {a},
            "tembak": set(),
            "gencatan OR rudal": {b},
            "sabtu -gencatan": set(),
            "permuk*": {a},
            "banjir": set(),
            "judul:serangan": {a},
            "judul:permukiman": set(),
            "penutur:kejaksaan": {a},
            "ucapan:warga": {a},
            "ucapan:permukiman": set(),
            "media:lain": {b},
            "outlet:uji": {a},
        }.items():
            assert ids(connection, written) == expected, written


def test_filters_narrow_a_search(empty: Path) -> None:
    one, other = page("a", "2020-10-11"), page("b", "2020-11-12", outlet="Harian Lain")
    with looked_at(empty, one, other) as connection:
        a, b = one.article.page_id, other.article.page_id
        for filters, expected in (
            ({"until": "2020-10"}, {a}),
            ({"since": "2020-11"}, {b}),
            ({"outlet": "lain"}, {b}),
            ({"outlet": "tidak ada"}, set()),
            ({"actor": "ARM"}, {a, b}),
            ({"actor": "kejaksaan"}, {a, b}),
            ({"actor": "tidak ada"}, set()),
            ({"type": "assault"}, {a, b}),
            ({"type": "AID"}, set()),
            ({"status": "planned"}, set()),
            ({"min_origins": 9}, set()),
            ({"story": "st-"}, {a, b}),
            ({"story": "st-nothing"}, set()),
            ({"place": "!!"}, set()),
        ):
            assert ids(connection, "permukiman", **filters) == expected, filters


def test_the_sentence_that_matches_is_shown_with_exact_marks(empty: Path) -> None:
    with looked_at(empty, page("a", "2020-10-11", title="Ganja diserang")) as connection:
        (hit,) = search(connection, "serangan ganja").hits
        reading = load_reading(connection, hit.page.id)
        assert reading is not None
        (sentence,) = hit.sentences
        assert sentence.words == LINES[0]
        assert [reading.words(*mark) for mark in sentence.marks] == ["GANJA", "menyerang", "Ganja"]
        assert "".join(text for text, _ in sentence.pieces) == sentence.words
        assert hit.title is not None
        assert [hit.title.words[start:end] for start, end in hit.title.marks] == ["Ganja", "diserang"]


def test_a_long_sentence_is_cut_around_its_mark(empty: Path) -> None:
    line = f"{'kata ' * 400}rudal{' lagi' * 400}."
    with looked_at(empty, page("a", "2020-10-11", line)) as connection:
        ((sentence,),) = [hit.sentences for hit in search(connection, "rudal").hits]
        assert sentence.cut == (True, True)
        assert len(sentence.words) < 500
        assert line[sentence.start : sentence.end] == sentence.words
        assert [line[a:b] for a, b in sentence.marks] == ["rudal"]


def test_lists_go_on_where_they_stopped_in_both_orders(empty: Path) -> None:
    readings = [page(str(n), f"2020-10-{11 + n}", f"Rudal ke-{n} jatuh di Ganja.") for n in range(7)]
    with looked_at(empty, *readings) as connection:
        for order in searching.ORDERS:
            whole = [hit.page.id for hit in search(connection, "rudal", order=order, limit=50).hits]
            assert len(whole) == 7
            parts: list[str] = []
            after = None
            for _ in range(4):
                found = search(connection, "rudal", order=order, limit=2, after=after)
                parts += [hit.page.id for hit in found.hits]
                after = found.next
            assert after is None
            assert parts == whole
        newest = [r.article.page_id for r in reversed(readings)]
        assert [hit.page.id for hit in search(connection, "rudal", order="newest").hits] == newest
        for wrong in ("x", "bm90IG91cnM", "é"):
            with pytest.raises(InputError):
                search(connection, "rudal", after=wrong)


def test_of_too_many_the_newest_come_first(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_WEIGHED", 2)
    readings = [page(str(n), f"2020-10-{11 + n}") for n in range(3)]
    with looked_at(empty, *readings) as connection:
        found = search(connection, "permukiman")
        assert (found.order, found.weighed) == ("newest", False)
        assert [hit.page.id for hit in found.hits] == [r.article.page_id for r in reversed(readings)]


def test_a_removed_page_is_found_no_more(empty: Path) -> None:
    one, other = page("a", "2020-10-11"), page("b", "2020-10-12")
    with a_case(empty) as case:
        put(case, [one, other])
        make_record(case)
        remove_pages(case, [one.article.page_id], lambda: NOW, "withdrawn")
        with case.reading() as connection:
            assert ids(connection, "permukiman") == {other.article.page_id}


_TEXT = st.text(
    alphabet=st.sampled_from(list("abcdefghijklmnoprstu ABEK.,-–'\"()1290éÇışﷺ½漢\u202e\u200b~")),
    min_size=1,
    max_size=80,
)


@settings(max_examples=60)
@given(st.lists(_TEXT, min_size=1, max_size=5), st.sampled_from(["id", "en", "und"]))
def test_whatever_sentence_is_searched_as_a_phrase_is_found(empty: Path, lines: list[str], language: str) -> None:
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    spans = [(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    reading = page("a", "2020-10-11", text)
    article = replace(
        reading.article,
        text=text,
        language=language,
        segments=tuple(Segment(start, end, Kind.BODY) for start, end in spans),
    )
    reading = replace(
        reading,
        article=article,
        sentences=tuple(type(reading.sentences[0])(start, end) for start, end in spans) if reading.sentences else (),
        actors=(),
    )
    assume(any(words(line, language) for line in lines))
    with looked_at(empty, reading) as connection:
        for line in lines:
            plain = line.replace('"', " ")
            if not words(plain, None) or len(plain) > MOST_CHARACTERS:
                continue
            found = search(connection, f'"{plain}"')
            assert found.count == 1, line
            (hit,) = found.hits
            for shown in hit.sentences:
                assert text[shown.start : shown.end] == shown.words
                assert "".join(piece for piece, _ in shown.pieces) == shown.words
            assert any(shown.marks for shown in hit.sentences)
