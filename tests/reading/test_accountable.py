"""Whose deed "-nya" means behind why somebody is judged."""

from __future__ import annotations

import pytest

from tests.reading.scenes import parties_by_rule


@pytest.mark.parametrize(
    ("text", "form", "doer"),
    [
        ("Kenya menjatuhkan sanksi terhadap Mesir atas invasinya ke Sudan.", "invasi", "Mesir"),
        ("Kenya mengecam Mesir karena serangannya ke Sudan.", "serangan", "Mesir"),
        ("Kenya memuji Mesir atas dukungannya kepada Sudan.", "dukungan", "Mesir"),
        ("Kenya, tetangga Mesir, kehilangan tentara akibat invasinya ke Sudan.", "invasi", "Kenya"),
    ],
)
def test_who_is_judged_did_it(text: str, form: str, doer: str) -> None:
    assert parties_by_rule(text, form)[0] == [doer]
