"""Words cut as bytes are those that the patterns find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.letters import folded, joined_words, lower_words

TEXTS = st.text(st.characters(exclude_categories=()) | st.sampled_from("abCD’'-_1 \n“”²é"), max_size=60)


def test_words() -> None:
    assert lower_words("Ka’bah 12 DI_sana, anak-anak!") == ["ka", "bah", "di", "sana", "anak", "anak"]
    assert joined_words("Ka’bah 12 DI_sana, anak-anak!") == ["Ka’bah", "DI", "sana", "anak-anak"]


def test_folding() -> None:
    assert folded("  Baca   JUGA: — (ini)!") == "baca juga ini"


@given(TEXTS)
def test_words_are_those_of_the_patterns(text: str) -> None:
    assert lower_words(text) == [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    assert joined_words(text) == re.findall(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", text)
    assert folded(text) == re.sub(r"[\W_]+", " ", text).strip().casefold()
