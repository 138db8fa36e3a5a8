"""Every analysis puts the word together again, and the work on one word is bounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.affixation import LONGEST, analyses, patterns, without_prefix

words = st.text("abeghiklmnprstuy", min_size=3, max_size=24)


@pytest.mark.parametrize(
    ("prefix", "word", "rests"),
    [
        ("meN", "menyerang", {"serang", "nyerang"}),
        ("meN", "mengirim", {"kirim", "irim"}),
        ("meN", "memproses", {"proses"}),
        ("meN", "mengebom", {"bom", "ebom", "kebom"}),
        ("ber", "bekerja", {"kerja"}),
        ("ber", "belajar", {"ajar"}),
        ("ter", "terasa", {"rasa", "asa"}),
        ("di", "diserang", {"serang"}),
        ("di", "serang", set()),
    ],
)
def test_what_may_stand_behind_a_prefix(prefix: str, word: str, rests: set[str]) -> None:
    assert rests <= set(without_prefix(prefix, word))
    assert rests or not without_prefix(prefix, word)


@given(words)
def test_the_word_itself_is_an_analysis_where_it_has_a_vowel(word: str) -> None:
    whole = [analysis for analysis in analyses(word) if analysis.root == word]
    assert len(whole) == (1 if set(word) & set("aeiou") else 0)


@given(words)
def test_affixes_go_together_and_frame_the_word(word: str) -> None:
    for root, prefixes, suffix, clitic in analyses(word):
        assert (prefixes, suffix) in patterns()
        assert word.endswith(suffix + clitic)
        kept = word.removesuffix(suffix + clitic)
        assert kept.endswith((root, root[1:]))


def test_no_word_is_made_of_more_ways_than_its_length_allows() -> None:
    hardest = ("memper" * 10)[: LONGEST - 6] + "kannya"
    assert len(analyses(hardest)) < 40 * LONGEST
    assert [analysis.root for analysis in analyses("a" * 100_000)] == ["a" * 100_000]
