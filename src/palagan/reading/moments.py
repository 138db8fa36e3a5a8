"""The days, months and years of a page as candidates for the date of an event, and what speaks for each of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from palagan.reading.age import age_of, is_old
from palagan.reading.between import between, gap_of, small, step_of, verb_beside
from palagan.reading.ground import Ground, Telling
from palagan.reading.kin import Kin, of_kin
from palagan.reading.made_once import made_once
from palagan.reading.since import goes_on_since
from palagan.reading.time_forms import class_of
from palagan.reading.timed import Timed

MOST = 5
"""Values of a page that are candidates for one event: those nearest to it."""
_FIRST, _WINDOW = 4, (14, 8)
"""How many expressions from the beginning of the page, before and after an event are looked at."""
_LASTING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "AID", "SANCTION", "RETREAT"})
"""Types of what may go on: a value long past may be its beginning though no "sejak" says so."""
_LONG_AGO = frozenset({"month", "half-year", "years", "long"})
_PLAIN = frozenset({"10", "7", "4"})
_HEAD = 3
"""Tokens at the beginning of a sentence that set the time for those behind it ("Pada Senin (3/8), …")."""
_SIGNS = {"weekday": "weekday", "open": "open", "past": "past", "that": "that", "this": "this"}
_STEPS = (0, 1, 3, 6, 10, 16, 24)
_BACK = (-4, -2, -1, 0, 1, 2, 3, 5, 8)


class Moment(NamedTuple):
    """One time expression with its place in the page: `lead` is the word before it, `before` and `after` the sort of
    the nearest verb on each side ("carry", "say", "verb" or "-"); `sign` says of which sorts its words are."""

    value: str
    sentence: int
    first: int
    last: int
    start: int
    end: int
    rule: str
    lead: str
    before: str
    after: str
    sign: str = ""


class Dated(NamedTuple):
    """A candidate for the date of an event: the value, the expression that gives it, and what speaks for it."""

    value: str | None
    moment: Moment | None
    parts: tuple[tuple[str, ...], ...]
    """The features; what candidates share is one object, which is weighed once."""

    @property
    def features(self) -> tuple[str, ...]:
        """All in a row."""
        return tuple(chain.from_iterable(self.parts))


def moments_of(ground: Ground) -> tuple[Moment, ...]:
    """The anchored time expressions of the page, in order."""
    out = []
    for time in ground.times:
        if time.value is None:
            continue
        at = ground.sentence_at(time.start)
        first, last = ground.token_at(at, time.start), ground.token_at(at, time.end - 1) + 1
        lead, before, after = (
            ground.word(at, first - 1),
            verb_beside(ground, at, first, -1),
            verb_beside(ground, at, last, 1),
        )
        sign = _sign(ground, at, first, last)
        out.append(Moment(time.value, at, first, last, time.start, time.end, time.rule, lead, before, after, sign))
    return tuple(out)


def _sign(ground: Ground, sentence: int, first: int, last: int) -> str:
    """Which words a time expression has: a weekday, brackets, "lalu", "itu" or "ini", a year in figures."""
    out = set()
    for index in range(first, last):
        word = ground.word(sentence, index)
        out.add("year" if len(word) >= 4 and word[-4:].isdigit() else _SIGNS.get(class_of(word) or "", ""))
    return "-".join(sorted(out - {""}))


def _lines_of(ground: Ground) -> list[int]:
    """For each sentence how many lines end before it."""
    out, line, reached = [], 0, 0
    for start in ground.starts:
        line += ground.article.text.count("\n", reached, start)
        reached = start
        out.append(line)
    return out


def form_of(value: str) -> str:
    """The shape of a value: "10", "7" or "4" for a day, month or year, "open", "stretch"."""
    if value.endswith("/.."):
        return "open"
    return "stretch" if "/" in value else str(len(value))


class Dating:
    """Makes the candidates for the dates of a page's events."""

    def __init__(self, ground: Ground, tellings: Sequence[Telling]) -> None:
        self.ground = ground
        self.moments = moments_of(ground)
        self._starts = [moment.start for moment in self.moments]
        counts = Counter(moment.value for moment in self.moments)
        first: dict[str, Moment] = {}
        for moment in self.moments:
            first.setdefault(moment.value, moment)
        full = [value for value in first if len(value) == 10]
        self._fixed = {value: self._of_value(value, counts[value], first[value], full) for value in first}
        self._timed = Timed(tellings)
        self._owners = {moment.start: self._timed.owner(moment.sentence, moment) for moment in self.moments}
        self._lines = _lines_of(ground)
        self._kin = Kin(tellings, [own.value if (own := self.nearest(telling)) else None for telling in tellings])

    def nearest(self, telling: Telling) -> Moment | None:
        """The expression of the event's own sentence that stands nearest to it, not one that dates another's report."""
        inside = [m for m in self._near(telling) if m.sentence == telling.sentence and m.before != "carry"]
        return min(inside, key=lambda moment: gap_of(telling, moment), default=None)

    def candidates(self, telling: Telling) -> tuple[Dated, ...]:
        """What may be the event's date, each with what speaks for it; the last one is that no date is told."""
        at = telling.sentence
        near = self._near(telling)
        values: dict[str, Moment] = {}
        here = sorted([m for m in near if m.sentence == at], key=lambda m: gap_of(telling, m))
        before = [m for m in near if m.start < telling.start and m.sentence != at][::-1]
        behind = [m for m in near if m.start >= telling.start and m.sentence != at]
        if telling.pointing:  # "gencatan senjata itu" was told before, and is not that of long ago told further on
            behind = [m for m in behind if not is_old(m.value, self.ground.today)]
        for moment in (*here, *before, *behind):
            values.setdefault(moment.value, moment)  # the nearest of its sentence; the last before; the first behind
        own = list(dict.fromkeys([moment.value for moment in here]))
        last = next((m for m in before if m.sentence < at and m.before != "carry"), None)
        many = f"own={min(len(own), 2)}"
        shared = _of_event(
            many, telling.type, telling.status, telling.quoted, telling.nominal, telling.pointing, at < 3
        )
        anchor = _of_anchor(
            small(self.ground.word(at, telling.first - 1)), small(self.ground.word(at, telling.last)),
            bool(telling.doers), bool(telling.others), 0 if at < 3 else 1 + 4 * at // len(self.ground.sentences),
        )  # fmt: skip
        out = []
        for value, moment in sorted(values.items(), key=lambda item: abs(at - item[1].sentence))[:MOST]:
            back = at - moment.sentence
            kin, held = self._kin.of(telling, value)
            near_by = of_kin(step_of(back, _BACK), kin, held, many)
            told = _of_words(moment.lead, moment.before, moment.after, moment.rule)
            lines = min(3, abs(self._lines[at] - self._lines[moment.sentence]))
            look = _of_look(moment.sign, form_of(value), moment.first < _HEAD, lines, moment.start < telling.start)
            common = self._timed.in_common(telling, moment.sentence, self._owners[moment.start])
            fixed = self._fixed[value]
            parts: tuple[tuple[str, ...], ...] = (fixed, shared, anchor, near_by, told, look, common)
            if back == 0:
                parts = (*parts, self._inside(telling, moment, own))
            elif last is not None and last.value == value:
                parts = (*parts, (f"last={step_of(at - last.sentence, _BACK)}",))
            since = self._began(telling, value, moment)
            out.append(Dated(f"{value}/.." if since else value, moment, parts))
            if not since and self._may_go_on(telling, value):
                on = _on(fixed), _on(shared), _on(near_by)
                going = (("on", f"root={telling.root}"), *on, anchor, look, common)
                out.append(Dated(f"{value}/..", moment, going))
        undated = ("none", f"values={min(len(values), 6)}", f"none|{many}")
        out.append(Dated(None, None, (undated, shared, anchor)))
        return tuple(out)

    def _near(self, telling: Telling) -> list[Moment]:
        """The expressions around an event and the first ones of the page, in order."""
        here = bisect_left(self._starts, telling.start)
        low = max(_FIRST, here - _WINDOW[0])
        return [*self.moments[: min(_FIRST, low)], *self.moments[low : here + _WINDOW[1]]]

    def _of_value(self, value: str, count: int, first: Moment, full: Sequence[str]) -> tuple[str, ...]:
        return (
            f"form={form_of(value)}",
            f"age={age_of(value, self.ground.today)}",
            f"count={min(count, 3)}",
            f"first={bool(full) and value == full[0]}",
            f"lead-in={first.sentence < 3}",
            f"days={min(len(full), 4)}",
        )

    def _may_go_on(self, telling: Telling, value: str) -> bool:
        return (
            telling.type in _LASTING
            and form_of(value) in _PLAIN
            and f"{value}/.." not in self._fixed
            and age_of(value, self.ground.today) in _LONG_AGO
        )

    def _began(self, telling: Telling, value: str, moment: Moment) -> bool:
        """Whether the event goes on since a time of its sentence that has no "sejak" right before it."""
        if moment.sentence != telling.sentence or form_of(value) not in _PLAIN or f"{value}/.." in self._fixed:
            return False
        return goes_on_since(self.ground, telling, moment)

    def _inside(self, telling: Telling, moment: Moment, own: Sequence[str]) -> tuple[str, ...]:
        gap = gap_of(telling, moment)
        return (
            "in",
            f"rank={min(own.index(moment.value), 2)}of{min(len(own), 3)}",
            f"others={self._kin.nearer(telling, moment, gap)}",
            *between(self.ground, telling, moment, step_of(gap, _STEPS)),
        )


