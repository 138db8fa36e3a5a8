"""`palagan decide`: what a person says of a thing in the record, kept beside the machine's value."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from palagan.commands.options import CaseName, Json
from palagan.errors import InputError

if TYPE_CHECKING:
    from palagan.deciding.pointing import Pointed
    from palagan.deciding.shown import Standing
    from palagan.model.decision import Decision, Sample
    from palagan.record.laying import Placed
    from palagan.record.rates import ErrorRate
    from palagan.store.open import CaseFile

Id = Annotated[
    str | None,
    typer.Argument(
        metavar="[ID]", help="Of a happening, claim, figure, story … as views print it.", show_default=False
    ),
]
What = Annotated[
    str | None,
    typer.Argument(metavar="[VERDICT]", help="accept|reject|correct|merge|split|unsure|undo", show_default=False),
]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides.")]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="Why, in a line.")]
AField = Annotated[
    str | None, typer.Option("--field", metavar="FIELD", help="The field to correct: date, place, low …")
]
Value = Annotated[str | None, typer.Option(metavar="VALUE", help="Its right value; - for unknown.")]
With = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="ID", help="What to merge with, or the part to split off. May be repeated."),
]
Listed = Annotated[bool, typer.Option("--list", help="List every decision and where it stands.")]
File = Annotated[Path | None, typer.Option(metavar="FILE", help="Take in the decisions of this JSONL file.")]
SampleOf = Annotated[
    int | None, typer.Option("--sample", metavar="N", min=1, help="Draw N things at random to review.")
]
Kind = Annotated[str, typer.Option(metavar="KIND", help="What to draw: happening, claim, figure, story …")]
Seed = Annotated[int, typer.Option(metavar="S", help="The same seed draws the same sample.")]


def decide(
    case: CaseName,
    id_: Id = None,
    verdict: What = None,
    field: AField = None,
    value: Value = None,
    with_: With = None,
    by: By = None,
    why: Why = None,
    listed: Listed = False,
    file: File = None,
    sample: SampleOf = None,
    kind: Kind = "happening",
    seed: Seed = 1,
    as_json: Json = False,
) -> None:
    """Accept, reject, correct, merge or split what the machine made.

    Decisions are only added, never changed; undo is a further one. They lie over the machine's values in every view
    and export, hold when pages are read again, and are told as reopened where the words beneath have changed.

    \b
    Examples:
        palagan decide papua-2026 hp-5e1f0c2ab934 accept --by Rina --why "three pages agree"
        palagan decide papua-2026 hp-5e1f0c2ab934 correct --field date --value 2026-05-03 --by Rina --why "dateline"
        palagan decide papua-2026 --sample 50 --kind claim --seed 7
        palagan decide papua-2026 --list --json > decisions.jsonl
        palagan decide papua-2026 --file decisions.jsonl
    """
    from contextlib import closing

    from palagan.store.open import open_case

    asked = [name for name, given in (("--list", listed), ("--file", file), ("--sample", sample)) if given]
    if len(asked) + (id_ is not None) != 1:
        raise InputError(
            "say what to decide" if not asked else "one thing at a time",
            item=" ".join([*asked, id_ or ""]).strip() or None,
            way_out="Give an ID and a verdict with --by and --why, or one of --list, --file FILE, --sample N.",
        )
    with closing(open_case(case)) as opened:
        if listed:
            _tell_list(opened, as_json)
        elif file is not None:
            _take(opened, file, as_json)
        elif sample is not None:
            _draw(case, opened, kind, sample, seed, as_json)
        else:
            _decide(opened, id_ or "", verdict, by, why, field, value, with_, as_json)


def _decide(
    opened: CaseFile,
    id_: str,
    verdict: str | None,
    by: str | None,
    why: str | None,
    field: str | None,
    value: str | None,
    others: list[str] | None,
    as_json: bool,
) -> None:

    from palagan.clock import now
    from palagan.commands.output import give_json, say
    from palagan.deciding.making import Said, decide
    from palagan.model.decision import VERDICTS
    from palagan.record.correctable import in_words

    if verdict not in VERDICTS:
        raise InputError(
            "is no verdict" if verdict else "what is it to be?",
            item=verdict or id_,
            way_out=f"Choose {', '.join(VERDICTS)}: palagan decide CASE ID VERDICT --by NAME --why TEXT",
        )
    said = Said(id_, verdict, by or "", why or "", field, value, tuple(others or ()))
    made = decide(opened, said, now())
    if as_json:
        give_json(decision_told(made))
        return
    say(f"{made.id}: {made.verdict} {made.target} ({made.key.told}), by {made.by}.")
    if made.field:
        say(f"  {made.field}: {in_words(made.value)}; the machine has {in_words(made.machine)}.")
    for other in made.others:
        say(f"  with {other.told}")
    say(f"Take it back: palagan decide {opened.path} {made.id} undo --by NAME --why TEXT")


def decision_told(one: Decision) -> dict[str, Any]:
    """A decision as the JSON object that is kept and passed on."""
    import json

    from palagan.store.decisions import decision_line

    told: dict[str, Any] = json.loads(decision_line(one))
    return told


def _tell_list(opened: CaseFile, as_json: bool) -> None:
    """JSON is one object a line, so that it can be taken in by another case as it is; `state` and `thing` are told
    beside."""
    import sys

    from palagan.commands.output import say
    from palagan.deciding.looking import standing
    from palagan.model.contract import to_line

    found = standing(opened)
    if as_json:
        for one in found.placed:
            told = {"state": one.state, "thing": one.thing, "disputed": one.disputed, "agrees": one.agrees}
            sys.stdout.write(to_line({**decision_told(one.decision), **told}) + "\n")
        return
    if not found.placed:
        say("Nothing is decided yet. Begin with a sample: palagan decide CASE --sample 50")
        return
    for one in found.placed:
        say(*_placed_lines(one))
    lost = [one for one in found.placed if one.state in ("reopened", "orphaned")]
    if lost:
        say(
            f"{len(lost)} lie over nothing now: reopened where the words beneath changed, orphaned where nothing is "
            "read there any more. Decide anew on what stands there, or undo them."
        )
    say(*rate_lines(found.rates))


def _placed_lines(one: Placed) -> list[str]:
    """A decision in three lines: when, who, what, where it stands; what it is about; why."""
    d = one.decision
    what = what_told(d)
    return [
        f"{d.id}  {d.at[:16].replace('T', ' ')}  {d.by}: {what}  [{_state(one)}]",
        f"    {d.key.kind} {one.thing or d.target or '–'}: {d.key.told}",
        f"    why: {d.why}",
    ]


def what_told(one: Decision) -> str:
    """What a decision says, in a few words: "date = 2020-10-07 (machine: 2020-10-06)"."""
    from palagan.record.correctable import in_words

    if one.field:
        return f"{one.field} = {in_words(one.value)} (machine: {in_words(one.machine)})"
    if one.undoes:
        return f"undo {one.undoes}"
    if one.others:
        return f"{one.verdict} with {' and '.join(other.told for other in one.others)}"
    return one.verdict


def _state(one: Placed) -> str:
    marks: list[str] = [one.state]
    if one.disputed:
        marks.append("disputed")
    if one.agrees and one.state == "stands":
        marks.append("machine agrees")
    return ", ".join(marks)


def decided_lines(case: str, found: Standing) -> list[str]:
    """What people decided, by state, and how often the machine was wrong; nothing where nothing is decided."""
    from collections import Counter

    if not found.placed and not found.rates:
        return []
    counts = Counter(one.state for one in found.placed)
    told = ", ".join(f"{counts[state]} {state}" for state in sorted(counts, key=lambda state: -counts[state]))
    return [f"Decisions: {told or 'none yet'}. List them: palagan decide {case} --list", *rate_lines(found.rates), ""]


def rate_lines(rates: tuple[ErrorRate, ...]) -> list[str]:
    """How often the machine was wrong, a line a kind, and what may be concluded from it."""
    if not rates:
        return []
    lines = ["", "How often the machine was wrong (95 % interval, Wilson):"]
    for one in rates:
        what = f"{one.kind}, {f'sample {one.sample}' if one.sample else 'all decided'}"
        if one.rate is None or one.low is None or one.high is None:
            told = "nothing accepted or found wrong yet"
        else:
            told = f"{one.wrong} of {one.reviewed} = {one.rate:.0%} ({one.low:.0%}–{one.high:.0%})"
        more = [f"{count} {name}" for name, count in one.fields]
        more += [
            f"{n} {name}" for n, name in ((one.rejected, "rejected"), (one.merged_or_split, "merged or split")) if n
        ]
        more += [f"{one.unsure} unsure"] if one.unsure else []
        if one.drawn is not None and one.reviewed + one.unsure < one.drawn:
            more.append(f"{one.drawn - one.reviewed - one.unsure} of {one.drawn} still to review")
        lines.append(" · ".join([f"  {what}: {told}", *([", ".join(more)] if more else [])]))
    if any(one.sample is None for one in rates):
        lines.append("  What people happen to decide is no random sample; draw one: palagan decide CASE --sample N")
    return lines


def _take(opened: CaseFile, file: Path, as_json: bool) -> None:
    from palagan.commands.output import give_json, say
    from palagan.deciding.making import take_in

    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", item=str(file), way_out="Give a JSONL file in UTF-8.") from error
    new, known = take_in(opened, lines, str(file))
    if as_json:
        give_json({"new": new, "known": known})
    else:
        say(f"Decisions taken in: {new} new, {known} known already.")


def _draw(case: str, opened: CaseFile, kind: str, size: int, seed: int, as_json: bool) -> None:
    from palagan.clock import now
    from palagan.commands.output import give_json, say
    from palagan.deciding.making import SAMPLED, draw_sample

    chosen = next((one for one in SAMPLED if one == kind), None)
    if chosen is None:
        raise InputError("is nothing to draw", item=f"--kind {kind}", way_out=f"Choose {', '.join(SAMPLED)}.")
    sample, drawn = draw_sample(opened, chosen, size, seed, now())
    if as_json:
        give_json(
            {
                "sample": sample.id,
                "kind": sample.kind,
                "size": sample.size,
                "drawn_from": sample.drawn_from,
                "seed": sample.seed,
                "rows": [{"id": one.id, "told": key.told} for one, key in zip(drawn, sample.keys, strict=True)],
            }
        )
        return
    say(*_sample_lines(case, sample, drawn))


def _sample_lines(case: str, sample: Sample, drawn: tuple[Pointed, ...]) -> list[str]:
    lines = [f"Sample {sample.id}: {sample.size} of {sample.drawn_from}, kind {sample.kind}, seed {sample.seed}.", ""]
    for one, key in zip(drawn, sample.keys, strict=True):
        lines.append(f"{one.id}  {key.told}")
        first = next((beneath for beneath in key.beneath if beneath.words), None)
        if first is not None:
            lines.append(f"    «{' '.join(first.words.split())}»  {first.page}")
    way = f"palagan decide {case} ID accept|reject|correct|unsure --by NAME --why TEXT"
    return [*lines, "", f"Look: palagan why {case} ID · decide on each: {way}"]
