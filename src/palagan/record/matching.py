"""Whether two pages tell the same event: parties, day, place, mode and words, each of which can rule it out.

Where the words are much alike, what the reader made of parties and dates counts for less: a wire's sentence read twice
tells one event, whomever it was read to be about.

Measured on the stories marked by hand (docs/quality.md, Happenings; `scripts/happenings.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from palagan.model.record import Party
from palagan.record.dates import overlap
from palagan.record.loose_days import SPOKEN
from palagan.record.parties import UNKNOWN, country_of, side_nearness
from palagan.record.places import can_be_same, is_spot, on_one_spot, unlike
from palagan.record.retold_strikes import is_one_strike, is_retold
from palagan.record.telling import Telling
from palagan.record.weights import overlap_of

SAME = 3.0
"""Points at which two tellings are one event."""
_SPOKEN_ALIKE = 0.3
_BY_MODE = frozenset({"CONSULT", "RETREAT", "COERCE"})
"""Types whose modes are different acts."""
APART = frozenset({"abduct"})
"""Modes that no telling without them, or with another, tells: who is abducted is not bombed."""
_NEAR_DAYS = 2
"""Days between an event and the publication of a page that tells it undated, or between two such pages."""
_MUCH, _MUCH_WORDS = 0.45, 4
"""Likeness of words, and how many are shared, from which other modes, parties or stretches of time are another telling
of one act."""
_WORDS = 3.0
"""Points for words that are all alike."""
_BORROWED = 4
"""Days by which a day from another sentence may be off."""
_SOMEWHAT, _SOMEWHAT_WORDS = 0.3, 3
"""Likeness of words, and how many are shared, from which such a day or place does not keep two
tellings apart."""
_OTHER_DAY = -0.5
"""Points for days that do not agree, if the words do."""
_LITTLE = 0.25
"""Likeness of words below which tellings that are not of one told day look little alike."""
_HISTORY, _HISTORY_DATED = -5.0, -3.0
"""Points for history and news if neither has a date, and if one has."""


Parties = tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part: all parties of a telling's two sides, and those that at least half of the mentions telling that
    side name."""

    doers: Parties
    others: Parties
    mainly: tuple[Parties, Parties]
    mutual: bool
    meets: bool


@dataclass(slots=True, eq=False)
class Compared:
    """A telling made ready for comparing: `cast` is the number of its cast, once it was asked for; `mutual` and
    `retold` (`retold_strikes`) are told of assaults alone."""

    telling: Telling
    mutual: bool
    retold: bool = False
    cast: int | None = None


class Matching:
    """Compares tellings with each other, and remembers how near two casts stand: those of one story recur."""

    def __init__(self) -> None:
        self._numbers: dict[Cast, int] = {}
        self._casts: list[Cast] = []
        self._near: dict[tuple[int, int], float | None] = {}

    def ready(self, telling: Telling) -> Compared:
        """The telling made ready."""
        return Compared(telling, telling.type == "ASSAULT" and telling.mutual, is_retold(telling))

    def likeness(self, one: Compared, other: Compared) -> float | None:
        """Points for two tellings being one event; None when something rules it out. Of one page's events the reader
        says which are one: two tellings of one page have no points.
        """
        a, b = one.telling, other.telling
        if a.page == b.page or a.type != b.type or a.planned != b.planned:
            return None
        points = self._points(one, other)
        return max(points or SAME, SAME) if _is_one_truce(a, b) or _is_retold(one, other) else points

    def rules_out(self, one: Compared, other: Compared) -> bool:
        """Whether two tellings of one page cannot be one event, whatever the reader held of them."""
        return self._points(one, other) is None

    def _points(self, one: Compared, other: Compared) -> float | None:
        a, b = one.telling, other.telling
        if a.mode != b.mode and (a.mode in APART or b.mode in APART):
            return None
        if a.type == "ASSAULT" and one.mutual != other.mutual:
            return None
        words = overlap_of(a.words, b.words)
        if words < _SPOKEN_ALIKE and a.type in SPOKEN:
            return None
        much = _is_much(words, a, b)
        if not much and _other_act(a, b):
            return None
        when = _when(a, b)
        if when is None:
            if not (_borrowed_day(a, b) or (much and not _two_days(a, b))) or _too_early(a, b):
                return None
            when = _OTHER_DAY
        if unlike(a.place, b.place) and not _borrowed_place(a, b):
            return None
        who = self._who(self._number(one), self._number(other))
        if who is None:
            if not much and not _one_spot_and_day(a, b):
                return None
            who = _ONE_UNTOLD
        how = _ONE_UNTOLD if a.mode and a.mode == b.mode else 0.0
        vague = words < _LITTLE and not (a.days and b.days)
        return who + when + _where(a.place, b.place) + how + _WORDS * words - vague

    def _number(self, one: Compared) -> int:
        if one.cast is None:
            cast = _cast(one.telling)
            one.cast = self._numbers.setdefault(cast, len(self._casts))
            if one.cast == len(self._casts):
                self._casts.append(cast)
        return one.cast

    def _who(self, one: int, other: int) -> float | None:
        key = (one, other)
        if key not in self._near:
            self._near[key] = _nearness(self._casts[one], self._casts[other])
        return self._near[key]