@made_once(4096)
def _of_event(
    many: str, type_: str, status: str, quoted: bool, nominal: bool, pointing: bool, early: bool
) -> tuple[str, ...]:
    """What all candidates of an event share."""
    return (
        many,
        f"type={type_}",
        f"status={status}",
        f"quoted={quoted}",
        f"noun={nominal}{pointing}",
        f"early={early}",
    )


@made_once(4096)
def _of_words(lead: str, before: str, after: str, rule: str) -> tuple[str, ...]:
    """The words that tell the value and those beside them."""
    return f"lead={lead}", f"before={before}", f"after={after}", f"rule={rule}"


@made_once(4096)
def _of_anchor(before: str, behind: str, doers: bool, others: bool, part: int) -> tuple[str, ...]:
    """The small words on either side of the anchor, which parties are known, and in which part of the page it is."""
    return f"word-before={before}", f"word-behind={behind}", f"parties={doers:d}{others:d}", f"part={part}"


@made_once(4096)
def _of_look(sign: str, form: str, head: bool, lines: int, before: bool) -> tuple[str, ...]:
    """How the value is written, whether a sentence begins with it, how many lines off it stands and on which side."""
    return f"sign={sign}|{form}", f"head={head}", f"lines={lines}|{before}"


@made_once(4096)
def _on(features: tuple[str, ...]) -> tuple[str, ...]:
    """The features of a value for what goes on since then."""
    return tuple([f"on|{feature}" for feature in features])
