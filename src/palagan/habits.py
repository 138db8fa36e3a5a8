"""The habits of a case's outlets: learned from all its reports, kept, and the pages that must be read anew for them.

Which lines of a page are in question does not depend on habits, so the habits of a case follow from its pages alone,
and every page ends up read with them, whatever was known when it was first read.
"""

from __future__ import annotations

from palagan.articles.habits import Habits, OutletHabits, digest_of, learn_habits, touching
from palagan.store.habits import (
    HabitRow,
    load_habits,
    report_rows,
    reports_by_address,
    save_habits,
    settle_at,
    settled_at,
)
from palagan.store.open import CaseFile
from palagan.store.readings import readings_state

_FIRST_LOOK = 64


class HabitsSoFar:
    """The habits to read the next pages with: those of the last run, learned anew whenever twice as many are read.

    A guess that spares reading most pages twice; `settle_habits` has the last word.
    """

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._asked = 0
        self._next_look = _FIRST_LOOK
        with case.reading() as connection:
            self._habits = _by_outlet(load_habits(connection))

    def __call__(self) -> Habits:
        return self._habits

    def count(self, pages: int) -> None:
        """Told that so many more pages were read and kept."""
        self._asked += pages
        if self._asked >= self._next_look:
            self._next_look = 2 * self._asked
            self._habits = learned(self._case)


def learned(case: CaseFile) -> Habits:
    """What the outlets of the case repeat, from every report that it holds."""
    with case.reading() as connection:
        return {one.outlet: one for one in learn_habits(reports_by_address(connection))}


def settle_habits(case: CaseFile) -> tuple[Habits, frozenset[str]]:
    """Learn the habits of the case and keep them; gives them, and the ids of the pages that were read with others.

    Only the part of its outlet's habits that touches a page's own lines counts: other habits leave it as it is.
    """
    with case.reading() as connection:
        state = readings_state(connection)
        before = load_habits(connection)
        if settled_at(connection) == state:
            return _by_outlet(before), frozenset()
    habits = learned(case)
    rows = tuple(HabitRow(one.outlet, one.pages, digest_of(one.lines), one.lines) for one in habits.values())
    with case.reading() as connection:
        stale = frozenset(
            row.page
            for row in report_rows(connection)
            if digest_of(touching(row.lines, row.outlet, habits)) != row.habits
        )
    with case.writing() as connection:
        if rows != before:
            save_habits(connection, rows)
        if not stale and readings_state(connection) == state:
            settle_at(connection, state)
    return habits, stale


def _by_outlet(rows: tuple[HabitRow, ...]) -> Habits:
    return {row.outlet: OutletHabits(row.outlet, row.pages, row.lines) for row in rows}
