"""Armed groups told apart from armies, by their members and under their full names."""

from __future__ import annotations

import pytest

from palagan.reading.codes import bears_arms
from palagan.reading.knowledge import knowledge
from tests.reading.reports import cast_of
from tests.reading.scenes import parties_by_rule


def code(text: str, form: str) -> str | None:
    """The code of the actor that these words stand for."""
    cast = cast_of(text)
    one = cast.at(text.index(form))
    actor = cast.get(one.actor) if one is not None else None
    return actor.code if actor is not None else None


def test_a_bare_army_is_never_the_rebels() -> None:
    text = "Tentara Arakan (AA) merebut pos di Myanmar. Militer membalas dan menyerang desa itu."
    assert code(text, "Militer") != "MMR.REB"
    assert code(text, "Tentara Arakan") == "MMR.REB"


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Tentara Pembebasan Lumba menyerang desa di Kenya.", "Tentara", "KEN.REB"),
        ("Gerakan Perlawanan Lumba menyerang desa di Kenya.", "Gerakan", "KEN.REB"),
        ("Tentara Kenya menyerang desa di Somalia.", "Tentara", "KEN.MIL"),
        ("Kelompok Perlawanan Islam di Irak menyerang pangkalan itu.", "Perlawanan", "IRQ.REB"),
        ("Mayor Peter Otieno menyerang desa di Kenya.", "Mayor", "KEN.MIL"),
    ],
)
def test_codes(text: str, form: str, expected: str) -> None:
    assert code(text, form) == expected


@pytest.mark.parametrize(
    ("text", "form", "harmed"),
    [
        ("Militer Filipina menewaskan dua anggota Tentara Rakyat Baru.", "menewaskan", "Tentara Rakyat Baru"),
        ("Militer Filipina menggempur markas Abu Sayyaf di Sulu.", "menggempur", "Abu Sayyaf"),
        ("Tentara Kenya menangkap dua anggota Tentara Pembebasan Lumba.", "menangkap", "Tentara Pembebasan Lumba"),
    ],
)
def test_their_members_are_theirs(text: str, form: str, harmed: str) -> None:
    assert parties_by_rule(text, form)[1] == [harmed]


def test_those_that_bear_arms() -> None:
    known = {entry.known.name: entry.known for rows in knowledge().pairs.values() for entry in rows}
    assert bears_arms(known["Abu Sayyaf"])
    assert not bears_arms(known["Dewan Keamanan PBB"])
    assert not bears_arms(known["Abubakar Shekau"])


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Polisi Kenya menangkap tokoh kelompok Jund al-Lumba.", "kelompok Jund al-Lumba"),
        ("Hal itu dikatakan Louis Le Franc.", "Louis Le Franc"),
    ],
)
def test_names_are_read_to_their_end(text: str, whole: str) -> None:
    assert whole in {actor.name for actor in cast_of(text).actors}


def test_a_camp_of_refugees_is_no_actor() -> None:
    assert "REF" not in "".join(actor.code for actor in cast_of("Polisi menggerebek kamp pengungsi itu.").actors)


def test_who_is_named_behind_a_government_is_not_its_name() -> None:
    cast = cast_of("Juru bicara pemerintah Kenya William Ruto mengecam hal itu.")
    assert "William Ruto" in {actor.name for actor in cast.actors}
