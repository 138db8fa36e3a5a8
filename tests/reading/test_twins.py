"""Two words of one sentence that tell the same event, and the parties that they tell together."""

from __future__ import annotations

from palagan.reading.scan import Scanned
from tests.reading.test_pairing import scanned


def named(text: str, form: str) -> tuple[list[str], list[str]]:
    """Names of the parties that the sentence tells of a word's event, those of its twin among them."""
    one: Scanned = next(one for one in scanned(text) if one.anchor.form == form)
    cast = one.scene.cast
    sources, targets = ([known.name for id_ in ids if (known := cast.get(id_))] for ids in one.parties)
    return sources, targets


def test_whom_an_attack_is_aimed_at_goes_before_whom_it_killed() -> None:
    text = "Ada 300 orang yang meninggal akibat serangan Mesir ke Kenya."
    assert named(text, "serangan") == (["Mesir"], ["Kenya"])


def test_civilians_who_fall_in_a_war_are_no_side_of_it() -> None:
    text = "Ketegangan meningkat menjadi perang skala penuh pada Mei, menewaskan 400 orang di Kenya."
    assert named(text, "perang skala penuh") == ([], [])


def test_an_attack_that_is_answered_is_not_the_answer() -> None:
    text = "Kenya merespons pengeboman itu dengan serangan roket terhadap Mesir."
    assert named(text, "pengeboman") == ([], [])
    assert named(text, "serangan roket")[1] == ["Mesir"]


def test_who_holds_the_place_of_an_attack_is_told_apart_from_it() -> None:
    text = "Serangan artileri mengguncang kota Mombasa yang dikuasai Mesir."
    assert named(text, "serangan artileri") == ([], [])
    assert named(text, "dikuasai")[0] == ["Mesir"]


def test_the_own_dead_of_who_attacks_others_fell_in_another_attack() -> None:
    text = "Kenya mengakui 23 tentara Kenya gugur dan mengklaim membunuh 40 tentara Mesir."
    assert named(text, "gugur") == ([], ["tentara Kenya"])
    assert named(text, "membunuh") == (["Kenya"], ["tentara Mesir"])


def test_a_deed_that_only_tells_who_was_shot_is_another() -> None:
    text = "Tiga milisi yang terlibat dalam serangan Mombasa ditembak mati oleh Kenya."
    assert named(text, "ditembak mati")[0] == ["Kenya"]
    assert "Kenya" not in named(text, "serangan")[0]
    assert all(one.ruled_out != "joined" for one in scanned(text) if one.anchor.entry.type == "ASSAULT")
