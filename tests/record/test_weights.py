from __future__ import annotations

from palagan.record.weights import overlap_of, telling_words


def test_words_that_every_page_has_do_not_tell() -> None:
    assert telling_words(["yang", "di", "rudal", "karakhambeyli"]) == {"rudal", "karakhambeyli"}
    assert overlap_of(frozenset(), frozenset("a")) == 0
