"""Claims: propositions that some page ascribes to somebody, with who asserts and who denies them, never "true".

Tellings are one claim if one side blames the same side, within days, in words alike; so a mutual accusation is two.
A denial answers the claim it fits best: one against the denier's side (or that somebody makes of himself), told before
it on the page or in its words on another, of the same happening. A denial that joins the one before it ("juga
membantah") answers what that one answered. One that answers none is a claim of its own, asserted by nobody known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from palagan.model.ids import content_id
from palagan.model.reading import Span
from palagan.model.record import Assertion, Claim
from palagan.record.assertions import key_of, one_line, unique
from palagan.record.denials import Denial
from palagan.record.happenings import Count
from palagan.record.matters import tells
from palagan.record.parties import UNKNOWN
from palagan.record.propositions import BACKING, Proposition, side_of
from palagan.record.weights import overlap_of, roots_of

_ANSWERS = 900
"""Characters after a claim within which a denial answers it: two or three sentences."""
_JOINS = 300
"""Characters after a denial within which another joins it."""
_NEAR_DAYS = 2
"""Days between pages that tell one claim."""
_ALIKE = 0.3
"""Share of telling words, names left out, from which two tellings of one blame, of one type, are one claim."""
_VERY_ALIKE = 0.5
"""The same for tellings of different types, or of undated pages."""
_FITS = 1.0
"""Points from which a denial answers a claim."""
_KEPT = 100
"""Claims against one side that a further telling or denial is held against: the last told."""

HappeningOf = Mapping[str, str]
"""Telling → happening."""


@dataclass(slots=True, eq=False)
class _Claim:
    """A claim while it is gathered; the first telling gives its words, and whom it `blames` by them."""

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

    @property
    def asserters(self) -> frozenset[str]:
        """The sides of those who assert it; a name for one without a country."""
        return frozenset(side_of(assertion.speaker) for assertion in self.asserted)

    def take(self, other: _Claim) -> None:
        """Takes in what another telling of the same proposition holds."""
        self.asserted += other.asserted
        self.denied += other.denied
        self.at += other.at
        self.against |= other.against
        self.named |= other.named
        self.happening = self.happening or other.happening


def find_claims(
    told: Iterable[Proposition],
    denials: Iterable[Denial],
    happening_of: HappeningOf,
    count: Count,
    story_of: Mapping[str, str],
) -> tuple[Claim, ...]:
    """The claims, those denied first, then by number of pages."""
    joined = _joined([_begun(one, happening_of) for one in sorted(told, key=lambda one: one.order)])
    claims = [_claim(one, count, story_of) for one in (*joined, *_answer(joined, denials, happening_of))]
    return tuple(sorted(claims, key=by_denial))


def by_denial(claim: Claim) -> tuple[bool, int, str]:
    """A key that sorts claims: those denied first, then by number of pages."""
    return not claim.denied, -len({a.page for a in (*claim.asserted, *claim.denied)}), claim.id


def _begun(one: Proposition, happening_of: HappeningOf) -> _Claim:
    return _Claim(
        ";".join(sorted(one.against)),
        one.words,
        one.about,
        one.type,
        one.against,
        one.named,
        one.content,
        happening_of.get(one.telling),
        one.day,
        [(one.page, one.at)],
        [one.asserted],
        list(one.denied),
    )


def _joined(told: Sequence[_Claim]) -> list[_Claim]:
    """The propositions, tellings of one taken together; the first told gives the words."""
    kept: dict[str, list[_Claim]] = defaultdict(list)
    out = []
    for one in told:
        near = {id(other): other for side in sorted(one.against) or [""] for other in kept[side][-_KEPT:]}
        alike = [
            (value, -n, other) for n, other in enumerate(near.values()) if (value := _alike(one, other)) is not None
        ]
        if alike:
            max(alike, key=lambda item: item[:2])[2].take(one)
            continue
        for side in sorted(one.against) or [""]:
            kept[side].append(one)
        out.append(one)
    return out


def _alike(one: _Claim, other: _Claim) -> float | None:
    """How alike the words of two tellings of one claim are; None when they are not one."""
    if not one.asserters & other.asserters or (not one.against & other.against and (one.against or other.against)):
        return None
    if one.day is not None and other.day is not None:
        if abs(one.day - other.day) > _NEAR_DAYS:
            return None
        least = _ALIKE if one.type == other.type else _VERY_ALIKE
    else:
        least = _VERY_ALIKE
    words = overlap_of(one.content, other.content)
    if {page for page, _ in one.at} & {page for page, _ in other.at}:  # a page tells its charges apart
        if one.words == other.words:
            return 1.0
        return words if words >= _VERY_ALIKE and len(one.content & other.content) > 1 else None
    return words if words >= least else None


def _answer(told: Sequence[_Claim], denials: Iterable[Denial], happening_of: HappeningOf) -> list[_Claim]:
    """Puts each denial under the claim it answers; gives back those that answer none, as claims of their own."""
    on_page: dict[str, list[tuple[int, _Claim]]] = defaultdict(list)
    by_side: dict[str, list[_Claim]] = defaultdict(list)
    for one in told:
        for page, start in one.at:
            on_page[page].append((start, one))
        for side in sorted(one.against | one.named):
            by_side[side].append(one)
    alone: list[tuple[str, _Claim]] = []
    before: tuple[Denial, _Claim] | None = None
    for denial in sorted(denials, key=lambda d: d.order):
        page = denial.assertion.page
        of = happening_of.get(denial.telling or "")
        found = _found(denial, of, on_page[page], by_side[side_of(denial.assertion.speaker)][-_KEPT:])
        if found is None and before is not None and _joins(denial, *before):
            found = before[1]
        found = found or _beside(denial, on_page[page])
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
    return [one for _, one in alone]


def _joins(denial: Denial, other: Denial, answered: _Claim) -> bool:
    one, two = denial.assertion, other.assertion
    return (
        one.page == two.page
        and 0 < denial.start - other.start <= _JOINS
        and side_of(one.speaker) not in answered.asserters
        and tells("also", one.evidence.words)
    )


def _beside(denial: Denial, here: Sequence[tuple[int, _Claim]]) -> _Claim | None:
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
    denial: Denial, of: str | None, here: Sequence[tuple[int, _Claim]], elsewhere: Sequence[_Claim]
) -> _Claim | None:
    """The claim that a denial fits best; ties go to the one told nearest."""
    points: list[tuple[float, int, _Claim]] = []
    for start, one in here:
        distance = denial.start - start
        value = _fit(denial, of, one)
        told = distance >= 0 or overlap_of(denial.content, one.content) > 0  # what comes later only in its words
        if value is not None and told and abs(distance) <= _ANSWERS:
            near = 1.0 - distance / (2 * _ANSWERS) if distance >= 0 else 0.25
            points.append((value + near + 0.25 * (distance >= 0), -abs(distance), one))
    for one in elsewhere:
        value = _fit(denial, of, one)
        if value is not None and _near(one.day, denial.day):
            points.append((value, -_ANSWERS, one))
    best = max(points, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] >= _FITS else None


def _fit(denial: Denial, of: str | None, one: _Claim) -> float | None:
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
    return 2 * overlap_of(roots_of(denial.content), roots_of(one.content)) + same + whose + helps


def _is_same_denial(one: _Claim, words: str, denial: Denial, of: str | None) -> bool:
    """Whether what a side denies, with no word of who asserts it, is what it denied in the days before: in the same
    words, or the same happening."""
    if one.words == words and denial.assertion.page == one.at[0][0]:
        return True
    return _near(one.day, denial.day) and (one.words == words or (of is not None and of == one.happening))


def _near(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= _NEAR_DAYS


def _alone(words: str, denial: Denial, of: str | None) -> _Claim:
    speaker = denial.assertion.speaker
    return _Claim(
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


def _claim(one: _Claim, count: Count, story_of: Mapping[str, str]) -> Claim:
    said, against = unique(one.asserted), unique(one.denied)
    first = (*said, *against)[0]
    return Claim(
        id=content_id(
            "cl", first.page, first.evidence.start, first.evidence.end, key_of(first.speaker), one.type, one.blames
        ),
        proposition=one.words,
        about=one.about,
        asserted=said,
        denied=against,
        asserted_origins=count(_places(said)),
        denied_origins=count(_places(against)),
        happening=one.happening,
        story=story_of.get(first.page),
    )


def _places(assertions: Iterable[Assertion]) -> list[tuple[str, Span | None]]:
    return [(a.page, Span(a.evidence.start, a.evidence.end)) for a in assertions]
