"""Whom a charge is against that somebody is arrested, expelled or punished for."""

from __future__ import annotations

import pytest

from palagan.reading.charged import charge_parties, suspects_of, suspicion_parties
from tests.reading.scenes import anchor_of, clause_of, names


@pytest.mark.parametrize(
    ("text", "form", "parties"),
    [
        ("Kenya menangkap dua warga Mesir atas tuduhan makar.", "tuduhan", (["Kenya"], ["warga Mesir"])),
        ("Kenya mengusir diplomat Mesir karena tudingan spionase.", "tudingan", (["Kenya"], ["diplomat Mesir"])),
        ("Dua warga Mesir diadili oleh Kenya dengan dakwaan makar.", "dakwaan", (["Kenya"], ["warga Mesir"])),
        ("Kenya menanggapi tuduhan makar.", "tuduhan", None),
        ("Kenya diam atas tuduhan Mesir.", "tuduhan", None),
        ("Kenya pergi dengan kapal Mesir setelah tuduhan makar.", "tuduhan", None),
    ],
)
def test_parties_of_a_charge(text: str, form: str, parties: tuple[list[str], list[str]] | None) -> None:
    clause, cast = clause_of(text)
    found = charge_parties(clause, anchor_of(clause, form))
    assert (found and (names(cast, found.sources), names(cast, found.targets))) == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Kenya menangkap dua warga Mesir yang diduga memata-matai pelabuhan.", (["Kenya"], ["warga Mesir"])),
        ("Dua warga Mesir ditahan Kenya karena diduga memata-matai pelabuhan.", (["Kenya"], ["warga Mesir"])),
        ("Kenya menyambut dua warga Mesir yang diduga memata-matai pelabuhan.", None),
        ("Warga Mesir itu diduga memata-matai pelabuhan.", None),
    ],
)
def test_who_arrests_suspects(text: str, parties: tuple[list[str], list[str]] | None) -> None:
    clause, cast = clause_of(text)
    found = suspicion_parties(clause, anchor_of(clause, "diduga"))
    assert (found and (names(cast, found.sources), names(cast, found.targets))) == parties


@pytest.mark.parametrize(
    ("text", "form", "suspects"),
    [
        ("Polisi Kenya menetapkan dua warga Mesir sebagai tersangka penyerangan masjid.", "penyerangan", "warga Mesir"),
        ("Dua warga Mesir ditetapkan tersangka kasus penyerangan masjid.", "penyerangan", "warga Mesir"),
        ("Dua warga Mesir ditetapkan polisi Kenya sebagai tersangka penyerangan.", "penyerangan", "warga Mesir"),
        ("Polisi Kenya memburu tersangka penyerangan masjid.", "penyerangan", "tersangka"),
        ("Polisi Kenya menyelidiki penyerangan masjid.", "penyerangan", None),
        ("Tersangka itu ditahan polisi Kenya.", "ditahan", None),
    ],
)
def test_who_is_suspected_of_a_deed(text: str, form: str, suspects: str | None) -> None:
    clause, cast = clause_of(text)
    found = suspects_of(clause, anchor_of(clause, form))
    assert (found and ", ".join(names(cast, found.actors))) == suspects
