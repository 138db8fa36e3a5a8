"""Who does what to whom out of the case: pairs of parties counted by SQL, as people decided."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from palagan.looking.rows import Wish, cards_of, narrowed
from palagan.store.counts import where_counted
from palagan.store.every import every
from palagan.store.look_up import happenings_by_id
from palagan.store.named import kept
from palagan.store.narrow import Narrowed
from palagan.store.pair_rows import BACKGROUND, DEED, NOBODY, PLAN
from palagan.views.network import ALL, MOST, Hub, Named, Network, Pair, Share, actors_of, choose_pairs, tie_of, types_of
from palagan.views.timeline import TimelineRow, timeline_row

LOOKED_AT = 2_000
"""The strongest pairs among which those drawn are chosen."""
PAGE = 30
"""Happenings of a pair shown at once."""


@dataclass(frozen=True, slots=True)
class NetworkWish:
    """What is wanted beside the filters: how many actors, which are hidden, whether plans and background count too."""

    wish: Wish
    most: int = MOST
    hidden: tuple[str, ...] = ()
    plans: bool = False
    background: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """The same as SQL: conditions on a pair and their values. `plain`: a count kept by type and mood will do. `among`
    finds the happenings where they are looked for by name; `narrow` is without that, for those it has found."""

    where: str
    values: dict[str, Any]
    plain: bool
    among: str | None
    narrow: str


def network(connection: Connection, wanted: NetworkWish) -> Network:
    """The strongest ties of the happenings that the filters let through, and what is not drawn."""
    return kept(connection, ("network", wanted), lambda: _network(connection, wanted))


def _network(connection: Connection, wanted: NetworkWish) -> Network:
    asked = _asked(connection, wanted)
    pairs, count, one_sided = _strongest(connection, asked, wanted.hidden)
    drawn = choose_pairs(pairs, max(2, min(wanted.most, ALL)))
    shares = _shares(connection, asked, drawn.pairs)
    ties = tuple(tie_of(pair, shares.get(pair[:3], ())) for pair in drawn.pairs)
    named = names_of(connection, {key for tie in ties for key in (tie.source, tie.target)} | set(wanted.hidden))
    hubs = sorted(drawn.capped.items(), key=lambda item: (-item[1][1], item[0]))
    return Network(
        actors=actors_of(ties, named),
        ties=ties,
        hubs=tuple(Hub(key, named.get(key, (key,))[0], *counts) for key, counts in hubs),
        pairs=count,
        one_sided=one_sided,
        hidden=tuple(Named(key, named.get(key, (key,))[0]) for key in wanted.hidden),
        types=types_of(ties),
    )


def _asked(connection: Connection, wanted: NetworkWish) -> _Asked:
    chosen = wanted.wish.chosen
    where: list[str] = []
    values: dict[str, Any] = {}

    def must(sql: str, **given: Any) -> None:
        where.append(sql)
        values.update((name, json.dumps(one) if isinstance(one, list) else one) for name, one in given.items())

    moods = [DEED] * (not chosen.statuses or "happened" in chosen.statuses)
    moods += [PLAN] * (wanted.plans or bool({"planned", "possible"} & set(chosen.statuses)))
    moods += [BACKGROUND] * wanted.background
    must(f"p.mood IN ({', '.join(map(str, moods))})")
    if chosen.types:
        must("p.type IN (SELECT value FROM json_each(:n_types))", n_types=[word.upper() for word in chosen.types])
    plain = len(where)
    if chosen.statuses:
        must("p.status IN (SELECT value FROM json_each(:n_statuses))", n_statuses=list(chosen.statuses))
    if chosen.since:
        must("p.day_to >= :n_since", n_since=chosen.since)
    if chosen.until:
        must("p.day_from <= :n_until", n_until=chosen.until)
    if chosen.min_origins:
        must("p.origins >= :n_least", n_least=chosen.min_origins)
    if chosen.stories:
        begins = "EXISTS (SELECT 1 FROM json_each(:n_stories) WHERE substr(p.story, 1, length(value)) = value)"
        must(begins, n_stories=list(chosen.stories))
    tests = narrowed(wanted.wish)
    among = None
    rest = Narrowed(place=tests.place, outlet=tests.outlet, party=tests.party)
    if rest != Narrowed():
        found = every(connection, rest)
        among = f"SELECT it.id AS id FROM happenings AS it{found.sql}"
        must(f"+p.happening IN ({among})", **found.values)
    told = " AND ".join(where if among is None else where[:-1])
    return _Asked(" AND ".join(where), values, len(where) == plain, among, told)


def _strongest(connection: Connection, asked: _Asked, hidden: Sequence[str]) -> tuple[list[Pair], int, int]:
    """The strongest pairs with both sides told, how many there are, and how many happenings tell one side alone."""
    other = _otherwise(connection, asked)
    table, happenings, origins = _source(connection, asked)
    shown = "NOT IN (SELECT value FROM json_each(:hidden))"
    without = f" AND p.source {shown} AND p.target {shown}" if hidden else ""
    query = (
        f"WITH g AS MATERIALIZED (SELECT p.source, p.target, {_parted(happenings)}, {_parted(origins)} "
        f"FROM {_led(asked, table)} WHERE {asked.narrow}{without} GROUP BY 1, 2) "
        "SELECT NULL, NULL, sum((source <> '' AND target <> '' AND source <> target) * ((n0 > 0) + (n1 > 0))), "
        "sum(n0 + n1) FILTER (WHERE source = '' OR target = ''), 0, 0 FROM g "
        "UNION ALL SELECT * FROM (SELECT source, target, n0, n1, o0, o1 FROM g WHERE source <> '' AND target <> '' "
        "AND source <> target ORDER BY max(o0, o1) DESC, max(n0, n1) DESC, source, target LIMIT :most)"
    )
    values = {**asked.values, "hidden": json.dumps(list(hidden)), "most": LOOKED_AT + len(other)}
    rows = [tuple(row) for row in connection.exec_driver_sql(query, values)]
    count, one_sided = rows[0][2] or 0, rows[0][3] or 0
    found: dict[tuple[str, str, int], list[int]] = {}
    for source, target, *counts in rows[1:]:
        for mutual in (0, 1):
            if counts[mutual]:
                found[source, target, mutual] = [counts[mutual], counts[2 + mutual]]
    for key, (more, weight) in _folded(other).items():
        if key[0] in hidden or key[1] in hidden:
            continue
        if NOBODY in key[:2]:
            one_sided += more
        elif key[0] != key[1]:
            before = found.get(key) or _one(connection, asked, key)
            count += (before[0] + more > 0) - (before[0] > 0)
            found[key] = [before[0] + more, before[1] + weight]
    pairs = [Pair(key[0], key[1], bool(key[2]), *counts) for key, counts in found.items() if counts[0] > 0]
    pairs.sort(key=lambda pair: (-pair.origins, -pair.happenings, pair.source, pair.target))
    return pairs[:LOOKED_AT], int(count), int(one_sided)


def _source(connection: Connection, asked: _Asked) -> tuple[str, str, str]:
    """The table that is counted, and what is summed in it: happenings, origins."""
    if asked.plain:
        return where_counted(connection, "pair_counts"), "p.happenings", "p.origins"
    return "main.happening_pairs", "1", "p.origins"


def _led(asked: _Asked, table: str) -> str:
    """The table as `p`; where happenings are looked for by name, by way of these, which are few."""
    return f"{table} p" if asked.among is None else f"({asked.among}) i CROSS JOIN {table} p ON p.happening = i.id"


def _parted(summed: str) -> str:
    """The sum over pairs with a direction, and over mutual ones: n0, n1 or o0, o1."""
    name = "o" if summed == "p.origins" else "n"
    return f"sum({summed} * (p.mutual = 0)) AS {name}0, sum({summed} * p.mutual) AS {name}1"


def _one(connection: Connection, asked: _Asked, key: tuple[str, str, int]) -> list[int]:
    table, happenings, origins = _source(connection, asked)
    query = (
        f"SELECT coalesce(sum({happenings}), 0), coalesce(sum({origins}), 0) FROM {table} p "
        f"WHERE p.source = :one AND p.target = :other AND p.mutual = :mutual AND {asked.where}"
    )
    values = {**asked.values, "one": key[0], "other": key[1], "mutual": key[2]}
    return list(connection.exec_driver_sql(query, values).one())


Change = tuple[str, str, int, str, int, int]
"""Source, target, mutual, type, happenings and origins more (or fewer) than the machine has."""


def _otherwise(connection: Connection, asked: _Asked) -> list[Change]:
    """What decisions change: pairs of happenings that went, and of those in their place."""
    laid = "SELECT 1 FROM temp.sqlite_master WHERE name = 'decided_happening_pairs'"
    if connection.exec_driver_sql(laid).first() is None:
        return []
    parts = "p.source, p.target, p.mutual, p.type"
    query = (
        f"SELECT {parts}, -1, -p.origins FROM main.happening_pairs p WHERE {asked.where} "
        "AND p.happening IN (SELECT id FROM temp.away_happening_pairs) "
        f"UNION ALL SELECT {parts}, 1, p.origins FROM temp.decided_happening_pairs p WHERE {asked.where}"
    )
    return [tuple(row) for row in connection.exec_driver_sql(query, asked.values)]


def _folded(changes: Iterable[Change]) -> dict[tuple[str, str, int], tuple[int, int]]:
    sums: dict[tuple[str, str, int], tuple[int, int]] = {}
    for source, target, mutual, _type, happenings, origins in changes:
        before = sums.get((source, target, mutual), (0, 0))
        sums[source, target, mutual] = (before[0] + happenings, before[1] + origins)
    return sums


def _shares(
    connection: Connection, asked: _Asked, pairs: Sequence[Pair]
) -> dict[tuple[str, str, bool], tuple[Share, ...]]:
    """The types of some pairs."""
    table, happenings, origins = _source(connection, asked)
    wanted = {pair[:3] for pair in pairs}
    told = f"p.source, p.target, p.mutual, p.type, sum({happenings}), sum({origins})"
    query = (
        "WITH w(source, target) AS (SELECT DISTINCT value ->> 0, value ->> 1 FROM json_each(:pairs)) "
        f"SELECT {told} FROM w CROSS JOIN {table} p ON p.source = w.source AND p.target = w.target "
        f"WHERE {asked.where} GROUP BY 1, 2, 3, 4"
    )
    values = {**asked.values, "pairs": json.dumps([pair[:2] for pair in pairs])}
    rows: list[Any] = [*connection.exec_driver_sql(query, values), *_otherwise(connection, asked)]
    sums: dict[tuple[str, str, bool], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for source, target, mutual, type_, number, weight in rows:
        if (source, target, bool(mutual)) in wanted:
            sums[source, target, bool(mutual)][type_].update(happenings=number, origins=weight)
    return {
        key: tuple(Share(t, n["happenings"], n["origins"]) for t, n in types.items() if n["happenings"] > 0)
        for key, types in sums.items()
    }


def names_of(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """Key → name, kind and code of a party, as some happening that it takes part in has them."""
    wanted = sorted(set(keys))
    query = (
        "SELECT json_extract(h.json, '$.sources'), json_extract(h.json, '$.targets') FROM (SELECT coalesce("
        "(SELECT p.happening FROM happening_pairs p WHERE p.source = k.value LIMIT 1), "
        "(SELECT p.happening FROM happening_pairs p WHERE p.target = k.value LIMIT 1)) AS id FROM json_each(?) k) some "
        "JOIN happenings h ON h.id = some.id"
    )
    found: dict[str, tuple[str, str, str]] = {}
    for lines in connection.exec_driver_sql(query, (json.dumps(wanted),)):
        for party in (party for line in lines for party in json.loads(line)):
            found.setdefault(party["key"], (party["name"], party["kind"], party["code"]))
    return {key: found[key] for key in wanted if key in found}


@dataclass(frozen=True, slots=True)
class Between:
    """The happenings of two parties, latest first; `next` goes on after the last."""

    one: str
    other: str
    rows: tuple[TimelineRow, ...]
    next: str | None


def between(connection: Connection, wanted: NetworkWish, one: str, other: str, after: str | None = None) -> Between:
    """The happenings that tie two parties, in either direction, as far as the filters let them through."""
    asked = _asked(connection, wanted)
    day, _, id_ = (after or "").partition("~")
    on = " AND (coalesce(p.day_from, ''), p.happening) < (:day, :id)" if after else ""
    query = (
        "SELECT DISTINCT coalesce(p.day_from, ''), p.happening FROM happening_pairs p "
        "WHERE ((p.source = :one AND p.target = :other) OR (p.source = :other AND p.target = :one)) "
        f"AND {asked.where}{on} ORDER BY 1 DESC, 2 DESC LIMIT {PAGE + 1:d}"
    )
    values = {**asked.values, "one": one, "other": other, "day": day, "id": id_}
    rows = [tuple(row) for row in connection.exec_driver_sql(query, values)]
    shown = rows[:PAGE]
    known = happenings_by_id(connection, (id_ for _, id_ in shown))
    cards = cards_of(connection, (mention.page for found in known.values() for mention in found.mentions))
    named = names_of(connection, (one, other))
    return Between(
        named.get(one, (one,))[0],
        named.get(other, (other,))[0],
        tuple(timeline_row(known[id_], cards) for _, id_ in shown if id_ in known),
        "~".join(shown[-1]) if len(rows) > PAGE else None,
    )
