"""Rules, what rang and what would have rung, as the terminal shows them."""

from __future__ import annotations

import datetime as dt
import json
import time
from dataclasses import asdict, replace
from typing import Any

from palagan.commands.layout import Faint, Strong, width, wrap
from palagan.commands.output import give_json, give_table, say
from palagan.errors import InputError, NotFoundError
from palagan.monitor.alerts.message import Message, of_json
from palagan.monitor.alerts.preview import Preview, Would, preview
from palagan.monitor.alerts.rules import Rule, rule_from
from palagan.monitor.alerts.wording import rule_in_words, word
from palagan.store.alerts import RuleRow, all_rules, count_alerts, find_rule, last_alerts
from palagan.store.open import CaseFile
from palagan.views.messages import Tongue

WEEK = 7
"""Days that a preview looks back where none are told."""
_QUOTED = 3
"""Quotations shown of a matter."""


def seconds() -> float:
    """This moment, seconds since 1970."""
    return time.time()


def plain_rule(row: RuleRow, rule: Rule | None) -> dict[str, Any]:
    """A rule for programs."""
    return {
        "id": row.id,
        "name": row.name,
        "state": row.state,
        "rule": json.loads(row.rule) if rule is not None else None,
        "told": rule_in_words(rule, rule.lang) if rule is not None else None,
        "channels": list(row.channels),
        "made": row.made,
        "made_by": row.made_by,
    }


def tell_rules(file: CaseFile, case: str, tongue: Tongue, as_json: bool) -> None:
    """Every rule in words, with how many matters it rang for and when it rang last."""
    with file.reading() as connection:
        rows, counts = all_rules(connection), count_alerts(connection)
    told: list[dict[str, Any]] = []
    for row in rows:
        try:
            rule: Rule | None = rule_from(row.rule)
        except InputError:
            rule = None
        matters, last = counts.get(row.id, (0, None))
        plain = plain_rule(row, rule) | {"matters": matters, "last": last}
        if rule is not None and not as_json:
            plain["told"] = rule_in_words(rule, tongue)
        told.append(plain)
    if as_json:
        give_json(told)
    elif not told:
        say(word("list.none", tongue), f"palagan alert {case} add gencatan --truce-broken --min-origins 2")
    else:
        columns = [word(f"list.{name}", tongue) for name in ("rule", "rings", "channels", "matters", "last", "state")]
        give_table(
            columns,
            [
                (
                    one["name"], one["told"] or word("list.unreadable", tongue), ", ".join(one["channels"]) or "–",
                    one["matters"], _clock(one["last"]) or "–", word(f"list.{one['state']}", tongue)
                    if one["state"] in ("on", "off") else one["state"],
                )
                for one in told
            ],
            right=[3],
        )  # fmt: skip


def tell_log(file: CaseFile, name: str | None, limit: int, as_json: bool) -> None:
    """What rang or grew last, the last first."""
    with file.reading() as connection:
        names = {row.id: row.name for row in all_rules(connection)}
        of = find_rule(connection, name).id if name is not None else None
        rows = last_alerts(connection, of, limit)
    if as_json:
        give_json([_plain(row.told) | {"id": row.id, "rule": names.get(row.rule), "rings": row.rings,
                                       "first_rung": row.first, "changed": row.last} for row in rows])  # fmt: skip
        return
    if not rows:
        say("Nothing rang yet.")
    for row in rows:
        told = _message(row.told)
        if told is not None:
            rung = f"{row.rings} ×" if row.rings != 1 else ""
            say("", *matter_lines(told, f"{_clock(row.last)}  {names.get(row.rule, '?')} {rung}".rstrip(), 1))


