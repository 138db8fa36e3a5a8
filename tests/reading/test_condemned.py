"""Who is condemned for a deed: who did it, and nobody whom it harmed."""

from __future__ import annotations

import pytest

from palagan.reading.barred import allowed
from palagan.reading.condemned import critics, deed_of, doer_told, harmed_before, harmed_by_it, protesting
from tests.reading.scenes import anchor_of, clause_of, names, parties_by_rule
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned


@pytest.mark.parametrize(
    ("text", "form", "deed"),
    [
        ("Kenya mengutuk pembunuhan itu.", "mengutuk", "pembunuhan"),
        ("Kenya mengutuk aksi penembakan warga Somalia.", "mengutuk", "aksi"),
        ("Kenya menyelidiki dugaan penculikan warga Somalia.", "menyelidiki", "penculikan"),
        ("Kenya mengecam Somalia atas serangan itu.", "mengecam", None),
        ("Kenya mengecam pernyataan itu.", "mengecam", None),
    ],
)
def test_what_is_condemned(text: str, form: str, deed: str | None) -> None:
    clause, _ = clause_of(text)
    at = deed_of(clause, anchor_of(clause, form))
    assert (None if at is None else clause.word(at)) == deed


def test_who_did_it_is_blamed_not_whom_it_befell() -> None:
    assert parties_by_rule("Kenya menyelidiki penembakan warga Somalia oleh polisi Uganda.", "menyelidiki") == (
        ["Kenya"],
        ["polisi Uganda"],
    )
    assert parties_by_rule("Kenya mengutuk pembunuhan warga Somalia di Uganda.", "mengutuk") == (["Kenya"], [])
    clause, cast = clause_of("Kenya mengutuk pembunuhan warga Somalia.")
    anchor = anchor_of(clause, "mengutuk")
    assert doer_told(clause, anchor) is None
    assert names(cast, tuple(harmed_by_it(clause, anchor))) == ["warga Somalia"]


def test_a_noun_of_attacking_is_followed_by_who_does_it() -> None:
    clause, _ = clause_of("Kenya mengutuk serangan Somalia.")
    assert harmed_by_it(clause, anchor_of(clause, "mengutuk")) == frozenset()


def test_whom_earlier_deeds_befell_is_not_blamed_for_them() -> None:
    page = scanned("Somalia menyerang Uganda. Kenya mengutuk serangan itu.")
    one = next(s for s in page if s.anchor.entry.type == "ACCUSE")
    kenya, somalia, uganda = (actor(one, name) for name in ("Kenya", "Somalia", "Uganda"))
    assert harmed_before(one.clause, one.anchor, one.scene.earlier) == {uganda}
    assert set(allowed(one, "ACCUSE", {(kenya, uganda): 0.6, (kenya, somalia): 0.4})) == {(kenya, somalia)}
    page = scanned("Somalia menyerang Uganda. Kenya mengutuk serangan di pasar.")
    one = next(s for s in page if s.anchor.entry.type == "ACCUSE")
    assert harmed_before(one.clause, one.anchor, one.scene.earlier) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Kenya mengutuk serangan yang menewaskan warga Somalia.",
        "Kenya mengutuk serangan bom di Garissa yang melukai warga Somalia.",
        "Kenya mengecam pengeboman rumah sakit di Garissa yang menewaskan warga Somalia.",
    ],
)
def test_who_condemns_did_not_do_it_and_those_it_killed_are_not_blamed(text: str) -> None:
    clause, cast = clause_of(text)
    blame = next(word for word in text.split() if word in ("mengutuk", "mengecam"))
    kills = next(word for word in text.split() if word in ("menewaskan", "melukai"))
    assert names(cast, tuple(harmed_by_it(clause, anchor_of(clause, blame)))) == ["warga Somalia"]
    assert parties_by_rule(text, blame) == (["Kenya"], [])
    assert parties_by_rule(text, kills) == ([], ["warga Somalia"])


def test_who_launches_an_attack_does_what_it_does() -> None:
    text = "Kenya melancarkan serangan yang menewaskan warga Somalia."
    assert parties_by_rule(text, "menewaskan") == (["Kenya"], ["warga Somalia"])


def test_who_blames_by_a_noun_did_not_do_it() -> None:
    clause, cast = clause_of("Kenya menepis kecaman Somalia atas serangan di Lumba.")
    assert names(cast, tuple(critics(clause, anchor_of(clause, "serangan")))) == ["Somalia"]
    clause, _ = clause_of("Kenya menepis laporan Somalia atas serangan di Lumba.")
    assert critics(clause, anchor_of(clause, "serangan")) == frozenset()


def test_who_protests_at_an_attack_did_not_suffer_it() -> None:
    clause, cast = clause_of("Kenya menarik dubesnya sebagai bentuk protes atas serangan Mesir di Sudan.")
    assert names(cast, tuple(protesting(clause, anchor_of(clause, "serangan")))) == ["Kenya"]
    clause, _ = clause_of("Kenya menembaki kapal itu sebagai balasan atas serangan Mesir.")
    assert protesting(clause, anchor_of(clause, "serangan")) == frozenset()


def test_who_is_told_behind_a_passive_to_condemn_a_deed_blames_who_did_it() -> None:
    text = "Penembakan seorang warga oleh polisi Uganda di pasar itu dikecam Kenya."
    assert parties_by_rule(text, "dikecam") == (["Kenya"], ["polisi Uganda"])
    assert parties_by_rule("Penculikan warga Somalia di Uganda dikecam Kenya.", "dikecam") == (["Kenya"], [])
    clause, cast = clause_of(text)
    assert names(cast, tuple(critics(clause, anchor_of(clause, "penembakan")))) == ["Kenya"]


@pytest.mark.parametrize("verb", ["menyoroti", "mendokumentasikan", "mengusut"])
def test_who_notes_a_deed_did_not_do_it(verb: str) -> None:
    page = scanned(f"Kenya {verb} penyiksaan tahanan Somalia di Uganda.")
    one = next(s for s in page if s.anchor.form == "penyiksaan")
    kenya, held = (actor(one, name) for name in ("Kenya", "tahanan Somalia"))
    assert set(allowed(one, "ASSAULT", {(kenya, held): 0.9, ("", held): 0.1})) == {("", held)}


def test_people_behind_a_noun_of_harm_are_harmed() -> None:
    assert parties_by_rule("Kenya mengusut penembakan warga Somalia.", "penembakan") == ([], ["warga Somalia"])
    assert parties_by_rule("Kenya membalas penembakan militer Somalia.", "penembakan")[1] != ["militer Somalia"]


def test_who_feels_for_a_deed_did_not_do_it() -> None:
    clause, cast = clause_of("Kenya menyatakan kecewa atas pembebasan itu.")
    assert names(cast, tuple(critics(clause, anchor_of(clause, "pembebasan")))) == ["Kenya"]
    clause, _ = clause_of("Kenya meminta maaf atas pembebasan itu.")
    assert critics(clause, anchor_of(clause, "pembebasan")) == frozenset()


def test_whose_a_noun_of_harm_is_that_names_whom_it_befell_did_it() -> None:
    text = "Kenya mengutuk keras pembunuhan pemerintah Somalia terhadap dua dokter Uganda."
    assert parties_by_rule(text, "mengutuk") == (["Kenya"], ["pemerintah Somalia"])
    clause, cast = clause_of(text)
    assert names(cast, tuple(harmed_by_it(clause, anchor_of(clause, "mengutuk")))) == ["dokter Uganda"]
