"""Who does what to whom on a page as a whole: for parties that a sentence leaves out, the page's own habit tells most.

Counts countries, not actors: "Israel", "militer Israel" and "Netanyahu" attack as one. Made from the parties that rules
find, so it stands before any model has chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from palagan.reading.cast import Cast
from palagan.reading.made_once import made_once
from palagan.reading.parties import Parties

ARMED = frozenset({"ASSAULT", "COERCE", "RETREAT", "CONCEDE", "MOBILIZE", "THREATEN"})
"""Types about fighting or its end, so that parties of one may be those of another."""

_ANOTHER = 3
"""The place in the title of a land that it does not name though it names others."""

Key = tuple[str, str, str]
"""What is counted: "source" or "target" · an event type or "armed"/"talk" · a country."""


def kind_of(type_: str) -> str:
    """The wider class of an event type."""
    return "armed" if type_ in ARMED else "talk"


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
    ranks: dict[str, int] = field(default_factory=dict)
    """Countries by how often the page names them, 0 the most named."""

    def features(self, cast: Cast, type_: str, land: str, own: Parties) -> tuple[tuple[str, ...], ...]:
        """What the rest of the page, the event's own rule parties left out, says for actors of a country as its
        party."""
        wide = kind_of(type_)
        sources = {cast.land(a) for a in own.sources}
        targets = {cast.land(a) for a in own.targets}
        out = []
        for side, mine in (("source", sources), ("target", targets)):
            less = int(land in mine)
            shares = []
            for name in (type_, wide):
                all_ = self.totals.get((side, name), 0) - len(mine)
                count = self.counts.get((side, name, land), 0) - less
                shares.append("none" if count <= 0 else "most" if 2 * count > all_ else "some")
            out.append(_shares(side, type_, *shares))
        pairs = self.pairs
        met = met_back = -1
        if sources and land not in sources:
            met = min(max([pairs.get((wide, s, land), 0) for s in sources]), 2)
        if targets and land not in targets:
            met_back = min(max([pairs.get((wide, land, t), 0) for t in targets]), 2)
        title = min(self.title.index(land), 2) if land in self.title else _ANOTHER if self.title else -1
        out.append(_standing(type_, met, met_back, min(self.ranks.get(land, 9), 4), title))
        if land == "UNK" or land in sources or land in targets:
            names = ("land-is-rule-source", "land-is-rule-target", "land-unknown")
            holds = (land in sources, land in targets, land == "UNK")
            out.append(tuple([name for name, there in zip(names, holds, strict=True) if there]))
        return tuple(out)


@made_once(2048)
def _shares(side: str, type_: str, own: str, wide: str) -> tuple[str, ...]:
    """How much of what the page tells of the type, and of its class, is of the country."""
    start = f"page-{side}"
    return (
        f"{start}-type={own}",
        f"{start}-type={own}|{type_}",
        f"{start}-wide={wide}",
        f"{start}-wide={wide}|{type_}",
    )


@made_once(4096)
def _standing(type_: str, met: int, met_back: int, rank: int, title: int) -> tuple[str, ...]:
    """Whom the country has met on the page, how often it is named, where in the title; -1: does not apply."""
    out = [f"land-rank={rank}", f"land-rank={rank}|{type_}"]
    if met >= 0:
        out.append(f"page-pair-target={met}")
    if met_back >= 0:
        out.append(f"page-pair-source={met_back}")
    if title == _ANOTHER:
        out.append("title=not")
    elif title >= 0:
        out += [f"title={title}", f"title={title}|{kind_of(type_)}"]
    return tuple(out)


def sides_of(cast: Cast, told: Iterable[tuple[str, Parties]], title: tuple[str, ...]) -> Sides:
    """The roles of a page: `told` are its events by rule, type and parties."""
    sides = Sides(title=title)
    for type_, parties in told:
        sources = {cast.land(actor) for actor in parties.sources}
        targets = {cast.land(actor) for actor in parties.targets}
        for name in (type_, kind_of(type_)):
            sides.counts.update(("source", name, land) for land in sources)
            sides.counts.update(("target", name, land) for land in targets)
        sides.pairs.update((kind_of(type_), s, t) for s in sources for t in targets if s != t)
    for (side, name, _), count in sides.counts.items():
        sides.totals[side, name] += count
    sides.named.update([cast.land(actor) for mention in cast.mentions for actor in mention.actors])
    order = sorted(sides.named, key=lambda land: (-sides.named[land], land))
    sides.ranks.update({land: rank for rank, land in enumerate(order)})
    return sides