def tell_preview(
    file: CaseFile,
    case: str,
    rule: Rule,
    since: str | None,
    until: str | None,
    limit: int,
    tongue: Tongue,
    as_json: bool,
) -> None:
    """What a rule would have done on the past: by default on the last seven days that pages tell of."""
    last = until or _last_day(file)
    first = since or (dt.date.fromisoformat(_whole(last, end=True)) - dt.timedelta(WEEK - 1)).isoformat()
    found = preview(file, replace(rule, lang=tongue), _whole(first, end=False), _whole(last, end=True))
    if as_json:
        give_json(asdict(found))
        return
    say(f"{rule_in_words(rule, tongue)}.")
    if found.not_known:
        say(found.not_known)
        return
    say(Strong(_sentence(found, tongue)))
    for one in found.matters[:limit]:
        say("", *_would_lines(one, tongue))
    left = len(found.matters) - limit + found.more
    if left > 0:
        say("", Faint(word("preview.more", tongue, n=left)))
    say("", word("preview.next", tongue, case=case))


def _sentence(found: Preview, tongue: Tongue) -> str:
    matters = len(found.matters) + found.more
    if not matters:
        return word("preview.none", tongue, since=found.since, until=found.until)
    key = "preview.once" if found.rings == 1 else "preview.times"
    told = word(key, tongue, n=found.rings, since=found.since, until=found.until)
    if found.rings > matters:
        told += word("preview.again", tongue, n=matters)
    return told + (word("preview.grew", tongue, n=found.grew) if found.grew else "") + "."


def _would_lines(one: Would, tongue: Tongue) -> list[str]:
    when = ", ".join(_clock(moment) for moment in one.at[:4]) + (" …" if len(one.at) > 4 else "")
    marks = [word("preview.grave", tongue)] if one.grave else []
    marks += [word("preview.edited", tongue, n=one.grew)] if one.grew else []
    lines = matter_lines(one.told, " · ".join([when, *marks]), _QUOTED)
    if one.now:
        lines += [Faint(line) for line in wrap(word("preview.since", tongue, told=one.now), width(), "  ")]
    return lines


def matter_lines(told: Message, head: str, quoted: int) -> list[str]:
    """A message in lines: when, what, facts, words with outlet and time, where to look."""
    columns = width()
    lines: list[str] = [Faint(head), *(Strong(line) for line in wrap(told.headline, columns, "  "))]
    if told.news:
        lines += wrap(told.news, columns, "  ± ")
    for fact in told.facts:
        lines += wrap(fact, columns, "  ")
    for line in told.lines[:quoted]:
        where = ", ".join(part for part in (line.outlet, _clock(line.time), line.origin) if part)
        lines += wrap(f"«{line.words}» {where}", columns, "    ")
    kept = told.permalink.rpartition("/")[2]
    if told.kind in ("happening", "truce", "ledger", "claim", "search") and kept:
        lines.append(Faint(f"  {kept}"))
    return lines


def _last_day(file: CaseFile) -> str:
    with file.reading() as connection:
        day = connection.exec_driver_sql("SELECT max(day) FROM search_pages").scalar()
    if day is None:
        raise NotFoundError(
            "has no dated page to try a rule on", item=str(file.path), way_out="Add pages and run: palagan run CASE"
        )
    return str(day)


def _whole(told: str, *, end: bool) -> str:
    """The first or last day of a day, month or year."""
    parts = told.split("-")
    try:
        if len(parts) == 3:
            return dt.date.fromisoformat(told).isoformat()
        year, month = int(parts[0]), int(parts[1]) if len(parts) == 2 else (12 if end else 1)
        if not end:
            return dt.date(year, month, 1).isoformat()
        return (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)).isoformat()
    except ValueError as error:
        raise InputError("is no date", item=told, way_out="Write it as 2026-05-12, 2026-05 or 2026.") from error


def _clock(moment: str | None) -> str:
    """A moment to the minute, those of the clock in UTC."""
    if not moment:
        return ""
    return moment[:16].replace("T", " ") + (" UTC" if moment.endswith("Z") else "")


def _message(line: str) -> Message | None:
    try:
        return of_json(line)
    except ValueError:
        return None


def _plain(line: str) -> dict[str, Any]:
    told = _message(line)
    return asdict(told) if told is not None else {}
