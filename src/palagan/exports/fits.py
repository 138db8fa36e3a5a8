"""Which happenings an event format can tell, and for those that it cannot, why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from palagan.exports.codes import planned_as, sector_of
from palagan.exports.event import Event, days_of, killed, length_of
from palagan.exports.formats import LeftOut
from palagan.languages.tables import table
from palagan.model.reading import Status
from palagan.model.record import Happening, Party

_YEAR = 366
_MONTH = 31


@dataclass(frozen=True, slots=True)
class Needs:
    """What a format asks of a happening.

    `unreal`: it tells plans and possibilities too, else only those that count as AGREE or CONCEDE. `planned`: it takes
    those. `longest`: it takes dates of up to so many days, None for any. `types`: those it knows, none for all.
    """

    unreal: bool
    planned: bool
    background: bool
    longest: int | None
    types: frozenset[str] = frozenset()
    toll: bool = False


@cache
def needs() -> Mapping[str, Needs]:
    """Format → what it asks."""
    acled = frozenset(row["type"] for row in table("exports/acled.tsv"))
    return {
        "plover": Needs(unreal=True, planned=True, background=True, longest=None),
        "polecat": Needs(unreal=False, planned=True, background=False, longest=1),
        "gdelt": Needs(unreal=False, planned=True, background=False, longest=1),
        "gdelt-mentions": Needs(unreal=False, planned=True, background=False, longest=1),
        "acled": Needs(unreal=False, planned=False, background=False, longest=_MONTH, types=acled),
        "ucdp": Needs(
            unreal=False, planned=False, background=False, longest=_YEAR, types=frozenset({"ASSAULT"}), toll=True
        ),
    }


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a happening can be counted without loading it."""

    type: str
    mode: str | None
    status: Status
    background: bool
    date: str | None
    told: bool
    """Whether it is known on which day it was first told."""
    parties: bool
    """Whether somebody is told to have done it or to whom."""


def shape_of(happening: Happening) -> Shape:
    """Its shape."""
    return Shape(
        happening.type, happening.mode, happening.status, happening.background, happening.date,
        bool(happening.first_told), bool(happening.sources or happening.targets),
    )  # fmt: skip


def why_not_shaped(format_: str, shape: Shape) -> LeftOut | None:
    """Why a format has no room for happenings of this shape; None where it has, as far as the shape tells."""
    asked = needs()[format_]
    if asked.types and shape.type not in asked.types:
        return LeftOut.NOT_OF_KIND
    retyped = shape.status == "planned" and asked.planned and bool(planned_as(shape.type, shape.mode))
    if shape.status != "happened" and not asked.unreal and not retyped:
        return LeftOut.NOT_HAPPENED
    if shape.background and not asked.background:
        return LeftOut.BACKGROUND
    if retyped:
        return None if shape.told and shape.parties else LeftOut.NO_DATE if not shape.told else LeftOut.NO_PARTY
    days = days_of(shape.date)
    if days is None:
        return LeftOut.NO_DATE
    if asked.longest is not None and ((length := length_of(days)) is None or length > asked.longest):
        return LeftOut.NO_DAY
    return None if shape.parties else LeftOut.NO_PARTY


def why_not(format_: str, event: Event) -> LeftOut | None:
    """Why a format has no room for an event; None where it has."""
    found = why_not_shaped(format_, shape_of(event.happening))
    if found is not None:
        return found
    if needs()[format_].toll and killed(event) is None:
        return LeftOut.NO_TOLL
    if format_ == "acled" and acled_kind(event.happening) is None:
        return LeftOut.UNCLEAR_KIND
    return None


@dataclass(frozen=True, slots=True)
class AcledKind:
    """ACLED's types; `sub_event` is "" where the record does not tell it."""

    disorder: str
    event: str
    sub_event: str


@cache
def _acled() -> Mapping[tuple[str, str, str], AcledKind]:
    return {
        (row["type"], row["mode"], row["against"]): AcledKind(row["disorder"], row["event"], row["sub_event"])
        for row in table("exports/acled.tsv")
    }


def acled_kind(happening: Happening) -> AcledKind | None:
    """ACLED's types of a happening; None where they hang on who was attacked and that is not told, or it has none."""
    key = (happening.type, happening.mode or "")
    return _acled().get((*key, "")) or _acled().get((*key, attacked(happening.targets)))


def attacked(targets: Iterable[Party]) -> str:
    """ "armed", "civilians", or "" where both or neither is told."""
    sectors = [sector_of(party) for party in targets]
    armed = any(one.armed for one in sectors)
    civilians = any(one.side == "civilians" for one in sectors)
    return "" if armed == civilians else "armed" if armed else "civilians"
