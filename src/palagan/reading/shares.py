"""What a page's events say together of who does and suffers: sums over events, with each event's own part taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Key = tuple[str, str, str]
"""What is asked about: ("s", country, "") as doer, ("t", country, "") as the other, ("p", doer, other) as a pair."""


class Shares:
    """Chances of events, added up under names (" all" events, those of a type)."""

    __slots__ = ("_counts", "_shares")

    def __init__(self) -> None:
        self._shares: dict[tuple[str, Key], _Share] = {}
        self._counts: dict[str, int] = {}

    def add(self, names: Iterable[str], chances: Mapping[Key, float], event: int) -> None:
        """Add what an event, by its number, says."""
        for name in names:
            self._counts[name] = self._counts.get(name, 0) + 1
            for key, chance in chances.items():
                share = self._shares.get((name, key))
                if share is None:
                    share = self._shares[name, key] = _Share()
                share.add(chance, event)

    def of_others(self, name: str, key: Key, own: float, event: int) -> tuple[float, float]:
        """What the other events under a name say of a key, on the average and at most."""
        total, best = self._shares.get((name, key), _NOTHING).without(own, event)
        return total / max(1, self._counts[name] - 1), best


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

    def without(self, own: float, whose: int) -> tuple[float, float]:
        """The sum and the highest of the other events."""
        return self.total - own, self.second if whose == self.whose else self.best


_NOTHING = _Share()
