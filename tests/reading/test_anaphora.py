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
        ("Militer Kenya menyerang desa. Mereka menembak.", "Mereka", ["Militer Kenya"]),
        ("Militer Kenya mundur dan menyatakan pihaknya lelah.", "pihaknya", ["Militer Kenya"]),
        ("Kenya menolak usul Somalia. Negara itu kecewa.", "Negara itu", ["Somalia"]),
        ("Kenya dan Somalia diam. Presiden Kenya mengatakan negara itu siap.", "negara itu", ["Kenya"]),
        (_MINISTER + "Peter Otieno kaget setelah Ali Warsame mengatakan bahwa ia menang.", "ia", ["Ali Warsame"]),
        ("Militer Kenya mundur, tulis Reuters. Reuters menyebut bahwa mereka lelah.", "mereka", ["Militer Kenya"]),
    ],
)
def test_anaphor(text: str, words: str, names: list[str]) -> None:
    cast = cast_of(text)
    mention = next(one for one in cast.mentions if one.how == "pronoun" and text[one.start : one.end] == words)
    assert [name_of(cast, actor) for actor in mention.actors] == names


def test_the_speaker_of_a_quotation_is_in_focus() -> None:
    text = '"Otieno keliru," kata Menteri Pertahanan Somalia Ali Warsame. Ia lalu pergi.'
    cast = cast_of(text)
    mention = next(one for one in cast.mentions if text[one.start : one.end] == "Ia")
    assert name_of(cast, mention.actor) == "Ali Warsame"


def test_pronouns_are_no_names() -> None:
    text = _MINISTER + "Ia menolak bicara."
    for one in cast_of(text).actors:
        assert "Ia" not in {text[span.start : span.end] for span in one.mentions}


def test_nobody_before_means_no_mention() -> None:
    assert cast_of("Ia menolak bicara.").mentions == ()


def test_an_outlet_is_not_several() -> None:
    cast = cast_of("Itu dilaporkan AFP. Menteri Luar Negeri Kenya Peter Otieno mengatakan mereka lelah.")
    assert not [one for one in cast.mentions if one.how == "pronoun"]
