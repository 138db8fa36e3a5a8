"""An event in the making: what the steps after the parties still add, before the event itself is made once."""

from __future__ import annotations

from typing import NamedTuple

from palagan.model.reading import Event, Span, Status


class Making(NamedTuple):
    """The fields of an `Event`, in its order; cheap to make anew with some of them changed."""

    id: str
    type: str
    mode: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    date: str | None
    place: str | None
    status: Status
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    background: bool
    happening: str
    anchor: Span
    evidence: Span
    confidence: float
    rule: str = ""
    date_span: Span | None = None
    place_span: Span | None = None
    demand: Span | None = None

    def made(self) -> Event:
        """The event as it stands."""
        return Event(*self)
