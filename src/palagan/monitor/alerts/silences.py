"""Sources that fell silent against their own rhythm: one alert a silence, and a silent word when it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from palagan.model.ids import content_id
from palagan.model.moments import iso
from palagan.model.record import OriginCount
from palagan.monitor.alerts.composing import Known, composed, worded
from palagan.monitor.alerts.folding import Open
from palagan.monitor.alerts.grown import Grown
from palagan.monitor.alerts.matter import Matter, state_of
from palagan.monitor.alerts.noting import GRACE
from palagan.monitor.alerts.replay import named
from palagan.monitor.alerts.wording import word
from palagan.monitor.silence import Silent, silent_sources

if TYPE_CHECKING:
    from palagan.monitor.alerts.noting import Ringing


def ring_silences(ringing: Ringing, alerts: Sequence[Open]) -> None:
    """Ring for sources that are silent now and were not told so; say of those told that they are heard again."""
    rule = ringing.rule
    silent = [
        one
        for one in silent_sources(ringing.connection, ringing.now)
        if not rule.source or any(named(name, one.name) or name == one.subscription for name in rule.source)
    ]
    going_on = {mark_of(one) for one in silent}
    told = {mark for one in alerts if not one.grown.ended for mark in one.marks}
    for alert in alerts:
        if not alert.grown.ended and not alert.marks & going_on:
            ringing.end(alert, word("news.heard", rule.lang))
    for one in silent:
        if mark_of(one) not in told and one.since >= ringing.row.since - GRACE:
            _begin(ringing, one)


def mark_of(one: Silent) -> str:
    """By which a silence is known again: the source, and when it was last heard."""
    return f"{one.subscription} {int(one.last)}"


def _begin(ringing: Ringing, one: Silent) -> None:
    lang = ringing.rule.lang
    day = worded(f"{datetime.fromtimestamp(one.last, UTC):%Y-%m-%d}", lang)
    head = word("head.silent", lang, name=one.outlet or one.name, since=day)
    matter = Matter("source", one.subscription, (), OriginCount(0, 0, ()), title=head)
    rung = (iso(ringing.now),)
    told = composed(ringing.row.name, ringing.rule, matter, state_of(matter), Known(), news="", rung=rung)
    facts = [f"{one.name}"] if one.outlet and one.outlet != one.name else []
    if one.usual is not None:
        low, high = one.usual
        span = str(low) if low == high else f"{low}–{high}"
        facts.append(word("fact.usual", lang, told=word("fact.per_day", lang, n=span)))
    told = replace(told, facts=tuple(facts), last=iso(one.last))
    id_ = content_id("al", ringing.row.id, mark_of(one))
    grown = Grown(rank=1, changes=1, rung=rung, first=one.last, last=one.last)
    ringing.put(id_, "source", told, grown, frozenset({mark_of(one)}), grave=False)
