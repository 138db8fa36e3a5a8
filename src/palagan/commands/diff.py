"""`palagan diff`: what another reading of the same pages would change, and which decisions it touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from palagan.commands.options import CaseName, Json, Workers
from palagan.errors import InputError

if TYPE_CHECKING:
    from palagan.record.differing import Difference
    from palagan.record.laying import Placed
    from palagan.store.open import CaseFile

Against = Annotated[
    str | None, typer.Option(metavar="CASE", help="Compare with this case.", show_default="the pages read anew")
]
Kind = Annotated[
    list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind: happening, claim … May be repeated.")
]
Most = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="Tell at most N a kind; 0 tells all.")]
Keep = Annotated[bool, typer.Option("--keep", help="Keep the differences in the case for the review desk.")]
KINDS = ("happening", "claim", "figure", "story", "origin", "copy")


@dataclass(frozen=True, slots=True)
class Moved:
    """A decision that the other reading touches: where it stands now and would stand then, and on what."""

    decision: str
    verdict: str
    by: str
    told: str
    was: str
    now: str
    thing: str | None
    thing_then: str | None
    change: str | None
    """What becomes of the thing itself: "changed", "gone", or None where it is as it was."""


def diff(
    case: CaseName,
    against: Against = None,
    kind: Kind = None,
    limit: Most = 20,
    workers: Workers = None,
    keep: Keep = False,
    as_json: Json = False,
) -> None:
    """Show what another reading of the pages would change.

    Without --against, all pages are read anew by this program in a copy that is thrown away; the case stays as it is.
    Machine's values are compared, by the words beneath, not by ids; then the decisions that this would touch.

    \b
    Examples:
        palagan diff papua-2026
        palagan diff papua-2026 --against papua-2026-new-reader --json
    """
    from contextlib import closing

    from palagan.commands.output import give_json, say
    from palagan.store.open import open_case

    for one in kind or ():
        if one not in KINDS:
            raise InputError("is nothing to compare", item=f"--kind {one}", way_out=f"Choose {', '.join(KINDS)}.")
    with closing(open_case(case)) as opened, _other(opened, against, workers) as other:
        found = list(_differences(opened, other, tuple(kind or KINDS)))
        moved = _moved(opened, other, found)
        if keep:
            _keep(opened, found)
    if as_json:
        counts: Counter[tuple[str, str]] = Counter((one.kind, one.change) for one in found)
        give_json(
            {
                "case": case,
                "against": against,
                "counts": {k: {c: counts[k, c] for c in ("gone", "changed", "added")} for k in kind or KINDS},
                "differences": [asdict(one) for one in found],
                "decisions": [asdict(one) for one in moved],
            }
        )
    else:
        say(*_lines(found, moved, tuple(kind or KINDS), limit))


def _keep(opened: CaseFile, found: list[Difference]) -> None:
    """Keep what would change for the desk, in the place of what was kept before."""
    from palagan.clock import now
    from palagan.store.desk import MachineChange, keep_changes

    changes = [
        MachineChange(
            one.kind, one.change, one.was, one.now, one.told, tuple((f.field, f.was, f.now) for f in one.fields)
        )
        for one in found
    ]
    with opened.writing() as connection:
        keep_changes(connection, changes, now())


@contextmanager
def _other(opened: CaseFile, against: str | None, workers: int | None) -> Iterator[CaseFile]:
    """The case to compare with: the one named, or a copy in which every page was read anew."""
    import sqlite3
    from contextlib import closing
    from tempfile import TemporaryDirectory

    from palagan.clock import now
    from palagan.commands.options import cores
    from palagan.run import run
    from palagan.store.open import open_case

    if against is not None:
        other = open_case(against)
        yield other
        other.close()
        return
    with TemporaryDirectory(prefix="palagan-diff-") as folder:
        path = Path(folder) / "again.palagan"
        with closing(sqlite3.connect(opened.path)) as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)
        again = open_case(path)
        run(again, now, workers=cores(workers), again=True)
        yield again
        again.close()


def _differences(opened: CaseFile, other: CaseFile, kinds: tuple[str, ...]) -> Iterator[Difference]:
    """Kind by kind, so that no more than one kind of both records is held."""
    from typing import cast

    from palagan.model.decision import DecidedKind
    from palagan.record.differing import differences
    from palagan.record.keys import things_of
    from palagan.store.records import load_record

    with opened.reading() as connection:
        before = load_record(connection)
    with other.reading() as connection:
        after = load_record(connection)
    for kind in kinds:
        one = cast(DecidedKind, kind)
        yield from differences(one, things_of(before, one), things_of(after, one))


def _moved(opened: CaseFile, other: CaseFile, found: list[Difference]) -> list[Moved]:
    """The decisions whose thing is changed or gone, or that would stand otherwise."""
    from palagan.deciding.looking import parts_of
    from palagan.record.decided import overlay
    from palagan.store.decisions import load_decisions

    with opened.reading() as connection:
        decisions = load_decisions(connection)
        before = overlay(decisions, parts_of(connection, decisions)).placed if decisions else ()
    with other.reading() as connection:
        after = overlay(decisions, parts_of(connection, decisions)).placed if decisions else ()
    change: dict[tuple[str, str | None], str] = {
        (one.kind, one.was): one.change for one in found if one.was is not None
    }
    out = []
    for was, now in zip(before, after, strict=True):
        of = change.get((was.decision.key.kind, was.thing))
        if was.decision.verdict != "undo" and was.state != "undone" and (of or was.state != now.state):
            out.append(_told(was, now, of))
    return out


def _told(was: Placed, now: Placed, change: str | None) -> Moved:
    d = was.decision
    return Moved(d.id, d.verdict, d.by, d.key.told, was.state, now.state, was.thing, now.thing, change)


_MARKS = {"gone": "−", "changed": "~", "added": "+"}


def _lines(found: list[Difference], moved: list[Moved], kinds: tuple[str, ...], limit: int) -> Iterator[str]:
    counts: Counter[tuple[str, str]] = Counter((one.kind, one.change) for one in found)
    if not found:
        yield "Nothing differs."
    for kind in kinds:
        several = [one for one in found if one.kind == kind]
        if not several:
            continue
        told = ", ".join(f"{counts[kind, change]} {change}" for change in ("gone", "changed", "added"))
        yield f"{kind}: {told}"
        for one in several[:limit] if limit else several:
            yield f"  {_MARKS[one.change]} {one.was or one.now}  {one.told}"
            for field in one.fields:
                yield f"      {field.field}: {field.was} → {field.now}"
        if limit and len(several) > limit:
            yield f"  … and {len(several) - limit} more (--limit 0)"
        yield ""
    if moved:
        yield f"Decisions that this touches: {len(moved)}"
        for one_moved in moved:
            yield f"  {one_moved.decision}  {one_moved.verdict} by {one_moved.by}: {one_moved.told}"
            states = one_moved.was if one_moved.was == one_moved.now else f"{one_moved.was} → {one_moved.now}"
            then = f", on {one_moved.thing_then}" if one_moved.thing_then not in (None, one_moved.thing) else ""
            yield f"      {states}{then}{f'; the thing is {one_moved.change}' if one_moved.change else ''}"
    elif found:
        yield "No decision is touched."
