"""Whom the first person stands for."""

from __future__ import annotations

from hypothesis import given

from palagan.reading.actors import find_cast
from palagan.reading.attribution import attributions
from palagan.reading.cast import Cast
from palagan.reading.own_words import with_own_words
from palagan.reading.statements import find_statements
from palagan.reading.within import by_sentence
from tests.reading.reports import ANY_TEXT, article_of, name_of, sentences_of


def enriched(text: str) -> tuple[Cast, Cast]:
    article, sentences = article_of(text), sentences_of(text)
    cast = find_cast(article, sentences)
    told = attributions(article, sentences, cast, find_statements(article, sentences, cast))
    return cast, with_own_words(cast, text, by_sentence(sentences, told))


def test_the_first_person_stands_for_who_speaks() -> None:
    text = '"Kami menyerang desa itu," kata Menteri Luar Negeri Kenya Peter Otieno di Nairobi.'
    cast, own = enriched(text)
    assert cast.at(text.index("Kami")) is None
    mention = own.at(text.index("Kami"))
    assert mention is not None
    assert mention.how == "pronoun"
    assert name_of(own, mention.actor) == "Peter Otieno"


def test_outside_of_what_somebody_says_it_stands_for_nobody() -> None:
    text = "Kami menyerang desa itu. Kenya menutup perbatasan."
    cast, own = enriched(text)
    assert own == cast


@given(ANY_TEXT)
def test_mentions_stay_in_order_and_apart(text: str) -> None:
    cast, own = enriched(text)
    assert set(cast.mentions) <= set(own.mentions)
    assert all(one.end <= other.start for one, other in zip(own.mentions, own.mentions[1:], strict=False))
