"""Whom only another clause of a sentence is about."""

from __future__ import annotations

import pytest

from palagan.reading.other_clauses import beyond_contrast, fallen, where_to
from tests.reading.scenes import anchor_of, clause_of, names, parties_by_rule


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("Seorang warga Kenya tewas dan dua polisi Kenya terluka akibat ledakan bom.", "ledakan bom", 2),
        ("Polisi Kenya tewas akibat serangan Somalia.", "serangan", 1),
        ("Polisi Kenya melancarkan serangan.", "serangan", 0),
    ],
)
def test_who_fell_did_not_do_it(text: str, form: str, found: int) -> None:
    clause, _ = clause_of(text)
    assert len(fallen(clause, anchor_of(clause, form))) == found


def test_behind_a_contrast_stands_another_subject() -> None:
    clause, cast = clause_of("Kenya memuji langkah itu, sedangkan Mesir menyerang Sudan.")
    assert set(names(cast, tuple(beyond_contrast(clause, anchor_of(clause, "memuji"))))) == {"Mesir", "Sudan"}
    clause, _ = clause_of("Kenya memuji langkah Mesir dan Sudan.")
    assert not beyond_contrast(clause, anchor_of(clause, "memuji"))


def test_nothing_is_withdrawn_from_where_it_goes() -> None:
    clause, cast = clause_of("Kenya mengumumkan penarikan pasukan dari Somalia ke Uganda.")
    assert names(cast, tuple(where_to(clause, anchor_of(clause, "penarikan pasukan")))) == ["Uganda"]


def test_who_begins_a_clause_behind_and_is_beyond() -> None:
    text = "Kenya menentang aturan itu, dan Mesir mengancam Sudan."
    clause, cast = clause_of(text)
    assert set(names(cast, tuple(beyond_contrast(clause, anchor_of(clause, "menentang"))))) == {"Mesir", "Sudan"}
    assert parties_by_rule(text, "menentang") == (["Kenya"], [])
    assert parties_by_rule("Kenya bertemu dengan NATO, dan Mesir mengancam Sudan.", "mengancam") == (
        ["Mesir"],
        ["Sudan"],
    )
