"""Of which country protesters are, on invented sentences."""

from __future__ import annotations

import pytest

from palagan.reading.actors import drafted
from palagan.reading.protesters import land_of_march
from tests.reading.reports import article_of, cast_of, sentences_of


def land(text: str) -> str:
    return next(actor.code for actor in cast_of(text).actors if actor.kind == "group").partition(".")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ribuan orang turun ke jalan di Oslo, Norwegia, untuk rakyat Gaza. Gaza dan Palestina lapar.", "NOR"),
        ("Massa berbaris di Nairobi, Kenya, untuk Palestina. Palestina, Palestina. Demonstran bernyanyi.", "KEN"),
        ("Israel dan Gaza, Israel dan Gaza. Lalu pengunjuk rasa yang berkumpul di Oslo, Norwegia, pulang.", "NOR"),
    ],
)
def test_protesters_are_of_where_they_march(text: str, expected: str) -> None:
    assert land(text) == expected


def test_a_place_whose_country_the_page_does_not_name_tells_nothing() -> None:
    text = "Kenya, Kenya dan Kenya. Massa berkumpul di Jembatan Sinak."
    found, read, drafts, _, _ = drafted(article_of(text), sentences_of(text))
    assert [land_of_march(draft, found, read) for draft in drafts if draft.kind == "group"] == [None]
