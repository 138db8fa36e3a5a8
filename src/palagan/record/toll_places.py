"""Which places of other sentences a figure may be of: not of those that only tell where people meet, speak or are to
go ("Kedua menteri akan bertemu di *X*. Enam orang terluka.")."""

from __future__ import annotations

from palagan.model.reading import Figure, Span
from palagan.record.places import place_key
from palagan.record.sheet import Sheet
from palagan.record.toll_dates import sentence_of

HARM = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types of events that harm people."""


def is_peaceful(sheet: Sheet, sentence: Span) -> bool:
    """Whether a sentence tells events and none that harms people."""
    types = [e.type for e in sheet.reading.events if sentence.start <= e.anchor.start < sentence.end]
    return bool(types) and HARM.isdisjoint(types)


def place_of(sheet: Sheet, figure: Figure) -> str | None:
    """The place of a figure, as the page writes it; none where only a peaceful sentence before it told it."""
    if figure.place is None:
        return None
    key = place_key(figure.place)
    start, end = sentence_of(sheet, figure.start)
    told = [p.start for p in sheet.reading.places if p.start < end and place_key(p.name) == key]
    if not told or told[-1] >= start:
        return figure.place
    here = sentence_of(sheet, told[-1])
    return None if is_peaceful(sheet, Span(*here)) else figure.place
