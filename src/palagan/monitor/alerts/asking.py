"""The record asked for what a rule may ring for: what does not change with time (type, parties, place) is tested here.

SQL narrows to some hundreds of rows by ids that changed or by pages of a stretch of time; only what passes is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, text

from palagan.looking.query import match_of, understand
from palagan.model.record import Claim, Happening, Ledger, Party
from palagan.monitor.alerts import breaches
from palagan.monitor.alerts.placed import lies_in
from palagan.monitor.alerts.replay import named
from palagan.monitor.alerts.rules import Rule
from palagan.store.look_up import ask, happenings_by_id

YEAR_ONE = 719_163 * 86_400
"""Seconds from the year 1 to 1970."""
KIND_OF = {"happening": "happening", "truce": "happening", "toll": "ledger", "claim": "claim", "search": "page"}
"""What a rule is about → the kind of thing in the record."""
_ON_PAGES = {
    "happening": ("mentions", "happening"),
    "ledger": ("ledger_entries", "ledger"),
    "claim": ("assertions", "claim"),
}
_CLAIM, _LEDGER = msgspec.json.Decoder(Claim), msgspec.json.Decoder(Ledger)
Thing = Happening | Ledger | Claim


def changed(connection: Connection, rule: Rule) -> list[str]:
    """The ids of what changed since the rules were last asked, of the kind that a rule is about."""
    kind = KIND_OF.get(rule.about, "")
    return list(connection.exec_driver_sql("SELECT id FROM alert_pending WHERE kind = ?", (kind,)).scalars())


def told_between(connection: Connection, rule: Rule, since: float, until: float) -> list[str]:
    """The ids of what pages published between two moments tell, of the kind that a rule is about."""
    pages = "SELECT page FROM search_pages WHERE moment BETWEEN :since AND :until"
    kind = KIND_OF.get(rule.about, "")
    query = pages
    if kind in _ON_PAGES:
        table, thing = _ON_PAGES[kind]
        query = f"SELECT DISTINCT t.{thing} FROM search_pages s CROSS JOIN {table} t ON t.page = s.page "
        query += "WHERE s.moment BETWEEN :since AND :until"
    given = {"since": int(since) + YEAR_ONE, "until": int(until) + YEAR_ONE}
    return list(connection.execute(text(query), given).scalars())


def asked(connection: Connection, rule: Rule, ids: Iterable[str], oldest: str = "") -> list[Thing]:
    """Those of some happenings, ledgers or claims that a rule may ring for. Nothing is, that was last told before the
    day `oldest`."""
    match rule.about:
        case "happening" | "truce":
            return list(_happenings(connection, rule, ids, oldest))
        case "toll":
            return list(_ledgers(connection, rule, ids, oldest))
        case "claim":
            return list(_claims(connection, rule, ids, oldest))
        case _:
            return []


def matching(connection: Connection, rule: Rule, pages: Iterable[str]) -> list[str]:
    """Those of some pages that the search of a rule finds."""
    if rule.search is None:
        return []
    match = match_of(understand(rule.search))
    query = (
        "SELECT page FROM search_pages WHERE page IN :given "
        "AND number IN (SELECT rowid FROM search_words WHERE search_words MATCH :match)"
    )
    statement = text(query).bindparams(bindparam("given", expanding=True))
    listed, found = sorted(set(pages)), []
    for at in range(0, len(listed), 5000):
        given = {"given": listed[at : at + 5000], "match": match}
        found += [str(page) for page in connection.execute(statement, given).scalars()]
    return found


def _happenings(connection: Connection, rule: Rule, ids: Iterable[str], oldest: str) -> Iterable[Happening]:
    types = sorted(breaches.TYPES) if rule.about == "truce" else list(rule.type)
    tests = ["background = 0", "coalesce(last_told, '9') >= :oldest", f"origins_low >= {_least(rule)}"]
    given: dict[str, Any] = {"oldest": oldest}
    for name, several in (("type", types), ("mode", rule.mode), ("status", rule.status)):
        if several:
            given[name] = list(several)
            tests.append(f"{name} IN :{name}")
    if rule.denied and rule.about == "happening":
        tests.append("denied_by <> ''")
    where = f"SELECT id, spot FROM happenings WHERE id IN :given AND {' AND '.join(tests)}"
    spots = dict(_rows(connection, where, ids, given))
    for one in happenings_by_id(connection, sorted(spots)).values():
        if rule.about == "truce" and not any(breaches.says_so(one, mention) for mention in one.mentions):
            continue
        codes = [party.code for party in (*one.sources, *one.targets)]
        if _sides(rule, one) and lies_in(rule.place, one.place, spots[one.id], codes):
            yield one


def _least(rule: Rule) -> int:
    """Origins below which a happening cannot ring; a truce may be told by several happenings."""
    return rule.min_origins if rule.about == "happening" else 0


def _sides(rule: Rule, one: Happening) -> bool:
    doers = breaches.breakers(one) if rule.about == "truce" else one.sources
    others = one.sources if rule.about == "truce" and one.type == "ACCUSE" else one.targets
    every = (*one.sources, *one.targets)
    return _some(rule.who, doers) and _some(rule.whom, others) and _some(rule.party, every)


def _ledgers(connection: Connection, rule: Rule, ids: Iterable[str], oldest: str) -> Iterable[Ledger]:
    (harm,) = rule.harms
    query = (
        "SELECT json FROM ledgers WHERE id IN :given AND kind = :harm AND origins_low >= :origins "
        "AND coalesce(high, 9e18) >= :low AND about NOT LIKE 'history%'"
    )
    given = {"harm": harm, "origins": rule.min_origins, "low": rule.toll.get(harm, 0.0)}
    found = [_LEDGER.decode(row[0]) for row in _rows(connection, query, ids, given)]
    found = [one for one in found if max((e.published or "9" for e in one.entries), default="9") >= oldest]
    events = happenings_by_id(connection, (one.happening for one in found if one.happening))
    for one in found:
        event = events.get(one.happening or "")
        if event is not None and event.background:
            continue
        parties = [party for entry in one.entries for party in entry.speakers]
        parties += [*event.sources, *event.targets] if event else []
        if rule.party and not _some(rule.party, parties) and not any(named(word, one.about) for word in rule.party):
            continue
        places = {entry.place for entry in one.entries} | {event.place if event else None}
        codes = [party.code for party in parties]
        if not rule.place or any(lies_in(rule.place, place, None, codes) for place in places):
            yield one


def _claims(connection: Connection, rule: Rule, ids: Iterable[str], oldest: str) -> Iterable[Claim]:
    query = "SELECT json FROM claims WHERE id IN :given AND asserted_origins_low >= :origins AND denials >= :denials"
    given = {"origins": rule.min_origins, "denials": int(rule.denied)}
    found = [_CLAIM.decode(row[0]) for row in _rows(connection, query, ids, given)]
    found = [one for one in found if max(t.published or "9" for t in (*one.asserted, *one.denied)) >= oldest]
    events = happenings_by_id(connection, (one.happening for one in found if one.happening))
    for one in found:
        event = events.get(one.happening or "")
        said = [told.speaker for told in one.asserted if told.speaker]
        against = [*(told.speaker for told in one.denied if told.speaker), *(breaches.breakers(event) if event else ())]
        every = [*said, *against, *((*event.sources, *event.targets) if event else ())]
        held = _some(rule.who, said) and _some(rule.whom, against) and _some(rule.party, every)
        codes = [party.code for party in every]
        if held and (not rule.place or (event is not None and lies_in(rule.place, event.place, None, codes))):
            yield one


def _some(wanted: Sequence[str], parties: Iterable[Party]) -> bool:
    """Whether some party is one of those asked for: by whole words of its name, its code, its country or, as "*.REB",
    by its sector alone."""
    if not wanted:
        return True
    several = list(parties)
    return any(_is_party(one, party) for one in wanted for party in several)


def _is_party(wanted: str, party: Party) -> bool:
    code, asked_for = party.code.upper(), wanted.upper()
    if asked_for.startswith("*."):
        return code.partition(".")[2] == asked_for[2:]
    return asked_for in (code, code.partition(".")[0]) or named(wanted, party.name)


def _rows(connection: Connection, query: str, ids: Iterable[str], given: dict[str, Any]) -> list[Any]:
    """The rows of a question about some ids, of which there may be many."""
    lists = [name for name, value in given.items() if isinstance(value, list)]
    binds: list[Any] = [bindparam(name, expanding=True) for name in ("given", *lists)]
    statement = text(query).bindparams(*binds)
    listed = list(dict.fromkeys(ids))
    return [
        tuple(row)
        for at in range(0, len(listed), 5000)
        for row in connection.execute(statement, {**given, "given": listed[at : at + 5000]})
    ]


def captured(connection: Connection, pages: Iterable[str]) -> dict[str, str]:
    """Page → when it was captured, where that is known."""
    rows = ask(connection, "SELECT id, captured FROM pages WHERE id IN :given AND captured IS NOT NULL", pages)
    return dict(rows)
