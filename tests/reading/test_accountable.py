"""Whose deed "-nya" means behind why somebody is judged."""

from __future__ import annotations

import pytest

from palagan.reading.accountable import apologised
from tests.reading.scenes import anchor_of, clause_of, names, parties_by_rule


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


def test_who_says_sorry_did_it_to_whom_he_says_it() -> None:
    text = "Presiden Kenya meminta maaf kepada Perdana Menteri Somalia atas serangan di Kismayo."
    assert parties_by_rule(text, "serangan") == (["Presiden Kenya"], ["Perdana Menteri Somalia"])
    clause, cast = clause_of("Kenya meminta maaf atas serangan di Kismayo.")
    told = apologised(clause, anchor_of(clause, "serangan"))
    assert told is not None
    assert (names(cast, told.sources), told.targets) == (["Kenya"], ())
    clause, _ = clause_of("Kenya berterima kasih kepada Mesir atas bantuan itu.")
    assert apologised(clause, anchor_of(clause, "bantuan")) is None
