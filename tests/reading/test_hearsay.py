"""From whom the page has what stands in nobody's statement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.reading.actors import find_cast
from palagan.reading.hearsay import Hearsay
from tests.reading.reports import ANY_TEXT, article_of, name_of, sentences_of


def source(text: str, word: str, *, spoken: bool = False) -> tuple[str | None, ...]:
    """Who is the source of the event that a word of the text names."""
    article, sentences = article_of(text), sentences_of(text)
    cast = find_cast(article, sentences)
    found = Hearsay(article, sentences, cast).source(text.index(word), spoken=spoken)
    return tuple(name_of(cast, name) for name in found)


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Sejak serangan di Garissa itu, kata Peter Otieno, pasar tutup.", "serangan", ("Peter Otieno",)),
        ("Setelah penyerbuan itu, menurut Kenya, warga mengungsi.", "penyerbuan", ("Kenya",)),
        ("Rekaman yang dirilis militer Kenya menunjukkan serangan di Garissa.", "serangan", ("militer Kenya",)),
        ("Dalam daftar yang diterbitkan PBB, sepuluh warga diculik.", "diculik", ("PBB",)),
        ("Berdasarkan data PBB, sepuluh warga ditembak.", "ditembak", ("PBB",)),
        ("Presiden Kenya membenarkan serangan itu.", "serangan", ("Presiden Kenya",)),
        ("Peter Otieno mengungkit perang di Somalia.", "perang", ("Peter Otieno",)),
        ("Peter Otieno menyebut penembakan itu sebagai kejahatan.", "penembakan", ("Peter Otieno",)),
        ("Serangan itu diklaim Al-Shabaab.", "Serangan", ("Al-Shabaab",)),
        ("Serangan di Garissa itu, seperti dilansir Reuters, menghancurkan pasar.", "Serangan", ("Reuters",)),
        ("Dilansir Reuters dan AFP, serangan itu menghancurkan pasar.", "serangan", ("Reuters", "AFP")),
    ],
)
def test_who_is_the_source(text: str, word: str, names: tuple[str, ...]) -> None:
    assert source(text, word) == names


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Serangan itu menghancurkan pasar di Garissa.", "Serangan"),
        ("Presiden Kenya belum membenarkan serangan itu.", "serangan"),
        ("Peter Otieno mengungkit janjinya setelah serangan di Garissa.", "serangan"),
        ("Peter Otieno menyebut Somalia menembak warga.", "menembak"),
        ("Dalam laporan PBB yang mengecam serangan itu tidak ada angka.", "serangan"),
        ("Rekaman yang dirilis militer Kenya usai serangan itu kabur.", "serangan"),
        ("“Hentikan serangan itu,” kata Peter Otieno.", "serangan"),
    ],
)
def test_nobody_is(text: str, word: str) -> None:
    assert source(text, word) == ()


def test_of_what_one_does_by_speaking_only_who_carries_it() -> None:
    assert source("Kenya mendesak Somalia mundur, dikutip dari Reuters.", "mendesak", spoken=True) == ("Reuters",)
    assert source("Presiden Kenya membenarkan kecaman itu.", "kecaman", spoken=True) == ()


def test_whose_paper_hands_words_on() -> None:
    text = "“Pasar diserang,” kata Peter Otieno, menurut pernyataan militer Kenya, dilansir Reuters."
    article, sentences = article_of(text), sentences_of(text)
    cast = find_cast(article, sentences)
    found = Hearsay(article, sentences, cast).relayed(text.index("diserang"), text.index("”"))
    assert [name_of(cast, name) for name in found] == ["militer Kenya"]


def test_told_as_done() -> None:
    def is_told(text: str) -> bool:
        article, sentences = article_of(text), sentences_of(text)
        return Hearsay(article, sentences, find_cast(article, sentences)).is_told(text.index("meminta"))

    assert is_told("Kenya mengaku sudah berulang kali meminta bantuan.")
    assert not is_told("Kenya telah menyatakan bahwa ia meminta bantuan.")
    assert not is_told("“Kami telah meminta bantuan,” kata Peter Otieno.")


@given(ANY_TEXT, st.data())
def test_sources_are_of_the_cast_and_nothing_breaks(text: str, data: st.DataObject) -> None:
    article, sentences = article_of(text), sentences_of(text)
    if not sentences:
        return
    cast = find_cast(article, sentences)
    sentence = data.draw(st.sampled_from(sentences))
    at = data.draw(st.integers(sentence.start, sentence.end - 1))
    hearsay, known = Hearsay(article, sentences, cast), {actor.id for actor in cast.actors}
    for found in (hearsay.source(at, spoken=False), hearsay.carriers(at), hearsay.relayed(at, at)):
        assert set(found) <= known
        assert len(set(found)) == len(found)
    assert set(hearsay.source(at, spoken=True)) <= set(hearsay.carriers(at))
    assert isinstance(hearsay.is_told(at), bool)
