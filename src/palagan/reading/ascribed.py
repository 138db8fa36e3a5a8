"""On whose word an event is told and who denies it: the speakers in whose stretches it stands, else who else is named
for its sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from palagan.model.reading import Event
from palagan.reading.attributed import Attribution
from palagan.reading.hearsay import Hearsay
from palagan.reading.making import Making

_SPEECH_TYPES = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SUPPORT", "REJECT", "AGREE", "CONCEDE"})
_WINDOW = 12
"""Stretches that begin before an event and are looked at."""

Actors = tuple[str, ...]


def ascribed(
    events: Sequence[Event | Making], attributions: Sequence[Attribution], hearsay: Hearsay
) -> list[tuple[Actors, Actors]]:
    """`said_by` and `denied_by` of each event: whose words it stands in, or who else its sentence names as the source;
    nobody for what one does by speaking, but him for what he tells to have done or to be about to do.

    What is somebody's charge stays on his word, whoever repeats it. Who denies that something was given, lent or meant
    for a deed does not deny the deed.

    Trees over sets of actors were tried twice and gave no more than this (`docs/decisions/036-on-whose-word.md`).
    """
    starts = [one.start for one in attributions]
    out = []
    for event in events:
        last = bisect_right(starts, event.anchor.start)
        within = [one for one in attributions[max(0, last - _WINDOW) : last] if event.anchor.start < one.end]
        denied = next((one.denied_by for one in within if one.denied_by), ())
        if denied and hearsay.is_purpose(event.anchor.start):
            denied = ()  # what he denies is the means
        told = [one for one in within if not denied or not set(one.said_by) - set(one.via) & set(denied)]
        said = _said(event, told, hearsay)
        out.append((tuple(one for one in said if one not in denied), denied))  # nobody reports what he denies
    return out


def _said(event: Event | Making, within: Sequence[Attribution], hearsay: Hearsay) -> Actors:
    at, spoken = event.anchor.start, event.type in _SPEECH_TYPES
    one = next((one for one in reversed(within) if one.charge), None)
    one = one or next((one for one in within if one.said_by and not one.blame), None)
    if one is None:
        return hearsay.source(at, spoken=spoken)
    if set(one.said_by) <= set(carriers := hearsay.carriers(at)):
        return carriers
    if not spoken or not event.sources or not set(event.sources) <= set(one.said_by):
        return tuple(dict.fromkeys((*one.said_by, *hearsay.relayed(at, one.end))))
    if not one.charge and (event.status != "happened" or hearsay.is_told(at)):
        return one.said_by
    rest = tuple(actor for actor in one.said_by if actor not in event.sources)
    return () if set(rest) <= set(one.via) else rest
