from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.record.grouping import group


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), st.floats(0, 1)
    ),
    st.floats(0.1, 1),
)
def test_every_item_is_in_one_group_and_pairs_in_groups_are_alike(
    likeness: dict[tuple[int, int], float], least: float
) -> None:
    groups = group(likeness, 8, least)
    assert sorted(item for members in groups for item in members) == list(range(8))
    for members in groups:
        if len(members) == 2:
            assert likeness[members[0], members[1]] >= least
    assert groups == group(dict(reversed(likeness.items())), 8, least)
