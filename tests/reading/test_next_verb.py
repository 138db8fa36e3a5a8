"""Where a verb's own words end, and whom only the next verb is done to."""

from __future__ import annotations

import pytest

from palagan.reading.next_verb import beyond_it, next_verb
from tests.reading.scenes import anchor_of, clause_of, names, parties_by_rule


@pytest.mark.parametrize(
    ("text", "form", "verb"),
    [
        ("Massa membakar toko dan menembaki polisi Kenya.", "membakar", "menembaki"),
        ("Massa membakar toko lalu kembali menembaki polisi Kenya.", "membakar", "menembaki"),
        ("Massa membakar toko.", "membakar", None),
        # side by side they share what is behind them
        ("Massa menyerang dan membakar rumah warga Kenya.", "menyerang", None),
    ],
)
def test_the_next_verb(text: str, form: str, verb: str | None) -> None:
    clause, _ = clause_of(text)
    at = next_verb(clause, anchor_of(clause, form))
    assert (None if at is None else clause.word(at)) == verb


def test_an_object_is_not_sought_behind_it() -> None:
    text = "Somalia mengutuk kejahatan itu dan mengirim pasukan Kenya."
    assert parties_by_rule(text, "mengutuk") == (["Somalia"], [])
    assert parties_by_rule("Somalia menyerang pos di Lumba dan menembaki polisi Kenya.", "menembaki")[1] == [
        "polisi Kenya"
    ]
    clause, cast = clause_of(text)
    assert names(cast, tuple(beyond_it(clause, anchor_of(clause, "mengutuk")))) == ["pasukan Kenya"]
