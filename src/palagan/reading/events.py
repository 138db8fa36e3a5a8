"""Events of an article: anchors by lexicon, parties by structure, then time, place, status, attribution, background."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from palagan.model.article import Article
from palagan.model.reading import Event, Place, Span, TimeExpression
from palagan.reading.anchors import Anchor, find_anchors
from palagan.reading.arguments import MUTUAL, VICTIM, Parties, find_parties
from palagan.reading.attribution import Attribution
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, make_clause, words
from palagan.reading.happenings import Told, join_happenings
from palagan.reading.scope import is_negated, only_asked, status_of

_SPEECH_TYPES = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SUPPORT", "REJECT", "AGREE", "CONCEDE"})
_BACKGROUND_DAYS = 30
"""Codebook: more than 30 days before publication is background."""


@dataclass(frozen=True, slots=True)
class _Found:
    anchor: Anchor
    parties: Parties


def find_events(
    article: Article,
    sentences: Sequence[Span],
    cast: Cast,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    attributions: Sequence[Attribution],
) -> tuple[Event, ...]:
    """The events that the sentences tell, in order, ids "e1" …; `happening` joins mentions of one event."""
    told: list[Told] = []
    for sentence in sentences:
        clause = make_clause(article.text, sentence, cast)
        for found in _in_sentence(clause):
            told.append(_told(article, clause, found, times, places, attributions, len(told) + 1))
    return join_happenings(told)


def _in_sentence(clause: Clause) -> list[_Found]:
    anchors = find_anchors(clause.tokens)
    asked = only_asked(clause, anchors)
    out: list[_Found] = []
    for number, anchor in enumerate(anchors):
        if number in asked or is_negated(clause, anchor) or clause.group_at(anchor.first) is not None:
            continue
        parties = find_parties(clause, anchor)
        if not _needs_met(clause, anchor, parties):
            continue
        _take(out, _Found(anchor, parties))
    return out


def _needs_met(clause: Clause, anchor: Anchor, parties: Parties) -> bool:
    match anchor.entry.needs:
        case "conflict" | "person" | "state" | "warn":
            return bool(parties.sources and parties.targets)
        case "two":
            return len(parties.sources) >= 2
        case "weapon":
            near = [clause.word(i) for i in range(anchor.first - 4, anchor.last + 5)]
            return any(word in words("weapons") for word in near)
        case "sign":
            before = [clause.word(i) for i in range(anchor.first - 4, anchor.first)]
            return any(word.startswith(("menandatangani", "meneken")) for word in before)
        case "verb":
            return anchor.voice in {"active", "passive"} and parties.explicit
        case "unsc":
            return bool(parties.sources)
        case _:
            return True


def _take(out: list[_Found], found: _Found) -> None:
    """Add a finding, or join it to one of the same type in the sentence that tells the same event."""
    for index, earlier in enumerate(out):
        if earlier.anchor.entry.type == found.anchor.entry.type and _one_event(earlier, found):
            out[index] = _Found(_better(earlier.anchor, found.anchor), _joined(earlier.parties, found.parties))
            return
    out.append(found)


def _one_event(one: _Found, other: _Found) -> bool:
    frames = {one.anchor.entry.frame, other.anchor.entry.frame}
    if frames & (VICTIM | {"kill"}):
        return True
    if not one.parties.explicit or not other.parties.explicit:
        return True
    sources = set(one.parties.sources), set(other.parties.sources)
    targets = set(one.parties.targets), set(other.parties.targets)
    same_sources = not sources[0] or not sources[1] or bool(sources[0] & sources[1])
    same_targets = not targets[0] or not targets[1] or bool(targets[0] & targets[1])
    return same_sources and same_targets


def _better(one: Anchor, other: Anchor) -> Anchor:
    weak = VICTIM | {"kill"}
    if one.entry.frame in weak and other.entry.frame not in weak:
        return other
    return one


def _joined(one: Parties, other: Parties) -> Parties:
    sources = one.sources or other.sources
    targets = one.targets or other.targets
    if set(sources) == set(targets):
        return Parties(sources, targets) if len(sources) > 1 else Parties(sources)
    return Parties(sources, tuple(actor for actor in targets if actor not in sources))


def _told(
    article: Article,
    clause: Clause,
    found: _Found,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    attributions: Sequence[Attribution],
    number: int,
) -> Told:
    anchor, parties = found.anchor, found.parties
    span = Span(clause.tokens[anchor.first].start, clause.tokens[anchor.last - 1].end)
    time = _time_of(clause, span, times)
    place = _place_of(clause, span, places, article.text)
    said_by, denied_by = _ascribed(span, parties, anchor, attributions)
    status = status_of(clause, anchor)
    date = time.value if time else None
    event = Event(
        id=f"e{number}",
        type=anchor.entry.type,
        mode=anchor.entry.mode,
        sources=parties.sources,
        targets=parties.targets,
        date=date,
        place=place.name if place else None,
        status=status,
        said_by=said_by,
        denied_by=denied_by,
        background=is_background(date, article.published_day),
        happening="",
        anchor=span,
        evidence=clause.span,
        confidence=_confidence(anchor, parties),
        rule=f"event.{anchor.entry.frame}.{anchor.voice}:{anchor.form}",
        date_span=Span(time.start, time.end) if time else None,
        place_span=Span(place.start, place.end) if place else None,
    )
    nominal = anchor.voice in {"noun", "bare"}
    pointing = nominal and (clause.word(anchor.last) in words("demonstratives") or anchor.possessed)
    return Told(event, anchor.entry.root, parties.explicit, pointing, nominal or anchor.entry.frame in VICTIM)


def _time_of(clause: Clause, anchor: Span, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The dated expression of the sentence nearest to the anchor."""
    inside = [t for t in times if clause.span.start <= t.start < clause.span.end and t.value is not None]
    return min(inside, key=lambda t: _distance(anchor, t.start, t.end), default=None)