def much_alike(one: Telling, other: Telling) -> bool:
    """Whether two tellings are told in much the same words."""
    return _is_much(overlap_of(one.words, other.words), one, other)


def _is_much(words: float, one: Telling, other: Telling) -> bool:
    return words >= _MUCH and len(one.words & other.words) >= _MUCH_WORDS


def _cast(telling: Telling) -> Cast:
    mainly = (_mainly([doers for doers, _ in telling.sides]), _mainly([others for _, others in telling.sides]))
    return Cast(telling.sources, telling.targets, mainly, telling.mutual, telling.type == "CONSULT")


def _mainly(sides: Sequence[Sequence[Party]]) -> Parties:
    told = [side for side in sides if side]
    if len(told) == 1:
        return tuple(told[0])
    times = Counter(party for side in told for party in side)
    return tuple(party for party, number in times.items() if 2 * number >= len(told))


def _is_retold(one: Compared, other: Compared) -> bool:
    """Whether one of the two tells the strike again that the other tells."""
    if not (one.retold or other.retold):
        return False
    a, b = (one.telling, other.telling) if one.retold else (other.telling, one.telling)
    if a.mode != b.mode and (a.mode in APART or b.mode in APART):
        return False
    return is_one_strike(a, b, one.retold and other.retold)


_ONE_UNTOLD = 0.5
"""Points for a side that one of the two does not tell."""


def _when(one: Telling, other: Telling) -> float | None:
    if one.days and other.days:
        if not overlap(one.days, other.days):
            return None
        if one.days.exact and other.days.exact:
            return 1.0
        return 1.0 if one.days == other.days else 0.25
    if one.background != other.background:
        return _HISTORY_DATED if one.days or other.days else _HISTORY
    if one.background:
        return 0.0 if one.days or other.days else -0.5
    if one.days or other.days:
        dated, undated = (one, other) if one.days else (other, one)
        if undated.day is None or dated.days is None or dated.days.open:
            return 0.0
        if undated.day < dated.days.first - 1:
            return None
        return 0.25 if undated.day <= dated.days.last + _NEAR_DAYS else 0.0
    if one.day is None or other.day is None:
        return 0.0
    return 0.25 if abs(one.day - other.day) <= _NEAR_DAYS else None


def _where(one: str | None, other: str | None) -> float:
    if one is None or other is None or not can_be_same(one, other):
        return 0.0
    return 1.0 if one == other and is_spot(one) else 0.5


def _other_act(one: Telling, other: Telling) -> bool:
    return bool(one.type in _BY_MODE and one.mode and other.mode and one.mode != other.mode)


