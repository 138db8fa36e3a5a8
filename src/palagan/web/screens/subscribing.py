"""What the Sources screen changes: who we are, watching or not, what is listened to."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import anyio
from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from palagan.errors import InputError, NotFoundError, PalaganError
from palagan.gather.web.contact import contact_of
from palagan.gather.web.finding import Finding, Found
from palagan.monitor.clock import RealClock
from palagan.monitor.moving import follow
from palagan.monitor.subscribing import bring, look_at, subscribe_to
from palagan.store.subscriptions import find_subscription, remove, set_state
from palagan.store.watch_facts import CONTACT, put_fact
from palagan.web.asked import Ask, Asked
from palagan.web.beside import Beside, means_for
from palagan.web.finding_out import Findings, every_found, found_out
from palagan.web.guard import OurForm
from palagan.web.in_tongue import in_tongue
from palagan.web.screen import page
from palagan.web.screens.sources import shown
from palagan.web.watching import seconds_now, watching_of
from palagan.web.words import say

router = APIRouter(include_in_schema=False)


@router.post("/sources/contact", dependencies=[OurForm])
def contact(asked: Ask, contact: Annotated[str, Form(max_length=300)]) -> Response:
    """Keep whom hosts can write to."""
    try:
        told = contact_of(contact)
    except InputError as error:
        return problem(asked, error)
    with asked.case.writing() as connection:
        put_fact(connection, CONTACT, told)
    return back()


@router.post("/sources/find", dependencies=[OurForm])
def find(asked: Ask, url: Annotated[str, Form(max_length=2000)]) -> Response:
    """Ask an address what it is, and show it; nothing is subscribed to."""
    where = url.strip()
    if "://" not in where:
        where = f"https://{where}"
    try:
        means = means_for(asked.case, asked.settings)
        finding = anyio.run(look_at, asked.case, means, RealClock(), where)
    except InputError as error:
        return problem(asked, error, where)
    found = found_out(_findings(asked).keep(finding), where, finding)
    return page(asked, "sources", shown(asked, replace(watching_of(asked), url=where, finding=found)))


@router.post("/sources/add", dependencies=[OurForm])
def add(
    asked: Ask,
    finding: Annotated[str, Form(max_length=60)],
    take: Annotated[list[int] | None, Form()] = None,
    outlet: Annotated[str, Form(max_length=120)] = "",
    since: Annotated[str, Form(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")] = "",
) -> Response:
    """Listen to what is ticked of a finding; an article is taken at once."""
    known = _findings(asked).of(finding)
    if known is None:
        return problem(asked, InputError(say("watching.forgotten", asked.tongue)))
    every = every_found(known)
    told = []
    try:
        for number in dict.fromkeys(take or ()):
            if 0 <= number < len(every):
                told.append(_taken(asked, known, every[number], outlet.strip() or None, since or None))
    except PalaganError as error:
        return problem(asked, error)
    if not told:
        return problem(asked, InputError(say("watching.nothing_ticked", asked.tongue)), every[0].url)
    with asked.case.reading() as fresh:
        view = replace(watching_of(replace(asked, connection=fresh)), told=tuple(told))
    return page(asked, "sources", shown(asked, view))


def _taken(asked: Asked, finding: Finding, one: Found, outlet: str | None, since: str | None) -> str:
    """Take one thing that was found, and say what became of it."""
    if one.is_source:
        found_in = None if one is finding.what else finding.what.url
        listens, new = subscribe_to(asked.case, one, seconds_now(asked), outlet=outlet, since=since, found_in=found_in)
        return say("watching.listens" if new else "watching.listened", asked.tongue, name=listens.name)
    means = means_for(asked.case, asked.settings)
    brought = anyio.run(bring, asked.case, means, RealClock(), one.url, finding.fetched)
    if brought.page is None:
        return say("watching.not_brought", asked.tongue, url=one.url, why=in_tongue(brought.detail, asked.tongue))
    return say("watching.brought" if brought.new else "watching.known", asked.tongue, name=one.name or one.url)


@router.post("/sources/start", dependencies=[OurForm])
def start(asked: Ask) -> Response:
    """Watch beside the workbench."""
    try:
        _beside(asked).begin()
    except InputError as error:
        return problem(asked, error)
    return back()


@router.post("/sources/stop", dependencies=[OurForm])
def stop(asked: Ask) -> Response:
    """Watch no more; what is under way is finished."""
    _beside(asked).stop()
    return back()


@router.post("/sources/{what}", dependencies=[OurForm])
def change(asked: Ask, what: str, id: Annotated[str, Form(min_length=1, max_length=60)]) -> Response:
    """Pause a subscription, go on with it, ask it where it has moved to, or listen to it no more; its pages stay."""
    if what == "follow":
        try:
            with asked.case.writing() as connection:
                follow(connection, id, seconds_now(asked))
        except InputError as error:
            return problem(asked, error)
        return back()
    with asked.case.writing() as connection:
        one = find_subscription(connection, id)
        match what:
            case "pause":
                set_state(connection, one.id, "paused")
            case "resume":
                set_state(connection, one.id, "on", seconds_now(asked))
            case "remove":
                remove(connection, one.id)
            case _:
                raise NotFoundError("is nothing that can be done with a source", item=what[:40], way_out="/sources")
    return back()


def problem(asked: Asked, error: PalaganError, url: str = "") -> Response:
    """The screen again, with what was wrong."""
    told = f"{error.item}: {error.message}" if error.item else error.message
    view = replace(watching_of(asked), url=url, problem=told, way_out=error.way_out)
    return page(asked, "sources", shown(asked, view), 400)


def back() -> Response:
    """To the screen again."""
    return RedirectResponse("/sources", 303)


def _findings(asked: Asked) -> Findings:
    findings: Findings = asked.request.app.state.findings
    return findings


def _beside(asked: Asked) -> Beside:
    beside: Beside = asked.request.app.state.beside
    return beside
