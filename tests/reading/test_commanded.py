"""Whose forces are that somebody orders or sends."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


def land(text: str) -> str:
    return next(one.code for one in cast_of(text).actors if one.name.startswith("militer")).partition(".")[0]


@pytest.mark.parametrize("verb", ["memerintahkan", "mengerahkan", "menginstruksikan"])
def test_they_are_of_who_orders_them(verb: str) -> None:
    assert land(f"Eritrea, Eritrea dan Eritrea. Presiden Kenya {verb} militer menyerang Eritrea di Asmara.") == "KEN"


def test_told_or_without_a_commander_they_are_of_whom_the_page_says() -> None:
    assert land("Eritrea, Eritrea dan Eritrea. Presiden Kenya mendesak militer Eritrea mundur.") == "ERI"
    assert land("Eritrea, Eritrea dan Eritrea. Pemerintah Kenya diam. Siapa memerintahkan militer menyerang?") == "ERI"
