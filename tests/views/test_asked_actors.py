"""Whether somebody is the actor asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.views.asked_actors import folded_words, is_asked_for
from tests.strategies import words

CODES = st.from_regex(r"[A-Z]{3}(\.[A-Z]{3}){0,2}", fullmatch=True)
NAMES = st.lists(words, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    "wanted",
    [
        "pertahanan",
        "Kementerian Pertahanan",
        "kementerian pertah",
        "armen",
        "ARM",
        "arm",
        "ARM.GOV",
        "arm.gov",
        " ARM ",
    ],
)
def test_an_actor_is_asked_for_by_words_of_the_name_or_by_code(wanted: str) -> None:
    assert is_asked_for(wanted, "Kementerian Pertahanan Armenia", "ARM.GOV")


@pytest.mark.parametrize(
    "wanted", ["tahanan", "kement pertahanan", "Pertahanan Kementerian", "AZE", "ARM.MIL", "ARM.GO", "GOV", "AR", "-"]
)
def test_no_actor_is_asked_for_by_letters_inside_a_word_or_a_code(wanted: str) -> None:
    assert not is_asked_for(wanted, "Kementerian Pertahanan Armenia", "ARM.GOV")


@pytest.mark.parametrize(
    ("wanted", "name"), [("ARM", "etnis Armenia"), ("USA", "warga Yerusalem"), ("USA", "Persatuan Pengusaha")]
)
def test_capitals_meet_no_part_of_a_word(wanted: str, name: str) -> None:
    assert not is_asked_for(wanted, name, "UNK")


def test_capitals_meet_an_abbreviation_in_the_name() -> None:
    assert is_asked_for("TNI", "Panglima TNI", "IDN.MIL")
    assert is_asked_for("KU", "Kelompok Uji (KU) Utara", "UNK")
    assert not is_asked_for("KU", "warga Kupang", "IDN.CVL")


def test_accents_marks_and_case_make_no_difference() -> None:
    assert is_asked_for("cavus", "Mevlüt Çavuşoğlu", "TUR.GOV")
    assert is_asked_for("karabakh", "Nagorno-Karabakh", "XNK")


@given(CODES, NAMES)
def test_a_code_finds_itself_and_all_below_it(code: str, name: str) -> None:
    parts = code.split(".")
    assert all(is_asked_for(".".join(parts[:count]), name, code) for count in range(1, len(parts) + 1))


@given(CODES, CODES, NAMES)
def test_a_code_finds_others_only_by_a_whole_word_of_the_name(wanted: str, code: str, name: str) -> None:
    by_code = code.split(".")[: wanted.count(".") + 1] == wanted.split(".")
    by_name = f" {folded_words(wanted)} " in f" {folded_words(name)} "
    assert is_asked_for(wanted, name, code) == (by_code or by_name)


@given(NAMES)
def test_everybody_is_found_by_the_name_and_by_nothing(name: str) -> None:
    assert is_asked_for("", name, "UNK")
    assert is_asked_for(name, name, "UNK") or not folded_words(name)
