"""What people decided on an actor: that it is another, is none, or has another name or code."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.model.decision import Decision
from palagan.model.record import Party, Record
from palagan.record.decided import overlay
from palagan.record.laying import Parts
from palagan.record.standing import active
from palagan.store.decisions import load_decisions


@dataclass(frozen=True, slots=True)
class DecidedActor:
    """`now` is the actor as decided, None where it is none; `others` are the keys of actors that were put into it."""

    now: Party | None
    others: tuple[str, ...]


def decided_actor(connection: Connection, party: Party) -> DecidedActor | None:
    """What was decided on an actor; None where nothing was."""
    decisions = [one for one in active(load_decisions(connection)) if one.key.kind == "actor"]
    if not decisions:
        return None
    now = overlay(decisions, Parts(Record())).party(party)
    others = tuple(dict.fromkeys(key for one in decisions for key in _put_into(one, party.key)))
    return DecidedActor(now, others) if now != party or others else None


def _put_into(one: Decision, key: str) -> list[str]:
    if one.verdict != "merge" or not one.value or f'"{key}"' not in one.value:
        return []
    return [was.mark for other in one.others for was in other.beneath if was.mark != key]
