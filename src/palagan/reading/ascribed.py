"""On whose word an event is told, and who denies it."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.model.reading import Event
from palagan.reading.attribution import Attribution

_SPEECH_TYPES = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SUPPORT", "REJECT", "AGREE", "CONCEDE"})


def ascribed_to(event: Event, attributions: Sequence[Attribution]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`said_by` and `denied_by` of an event: whose words it stands in, nobody for what one does by speaking."""
    said: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    for attribution in attributions:
        if attribution.start <= event.anchor.start < attribution.end:
            said = said or attribution.said_by
            denied = denied or attribution.denied_by
    if event.type in _SPEECH_TYPES and event.sources and set(event.sources) <= set(said):
        said = tuple(actor for actor in said if actor not in event.sources)
    return said, denied
