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


def test_a_group_is_taken_for_alike_a_little_more_than_its_parts_are_on_the_mean_and_never_more_than_either() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.2}
    assert group(chain, 3, 0.56) == [[0, 1, 2]], "their mean is .5, and a tenth of the difference goes on top"
    assert group(chain, 3, 0.57) == [[0, 1], [2]]
    crowd = {(a, b): 0.9 for a in range(8) for b in range(a + 1, 8)} | {(a, 8): 0.5 for a in range(7)}
    assert group(crowd, 9, 0.501)[-1] == [8], "no pair with it is above a half"
