"""What differs between two records of the same pages: things added, gone, and changed field by field.

Things are matched by the words beneath, not by their ids, each at most once, the best fit first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from palagan.model.decision import DecidedKind
from palagan.model.record import Claim, Copy, Happening, LedgerEntry, Origin, Party, Story
from palagan.record.correctable import in_words, value_of
from palagan.record.keys import Thing, id_of, key_of, told
from palagan.record.strands import Strands

Change = Literal["added", "gone", "changed"]

_FIELDS: Mapping[type, tuple[str, ...]] = {
    Happening: (
        "type", "mode", "sources", "targets", "date", "place", "status", "background", "said_by", "denied_by",
    ),
    Claim: ("about", "asserted_by", "denied_by"),
    LedgerEntry: ("kind", "low", "high", "place", "date", "speakers", "cumulative", "current"),
    Story: (),
    Origin: ("name", "kind"),
    Copy: (),
    Party: ("name", "code", "kind"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with what stood there and what stands there now, told to a person."""

    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. `was` and `now` are its ids in the two records, None where it is not there."""

    kind: DecidedKind
    change: Change
    was: str | None
    now: str | None
    told: str
    fields: tuple[FieldChange, ...] = ()


def differences(kind: DecidedKind, before: Sequence[Thing], after: Sequence[Thing]) -> tuple[Difference, ...]:
    """The differences of one kind of thing, gone first, then changed, then added; what is the same is left out."""
    strands = Strands(kind, after, {})
    pairs: list[tuple[int, float, str, str]] = []
    for thing in before:
        for hit in strands.finder.find(key_of(thing), strands.owner, id_of(thing)):
            pairs.append((-hit.held, -hit.points, id_of(thing), hit.id))
    left = {id_of(thing): thing for thing in before}
    new = dict(strands.made)
    changed: list[Difference] = []
    for _, _, was, now in sorted(pairs):
        if was in left and now in new:
            one, other = left.pop(was), new.pop(now)
            fields = _fields(one, other)
            if fields:
                changed.append(Difference(kind, "changed", was, now, told(one), fields))
    gone = [Difference(kind, "gone", id_, None, told(thing)) for id_, thing in left.items()]
    added = [Difference(kind, "added", None, id_, told(thing)) for id_, thing in new.items()]
    return (*gone, *sorted(changed, key=lambda one: one.was or ""), *added)


def _fields(one: Thing, other: Thing) -> tuple[FieldChange, ...]:
    out = []
    for field in _FIELDS[type(one)]:
        was, now = in_words(value_of(one, field)), in_words(value_of(other, field))
        if was != now:
            out.append(FieldChange(field, was, now))
    match one, other:
        case Happening(), Happening():
            out += _pages(one, other, lambda h: [m.page for m in h.mentions])
        case Claim(), Claim():
            out += _pages(one, other, lambda c: [told.page for told in (*c.asserted, *c.denied)])
        case Story() | Origin(), Story() | Origin():
            out += _pages(one, other, lambda s: s.pages)
        case Copy(), Copy() if round(one.share, 2) != round(other.share, 2):
            out.append(FieldChange("share", f"{one.share:.0%}", f"{other.share:.0%}"))
    return tuple(out)


def _pages(one: Thing, other: Thing, pages: Callable[..., Iterable[str]]) -> list[FieldChange]:
    was, now = set(pages(one)), set(pages(other))
    if was == now:
        return []
    lost, came = sorted(was - now), sorted(now - was)
    told_was = f"{len(was)}" + (f", without {', '.join(lost)}" if lost else "")
    told_now = f"{len(now)}" + (f", with {', '.join(came)}" if came else "")
    return [FieldChange("pages", told_was, told_now)]
