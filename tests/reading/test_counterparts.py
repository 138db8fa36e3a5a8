"""Counterparts behind the names of their countries, on invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of

_OPENING = "Menteri Luar Negeri Kenya Peter Otieno bertemu "


@pytest.mark.parametrize("told", ["mitranya dari Somalia, Ali Warsame,", "rekannya asal Somalia Ali Warsame"])
def test_a_counterpart_acts_and_not_his_country(told: str) -> None:
    cast = cast_of(f"{_OPENING}{told} pada Senin. Warsame tersenyum.")
    assert {actor.name: actor.code for actor in cast.actors} == {"Peter Otieno": "KEN.GOV", "Ali Warsame": "SOM.GOV"}


def test_a_country_before_a_name_is_no_counterpart_without_the_word() -> None:
    cast = cast_of(f"{_OPENING}tamu dari Somalia, Ali Warsame, pada Senin. Somalia senang.")
    assert "SOM" in {actor.code for actor in cast.actors}


def test_a_counterpart_without_a_name_is_his_country() -> None:
    cast = cast_of(f"{_OPENING}mitranya dari Somalia pada Senin. Somalia senang.")
    assert "SOM" in {actor.code for actor in cast.actors}
