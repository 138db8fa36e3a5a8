"""`/alerts/rule`: the editor of a rule, with what it would have rung for in the past beside it; keeping, turning on and
off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from palagan.clock import now
from palagan.errors import InputError, NotFoundError, PalaganError
from palagan.looking.hearing import heard
from palagan.looking.ringing import RuleState, rules
from palagan.monitor.alerts.preview import Preview, preview
from palagan.monitor.alerts.rules import ABOUT, TAKES, Rule, harms, modes, rule_of, types
from palagan.monitor.alerts.wording import rule_in_words
from palagan.store.alerts import add_rule, change_rule, find_rule, remove_rule, set_state
from palagan.store.channels import all_channels
from palagan.views.filters import STATUSES
from palagan.web.access.roles import may
from palagan.web.alerted import understood
from palagan.web.asked import Ask, Asked
from palagan.web.guard import OurForm
from palagan.web.screen import page, screen
from palagan.web.watching import seconds_now

router = APIRouter(include_in_schema=False)
LISTS = ("who", "whom", "party", "place", "denied_by", "source")
"""Fields that are written with commas."""
SEVERAL = ("type", "mode", "status", "grave_type")
"""Fields of which several may be chosen."""
FIRST: Mapping[str, Any] = {"about": "truce", "min_origins": 2}
"""What stands in the fields of a new rule."""
TRIED = (7, 30, 90, 366)
"""Days that a rule can be tried on."""
SMALL = 2000
"""Pages up to which a case is small."""


@dataclass(frozen=True, slots=True)
class RuleScreen:
    """The editor. `given` is what stands in its fields, `words` the rule in words; `preview` what it would have rung
    for between `since` and `until`, None where it was not asked for or the rule is not one yet."""

    may_change: bool
    id: str
    name: str
    given: Mapping[str, Any]
    takes: Mapping[str, tuple[str, ...]]
    about: tuple[str, ...]
    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...]
    harms: tuple[str, ...]
    channels: tuple[str, ...]
    tried: tuple[int, ...]
    days: int
    since: str
    until: str
    words: str | None = None
    preview: Preview | None = None
    problem: str | None = None
    way_out: str | None = None


@screen(router, "/alerts/rule", "rule")
def rule(asked: Ask, id: str = "", days: int = 0) -> RuleScreen:
    """The rule of that id, an empty one where no id is told; with `days` tried on so many. The page asks for that by
    itself once it is there, since it may take seconds."""
    if not id:
        return _shown(asked, "", "", {**FIRST, "channels": []}, rule_of(FIRST), days=days, tries=days > 0)
    state = _state(asked, id)
    made, fault = understood(state.rule)
    given = {"about": made.about if made else "happening", **state.rule, "channels": list(state.channels)}
    return _shown(asked, state.id, state.name, given, made, days=days, tries=days > 0, problem=fault)


async def _form(request: Request) -> FormData:
    return await request.form()


Given = Annotated[FormData, Depends(_form)]


@router.post("/alerts/rules/preview", dependencies=[OurForm])
def try_rule(asked: Ask, form: Given) -> Response:
    """What the rule in the form would have rung for; nothing is kept."""
    return _answer(asked, form)


@router.post("/alerts/rules/keep", dependencies=[OurForm])
def keep(asked: Ask, form: Given) -> Response:
    """Keep the rule in the form, a new one or in the place of the one of that id; it is asked from now on."""
    id_, name = str(form.get("id", "")), " ".join(str(form.get("name", "")).split())[:80]
    told = told_of(form)
    try:
        if not name:
            raise InputError("a rule needs a name", item="name", way_out="gencatan-dilanggar")
        made = rule_of(_without_channels(told))
        with asked.case.writing() as connection:
            if id_:
                change_rule(connection, id_, name=name, rule=made, channels=told["channels"])
            else:
                add_rule(connection, name, made, told["channels"], now=seconds_now(asked), by=asked.user.name or None)
    except PalaganError as error:
        return _answer(asked, form, error)
    return RedirectResponse("/alerts#rules", 303)


@router.post("/alerts/rules/{what}", dependencies=[OurForm])
def turn(asked: Ask, what: str, id: Annotated[str, Form()]) -> Response:
    """Turn a rule on or off, or take it out with what rang by it."""
    if what not in ("on", "off", "remove"):
        raise NotFoundError("is nothing that can be done with a rule", item=what[:40], way_out="/alerts")
    with asked.case.writing() as connection:
        found = find_rule(connection, id)
        if what == "remove":
            remove_rule(connection, found.id)
        else:
            set_state(connection, found.id, what, seconds_now(asked))
    return RedirectResponse("/alerts#rules", 303)


def told_of(form: FormData) -> dict[str, Any]:
    """The plain data of a rule out of a form: what such a rule does not take is left out, what is empty too."""
    about = str(form.get("about", "happening"))
    told: dict[str, Any] = {name: _split(form.get(name)) for name in LISTS}
    told |= {name: [str(one) for one in form.getlist(name) if one] for name in SEVERAL}
    told |= {"denied": bool(form.get("denied")), "search": str(form.get("search", "")).strip() or None}
    told |= {"min_origins": _number(form.get("min_origins")), "grave_toll": _number(form.get("grave_toll"))}
    harm = str(form.get("harm") or "killed")
    for name in ("toll", "toll_moved"):
        number = _number(form.get(name))
        told[name] = {harm: number} if number else None
    takes = TAKES.get(about, frozenset())  # type: ignore[call-overload]
    kept = {name: value for name, value in told.items() if name in takes and value}
    return {
        "about": about, **kept, "lang": str(form.get("lang") or "id"),
        "channels": [str(one) for one in form.getlist("channels")],
    }  # fmt: skip


def _split(told: Any) -> list[str]:
    return [word for part in str(told or "").split(",") if (word := " ".join(part.split()))]


def _number(told: Any) -> Any:
    """A number as it is written; what is none is left for the rule to refuse by its name."""
    text = str(told or "").strip().replace(",", ".")
    try:
        return float(text) if text else None
    except ValueError:
        return text


def _without_channels(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name != "channels"}


def _answer(asked: Asked, form: FormData, error: PalaganError | None = None) -> Response:
    """The editor with what stands in the form; the preview of the rule, or what is wrong with it."""
    told = told_of(form)
    made = None
    if error is None:
        try:
            made = rule_of(_without_channels(told))
        except InputError as fault:
            error = fault
    problem = None
    if error is not None:
        problem = f"{error.item}: {error.message}" if error.item else error.message
    days = str(form.get("days", ""))
    view = _shown(
        asked, str(form.get("id", "")), str(form.get("name", "")), told, made,
        days=int(days) if days.isascii() and days.isdecimal() and len(days) < 5 else 0, tries=True,
        problem=problem, way_out=error.way_out if error else None,
    )  # fmt: skip
    return page(asked, "rule", view, 200 if error is None else 400)


def _state(asked: Asked, id_: str) -> RuleState:
    found = next((one for one in rules(asked.connection, "9") if one.id == id_), None)
    if found is None:
        raise NotFoundError("this case has no such rule", item=id_[:60], way_out="/alerts")
    return found


def _shown(
    asked: Asked,
    id_: str,
    name: str,
    given: Mapping[str, Any],
    made: Rule | None = None,
    *,
    days: int = 0,
    tries: bool = False,
    problem: str | None = None,
    way_out: str | None = None,
) -> RuleScreen:
    last = heard(asked.connection).until or now()[:10]
    days = days if days in TRIED else _usual_days(asked)
    since = (dt.date.fromisoformat(last) - dt.timedelta(days - 1)).isoformat()
    return RuleScreen(
        may_change=may(asked.user.role, "owner"),
        id=id_,
        name=name,
        given=given,
        takes={about: tuple(sorted(TAKES[about])) for about in ABOUT},
        about=ABOUT,
        types=types(),
        modes=modes(),
        statuses=STATUSES,
        harms=harms(),
        channels=tuple(one.name for one in all_channels(asked.connection)),
        tried=TRIED,
        days=days,
        since=since,
        until=last,
        words=rule_in_words(made, asked.tongue) if made else None,
        preview=preview(asked.case, made, since, last) if made and tries else None,
        problem=problem,
        way_out=way_out,
    )


def _usual_days(asked: Asked) -> int:
    """A week; of a small case three months, which take no longer."""
    pages = asked.connection.exec_driver_sql(
        f"SELECT count(*) FROM (SELECT 1 FROM pages LIMIT {SMALL + 1})"
    ).scalar_one()
    return TRIED[0] if pages > SMALL else TRIED[2]
