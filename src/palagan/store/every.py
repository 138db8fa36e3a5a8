"""All happenings that pass, for counts of them: found by the indexes of what is asked for, none of them loaded.

Row by row a test that looks into other tables costs ten times what a set of all ids that pass costs, as soon as more
than some thousands are to be tested.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from palagan.store.named_index import indexed_by
from palagan.store.narrow import FEW, Condition, Narrowed, sieves_of


def every(connection: Connection, wanted: Narrowed) -> Condition:
    """The condition on a happening `it`. If no more than `FEW` pass something that the index in time does not hold,
    they are looked for by it and tested for the rest; else by the sets of all that pass."""
    values: dict[str, Any] = {}
    sieves = list(sieves_of(connection, "happenings", wanted, values))
    best: tuple[int, str] | None = None
    for sieve in sieves:
        if sieve.far and sieve.finds is not None and (best is None or best[0] > FEW // 20):
            most = FEW if best is None else best[0]
            query = f"SELECT count(*) FROM (SELECT 1 FROM ({sieve.finds}) LIMIT {most + 1})"
            found = connection.exec_driver_sql(query, values).scalar_one()
            if found <= most:
                best = (found, sieve.finds)
    if best is not None:
        sets = [best[1]]
        told = [one.tests for one in sieves if not one.exact or one.finds != best[1]]
    else:
        sets = [one.finds for one in sieves if one.finds is not None and one.exact and one.far]
        told = [one.tests for one in sieves if one.finds not in sets]
    told = [f"it.id IN ({one})" for one in sets] + told
    return Condition(f" WHERE {' AND '.join(told)}" if told else "", values)


def halves_of(connection: Connection, told: str, where: Condition, index: str) -> list[str]:
    """What is told of all that pass, `it` being a happening, as one query; with decisions laid over them as two."""
    halves = [f"SELECT {told} FROM main.happenings AS it {indexed_by(connection, index)}{where.sql}"]
    laid = "SELECT count(*) FROM temp.sqlite_master WHERE type = 'table' AND name = 'decided_happenings'"
    if connection.exec_driver_sql(laid).scalar_one():
        stays = "it.id NOT IN (SELECT id FROM temp.away_happenings)"
        halves[0] += f"{' AND' if where.sql else ' WHERE'} {stays}"
        halves.append(f"SELECT {told} FROM temp.decided_happenings AS it{where.sql}")
    return halves


def index_for(where: Condition) -> str:
    """The index by which days and parts of what passes are counted soonest."""
    beside = any(f"it.{column}" in where.sql for column in ("type", "status", "origins_low"))
    return "happenings_of_id" if "it.id IN" in where.sql and not beside else "happenings_in_time"
