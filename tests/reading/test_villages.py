"""People of two villages that are named together."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


@pytest.mark.parametrize(
    "text",
    [
        "Bentrok antarwarga Desa Mawar dan Desa Melati pecah pada Rabu malam.",
        "Bentrok antarwarga Desa Mawar dengan Desa Melati pecah pada Rabu malam.",
        "Warga Desa Mawar dan Desa Melati bentrok pada Rabu malam.",
        "Bentrok antara warga Desa Mawar dan warga Desa Melati pecah pada Rabu malam.",
    ],
)
def test_people_of_two_villages_are_two(text: str) -> None:
    names = [one.name for one in cast_of(text).actors]
    assert len(names) == 2
    assert names[0].endswith("Desa Mawar")
    assert names[1].endswith("Desa Melati")


def test_a_village_beside_another_word_is_nobody() -> None:
    assert len(cast_of("Warga Desa Mawar dan aparat Desa Melati bertemu.").actors) < 3
    assert not cast_of("Jalan antardesa di Desa Mawar dan Desa Melati rusak.").actors
