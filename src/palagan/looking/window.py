"""Connections that stay open and see the record as decided; decisions are laid anew only when something changed.

A door that answers many questions keeps one `Window`. Each question has a connection for itself, in one read
transaction, so all that one screen shows is of one moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue

from sqlalchemy import Connection

from palagan.deciding.shown import Shown, Standing
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
        self._shown = Shown()
        self._idle: LifoQueue[tuple[Connection, State]] = LifoQueue()

    def standing(self, connection: Connection) -> Standing:
        """Where every decision stands at the moment of a connection of this window, and how often the machine was
        wrong."""
        return self._shown.standing(connection)

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
        """A kept connection, or a new one. What was decided since it was last used is laid over it, and no more."""
        try:
            connection, before = self._idle.get_nowait()
        except Empty:
            connection, before = self.case.connect(), None
        sound = False
        try:
            connection.begin()
            state = state_of(connection)
            if state != before:
                self._shown.lay_over(connection)
            sound = True
        finally:
            if not sound:
                connection.close()
        return connection, state
