"""An event in the making: the fields of an event, in its order."""

from __future__ import annotations

from dataclasses import fields

from palagan.model.reading import Event, Span
from palagan.reading.making import Making

ONE = Making(
    "e1", "ASSAULT", "raid", ("a1",), ("a2",), None, None, "happened", (), (), False, "", Span(3, 9), Span(0, 20), 0.5
)


def test_it_has_the_fields_of_an_event_in_their_order() -> None:
    assert Making._fields == tuple(field.name for field in fields(Event))


def test_what_is_made_says_the_same() -> None:
    made = ONE._replace(place="Uji", happening="h1").made()
    assert isinstance(made, Event)
    assert (made.id, made.place, made.happening, made.anchor, made.demand) == ("e1", "Uji", "h1", Span(3, 9), None)
