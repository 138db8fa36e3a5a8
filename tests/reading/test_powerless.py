"""Who has no power to do what nobody is told to have done."""

from __future__ import annotations

import pytest

from palagan.reading.barred import allowed
from palagan.reading.powerless import powerless
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned


@pytest.mark.parametrize(
    ("text", "form", "type_", "found"),
    [
        ("Amnesty International diam. Dua warga ditahan.", "ditahan", "COERCE", {"NGO"}),
        ("Amnesty International diam. Dua warga ditahan polisi Kenya.", "ditahan", "COERCE", set()),
        ("Amnesty International diam. Dua warga diserang.", "diserang", "ASSAULT", {"NGO"}),
        ("Dua warga diserang oleh Amnesty International.", "diserang", "ASSAULT", set()),
        ("Parlemen Kenya memanggil menteri. Dua warga ditahan.", "ditahan", "COERCE", {"KEN.LEG"}),
    ],
)
def test_who_cannot_have_done_it(text: str, form: str, type_: str, found: set[str]) -> None:
    one = next(one for one in scanned(text) if one.anchor.form == form)
    known = [one.scene.cast.get(id_) for id_ in powerless(one, type_)]
    assert {actor.code for actor in known if actor} == found


def test_aid_bodies_free_nobody() -> None:
    page = scanned("Amnesty International mengecam polisi. Dua warga Kenya akan dibebaskan.")
    one = next(s for s in page if s.anchor.form == "dibebaskan")
    body, people = actor(one, "Amnesty International"), actor(one, "warga Kenya")
    assert set(allowed(one, "RETREAT", {(body, people): 0.9, ("", people): 0.1})) == {("", people)}


def test_a_court_finds_who_killed_and_killed_nobody() -> None:
    page = scanned("Pengadilan Kenya menyatakan tiga warga Mesir terbukti membunuh seorang guru.")
    one = next(s for s in page if s.anchor.form == "membunuh")
    court, teacher = actor(one, "Pengadilan Kenya"), actor(one, "guru")
    assert set(allowed(one, "ASSAULT", {(court, teacher): 0.9, ("", teacher): 0.1})) == {("", teacher)}


def test_courts_are_arrested_only_where_it_is_told() -> None:
    page = scanned("Pengadilan Kenya memvonis dua terdakwa. Polisi Kenya menangkap pria itu tahun lalu.")
    one = next(s for s in page if s.anchor.form == "menangkap")
    police, court = actor(one, "Polisi Kenya"), actor(one, "Pengadilan Kenya")
    assert set(allowed(one, "COERCE", {(police, court): 0.9, (police, ""): 0.1})) == {(police, "")}


def test_persons_and_parliaments_sentence_nobody() -> None:
    page = scanned(
        "Presiden Kenya Peter Otieno memberi amnesti kepada Ali Warsame. DPR setuju. Warsame divonis dua tahun."
    )
    one = next(s for s in page if s.anchor.form == "divonis")
    assert {actor(one, "Peter Otieno"), actor(one, "DPR")} <= powerless(one, "SANCTION")
    assert actor(one, "Peter Otieno") not in powerless(one, "ASSAULT")
