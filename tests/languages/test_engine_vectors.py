"""Every string has a vector, by the hashes that floret uses."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.engine_vectors import Vectors, murmur, pieces, read_vectors


def some_vectors() -> Vectors:
    luck = np.random.default_rng(0)
    table = luck.integers(-100, 100, (50, 4)).astype(np.int8)
    return read_vectors({"table": table, "scales": np.full((50, 1), 0.01), "settings": np.array([4, 5, 2, 7])})


def test_hashes_are_murmurs() -> None:
    # The value of MurmurHash3_x64_128 for "hello" that its users publish.
    one, two, three, four = murmur(b"hello", 0)
    assert f"{two:08x}{one:08x}{four:08x}{three:08x}" == "cbd8a7b341bd9b025b1e906a48ae1d19"
    assert murmur(b"", 0) == (0, 0, 0, 0)


def test_a_word_is_cut_into_itself_and_its_grams() -> None:
    assert list(pieces("kota", 4, 5)) == ["<kota>", "<kot", "<kota", "kota", "kota>", "ota>"]
    assert list(pieces("19", 4, 5)) == ["<00>"]


@given(st.text(min_size=0, max_size=40))
def test_every_string_has_a_vector(word: str) -> None:
    vector = some_vectors().of(word)
    assert vector.shape == (4,)
    assert np.isfinite(vector).all()


def test_words_that_share_grams_lie_closer() -> None:
    luck = np.random.default_rng(1)
    table = luck.integers(-100, 100, (5000, 30)).astype(np.int8)
    vectors = Vectors(table, np.full((5000, 1), 0.01, np.float32), 4, 5, 2, 0)
    one, near, far = (vectors.of(word) for word in ("penyerangan", "penyerangannya", "kebijakan"))
    assert one @ near > 2 * abs(one @ far)
