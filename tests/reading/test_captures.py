"""From whom a place is not taken."""

from __future__ import annotations

import pytest

from palagan.reading.captures import unarmed
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("Warga Kenya pergi setelah Mesir merebut kota Mombasa.", "merebut", ["Warga Kenya"]),
        ("Warga Kenya pergi setelah Mesir merebut kota Mombasa dari tentara Kenya.", "merebut", []),
        ("Warga Kenya pergi setelah Mesir menembaki kota Mombasa.", "menembaki", []),
    ],
)
def test_the_unarmed_hold_no_towns(text: str, form: str, found: list[str]) -> None:
    one = next(one for one in scanned(text) if one.anchor.form == form)
    assert unarmed(one) == {actor(one, name) for name in found}
