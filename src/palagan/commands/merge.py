"""`palagan merge`: the decisions of another copy of a case brought into this one, conflicts listed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from palagan.commands.options import CaseName, Json, Workers
from palagan.errors import InputError

if TYPE_CHECKING:
    from palagan.exchange.meeting import Conflict
    from palagan.exchange.merging import Merged, Settling
    from palagan.model.decision import Decision

OtherCase = Annotated[
    Path, typer.Argument(metavar="OTHER", help="The other case, or a pack of it.", show_default=False)
]
WithPages = Annotated[bool, typer.Option("--with-pages", help="Bring its pages too.")]
TakeSide = Annotated[
    list[str] | None,
    typer.Option("--take", metavar="SIDE", help="theirs, mine or both in all conflicts; cf-…=theirs in one."),
]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who settles conflicts.")]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="Why, in a line.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would come, and the conflicts.")]


def merge(
    case: CaseName,
    other: OtherCase,
    with_pages: WithPages = False,
    take: TakeSide = None,
    by: By = None,
    why: Why = None,
    dry_run: DryRun = False,
    workers: Workers = None,
    as_json: Json = False,
) -> None:
    """Bring the decisions of another copy of a case into this one.

    Where both decided one matter differently, both are shown and neither is touched until you take a side. Taking one
    adds a decision in your name that takes the other back; nothing is ever overwritten, and it can be undone.

    \b
    Examples:
        palagan merge papua-2026 rina.palagan.zip --dry-run
        palagan merge papua-2026 rina.palagan.zip
        palagan merge papua-2026 rina.palagan.zip --take cf-1f0c2ab93e11=theirs --take mine --by Budi
    """
    from contextlib import closing

    from palagan.clock import now
    from palagan.commands.options import cores
    from palagan.commands.output import give_json
    from palagan.commands.pack import running
    from palagan.exchange.merging import merge as bring_together
    from palagan.store.open import open_case

    settling = _settling(take or [], by, why)
    with closing(open_case(case)) as opened, running("merging") as tell:
        made = bring_together(
            opened,
            other,
            now,
            settling,
            pages=with_pages,
            only_look=dry_run,
            workers=cores(workers),
            tell=lambda done, _all: tell("bytes", done),
            progress=lambda done, _all: tell("pages", done),
        )
    if as_json:
        give_json(_as_json(made, dry_run))
    else:
        _tell(case, str(other), made, dry_run)


def _settling(takes: list[str], by: str | None, why: str | None) -> Settling:
    from palagan.exchange.merging import TAKES, Settling

    every = None
    each = {}
    for one in takes:
        conflict, equals, side = one.rpartition("=")
        if side not in TAKES:
            raise InputError("is no side", item=f"--take {one}", way_out="Choose theirs, mine or both, or cf-…=theirs.")
        if equals:
            each[conflict.strip()] = side
        else:
            every = side
    return Settling(every, each, by or "", why or "")


def _as_json(made: Merged, dry_run: bool) -> dict[str, Any]:
    from palagan.commands.decide import decision_told

    def conflict(one: Conflict) -> dict[str, Any]:
        told = {"mine": decision_told(one.mine), "theirs": decision_told(one.theirs)}
        return {"id": one.id, "kind": one.kind, "field": one.field, **told}

    return {
        "other": made.other,
        "dry_run": dry_run,
        "new": [one.id for one in made.came],
        "known": made.meeting.known,
        "agree": [{"mine": mine.id, "theirs": theirs.id} for mine, theirs in made.meeting.agree],
        "conflicts": [conflict(one) for one in made.open],
        "settled": [{**conflict(one), "take": take} for one, take in made.settled],
        "undone": [one.id for one in made.undone],
        "waiting": made.waiting,
        "altered": [one.id for one in made.meeting.altered],
        "ahead": [one.id for one in made.ahead],
        "samples": made.samples,
        "pages": dict(made.pages),
        "states": dict(made.states),
    }


def _tell(case: str, other: str, made: Merged, dry_run: bool) -> None:
    from palagan.commands.layout import Strong
    from palagan.commands.output import say

    would = "Would bring" if dry_run else "Brought"
    parts = [f"{len(made.came)} new"]
    parts += [
        f"{count} {words}"
        for count, words in (
            (made.meeting.known, "there already"),
            (len(made.meeting.agree), "that say what is said here"),
            (made.waiting, "left out for a conflict"),
        )
        if count
    ]
    say(f"{would} decisions from {other}: {' · '.join(parts)}.")
    if made.samples:
        say(f"Samples: {made.samples} new.")
    if made.pages:
        say(f"Pages: {' · '.join(f'{count} {what}' for what, count in made.pages.items())}.")
    say(*_lost_lines(case, made))
    for conflict, take in made.settled:
        say("", Strong(_head(conflict)), *_both(conflict), f"    taken: {take}")
    for conflict in made.open:
        say("", Strong(_head(conflict)), *_both(conflict))
    if made.open:
        count = len(made.open)
        say(
            "",
            f"{count} conflict{'s' if count > 1 else ''}, left as {'they are' if count > 1 else 'it is'}: what stands "
            "here stands, and theirs stays out.",
            f"Settle one: palagan merge {case} {other} --take {made.open[0].id}=theirs --by NAME   (or mine, or both)",
        )


def _lost_lines(case: str, made: Merged) -> list[str]:
    states = made.states
    lines = []
    if states["orphaned"]:
        lines.append(
            f"{states['orphaned']} are about what is not read here. Bring the pages too (--with-pages), or see them: "
            f"palagan decide {case} --list"
        )
    if states["reopened"]:
        lines.append(f"{states['reopened']} are on words that a later capture changed: they wait on the review desk.")
    disputed = sum(one.disputed for one in made.placed)
    if disputed:
        lines.append(f"{disputed} are disputed: another reviewer's last word here says otherwise.")
    if made.ahead:
        lines.append(f"{len(made.ahead)} left out: they are dated later than today. Whose clock is wrong?")
    if made.meeting.altered:
        ids = ", ".join(one.id for one in made.meeting.altered)
        lines.append(f"ALTERED there, left as they are here: {ids}. A decision is never changed: ask who did that.")
    return lines


def _head(conflict: Conflict) -> str:
    key = conflict.theirs.key
    return f"{conflict.id}  {_KINDS[conflict.kind]} · {key.kind} {conflict.theirs.target}: {key.told}"


_KINDS = {
    "value": "two values",
    "whole": "right or wrong",
    "structure": "put together or apart",
    "undone": "taken back or upheld",
}


def _both(conflict: Conflict) -> list[str]:
    return [f"    here   {_said(conflict.mine)}", f"    there  {_said(conflict.theirs)}"]


def _said(one: Decision) -> str:
    from palagan.commands.decide import what_told

    return f"{one.by}, {one.at[:16].replace('T', ' ')}: {what_told(one)} · why: {one.why}"
