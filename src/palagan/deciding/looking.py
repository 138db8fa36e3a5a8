"""Looking at a case: connections on which the record is as people decided, and where every decision stands.

Decisions are laid over what they touch alone, when a connection is opened to look; the machine's record is not changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from palagan.deciding import patches
from palagan.deciding.shown import Shown, Standing
from palagan.errors import NotFoundError
from palagan.model.decision import Decision
from palagan.record.laying import Parts
from palagan.record.standing import active
from palagan.store.find import Found, find
from palagan.store.open import CaseFile


@contextmanager
def looking(case: CaseFile) -> Iterator[Connection]:
    """A connection that sees the record as people decided: every query of it, in SQL too."""
    with case.reading() as connection:
        lay_decisions(connection)
        yield connection


def lay_decisions(connection: Connection, shown: Shown | None = None) -> None:
    """Let this connection see the record as decided from now on. Without decisions it costs some small queries.

    Whoever looks again and again keeps a `Shown` and gives it each time: then only what changed is laid anew, also on
    a connection on which decisions lie already.
    """
    (shown or Shown()).lay_over(connection)


def find_shown(case: CaseFile, id_: str) -> Found:
    """What an id names, as people decided; what they took away is as the machine has it."""
    try:
        with looking(case) as connection:
            return find(connection, id_)
    except NotFoundError:
        with case.reading() as connection:
            return find(connection, id_)


def parts_of(connection: Connection, decisions: Iterable[Decision]) -> Parts:
    """The part of the machine's record that decisions touch; the connection must have nothing laid over it."""
    return patches.parts_of(connection, active(decisions))


def standing(case: CaseFile) -> Standing:
    """Where the decisions of a case stand today."""
    with case.reading() as connection:
        return Shown().standing(connection)
