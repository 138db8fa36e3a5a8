"""Countries as candidates for whose an actor is: those the page names, and home."""

from __future__ import annotations

from hypothesis import given

from palagan.reading.actors import Drafted, drafted
from palagan.reading.belonging import HOME, MOST, Belonging, Belongings
from palagan.reading.coreference import Draft
from tests.reading.reports import ANY_TEXT, article_of, sentences_of

TEXT = "Menteri Kenya bertemu Presiden Uganda di Kampala. Serangan Uganda menewaskan lima warga. Uganda diam."


def made(text: str) -> Drafted:
    return drafted(article_of(text), sentences_of(text))


def belongings(one: Drafted) -> Belongings:
    return Belongings(one.found, one.read, one.drafts, one.links)


def of_head(text: str, head: str) -> dict[str, Belonging]:
    one = made(text)
    draft = next(draft for draft in one.drafts if draft.head == head)
    return {option.country: option for option in belongings(one).candidates(draft)}


def test_countries_stand_by_how_often_they_are_named_and_home_is_always_there() -> None:
    assert belongings(made(TEXT)).countries == ["UGA", "KEN", HOME]


def test_a_country_of_the_sentence_is_told_by_what_lies_between() -> None:
    options = of_head(TEXT, "warga")
    assert {"here=TrueFalse|others=False", "l-verb=menewaskan", "l-lead=N"} <= set(options["UGA"].features)
    assert "here=FalseFalse|others=True" in options["KEN"].features


def test_a_country_of_another_sentence_is_told_by_how_far_back_it_is() -> None:
    assert "back=1|others=True" in of_head(TEXT, "warga")["KEN"].features
    assert "back=-|others=True" in of_head(TEXT, "warga")[HOME].features


def test_the_place_of_the_sentence_is_its_scene() -> None:
    options = of_head("Uganda diam, Uganda menunggu. Di Kenya, warga mengungsi.", "warga")
    assert "scene=True" in options["KEN"].features
    assert "scene=False" in options["UGA"].features


def test_who_counts_the_dead_is_told() -> None:
    options = of_head("Uganda diam. Kementerian Kesehatan Kenya mengatakan lima warga tewas.", "warga")
    assert "tells=True" in options["KEN"].features
    assert "tells=False" in options["UGA"].features


@given(ANY_TEXT)
def test_no_country_is_a_candidate_twice_and_none_has_more_than_may_be(text: str) -> None:
    one = made(text)
    countries = belongings(one).countries
    assert len(set(countries)) == len(countries) <= MOST + 1
    for draft in one.drafts:
        assert [option.country for option in _options(one, draft)] == countries


def _options(one: Drafted, draft: Draft) -> tuple[Belonging, ...]:
    return belongings(one).candidates(draft)
