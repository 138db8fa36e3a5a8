"""Single facts of watching by their names: the contact that we give, when the watcher last lived. Nothing secret."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from palagan.store.watch_schema import watch_facts

CONTACT = "contact"
"""The mail address or page of who gathers, as hosts are told it."""


def fact(connection: Connection, name: str) -> str | None:
    """The value of a fact; None where it is not known."""
    return connection.execute(select(watch_facts.c.value).where(watch_facts.c.name == name)).scalar_one_or_none()


def put_fact(connection: Connection, name: str, value: str | None) -> None:
    """Keep a fact; None forgets it."""
    if value is None:
        connection.execute(delete(watch_facts).where(watch_facts.c.name == name))
        return
    statement = insert(watch_facts).values(name=name, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
