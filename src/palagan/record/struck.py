"""The strike that a figure is told with: its town and day, where the happening has them and the figure can be of it."""

from __future__ import annotations

from dataclasses import dataclass

from palagan.model.record import Happening, Party
from palagan.record.dates import days_of
from palagan.record.places import can_be_same, is_spot, place_key
from palagan.record.retold_strikes import TOLD_AGAIN
from palagan.record.toll_series import Toll


@dataclass(frozen=True, slots=True)
class Near:
    """What ledgers ask of a happening that figures are told with."""

    id: str
    type: str
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    date: str | None
    place: str | None
    story: str | None


ToldWith = Happening | Near


def struck_with(toll: Toll, happening: ToldWith | None) -> tuple[str, int] | None:
    """Town and day of the happening that a figure is told with, if it is an attack of one day on a town that can be the
    figure's; a figure that tells no day of its own may come days after it."""
    if happening is None or happening.type != "ASSAULT":
        return None
    days, place = days_of(happening.date), place_key(happening.place)
    if days is None or not days.exact or place is None or not is_spot(place) or not can_be_same(place, toll.spot):
        return None
    since = toll.day - days.first if toll.spot is not None and toll.day is not None else 0
    return (place, days.first) if (since == 0 if toll.firm else 0 <= since <= TOLD_AGAIN) else None