def _distance(anchor: Span, start: int, end: int) -> int:
    return start - anchor.end if start >= anchor.end else anchor.start - end


def _place_of(clause: Clause, anchor: Span, places: Sequence[Place], text: str) -> Place | None:
    """The place of the sentence that "di" or "ke" governs, nearest after the anchor, else before it."""
    best: tuple[int, Place] | None = None
    for place in places:
        if not clause.span.start <= place.start < clause.span.end:
            continue
        lead = text[max(clause.span.start, place.start - 40) : place.start].lower().split()
        if not any(word in {"di", "wilayah", "kota", "ke", "dari"} for word in lead[-4:]):
            continue
        cost = _distance(anchor, place.start, place.end) + (60 if place.end <= anchor.start else 0)
        if "di" not in lead[-4:]:
            cost += 40
        if best is None or cost < best[0]:
            best = (cost, place)
    return best[1] if best else None


def _ascribed(
    anchor: Span, parties: Parties, found: Anchor, attributions: Sequence[Attribution]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    said: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    for attribution in attributions:
        if attribution.start <= anchor.start < attribution.end:
            said = said or attribution.said_by
            denied = denied or attribution.denied_by
    if found.entry.type in _SPEECH_TYPES and parties.sources and set(parties.sources) <= set(said):
        said = tuple(actor for actor in said if actor not in parties.sources)
    return said, denied


def is_background(date: str | None, published_day: str | None) -> bool:
    """Whether an event of this date is history for a page of that day: over for more than 30 days. No date: False."""
    if date is None or "/.." in date:
        return False
    end = date.split("/")[-1]
    last = _last_day(end)
    if last is None:
        return False
    if published_day is None:
        return False
    try:
        return (dt.date.fromisoformat(published_day) - last).days > _BACKGROUND_DAYS
    except ValueError:
        return False


def _last_day(value: str) -> dt.date | None:
    parts = value.split("-")
    try:
        if len(parts) == 1:
            return dt.date(int(parts[0]), 12, 31)
        if len(parts) == 2:
            month = int(parts[1])
            return dt.date(int(parts[0]) + month // 12, month % 12 + 1, 1)
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _confidence(anchor: Anchor, parties: Parties) -> float:
    """A first guess, by what the sentence tells: both parties .7, one .55, none .4; +.1 for an unambiguous word."""
    base = 0.7 if parties.sources and parties.targets else 0.55 if parties.explicit else 0.4
    if anchor.entry.frame in MUTUAL and len(parties.sources) >= 2:
        base = 0.7
    return round(base + (0.1 if anchor.entry.needs == "-" else 0.0), 2)
