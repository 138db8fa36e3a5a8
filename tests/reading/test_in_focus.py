"""What the words around a mention tell of its part in its sentence."""

from __future__ import annotations

import pytest

from palagan.reading.in_focus import acts_on, are_two_sides, is_ally, speakers_of, tells, two_officials
from palagan.reading.knowledge import knowledge
from palagan.reading.words import read_words
from tests.reading.reports import cast_of, name_of, sentences_of


def test_who_is_named_behind_a_word_of_saying_speaks() -> None:
    text = "Kenya mundur, kata Peter Otieno."
    (sentence,), cast = read_words(text, sentences_of(text), knowledge().is_name), cast_of(text)
    assert [name_of(cast, one) for one in speakers_of(sentence.words, cast.mentions, 0)] == ["Peter Otieno"]


@pytest.mark.parametrize(("verb", "found"), [("mengatakan", True), ("menembak", False)])
def test_a_verb_of_telling_behind_a_name(verb: str, found: bool) -> None:
    text = f"Peter Otieno {verb} rusa."
    (sentence,) = read_words(text, sentences_of(text), knowledge().is_name)
    assert tells(sentence.words, len("Peter Otieno"), 0) == found
    assert acts_on(sentence.words[2])


def test_whose_branch_somebody_is() -> None:
    text = "Kelompok yang berafiliasi dengan Kenya mundur."
    (sentence,) = read_words(text, sentences_of(text), knowledge().is_name)
    assert is_ally(sentence.words, 4)
    assert not is_ally(sentence.words, 0)


def test_two_who_act_for_two_states() -> None:
    cast = cast_of("Menteri Luar Negeri Kenya Peter Otieno menemui Menteri Luar Negeri Somalia Ali Warsame.")
    kenya, somalia = two_officials(cast.actors)[::-1]
    assert (name_of(cast, kenya), name_of(cast, somalia)) == ("Peter Otieno", "Ali Warsame")
    assert two_officials(cast.actors[:1]) == ()
    assert are_two_sides(cast.actors[:2])
    assert not are_two_sides(cast.actors[:1])
