"""Whether each event is told as history, weighed once more beside what the page's other events were found to be.

History comes in runs: the closing paragraphs that tell how a war began, a sentence with two old acts. `history.py` sees
of other events their dates alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.ground import Telling
from palagan.reading.history import age_told
from palagan.reading.kin import likeness
from palagan.reading.made_once import made_once
from palagan.reading.rungs import Parts, steps

_KIN, _WINDOW = 12, 3
"""Events on each side that may tell the same, and that are near."""
_OTHERS = (
    "before", "after", "like", "like-most", "like-least", "near-like", "same", "sentence-before", "sentence-after",
    "dated", "type", "window-before", "window-after", "page", "earlier", "later",
)  # fmt: skip
_NO_OTHER = tuple((f"{name}=-",) for name in _OTHERS)


def hindsight_parts(
    tellings: Sequence[Telling], dates: Sequence[str | None], today: str | None, chances: Sequence[float]
) -> list[Parts]:
    """For each event, in order, what the others say of its being history; `chances` are of the first weighing and
    `dates` those it saw."""
    around = _Around(tellings, dates, chances)
    out = []
    for number, (telling, date) in enumerate(zip(tellings, dates, strict=True)):
        heard = [
            no if chance is None else steps(name, chance)
            for name, chance, no in zip(_OTHERS, around.say(number), _NO_OTHER, strict=True)
        ]
        first = steps("first", chances[number])
        out.append((first, *heard, _of_event(telling, date is not None, age_told(date, today))))
    return out


class _Sum:
    """A sum of chances and how many they are."""

    __slots__ = ("count", "total")

    def __init__(self) -> None:
        self.total, self.count = 0.0, 0

    def add(self, chance: float) -> None:
        """One more."""
        self.total += chance
        self.count += 1

    def without(self, chance: float) -> float | None:
        """The mean of all but one of them."""
        return (self.total - chance) / (self.count - 1) if self.count > 1 else None


class _Around:
    """The chances of a page's events, added up by sentence, date and type."""

    def __init__(self, tellings: Sequence[Telling], dates: Sequence[str | None], chances: Sequence[float]) -> None:
        self._tellings, self._dates, self._chances = tellings, dates, chances
        self._sums: dict[tuple[str, str | int], _Sum] = {}
        self._until = [0.0]
        for telling, date, chance in zip(tellings, dates, chances, strict=True):
            self._until.append(self._until[-1] + chance)
            for key in _keys(telling, date):
                self._sums.setdefault(key, _Sum()).add(chance)

    def say(self, number: int) -> tuple[float | None, ...]:
        """What the events around one say, in the order of `_OTHERS`."""
        chances, telling, own, until = self._chances, self._tellings[number], self._chances[number], self._until
        count, at, date = len(chances), telling.sentence, self._dates[number]
        like, near_like = [], []
        for other in range(max(0, number - _KIN), min(count, number + _KIN + 1)):
            if other != number and (likely := likeness(telling, self._tellings[other])) >= 3:
                near_like.append(chances[other])
                if likely >= 4:
                    like.append(chances[other])
        return (
            chances[number - 1] if number else None,
            chances[number + 1] if number + 1 < count else None,
            _mean(like),
            max(like, default=None),
            min(like, default=None),
            _mean(near_like),
            self._sums["sentence", at].without(own),
            self._of("sentence", at - 1),
            self._of("sentence", at + 1),
            self._sums["date", date].without(own) if date else None,
            self._sums["type", telling.type].without(own),
            _mean(chances[max(0, number - _WINDOW) : number]),
            _mean(chances[number + 1 : number + 1 + _WINDOW]),
            (until[-1] - own) / (count - 1) if count > 1 else None,
            until[number] / number if number else None,
            (until[-1] - until[number + 1]) / (count - number - 1) if number + 1 < count else None,
        )

    def _of(self, name: str, value: int) -> float | None:
        found = self._sums.get((name, value))
        return found.total / found.count if found else None


def _keys(telling: Telling, date: str | None) -> list[tuple[str, str | int]]:
    keys: list[tuple[str, str | int]] = [("sentence", telling.sentence), ("type", telling.type)]
    return [*keys, ("date", date)] if date else keys


def _mean(chances: Sequence[float]) -> float | None:
    return sum(chances) / len(chances) if chances else None


def _of_event(telling: Telling, dated: bool, age: str) -> tuple[str, ...]:
    return _signs(
        telling.type,
        telling.quoted,
        telling.nominal,
        telling.pointing,
        telling.status,
        telling.sentence < 3,
        dated,
        age,
    )


@made_once(4096)
def _signs(
    type_: str, quoted: bool, nominal: bool, pointing: bool, status: str, lead: bool, dated: bool, age: str
) -> tuple[str, ...]:
    sort = f"type={type_}", f"quoted={quoted}", f"pointing={nominal}{pointing}", f"status={status}"
    return (*sort, f"lead={lead}", f"has-date={dated}", f"age={age}")
