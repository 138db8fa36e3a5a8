"""Pairs of parties of a deed of which somebody is suspected."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("text", "form", "suspect"),
    [
        ("Warga Mesir melaporkan tentara Kenya ke polisi atas dugaan penganiayaan.", "penganiayaan", "tentara Kenya"),
        ("Dua tentara Kenya ditahan dalam kasus pembunuhan petani.", "pembunuhan", "tentara Kenya"),
        ("Polisi Mesir menangkap tentara Kenya atas penyerangan masjid.", "penyerangan", "tentara Kenya"),
    ],
)
def test_who_is_reported_or_held_for_a_deed_did_it(text: str, form: str, suspect: str) -> None:
    one = next(one for one in scanned(text) if one.anchor.form == form)
    assert one.parties.sources == (actor(one, suspect),)


def test_who_holds_somebody_without_a_name_did_not_do_it() -> None:
    page = scanned("Polisi Kenya menangkap Otieno atas dugaan penganiayaan petani.")
    one = next(one for one in page if one.anchor.form == "penganiayaan")
    police, peasants = actor(one, "Polisi Kenya"), actor(one, "petani")
    pairs = {(police, peasants): 0.6, ("", peasants): 0.4}
    assert set(by_suspects(one, pairs, {police, peasants})) == {("", peasants)}


def test_who_is_held_for_what_another_did_is_no_suspect() -> None:
    page = scanned("Mesir menahan petani karena serangan Kenya.")
    one = next(one for one in page if one.anchor.form == "serangan")
    assert one.parties.sources == (actor(one, "Kenya"),)
