"""`/settings`: facts of the case, language and look, how often the machine was wrong, who may do what; all to read."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan import __version__
from palagan.deciding.looking import standing
from palagan.looking.digest import Counted, Waiting, counted, waiting
from palagan.looking.hearing import heard
from palagan.record.rates import ErrorRate
from palagan.store.named import kept
from palagan.store.open import HEAD
from palagan.store.records import record_made_of
from palagan.web.access.roles import ROLES, may
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Run:
    """The last run of a command on the case; `ended` None while it runs or where it was killed."""

    command: str
    started: str
    ended: str | None
    outcome: str | None


@dataclass(frozen=True, slots=True)
class SettingsScreen:
    """`reader` read the page that was read last; `rates` are of what people decided and of random samples. `open`:
    nobody logs in here. `may`: role → what it may do."""

    name: str
    made: str | None
    size: int
    shape: str
    version: str
    reader: str | None
    record: str | None
    counted: Counted
    waiting: Waiting
    last_run: Run | None
    rates: tuple[ErrorRate, ...]
    user: str
    role: str
    open: bool
    may: dict[str, dict[str, bool]]
    access: bool


_NEEDS = {"look": "reader", "take_away": "reader", "decide": "reviewer", "users": "owner"}
"""What is done here → the least role for it (`palagan.web.gate` holds to it)."""


@screen(router, "/settings", "settings")
def settings(asked: Ask) -> SettingsScreen:
    """The case and the workbench."""
    connection = asked.connection
    made = connection.exec_driver_sql("SELECT value FROM case_facts WHERE name = 'made'").scalar_one_or_none()
    reader = connection.exec_driver_sql("SELECT reader FROM readings ORDER BY rowid DESC LIMIT 1").scalar_one_or_none()
    run = connection.exec_driver_sql(
        "SELECT command, started, ended, outcome FROM runs ORDER BY id DESC LIMIT 1"
    ).one_or_none()
    return SettingsScreen(
        name=asked.case.path.name,
        made=made,
        size=asked.case.path.stat().st_size,
        shape=HEAD,
        version=__version__,
        reader=reader,
        record=record_made_of(connection),
        counted=counted(connection, heard(connection)),
        waiting=waiting(connection),
        last_run=Run(*run) if run else None,
        rates=kept(connection, "standing", lambda: standing(asked.case)).rates,
        user=asked.user.name,
        role=asked.user.role,
        open=getattr(asked.request.state, "visit", "open") == "open",
        may={role: {what: may(role, needed) for what, needed in _NEEDS.items()} for role in ROLES},  # type: ignore[arg-type]
        access=True,
    )
