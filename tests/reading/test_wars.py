"""Known wars: whose target a third country is not, unless the sentence says so."""

from __future__ import annotations

import pytest

from palagan.languages.tables import table
from palagan.reading.wars import at_war, enemies_of
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned


def test_wars_have_their_days() -> None:
    assert "GEO" in enemies_of("RUS", "2008-08-10")
    assert "GEO" not in enemies_of("RUS", "2010-01-01")
    assert "UKR" in enemies_of("RUS", None)
    assert "UKR" not in enemies_of("RUS", "2010-01-01")


def test_each_row_names_two_states_that_are_known() -> None:
    known = {row["code"] for row in table("languages/knowledge/states.tsv")}
    for row in table("languages/knowledge/wars.tsv"):
        assert {row["one"], row["other"]} <= known
        assert row["source"]


@pytest.mark.parametrize(
    ("second", "targets"),
    [
        ("Serangan Rusia berlanjut.", {"Ukraina"}),
        ("Serangan Rusia berlanjut, dan awak helikopter Jerman tewas.", {"Ukraina", "Jerman"}),
    ],
)
def test_a_third_country_is_no_guess(second: str, targets: set[str]) -> None:
    page = scanned(f"Jerman membantu Ukraina pada Senin. {second}")
    one = next(s for s in page if s.anchor.form == "serangan")
    pairs = {(actor(one, "Rusia"), actor(one, name)): 0.5 for name in ("Ukraina", "Jerman")}
    assert {target for _, target in at_war(one, pairs)} == {actor(one, name) for name in targets}


def test_who_is_at_war_with_nobody_of_the_page_may_attack_anybody() -> None:
    page = scanned("Jerman membantu Kenya pada Senin. Serangan Sudan berlanjut.")
    one = next(s for s in page if s.anchor.form == "serangan")
    pairs = {(actor(one, "Sudan"), actor(one, "Jerman")): 0.5, (actor(one, "Sudan"), actor(one, "Kenya")): 0.5}
    assert at_war(one, pairs) == pairs
