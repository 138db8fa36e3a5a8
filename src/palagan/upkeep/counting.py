"""Ledgers, demands and what is told differently, brought up to date around what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from palagan.record.demands import Demand, compare_demands
from palagan.record.discrepancies import of_ledger
from palagan.record.ledgers import Told, ledger_key, make_ledger, told_of
from palagan.record.packing import pack, unpack
from palagan.record.page_part import PagePart
from palagan.record.struck import Near, ToldWith
from palagan.record.toll_series import UPDATED, Toll, of_day
from palagan.store.ledger_writing import keep_ledgers
from palagan.store.record_reading import load_as
from palagan.store.record_writing import delete_discrepancies, delete_ledgers, save_discrepancies
from palagan.store.upkeep import cells, change, groups_by, rows
from palagan.upkeep.drawing import origins_behind
from palagan.upkeep.touched import Touched

_NEAR = msgspec.json.Decoder(Near)


def count_tolls(connection: Connection, touched: Touched) -> None:
    """Put every toll that was decided anew, or whose happening changed, under its ledger; make those ledgers again."""
    changed = {*touched.happenings, *touched.lost}
    query = "SELECT id, story, ledger, part, told FROM toll_parts WHERE {} IN ({{}})"
    retold = "SELECT id, story, ledger, part, told FROM toll_parts WHERE NOT firm AND spot = ? AND day BETWEEN ? AND ?"
    found = {row[0]: row for row in rows(connection, query.format("ledger"), [""])}
    found |= {row[0]: row for row in rows(connection, query.format("happening"), sorted(changed))}
    stories = {group.story for group in groups_by(connection, "id", sorted(touched.renamed)).values()}
    of_stories = rows(connection, query.format("story"), sorted(stories))
    found |= {row[0]: row for row in of_stories if row[3] in touched.renamed}
    for spot, day in touched.strikes:
        for row in connection.exec_driver_sql(retold, (spot, day, day + UPDATED)):
            found[row[0]] = tuple(row)
    group_of = groups_by(connection, "id", sorted({row[3] for row in found.values() if row[3] is not None}))
    happening_of = {id_: group.happening for id_, group in group_of.items()}
    wanted = {id_ for id_ in happening_of.values() if id_ not in touched.happenings}
    happenings: dict[str, ToldWith] = {**touched.happenings, **_near(connection, wanted)}
    placed = []
    strikes = _Strikes(connection)
    for id_, story, ledger, part, told in found.values():
        happening = happenings[happening_of[part]] if part is not None else None
        key = ledger_key(told_of(strikes.of_day(unpack(told, Toll)), happening, story))
        placed.append((key, happening.id if happening else None, id_))
        touched.ledgers |= {ledger, key} - {""}
    change(connection, "UPDATE toll_parts SET ledger = ?, happening = ? WHERE id = ?", placed)
    _make_ledgers(connection, sorted(touched.ledgers), strikes)


class _Strikes:
    """The days on which towns were struck, each asked once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._days: dict[tuple[str, int], list[int]] = {}

    def of_day(self, toll: Toll) -> Toll:
        """The toll with the day of its strike."""
        if toll.spot is None or toll.firm or toll.day is None:
            return toll
        if (toll.spot, toll.day) not in self._days:
            query = "SELECT DISTINCT day FROM toll_parts WHERE firm AND spot = ? AND day BETWEEN ? AND ?"
            days = self._connection.exec_driver_sql(query, (toll.spot, toll.day - UPDATED, toll.day))
            self._days[toll.spot, toll.day] = [day for (day,) in days]
        return of_day(toll, self._days[toll.spot, toll.day])


def _make_ledgers(connection: Connection, keys: list[str], strikes: _Strikes) -> None:
    query = "SELECT ledger, story, happening, told FROM toll_parts WHERE ledger IN ({})"
    told: dict[str, list[tuple[str, str | None, Toll]]] = defaultdict(list)
    for key, story, happening, one in rows(connection, query, keys):
        told[key].append((story, happening, strikes.of_day(unpack(one, Toll))))
    wanted = {happening for several in told.values() for _, happening, _ in several if happening}
    happenings = _near(connection, wanted)
    pages = {toll.entry.evidence.page for several in told.values() for _, _, toll in several}
    origins, story_of = origins_behind(connection, pages)
    made = []
    for _, several in sorted(told.items()):
        entries: list[Told] = [told_of(t, happenings[h] if h else None, story) for story, h, t in several]
        made.append(make_ledger(entries, happenings, origins.count, story_of))
    delete_ledgers(connection, sorted(set(keys) - told.keys()))
    keep_ledgers(connection, made)
    delete_discrepancies(connection, keys)
    save_discrepancies(connection, ((ledger.id, one) for ledger in made if (one := of_ledger(ledger)) is not None))


def _near(connection: Connection, happenings: Iterable[str]) -> dict[str, Near]:
    """What ledgers ask of these happenings: to make out all mentions of those that many pages tell took the most."""
    return {near.id: near for near in load_as(connection, _NEAR, sorted(happenings))}


def compare_documents(connection: Connection, touched: Touched) -> None:
    """Keep what the pages that came demand, and compare again what is told of those documents."""
    pages = sorted({*touched.pages, *touched.gone})
    old = rows(connection, "SELECT DISTINCT key FROM demand_parts WHERE page IN ({})", pages)
    keys = {key for (key,) in old}
    change(connection, "DELETE FROM demand_parts WHERE page = ?", ((page,) for page in pages))
    for page, part in cells(connection, "part", pages).items():
        told: dict[str, list[Demand]] = defaultdict(list)
        for demand in unpack(part, PagePart).demands:
            told[demand.key].append(demand)
        keys |= told.keys()
        change(
            connection,
            "INSERT INTO demand_parts (key, page, told) VALUES (?, ?, ?)",
            ((key, page, pack(tuple(demands))) for key, demands in told.items()),
        )
    delete_discrepancies(connection, sorted(keys))
    found = []
    by_key: dict[str, list[Demand]] = defaultdict(list)
    for key, one in rows(connection, "SELECT key, told FROM demand_parts WHERE key IN ({})", sorted(keys)):
        by_key[key] += unpack(one, tuple[Demand, ...])
    for key, demands in sorted(by_key.items()):
        found += [(key, one) for one in compare_demands(demands)]
    save_discrepancies(connection, found)
