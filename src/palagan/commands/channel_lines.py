"""Channels, their last messages and the feed of what rang, as the terminal shows them."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Any

from sqlalchemy import select

from palagan.commands.layout import Strong
from palagan.commands.output import give_json, say
from palagan.errors import NotFoundError
from palagan.model.moments import iso
from palagan.monitor.alerts.message import clipped, of_json
from palagan.monitor.alerts.quiet import day_began
from palagan.monitor.channels.atom import Entry, feed
from palagan.monitor.channels.kinds import KINDS
from palagan.monitor.channels.turning import home_of
from palagan.store.channels import Channel, all_channels, channel_named, rules_of_channel
from palagan.store.messages import last_messages, moments_sent, unsent_counts
from palagan.store.open import CaseFile
from palagan.store.schema import facts
from palagan.store.watch_facts import fact
from palagan.store.watch_schema import alerts
from palagan.views.messages import Tongue

SHOWN = 100
"""Alerts in a feed."""


def plain_channel(channel: Channel) -> dict[str, Any]:
    """A channel for programs."""
    return {
        "name": channel.name,
        "kind": channel.kind,
        "settings": dict(channel.settings),
        "quiet": channel.quiet,
        "budget": channel.budget,
        "state": channel.state,
        "made": channel.made,
        "sent": _moment(channel.sent),
        "next_at": _moment(channel.next_at),
        "detail": channel.detail,
    }


def tell_channels(file: CaseFile, case: str, as_json: bool) -> None:
    """Every channel with what it did today, what waits, and its last fault."""
    rows = []
    with file.reading() as connection:
        waiting = unsent_counts(connection)
        zone = fact(connection, "zone")
        for channel in all_channels(connection):
            began = day_began(_now(), channel.quiet, zone)
            rows.append(
                plain_channel(channel)
                | {
                    "rules": list(rules_of_channel(connection, channel.name)),
                    "today": len(moments_sent(connection, channel.name, began, loud=True)),
                    "held": waiting.get(channel.name, {}).get("held", 0),
                    "waiting": waiting.get(channel.name, {}).get("waiting", 0),
                }
            )
    if as_json:
        give_json(rows)
        return
    if not rows:
        say(f"There is no channel. Add one: palagan channel {case} add NAME telegram|email|webhook|atom|desktop …")
        return
    for row in rows:
        _tell_channel(row, case)


def _tell_channel(row: dict[str, Any], case: str) -> None:
    """One channel in a few lines: what it is, what it did today, who rings by it, what is wrong with it."""
    to = ", ".join(row["settings"].values())
    say(Strong(f"{row['name']}  {row['state']}  {kind_told(row['kind'])}{f' to {to}' if to else ''}"))
    counts = [
        f"{row['today']}{' of ' + str(row['budget']) if row['budget'] else ''} sent today",
        *(f"{row[name]} {name}" for name in ("held", "waiting") if row[name]),
        f"quiet {row['quiet']}" if row["quiet"] else "",
        f"last {row['sent']}" if row["sent"] else "",
    ]
    say(f"  {' · '.join(filter(None, counts))}")
    rules = ", ".join(row["rules"])
    say(
        f"  rings for {rules}"
        if rules
        else f"  no rule rings by it: palagan alert {case} add NAME … --to {row['name']}"
    )
    if row["detail"]:
        mend = f" Once mended: palagan channel {case} test {row['name']}" if row["state"] == "stopped" else ""
        say(f"  fault: {row['detail']}.{mend}")


def kind_told(kind: str) -> str:
    """A kind in words; one that another program wrote as it stands."""
    return KINDS[kind].told["en"] if kind in KINDS else kind


def tell_log(file: CaseFile, name: str, most: int, as_json: bool) -> None:
    """What a channel was last given, and what became of it."""
    with file.reading() as connection:
        if channel_named(connection, name) is None:
            raise NotFoundError("there is no such channel", item=name, way_out="See: palagan channel CASE")
        letters = last_messages(connection, name, most)
    told: list[dict[str, Any]] = [
        {
            "id": letter.id,
            "alert": letter.alert or None,
            "state": letter.state,
            "made": _moment(letter.made),
            "sent": _moment(letter.sent),
            "due": _moment(letter.due),
            "tries": letter.tries,
            "headline": _headline(letter.body),
            "detail": letter.detail,
        }
        for letter in letters
    ]
    if as_json:
        give_json(told)
    elif not told:
        say(f"Nothing was given to {name} yet.")
    else:
        for row in told:
            when = row["sent"] or (f"due {row['due']}" if row["due"] else row["made"])
            say(Strong(f"{row['state']}  {when}  {row['headline']}"))
            more = [f"{row['tries']} tries" if row["tries"] > 1 else "", row["detail"] or ""]
            if any(more):
                say(f"  {' · '.join(filter(None, more))}")


def tell_feed(file: CaseFile, tongue: Tongue) -> None:
    """What rang as an Atom feed."""
    entries = []
    with file.reading() as connection:
        query = select(alerts.c.id, alerts.c.told, alerts.c.first, alerts.c.last)
        for row in connection.execute(query.order_by(alerts.c.last.desc(), alerts.c.id).limit(SHOWN)):
            try:
                entries.append(Entry(row.id, of_json(row.told), row.first, row.last))
            except ValueError:
                continue
        home = home_of(file, connection)
        born = connection.execute(select(facts.c.value).where(facts.c.name == "made")).scalar_one_or_none() or ""
    sys.stdout.write(feed(entries, home, born, tongue).decode("utf-8"))


def _headline(body: str) -> str:
    try:
        return clipped(of_json(body).headline, 80)
    except ValueError:
        return "?"


def _moment(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    try:
        return iso(seconds)
    except (ValueError, OverflowError, OSError):
        return None


def _now() -> float:
    return dt.datetime.now(dt.UTC).timestamp()
