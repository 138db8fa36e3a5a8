"""Who did it where a toll points back to what was told before."""

from __future__ import annotations

import pytest

from palagan.reading.parties import Parties
from palagan.reading.tolls import with_attackers
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned

ATTACK = "Mesir menyerang Kenya pada Senin."


@pytest.mark.parametrize(
    ("toll", "told"),
    [
        ("Empat warga tewas dalam insiden tersebut.", True),
        ("Akibatnya, empat warga tewas.", True),
        ("Empat warga tewas.", False),
        ("Togo diam. Togo pergi. Togo datang. Empat warga tewas dalam insiden itu.", False),
    ],
)
def test_who_made_the_attack_killed_those_who_fell_in_it(toll: str, told: bool) -> None:
    page = [one for one in scanned(f"{ATTACK} {toll}") if one.anchor.entry.type == "ASSAULT"]
    egypt, kenya, fallen = actor(page[0], "Mesir"), actor(page[0], "Kenya"), page[-1].parties.targets
    attack = ("ASSAULT", Parties((egypt,), (kenya,)))
    expected = Parties((egypt,), fallen) if told else Parties((), fallen)
    assert with_attackers(page, [attack, ("ASSAULT", Parties((), fallen))])[1] == expected


def test_a_fight_of_two_tells_nobody_who_killed() -> None:
    page = [
        one for one in scanned(f"{ATTACK} Empat warga tewas dalam insiden itu.") if one.anchor.entry.type == "ASSAULT"
    ]
    egypt, kenya, fallen = actor(page[0], "Mesir"), actor(page[0], "Kenya"), page[-1].parties.targets
    fight = ("ASSAULT", Parties((egypt, kenya), (egypt, kenya)))
    assert with_attackers(page, [fight, ("ASSAULT", Parties((), fallen))])[1] == Parties((), fallen)
    own = ("ASSAULT", Parties(fallen, (kenya,)))
    assert with_attackers(page, [own, ("ASSAULT", Parties((), fallen))])[1] == Parties((), fallen)


@pytest.mark.parametrize(
    ("deed", "type_", "told"),
    [("membebaskan sandera Kenya", "RETREAT", False), ("menyelamatkan sandera Kenya", "AID", True)],
)
def test_who_fell_in_an_operation_fell_to_the_forces_that_carried_it_out(deed: str, type_: str, told: bool) -> None:
    page = scanned(f"Tentara Mesir {deed} pada Senin. Empat warga tewas dalam operasi itu.")
    page = tuple([one for one in page if not one.anchor.form.startswith("operasi")])
    army, fallen = actor(page[0], "Tentara Mesir"), page[-1].parties.targets
    events = [(type_, Parties((army,)))] * (len(page) - 1) + [("ASSAULT", Parties((), fallen))]
    assert with_attackers(page, events)[-1] == Parties((army,) if told else (), fallen)


def test_forces_arrested_those_who_were_arrested_in_their_operation() -> None:
    page = scanned("Tentara Mesir menyelamatkan kapal yang dibajak perompak. Empat warga ditangkap dalam operasi itu.")
    page = tuple([one for one in page if one.anchor.form in {"menyelamatkan", "dibajak", "ditangkap"}])
    army, pirates = actor(page[0], "Tentara Mesir"), actor(page[0], "perompak")
    told = [
        ("AID", Parties((army,))),
        ("ASSAULT", Parties((pirates,))),
        ("COERCE", Parties((), page[-1].parties.targets)),
    ]
    assert with_attackers(page, told)[-1].sources == (army,)
    told[0] = ("REQUEST", Parties((army,)))
    assert with_attackers(page, told)[-1].sources == (pirates,)
