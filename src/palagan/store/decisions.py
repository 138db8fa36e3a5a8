"""Decisions and samples in and out of the case. They are only added to: triggers refuse to change or delete a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import TypeAdapter
from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from palagan.model.decision import Decision, Key, Sample
from palagan.store.schema import decisions, samples

_DECISION = TypeAdapter(Decision)
_SAMPLE = TypeAdapter(Sample)
_KEYS = TypeAdapter(tuple[Key, ...])


def add_decisions(connection: Connection, several: Iterable[Decision]) -> int:
    """Keep decisions in the order given; gives how many were new. One that is there already stays as it is."""
    before = _count(connection)
    for one in several:
        connection.execute(
            insert(decisions)
            .values(
                id=one.id,
                at=one.at,
                reviewer=one.by,
                why=one.why,
                verdict=one.verdict,
                kind=one.key.kind,
                target=one.target,
                told=one.key.told,
                field=one.field,
                value=one.value,
                machine=one.machine,
                undoes=one.undoes,
                reader=one.reader,
                decision=decision_line(one),
            )
            .on_conflict_do_nothing(index_elements=["id"])
        )
    return _count(connection) - before


def load_decisions(connection: Connection, after: int = 0) -> tuple[Decision, ...]:
    """All of them, or those that came after one by its number, in the order of arrival."""
    query = select(decisions.c.decision).where(decisions.c.number > after).order_by(decisions.c.number)
    lines = connection.execute(query).scalars()
    return tuple(_DECISION.validate_json(line) for line in lines)


def iter_decisions(connection: Connection) -> Iterator[Decision]:
    """All of them in the order of arrival, one at a time."""
    for line in connection.execute(select(decisions.c.decision).order_by(decisions.c.number)).yield_per(500).scalars():
        yield _DECISION.validate_json(line)


def decisions_state(connection: Connection) -> int:
    """A number that moves with every new decision; 0 where there is none."""
    return int(connection.execute(select(func.coalesce(func.max(decisions.c.number), 0))).scalar_one())


def decision_line(one: Decision) -> str:
    """A decision as one line of JSON, as it is kept and passed on."""
    return _DECISION.dump_json(one, exclude_defaults=True).decode("utf-8")


def decision_of(line: str | bytes) -> Decision:
    """A decision out of such a line; what is none is a `ValueError`."""
    return _DECISION.validate_json(line)


def add_sample(connection: Connection, sample: Sample) -> None:
    """Keep a sample as it was drawn; the same one twice is one."""
    connection.execute(
        insert(samples)
        .values(
            id=sample.id,
            at=sample.at,
            kind=sample.kind,
            size=sample.size,
            drawn_from=sample.drawn_from,
            seed=sample.seed,
            keys=_KEYS.dump_json(sample.keys).decode("utf-8"),
        )
        .on_conflict_do_nothing(index_elements=["id"])
    )


def sample_line(sample: Sample) -> str:
    """A sample as one line of JSON, as it is passed on."""
    return _SAMPLE.dump_json(sample).decode("utf-8")


def sample_of(line: str | bytes) -> Sample:
    """A sample out of such a line; what is none is a `ValueError`."""
    return _SAMPLE.validate_json(line)


def load_samples(connection: Connection) -> tuple[Sample, ...]:
    """The samples in the order in which they were drawn."""
    rows = connection.execute(select(samples).order_by(samples.c.at, samples.c.id)).mappings()
    return tuple(Sample(**{**row, "keys": _KEYS.validate_json(row["keys"])}) for row in rows)


def _count(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(decisions)).scalar_one())
