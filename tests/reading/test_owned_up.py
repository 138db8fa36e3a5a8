"""Who says that an attack of the page was his."""

from __future__ import annotations

import pytest

from palagan.reading.owned_up import claimant_of, with_claimant
from palagan.reading.parties import Parties
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned

TOLD = "Pria bersenjata menyerang pos polisi Kenya."


def test_who_claims_an_attack_did_what_gunmen_are_told_to_have_done() -> None:
    page = scanned(f"{TOLD} Kelompok al-Shabaab mengklaim bertanggung jawab atas serangan itu.")
    told, claimed = page[0], page[-1]
    them = claimant_of(page)
    assert them == actor(claimed, "Kelompok al-Shabaab")
    gunmen, police = actor(told, "Pria bersenjata"), "a9"
    assert with_claimant(told, "ASSAULT", Parties((gunmen,), (police,)), them) == Parties((them,), (police,))
    assert with_claimant(told, "ASSAULT", Parties((police,), ()), them) == Parties((police,), ())
    assert with_claimant(claimed, "ASSAULT", Parties((police,), (gunmen,)), them) == Parties((them,))


@pytest.mark.parametrize(
    "said",
    [
        "Kelompok al-Shabaab belum mengklaim bertanggung jawab atas serangan itu.",
        "Kelompok al-Shabaab mengecam serangan itu.",
    ],
)
def test_nobody_else_claims_it(said: str) -> None:
    page = scanned(f"{TOLD} {said}")
    assert claimant_of(page) == ""
