"""What the record takes from one page, by that page alone: what it tells, claims, denies, counts and demands.

A pure function of the page's reading, made once. All that ties pages together (copies, stories, happenings, claims,
ledgers) is drawn from these parts, so that no page has to be gone through again when others come.
"""

from __future__ import annotations

from dataclasses import dataclass

from palagan.model.record import Party
from palagan.record.demands import Demand, demands_of
from palagan.record.denials import Denial, denials
from palagan.record.parties import Register, register
from palagan.record.places import place_key, place_told
from palagan.record.propositions import Proposition, propositions
from palagan.record.sheet import Sheet
from palagan.record.telling import Telling, tellings
from palagan.record.toll_series import Toll
from palagan.record.tolls import tolls_of

_TITLE = 160
"""Characters of the report's first line that stand for a title where the page has none."""


@dataclass(frozen=True, slots=True)
class PagePart:
    """The part of one page. `order` sorts pages by publication, undated last; `day` is the ordinal of that day.

    `parties` and `places` (as they are printed) are those of the events that it tells as news.
    """

    page: str
    outlet: str | None
    published: str | None
    order: tuple[int, int, str]
    day: int | None
    title: str
    parties: tuple[Party, ...]
    places: tuple[str, ...]
    tellings: tuple[Telling, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    denials: tuple[Denial, ...] = ()
    tolls: tuple[Toll, ...] = ()
    demands: tuple[Demand, ...] = ()


def page_part(sheet: Sheet, parties: Register | None = None) -> PagePart:
    """The part of the page that is laid out in `sheet`; `parties` are its own, where they are known already."""
    parties = parties or register([sheet.reading])
    told = tellings(sheet, parties)
    claimed = propositions(sheet, told, parties)
    news = [event for event in sheet.reading.events if not event.background]
    actors = sorted({actor for event in news for actor in (*event.sources, *event.targets)})
    places = {place_key(event.place): place_told(event.place) for event in news}
    return PagePart(
        page=sheet.id,
        outlet=sheet.outlet,
        published=sheet.published,
        order=sheet.order,
        day=sheet.day,
        title=_title(sheet),
        parties=parties.parties(sheet.id, actors),
        places=tuple(sorted(place for place in places.values() if place)),
        tellings=tuple(told),
        propositions=tuple(claimed),
        denials=tuple(denials(sheet, told, claimed, parties)),
        tolls=tuple(tolls_of(sheet, told, parties)),
        demands=tuple(demands_of(sheet, parties)),
    )


def _title(sheet: Sheet) -> str:
    """The page's title; where it has none, the first line of its report."""
    article = sheet.reading.article
    if article.title:
        return article.title
    if sheet.starts:
        return article.text[sheet.starts[0] :].split("\n", 1)[0][:_TITLE].strip()
    return sheet.id
