"""Headlines of other reports inside a sentence."""

from __future__ import annotations

import pytest

from tests.reading.test_surroundings import scan_of


@pytest.mark.parametrize(
    ("text", "ruled_out"),
    [
        ("Simak juga Video: Israel Menyerang Lebanon", "headline"),
        ("Baca juga: Kabar dari Beirut, Israel Menyerang Lebanon", "headline"),
        ("Hal itu ditulis dalam artikel 'Israel Menyerang Lebanon'.", "headline"),
        ("Baca juga: Kabar dari Beirut Kemarin Israel menyerang Lebanon.", ""),
        ("Ia berkata: Israel menyerang Lebanon.", ""),
        ("Ia menulis artikel 'Kabar Pagi' saat Israel menyerang Lebanon.", ""),
    ],
)
def test_what_a_headline_tells_is_not_told_here(text: str, ruled_out: str) -> None:
    (one,) = scan_of(text)
    assert one.ruled_out == ruled_out
