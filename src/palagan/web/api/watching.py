"""What the case listens to, and what rang: subscriptions with their states, alerts, the rules in words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from palagan.errors import NotFoundError
from palagan.looking.ringing import SHOWN, RuleState, how_many, one_alert, rules, rung
from palagan.looking.subscribed import subscribed
from palagan.model.moments import iso
from palagan.web.alerted import Alerted, alerted
from palagan.web.api.shapes import FINDS, NOT_CHANGED, READS, Listed, Paging, unless_same
from palagan.web.asked import Ask
from palagan.web.listened import Listened, each_told
from palagan.web.watching import seconds_now

router = APIRouter(tags=["watching"], responses=READS | NOT_CHANGED)
WEEK = 7 * 86_400.0


class AlertsAsked(Paging):
    """Which alerts."""

    limit: int = Field(SHOWN, ge=1, le=500, description="At most so many rows.")
    rule: str | None = Field(None, min_length=1, max_length=60, description="Of the rule of this id alone.")


@router.get("/subscriptions", response_model=Listed[Listened])
def subscriptions(asked: Ask, wanted: Annotated[Paging, Query()]) -> Response:
    """What the case listens to, in order of ids: how it does in one word, what it brought, when it is asked next.
    Moments are seconds since 1970."""
    now = seconds_now(asked)
    rows = subscribed(asked.connection, wanted.after or "", wanted.limit + 1)
    shown = each_told(asked.connection, rows[: wanted.limit], now)
    count = int(asked.connection.exec_driver_sql("SELECT count(*) FROM subscriptions").scalar_one())
    following = shown[-1].subscription.id if len(rows) > wanted.limit else None
    return unless_same(asked, Listed[Listened], Listed(count=count, next=following, rows=shown))


@router.get("/alerts", response_model=Listed[Alerted])
def alerts(asked: Ask, wanted: Annotated[AlertsAsked, Query()]) -> Response:
    """What rang, the last first: one row a rule and matter, with its message as it is now and where it was sent."""
    found = rung(asked.connection, wanted.after, wanted.rule, wanted.limit)
    rows = tuple(alerted(one) for one in found.rows)
    count = how_many(asked.connection, wanted.rule)
    return unless_same(asked, Listed[Alerted], Listed(count=count, next=found.next, rows=rows))


@router.get("/alerts/{id}", response_model=Alerted, responses=FINDS)
def alert(asked: Ask, id: Annotated[str, Path(min_length=1, max_length=100)]) -> Response:
    """One alert."""
    found = one_alert(asked.connection, id)
    if found is None:
        raise NotFoundError("this case holds no such alert", item=id, way_out="GET /api/v1/alerts lists them.")
    return unless_same(asked, Alerted, alerted(found))


@router.get("/rules", response_model=Listed[RuleState])
def every_rule(asked: Ask) -> Response:
    """The rules by name, with how often they rang."""
    rows = rules(asked.connection, iso(seconds_now(asked) - WEEK))
    return unless_same(asked, Listed[RuleState], Listed(count=len(rows), next=None, rows=rows))
