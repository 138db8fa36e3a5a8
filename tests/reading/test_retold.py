"""Which mentions of a page tell one event."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.model.reading import Actor, Event, Span
from palagan.reading.cast import Cast
from palagan.reading.happenings import Told
from palagan.reading.making import Making
from palagan.reading.retold import gathered
from tests.reading.scenes import events_of

CAST = Cast((Actor("m", "Mali", "state", "MLI", ()), Actor("w", "warga", "group", "MLI.CVL", ())), ())
TEXT = "Satu kalimat. Dua kalimat.\n\nTiga kalimat.\nEmpat kalimat.\nLima kalimat."


def told(word: str, root: str = "serang", *, explicit: bool = True, **fields: object) -> Told:
    start = TEXT.index(word)
    values: dict[str, object] = {
        "id": f"e{start}", "type": "ASSAULT", "mode": None, "sources": ("m",), "targets": ("w",), "date": None,
        "place": None, "status": "happened", "said_by": (), "denied_by": (), "background": False, "happening": word,
        "anchor": Span(start, start + 1), "evidence": Span(start, start + len(word)), "confidence": 0.5, **fields,
    }  # fmt: skip
    return Told(Making(**values), root, explicit, False, False)  # type: ignore[arg-type]


def groups(*mentions: Told) -> list[str]:
    return [event.happening for event in gathered(mentions, [one.event.made() for one in mentions], TEXT, CAST, ())]


def named(events: Sequence[Event], type_: str) -> list[str]:
    return [event.happening for event in events if event.type == type_]


def test_the_next_sentence_tells_the_attack_again_by_another_word() -> None:
    assert groups(told("Satu"), told("Dua", "gempur")) == ["h1", "h1"]


def test_far_away_another_word_of_an_attack_tells_another() -> None:
    assert groups(told("Satu", date="2024-03-01"), told("Lima", "gempur", date="2024-03-08")) == ["h1", "h2"]


def test_one_arrest_is_told_again_though_its_day_is_another() -> None:
    first = told("Satu", "tangkap", type="COERCE", mode="arrest", date="2024-03-01")
    again = told("Lima", "tangkap", type="COERCE", mode="arrest", date="2024-03-08")
    assert groups(first, again) == ["h1", "h1"]


def test_lines_are_counted_without_empty_ones() -> None:
    one = told("Dua")
    assert groups(one, told("Tiga", "gempur", status="possible")) == ["h1", "h1"]
    assert groups(one, told("Lima", "gempur", status="possible")) == ["h1", "h2"]


def test_what_took_its_parties_from_an_event_tells_that_event() -> None:
    first, other = (
        told("Satu", mode="aerial", happening="h1"),
        told("Lima", "gempur", happening="h1", status="possible"),
    )
    assert groups(first, other) == ["h1", "h2"]
    assert groups(first, other._replace(explicit=False)) == ["h1", "h1"]


def test_in_one_sentence_only_what_came_of_an_attack_is_the_attack() -> None:
    first, other = told("Satu"), told("Satu", "culik", id="e99")
    assert groups(first, other) == ["h1", "h2"]
    assert groups(first, other._replace(outcome=True)) == ["h1", "h1"]


def test_nothing_but_the_happening_is_changed() -> None:
    mentions = [told("Satu"), told("Dua", date="2024-03-01")]
    events = gathered(mentions, [one.event.made() for one in mentions], TEXT, CAST, ())
    assert [event.date for event in events] == [None, "2024-03-01"]


def test_what_one_also_does_is_another_event() -> None:
    events = events_of("Iran menuduh Israel melanggar gencatan senjata. Iran juga menuduh Israel menyerang Isfahan.")
    assert len(set(named(events, "ACCUSE"))) == 2


def test_that_attack_is_the_one_just_told_not_the_one_before() -> None:
    events = events_of(
        "Militer Israel menyerang Rafah. Militer Israel juga menyerang Nablus. Serangan itu dikecam PBB."
    )
    rafah, nablus, again = named(events, "ASSAULT")
    assert rafah != nablus == again


def test_what_points_back_is_sooner_what_was_told_before() -> None:
    first = told("Satu", "gempur", mode="aerial", date="2024-03-01", place="Gao")
    again = told("Tiga", place="Gao")
    assert groups(first, again) == ["h1", "h2"]
    assert groups(first, again._replace(demonstrative=True)) == ["h1", "h1"]


def test_who_fires_that_weapon_tells_the_strike_before() -> None:
    first = told("Satu", mode="aerial", happening="h1", sources=())
    other = told("Lima", "luncur", happening="h1", status="possible")
    assert groups(first, other) == ["h1", "h2"]
    assert groups(first, other._replace(that_weapon=True)) == ["h1", "h1"]
