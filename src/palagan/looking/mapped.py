"""Where happenings lie, counted by place: what can be drawn, how precisely, and what cannot."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from sqlalchemy import Connection

from palagan.looking.rows import Wish, narrowed
from palagan.places.happenings import spot_of, where
from palagan.places.known import place_of
from palagan.places.place import Kind
from palagan.store.every import every, halves_of, index_for
from palagan.store.named import kept
from palagan.store.named_index import indexed_by
from palagan.store.narrow import Condition
from palagan.store.spots import decided_table, keep_spots, story_company, unplaced

NAMES = 12
"""Names of a place that its link looks for; further ones are so rare that they stand in the count alone."""
UNKNOWN = 30
"""Names that the gazetteer lacks which are listed, those told most first."""
_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Mapped:
    """A place on which happenings lie. `deeds`, `plans` and `background` count them apart; `told` are the names under
    which the pages have it, most first; `vague` of them are told by a part of the name or lie somewhere within."""

    id: str
    name: str
    name_en: str
    kind: Kind
    countries: tuple[str, ...]
    lat: float
    lon: float
    radius: float
    disputed: bool
    note: str
    note_en: str
    deeds: int
    plans: int
    background: int
    vague: int
    told: tuple[str, ...]

    @property
    def all(self) -> int:
        """How many in all."""
        return self.deeds + self.plans + self.background

    def called(self, tongue: str) -> str:
        """Its name in a language."""
        return self.name_en if tongue == "en" else self.name


@dataclass(frozen=True, slots=True)
class Unmapped:
    """What is not on the map: happenings of which no place is told, of which the gazetteer lacks the place (names with
    how often, most first), of which only the parties hint at a country, and those not yet placed."""

    untold: int
    unknown: int
    by_company: int
    unplaced: int
    names: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class MapData:
    """All of it; `places` by how many happenings lie there, most first."""

    places: tuple[Mapped, ...]
    unmapped: Unmapped


@dataclass(slots=True)
class _Tally:
    parts: Counter[int] = field(default_factory=Counter)
    vague: int = 0
    told: Counter[str] = field(default_factory=Counter)


def mapped(connection: Connection, wish: Wish) -> MapData:
    """The places of the happenings that the filters let through, as people decided; kept until the case changes."""
    place_decided(connection)
    return kept(connection, ("map", wish), lambda: _mapped(connection, wish))


def place_decided(connection: Connection) -> None:
    """Place the happenings that lie over the record as decisions, on this connection."""
    table = decided_table(connection)
    while table is not None and (some := unplaced(connection, table, _AT_ONCE)):
        around = story_company(connection, (one.story for one in some if one.story))
        found = []
        for one in some:
            places, codes = around.get(one.story or "", ([], []))
            found.append((*spot_of(one.place, where(one.place, one.codes, places, codes)), one.id))
        keep_spots(connection, table, found)


def _mapped(connection: Connection, wish: Wish) -> MapData:
    clause = every(connection, narrowed(wish))
    query = _query(connection, clause)
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    apart: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for spot, how, part, told, count in connection.exec_driver_sql(query, clause.values):
        if spot is None or how == "company":
            apart[how or "unplaced"] += count
            if how == "unknown" or how == "company":
                names[told or ""] += count
            continue
        tally = tallies[spot]
        tally.parts[part] += count
        tally.told[told or ""] += count
        tally.vague += count if how == "part" else 0
    found = [one for id_, tally in tallies.items() if (one := _place(id_, tally))]
    lost = sum(sum(tally.parts.values()) for id_, tally in tallies.items() if place_of(id_) is None)
    return MapData(
        tuple(sorted(found, key=lambda one: (-one.all, one.id))),
        Unmapped(
            apart["untold"],
            apart["unknown"] + lost,
            apart["company"],
            apart["unplaced"],
            tuple(sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))[:UNKNOWN]),
        ),
    )


def _query(connection: Connection, clause: Condition) -> str:
    """The happenings that pass counted by place, out of the index of the map: rows of happenings are wide."""
    told = "it.spot, it.spot_how, it.part, it.place"
    halves = halves_of(connection, told, clause, "happenings_on_map")
    if "it.id IN" in clause.sql:
        found = f"SELECT it.rowid FROM main.happenings AS it {indexed_by(connection, index_for(clause))}{clause.sql}"
        away = halves[0].partition(clause.sql)[2]
        walked = f"SELECT {told} FROM main.happenings AS it {indexed_by(connection, 'happenings_on_map')}"
        halves[0] = f"{walked} WHERE +it.rowid IN ({found}){away}"
    return f"SELECT spot, spot_how, part, place, count(*) FROM ({' UNION ALL '.join(halves)}) GROUP BY 1, 2, 3, 4"


def _place(id_: str, tally: _Tally) -> Mapped | None:
    place = place_of(id_)
    if place is None or place.lat is None or place.lon is None:
        return None
    told = sorted(tally.told.items(), key=lambda pair: (-pair[1], pair[0]))
    return Mapped(
        id=place.id,
        name=place.name,
        name_en=place.name_en,
        kind=place.kind,
        countries=place.countries,
        lat=place.lat,
        lon=place.lon,
        radius=place.radius or 0.0,
        disputed=place.disputed,
        note=place.note,
        note_en=place.note_en,
        deeds=tally.parts[0],
        plans=tally.parts[1],
        background=tally.parts[2],
        vague=tally.vague,
        told=tuple(name for name, _ in told[:NAMES]),
    )
