"""What the tellings of one event say against each other, in plain sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from palagan.record.dates import days_of
from palagan.record.parties import country_of, is_official
from palagan.record.telling import Telling


def contradictions(group: Sequence[Telling]) -> tuple[str, ...]:
    """Plain sentences, each on one thing that is told in more than one way: the day, who did it, whether at all."""
    return tuple(sentence for sentence in (_day(group), _doer(group), _denied(group), _status(group)) if sentence)


def _day(group: Sequence[Telling]) -> str | None:
    told: dict[str, None] = {}
    for telling in group:
        days = days_of(telling.date)
        if days is not None and days.exact and telling.date:
            told[telling.date] = None
    return f"date told as {_listed(sorted(told))}" if len(told) > 1 else None


def _doer(group: Sequence[Telling]) -> str | None:
    """One-sided tellings that name the officials of different countries as the ones who did it."""
    told: dict[str, str] = {}
    for telling in group:
        if not telling.mutual:
            for party in telling.sources:
                if is_official(party):
                    told.setdefault(country_of(party.code), party.name)
    alone = [t for t in group if not t.mutual and len({country_of(p.code) for p in t.sources}) == 1]
    countries = {country_of(t.sources[0].code) for t in alone} & set(told)
    return f"told as done by {_listed([told[c] for c in sorted(countries)])}" if len(countries) > 1 else None


def _denied(group: Sequence[Telling]) -> str | None:
    deniers: dict[str, str] = {}
    sayers: dict[str, str] = defaultdict(str)
    for telling in group:
        for mention in telling.mentions:
            deniers |= {party.key: party.name for party in mention.denied_by}
            sayers |= {party.key: party.name for party in mention.said_by}
    if not deniers:
        return None
    said = f"said by {_listed(sorted(sayers.values()))}, " if sayers else ""
    return f"{said}denied by {_listed(sorted(deniers.values()))}"


def _status(group: Sequence[Telling]) -> str | None:
    told = sorted({telling.status for telling in group})
    return f"told as {_listed(told)}" if len(told) > 1 else None


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
