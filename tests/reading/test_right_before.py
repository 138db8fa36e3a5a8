"""Who stands right before an active verb does it."""

from __future__ import annotations

import pytest

from palagan.reading.barred import allowed
from palagan.reading.right_before import behind_nya, by_subject
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned


@pytest.mark.parametrize("words", ["Kenya lalu menyerang Mesir", "Kenya membalas dengan menyerang Mesir"])
def test_nobody_of_another_country_does_it(words: str) -> None:
    page = scanned(f"Sudan menyerang pelabuhan pada Senin. {words}.")
    one = [s for s in page if s.anchor.form == "menyerang"][-1]
    sudan, kenya, egypt = (actor(one, name) for name in ("Sudan", "Kenya", "Mesir"))
    assert set(allowed(one, "ASSAULT", {(sudan, egypt): 0.9, (kenya, egypt): 0.1})) == {(kenya, egypt)}


def test_a_passive_verb_or_one_without_a_subject_leaves_it_open() -> None:
    page = scanned("Sudan menyerang pelabuhan pada Senin. Kenya diserang pada Selasa, lalu menyerang lagi.")
    one = next(s for s in page if s.anchor.form == "diserang")
    pairs = {(actor(one, "Sudan"), actor(one, "Kenya")): 0.9}
    assert by_subject(one, pairs) == pairs


def test_who_pays_back_with_a_deed_does_it_though_a_noun_tells_it() -> None:
    page = scanned("Sudan menembaki pelabuhan Mesir. Mesir membalas dengan serangan udara.")
    one = next(s for s in page if s.anchor.form == "serangan udara")
    sudan, egypt = actor(one, "Sudan"), actor(one, "Mesir")
    assert set(allowed(one, "ASSAULT", {(sudan, egypt): 0.9, (egypt, sudan): 0.1})) == {(egypt, sudan)}


@pytest.mark.parametrize("likely", [True, False])
def test_no_band_does_what_the_army_right_before_the_verb_does(likely: bool) -> None:
    page = scanned("Pemberontak Kenya berkumpul. Tentara Kenya menyerang desa di Garissa pada Senin, kata Mesir.")
    one = next(s for s in page if s.anchor.form == "menyerang")
    rebels, army, egypt = (actor(one, name) for name in ("Pemberontak Kenya", "Tentara Kenya", "Mesir"))
    pairs = {(rebels, egypt): 0.8, **({(army, ""): 0.2} if likely else {})}
    assert set(by_subject(one, pairs)) == ({(army, "")} if likely else {(army, egypt)})


def test_no_forces_do_what_people_right_before_the_verb_do_and_somebody_is_left() -> None:
    page = scanned("Tentara Kenya menembak dua remaja Kenya. Remaja Kenya menyerang tentara Kenya.")
    one = [s for s in page if s.anchor.form == "menyerang"][-1]
    boys, army = actor(one, "remaja Kenya"), actor(one, "Tentara Kenya")
    assert set(by_subject(one, {(army, ""): 0.9})) == {(boys, "")}
    assert set(by_subject(one, {(army, boys): 0.9})) == {(boys, "")}
    assert set(allowed(one, "ASSAULT", {(army, army): 0.9})) == {(boys, army)}


def test_whose_refusal_is_blamed_refuses_and_not_who_blames() -> None:
    one = next(s for s in scanned("Sudan diam. Kenya mengecam veto Mesir.") if s.anchor.form == "veto")
    sudan, kenya, egypt = (actor(one, name) for name in ("Sudan", "Kenya", "Mesir"))
    assert set(by_subject(one, {(kenya, egypt): 0.6, (egypt, kenya): 0.3, (egypt, sudan): 0.1})) == {(egypt, sudan)}


def test_who_is_backed_by_the_planes_of_another_does_it_himself() -> None:
    page = scanned("Tentara Kenya yang didukung serangan udara Mesir membunuh 12 milisi Sudan.")
    one = next(s for s in page if s.anchor.form == "membunuh")
    army, egypt, band = (actor(one, name) for name in ("Tentara Kenya", "Mesir", "milisi Sudan"))
    assert set(by_subject(one, {(egypt, band): 0.8, (army, egypt): 0.1, (army, band): 0.1})) == {(army, band)}
    assert set(by_subject(one, {(egypt, band): 0.8, (army, egypt): 0.2})) == {(army, band)}


def test_a_verb_with_nya_is_done_to_nobody_behind_it() -> None:
    page = scanned(
        "Kenya menghukum Ali Warsame. Menteri Kenya Peter Otieno menuduhnya melancarkan perang terhadap Mesir."
    )
    one = next(s for s in page if s.anchor.form == "menuduh")
    otieno, egypt, warsame = (actor(one, name) for name in ("Peter Otieno", "Mesir", "Ali Warsame"))
    assert one.parties.targets == ()
    assert behind_nya(one) == {egypt}
    assert set(allowed(one, "ACCUSE", {(otieno, egypt): 0.9, (otieno, warsame): 0.1})) == {(otieno, warsame)}
