"""What a page's events say together of who does and suffers: sums over events, with each event's own part taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Key = tuple[str, str, str]
"""What is asked about: ("s", country, "") as doer, ("t", country, "") as the other, ("p", doer, other) as a pair."""
_NOTHING = (0.0, 0.0)


class Shares:
    """Chances of events, added up under names (" all" events, those of a type)."""

    __slots__ = ("_tables",)

    def __init__(self) -> None:
        self._tables: dict[str, Table] = {}

    def add(self, names: Iterable[str], chances: Mapping[Key, float], event: int) -> None:
        """Add what an event, by its number, says."""
        for name in names:
            self.under(name).add(chances, event)

    def under(self, name: str) -> Table:
        """What was added under a name."""
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = Table()
        return table


class Table:
    """The sums under one name."""

    __slots__ = ("_events", "_shares")

    def __init__(self) -> None:
        self._shares: dict[Key, _Share] = {}
        self._events = 0

    def add(self, chances: Mapping[Key, float], event: int) -> None:
        """Add what an event, by its number, says."""
        self._events += 1
        for key, chance in chances.items():
            share = self._shares.get(key)
            if share is None:
                share = self._shares[key] = _Share()
            share.add(chance, event)

    def of_others(self, key: Key, own: float, event: int) -> tuple[float, float]:
        """What the events but this one say of a key, on the average and at most; `own` is what this one added."""
        share = self._shares.get(key)
        if share is None:
            return _NOTHING
        rest = share.total - own
        most = share.second if share.whose == event else share.best
        return (rest / (self._events - 1) if self._events > 2 else rest), most


class _Share:
    """What events of a page say of one thing: the sum of its chances, the two highest, and whose the highest is."""

    __slots__ = ("best", "second", "total", "whose")

    def __init__(self) -> None:
        self.total = self.best = self.second = 0.0
        self.whose = -1

    def add(self, chance: float, whose: int) -> None:
        self.total += chance
        if chance > self.best:
            self.best, self.second, self.whose = chance, self.best, whose
        elif chance > self.second:
            self.second = chance
