"""Pairs of parties of a deed of which somebody is suspected."""

from __future__ import annotations

from palagan.reading.suspected import by_suspects
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned

TEXT = "Polisi Kenya menetapkan dua warga Mesir sebagai tersangka penyerangan masjid."


def test_who_charges_others_with_a_deed_did_not_do_it() -> None:
    one = next(one for one in scanned(TEXT) if one.anchor.form == "penyerangan")
    police, suspects = actor(one, "Polisi Kenya"), actor(one, "warga Mesir")
    pairs = {(police, ""): 0.5, (suspects, police): 0.3, (suspects, ""): 0.1, ("", ""): 0.1}
    assert set(by_suspects(one, pairs, {police, suspects})) == {(suspects, ""), ("", "")}
    assert by_suspects(one, {(police, ""): 1.0}, {police}) == {(police, ""): 1.0}


def test_where_nobody_is_suspected_all_pairs_stay() -> None:
    one = next(one for one in scanned("Kenya menyelidiki penyerangan masjid.") if one.anchor.form == "penyerangan")
    pairs = {(actor(one, "Kenya"), ""): 1.0}
    assert by_suspects(one, pairs, set()) == pairs
