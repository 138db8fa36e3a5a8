"""`/alerts`: what rang, folded by matter, with where its messages are; the rules and the channels; a feed of it all."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from palagan.errors import NotFoundError
from palagan.looking.ringing import ChannelState, channels, how_many, last_rung, rules, rung, rung_since
from palagan.model.moments import iso, seconds_of
from palagan.monitor.alerts.quiet import day_began
from palagan.store.messages import shown_after
from palagan.web.access.roles import may
from palagan.web.alerted import Alerted, Ruled, alerted, inside, message_of, ruled
from palagan.web.asked import RUNG_COOKIE, Ask, Asked
from palagan.web.gate import cookie_line
from palagan.web.moments import ZONE
from palagan.web.screen import page, screen, twin_of
from palagan.web.watching import seconds_now

router = APIRouter(include_in_schema=False)
WEEK = 7 * 86_400.0


@dataclass(frozen=True, slots=True)
class AlertsScreen:
    """What rang last first, `next` the cursor of what follows; `rule` is the one whose alerts are shown, if one is.
    `now` seconds since 1970."""

    now: float
    zone: str
    may_change: bool
    alerts: tuple[Alerted, ...]
    count: int
    next: str | None
    rules: tuple[Ruled, ...]
    rule: Ruled | None
    channels: tuple[ChannelState, ...]
    told: str | None = None
    problem: str | None = None


@screen(router, "/alerts", "alerts")
def alerts(asked: Ask, rule: str = "") -> Any:
    """What rang, the rules, the channels. Whoever looks has seen what rang until now."""
    view = alerts_shown(asked, rule)
    if asked.request.url.path.endswith(".json"):
        return view
    answer = page(asked, "alerts", view)
    last = last_rung(asked.connection)
    if last:
        answer.headers.append("set-cookie", cookie_line(asked.request, RUNG_COOKIE, last))
    return answer


def alerts_shown(asked: Asked, rule: str = "", told: str | None = None, problem: str | None = None) -> AlertsScreen:
    """The screen; `told` and `problem` say what became of what was just done."""
    now = seconds_now(asked)
    listed = tuple(ruled(one, asked.tongue) for one in rules(asked.connection, iso(now - WEEK)))
    chosen = next((one for one in listed if rule and rule in (one.state.id, one.state.name)), None)
    if rule and chosen is None:
        raise NotFoundError("this case has no such rule", item=rule[:60], way_out="/alerts")
    found = rung(asked.connection, asked.after, chosen.state.id if chosen else None)
    since = asked.request.cookies.get(RUNG_COOKIE)
    return AlertsScreen(
        now=now,
        zone=ZONE,
        may_change=may(asked.user.role, "owner"),
        alerts=tuple(alerted(one, since) for one in found.rows),
        count=how_many(asked.connection, chosen.state.id if chosen else None),
        next=found.next,
        rules=listed,
        rule=chosen,
        channels=channels(asked.connection, lambda quiet: day_began(now, quiet)),
        told=told,
        problem=problem,
    )


@dataclass(frozen=True, slots=True)
class Notice:
    """What a browser shows on the desktop: `tag` is the matter, so that an update takes the place of what was shown."""

    tag: str
    key: str
    title: str
    body: str
    path: str


@dataclass(frozen=True, slots=True)
class Notices:
    """Notices since `after`; give the new `after` next time. `count`: alerts since this browser last looked at them."""

    after: float
    notices: tuple[Notice, ...]
    count: int


@router.get("/alerts/new.json")
def new(asked: Ask, after: Annotated[float | None, Query(ge=0, le=1e11, allow_inf_nan=False)] = None) -> Response:
    """What a browser that asks again and again has to show: messages of desktop channels, which keep to their quiet
    hours and budget; where there is no such channel, every alert."""
    now = seconds_now(asked)
    count = asked.rung()
    if after is None:
        return twin_of(Notices(now, (), count))
    states = channels(asked.connection, lambda quiet: day_began(now, quiet))
    desktop = [one for one in states if one.kind == "desktop"]
    if desktop:
        letters = shown_after(asked.connection, [one.name for one in desktop if one.state == "on"], after)
        told = [_notice(one.alert or one.id, one.id, one.body) for one in letters]
        last = max((one.sent or after for one in letters), default=after)
    else:
        found = rung_since(asked.connection, iso(after))
        told = [_of_alert(alerted(one)) for one in found]
        last = max((seconds_of(one.last) or after for one in found), default=after)
    return twin_of(Notices(last, tuple(one for one in told if one), count))


@router.get("/alerts.atom")
def atom(asked: Ask) -> Response:
    """What rang as an Atom feed, for feed readers; they log in with a token as the password (`palagan.web.gate`)."""
    from palagan.monitor.channels.atom import Entry, feed
    from palagan.monitor.channels.turning import home_of

    found = [alerted(row) for row in rung(asked.connection, most=100).rows]
    told = [Entry(one.id, one.message, one.first, one.last) for one in found if one.message is not None]
    born = asked.connection.exec_driver_sql("SELECT value FROM case_facts WHERE name = 'made'").scalar_one_or_none()
    home = home_of(asked.case, asked.connection)
    home = replace(home, address=home.address or str(asked.request.base_url))
    content = feed(told, home, born or "", asked.tongue, itself=str(asked.request.url.replace(query="")))
    tag = f'W/"{sha256(content).hexdigest()[:24]}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if tag in asked.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/atom+xml", headers=headers)


def _of_alert(one: Alerted) -> Notice | None:
    if one.message is None:
        return None
    return Notice(one.id, f"{one.id} {one.rings} {one.last}", one.message.headline, _body(one.message), one.path)


def _notice(tag: str, key: str, body: str) -> Notice | None:
    message = message_of(_read(body))
    if message is None:
        return None
    return Notice(tag, key, message.headline, _body(message), inside(message.permalink) or "/alerts")


def _read(body: str) -> dict[str, Any]:
    value = json.loads(body)
    return value if isinstance(value, dict) else {}


def _body(message: Any) -> str:
    words = [f"«{message.lines[0].words}»" if message.lines else "", *message.facts[:2]]
    return "\n".join(part for part in (message.news, *words) if part)[:400]
