"""Whose the occupying forces are of which the page does not tell it where it names them."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


def land(text: str) -> str:
    return next(one.code for one in cast_of(text).actors if "pendudukan" in one.name).partition(".")[0]


OF_ERITREA = "Eritrea, Eritrea dan Eritrea. Dewan itu menuntut penarikan pasukan pendudukan."


@pytest.mark.parametrize(
    "told",
    [
        "Lembah itu di bawah pendudukan ilegal Kenya.",
        "Tentara Kenya telah menduduki lembah itu.",
        "Lembah itu diduduki Kenya.",
        "Lembah itu diduduki oleh Kenya.",
    ],
)
def test_they_are_of_who_is_told_to_occupy(told: str) -> None:
    assert land(f"{OF_ERITREA} {told}") == "KEN"


@pytest.mark.parametrize("told", ["Kenya diam.", "Lembah itu diduduki Kenya. Bukit itu diduduki Uganda."])
def test_nobody_or_several_told_to_occupy_say_nothing(told: str) -> None:
    assert land(f"{OF_ERITREA} {told}") == "ERI"
