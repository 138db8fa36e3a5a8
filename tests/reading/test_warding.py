"""Attacks that are warded off: a deed of its own, of who tells of it where nobody else is named."""

from __future__ import annotations

from palagan.reading.barred import allowed
from palagan.reading.scan import Scanned
from tests.reading.scenes import names
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned


def told(text: str, form: str) -> tuple[Scanned, list[str]]:
    one = next(one for one in scanned(text) if one.anchor.form == form)
    return one, names(one.scene.cast, one.parties.sources)


def test_who_tells_that_a_missile_was_stopped_stopped_it() -> None:
    assert told('"Rudal itu berhasil dicegat," kata militer Mesir.', "dicegat")[1] == ["militer Mesir"]
    assert told('"Rudal itu dicegat Kenya," kata militer Mesir.', "dicegat")[1] == ["Kenya"]
    assert told('"Rudal itu berhasil dicegat," kata Universitas Kairo.', "dicegat")[1] == []


def test_to_shoot_and_to_stop_it_are_two_deeds() -> None:
    text = "Roket yang ditembakkan dari pesisir dicegat oleh Kenya."
    stopped, by = told(text, "dicegat")
    shot, shooters = told(text, "ditembakkan")
    assert (by, shooters) == (["Kenya"], [])
    assert not stopped.ruled_out
    assert shot.ruled_out != "joined"


def test_who_wards_an_attack_off_is_not_struck_by_it() -> None:
    text = 'Mesir menembakkan rudal ke arah Kenya. "Rudal itu berhasil dicegat," kata militer Kenya.'
    one, _ = told(text, "dicegat")
    egypt, army = actor(one, "Mesir"), actor(one, "militer Kenya")
    assert set(allowed(one, "ASSAULT", {(egypt, army): 0.9, (army, egypt): 0.1})) == {(army, egypt)}
