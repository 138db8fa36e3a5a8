"""Which two countries "kedua negara" and "kedua pihak" are."""

from __future__ import annotations

import pytest
from hypothesis import given

from palagan.reading.actors import find_cast
from tests.reading.reports import ANY_TEXT, article_of, cast_of, sentences_of


def lands_of(text: str, words: str) -> list[str]:
    """The countries that an anaphor of the text stands for."""
    cast = cast_of(text)
    mention = next(one for one in cast.mentions if one.how == "pronoun" and text[one.start : one.end] == words)
    return sorted(cast.land(actor) for actor in mention.actors)


@pytest.mark.parametrize(
    ("text", "words", "lands"),
    [
        # those that the page names together, not the mediator beside one of them
        (
            "Kenya dan Somalia berperang. Kenya menembaki Somalia. Perundingan antara Kenya dan Somalia gagal. Uganda "
            "mengundang Kenya. Kedua pihak lalu datang.",
            "Kedua pihak",
            ["KEN", "SOM"],
        ),
        # those that stand together in the sentence before the words
        ("Prancis akan membantu Kenya dan Somalia sebab kedua negara kelaparan.", "kedua negara", ["KEN", "SOM"]),
        # those that the sentence tells only behind the words
        (
            "Uganda menyesal. Perang dua musuh lama itu pecah saat Kenya menyerang Somalia.",
            "dua musuh",
            ["KEN", "SOM"],
        ),
        # nobody is named together: the two named most
        (
            "Kenya marah. Menurut Kenya, Somalia bersalah. Somalia diam. Uganda heran. Kini kedua negara tenang.",
            "kedua negara",
            ["KEN", "SOM"],
        ),
        # who urges both is neither of them
        (
            "Uganda dan Kenya bertemu. Kenya menembaki Somalia. Uganda mendesak kedua pihak berunding, kata Somalia.",
            "kedua pihak",
            ["KEN", "SOM"],
        ),
        # nor who brought them together
        (
            "Perang Kenya dan Somalia reda. Kenya menaati gencatan senjata yang diperantarai oleh Uganda meski kedua "
            "kubu cemas.",
            "kedua kubu",
            ["KEN", "SOM"],
        ),
        # an outlet is no party
        ("Reuters mengutip pejabat Kenya dan Somalia. Kedua pihak sepakat.", "Kedua pihak", ["KEN", "SOM"]),
        # whose leaders they are, whoever led a country last
        (
            "Kenya dan Somalia bertempur. Swiss mempertemukan kedua pemimpin negara itu.",
            "kedua pemimpin negara",
            ["KEN", "SOM"],
        ),
    ],
)
def test_two_countries(text: str, words: str, lands: list[str]) -> None:
    assert lands_of(text, words) == lands


def test_a_solution_of_two_states_is_about_no_two_of_the_page() -> None:
    cast = cast_of("Kenya dan Somalia bertemu. Kenya menolak solusi dua negara.")
    assert all(one.how != "pronoun" for one in cast.mentions)


def test_two_new_ones_point_back_to_nobody() -> None:
    cast = cast_of("Kenya dan Somalia bertemu. Ada dua kelompok Uganda di sana.")
    assert all(one.how != "pronoun" for one in cast.mentions)


def test_who_brought_others_together_is_not_one_of_two_that_the_page_leaves_open() -> None:
    cast = cast_of("Kenya menaati gencatan senjata yang diperantarai Uganda meski kedua kubu cemas.")
    assert all(one.how != "pronoun" for one in cast.mentions)


@given(ANY_TEXT)
def test_whoever_is_meant_is_one_of_the_cast(text: str) -> None:
    cast = find_cast(article_of(text), sentences_of(text))
    assert all(cast.get(actor) for one in cast.mentions for actor in one.actors)


def test_people_stand_for_their_country_only_where_nobody_else_does() -> None:
    text = "Tentara Kenya menembaki desa. Tentara Somalia membalas. Lima orang Kenya tewas. Kedua negara diam."
    cast = cast_of(text)
    mention = next(one for one in cast.mentions if one.how == "pronoun")
    assert {actor.code for id_ in mention.actors if (actor := cast.get(id_))} == {"KEN.MIL", "SOM.MIL"}
