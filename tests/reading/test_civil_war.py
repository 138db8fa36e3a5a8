"""Who fights within one country, on invented sentences."""

from __future__ import annotations

from palagan.reading.civil_war import within_a_country
from palagan.reading.parties import Parties
from tests.reading.reports import cast_of
from tests.reading.scenes import names

REBELS = "Pemberontak Kenya menyerang militer Kenya. Kenya menolak bicara."
JUNTA = "Junta militer Guinea menahan warga Guinea. Guinea menolak bicara."


def parties(text: str, sources: tuple[str, ...], targets: tuple[str, ...]) -> tuple[list[str], list[str]]:
    cast = cast_of(text)
    ids = {actor.code: actor.id for actor in cast.actors}
    found = within_a_country(cast, Parties(tuple(map(ids.__getitem__, sources)), tuple(map(ids.__getitem__, targets))))
    return names(cast, found.sources), names(cast, found.targets)


def test_rebels_fight_an_army_and_not_its_state() -> None:
    assert parties(REBELS, ("KEN",), ("KEN.MIL",)) == (["Pemberontak Kenya"], ["militer Kenya"])
    assert parties(REBELS, ("KEN.MIL",), ("KEN",)) == (["militer Kenya"], ["Pemberontak Kenya"])


def test_a_junta_is_who_harms_its_own() -> None:
    assert parties(JUNTA, ("GIN",), ("GIN.CVL",)) == (["Junta militer Guinea"], ["warga Guinea"])


def test_a_state_without_a_junta_harms_its_own_itself() -> None:
    assert parties("Polisi Kenya menahan warga Kenya. Kenya diam.", ("KEN",), ("KEN.CVL",))[0] == ["Kenya"]


def test_a_state_that_fights_another_stays() -> None:
    assert parties(f"{REBELS} Somalia menolak.", ("KEN",), ("SOM",)) == (["Kenya"], ["Somalia"])
