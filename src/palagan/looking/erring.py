"""How often the machine was wrong, by outlet: of the things that people reviewed, those on the pages of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.looking.rows import cards_of
from palagan.record.laying import Placed
from palagan.record.rates import error_rates, wilson


@dataclass(frozen=True, slots=True)
class Erring:
    """Of `reviewed` things `wrong` were corrected, refused, merged or split; the share, with its interval at 95 %."""

    reviewed: int
    wrong: int
    rate: float
    low: float
    high: float


def rates_by_outlet(connection: Connection, placed: Iterable[Placed]) -> dict[str | None, Erring]:
    """Outlet → how often things were wrong whose first page is one of its; outlets of which nothing was reviewed are
    left out. What people happened to decide is no random sample."""
    several = [one for one in placed if one.decision.key.beneath]
    cards = cards_of(connection, (one.decision.key.beneath[0].page for one in several))
    groups: dict[str | None, list[Placed]] = defaultdict(list)
    for one in several:
        card = cards.get(one.decision.key.beneath[0].page)
        groups[card.outlet if card else None].append(one)
    found = {}
    for outlet, inside in groups.items():
        rates = error_rates(inside)
        reviewed, wrong = sum(one.reviewed for one in rates), sum(one.wrong for one in rates)
        if reviewed:
            found[outlet] = Erring(reviewed, wrong, wrong / reviewed, *wilson(wrong, reviewed))
    return found
