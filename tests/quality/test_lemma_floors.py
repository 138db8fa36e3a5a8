"""Lemmas and sentence ends hold their floors, on the sets that they were pinned on."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.quality.gold_readings import shared_folder
from tests.quality.word_scores import TREEBANKS, UNIMORPH, digest, lemma_shares, sentence_ends, unimorph_share

SHARED = shared_folder()
CORPORA = SHARED / "corpora" if SHARED else Path("none")
PATHS = [CORPORA / path for path in (*TREEBANKS.values(), UNIMORPH)]
FLOORS = tomllib.loads((Path(__file__).parent / "lemma_floors.toml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not all(path.is_file() for path in PATHS), reason="no treebanks and no UniMorph here")


@pytest.mark.parametrize("name", TREEBANKS)
def test_lemmas_of_common_words_hold_their_floor(name: str) -> None:
    assert lemma_shares(CORPORA / TREEBANKS[name])["common"].value >= FLOORS["common"][name]


def test_lemmas_of_paradigms_hold_their_floor() -> None:
    assert unimorph_share(CORPORA / UNIMORPH).value >= FLOORS["unimorph"]


@pytest.mark.parametrize("name", TREEBANKS)
def test_sentence_ends_hold_their_floor(name: str) -> None:
    assert sentence_ends(CORPORA / TREEBANKS[name]).f1 >= FLOORS["ends"][name]


def test_the_floors_were_pinned_on_these_sets() -> None:
    assert digest(PATHS) == FLOORS["sha256"], "the sets are not those that the floors were pinned on: measure again"
