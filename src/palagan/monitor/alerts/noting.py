"""An alert and its messages written: what is new rings, what grew is edited in place, what holds no longer is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from palagan.model.ids import content_id
from palagan.model.moments import iso
from palagan.monitor.alerts.composing import composed, known_of, news_of
from palagan.monitor.alerts.folding import Open
from palagan.monitor.alerts.grown import Grown, grown_json
from palagan.monitor.alerts.making import counting
from palagan.monitor.alerts.matter import Matter, State
from palagan.monitor.alerts.message import Message, of_json, to_json
from palagan.monitor.alerts.replay import Step, reached, replay
from palagan.monitor.alerts.rules import Rule
from palagan.monitor.alerts.wording import word
from palagan.store.alerts import AlertRow, RuleRow, keep_alert
from palagan.store.messages import Outgoing, put_message

GRACE = 86_400.0
"""Seconds before a rule was turned on from which on what was published rings: pages often tell only their day."""
OLD = 7 * 86_400.0
"""Seconds after which what was published is no news: an archive that is taken in does not ring."""


@dataclass(slots=True)
class Tally:
    """What ringing did: matters that rang first, rang again, grew, ended; messages put; lines to print."""

    new: int = 0
    again: int = 0
    grown: int = 0
    ended: int = 0
    messages: int = 0
    told: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ringing:
    """One rule being asked at a moment; seconds since 1970."""

    connection: Connection
    row: RuleRow
    rule: Rule
    channels: tuple[str, ...]
    now: float
    tally: Tally

    def take(self, matter: Matter, alert: Open | None, *, known: bool = False) -> None:
        """A matter as it is now, and the alert that told it before. `known`: it was told under another alert."""
        steps = self.steps(matter)
        if not steps:
            return
        final = steps[-1]
        rank = final.rank
        if alert is None:
            if rank:
                self._begin(matter, steps, known)
            return
        before = alert.grown
        if not rank:
            self.end(alert, word("news.less", self.rule.lang), matter, final.state)
            return
        at = reached(steps, rank)
        if rank > before.rank and at is not None and self._is_news(at.moment):
            self._keep(alert, matter, final, rank, news_of(self.rule, before.state, final.state), loud=True)
            self.tally.again += 1
            return
        news = news_of(self.rule, before.state, final.state)
        if news or before.ended:
            self._keep(alert, matter, final, max(rank, before.rank), news, loud=False)
            self.tally.grown += 1
        elif matter.marks != alert.marks or alert.row.about != matter.about:
            row = replace(alert.row, about=matter.about, grown=grown_json(_spanned(before, matter)))
            keep_alert(self.connection, row, matter.marks)

    def steps(self, matter: Matter) -> tuple[Step, ...]:
        """What the matter came to, step by step."""
        count, sources = counting(self.connection, (one.evidence.page for one in matter.tellings))
        return replay(matter, self.rule, count, sources)

    def end(self, alert: Open, news: str, matter: Matter | None = None, state: State | None = None) -> None:
        """Say once, without a sound, that what was told holds no longer."""
        if alert.grown.ended:
            return
        told = _told(alert.row)
        if told is None:
            return
        if matter is not None and state is not None:
            known = known_of(self.connection, matter, state, self.rule.lang)
            told = composed(
                self.row.name, self.rule, matter, state, known, news=news, rung=alert.grown.rung, ended=True
            )
        elif not told.ended:
            head = word("head.ended", self.rule.lang, headline=told.headline)
            told = replace(told, headline=head, news=news, ended=True)
        grown = replace(alert.grown, ended=True, changes=alert.grown.changes + 1)
        self._write(alert.row, grown, told, matter.marks if matter else alert.marks, loud=False, grave=False)
        self.tally.ended += 1

    def put(self, id_: str, kind: str, told: Message, grown: Grown, marks: frozenset[str], *, grave: bool) -> None:
        """A new alert that rings."""
        row = AlertRow(id_, self.row.id, kind, told.about, "", iso(self.now), iso(self.now), 0, "{}")
        self._write(row, grown, told, marks, loud=True, grave=grave)
        self.tally.new += 1

    def _begin(self, matter: Matter, steps: Sequence[Step], known: bool) -> None:
        final = steps[-1]
        at = reached(steps, final.rank)
        if at is None or not self._is_news(at.moment):
            return
        id_ = content_id("al", self.row.id, min(matter.marks))
        grown = _spanned(_grown(Grown(), final.rank, final.state), matter)
        if known:
            row = AlertRow(id_, self.row.id, matter.kind, matter.about, "", iso(self.now), iso(self.now), 0, "{}")
            told = self._composed(matter, final, "", ())
            keep_alert(self.connection, replace(row, told=to_json(told), grown=grown_json(grown)), matter.marks)
            return
        rung = (iso(self.now),)
        told = self._composed(matter, final, "", rung)
        self.put(id_, matter.kind, told, replace(grown, rung=rung, changes=1), matter.marks, grave=final.grave)

    def _keep(self, alert: Open, matter: Matter, final: Step, rank: int, news: str, *, loud: bool) -> None:
        """An alert that rings again or grew."""
        before = alert.grown
        rung = (*before.rung, iso(self.now)) if loud else before.rung
        told = self._composed(matter, final, news, rung)
        grown = replace(_grown(before, rank, final.state), rung=rung, changes=before.changes + 1, ended=False)
        row = replace(alert.row, about=matter.about)
        grave = loud and final.grave
        self._write(row, _spanned(grown, matter), told, matter.marks, loud=loud, grave=grave)

    def _composed(self, matter: Matter, final: Step, news: str, rung: Sequence[str]) -> Message:
        known = known_of(self.connection, matter, final.state, self.rule.lang)
        return composed(self.row.name, self.rule, matter, final.state, known, news=news, rung=rung, before=final.before)

    def _write(
        self, row: AlertRow, grown: Grown, told: Message, marks: frozenset[str], *, loud: bool, grave: bool
    ) -> None:
        body = to_json(told)
        row = replace(row, told=body, last=iso(self.now), rings=len(grown.rung), grown=grown_json(grown))
        keep_alert(self.connection, row, marks)
        for channel in self.channels:
            id_ = content_id("ms", row.id, channel, grown.changes)
            self.tally.messages += put_message(
                self.connection, Outgoing(id_, row.id, channel, body, self.now, loud, grave)
            )
        if loud:
            self.tally.told.append(f"{self.row.name}: {told.headline}" + (f" ({told.news})" if told.news else ""))

    def _is_news(self, moment: float) -> bool:
        """Whether what was published then was told after the rule was turned on, and not long ago."""
        return moment >= max(self.row.since - GRACE, self.now - OLD)


def _grown(before: Grown, rank: int, state: State) -> Grown:
    return replace(
        before, rank=rank, low=state.low, high=state.high, toll=state.toll, asserted=state.asserted,
        denied=state.denied, pages=state.pages, parties=state.parties, place=state.place, status=state.status,
    )  # fmt: skip


def _spanned(grown: Grown, matter: Matter) -> Grown:
    return replace(
        grown, first=matter.first or 0.0, last=matter.last or 0.0, sides=tuple(sorted(matter.sides)),
        story=matter.story,
    )  # fmt: skip


def _told(row: AlertRow) -> Message | None:
    try:
        return of_json(row.told)
    except ValueError:
        return None
