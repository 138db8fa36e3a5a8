"""Names of what speaks for an actor as a party: each set is made once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.reading import party_signs as signs


def test_who_is_no_party_by_rule_is_told_from_who_may_be() -> None:
    told = ("ASSAULT", "attack", "active", "state", "state")
    assert "rule-empty" in signs.of_actor(*told, "none", False, False, False)
    assert "other-source|False" in signs.of_actor(*told, "target", True, False, False)
    assert "speaker|ASSAULT" in signs.of_actor(*told, "none", False, False, True)


@given(st.sampled_from(["left", "right"]), st.lists(st.booleans(), min_size=7, max_size=7))
def test_what_holds_between_is_named_once_each(side: str, holds: list[bool]) -> None:
    found = signs.between(side, "active", tuple(holds))
    assert len(found) == len(set(found)) == sum(holds)
    assert found is signs.between(side, "active", tuple(holds))
