"""What surrounds an anchor: the verb above it, small words, what points to it, other anchors, what was told before."""

from __future__ import annotations

from hypothesis import given, settings

from palagan.reading.attribution import attributions
from palagan.reading.scan import Scanned, scan_events
from palagan.reading.statements import find_statements
from palagan.reading.surroundings import MARK
from palagan.reading.within import by_sentence
from tests.reading.reports import ANY_TEXT, article_of, cast_of, sentences_of


def scan_of(text: str) -> tuple[Scanned, ...]:
    article = article_of(text)
    sentences, cast = sentences_of(text), cast_of(text)
    told = attributions(article, sentences, cast, find_statements(article, sentences, cast))
    return scan_events(article, sentences, cast, by_sentence(sentences, told))


def test_a_pointing_word_and_small_words_are_seen() -> None:
    (one,) = scan_of("Warga mengungsi sejak serangan itu.")
    assert {"~this=itu0|lex=ASSAULT", "~small=sejak", "~near-verb=mengungsi"} <= set(one.features)


def test_what_somebody_is_charged_with_tells_where_and_when() -> None:
    _, placed = scan_of("Israel menuduh Iran menembaki tentara di Lumba pada Senin.")
    _, bare = scan_of("Israel menuduh Iran menembaki tentara.")
    assert "~charged=TrueTrue|active|lex=ASSAULT" in placed.features
    assert "~charged=FalseFalse|active|lex=ASSAULT" in bare.features


def test_what_was_named_before_is_seen() -> None:
    first, second = scan_of("Israel menyerang Iran. Israel menyerang Lebanon.")
    assert "~root=serang|seen=0" in first.features
    assert "~root=serang|seen=1" in second.features


def test_anchors_of_one_event_stay_in_order_and_see_each_other() -> None:
    first, second = scan_of("Serangan Israel di Lebanon menewaskan lima warga sipil.")
    assert (first.ruled_out, second.ruled_out) == ("", "joined")
    assert any(sign.startswith("~next=ASSAULT") for sign in first.features)
    assert any(sign.startswith("~previous=ASSAULT") for sign in second.features)
    assert first.anchor.first < second.anchor.first


def test_two_anchors_of_one_type_see_how_they_stand_to_each_other() -> None:
    first, second = scan_of("Polisi menggelar investigasi dan penyelidikan.")
    assert {"~alike-way=dan|before", "~alike-near=noun|noun|before|ACCUSE"} <= set(second.features)
    assert "~alike-way=dan|behind" in first.features
    (alone,) = scan_of("Polisi menggelar investigasi.")
    assert "~alike=|" in alone.features


def test_a_verb_that_only_begins_what_its_noun_names_is_no_anchor() -> None:
    (one,) = scan_of("Israel meluncurkan dua serangan udara ke Lebanon.")
    assert one.anchor.form == "serangan udara"
    assert one.parties.sources
    assert one.parties.targets
    (shot,) = scan_of("Israel melepaskan tembakan ke arah warga Lebanon.")
    assert shot.anchor.form == "tembakan"
    assert shot.parties.sources
    assert len(scan_of("Israel meluncurkan rudal setelah serangan Iran.")) == 2


def test_a_verb_glued_to_the_name_before_it_is_an_anchor() -> None:
    (one,) = scan_of("Korea Utaramengancam Korea Selatan.")
    assert one.anchor.form == "mengancam"
    assert one.parties.sources
    assert one.parties.targets


@given(ANY_TEXT)
@settings(max_examples=40, deadline=None)
def test_any_text_has_anchors_in_order(text: str) -> None:
    places = [(item.clause.span.start, item.anchor.first) for item in scan_of(text)]
    assert places == sorted(places)
    assert all(any(sign.startswith(MARK) for sign in item.features) for item in scan_of(text))
