"""Who the page has a stretch from, and who denies it."""

from __future__ import annotations

import pytest
from hypothesis import given

from palagan.reading.actors import find_cast
from palagan.reading.attribution import attributions
from palagan.reading.statements import find_statements
from tests.reading.reports import ANY_TEXT, article_of, name_of, sentences_of


def ascribed(text: str) -> list[tuple[tuple[str | None, ...], tuple[str | None, ...], str]]:
    article, sentences = article_of(text), sentences_of(text)
    cast = find_cast(article, sentences)
    statements = find_statements(article, sentences, cast)
    return [
        (
            tuple(name_of(cast, name) for name in one.said_by),
            tuple(name_of(cast, name) for name in one.denied_by),
            text[one.start : one.end],
        )
        for one in attributions(article, sentences, cast, statements)
    ]


@pytest.mark.parametrize(
    ("text", "said", "denied", "words"),
    [
        (
            "Kementerian Pertahanan Kenya membantah laporan media Somalia bahwa tentara Kenya menyerang desa.",
            ("media Somalia",),
            ("Kementerian Pertahanan Kenya",),
            "tentara Kenya menyerang desa",
        ),
        ("Kenya membantah telah menembak warga.", (), ("Kenya",), "telah menembak warga"),
        (
            "Rudal menghantam pasar di Garissa. Kenya membantah berada di balik serangan itu.",
            (),
            ("Kenya",),
            "Rudal menghantam pasar di Garissa.",
        ),
        (
            "Rudal menghantam pasar di Garissa. Kenya membantah terlibat.",
            (),
            ("Kenya",),
            "Rudal menghantam pasar di Garissa.",
        ),
        ("Kenya menolak tuduhan penembakan warga.", (), ("Kenya",), "penembakan warga"),
        ("Somalia menuduh Kenya menembaki desa.", ("Somalia",), (), "Kenya menembaki desa"),
        (
            "Somalia menuduh Kenya menembaki desa. Kenya membantah tuduhan tersebut.",
            ("Somalia",),
            ("Kenya",),
            "Kenya menembaki desa",
        ),
        (
            "Somalia menuduh Kenya menembaki desa, tuduhan yang dibantah Kenya.",
            (),
            ("Kenya",),
            "Kenya menembaki desa",
        ),
        (
            "Somalia menuduh Kenya menembaki desa. Kenya membantah dan menuduh Somalia merebut pos.",
            ("Somalia",),
            ("Kenya",),
            "Kenya menembaki desa",
        ),
        (
            "Somalia menuduh Kenya menembaki desa. Tuduhan itu ditolak Kenya.",
            ("Somalia",),
            ("Kenya",),
            "Kenya menembaki desa",
        ),
        (
            "Somalia menuduh Kenya menembaki desa, tetapi Kenya membantah.",
            (),
            ("Kenya",),
            "Kenya menembaki desa",
        ),
        (
            "Somalia menuduh Kenya menembaki desa. Namun, Kenya menolak mentah-mentah tuduhan-tuduhan ini.",
            ("Somalia",),
            ("Kenya",),
            "Kenya menembaki desa",
        ),
        (
            "Somalia mengatakan tentara Kenya menembaki desa. Kenya membantah.",
            ("Somalia",),
            ("Kenya",),
            "tentara Kenya menembaki desa",
        ),
        (
            "Kenya membantah laporan media Somalia bahwa tentaranya gagal merebut desa.",
            ("media Somalia",),
            (),
            "tentaranya gagal merebut desa",
        ),
        (
            "Kenya mengatakan perbatasan ditutup, tetapi membantah telah menembak warga Somalia.",
            (),
            ("Kenya",),
            "telah menembak warga Somalia",
        ),
        (
            "Menanggapi tuduhan Somalia bahwa Kenya menembaki desa, Kenya menutup perbatasan.",
            ("Somalia",),
            (),
            "Kenya menembaki desa",
        ),
        (
            "“Tudingan berulang dari Somalia bahwa kami menembaki desa adalah kebohongan,” kata Presiden Kenya.",
            ("Somalia",),
            (),
            "kami menembaki desa",
        ),
        (
            "Laporan PBB yang menyebutkan bahwa Kenya menembaki desa memicu kecaman.",
            ("PBB",),
            (),
            "Kenya menembaki desa",
        ),
        (
            "Somalia menuduh Kenya menembaki desa. Presidennya menangis. Kenya menepis tuduhan tersebut.",
            ("Somalia",),
            ("Kenya",),
            "Kenya menembaki desa",
        ),
        (
            "Somalia menuduh Kenya menembaki desa. Kenya tidak mengakui serangan itu.",
            ("Somalia",),
            ("Kenya",),
            "Kenya menembaki desa",
        ),
        ("Garissa terbakar. Kenya tidak mengakui serangan itu.", (), ("Kenya",), "serangan itu"),
        ("Kenya bahkan meragukan bahwa pos itu direbut.", (), ("Kenya",), "pos itu direbut"),
        (
            "Militer Kenya mengatakan lima tentara tewas, dikutip dari Reuters.",
            ("Militer Kenya", "Reuters"),
            (),
            "lima tentara tewas",
        ),
    ],
)
def test_attribution(text: str, said: tuple[str, ...], denied: tuple[str, ...], words: str) -> None:
    assert (said, denied, words) in ascribed(text)


