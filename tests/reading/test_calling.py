"""What "menyebut" tells: how somebody is called, or only what is so."""

from __future__ import annotations

import pytest

from palagan.reading.calling import only_tells
from tests.reading.test_surroundings import scan_of


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Jaksa Kenya menyebut sekitar 12 warga tewas.", True),
        ("Jaksa Kenya menyebut tentara Mesir telah menarik diri dari desa itu.", True),
        ("Jaksa Kenya menyebut tentara Mesir menarik pasukan dari desa itu.", True),
        ("Jaksa Kenya menyebut 12 tentara Mesir sebagai penjahat.", False),
        ("Jaksa Kenya menyebut tentara Mesir telah membantai warga desa itu.", False),
        ("Jaksa Kenya menyebut kesepakatan itu pengkhianatan Mesir.", False),
        ("Jaksa Kenya menyebut Mesir penjahat.", False),
    ],
)
def test_what_somebody_says_to_be_so_blames_nobody(text: str, only: bool) -> None:
    page = scan_of(text)
    at = next(number for number, one in enumerate(page) if one.anchor.form == "menyebut")
    assert only_tells(page[at].clause, page[at].anchor, [one.anchor for one in page[at + 1 :]]) is only
