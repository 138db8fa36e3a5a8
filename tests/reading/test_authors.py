"""Whose a proposal or a decision is that somebody welcomes, blames or turns down."""

from __future__ import annotations

import pytest

from tests.reading.test_pairing import scanned


@pytest.mark.parametrize(
    ("text", "form", "target"),
    [
        ("Usulan damai Mesir dibahas. Kenya menolak usulan tersebut.", "menolak", ["Mesir"]),
        ("Mesir mengusulkan pasar bersama. Kenya menentang dengan keras gagasan itu.", "menentang", ["Mesir"]),
        ("Mesir memutuskan menutup pelabuhan. Kenya mengecam keputusan sepihak itu.", "mengecam", ["Mesir"]),
        ("Mesir memutuskan menutup pelabuhan. Kenya mengecam keputusan Sudan itu.", "mengecam", ["Sudan"]),
        ("Mesir memveto rancangan itu. Kenya mengecam veto tersebut.", "mengecam", ["Mesir"]),
        ("Mesir memutuskan menutup pelabuhan. Kenya menolak usulan tersebut.", "menolak", []),
        ("Kenya mengusulkan pasar bersama. Kenya mendukung usulan itu.", "mendukung", []),
    ],
)
def test_whose_is_answered(text: str, form: str, target: list[str]) -> None:
    one = next(one for one in scanned(text) if one.anchor.form == form)
    cast = one.scene.cast
    assert [known.name for actor in one.parties.targets if (known := cast.get(actor))] == target


def test_a_decision_told_long_ago_is_no_longer_meant() -> None:
    others = "Hujan turun di lembah. " * 7
    page = scanned(f"Mesir memutuskan menutup pelabuhan. {others}Kenya mengecam keputusan itu.")
    assert next(one for one in page if one.anchor.form == "mengecam").parties.targets == ()
    page = scanned(f"Mesir mengusulkan pasar bersama. {others}Kenya mengecam usulan itu.")
    assert len(next(one for one in page if one.anchor.form == "mengecam").parties.targets) == 1


def test_a_paper_asks_for_who_passed_it() -> None:
    text = "Parlemen Kenya mengesahkan resolusi baru. Resolusi itu mendesak Mesir mundur."
    one = next(one for one in scanned(text) if one.anchor.form == "mendesak")
    known = one.scene.cast.get(one.parties.sources[0])
    assert known is not None
    assert known.name == "Parlemen Kenya"
