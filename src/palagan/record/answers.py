"""Which claim a denial answers: the one it fits best, told before it on the page or in its words on another.

A denial that joins the one before it ("juga membantah") answers what that one answered; one that fits nothing that a
verb tells may answer what a noun does ("tewas akibat tembakan X"); one that answers none is a claim of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from palagan.model.record import Assertion
from palagan.record.assertions import one_line
from palagan.record.denials import Denial
from palagan.record.matters import tells
from palagan.record.parties import UNKNOWN
from palagan.record.propositions import BACKING, side_of
from palagan.record.weights import overlap_of, roots_of

_ANSWERS = 900
"""Characters after a claim within which a denial answers it: two or three sentences."""
_JOINS = 300
"""Characters after a denial within which another joins it."""
NEAR_DAYS = 2
"""Days between pages that tell one claim."""
_FITS = 1.0
"""Points from which a denial answers a claim."""
VERY_ALIKE = 0.5
"""Share of telling words, names left out, from which tellings of other types, of undated pages or of days further apart
are of one claim."""
STANDS = 30
"""Days within which what somebody charges or denies again is what was charged before."""
KEPT = 100
"""Claims against one side that a further telling or denial is held against: the last told."""

HappeningOf = Mapping[str, str]
"""Telling → happening."""


@dataclass(slots=True, eq=False)
class Gathered:
    """A claim while it is gathered; the first telling gives its words, and whom it `blames` by them. `again`: told as
    charged once more."""

    blames: str
    words: str
    about: str | None
    type: str
    against: frozenset[str]
    named: frozenset[str]
    content: frozenset[str]
    happening: str | None
    day: int | None
    at: list[tuple[str, int]]
    asserted: list[Assertion] = field(default_factory=list)
    denied: list[Assertion] = field(default_factory=list)
    again: bool = False

    @property
    def asserters(self) -> frozenset[str]:
        """The sides of those who assert it; a name for one without a country."""
        return frozenset(side_of(assertion.speaker) for assertion in self.asserted)

    def take(self, other: Gathered) -> None:
        """Takes in what another telling of the same proposition holds."""
        self.asserted += other.asserted
        self.denied += other.denied
        self.at += other.at
        self.against |= other.against
        self.named |= other.named
        self.happening = self.happening or other.happening


class _Told:
    """Claims by page and place, and by the sides that their words blame or name."""

    def __init__(self, told: Sequence[Gathered]) -> None:
        self.on_page: dict[str, list[tuple[int, Gathered]]] = defaultdict(list)
        self.by_side: dict[str, list[Gathered]] = defaultdict(list)
        for one in told:
            for page, start in one.at:
                self.on_page[page].append((start, one))
            for side in sorted(one.against | one.named):
                self.by_side[side].append(one)

    def found(self, denial: Denial, of: str | None) -> Gathered | None:
        """The claim that a denial, of that happening, fits best."""
        elsewhere = self.by_side[side_of(denial.assertion.speaker)][-KEPT:]
        return _found(denial, of, self.on_page[denial.assertion.page], elsewhere)


def answered(
    told: Sequence[Gathered], referred: Sequence[Gathered], denials: Iterable[Denial], happening_of: HappeningOf
) -> list[Gathered]:
    """Puts each denial under the claim it answers; gives back those that none of these is: of what is only `referred`
    to those that are denied, and the denials that answer none, as claims of their own."""
    claims, nouns = _Told(told), _Told(referred)
    alone: list[tuple[str, Gathered]] = []
    denied: dict[int, Gathered] = {}
    before: tuple[Denial, Gathered] | None = None
    for denial in sorted(denials, key=lambda d: d.order):
        here = claims.on_page[denial.assertion.page]
        of = happening_of.get(denial.telling or "")
        found = claims.found(denial, of)
        if found is None and before is not None and _joins(denial, *before):
            found = before[1]
        found = found or _beside(denial, here)
        if found is None and not denial.only_answer:
            found = nouns.found(denial, of)
            if found is not None:
                denied[id(found)] = found
        if found is None and not denial.only_answer:
            words = one_line(denial.assertion.evidence.words)
            side = side_of(denial.assertion.speaker)
            same = (one for whose, one in reversed(alone) if whose == side and _is_same_denial(one, words, denial, of))
            found = next(same, None)
            if found is None:
                found = _alone(words, denial, of)
                alone.append((side, found))
        if found is not None:
            found.denied.append(denial.assertion)
            before = (denial, found)
    return [*denied.values(), *(one for _, one in alone)]


def _joins(denial: Denial, other: Denial, answered: Gathered) -> bool:
    one, two = denial.assertion, other.assertion
    return (
        one.page == two.page
        and 0 < denial.start - other.start <= _JOINS
        and side_of(one.speaker) not in answered.asserters
        and tells("also", one.evidence.words)
    )


def _beside(denial: Denial, here: Sequence[tuple[int, Gathered]]) -> Gathered | None:
    """The claim whose own denial, told with it, this one joins: "Y menolaknya. Z *juga* membantah …", "Z tidak mengakui
    *serangan itu*"."""
    near = [
        (denial.start - other.evidence.start, n, one)
        for n, (_, one) in enumerate(here)
        for other in one.denied
        if other.page == denial.assertion.page and 0 < denial.start - other.evidence.start <= _JOINS
    ]
    words = denial.assertion.evidence.words
    if not near or not (tells("also", words) or tells("that_deed", words)):
        return None
    one = min(near, key=lambda item: item[:2])[2]
    return None if side_of(denial.assertion.speaker) in one.asserters else one


