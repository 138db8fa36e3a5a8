"""What the tellings of one event say against each other, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from palagan.record.dates import days_of
from palagan.record.parties import country_of, is_official_code
from palagan.record.telling import Telling

_TWO = 2


def contradictions(group: Sequence[Telling]) -> tuple[str, ...]:
    """Plain sentences, each on one thing that is told in more than one way: the day, who did it, whether at all."""
    if len(group) == 1:  # one page tells the day, who did it and whether in one way
        denied = _denied(group)
        return (denied,) if denied else ()
    return tuple(sentence for sentence in (_day(group), _doer(group), _denied(group), _status(group)) if sentence)


def _day(group: Sequence[Telling]) -> str | None:
    """The days that pages name in the sentences that tell it, not those carried over from other sentences."""
    told: dict[str, None] = {}
    for telling in group:
        days = days_of(telling.date)
        if days is not None and days.exact and telling.date and telling.dated_beside:
            told[telling.date] = None
    return f"date told as {_listed(sorted(told))}" if len(told) > 1 else None


def _doer(group: Sequence[Telling]) -> str | None:
    """One-sided tellings that name the officials of different countries as the ones who did it."""
    told: dict[str, str] = {}
    for telling in group:
        for party in telling.sources:
            country = _official_country(party.code)
            if country is not None and country not in told and not telling.mutual:
                told[country] = party.name
    if len(told) < _TWO:
        return None
    several = [{country_of(party.code) for party in telling.sources} for telling in group if not telling.mutual]
    countries = {country for named in several if len(named) == 1 for country in named} & set(told)
    return f"told as done by {_listed([told[c] for c in sorted(countries)])}" if len(countries) > 1 else None


@lru_cache(maxsize=4096)
def _official_country(code: str) -> str | None:
    """The country or body that a party of that code speaks for."""
    return country_of(code) if is_official_code(code) else None


def _denied(group: Sequence[Telling]) -> str | None:
    if not any(mention.denied_by for telling in group for mention in telling.mentions):
        return None
    deniers: dict[str, str] = {}
    sayers: dict[str, str] = {}
    for telling in group:
        for mention in telling.mentions:
            for party in mention.denied_by:
                deniers[party.key] = party.name
            for party in mention.said_by:
                sayers[party.key] = party.name
    said = f"said by {_listed(sorted(sayers.values()))}, " if sayers else ""
    return f"{said}denied by {_listed(sorted(deniers.values()))}"


def _status(group: Sequence[Telling]) -> str | None:
    told = sorted({telling.status for telling in group})
    return f"told as {_listed(told)}" if len(told) > 1 else None


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
