"""One thing that a list is narrowed by, as SQL."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sieve:
    """One thing asked for: `tests` is a condition on the row `it`; `finds`, where there is one, a query for the ids of
    all rows that can pass, quick where they are few; `exact`: all of those do pass. `far`: the test looks further than
    the index of happenings in time. `walks`: a test that pays where a whole list is tested."""

    tests: str
    finds: str | None = None
    exact: bool = False
    far: bool = False
    walks: str | None = None
