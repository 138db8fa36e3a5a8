"""Figures of an article: kinds, bounds, place, date, by whose account; what is no figure of fighting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.sentences import split_sentences
from palagan.model.article import Article, Kind, Segment
from palagan.model.reading import Actor, Figure, Place, Span, Statement
from palagan.reading.cast import Cast, CastMention
from palagan.reading.figures import find_figures
from palagan.reading.times import find_times
from tests.reading.number_words import words_of

_NOBODY = Cast((), ())


def article_of(text: str) -> Article:
    return Article(
        page_id="pg-1",
        source="test",
        url=None,
        external_id=None,
        text=text,
        segments=(Segment(0, len(text), Kind.BODY),),
        language="id",
        published="2024-03-11",
    )


def figures_of(
    text: str, cast: Cast = _NOBODY, places: tuple[Place, ...] = (), statements: tuple[Statement, ...] = ()
) -> tuple[Figure, ...]:
    sentences = split_sentences(text, 0, len(text))
    times = find_times(text, sentences, "2024-03-11")
    return find_figures(article_of(text), sentences, cast, times, places, statements)


def place_in(text: str, name: str) -> Place:
    start = text.index(name)
    return Place(start, start + len(name), name, None, None, "test:in")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serangan telah menewaskan ratusan korban.", [("ratusan", "killed", 100, 999)]),
        ("Serangan itu menewaskan Panglima Angkatan Darat.", []),
        ("Korban tewas akibat bom bunuh diri itu menjadi 40 orang.", [("40", "killed", 40, 40)]),
        ("Tentara Kenya menjatuhkan tiga drone.", [("tiga", "destroyed", 3, 3)]),
        ("Kenya menjatuhkan sanksi terhadap tiga perusahaan.", []),
        ("Serangan roket melukai hampir 50 orang.", [("hampir 50", "wounded", None, 50)]),
        ("Akibat perang, 20 hingga 30 orang hilang.", [("20 hingga 30", "missing", 20, 30)]),
        ("Pertempuran memaksa 1,5 juta warga mengungsi.", [("1,5 juta", "displaced", 1500000, 1500000)]),
        ("Pasukan itu menawan belasan prajurit.", [("belasan", "captured", 11, 19)]),
        ("Artileri menghancurkan lebih dari 30 rumah.", [("lebih dari 30", "destroyed", 30, None)]),
        ("Pasukan asing menduduki sekitar 20 persen wilayah.", [("sekitar 20 persen", "territory", 20, 20)]),
        (
            "Perang membuat lebih dari 90 persen dari 2 juta penduduk mengungsi.",
            [("lebih dari 90 persen dari 2 juta", "displaced", 1800000, None)],
        ),
        ("Milisi memperlihatkan duasandera.", [("dua", "captured", 2, 2)]),
    ],
)
def test_kind_and_bounds(text: str, expected: list[tuple[str, str, float | None, float | None]]) -> None:
    assert [(text[f.start : f.end], f.kind, f.low, f.high) for f in figures_of(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gempa itu menewaskan 45 orang.",
        "Kapal terbalik dan 30 orang tewas.",
        "Polisi menangkap tiga orang dalam kasus narkoba.",
        "Ratusan orang meninggal karena kelaparan.",
        "Pasukan mengerahkan 5.000 tentara dan 40 tank.",
        "Perang itu pecah pada 12 Mei 2020.",
        "Penyanyi berusia 32 tahun itu tewas dalam serangan.",
        "Warga pulang. Baca juga: Serangan Menewaskan 12 Orang",
        "Tidak ada korban jiwa dalam serangan di 3 desa.",
    ],
)
def test_no_figure_of_fighting(text: str) -> None:
    assert figures_of(text) == ()


def test_place_and_date_come_from_the_sentence_or_the_place_from_before() -> None:
    text = "Bom meledak di Wangun. Serangan itu menewaskan 9 orang pada Minggu (10/3/2024). Di Tirta 4 orang tewas."
    figures = figures_of(text, places=(place_in(text, "Wangun"), place_in(text, "Tirta")))
    assert [(f.place, f.date) for f in figures] == [("Wangun", "2024-03-10"), ("Tirta", None)]


def test_said_by_is_the_speaker_and_chain_of_the_narrowest_statement() -> None:
    text = "Kantor itu mengutip, serangan menewaskan 9 orang, kata juru bicara."
    whole = Statement("s1", "a1", (), False, 0, len(text), None)
    inner = Statement("s2", "a2", ("a3",), False, text.index("serangan"), text.index(", kata"), None)
    (figure,) = figures_of(text, statements=(inner, whole))
    assert figure.said_by == ("a2", "a3")


def test_of_whom() -> None:
    text = "Serangan itu menewaskan 9 tentara Armenia."
    start = text.index("tentara Armenia")
    actor = Actor("a1", "tentara Armenia", "group", "ARM.MIL", (Span(start, start + 15),))
    cast = Cast((actor,), (CastMention(start, start + 15, ("a1",), "group"),))
    (figure,) = figures_of(text, cast=cast)
    assert figure.of == ("a1",)


@pytest.mark.parametrize(
    ("text", "sum_"),
    [("Hingga saat ini 90 orang tewas akibat perang.", True), ("Serangan kemarin menewaskan 9 orang.", False)],
)
def test_cumulative(text: str, sum_: bool) -> None:
    (figure,) = figures_of(text)
    assert figure.cumulative is sum_


@given(st.integers(2, 999_999_999), st.booleans())
def test_any_number_of_dead_is_told(number: int, in_words: bool) -> None:
    told = words_of(number) if in_words else f"{number:,}".replace(",", ".")
    text = f"Serangan roket itu menewaskan {told} warga desa."
    assert [(f.kind, f.low, f.high) for f in figures_of(text)] == [("killed", number, number)]


_HARM = "menewaskan tewas korban luka ditangkap rumah hancur sandera mencapai serangan wilayah"
_LINKS = "12 orang dan , . termasuk seorang di Wangun 20 persen yang dari 251 masih antaranya lima puluh hingga lebih"
_PIECES = st.sampled_from(f"{_HARM} {_LINKS}".split())


@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_figures_are_in_order_within_their_sentence_and_bounded(text: str) -> None:
    reached = 0
    for figure in figures_of(text):
        assert reached <= figure.start < figure.end <= len(text)
        assert figure.evidence is not None
        assert figure.evidence.start <= figure.start < figure.end <= figure.evidence.end
        assert figure.low is not None or figure.high is not None
        reached = figure.end


def test_diplomats_sent_home_are_not_displaced() -> None:
    assert figures_of("Kenya mengusir 45 diplomat Uganda.") == ()
    assert [figure.kind for figure in figures_of("Kenya mengusir 45 keluarga Uganda.")] == ["displaced"]
