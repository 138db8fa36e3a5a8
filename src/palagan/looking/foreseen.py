"""What an export will hold and what it will leave out, before it is made: counted in SQL, nothing loaded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import get_args

from sqlalchemy import Connection

from palagan.exports.fits import Shape, needs, why_not_shaped
from palagan.exports.formats import LeftOut
from palagan.looking.going_out import VIEWS, Order, rows_kept
from palagan.looking.rows import MATTERS, Wish, how_many, narrowed
from palagan.model.reading import Status
from palagan.store.named import kept
from palagan.store.narrow import condition
from palagan.views.filters import Filter

FEW = 10_000
"""Happenings that are counted by their shape for a page that must come at once."""
_DATES = (
    "CASE WHEN it.date IS NULL OR it.date = '' THEN '' WHEN instr(it.date, '/') THEN it.date "
    "WHEN length(it.date) = 10 THEN '2020-01-01' WHEN length(it.date) = 7 THEN '2020-01' ELSE '2020' END"
)
"""A date of the same precision: all that it takes to know whether it will do."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """How many rows there are in all (`every`), how many will go out (`rows`), and what will not, by reason.

    `exact` is false where the form also leaves out what only shows when it is written (who was attacked, no toll), or
    where more than `FEW` happenings would have to be looked at; then `rows` is the most that can be. `rows` is None
    where counting would take as long as writing.
    """

    every: int | None
    rows: int | None
    left_out: tuple[tuple[LeftOut, int], ...]
    exact: bool


def foresee(connection: Connection, order: Order) -> Foreseen:
    """What an order will give."""
    if order.table == "actors":
        return Foreseen(None, None, (), exact=False)
    every = _count(connection, order, Filter())
    chosen = every if order.chosen == Filter() else _count(connection, order, order.chosen)
    left: Counter[LeftOut] = Counter({LeftOut.FILTERED: every - chosen})
    exact = True
    rows = chosen
    if order.only is not None:
        rows = _decided(connection, order, left, chosen)
        exact = order.format.takes == "rows"
    elif order.format.name in needs() and chosen > FEW:
        exact = False
    elif order.format.name in needs():
        rows, reasons = kept(
            connection, ("shaped", order.format.name, order.chosen), lambda: _shaped(connection, order)
        )
        left.update(reasons)
        asked = needs()[order.format.name]
        exact = not (asked.toll or order.format.name == "acled")
    elif order.format.takes != "rows":
        exact = False
    told = sorted(((reason, count) for reason, count in left.items() if count), key=lambda one: (-one[1], one[0]))
    return Foreseen(every, rows, tuple(told), exact)


def _count(connection: Connection, order: Order, chosen: Filter) -> int:
    if order.table != "pages":
        return how_many(connection, VIEWS.get(order.table, order.table), Wish(chosen))
    outlet = "coalesce(r.outlet, p.hint_outlet)"
    day = "substr(coalesce(r.published, p.hint_published), 1, 10)"
    query = f"SELECT {outlet}, {day}, count(*) FROM pages p LEFT JOIN readings r ON r.page = p.id GROUP BY 1, 2"
    if chosen == Filter():
        return int(connection.exec_driver_sql("SELECT count(*) FROM pages").scalar_one())
    return sum(
        count
        for name, told, count in connection.exec_driver_sql(query)
        if chosen.lets_outlet([name]) and chosen.lets_day(told)
    )


def _shaped(connection: Connection, order: Order) -> tuple[int, Counter[LeftOut]]:
    """How many happenings fit the form, as far as their shapes tell, and why others do not."""
    left: Counter[LeftOut] = Counter()
    where = condition(connection, MATTERS["timeline"], narrowed(Wish(order.chosen)))
    query = (
        f"SELECT it.type, it.status, it.background, {_DATES}, it.first_told > '', "
        f"it.sources <> '' OR it.targets <> '', count(*) FROM happenings AS it{where.sql} GROUP BY 1, 2, 3, 4, 5, 6"
    )
    statuses: dict[str, Status] = {one: one for one in get_args(Status)}
    rows = 0
    for type_, status, background, date, told, parties, count in connection.exec_driver_sql(query, dict(where.values)):
        shape = Shape(type_, None, statuses[status], bool(background), date, bool(told), bool(parties))
        reason = why_not_shaped(order.format.name, shape)
        if reason is None:
            rows += count
        else:
            left[reason] += count
    return rows, left


def _decided(connection: Connection, order: Order, left: Counter[LeftOut], chosen: int) -> int:
    """How many rows people decided on so; few enough to be loaded."""
    counted: Counter[LeftOut] = Counter()
    rows = sum(1 for _ in rows_kept(connection, order, counted))
    left.update({reason: count for reason, count in counted.items() if reason is not LeftOut.UNREVIEWED})
    left[LeftOut.UNREVIEWED] += chosen - rows - counted[LeftOut.NOT_ACCEPTED]
    return rows
