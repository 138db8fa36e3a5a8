"""Days told in an event's own sentence that may be those of something else in it: of the condemnation that names it
("X mengecam serangan itu, *Rabu*"), of what is said of it ("34 orang tewas, kata X, *Kamis*"), or of a count ("korban
tewas *kini* 22 orang")."""

from __future__ import annotations

from palagan.model.reading import Event
from palagan.model.stretch import stands_in
from palagan.record.sheet import Sheet

SPOKEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types done by speaking: two of them by the same party on one day are one only if their words are alike."""
_NOW = "time.now"
"""The rule of time expressions that tell the day of publication, whatever they stand beside."""


class LooseDays:
    """The days of a page that are loose for some of its events."""

    def __init__(self, sheet: Sheet) -> None:
        self._now = {time.start for time in sheet.reading.times if time.rule == _NOW}
        self._spoken: dict[int, int] = {}
        """Where the day of what is said is told → where the first that has it is told."""
        self._statements = [(one.start, one.end) for one in sheet.reading.statements]
        for event in sheet.reading.events:
            span = event.date_span
            if event.type in SPOKEN and span is not None and stands_in(span, event.evidence):
                at = event.anchor.start
                self._spoken[span.start] = min(at, self._spoken.get(span.start, at))

    def holds(self, event: Event) -> bool:
        """Whether the day of an event stands in its sentence and may be that of what is said there of it, or
        before it."""
        span = event.date_span
        if span is None or event.type in SPOKEN:
            return False
        at = event.anchor.start
        if any(start <= at < end and not start <= span.start < end for start, end in self._statements):
            return True
        said = self._spoken.get(span.start)
        return span.start in self._now or (said is not None and said < event.anchor.start)
