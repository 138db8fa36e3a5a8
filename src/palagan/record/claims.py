"""Claims: propositions that some page ascribes to somebody, with who asserts and who denies them, never "true".

Tellings are one claim if one side blames the same side, within days, in words alike; so a mutual accusation is two.
What a side charges again is one for weeks. A denial stands under the claim that it answers (`answers`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from palagan.model.ids import content_id
from palagan.model.reading import Span
from palagan.model.record import Assertion, Claim
from palagan.record.answers import KEPT, NEAR_DAYS, STANDS, VERY_ALIKE, Gathered, HappeningOf, answered
from palagan.record.assertions import key_of, unique
from palagan.record.denials import Denial
from palagan.record.happenings import Count
from palagan.record.matters import tells
from palagan.record.propositions import BACKING, Proposition
from palagan.record.weights import overlap_of

_ALIKE = 0.3
"""Share of telling words, names left out, from which two tellings of one blame, of one type, are one claim."""


def find_claims(
    told: Iterable[Proposition],
    denials: Iterable[Denial],
    happening_of: HappeningOf,
    count: Count,
    story_of: Mapping[str, str],
) -> tuple[Claim, ...]:
    """The claims, those denied first, then by number of pages."""
    ordered = sorted(told, key=lambda one: one.order)
    joined = _joined([_begun(one, happening_of) for one in ordered if not one.referred])
    referred = _joined([_begun(one, happening_of) for one in ordered if one.referred])
    claims = [_claim(one, count, story_of) for one in (*joined, *answered(joined, referred, denials, happening_of))]
    return tuple(sorted(claims, key=by_denial))


def by_denial(claim: Claim) -> tuple[bool, int, str]:
    """A key that sorts claims: those denied first, then by number of pages."""
    return not claim.denied, -len({a.page for a in (*claim.asserted, *claim.denied)}), claim.id


def _begun(one: Proposition, happening_of: HappeningOf) -> Gathered:
    return Gathered(
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
        again=tells("again", one.asserted.evidence.words),
    )


def _joined(told: Sequence[Gathered]) -> list[Gathered]:
    """The propositions, tellings of one taken together; the first told gives the words."""
    kept: dict[str, list[Gathered]] = defaultdict(list)
    out = []
    for one in told:
        near = {id(other): other for side in sorted(one.against) or [""] for other in kept[side][-KEPT:]}
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


def _alike(one: Gathered, other: Gathered) -> float | None:
    """How alike the words of two tellings of one claim are; None when they are not one."""
    if not one.asserters & other.asserters or (not one.against & other.against and (one.against or other.against)):
        return None
    least = _least(one, other)
    if least is None:
        return None
    words = overlap_of(one.content, other.content)
    if {page for page, _ in one.at} & {page for page, _ in other.at}:  # a page tells its charges apart
        if one.words == other.words:
            return 1.0
        return words if words >= VERY_ALIKE and len(one.content & other.content) > 1 else None
    return words if words >= least else None


def _least(one: Gathered, other: Gathered) -> float | None:
    """Share of telling words from which two tellings are one claim; None where their days are too far apart. What is
    charged again, of one event, or of help that goes on, is charged as before for weeks."""
    apart = abs(one.day - other.day) if one.day is not None and other.day is not None else None
    if apart is None:
        return VERY_ALIKE
    if apart <= NEAR_DAYS:
        return _ALIKE if one.type == other.type else VERY_ALIKE
    same = one.happening is not None and one.happening == other.happening
    again = same or one.again or other.again or one.type == other.type in BACKING
    return VERY_ALIKE if again and apart <= STANDS else None


def _claim(one: Gathered, count: Count, story_of: Mapping[str, str]) -> Claim:
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
