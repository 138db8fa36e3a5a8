"""What people's decisions let into a file: all, only what somebody reviewed, or only what somebody accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from palagan.errors import InputError
from palagan.exports.event import Event
from palagan.exports.formats import LeftOut
from palagan.model.decision import Ruling
from palagan.views.ledgers import LedgerRow


class Only(StrEnum):
    """Which rows go out by what people decided on them."""

    REVIEWED = "reviewed"
    """Somebody decided on it, be it that he is unsure."""
    ACCEPTED = "accepted"
    """Somebody accepted, corrected, merged or split it, nobody was unsure last, and nobody judges otherwise."""


DECIDED_ON = frozenset({"happenings", "claims", "ledgers", "origins", "copies", "stories"})
"""Tables whose rows people decide on."""


def check_only(table: str, only: Only | None) -> None:
    """An `InputError` where the table has no decisions to choose by."""
    if only is not None and table not in DECIDED_ON:
        raise InputError(
            f"people do not decide on {table}",
            item=f"only {only.value}",
            way_out=f"It chooses among {', '.join(sorted(DECIDED_ON))}.",
        )


def why_left(rulings: Sequence[Ruling], only: Only) -> LeftOut | None:
    """Why a row with these decisions is left out; None where it goes."""
    if not rulings:
        return LeftOut.UNREVIEWED
    if only is Only.REVIEWED:
        return None
    latest = max(rulings, key=lambda one: one.at)
    upheld = latest.verdict != "unsure" and not any(one.disputed for one in rulings)
    return None if upheld else LeftOut.NOT_ACCEPTED


def kept(row: Any, only: Only) -> tuple[Any | None, LeftOut | None]:
    """The row as it goes out, or None and why. Of a ledger only the figures go that are let through."""
    if isinstance(row, LedgerRow):
        entries = tuple(entry for entry in row.entries if why_left(entry.rulings, only) is None)
        if entries:
            return replace(row, entries=entries), None
        reasons = {why_left(entry.rulings, only) for entry in row.entries}
        return None, LeftOut.NOT_ACCEPTED if LeftOut.NOT_ACCEPTED in reasons else LeftOut.UNREVIEWED
    rulings = row.happening.rulings if isinstance(row, Event) else row.rulings
    reason = why_left(rulings, only)
    return (None, reason) if reason else (row, None)
