"""Whom a sentence names though what it tells is not done to them."""

from __future__ import annotations

import pytest

from palagan.reading.favoured import consulted, favoured, sent
from tests.reading.scenes import anchor_of, clause_of, names, parties_by_rule


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("Kenya menyerang gudang itu dengan alasan melindungi warga Somalia.", "menyerang", ["warga Somalia"]),
        ("Kenya menyasar kapal sebagai bentuk solidaritas terhadap Somalia.", "menyasar", ["Somalia"]),
        ("Kenya mengutuk ledakan itu dan menyampaikan belasungkawa kepada Somalia.", "mengutuk", ["Somalia"]),
        ("Kenya menyerang Somalia.", "menyerang", []),
    ],
)
def test_who_is_helped_is_not_harmed(text: str, form: str, found: list[str]) -> None:
    clause, cast = clause_of(text)
    assert names(cast, tuple(favoured(clause, anchor_of(clause, form)))) == found
    assert not set(parties_by_rule(text, form)[1]) & set(found)


def test_who_is_sent_is_promised_nothing() -> None:
    text = "Kenya berjanji mengirim 500 polisi."
    clause, cast = clause_of(text)
    assert names(cast, tuple(sent(clause))) == ["polisi"]
    assert parties_by_rule(text, "berjanji") == (["Kenya"], [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya mengecam penculikan itu dan berkoordinasi dengan otoritas Somalia.", ["otoritas Somalia"]),
        ("Kenya mengecam penculikan itu dan menemui otoritas Somalia.", []),
    ],
)
def test_with_whom_one_talks_is_not_condemned(text: str, found: list[str]) -> None:
    clause, cast = clause_of(text)
    assert names(cast, tuple(consulted(clause, anchor_of(clause, "mengecam")))) == found
