"""Who has no part in a deed though the sentence names them."""

from __future__ import annotations

import pytest

from palagan.reading.outside import avenged, doing_it_too, outsiders, protects
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Mesir pergi. Kenya merespons pengeboman itu.", "pengeboman"),
        ("Mesir pergi. Kenya menghalau serangan itu.", "serangan"),
        ("Mesir pergi. Tentara menewaskan Kenya dalam penggerebekan.", "penggerebekan"),
        ("Mesir pergi. Kenya menembakkan roket sebagai balasan atas pembunuhan itu.", "pembunuhan"),
        ("Mesir pergi. Kenya khawatir setelah serangan itu.", "serangan"),
        ("Mesir pergi. Penembakan itu memicu protes keras dari Kenya.", "penembakan"),
        ("Mesir pergi. Kenya menutup pelabuhan menyusul serangan di pasar.", "serangan"),
        ("Mesir pergi. Seorang perawat yang bertugas bersama Kenya ditembak.", "ditembak"),
    ],
)
def test_who_answers_fears_or_pays_back_did_not_do_it(text: str, form: str) -> None:
    one = next(one for one in scanned(text) if one.anchor.form == form)
    assert outsiders(one, "ASSAULT") == {actor(one, "Kenya")}
    assert outsiders(one, "CONSULT") == frozenset()


def test_who_helps_to_ward_it_off_did_not_do_it() -> None:
    page = scanned("Mesir pergi. Kenya membantu Togo menangkal serangan itu.")
    one = next(one for one in page if one.anchor.form == "serangan")
    assert outsiders(one, "ASSAULT") == {actor(one, "Kenya"), actor(one, "Togo")}


def test_who_is_told_to_have_done_it_did() -> None:
    one = next(one for one in scanned("Kenya khawatir akan serangan Mesir.") if one.anchor.form == "serangan")
    assert outsiders(one, "ASSAULT") == frozenset()


def test_a_country_does_not_try_those_for_whom_its_diplomats_speak() -> None:
    page = scanned("Kedutaan Besar Kenya menjenguk Peter Otieno. Kenya dan Mesir diam. Peter Otieno divonis di Mesir.")
    one = next(one for one in page if one.anchor.form == "divonis")
    kenya, egypt = actor(one, "Kenya"), actor(one, "Mesir")
    (otieno,) = one.parties.targets
    assert protects(one, "SANCTION", kenya, otieno)
    assert not protects(one, "SANCTION", egypt, otieno)
    assert not protects(one, "ASSAULT", kenya, otieno)


def test_diplomats_who_tell_of_a_charge_do_not_bring_it() -> None:
    page = scanned("Mesir diam. Kementerian Luar Negeri Kenya menyebut tuduhan itu tidak benar.")
    one = next(one for one in page if one.anchor.form == "tuduhan")
    (ministry,) = one.scene.speakers
    assert protects(one, "ACCUSE", ministry, "")
    assert not protects(one, "ACCUSE", actor(one, "Mesir"), "")


def test_nobody_threatens_whom_he_would_avenge() -> None:
    texts = ("Mesir bersumpah akan membalas kematian Kenya.", "Mesir mengancam membalas dendam atas pembunuhan Kenya.")
    for one in (next(one for one in scanned(text) if one.anchor.entry.type == "THREATEN") for text in texts):
        assert avenged(one.clause, one.anchor) == {actor(one, "Kenya")}
    one = next(one for one in scanned("Mesir mengancam akan menyerang Kenya.") if one.anchor.entry.type == "THREATEN")
    assert avenged(one.clause, one.anchor) == frozenset()
    text = "Mesir menembakkan roket sebagai balasan atas tewasnya seorang jenderal Kenya."
    one = next(one for one in scanned(text) if one.anchor.form == "menembakkan")
    assert avenged(one.clause, one.anchor) == frozenset(one.clause.groups[-1].actors)


def test_who_only_holds_the_place_did_not_do_it() -> None:
    page = scanned("Mesir pergi. Penembakan terjadi di kota yang dikuasai Kenya.")
    one = next(one for one in page if one.anchor.form == "penembakan")
    assert outsiders(one, "ASSAULT") == {actor(one, "Kenya")}


def test_with_whom_somebody_does_it_is_not_whom_it_is_done_to() -> None:
    one = next(one for one in scanned("Mesir menolak resolusi itu bersama Kenya.") if one.anchor.form == "menolak")
    assert doing_it_too(one, "REJECT") == {actor(one, "Kenya")}
    assert doing_it_too(one, "CONSULT") == frozenset()
