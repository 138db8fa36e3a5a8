"""Decisions: what people said and where it stands, saying more, taking it back; samples, and how often we are wrong."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from palagan.clock import now
from palagan.deciding.looking import standing
from palagan.deciding.making import Said, decide, draw_sample
from palagan.errors import InputError
from palagan.model.decision import DecidedKind, Decision, Sample, State, Verdict
from palagan.record.laying import Placed
from palagan.record.rates import ErrorRate
from palagan.store.decisions import load_samples
from palagan.store.open import CaseFile
from palagan.web.api.shapes import NOT_CHANGED, READS, WRITES, Listed, Paging, as_json, unless_known
from palagan.web.asked import Ask
from palagan.web.guard import OurForm

router = APIRouter(tags=["decisions"])

Words = Annotated[str, Field(min_length=1, max_length=200)]


class PlacedDecision(BaseModel):
    """A decision, with where it stands today and the thing that it lies over."""

    decision: Decision
    state: State
    thing: str | None
    disputed: bool
    agrees: bool


class Deciding(BaseModel):
    """What is said of a thing. `by` is told only where nobody logs in; else it is who asks."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: Words
    verdict: Verdict
    why: str = Field(min_length=1, max_length=2000)
    field: str | None = Field(None, min_length=1, max_length=40)
    value: str | None = Field(None, max_length=2000)
    others: tuple[Words, ...] = Field((), alias="with", max_length=100)
    by: str | None = Field(None, min_length=1, max_length=60)


class Undoing(BaseModel):
    """Why a decision is taken back."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    why: str = Field(min_length=1, max_length=2000)
    by: str | None = Field(None, min_length=1, max_length=60)


class Drawing(BaseModel):
    """What sample is drawn."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: DecidedKind
    size: int = Field(50, ge=1, le=1000)
    seed: int = Field(1, ge=0, le=2**31)


@router.get("/decisions", response_model=Listed[PlacedDecision], responses=READS | NOT_CHANGED)
def every_decision(asked: Ask, wanted: Annotated[Paging, Query()]) -> Response:
    """Every decision in the order of time, with where it stands; `after` is the id of a decision."""

    def make() -> Listed[PlacedDecision]:
        placed = standing(asked.case).placed
        start = 0
        if wanted.after is not None:
            ids = [one.decision.id for one in placed]
            if wanted.after not in ids:
                raise InputError("is no decision", item=wanted.after[:60], way_out="Take `next` of the part before.")
            start = ids.index(wanted.after) + 1
        shown = placed[start : start + wanted.limit]
        more = start + wanted.limit < len(placed)
        following = shown[-1].decision.id if more else None
        return Listed(count=len(placed), next=following, rows=tuple(_placed(one) for one in shown))

    return unless_known(asked, Listed[PlacedDecision], make)


@router.post("/decisions", response_model=Decision, status_code=201, responses=WRITES, dependencies=[OurForm])
def add_decision(request: Request, said: Deciding) -> Response:
    """Say what is right: accept, reject, correct, merge, split, unsure, undo, as `palagan decide` does."""
    what = Said(said.id, said.verdict, _by(request, said.by), said.why, said.field, said.value, said.others)
    return as_json(Decision, decide(_case(request), what, now()), 201)


@router.post("/decisions/{id}/undo", response_model=Decision, status_code=201, responses=WRITES, dependencies=[OurForm])
def undo_decision(request: Request, id: Annotated[str, Path(pattern="^dc-[0-9a-f]{4,64}$")], said: Undoing) -> Response:
    """Take a decision back; it stays in the list, with the one that takes it back after it."""
    what = Said(id, "undo", _by(request, said.by), said.why)
    return as_json(Decision, decide(_case(request), what, now()), 201)


@router.get("/samples", response_model=Listed[Sample], responses=READS | NOT_CHANGED)
def samples(asked: Ask) -> Response:
    """The random samples that were drawn for review."""

    def make() -> Listed[Sample]:
        rows = load_samples(asked.connection)
        return Listed(count=len(rows), next=None, rows=rows)

    return unless_known(asked, Listed[Sample], make)


@router.post("/samples", response_model=Sample, status_code=201, responses=WRITES, dependencies=[OurForm])
def add_sample(request: Request, wanted: Drawing) -> Response:
    """Draw things of a kind at random for review, and note that they were drawn."""
    if wanted.kind == "actor":
        raise InputError("is nothing to draw", item="actor", way_out="Draw happenings, claims, figures, stories …")
    sample, _drawn = draw_sample(_case(request), wanted.kind, wanted.size, wanted.seed, now())
    return as_json(Sample, sample, 201)


@router.get("/error-rates", response_model=Listed[ErrorRate], responses=READS | NOT_CHANGED)
def error_rates(asked: Ask) -> Response:
    """How often the machine was wrong by kind, with 95 % intervals (Wilson), of samples and of all that was decided."""

    def make() -> Listed[ErrorRate]:
        rates = standing(asked.case).rates
        return Listed(count=len(rates), next=None, rows=rates)

    return unless_known(asked, Listed[ErrorRate], make)


def _placed(one: Placed) -> PlacedDecision:
    return PlacedDecision(
        decision=one.decision, state=one.state, thing=one.thing, disputed=one.disputed, agrees=one.agrees
    )


def _case(request: Request) -> CaseFile:
    case: CaseFile = request.app.state.window.case
    return case


def _by(request: Request, told: str | None) -> str:
    """Who decides: the one who logged in, whatever the body says; where nobody logs in, the one that it names."""
    user: Any = getattr(request.state, "user", None)
    if user is not None and user.name:
        if told is not None and told != user.name:
            raise InputError("decides in another's name", item=told, way_out=f"Leave `by` out: you are {user.name}.")
        return str(user.name)
    if told is None:
        raise InputError("a decision names who decides", item="by", way_out='Say it: {"by": "Rina", …}')
    return told
