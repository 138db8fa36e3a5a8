"""A page's language, told from its own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.articles.language import UNKNOWN, is_read, tell_language

SENTENCES = {
    "id": "Menteri itu mengatakan bahwa pasukan sudah ditarik karena perundingan akan dimulai pada Kamis di kota.",
    "ms": "Menteri itu memberitahu bahawa tentera telah diundurkan kerana rundingan bermula Khamis, kata polis.",
    "en": "The minister said on Monday that the troops were leaving because talks would begin in the city this week.",
    "nl": "De minister zei dat het leger wordt teruggetrokken omdat de onderhandelingen in de stad zijn begonnen.",
    "fr": "Le ministre a dit que les troupes ont été retirées parce que les négociations commencent dans la ville.",
    "ru": "Министр заявил, что войска были выведены из города, потому что переговоры начинаются на этой неделе.",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_a_sentence_tells_its_language(language: str, sentence: str) -> None:
    assert tell_language(sentence) == language


def test_names_with_al_and_many_places_make_a_page_no_italian_one() -> None:
    text = "Sebuah bom meledak di depan pasar di Mogadishu, menewaskan 12 orang. Al-Shabaab mengaku bertanggung jawab."
    assert tell_language(text) == "id"


def test_affixes_tell_indonesian_where_small_words_are_left_out() -> None:
    text = "Presiden Kenya memerintahkan uji coba roket baru. Mesir melayangkan protes di Kairo, Sudan mengirim kapal."
    assert tell_language(text) == "id"
    assert tell_language(text + " Ketua polis negara itu bimbang, kata seorang jurucakap pada Khamis.") == "ms"


def test_the_text_outweighs_the_hint_and_the_hint_fills_in() -> None:
    assert tell_language(SENTENCES["en"], "id") == "en"
    assert tell_language("Gaza", "id-ID") == "id"
    assert tell_language("", None) == UNKNOWN
    assert tell_language("12 34 56") == UNKNOWN


def test_where_nearly_as_much_speaks_for_it_the_hint_decides() -> None:
    report = (
        "Azerbaijan mengerahkan pasukan cadangan ke Kalbajar pada Sabtu (7/3/2026). Izin cuti prajurit dibatalkan "
        "sampai akhir bulan. Armenia memantau pergerakan itu dengan pesawat pengintai. Sinyal telepon hilang timbul "
        "sejak pagi. Salju tipis masih menutupi puncak bukit di kejauhan. Kedua negara bertetangga itu berselisih "
        "sejak Uni Soviet runtuh. Tidak ada alasan untuk panik, ucap juru bicara Kementerian Pertahanan Azerbaijan."
    )
    assert tell_language(report) == "ms"
    assert tell_language(report, "id") == "id"
    assert tell_language(report, "en") == "ms"


def test_which_languages_are_read() -> None:
    assert is_read("id")
    assert not is_read("fr")
    assert not is_read("../id")


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=200))
def test_any_text_is_answered_with_a_code(text: str) -> None:
    assert 2 <= len(tell_language(text, "id")) <= 3
