"""Events of whole texts: what is told, by whom, denied by whom; sound for any text and the same every time."""

from __future__ import annotations

from hypothesis import given, settings

from palagan.reading.decide import by_rule
from palagan.reading.read import read_article
from palagan.reading.scan import scan_events
from tests.reading.reports import ANY_TEXT, article_of, cast_of, sentences_of
from tests.reading.scenes import events_of


def test_a_visit_announced_is_planned() -> None:
    text = "Menteri Luar Negeri Turki Hakan Fidan akan melakukan kunjungan kerja ke Mesir pada Selasa (12/3/2024)."
    (event,) = events_of(text)
    assert (event.type, event.status, event.date) == ("CONSULT", "planned", "2024-03-12")


def test_a_claim_keeps_who_says_it_and_who_denies_it() -> None:
    text = "Kementerian Pertahanan Mesir membantah berita media Sudan bahwa Mesir menyerang Libya di gurun."
    event = next(event for event in events_of(text) if event.type == "ASSAULT")
    reading = read_article(article_of(text))
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[a] for a in event.denied_by] == ["Kementerian Pertahanan Mesir"]
    assert [names[a] for a in event.said_by] == ["media Sudan"]


def test_killing_told_as_the_outcome_is_one_event() -> None:
    events = events_of("Serangan Israel di Lebanon menewaskan lima warga sipil.")
    assert [event.type for event in events] == ["ASSAULT"]


def test_old_wars_are_background() -> None:
    (event,) = events_of("Pada 1994 Armenia dan Azerbaijan menyepakati gencatan senjata.")
    assert event.background


def test_without_weights_the_rules_decide() -> None:
    text = "Israel menyerang Iran."
    (scanned,) = scan_events(article_of(text), sentences_of(text), cast_of(text), {})
    decided = by_rule(scanned)
    assert decided is not None
    assert decided.type == "ASSAULT"
    assert len(decided.parties.sources) == len(decided.parties.targets) == 1


@settings(max_examples=40, deadline=None)
@given(ANY_TEXT)
def test_any_text_gives_sound_events(text: str) -> None:
    article = article_of(text)
    reading = read_article(article)
    actors = {actor.id for actor in reading.actors}
    for event in reading.events:
        assert 0 <= event.evidence.start <= event.anchor.start < event.anchor.end <= event.evidence.end <= len(text)
        assert {*event.sources, *event.targets, *event.said_by, *event.denied_by} <= actors
        assert not (set(event.sources) & set(event.targets)) or len(event.sources) > 1
        assert 0 <= event.confidence <= 1
    assert reading == read_article(article)
