"""What a field rests on: every ground's words are those of the text at its offsets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from palagan.errors import NotFoundError
from palagan.model.article import Article, Found, Kind, Segment
from palagan.model.reading import Actor, Event, Reading, Span
from palagan.model.record import Evidence, Happening, Mention, OriginCount
from palagan.views.grounds import grounds_of_item, grounds_of_page, grounds_of_record
from tests.strategies import readings

TEXT = "Kabar Uji\nPasukan Armenia menembaki Ganja pada Selasa. Tentara itu lalu mundur."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


READING = Reading(
    article=Article(
        "pg-1",
        "a.txt",
        None,
        None,
        TEXT,
        (Segment(10, len(TEXT), Kind.BODY),),
        "id",
        outlet="Kabar Uji",
        found=(Found("outlet", "Kabar Uji", 0, 9, "line.outlet"), Found("published", "2020-10-06", None, None, "hint")),
    ),
    sentences=(),
    actors=(
        Actor("a1", "Armenia", "state", "ARM", (span("Armenia"), span("Tentara itu"))),
        Actor("a2", "Kantor Berita", "organization", "UNK", ()),
    ),
    events=(
        Event(
            "e1", "ASSAULT", "heavy-weapons", ("a1",), (), "2020-10-06", "Ganja", "happened", ("a2",), (), False, "h1",
            span("menembaki"), span("Pasukan Armenia menembaki Ganja pada Selasa."), 0.9, "event.fire",
            date_span=span("Selasa"), place_span=span("Ganja"),
        ),
        Event(
            "e2", "RETREAT", None, ("a1",), (), None, None, "happened", (), (), False, "h2",
            span("mundur"), span("Tentara itu lalu mundur."), 0.9,
        ),
    ),
)  # fmt: skip


def test_a_date_rests_on_its_words() -> None:
    (ground,) = grounds_of_item(READING, "e1", "date")
    assert (ground.value, ground.words, ground.item) == ("2020-10-06", "Selasa", "pg-1:e1")


def test_a_date_of_another_sentence_is_told_as_carried_over() -> None:
    (beside,) = grounds_of_item(READING, "e1", "date")
    later = replace(READING.events[1], date="2020-10-06", date_span=span("Selasa"), place="Ganja")
    loose = replace(READING, events=(later,))
    (ground,) = grounds_of_item(loose, "e2", "date")
    assert (beside.rule, ground.rule) == ("words of time", "words of time, carried over from another sentence")
    (place,) = grounds_of_item(loose, "e2", "place")
    assert place.rule == ""  # no words tell it


def test_a_party_rests_on_its_mention_in_the_same_words() -> None:
    assert [ground.words for ground in grounds_of_item(READING, "e1", "sources")] == ["Armenia"]
    assert [ground.words for ground in grounds_of_item(READING, "e2", "sources")] == ["Tentara itu"]
    (unseen,) = grounds_of_item(READING, "e1", "said_by")
    assert (unseen.value, unseen.words) == ("Kantor Berita (UNK)", None)


def test_what_is_not_known_is_said_so() -> None:
    (ground,) = grounds_of_item(READING, "e2", "date")
    assert (ground.value, ground.words) == (None, None)
    assert "date" not in {ground.field for ground in grounds_of_item(READING, "e2")}


def test_the_page_itself_rests_on_its_lines_or_on_what_came_beside() -> None:
    (outlet,) = grounds_of_page(READING, "outlet")
    assert (outlet.words, outlet.rule) == ("Kabar Uji", "line.outlet")
    (published,) = grounds_of_page(READING, "published")
    assert (published.value, published.words, published.rule) == ("2020-10-06", None, "hint")


@pytest.mark.parametrize(("item", "field"), [("e9", None), ("e1", "colour")])
def test_what_is_not_there_is_named_with_what_is(item: str, field: str | None) -> None:
    with pytest.raises(NotFoundError, match=r"Its (ids: e1, e2|fields: type, date)"):
        grounds_of_item(READING, item, field)


@given(readings())
def test_every_ground_is_cut_from_the_text(reading: Reading) -> None:
    grounds = list(grounds_of_page(reading))
    several = (reading.events, reading.statements, reading.figures, reading.actors)
    for item in [thing.id for things in several for thing in things]:
        grounds += grounds_of_item(reading, item)
    for ground in grounds:
        assert ground.page == reading.article.page_id
        if ground.start is None:
            assert ground.words is None
        else:
            assert ground.words == reading.article.text[ground.start : ground.end]


def test_a_happening_is_traced_through_its_mentions() -> None:
    whole = Evidence("pg-1", 0, len(TEXT), TEXT)
    told = Mention("pg-1", "e1", whole, whole, "happened", (), (), None)
    happening = Happening(
        "hp-1", "ASSAULT", None, (), (), None, None, "happened", False, (told,), (), (), OriginCount(1, 1, ()), None,
        None, None,
    )  # fmt: skip
    (mention,) = grounds_of_record(happening, lambda _page: READING)
    assert (mention.item, mention.words) == ("pg-1:e1", TEXT)
    (date,) = grounds_of_record(happening, lambda _page: READING, "date")
    assert date.words == "Selasa"
    assert grounds_of_record(happening, lambda _page: None, "date") == ()
