"""When and where an event is set: the time and place of its sentence that go with it, and whether it is history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from palagan.model.reading import Place, Span, TimeExpression
from palagan.reading.clause import Clause, words
from palagan.reading.scan import Scanned
from palagan.reading.weights import event_models

_BACKGROUND_DAYS = 30
"""Codebook: more than 30 days before publication is background."""
_LED = {"in": 0, "near": 20, "to": 30, "from": 60, "-": 90}
"""What a place costs by the word that leads to it, in characters of distance; measured on train (2026-11)."""
_BEFORE = 50
"""What a place before the anchor costs more than one after it."""
_BACKGROUND = 0.6


def time_of(clause: Clause, anchor: Span, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The dated expression of the sentence nearest to the anchor; one in another quotation or clause costs more."""
    inside = [t for t in times if clause.span.start <= t.start < clause.span.end and t.value is not None]
    return min(inside, key=lambda t: _distance(anchor, t.start, t.end), default=None)


def _distance(anchor: Span, start: int, end: int) -> int:
    return start - anchor.end if start >= anchor.end else anchor.start - end


def place_of(clause: Clause, anchor: Span, places: Sequence[Place], *, visit: bool) -> Place | None:
    """The place of the sentence that goes with the anchor: led by "di" (for visits by "ke"), near, rather after it."""
    best: tuple[int, Place] | None = None
    for place in places:
        if not clause.span.start <= place.start < clause.span.end:
            continue
        led = place.rule.rpartition(":")[2]
        if led in {"-", "from"} and (place.level in {None, "country"} or led == "from"):
            continue
        cost = _distance(anchor, place.start, place.end) + (0 if visit and led == "to" else _LED.get(led, 90))
        if place.end <= anchor.start:
            cost += _BEFORE
        if best is None or cost < best[0]:
            best = (cost, place)
    return best[1] if best else None


def reference_day(published_day: str | None, times: Sequence[TimeExpression]) -> str | None:
    """The day from which the page looks back: its publication, else the latest full day it tells."""
    if published_day:
        return published_day
    days = [t.value for t in times if t.value is not None and len(t.value) == 10]
    return max(days, default=None)


def is_background(
    scanned: Scanned, date: str | None, today: str | None, times: Sequence[TimeExpression], before: bool, language: str
) -> bool:
    """Whether the event is told as history: by its date where it has one that ends, else by the trained model.

    `before` tells whether the event before it on the page is history.
    """
    models = event_models(language)
    if models is None or (date is not None and today is not None and not date.endswith("/..")):
        return is_old(date, today)
    model = models.background
    features = background_features(scanned, date, today, times, before)
    return model.probabilities(features)[model.classes.index("yes")] >= _BACKGROUND


def background_features(
    scanned: Scanned, date: str | None, today: str | None, times: Sequence[TimeExpression], before: bool
) -> tuple[str, ...]:
    """What speaks for history: the date's age and form, old times in the sentence, words that look back, neighbours."""
    clause, anchor = scanned.clause, scanned.anchor
    inside = [t for t in times if clause.span.start <= t.start < clause.span.end and t.value is not None]
    old = any(is_old(t.value, today) for t in inside)
    age = age_of(date, today)
    features = [
        "bias",
        f"age={age}",
        f"age={age}|type={anchor.entry.type}",
        f"form={_form(date)}",
        f"old-in-sentence={old}|dated={date is not None}",
        f"before={before}",
        f"before={before}|dated={date is not None}",
        f"type={anchor.entry.type}",
        f"frame={anchor.entry.frame}|{anchor.voice}",
        f"root={anchor.entry.root}",
        f"quoted={clause.quoted[anchor.first] > 0}",
        f"early={scanned.clause.span.start < 600}",
    ]
    window = {clause.word(i) for i in range(max(0, anchor.first - 8), min(len(clause.tokens), anchor.last + 5))}
    features += [f"near={word}" for word in sorted(window & words("status.looking_back"))]
    return tuple(features)


def _form(date: str | None) -> str:
    if date is None:
        return "none"
    if date.endswith("/.."):
        return "open"
    return "stretch" if "/" in date else str(len(date))


def age_of(date: str | None, today: str | None) -> str:
    """How long ago the date's end lies, in steps: "none", "future", "week", "month", "half-year", "years", "long"."""
    last = _last_day((date or "").removesuffix("/..").split("/")[-1])
    now = _last_day(today or "")
    if last is None or now is None:
        return "none"
    days = (now - last).days
    steps = ((-1, "future"), (7, "week"), (30, "month"), (183, "half-year"), (1100, "years"))
    return next((name for limit, name in steps if days <= limit), "long")


def is_old(date: str | None, today: str | None) -> bool:
    """Whether a date was over more than 30 days before `today`. Open-ended dates and unknown ones are not."""
    if date is None or "/.." in date:
        return False
    last, now = _last_day(date.split("/")[-1]), _last_day(today or "")
    return last is not None and now is not None and (now - last).days > _BACKGROUND_DAYS


def _last_day(value: str) -> dt.date | None:
    parts = value.split("-")
    try:
        if len(parts) == 1:
            return dt.date(int(parts[0]), 12, 31)
        if len(parts) == 2:
            month = int(parts[1])
            return dt.date(int(parts[0]) + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