def test_who_stands_before_a_comma_and_yang_denies() -> None:
    text = "Somalia menuding Kenya, yang berulang kali membantah telah mengirim senjata ke Sudan."
    assert any(denied == ("Kenya",) for _, denied, _ in ascribed(text))
    assert not any(denied == ("Somalia",) for _, denied, _ in ascribed(text))


def test_joint_speakers_share_one_stretch() -> None:
    assert ascribed("Kenya dan Somalia menegaskan bahwa perbatasan aman.") == [
        (("Kenya", "Somalia"), (), "perbatasan aman")
    ]


def test_nobody_denies_what_he_says_himself_or_says_after_it() -> None:
    text = "Kenya mengatakan tentaranya mundur. Kenya membantah dan menuduh Somalia merebut pos."
    assert not [one for one in ascribed(text) if one[1]]


def test_what_is_denied_by_pointing_was_told_before() -> None:
    found = ascribed("Somalia menuduh Kenya menembaki desa. Kenya membantah tuduhan itu dan mengkritik Somalia.")
    assert [words for _, denied, words in found if denied] == ["Kenya menembaki desa"]


def test_what_a_state_does_not_recognise_is_not_denied() -> None:
    assert not [one for one in ascribed("Kenya tidak mengakui pemerintahan Somalia.") if one[1]]


def test_who_does_not_doubt_or_doubts_a_person_denies_nothing() -> None:
    for text in ("Kenya tidak meragukan bahwa pos itu direbut.", "Kenya meragukan pemimpin Somalia yang menyerang."):
        assert not [one for one in ascribed(text) if one[1]]


def test_a_bare_denial_answers_only_the_sentence_before() -> None:
    text = "Somalia menuduh Kenya menembaki desa. Hujan turun di lembah. Kenya membantah."
    assert not [one for one in ascribed(text) if one[1]]


def test_blame_is_marked() -> None:
    text = "Kenya mengutuk serangan di Garissa dan menuduh Somalia menembaki desa."
    article, sentences = article_of(text), sentences_of(text)
    cast = find_cast(article, sentences)
    assert {text[one.start :].split()[0]: one.blame for one in attributions(article, sentences, cast, ())} == {
        "serangan": True,
        "Somalia": False,
    }


@pytest.mark.parametrize(
    "text",
    [
        "Laporan di Somalia bahwa Kenya menembaki desa memicu kecaman.",  # not by Somalia
        "Tuduhan Somalia memicu kemarahan.",
        "Tuduhan itu muncul setelah Kenya mengetahui bahwa desa ditembaki.",
    ],
)
def test_no_charge_of_whom_the_noun_does_not_name(text: str) -> None:
    assert not [one for one in ascribed(text) if one[0] == ("Somalia",)]


def test_own_voice_is_nobodys() -> None:
    assert ascribed("Kenya menyerang Somalia.") == []


@given(ANY_TEXT)
def test_any_text_gives_sound_attributions(text: str) -> None:
    article, sentences = article_of(text), sentences_of(text)
    cast = find_cast(article, sentences)
    found = attributions(article, sentences, cast, find_statements(article, sentences, cast))
    assert list(found) == sorted(found, key=lambda one: (one.start, -one.end))
    ids = {one.id for one in cast.actors}
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert {*one.said_by, *one.denied_by} <= ids
        assert not set(one.said_by) & set(one.denied_by)


def test_a_line_without_a_word_ascribes_nothing() -> None:
    text = "Kenya membantah tuduhan Somalia bahwa Kenya menembak warga.\n&nbsp;\nKenya menunggu."
    assert [one for _, denied, one in ascribed(text) if denied] == ["Kenya menembak warga"]
