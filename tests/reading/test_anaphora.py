"""Pronouns and anaphors: who is meant, and that they are no names."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of, name_of

_MINISTER = "Menteri Luar Negeri Kenya Peter Otieno tiba di Mogadishu. "


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (_MINISTER + "Ia menolak bicara.", "Ia", ["Peter Otieno"]),
        (_MINISTER + "Kemudian beliau menolak bicara.", "beliau", ["Peter Otieno"]),
        ("Rusia dan Ukraina bertempur. Kedua negara belum sepakat.", "Kedua negara", ["Rusia", "Ukraina"]),
        ("Rusia dan Ukraina bertempur. Keduanya belum sepakat.", "Keduanya", ["Rusia", "Ukraina"]),
        (
            "Rusia dan Ukraina bertempur. Kedua negara bertetangga itu lelah.",
            "Kedua negara bertetangga",
            ["Rusia", "Ukraina"],
        ),
        ("Mesir, Kenya, dan Sudan bertemu. Togo memuji ketiga negara.", "ketiga negara", ["Mesir", "Kenya", "Sudan"]),
        ("Mesir, Kenya, dan Sudan bertemu. Ketiganya diam.", "Ketiganya", ["Mesir", "Kenya", "Sudan"]),
        ("Militer Kenya menyerang desa. Mereka menembak.", "Mereka", ["Militer Kenya"]),
        ("Boko Haram melarang anak perempuan keluar. Kelompok itu menang.", "Kelompok itu", ["Boko Haram"]),
        ("Boko Haram yang berafiliasi dengan Al-Qaeda menang. Kelompok itu pergi.", "Kelompok itu", ["Boko Haram"]),
        ("Militer Kenya mundur dan menyatakan pihaknya lelah.", "pihaknya", ["Militer Kenya"]),
        ("Kenya menolak usul Somalia. Negara itu kecewa.", "Negara itu", ["Somalia"]),
        ("Kenya menolak usul Somalia. Kenya menuduh negara tetangganya itu.", "negara tetangganya itu", ["Somalia"]),
        ("Kenya menolak usul Somalia. Kenya menuduh tetangga utaranya.", "tetangga utaranya", ["Somalia"]),
        (
            _MINISTER + "Menteri Luar Negeri Somalia Ali Warsame menyambutnya. Kenya senang. Kedua menteri berfoto.",
            "Kedua menteri",
            ["Peter Otieno", "Ali Warsame"],
        ),
        (
            "Kenya dan Somalia bertempur. "
            + _MINISTER
            + "Presiden Togo Kofi Mensah datang. Kedua pemimpin negara diam.",
            "Kedua pemimpin negara",
            ["Kenya", "Somalia"],
        ),
        ("Al-Shabaab menahan staf PBB. Kelompok itu diam.", "Kelompok itu", ["Al-Shabaab"]),
        ("KKB menembak. Aparat menangkap satu pelaku. Kelompok itu kabur.", "Kelompok itu", ["KKB"]),
        (
            "Pemerintah Kenya diam. Dua warga Kenya pergi. Tentara Somalia datang. Togo meminta kedua pihak tenang.",
            "kedua pihak",
            ["Tentara Somalia", "Pemerintah Kenya"],
        ),
        ("Kenya dan Somalia diam. Presiden Kenya mengatakan negara itu siap.", "negara itu", ["Kenya"]),
        (_MINISTER + "Peter Otieno kaget setelah Ali Warsame mengatakan bahwa ia menang.", "ia", ["Ali Warsame"]),
        ("Militer Kenya mundur, tulis Reuters. Reuters menyebut bahwa mereka lelah.", "mereka", ["Militer Kenya"]),
    ],
)
def test_anaphor(text: str, words: str, names: list[str]) -> None:
    cast = cast_of(text)
    mention = next(one for one in cast.mentions if one.how == "pronoun" and text[one.start : one.end] == words)
    assert [name_of(cast, actor) for actor in mention.actors] == names


def test_people_are_no_body() -> None:
    text = "Komnas HAM menyoroti penyiksaan tahanan di Kenya. Komisi itu meminta penjelasan."
    cast = cast_of(text)
    mention = next(one for one in cast.mentions if text[one.start : one.end] == "Komisi itu")
    assert name_of(cast, mention.actor) == "Komnas HAM"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Seorang pria bersenjata ditangkap di Kenya. Pria itu diam.", ["pria bersenjata"]),
        (_MINISTER + "Pria itu diduga anggota milisi.", []),
    ],
)
def test_a_man_is_who_was_called_so_and_no_minister(text: str, names: list[str]) -> None:
    cast = cast_of(text)
    found = [one for one in cast.mentions if one.how == "pronoun" and text[one.start : one.end] == "Pria itu"]
    assert [name_of(cast, one.actor) for one in found] == names


def test_two_of_a_named_country_point_back_to_nobody() -> None:
    cast = cast_of("Rusia dan Ukraina bertempur. Togo mengusir dua menteri Kenya.")
    assert not [one for one in cast.mentions if one.how == "pronoun"]


def test_civilians_and_their_government_are_no_two_sides() -> None:
    cast = cast_of("Pemerintah Kenya meminta warga Kenya pergi. PBB menyerukan kedua pihak tenang.")
    assert not [one for one in cast.mentions if one.how == "pronoun"]


def test_a_neighbour_of_more_than_one_is_nobody() -> None:
    cast = cast_of("Kenya diam. Kenya menuduh negara tetangganya itu.")
    assert not [one for one in cast.mentions if one.how == "pronoun"]


def test_the_speaker_of_a_quotation_is_in_focus() -> None:
    text = '"Otieno keliru," kata Menteri Pertahanan Somalia Ali Warsame. Ia lalu pergi.'
    cast = cast_of(text)
    mention = next(one for one in cast.mentions if text[one.start : one.end] == "Ia")
    assert name_of(cast, mention.actor) == "Ali Warsame"


@pytest.mark.parametrize(
    "text",
    [
        _MINISTER + 'Presiden Somalia Ali Warsame mengatakan, "Dia sudah pergi."',
        _MINISTER + '"Dia sudah pergi," kata Presiden Somalia Ali Warsame.',
        'Presiden Somalia Ali Warsame diam. "Jika Otieno mau, dia boleh datang," kata Warsame. Peter Otieno tiba.',
    ],
)
def test_whom_a_speaker_calls_he_is_not_himself(text: str) -> None:
    cast = cast_of(text)
    mention = next(one for one in cast.mentions if text[one.start : one.end].lower() == "dia")
    assert name_of(cast, mention.actor) == "Peter Otieno"


def test_a_speaker_who_is_alone_on_the_page_calls_nobody_we_know_he() -> None:
    text = 'Presiden Somalia Ali Warsame mengatakan, "Dia sudah pergi."'
    assert not [one for one in cast_of(text).mentions if one.how == "pronoun"]


def test_pronouns_are_no_names() -> None:
    text = _MINISTER + "Ia menolak bicara."
    for one in cast_of(text).actors:
        assert "Ia" not in {text[span.start : span.end] for span in one.mentions}


def test_nobody_before_means_no_mention() -> None:
    assert cast_of("Ia menolak bicara.").mentions == ()


def test_an_outlet_is_not_several() -> None:
    cast = cast_of("Itu dilaporkan AFP. Menteri Luar Negeri Kenya Peter Otieno mengatakan mereka lelah.")
    assert not [one for one in cast.mentions if one.how == "pronoun"]


def test_who_is_called_a_suspect_is_caught_and_not_who_speaks_of_him() -> None:
    text = "Tersangka teroris berinisial RW mengaku, kata Kapolda Papua Ali Warsame. Ia ditangkap di Bima."
    cast = cast_of(text)
    mention = next(one for one in cast.mentions if text[one.start : one.end] == "Ia")
    assert name_of(cast, mention.actor) == "RW"
