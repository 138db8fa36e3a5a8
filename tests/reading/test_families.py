"""Families harmed with somebody, on invented sentences."""

from __future__ import annotations

import pytest

from palagan.reading.families import with_families
from palagan.reading.parties import Parties
from palagan.reading.scan import scan_events
from tests.reading.reports import article_of, cast_of, sentences_of
from tests.reading.scenes import names


def targets(text: str, whom: str, type_: str = "ASSAULT") -> list[str]:
    cast = cast_of(text)
    scanned = next(iter(scan_events(article_of(text), sentences_of(text), cast, {})))
    doer = next(actor.id for actor in cast.actors if actor.code == "KEN")
    harmed = next(actor.id for actor in cast.actors if actor.name == whom)
    return names(cast, with_families(scanned, type_, Parties((doer,), (harmed,))).targets)


@pytest.mark.parametrize("link", ["beserta", "bersama", "tewas bersama"])
def test_a_family_is_harmed_with_its_member(link: str) -> None:
    text = f"Serangan Kenya menghantam rumah dokter Ali Warsame {link} keluarganya pada Senin."
    assert targets(text, "Ali Warsame") == ["Ali Warsame", "keluarganya"]
    assert sorted(targets(text, "keluarganya")) == ["Ali Warsame", "keluarganya"]


def test_a_family_told_of_otherwise_is_not_harmed() -> None:
    text = "Serangan Kenya menewaskan dokter Ali Warsame menurut keluarganya pada Senin."
    assert targets(text, "Ali Warsame") == ["Ali Warsame"]


def test_only_harm_is_done_to_families_so() -> None:
    text = "Serangan Kenya menghantam rumah dokter Ali Warsame beserta keluarganya pada Senin."
    assert targets(text, "Ali Warsame", "ACCUSE") == ["Ali Warsame"]
