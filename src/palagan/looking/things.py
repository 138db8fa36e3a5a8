"""Things of the record by id, and those that hang on one of them, as SQL finds them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import Connection, text

from palagan.errors import NotFoundError
from palagan.model.record import Claim, Discrepancy, Happening, Ledger, Story
from palagan.store.look_up import ask

_MADE: dict[str, TypeAdapter[Any]] = {
    "stories": TypeAdapter(Story),
    "happenings": TypeAdapter(Happening),
    "claims": TypeAdapter(Claim),
    "ledgers": TypeAdapter(Ledger),
    "discrepancies": TypeAdapter(Discrepancy),
}


def story_of(connection: Connection, id_: str) -> Story:
    """The story of that id; `NotFoundError` where there is none."""
    story: Story = _one(connection, "stories", "story", id_)
    return story


def happening_of(connection: Connection, id_: str) -> Happening:
    """The happening of that id; `NotFoundError` where there is none."""
    happening: Happening = _one(connection, "happenings", "happening", id_)
    return happening


def claim_of(connection: Connection, id_: str) -> Claim:
    """The claim of that id; `NotFoundError` where there is none."""
    claim: Claim = _one(connection, "claims", "claim", id_)
    return claim


def ledger_of(connection: Connection, id_: str) -> Ledger:
    """The toll ledger of that id; `NotFoundError` where there is none."""
    ledger: Ledger = _one(connection, "ledgers", "ledger", id_)
    return ledger


def _one(connection: Connection, table: str, kind: str, id_: str) -> Any:
    line = connection.execute(text(f"SELECT json FROM {table} WHERE id = :id"), {"id": id_}).scalar_one_or_none()
    if line is None:
        raise NotFoundError(
            f"this case holds no {kind} of that id",
            item=id_,
            way_out="A decision or a new run may have changed it: look it up in the list.",
        )
    return _MADE[table].validate_json(line)


def ledgers_by(connection: Connection, column: Literal["story", "happening", "about"], value: str) -> list[Ledger]:
    """The ledgers of a story, a happening or a matter, those with most figures first."""
    return _several(connection, "ledgers", column, [value], "entries DESC, about, kind, id")


def claims_by(connection: Connection, column: Literal["story", "happening"], value: str, limit: int) -> list[Claim]:
    """The claims of a story or about a happening, denied ones first; at most so many."""
    order = "denials = 0, asserted_origins_low DESC, assertions + denials DESC, id"
    return _several(connection, "claims", column, [value], order, limit)


def happenings_by_story(connection: Connection, story: str, limit: int, *, alone: bool = False) -> list[Happening]:
    """Happenings of a story: news before background, those with most origins first; `alone`: told by one origin."""
    only = " AND origins_high = 1" if alone else ""
    order = "background, origins_low DESC, mentions DESC, coalesce(nullif(first_told, ''), '9'), id"
    return _several(connection, "happenings", "story", [story], order, limit, only)


def happenings_by_ids(connection: Connection, ids: Iterable[str]) -> list[Happening]:
    """Those of some happenings that there are, by id."""
    return _several(connection, "happenings", "id", ids, "id")


def discrepancies_of(connection: Connection, things: Iterable[str]) -> list[Discrepancy]:
    """What is told differently of some ledgers, happenings or demands."""
    return _several(connection, "discrepancies", "of", things, "about, differs, id")


def _several(
    connection: Connection,
    table: str,
    column: str,
    values: Iterable[str],
    order: str,
    limit: int | None = None,
    condition: str = "",
) -> list[Any]:
    most = "" if limit is None else f" LIMIT {limit:d}"
    query = f'SELECT json FROM {table} WHERE "{column}" IN :given{condition} ORDER BY {order}{most}'
    return [_MADE[table].validate_json(row[0]) for row in ask(connection, query, values)]