def _found(
    denial: Denial, of: str | None, here: Sequence[tuple[int, Gathered]], elsewhere: Sequence[Gathered]
) -> Gathered | None:
    """The claim that a denial fits best; ties go to the one told nearest."""
    points: list[tuple[float, int, Gathered]] = []
    for start, one in here:
        distance = denial.start - start
        value = _fit(denial, of, one)
        told = distance >= 0 or overlap_of(denial.content, one.content) > 0  # what comes later only in its words
        if value is not None and told and abs(distance) <= _ANSWERS:
            near = 1.0 - distance / (2 * _ANSWERS) if distance >= 0 else 0.25
            points.append((value + near + 0.25 * (distance >= 0), -abs(distance), one))
    for one in elsewhere:
        value = _fit(denial, of, one)
        if value is not None and (_near(one.day, denial.day) or _stands(one, denial)):
            points.append((value, -_ANSWERS, one))
    best = max(points, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] >= _FITS else None


def _stands(one: Gathered, denial: Denial) -> bool:
    """Whether a denial of weeks later can be of the claim: of help that goes on, or denied once more, in words much
    alike."""
    if one.day is None or denial.day is None or not 0 < denial.day - one.day <= STANDS:
        return False
    again = one.type in BACKING or tells("again", denial.assertion.evidence.words)
    return again and overlap_of(_roots(denial.content), _roots(one.content)) >= VERY_ALIKE


def _fit(denial: Denial, of: str | None, one: Gathered) -> float | None:
    """Points for what a denial says being what a claim says; None when the denier cannot mean it."""
    side = side_of(denial.assertion.speaker)
    if side in one.asserters and not (one.type == "ACCUSE" and side in one.against):
        return None
    of_themselves = one.type != "ACCUSE" and bool(one.against & one.asserters)
    same = 1.0 if of is not None and of == one.happening else 0.0
    if side not in one.against and side not in one.named and not of_themselves and not same:
        return None
    helps = 0.5 if one.type in BACKING and denial.backs & (one.named - one.asserters) else 0.0
    whose = 0.5 if side in one.against else 0.25
    return 2 * overlap_of(_roots(denial.content), _roots(one.content)) + same + whose + helps


@lru_cache(maxsize=8192)
def _roots(content: frozenset[str]) -> frozenset[str]:
    """The roots of telling words, made once: a claim is held against many denials."""
    return roots_of(content)


def _is_same_denial(one: Gathered, words: str, denial: Denial, of: str | None) -> bool:
    """Whether what a side denies, with no word of who asserts it, is what it denied in the days before: in the same
    words, or the same happening."""
    if one.words == words and denial.assertion.page == one.at[0][0]:
        return True
    return _near(one.day, denial.day) and (one.words == words or (of is not None and of == one.happening))


def _near(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= NEAR_DAYS


def _alone(words: str, denial: Denial, of: str | None) -> Gathered:
    speaker = denial.assertion.speaker
    return Gathered(
        "",
        words,
        speaker.name if speaker else None,
        "",
        frozenset({side_of(speaker)} - {UNKNOWN, ""}),
        frozenset(),
        denial.content,
        of,
        denial.day,
        [(denial.assertion.page, denial.start)],
    )
