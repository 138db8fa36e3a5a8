"""Wars that everybody knows of: whom a country at war fights, where a third is guessed as the target of its attack."""

from __future__ import annotations

from functools import cache

from palagan.languages.tables import table
from palagan.reading.scan import Scanned

_WARS = "languages/knowledge/wars.tsv"

Pairs = dict[tuple[str, str], float]


@cache
def enemies_of(country: str, day: str | None) -> frozenset[str]:
    """The countries with which one was at war on a day; without a day those with which it still is."""
    return frozenset(
        theirs
        for row in table(_WARS)
        for own, theirs in ((row["one"], row["other"]), (row["other"], row["one"]))
        if own == country and _held(row["since"], row["until"], day)
    )


def _held(since: str, until: str, day: str | None) -> bool:
    if day is None:
        return not until
    return day[: len(since)] >= since and (not until or day[: len(until)] <= until)


def at_war(scanned: Scanned, pairs: Pairs) -> Pairs:
    """The pairs of an attack, without those whose target is guessed from elsewhere to be of a third country though the
    page names one with which the attacker is at war: "Jerman membantu Ukraina. Serangan Rusia berlanjut." """
    cast, day = scanned.scene.cast, scanned.scene.day
    told = {actor for group in scanned.clause.groups for actor in group.actors}
    named = {cast.land(actor.id) for actor in cast.actors}

    def is_guess(source: str, target: str) -> bool:
        if not source or not target or target in told:
            return False
        land, other = cast.land(source), cast.land(target)
        foes = enemies_of(land, day)
        return other != land and other not in foes and not foes.isdisjoint(named)

    return {pair: chance for pair, chance in pairs.items() if not is_guess(*pair)} or pairs
