"""Lemmas against what any Indonesian dictionary gives, and for any text at all: one lemma, and always the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.lemmas import irregular, lemma, lemmas, roots
from palagan.languages.morphology import derive

CASES = {
    "nasal": "menyerang:serang memukul:pukul menulis:tulis mengirim:kirim mengebom:bom melihat:lihat memproses:proses",
    "di, ber, ter": "ditembak:tembak berunding:runding bekerja:kerja terluka:luka terasa:rasa beternak:ternak",
    "nouns": "penyerang:serang penyanderaan:sandera perundingan:runding petani:tani kekuatan:kuat serangan:serang",
    "suffixes": "hadapi:hadap serahkan:serah menembaki:tembak mengakhiri:akhir diberikan:beri",
    "two prefixes": (
        "mempersenjatai:senjata diperkirakan:kira memberlakukan:laku mengesampingkan:samping keterlibatan:libat "
        "kepemimpinan:pimpin keberhasilan:hasil ketidakadilan:adil berkelanjutan:lanjut"
    ),
    "clitics": "rumahnya:rumah rumahku:rumah pergilah:pergi siapakah:siapa kubaca:baca kaulihat:lihat apapun:apa",
    "doubled": (
        "anak-anak:anak anak-anaknya:anak berjalan-jalan:jalan tembak-menembak:tembak serang-menyerang:serang "
        "kemerah-merahan:merah bolak-balik:balik sebaik-baiknya:baik bermaaf-maafan:maaf rudal-rudalnya:rudal"
    ),
    "no affix": "makan:makan ikan:ikan bukan:bukan hari:hari perang:perang berita:berita sekolah:sekolah buku:buku",
    "hyphens": "Allah-nya:allah di-PHK:phk se-Indonesia:indonesia Armenia-Azerbaijan:armenia-azerbaijan anak2:anak",
    "no words": "1.200:1.200 F16:f16 ke-10:ke-10 -:-",
}
PAIRS = [(kind, *pair.split(":")) for kind, told in CASES.items() for pair in told.split()]


@pytest.mark.parametrize(("kind", "word", "root"), PAIRS)
def test_lemma(kind: str, word: str, root: str) -> None:
    assert lemma(word) == root


@given(st.text(max_size=60))
def test_any_text_has_one_lemma_in_lower_case(text: str) -> None:
    assert lemma(text) == lemma(text).lower()
    assert bool(lemma(text)) == bool(text)


@given(st.text("aeikmnprst-", max_size=40))
def test_words_of_affix_letters_have_a_lemma(text: str) -> None:
    assert set(lemma(text)) <= set(text) | set("kpst")
    assert len(lemma(text)) <= len(text)


@given(st.sampled_from(sorted(roots())))
def test_a_known_root_that_is_met_alone_keeps_its_letters(root: str) -> None:
    found = lemma(root)
    assert found == root or found in root or found == irregular().get(root)


PLAIN = [
    "tembak",
    "serang",
    "bantah",
    "kirim",
    "tulis",
    "pukul",
    "sandera",
    "desak",
    "tangkap",
    "bunuh",
    "lawan",
    "bom",
]


@given(st.sampled_from(PLAIN), st.sampled_from(["meN", "di", "ter", "-an", "peN-an", "meN-kan", "di-i", "-nya"]))
def test_what_is_derived_is_taken_apart_again(root: str, affix: str) -> None:
    assert lemma(derive(root, affix)) == root


@given(st.lists(st.sampled_from([word for _, word, _ in PAIRS])))
def test_many_words_are_one_by_one(words: list[str]) -> None:
    assert lemmas(words) == [lemma(word) for word in words]
