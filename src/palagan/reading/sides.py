"""Who does what to whom on a page as a whole: for parties that a sentence leaves out, the page's own habit tells most.

Counts countries, not actors: "Israel", "militer Israel" and "Netanyahu" attack as one. Made from the parties that rules
find, so it stands before any model has chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from palagan.reading.arguments import Parties
from palagan.reading.cast import Cast

ARMED = frozenset({"ASSAULT", "COERCE", "RETREAT", "CONCEDE", "MOBILIZE", "THREATEN"})
"""Types about fighting or its end, so that parties of one may be those of another."""

Key = tuple[str, str, str]
"""What is counted: "source" or "target" · an event type or "armed"/"talk" · a country."""


def kind_of(type_: str) -> str:
    """The wider class of an event type."""
    return "armed" if type_ in ARMED else "talk"


def land_of(cast: Cast, actor: str) -> str:
    """The country of an actor's code, the code itself where it is unknown."""
    known = cast.get(actor)
    return known.code.partition(".")[0] if known else ""


@dataclass(frozen=True, slots=True)
class Sides:
    """`counts` of each key, `pairs` of (class, source country, target country), `named` each country's mentions."""

    counts: Counter[Key] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    totals: Counter[tuple[str, str]] = field(default_factory=Counter)
    """`counts` of all countries together."""
    title: tuple[str, ...] = ()
    """Countries of the actors that the page's title names, in its order."""

    def features(self, cast: Cast, type_: str, land: str, own: Parties, ranks: dict[str, int]) -> list[str]:
        """What the rest of the page, the event's own rule parties left out, says for actors of a country as its
        party."""
        wide = kind_of(type_)
        sources = {land_of(cast, a) for a in own.sources}
        targets = {land_of(cast, a) for a in own.targets}
        out = []
        for side, mine in (("source", sources), ("target", targets)):
            less = int(land in mine)
            for name in (type_, wide):
                all_ = self.totals[side, name] - len(mine)
                count = self.counts[side, name, land] - less
                share = "none" if count <= 0 else "most" if 2 * count > all_ else "some"
                label = "type" if name == type_ else "wide"
                out += [f"page-{side}-{label}={share}", f"page-{side}-{label}={share}|{type_}"]
        if sources and land not in sources:
            met = max(self.pairs[wide, s, land] for s in sources)
            out.append(f"page-pair-target={min(met, 2)}")
        if targets and land not in targets:
            met = max(self.pairs[wide, land, t] for t in targets)
            out.append(f"page-pair-source={min(met, 2)}")
        out.append(f"land-rank={min(ranks.get(land, 9), 4)}")
        out.append(f"land-rank={min(ranks.get(land, 9), 4)}|{type_}")
        if land in self.title:
            out += [f"title={min(self.title.index(land), 2)}", f"title={min(self.title.index(land), 2)}|{wide}"]
        elif self.title:
            out.append("title=not")
        if land in sources:
            out.append("land-is-rule-source")
        if land in targets:
            out.append("land-is-rule-target")
        if land == "UNK":
            out.append("land-unknown")
        return out

    def ranks(self) -> dict[str, int]:
        """Countries by how often the page names them, 0 the most named."""
        order = sorted(self.named, key=lambda land: (-self.named[land], land))
        return {land: rank for rank, land in enumerate(order)}


def sides_of(cast: Cast, told: Iterable[tuple[str, Parties]], title: tuple[str, ...]) -> Sides:
    """The roles of a page: `told` are its events by rule, type and parties."""
    sides = Sides(title=title)
    for type_, parties in told:
        sources = {land_of(cast, actor) for actor in parties.sources}
        targets = {land_of(cast, actor) for actor in parties.targets}
        for name in (type_, kind_of(type_)):
            sides.counts.update(("source", name, land) for land in sources)
            sides.counts.update(("target", name, land) for land in targets)
        sides.pairs.update((kind_of(type_), s, t) for s in sources for t in targets if s != t)
    for (side, name, _), count in sides.counts.items():
        sides.totals[side, name] += count
    sides.named.update(land_of(cast, actor) for mention in cast.mentions for actor in mention.actors)
    return sides
