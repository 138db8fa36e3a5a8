"""On whose word an event is told and who denies it: the speakers in whose stretches it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from palagan.model.reading import Event
from palagan.reading.attribution import Attribution
from palagan.reading.making import Making

_SPEECH_TYPES = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SUPPORT", "REJECT", "AGREE", "CONCEDE"})
_WINDOW = 12
"""Stretches that begin before an event and are looked at."""


def ascribed(
    events: Sequence[Event | Making], attributions: Sequence[Attribution]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """`said_by` and `denied_by` of each event: whose words it stands in, nobody for what one does by speaking.

    What is somebody's charge stays on his word, whoever repeats it.

    Trees over the stretches around were tried and gave no more than this rule (2026-11).
    """
    starts = [one.start for one in attributions]
    out = []
    for event in events:
        last = bisect_right(starts, event.anchor.start)
        within = [one for one in attributions[max(0, last - _WINDOW) : last] if event.anchor.start < one.end]
        charged = next((one.said_by for one in reversed(within) if one.charge), ())
        said = charged or next((one.said_by for one in within if one.said_by), ())
        if event.type in _SPEECH_TYPES and event.sources and set(event.sources) <= set(said):
            said = tuple(actor for actor in said if actor not in event.sources)
        out.append((said, next((one.denied_by for one in within if one.denied_by), ())))
    return out