def _one_spot_and_day(one: Telling, other: Telling) -> bool:
    """Whether both tell a strike on one town on one day, or a truce of one day: their parties may be told differently,
    unless each names another country as the one who did it."""
    if one.days is None or not one.days.exact or (one.days != other.days and not _borrowed_day(one, other)):
        return False
    if one.type == "RETREAT" and one.mode == other.mode == "ceasefire":
        return bool(one.countries & other.countries)
    if one.type != "ASSAULT" or not on_one_spot(one.place, other.place):
        return False
    did = [{country_of(p.code) for p in telling.sources} - {UNKNOWN} for telling in (one, other)]
    return not did[0] or not did[1] or bool(did[0] & did[1])


def _is_one_truce(one: Telling, other: Telling) -> bool:
    """Whether both tell the truce of one day; of a day beside it, where one tells its day in another sentence."""
    if not (one.type == other.type == "RETREAT" and one.mode == other.mode == "ceasefire"):
        return False
    a, b = one.days, other.days
    if a is None or b is None or not (a.exact and b.exact) or one.background != other.background:
        return False
    apart = abs(a.first - b.first)
    if unlike(one.place, other.place):
        return False
    if one.countries and other.countries and not one.countries & other.countries:
        return False
    return apart == 0 or (apart == 1 and not (one.dated_firmly and other.dated_firmly))


def _two_days(one: Telling, other: Telling) -> bool:
    """Whether each names a day, and they are more than one apart or not of one place."""
    a, b = one.days, other.days
    if a is None or b is None or not (a.exact and b.exact):
        return False
    return abs(a.first - b.first) > 1 or one.place is None or one.place != other.place


def _borrowed_day(one: Telling, other: Telling) -> bool:
    """Whether the days of two are not one, but one of them has its day from another sentence of its page, a few days
    off, which may tell of something else; and they are of one town or site, or told in words somewhat alike."""
    a, b = one.days, other.days
    if a is None or b is None or a.open or b.open or (one.dated_firmly and other.dated_firmly):
        return False
    if one.type in SPOKEN:
        return False  # on each day anew
    near = max(a.first, b.first) - min(a.last, b.last) <= _BORROWED
    if not near or not can_be_same(one.place, other.place):
        return False
    return _is_somewhat(one, other) or (one.place is not None and one.place == other.place and is_spot(one.place))


def _borrowed_place(one: Telling, other: Telling) -> bool:
    """Whether two told of one day, or of one stretch that goes on, in words somewhat alike, have other places, one of
    them from another sentence of its page."""
    if one.days is None or one.days != other.days or (one.placed_beside and other.placed_beside):
        return False
    return _is_somewhat(one, other)


def _is_somewhat(one: Telling, other: Telling) -> bool:
    shared = len(one.words & other.words)
    return overlap_of(one.words, other.words) >= _SOMEWHAT and shared >= _SOMEWHAT_WORDS


def _too_early(one: Telling, other: Telling) -> bool:
    """Whether one of the two, undated, was published before the day that the other names."""
    dated, undated = (one, other) if one.days else (other, one)
    return dated.days is not None and undated.day is not None and undated.day < dated.days.first - 1


def _nearness(one: Cast, other: Cast) -> float | None:
    """How near two casts stand; None when they cannot be those of one event."""
    straight = _sides(one.mainly, other.mainly)
    if straight is None:
        straight = _sides((one.doers, one.others), (other.doers, other.others))
    if one.mutual or other.mutual or one.meets:
        everyone = side_nearness((*one.doers, *one.others), (*other.doers, *other.others))
        return max((value for value in (straight, everyone) if value is not None), default=None)
    return straight


def _sides(one: tuple[Sequence[Party], ...], other: tuple[Sequence[Party], ...]) -> float | None:
    told = [(a, b) for a, b in zip(one, other, strict=True) if a or b]
    values = [side_nearness(*sides) for sides in told]
    if not values or any(value is None for value in values):
        return None if values else 0.0
    return sum(value or _ONE_UNTOLD for value in values) / len(values)
