"""Connections that stay open and see the record as decided; decisions are laid anew only when something changed.

A door that answers many questions keeps one `Window`. Each question has a connection for itself, in one read
transaction, so all that one screen shows is of one moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue

from sqlalchemy import Connection

from palagan.deciding.looking import lay_decisions
from palagan.errors import PalaganError
from palagan.store.decisions import decisions_state
from palagan.store.open import CaseFile
from palagan.store.records import record_state

State = tuple[object, object]
"""Of the record and of the decisions; equal states show the same."""


def state_of(connection: Connection) -> State:
    """What the record and the decisions are at this moment, as values that compare."""
    return record_state(connection), decisions_state(connection)


class Window:
    """Connections of one case kept for the next question, at most `kept` of them."""

    def __init__(self, case: CaseFile, kept: int = 4) -> None:
        self.case = case
        self._kept = kept
        self._idle: LifoQueue[tuple[Connection, State]] = LifoQueue()

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that sees the record as people decided, whatever others write meanwhile."""
        connection, state = self._taken()
        sound = False
        try:
            yield connection
            sound = True
        except PalaganError:
            sound = True
            raise
        finally:
            if sound and self._idle.qsize() < self._kept:
                connection.commit()  # decisions are laid as temporary views, which a rollback would take away
                self._idle.put((connection, state))
            else:
                connection.close()

    def close(self) -> None:
        """Let go of all connections that are not in use."""
        while True:
            try:
                self._idle.get_nowait()[0].close()
            except Empty:
                return

    def _taken(self) -> tuple[Connection, State]:
        """A kept connection if what it shows still holds, else a new one with the decisions laid."""
        try:
            connection, state = self._idle.get_nowait()
        except Empty:
            return self._new()
        connection.begin()
        if state_of(connection) == state:
            return connection, state
        connection.close()
        return self._new()

    def _new(self) -> tuple[Connection, State]:
        connection = self.case.connect()
        connection.begin()
        state = state_of(connection)
        lay_decisions(connection)
        return connection, state
