"""What ledgers and discrepancies are about, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.views.headings import differing, heading
from palagan.views.messages import TONGUES


@pytest.mark.parametrize(
    ("about", "indonesian", "english"),
    [
        (
            "forces · Nagorno-Karabakh · 2020-09-27/..",
            "tentara Nagorno-Karabakh, sejak 27 September 2020",
            "forces of Nagorno-Karabakh, since 27 September 2020",
        ),
        ("rebels · Mali", "kelompok bersenjata Mali", "armed groups of Mali"),
        ("people · Mali", "di pihak Mali", "on the side of Mali"),
        ("strike · Ganja · 2020-10-11", "serangan Ganja, 11 Oktober 2020", "strike on Ganja, 11 October 2020"),
        ("civilians · both", "warga sipil kedua pihak", "civilians of both sides"),
        ("ASSAULT · Gaza · 2024-01", "serangan, Gaza, 2024-01", "assault, Gaza, 2024-01"),
        ("history · 1994", "masa lalu, 1994", "the past, 1994"),
    ],
)
def test_headings_are_told_in_both_languages(about: str, indonesian: str, english: str) -> None:
    assert (heading(about, "id"), heading(about, "en")) == (indonesian, english)


def test_what_differs_is_told_too() -> None:
    assert [differing(one, "id") for one in ("demand", "killed")] == ["isi tuntutan", "tewas"]


@given(st.lists(st.text(alphabet="abAZ ·-/0123456789", max_size=12), min_size=1, max_size=4))
def test_any_heading_is_told_and_a_name_stays(parts: list[str]) -> None:
    for tongue in TONGUES:
        assert isinstance(heading(" · ".join(parts), tongue), str)
        assert heading(" · ".join(["strike", "Ganja", *parts]), tongue).endswith("Ganja") or "Ganja, " in heading(
            " · ".join(["strike", "Ganja", *parts]), tongue
        )
