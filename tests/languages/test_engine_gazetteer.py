"""Listed names are seen where they stand, the longest first, each kind by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.engine_gazetteer import Gazetteer, key, read_gazetteer

LISTED = {("Sungai", "Kelabu"): 1, ("Sungai",): 2, ("Kota", "Sungai", "Kelabu"): 2, ("Armand",): 1}
PARTS = {("Armand",): 1, ("Wirya",): 2, ("Sanggar",): 4, ("Nusa",): 9}


def some_gazetteer() -> Gazetteer:
    names = {key(words): kinds for words, kinds in LISTED.items()}
    parts = {key(words): value for words, value in PARTS.items()}
    return read_gazetteer(
        {
            "names": np.array(list(names), np.uint32),
            "name_kinds": np.array(list(names.values()), np.uint8),
            "parts": np.array(list(parts), np.uint32),
            "part_kinds": np.array(list(parts.values()), np.uint8),
            "kinds": np.array(2),
        }
    )


def test_begins_goes_on_and_stands_alone() -> None:
    found = some_gazetteer().flags(["di", "Kota", "Sungai", "Kelabu", ",", "Armand"])
    first, second = found[:, 0:3], found[:, 3:6]
    assert first.tolist() == [[0, 0, 0], [0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 0], [0, 0, 1]]
    assert second.tolist() == [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 0], [0, 0, 0]]


def test_words_that_names_begin_and_end_with_are_told_by_kind() -> None:
    found = some_gazetteer().flags(["Armand", "Wirya", "Lain", "Sanggar", "Nusa", "sanggar"])[:, -4:]
    assert found.tolist() == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 1, 0], [1, 0, 0, 1], [0, 0, 0, 0]]


@given(st.lists(st.sampled_from(["Sungai", "Kelabu", "Kota", "Armand", "di", "9", "é"]), max_size=12))
def test_names_of_a_kind_do_not_overlap(words: list[str]) -> None:
    found = some_gazetteer().flags(words)
    assert found.shape == (len(words), 10)
    for column in (0, 3):
        assert (found[:, column : column + 3].sum(axis=1) <= 1).all()
        begun = found[:, column].astype(bool)
        gone_on = found[:, column + 1].astype(bool)
        assert not gone_on[:1].any()
        assert (~gone_on[1:] | gone_on[:-1] | begun[:-1]).all()
