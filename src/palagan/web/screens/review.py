"""`/review`, the review desk: one decision at a time, its evidence beside it; every button is a form and has a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from palagan.clock import now
from palagan.deciding.alike import alike
from palagan.deciding.making import SAMPLED, Said, correct_all, decide_all, draw_sample
from palagan.deciding.pointing import Pointer
from palagan.errors import InputError, PalaganError
from palagan.looking.desk import Desk, desk_of
from palagan.looking.desk_queue import line_of
from palagan.looking.window import Window
from palagan.model.decision import Decision
from palagan.record.correctable import fields_of
from palagan.store.decisions import load_samples
from palagan.store.desk import go_of, keep_go, load_changes, seat_of, sit_down, skip, unskip
from palagan.web.asked import FILTERS, NAME_COOKIE, Ask, Asked
from palagan.web.gate import cookie_line
from palagan.web.guard import OurForm
from palagan.web.screen import page, screen
from palagan.web.words import say

router = APIRouter(include_in_schema=False)
LINE = ("kind", "order", "second", *FILTERS)
"""What of the address says what is asked of the desk; `thing` says what is on it."""
_SAMPLE = 50
_VERDICTS = ("accept", "reject", "unsure")


@dataclass(frozen=True, slots=True)
class ReviewScreen:
    """The desk, or None where it is not known who sits at it. `question` is the desk's question as a query string,
    `problem` what was wrong with the last form, `given` what stood in its fields."""

    desk: Desk | None
    reviewer: str
    question: str
    problem: str | None = None
    way_out: str | None = None
    given: Mapping[str, str] | None = None


@screen(router, "/review", "review")
def review(asked: Ask, kind: str = "", order: str = "", second: str = "", thing: str = "") -> Any:
    """The desk of who asks. Without a question it is the one with which this reviewer last sat here."""
    reviewer = asked.user.name
    if not reviewer:
        return ReviewScreen(None, "", _question(asked))
    if not any(asked.request.query_params.get(name) for name in (*LINE, "thing")):
        seat = seat_of(asked.connection, reviewer)
        if seat:
            return RedirectResponse(f"{asked.request.url.path}?{seat}", 303)
    return _laid_out(asked, kind, order, second, thing or None)


@dataclass(frozen=True, slots=True)
class ChangesScreen:
    """What another reading would change, as `palagan diff --keep` found it; `next` goes on after those shown."""

    changes: tuple[Any, ...]
    next: str | None


@screen(router, "/review/changes", "review_changes")
def changes(asked: Ask) -> ChangesScreen:
    """What the machine would change."""
    after = int(asked.after) if asked.after and asked.after.isascii() and asked.after.isdecimal() else 0
    found = list(load_changes(asked.connection, after, 51))
    return ChangesScreen(tuple(one for _, one in found[:50]), str(found[49][0]) if len(found) > 50 else None)


@router.post("/review/name", dependencies=[OurForm])
def name(
    request: Request,
    name: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "",
    thing: Annotated[str, Form()] = "",
) -> Response:
    """Who sits here, where nobody logs in: kept in a cookie."""
    told = " ".join(name.split())[:80]
    if not told:
        raise InputError("a decision names who decides", item="name", way_out="/review")
    answer = _on(back, thing=thing or None)
    answer.headers.append("set-cookie", cookie_line(request, NAME_COOKIE, quote(told)))
    return answer


@router.post("/review/decide", dependencies=[OurForm])
def decide(
    asked: Ask,
    thing: Annotated[str, Form()],
    verdict: Annotated[str, Form()],
    why: Annotated[str, Form()] = "",
    all_alike: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """Accept, refuse, or leave unsure: the thing, and where it is asked for all cases that are alike."""
    return _answered(asked, back, thing, {"why": why}, lambda: _judge(asked, thing, verdict, why, bool(all_alike)))


async def _fields(request: Request) -> dict[str, str]:
    return {name: str(value) for name, value in (await request.form()).items()}


@router.post("/review/correct", dependencies=[OurForm])
def correct(asked: Ask, given: Annotated[dict[str, str], Depends(_fields)]) -> Response:
    """Correct the fields that are other than shown."""
    thing = given.get("thing", "")
    return _answered(asked, given.get("back", ""), thing, given, lambda: _corrected(asked, thing, given))


@router.post("/review/skip", dependencies=[OurForm])
def put_off(asked: Ask, thing: Annotated[str, Form()], back: Annotated[str, Form()] = "") -> Response:
    """Put a thing off."""
    with asked.case.writing() as connection:
        skip(connection, _reviewer(asked), thing, now())
    return _on(back)


@router.post("/review/undo", dependencies=[OurForm])
def undo(asked: Ask, decision: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "") -> Response:
    """Take back a decision, the last of this reviewer where none is named, with all that was decided in one go."""
    reviewer = _reviewer(asked)
    placed = _window(asked).standing(asked.connection).placed
    mine = [one.decision for one in placed if one.decision.by == reviewer and one.state != "undone"]
    last = [one for one in mine if one.verdict != "undo"]
    if not decision and not last:
        return _on(back)
    wanted = decision or last[-1].id
    standing = {one.decision.id: one.decision for one in placed if one.state != "undone"}
    ids = [id_ for id_ in go_of(asked.connection, wanted) if id_ in standing]
    why = say("review.undone", asked.tongue)
    made = decide_all(asked.case, [Said(id_, "undo", reviewer, why) for id_ in ids], now(), asked.connection)
    return _on(back, thing=made[0].target if made and standing[ids[0]].key.kind in SAMPLED else None)


@router.post("/review/sample", dependencies=[OurForm])
def sample(asked: Ask, kind: Annotated[str, Form()] = "happening", back: Annotated[str, Form()] = "") -> Response:
    """Draw a random sample of a kind and sit down to it."""
    line = line_of(kind, "")
    drawn = sum(one.kind == line.kind for one in load_samples(asked.connection))
    draw_sample(asked.case, line.kind, _SAMPLE, drawn + 1, now())
    return _on(urlencode({**dict(parse_qsl(back)), "kind": line.kind, "order": "sample"}))


def _judge(asked: Asked, thing: str, verdict: str, why: str, together: bool) -> tuple[Decision, ...]:
    if verdict not in _VERDICTS:
        raise InputError("is no verdict of the desk", item=verdict, way_out=f"Choose {', '.join(_VERDICTS)}.")
    ids = [thing]
    if together:
        with asked.case.reading() as machine:
            on = Pointer(machine, machine).point(thing)
            ids += [one.id for one in alike(machine, on.thing)]
    return decide_all(asked.case, [_said(asked, id_, verdict, why) for id_ in ids], now(), asked.connection)


def _corrected(asked: Asked, thing: str, given: Mapping[str, str]) -> tuple[Decision, ...]:
    on = Pointer(asked.connection, asked.connection).point(thing)
    fields = [name for name in fields_of(on.kind) if f"field-{name}" in given]
    values = {
        name: told or "-"
        for name in fields
        if (told := given[f"field-{name}"].strip()) != given.get(f"was-{name}", "").strip()
    }
    if not values:
        way_out = say("review.nothing_changed_out", asked.tongue)
        raise InputError(say("review.nothing_changed", asked.tongue), way_out=way_out)
    return correct_all(
        asked.case, _said(asked, thing, "correct", given.get("why", "")), values, now(), asked.connection
    )


def _said(asked: Asked, thing: str, verdict: str, why: str) -> Said:
    return Said(thing, verdict, _reviewer(asked), why.strip() or say("review.read", asked.tongue))


def _answered(asked: Asked, back: str, thing: str, given: Mapping[str, str], act: Any) -> Response:
    """Do what was asked and go on to what waits next; what is wrong with it is told on the desk."""
    try:
        made = act()
    except PalaganError as error:
        asked_for = dict(parse_qsl(back))
        shown = _laid_out(
            asked, asked_for.get("kind", ""), asked_for.get("order", ""), asked_for.get("second", ""), thing
        )
        told = f"{error.item}: {error.message}" if error.item else error.message
        return page(asked, "review", replace(shown, problem=told, way_out=error.way_out, given=given, question=back))
    with asked.case.writing() as connection:
        if len(made) > 1:
            keep_go(connection, [one.id for one in made])
        unskip(connection, _reviewer(asked), thing)
        sit_down(connection, _reviewer(asked), _kept(back), now())
    return _on(back)


def _laid_out(asked: Asked, kind: str, order: str, second: str, thing: str | None) -> ReviewScreen:
    reviewer = asked.user.name
    with asked.case.reading() as machine:
        desk = desk_of(
            machine,
            asked.connection,
            _window(asked).standing(asked.connection),
            load_samples(asked.connection),
            line_of(kind, order, second=bool(second)),
            asked.wish,
            reviewer,
            now()[:10],
            thing,
        )
    return ReviewScreen(desk, reviewer, _question(asked))


def _window(asked: Asked) -> Window:
    window: Window = asked.request.app.state.window
    return window


def _reviewer(asked: Asked) -> str:
    if not asked.user.name:
        raise InputError(say("review.who_first", asked.tongue), way_out="/review")
    return asked.user.name


def _question(asked: Asked) -> str:
    """The desk's question out of the address."""
    given = asked.request.query_params
    return urlencode([(name, value) for name in LINE for value in given.getlist(name) if value])


def _kept(back: str) -> str:
    return urlencode([(name, value) for name, value in parse_qsl(back) if name in LINE and value])


def _on(back: str, thing: str | None = None) -> RedirectResponse:
    """Back to the desk with the question as it was."""
    pairs = [(name, value) for name, value in parse_qsl(back) if name in LINE and value]
    if thing:
        pairs.append(("thing", thing))
    return RedirectResponse(f"/review?{urlencode(pairs)}" if pairs else "/review?kind=happening", 303)
