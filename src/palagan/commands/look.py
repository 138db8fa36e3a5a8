"""`palagan timeline`, `stories`, `claims`, `ledger`, `actors`, `origins`, `copies`: the views of the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from palagan.commands.options import (
    Actor,
    CaseName,
    Json,
    Lang,
    Limit,
    MinOrigins,
    OnlyOutlet,
    Place,
    Since,
    Status,
    Type,
    Until,
)

if TYPE_CHECKING:
    from palagan.case import Case
    from palagan.exports.frames import Frame


@dataclass(frozen=True, slots=True)
class View:
    """One view as a command: its help, an example, the method of `palagan.Case` that gives its rows, and its lines."""

    name: str
    help: str
    example: str
    rows: str
    lines: str


VIEWS = (
    View(
        "timeline",
        "Show what happened by day, who says so, and who denies it.\n\n"
        "News first, then plans, then background; each with its independent origins and the words it rests on.",
        "palagan timeline papua-2026 --since 2026-05 --type ASSAULT --min-origins 2",
        "timeline",
        "timeline_lines",
    ),
    View(
        "stories",
        "Show the running matters with their pages and origins.",
        "palagan stories papua-2026 --place Sugapa",
        "stories",
        "story_lines",
    ),
    View(
        "claims",
        "Show who asserts and who denies what, denied claims first.\n\n"
        "After them, the matters that pages tell differently, side by side.",
        "palagan claims papua-2026 --actor TNI",
        "claims",
        "claim_lines",
    ),
    View(
        "ledger",
        "Show every figure of harm and who gave it.\n\n"
        "With its words and what it replaced. --type takes killed, wounded, missing, captured, displaced …",
        "palagan ledger papua-2026 --type killed",
        "ledgers",
        "ledger_lines",
    ),
    View(
        "actors",
        "Show what each actor did, suffered and said.\n\n"
        "With what it was accused of, and the names that pages use for it.",
        "palagan actors papua-2026 --outlet Jubi",
        "actors",
        "actor_lines",
    ),
    View(
        "origins",
        "Show the independent origins and who draws on them.\n\n"
        "With how that is known: a credit line, a reprint, shared text.",
        "palagan origins papua-2026",
        "origins",
        "origin_lines",
    ),
    View(
        "copies",
        "Show which pages share text, and how much.\n\n"
        "The share is that of the later page's report which stands in the earlier.",
        "palagan copies papua-2026 --outlet Kompas.com",
        "copies",
        "copy_lines",
    ),
)
"""Every view that is a command."""


def view_command(view: View) -> Callable[..., None]:
    """The command of a view."""

    def look(
        case: CaseName,
        since: Since = None,
        until: Until = None,
        actor: Actor = None,
        type_: Type = None,
        place: Place = None,
        outlet: OnlyOutlet = None,
        status: Status = None,
        min_origins: MinOrigins = 0,
        limit: Limit = 40,
        lang: Lang = None,
        as_json: Json = False,
    ) -> None:
        from palagan.case import Case
        from palagan.commands.output import give_json

        filters = {
            "since": since,
            "until": until,
            "actor": actor,
            "type": type_,
            "place": place,
            "outlet": outlet,
            "status": status,
            "min_origins": min_origins,
        }
        with Case(case) as opened:
            frame: Frame[Any] = getattr(opened, view.rows)(**filters)
            versions = opened.discrepancies(**filters) if view.name == "claims" else None
            _tell_unread(opened, case)
        if as_json:
            told: dict[str, Any] = {"view": view.name, "count": len(frame), "rows": [asdict(row) for row in frame]}
            if versions is not None:
                told["discrepancies"] = [asdict(row) for row in versions]
            give_json(told)
        else:
            _show(view, frame, versions, limit, lang)

    look.__name__ = view.name
    look.__doc__ = f"{view.help}\n\n\b\nExample:\n    {view.example}"
    return look


def _show(view: View, frame: Frame[Any], versions: Frame[Any] | None, limit: int, lang: str | None) -> None:
    from palagan.commands import lines
    from palagan.commands.output import say
    from palagan.exports.frames import Frame
    from palagan.views import messages

    tongue = messages.tongue_of(lang)
    if view.name == "timeline":
        frame = Frame(frame.table, sorted(frame, key=lines.part_of_timeline))
    told = 0
    for view_lines, rows in ((view.lines, frame), ("version_lines", versions)):
        if rows is None:
            continue
        shown = rows[:limit] if limit else rows
        say(*getattr(lines, view_lines)(shown, tongue))
        if len(shown) < len(rows):
            say("", messages.say("brief.shown_only", tongue, shown=len(shown), total=len(rows)) + " (--limit 0)")
        told += len(rows)
    if not told:
        say(messages.say("brief.empty", tongue))


def _tell_unread(opened: Case, case: str) -> None:
    from palagan.commands.output import warn

    unread = sum(facts.state == "new" for facts in opened.facts())
    if unread:
        warn(f"{unread} pages are not read yet, so they are not in here: palagan run {case}")
