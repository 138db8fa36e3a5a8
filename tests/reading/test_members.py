"""Members of armed groups, on invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


def code(text: str, name: str) -> str:
    return next(one.code for one in cast_of(text, "2024-03-11").actors if one.name == name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Budi Rantau, teroris Jamaah Ansharut Daulah, melawan.", "Budi Rantau", "IDN.REB"),
        ("Serangan itu menewaskan tokoh ISIS, Omar Batal.", "Omar Batal", "IMG"),
        ("Budi Rantau merupakan anggota Jamaah Ansharut Daulah. Budi Rantau diam.", "Budi Rantau", "IDN.REB"),
    ],
)
def test_a_name_takes_the_code_of_its_group(text: str, name: str, expected: str) -> None:
    assert code(text, name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dua anggota Jamaah Ansharut Daulah itu dikejar Budi Rantau.",
        "Budi Rantau mengejar teroris Jamaah Ansharut Daulah.",
        "Bupati Budi Rantau, musuh Jamaah Ansharut Daulah, tiba.",
    ],
)
def test_who_stands_near_a_group_is_no_member(text: str) -> None:
    assert code(text, "Budi Rantau").split(".")[-1] not in ("REB", "IMG")


def test_all_whose_names_follow_a_group_are_what_it_is() -> None:
    text = "Polisi menahan dua terduga teroris berinisial ZA (47) dan BL (40). BL mengaku."
    assert code(text, "ZA") == code(text, "BL") == "IDN.UAF"


@pytest.mark.parametrize("opening", ["Mereka yakni", "Ketiganya adalah", "Mereka masing-masing"])
def test_all_whom_a_sentence_names_as_those_told_before_are_what_they_are(opening: str) -> None:
    text = f"Polisi mengejar tiga terduga teroris di Poso. {opening} Rantau Jaya, Budi Lestuna dan Aris Manggala."
    assert {code(text, name) for name in ("Rantau Jaya", "Budi Lestuna", "Aris Manggala")} == {"IDN.UAF"}


def test_who_only_does_something_is_not_named_as_those_told_before() -> None:
    text = "Polisi mengejar tiga terduga teroris di Poso. Mereka mengenal Rantau Jaya. Rantau Jaya diam."
    assert code(text, "Rantau Jaya") == "IDN.CVL"


def test_a_name_that_begins_like_an_office_takes_the_code_of_its_group() -> None:
    assert code("Serangan itu menewaskan tokoh ISIS, Amir Batal Omar.", "Batal Omar") == "IMG"
