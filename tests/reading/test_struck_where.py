"""Whom an attack on a place befalls: nobody of another country."""

from __future__ import annotations

import pytest

from palagan.reading.barred import allowed
from palagan.reading.struck_where import struck_where
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned

BEFORE = "Kapal Liberia disergap Iran pada Senin."


@pytest.mark.parametrize(
    ("attack", "form"),
    [("Mesir kemudian menyerang Hodeidah.", "menyerang"), ("Serangan ke Hodeidah berlanjut.", "serangan")],
)
def test_nobody_of_another_country_is_struck_there(attack: str, form: str) -> None:
    one = [s for s in scanned(f"{BEFORE} Kairo diam, kata Mesir. {attack}") if s.anchor.form == form][-1]
    egypt, iran, liberia = (actor(one, name) for name in ("Mesir", "Iran", "Liberia"))
    assert set(allowed(one, "ASSAULT", {(egypt, liberia): 0.9, (egypt, ""): 0.1})) == {(egypt, "")}
    assert struck_where(one, {(iran, liberia): 0.9}) == {(iran, liberia): 0.9}


def test_who_is_named_behind_the_place_may_be_struck() -> None:
    one = scanned(f"{BEFORE} Mesir kemudian menyerang Hodeidah, tempat kapal Liberia berlabuh.")[-1]
    pairs = {(actor(one, "Mesir"), actor(one, "Liberia")): 0.9, ("", ""): 0.1}
    assert struck_where(one, pairs) == pairs


def test_who_strikes_a_town_of_his_own_country_strikes_who_holds_it() -> None:
    page = scanned("Rusia menggempur Kyiv. Ukraina kemudian menyerang Kharkiv.")
    one = page[-1]
    pairs = {(actor(one, "Ukraina"), actor(one, "Rusia")): 0.9, ("", ""): 0.1}
    assert struck_where(one, pairs) == pairs
