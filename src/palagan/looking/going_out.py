"""What goes out of a case: the rows that a format takes, streamed out of SQL, and what is told of them beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, text

from palagan.deciding.looking import standing
from palagan.errors import InputError
from palagan.exports.about import about
from palagan.exports.event import Event
from palagan.exports.formats import Format, Going, LeftOut
from palagan.exports.kept import Only, check_only, kept
from palagan.looking.cited import cited_of
from palagan.looking.decided_rows import decided_values
from palagan.looking.events import events_of, laid_out_as_events, ledgers_by_happening
from palagan.looking.rows import Wish, actor_rows, cards_of, how_many, laid_out, rows_of
from palagan.store.look_up import count_unread
from palagan.store.open import CaseFile
from palagan.store.upkeep import count_pending
from palagan.views.cards import PageCard
from palagan.views.filters import Filter

VIEWS: Mapping[str, str] = {"happenings": "timeline", "ledgers": "ledger"}
"""Table → the view whose rows it has, where they are not named alike."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: a table in a format, narrowed. `filters` are the same as people wrote them, to be told."""

    format: Format
    table: str
    chosen: Filter = field(default_factory=Filter)
    only: Only | None = None
    filters: Mapping[str, Any] = field(default_factory=dict)


def order_of(
    format_: Format, table: str | None, chosen: Filter, only: Only | None, filters: Mapping[str, Any]
) -> Order:
    """The order, checked: a format that cannot hold the table, or decisions that it has not, is an `InputError`."""
    wanted = table or format_.tables[0]
    if wanted not in format_.tables:
        raise InputError(
            f"does not hold {wanted}", item=f"format {format_.name}", way_out=f"It holds {', '.join(format_.tables)}."
        )
    check_only(wanted, only)
    return Order(format_, wanted, chosen, only, filters)


def pieces(connection: Connection, order: Order, going: Going) -> Iterator[bytes]:
    """The file piece by piece. `going` has all counts when it has ended."""
    going.left_out[LeftOut.FILTERED] += filtered_out(connection, order)
    rows = (
        SOURCES[order.format.takes](connection, order)
        if order.only is None
        else _only(connection, order, going.left_out)
    )
    return order.format.write(cited_of(connection, rows) if order.format.takes == "cited" else rows, going)


def _only(connection: Connection, order: Order, left_out: Counter[LeftOut]) -> Iterator[Any]:
    """The rows that people decided on so; counts the others once they are through."""
    view = VIEWS.get(order.table, order.table)
    through = 0
    for row in rows_kept(connection, order, left_out):
        through += 1
        yield row
    lets_through = how_many(connection, view, Wish(order.chosen))
    left_out[LeftOut.UNREVIEWED] = lets_through - through - left_out[LeftOut.NOT_ACCEPTED]


def rows_kept(connection: Connection, order: Order, left_out: Counter[LeftOut]) -> Iterator[Any]:
    """The rows that an order lets out by what people decided on them, as its format takes them."""
    assert order.only is not None
    wish, view = Wish(order.chosen), VIEWS.get(order.table, order.table)
    ledgers = ledgers_by_happening(connection) if order.format.takes in _EVENTS else {}
    for values in decided_values(connection, view, wish):
        rows: Iterable[Any] = (
            laid_out_as_events(connection, values, ledgers, with_readings=order.format.takes == "mentions")
            if order.format.takes in _EVENTS
            else laid_out(connection, view, values, wish)
        )
        for row in rows:
            going_row, reason = kept(row, order.only)
            if reason is not None:
                left_out[reason] += 1
            if going_row is not None:
                yield going_row


_EVENTS = ("events", "mentions", "cited")


def filtered_out(connection: Connection, order: Order) -> int:
    """How many rows the filters leave out."""
    if order.chosen == Filter() or order.table in ("pages", "actors"):
        return 0 if order.chosen == Filter() else _filtered_in_passing(connection, order)
    view = VIEWS.get(order.table, order.table)
    return how_many(connection, view, Wish(Filter())) - how_many(connection, view, Wish(order.chosen))


def _filtered_in_passing(connection: Connection, order: Order) -> int:
    if order.table == "actors":
        return 0  # a filter chooses what actors are counted by, and drops those of whom nothing is left
    every = int(connection.exec_driver_sql("SELECT count(*) FROM pages").scalar_one())
    return every - sum(1 for _ in _pages(connection, order))


def _rows(connection: Connection, order: Order) -> Iterator[Any]:
    if order.table == "pages":
        return _pages(connection, order)
    if order.table == "actors":
        return iter(actor_rows(connection, order.chosen))
    return rows_of(connection, VIEWS.get(order.table, order.table), Wish(order.chosen))


def _pages(connection: Connection, order: Order) -> Iterator[PageCard]:
    """The pages in the order of adding; of the filters, outlet and time hold here."""
    ids = [row[0] for row in connection.exec_driver_sql("SELECT id FROM pages ORDER BY number")]
    for at in range(0, len(ids), _AT_ONCE):
        part = ids[at : at + _AT_ONCE]
        cards = cards_of(connection, part)
        for card in (cards[id_] for id_ in part if id_ in cards):
            if order.chosen.lets_outlet([card.outlet]) and order.chosen.lets_day((card.published or "")[:10]):
                yield card


def _events(connection: Connection, order: Order) -> Iterator[Event]:
    return events_of(connection, order.chosen)


def _mentions(connection: Connection, order: Order) -> Iterator[Event]:
    return events_of(connection, order.chosen, with_readings=True)


SOURCES: Mapping[str, Callable[[Connection, Order], Iterable[Any]]] = {
    "rows": _rows,
    "events": _events,
    "mentions": _mentions,
    "cited": _events,
}
"""What a writer takes (`Format.takes`) → where it comes from."""


def waiting(connection: Connection) -> int:
    """How many pages are not read, or not brought into the record yet."""
    return count_unread(connection) + count_pending(connection)


def told_beside(connection: Connection, case: CaseFile, order: Order, going: Going) -> dict[str, Any]:
    """What is told beside the file, once it is written (`exports.about.about`)."""
    placed = standing(case)
    query = text("SELECT reason, count(*) FROM dropped GROUP BY 1")
    return about(
        order.format,
        going,
        filters=order.filters,
        only=order.only,
        dropped={row[0]: row[1] for row in connection.execute(query)},
        waiting=waiting(connection),
        rates=placed.rates,
        decisions=Counter(one.state for one in placed.placed),
    )
