"""Discrepancies: the same matter told differently, its versions side by side.

Three kinds: what a document or a body demands (`demands.py`), the toll of one matter by different speakers, and the day
of one happening.
"""

from __future__ import annotations

from collections.abc import Sequence

from palagan.model.record import Discrepancy, Happening, Ledger, LedgerEntry, Version
from palagan.record.dates import days_of
from palagan.record.telling import Telling
from palagan.record.versions import discrepancy


def of_ledger(ledger: Ledger) -> Discrepancy | None:
    """The figures of a ledger that stand against each other, or None."""
    against = [_of_entry(entry) for entry in ledger.entries if entry.contradicts]
    return discrepancy(ledger.id, ledger.about, ledger.kind, against) if against else None


def _of_entry(entry: LedgerEntry) -> Version:
    return Version(entry.words, entry.evidence, entry.published, entry.outlet)


def of_happening(happening: Happening, tellings: Sequence[Telling]) -> Discrepancy | None:
    """The different single days that the tellings of a happening name beside it, or None."""
    if len(tellings) == 1:
        return None
    told: dict[str, Version] = {}
    for telling in tellings:
        days = days_of(telling.date)
        if days is None or not days.exact or not telling.dated_beside:
            continue
        if telling.date and telling.date_words is not None:
            version = Version(telling.date, telling.date_words, telling.published, telling.outlet)
            told.setdefault(telling.date, version)
    if len(told) < 2:
        return None
    who = ", ".join(party.name for party in (*happening.sources, *happening.targets))
    about = " · ".join(part for part in (happening.type, who, happening.place) if part)
    return discrepancy(happening.id, about, "date", [told[day] for day in sorted(told)])


def by_matter(one: Discrepancy) -> tuple[str, str, str]:
    """A key that sorts discrepancies by their matter."""
    return one.about, one.differs, one.id
