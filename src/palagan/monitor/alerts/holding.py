"""Which things of the record now hold the words that alerts are known by, as ids change with every run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from palagan.model.record import Claim
from palagan.monitor.alerts.folding import Open, held_by
from palagan.monitor.alerts.making import marks_of
from palagan.store.look_up import ask

_CLAIM = msgspec.json.Decoder(Claim)


def now_holding(connection: Connection, kind: str, alerts: Sequence[Open]) -> dict[str, set[str]]:
    """Alert → the ids of the things of a kind ("happening", "ledger", "claim") that hold some of its marks today."""
    marks = {mark for one in alerts for mark in one.marks if not mark.startswith("truce ")}
    return held_by(alerts, dict(_holders(connection, kind, marks)))


def _holders(connection: Connection, kind: str, marks: set[str]) -> Iterable[tuple[str, str]]:
    if kind == "ledger":
        yield from ask(connection, "SELECT id, ledger FROM ledger_entries WHERE id IN :given", marks)
        return
    pages = {mark.partition("/")[0].partition("@")[0] for mark in marks}
    if kind == "happening":
        query = "SELECT page || '/' || event, happening FROM mentions WHERE page IN :given"
        yield from ((mark, id_) for mark, id_ in ask(connection, query, pages) if mark in marks)
        return
    ids = {row[0] for row in ask(connection, "SELECT DISTINCT claim FROM assertions WHERE page IN :given", pages)}
    for (line,) in ask(connection, "SELECT json FROM claims WHERE id IN :given", ids):
        one = _CLAIM.decode(line)
        yield from ((mark, one.id) for mark in marks_of(one) & marks)
