"""Who has no part in what others do together."""

from __future__ import annotations

import pytest

from palagan.reading.bystanders import backers, between_others, initiators, signs_alone
from palagan.reading.parties import MUTUAL, Parties
from palagan.reading.rivals import across
from tests.reading.scenes import anchor_of, clause_of, events_of
from tests.reading.test_pairing import scanned


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("Kenya diam. Negosiasi yang dimediasi oleh Mesir dan Sudan gagal.", {"Mesir", "Sudan"}),
        ("Kenya diam. Mesir bertindak sebagai koordinator dan pemantau gencatan senjata.", {"Mesir"}),
        ("Kenya diam. Mesir menjadi pengawas gencatan senjata.", {"Mesir"}),
        ("Kenya diam. Mesir mengawasi gencatan senjata itu.", {"Mesir"}),
        ("Kenya diam. Mesir menyepakati gencatan senjata itu.", set()),
    ],
)
def test_between_others(text: str, between: set[str]) -> None:
    one = next(one for one in scanned(text) if one.anchor.entry.frame in MUTUAL)
    assert {actor.name for actor in one.scene.cast.actors if actor.id in between_others(one)} == between


def test_who_initiates_a_meeting_of_others_brought_them_together() -> None:
    one = next(one for one in scanned("Kenya diam. Pertemuan khusus yang diprakarsai Mesir digelar.") if one.anchor)
    assert {actor.name for actor in one.scene.cast.actors if actor.id in initiators(one)} == {"Mesir"}
    one = next(one for one in scanned("Kenya diam. Pertemuan yang dimediasi Mesir digelar.") if one.anchor)
    assert initiators(one) == ()


@pytest.mark.parametrize(
    ("text", "form", "alone"),
    [
        ("Surat itu ditandatangani oleh Kenya dan Mesir.", "ditandatangani", True),
        ("Kenya menandatangani dekrit baru.", "menandatangani", True),
        ("Perjanjian itu ditandatangani oleh Kenya dan Mesir.", "ditandatangani", False),
        ("Kenya dan Uganda menandatangani surat kesepahaman.", "menandatangani", False),
        ("Kenya dan Uganda menandatangani keputusan bersama.", "menandatangani", False),
    ],
)
def test_signs_alone(text: str, form: str, alone: bool) -> None:
    clause, _ = clause_of(text)
    assert signs_alone(clause, anchor_of(clause, form)) is alone


def test_a_letter_is_signed_with_nobody() -> None:
    made = events_of("Kenya diam. Surat terbuka kepada Mesir itu ditandatangani oleh Presiden Kenya William Ruto.")
    signed = next(event for event in made if event.type == "SUPPORT")
    assert signed.sources
    assert not signed.targets


def test_what_two_do_to_each_other_is_done_by_both_and_to_both() -> None:
    made = events_of("Kenya diam. Kenya dan Mesir saling mengecam pada Senin di depan para wartawan.")
    blame = next(event for event in made if event.type == "ACCUSE")
    assert len(blame.sources) == 2
    assert blame.sources == blame.targets


def test_talks_that_another_mediates_are_of_the_two_that_are_at_odds() -> None:
    made = events_of(
        "Kenya menyerang Mesir. Mesir menyerang Kenya. Kenya menggempur Mesir pada Senin. "
        "Perundingan yang dimediasi oleh Qatar itu gagal pada Selasa."
    )
    talks = next(event for event in made if event.type == "CONSULT")
    assert len(talks.sources) == 2
    assert set(talks.sources) == set(talks.targets)


def test_a_truce_is_broken_against_the_other_of_the_two_that_are_at_odds() -> None:
    made = events_of(
        "Kenya menyerang Mesir. Mesir menyerang Kenya. Kenya menggempur Mesir pada Senin. "
        "Mesir dituding melanggar gencatan senjata pada Selasa. Kedua belah pihak selama ini melakukan pelanggaran."
    )
    broken = next(event for event in made if event.anchor.start > 75 and event.type == "ASSAULT")
    assert len(broken.sources) == len(broken.targets) == 1
    last = made[-1]
    assert len(last.sources) == 2
    assert set(last.sources) == set(last.targets)


def test_people_without_a_country_whom_an_attack_killed_are_of_the_other_side() -> None:
    page = scanned("Kenya diam. Mesir diam. Milisi Kenya menewaskan 300 orang pada Senin.")
    one = next(one for one in page if one.anchor.form == "menewaskan")
    cast = one.scene.cast
    band, egypt = (next(a.id for a in cast.actors if a.name == name) for name in ("Milisi Kenya", "Mesir"))
    people = next((a.id for a in cast.actors if a.code == "KEN.CVL"), None)
    assert people is not None
    told = Parties((band,), (people,))
    assert across(one, "ASSAULT", told, {("EGY", "KEN"): 0.9}) == Parties((band,), (egypt,))
    assert across(one, "ASSAULT", told, {("EGY", "KEN"): 0.3}) == told
    assert across(one, "COERCE", told, {("EGY", "KEN"): 0.9}) == told


def test_who_only_backs_them_suffers_nothing_from_what_rebels_do() -> None:
    page = scanned("Sudan diam. Kelompok pemberontak Sudan yang didukung Kenya merebut kota itu.")
    one = next(one for one in page if one.anchor.form == "merebut")
    kenya = next(actor.id for actor in one.scene.cast.actors if actor.name == "Kenya")
    assert backers(one) == {kenya}
