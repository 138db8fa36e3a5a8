"""What the review desk keeps beside the decisions: what was skipped, where one sat, what was decided in one go."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from palagan.store.desk_schema import event_doubts, review_changes, review_goes, review_seats, review_skips


@dataclass(frozen=True, slots=True)
class MachineChange:
    """What another reading would change: a thing that is "gone", "changed" or "added"; `fields` are name, was, now."""

    kind: str
    change: str
    was: str | None
    now: str | None
    told: str
    fields: tuple[tuple[str, str, str], ...]
    at: str = ""


def skip(connection: Connection, reviewer: str, thing: str, at: str) -> None:
    """Put a thing off for a reviewer."""
    statement = insert(review_skips).values(reviewer=reviewer, thing=thing, at=at)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["reviewer", "thing"], set_={"at": statement.excluded.at})
    )


def unskip(connection: Connection, reviewer: str, thing: str) -> None:
    """Take a thing up again."""
    mine = (review_skips.c.reviewer == reviewer) & (review_skips.c.thing == thing)
    connection.execute(delete(review_skips).where(mine))


def skipped(connection: Connection, reviewer: str) -> dict[str, str]:
    """What a reviewer put off, with when, the first put off first."""
    query = select(review_skips.c.thing, review_skips.c.at).where(review_skips.c.reviewer == reviewer)
    return {row[0]: row[1] for row in connection.execute(query.order_by(review_skips.c.at, review_skips.c.thing))}


def sit_down(connection: Connection, reviewer: str, asked: str, at: str) -> None:
    """Keep the question with which a reviewer sits at the desk."""
    statement = insert(review_seats).values(reviewer=reviewer, asked=asked, at=at)
    kept = {"asked": statement.excluded.asked, "at": statement.excluded.at}
    connection.execute(statement.on_conflict_do_update(index_elements=["reviewer"], set_=kept))


def seat_of(connection: Connection, reviewer: str) -> str | None:
    """The question with which a reviewer last sat at the desk."""
    found: str | None = connection.execute(
        select(review_seats.c.asked).where(review_seats.c.reviewer == reviewer)
    ).scalar_one_or_none()
    return found


def keep_go(connection: Connection, decisions: Iterable[str]) -> None:
    """Decisions that were made in one go; the first gives the name."""
    ids = list(decisions)
    for id_ in ids:
        connection.execute(insert(review_goes).values(decision=id_, go=ids[0]).on_conflict_do_nothing())


def go_of(connection: Connection, decision: str) -> list[str]:
    """All decisions made in one go with this one, itself among them."""
    mine = select(review_goes.c.go).where(review_goes.c.decision == decision).scalar_subquery()
    found = connection.execute(select(review_goes.c.decision).where(review_goes.c.go == mine)).scalars()
    return list(found) or [decision]


def keep_changes(connection: Connection, changes: Iterable[MachineChange], at: str) -> int:
    """Keep what another reading would change, in the place of what was kept before."""
    connection.execute(delete(review_changes))
    rows = [
        {
            "kind": one.kind, "change": one.change, "was": one.was, "now": one.now, "told": one.told,
            "fields": json.dumps(one.fields, ensure_ascii=False), "at": at,
        }
        for one in changes
    ]  # fmt: skip
    if rows:
        connection.execute(insert(review_changes), rows)
    return len(rows)


def load_changes(connection: Connection, after: int = 0, limit: int = 50) -> Iterator[tuple[int, MachineChange]]:
    """What was kept, from a number on."""
    query = select(review_changes).where(review_changes.c.number > after).order_by(review_changes.c.number)
    for row in connection.execute(query.limit(limit)).mappings():
        given: dict[str, Any] = dict(row)
        number = given.pop("number")
        fields = tuple((name, was, now) for name, was, now in json.loads(given.pop("fields")))
        yield number, MachineChange(**given, fields=fields)


def confidence_of(connection: Connection, tellings: Iterable[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """Page and event → how sure the reader was of it, where it tells."""
    found: dict[tuple[str, str], float] = {}
    for page, event in tellings:
        query = select(event_doubts.c.confidence).where(event_doubts.c.page == page, event_doubts.c.event == event)
        value = connection.execute(query).scalar_one_or_none()
        if value is not None:
            found[page, event] = value
    return found
