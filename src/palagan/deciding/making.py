"""Deciding: what a person says of a thing by its id becomes a decision that names the thing by its words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from typing import get_args

from sqlalchemy import Connection

from palagan.deciding.knowing import known_party
from palagan.deciding.looking import lay_decisions
from palagan.deciding.pointing import Pointed, Pointer, key_today
from palagan.errors import InputError, NotFoundError
from palagan.model.decision import VERDICTS, Beneath, DecidedKind, Decision, Key, Sample, Verdict
from palagan.model.ids import content_id
from palagan.model.record import Claim, Happening, Party, Story
from palagan.record.correctable import check_bounds, checked_value, corrected, fields_of, value_of
from palagan.record.keys import pieces_of
from palagan.record.rates import draw
from palagan.record.standing import active
from palagan.store.decisions import add_decisions, add_sample, decision_of, load_decisions
from palagan.store.open import CaseFile

_MERGED: frozenset[DecidedKind] = frozenset({"happening", "claim", "story", "origin", "actor"})
_SPLIT: frozenset[DecidedKind] = frozenset({"happening", "claim", "story"})
SAMPLED: tuple[DecidedKind, ...] = ("happening", "claim", "figure", "story", "copy", "origin", "page")
"""Kinds of which samples can be drawn."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says: of which thing, what, who says it and why. `others` are ids."""

    id: str
    verdict: str
    by: str
    why: str
    field: str | None = None
    value: str | None = None
    others: tuple[str, ...] = ()


def decide(case: CaseFile, said: Said, now: str) -> Decision:
    """Check what a person says and keep it. What cannot be decided so is an `InputError` with the way out, an id that
    nothing has a `NotFoundError`."""
    return decide_all(case, [said], now)[0]


def decide_all(
    case: CaseFile, several: Sequence[Said], now: str, shown: Connection | None = None
) -> tuple[Decision, ...]:
    """Check what a person says of several things and keep it all, or nothing of it. `shown` is a connection that sees
    the record as decided; without it one is opened."""
    with case.reading() as machine, ExitStack() as opened:
        if shown is None:
            shown = opened.enter_context(case.reading())
            lay_decisions(shown)
        pointer = Pointer(machine, shown)
        decisions = load_decisions(machine) if any(one.verdict == "undo" for one in several) else ()
        made = tuple(_decision(pointer, decisions, said, now) for said in several)
    with case.writing() as connection:
        add_decisions(connection, made)
    return made


def correct_all(
    case: CaseFile, said: Said, values: Mapping[str, str], now: str, shown: Connection | None = None
) -> tuple[Decision, ...]:
    """Correct several fields of one thing: all of them, or none. Bounds are checked as they stand at the end."""
    with case.reading() as machine, ExitStack() as opened:
        if shown is None:
            shown = opened.enter_context(case.reading())
            lay_decisions(shown)
        pointer = Pointer(machine, shown)
        on = pointer.point(said.id)
        made = _corrections(pointer, on, said, values, now)
    with case.writing() as connection:
        add_decisions(connection, made)
    return made


def _corrections(
    pointer: Pointer, on: Pointed, said: Said, values: Mapping[str, str], now: str
) -> tuple[Decision, ...]:
    fields = list(values)
    try:
        return tuple(_each_field(pointer, on, said, values, fields, now))
    except InputError:
        if {"low", "high"} <= set(fields):  # both bounds move: the other one first
            return tuple(_each_field(pointer, on, said, values, fields[::-1], now))
        raise


def _each_field(
    pointer: Pointer, on: Pointed, said: Said, values: Mapping[str, str], fields: Sequence[str], now: str
) -> Iterator[Decision]:
    thing = on.thing
    for field in fields:
        told = replace(said, verdict="correct", field=field, value=values[field])
        made = _decision(pointer, (), told, now, replace(on, thing=thing))
        yield made
        if thing is not None and made.value is not None:
            thing = corrected(thing, field, made.value)


def _decision(
    pointer: Pointer, decisions: Sequence[Decision], said: Said, now: str, on: Pointed | None = None
) -> Decision:
    for name, words in (("--by", said.by), ("--why", said.why)):
        if not words.strip():
            raise InputError("a decision names who decides and why", item=name, way_out=f'Say it: {name} "…"')
    if said.verdict not in VERDICTS:
        raise InputError("is no decision", item=said.verdict, way_out=f"Choose {', '.join(get_args(Verdict))}.")
    if said.verdict == "undo":
        return _named(_undo(pointer, decisions, said), said, now)
    on = on or pointer.point(said.id)
    key = key_today(on)
    page = next((was.page for was in key.beneath if was.page), None)
    made = Decision("", now, "", "", "accept", key, target=on.id, reader=pointer.reader(page))
    match said.verdict:
        case "correct":
            made = _correct(pointer, on, made, said)
        case "merge":
            made = _merge(pointer, on, made, said)
        case "split":
            made = replace(made, verdict="split", others=_parts(pointer, on, key, said.others))
        case "accept" | "reject" | "unsure":
            _nothing_more(said)
            made = replace(made, verdict=said.verdict)
    return _named(made, said, now)


def _named(made: Decision, said: Said, now: str) -> Decision:
    by, why = " ".join(said.by.split()), said.why.strip()
    parts = (now, by, why, made.verdict, made.target, repr(made.key), made.field, made.value, repr(made.others))
    return replace(made, id=content_id("dc", *parts, made.undoes), at=now, by=by, why=why)


def taken_back(one: Decision, said: Said, at: str) -> Decision:
    """The decision that takes this one back, in the name of who says so."""
    undo = Decision("", "", "", "", "undo", one.key, undoes=one.id, target=one.target, reader=one.reader)
    return _named(undo, said, at)


def _nothing_more(said: Said) -> None:
    if said.field or said.value is not None or said.others:
        raise InputError(
            f"{said.verdict} takes no --field, --value or --with",
            item=said.id,
            way_out="Say correct to change a field, merge or split to put things together or apart.",
        )


def _correct(pointer: Pointer, on: Pointed, made: Decision, said: Said) -> Decision:
    fields = fields_of(on.kind)
    if not said.field or said.value is None or said.others:
        told = ", ".join(fields) or "none"
        raise InputError(
            "a correction names a field and its value",
            item=said.id,
            way_out=f"Say --field FIELD --value VALUE; the fields of a {on.kind}: {told}.",
        )
    if on.kind == "page" and said.field == "story" and said.value != "new":
        story = pointer.point(said.value)
        if story.kind != "story":
            raise InputError(
                f"is a {story.kind}, no story", item=said.value, way_out="palagan stories CASE lists them."
            )
        return replace(made, verdict="correct", field="story", value=json.dumps(story.id), others=(key_today(story),))
    value = checked_value(on.thing, on.kind, said.field, said.value, lambda name: known_party(pointer, on, name))
    if on.thing is not None:
        check_bounds(corrected(on.thing, said.field, value))
        if value_of(on.thing, said.field) == value:
            raise InputError(
                f"{said.field} is that already", item=on.id, way_out="Say accept, if you mean that it is right."
            )
    was = on.machine or on.thing
    machine = value_of(was, said.field) if was is not None else pointer.page_value(on.id, said.field)
    return replace(made, verdict="correct", field=said.field, value=value, machine=machine)


def _merge(pointer: Pointer, on: Pointed, made: Decision, said: Said) -> Decision:
    if on.kind not in _MERGED:
        raise InputError(f"a {on.kind} cannot be merged", item=on.id, way_out=f"Kinds that can: {_list(_MERGED)}.")
    if not said.others:
        raise InputError("merging takes the others", item=on.id, way_out="Name each: --with ID")
    others = [pointer.point(other) for other in said.others]
    for other in others:
        if other.kind != on.kind:
            raise InputError(f"is a {other.kind}, not a {on.kind}", item=other.id, way_out="Merge things of one kind.")
        if other.id == on.id:
            raise InputError("is the same thing", item=other.id, way_out="Name another with --with.")
    value = json.dumps(asdict(on.thing), ensure_ascii=False) if isinstance(on.thing, Party) else None
    return replace(made, verdict="merge", value=value, others=tuple(key_today(other) for other in others))


def _parts(pointer: Pointer, on: Pointed, key: Key, wanted: Sequence[str]) -> tuple[Key, ...]:
    """The pieces to take out of a thing: those on a page, or one mention on it ("pg-…:e3")."""
    if on.kind not in _SPLIT or not isinstance(on.thing, Happening | Claim | Story):
        raise InputError(f"a {on.kind} cannot be split", item=on.id, way_out=f"Kinds that can: {_list(_SPLIT)}.")
    if not wanted:
        raise InputError(
            "splitting takes the parts that are another",
            item=on.id,
            way_out="Name each page or mention: --with pg-…:e3",
        )
    pieces = pieces_of(on.thing)
    taken: list[Beneath] = []
    for one in wanted:
        page, _, event = one.partition(":")
        page = pointer.page(page)
        found = [b for b, piece in pieces if b.page == page and event in ("", getattr(piece, "event", ""))]
        if not found:
            held = ", ".join(f"{b.page}:{p.event}" if hasattr(p, "event") else b.page for b, p in pieces)
            raise InputError("is no part of it", item=one, way_out=f"Its parts: {held}.")
        taken += found
    if len(set(taken)) == len(pieces):
        raise InputError("nothing would be left of it", item=on.id, way_out="Leave a part out.")
    roles = {(b.page, b.mark, b.at): b.role for b in key.beneath}
    return tuple(Key(on.kind, on.id, (replace(b, role=roles.get((b.page, b.mark, b.at), b.role)),)) for b in taken)


def _undo(pointer: Pointer, decisions: Sequence[Decision], said: Said) -> Decision:
    """The taking back of one decision: by its own id, or the last of this reviewer on a thing."""
    _nothing_more(said)
    found = [one for one in decisions if one.id.startswith(said.id)] if said.id.startswith("dc-") else []
    if not found and not said.id.startswith("dc-"):
        on = pointer.point(said.id)
        key = key_today(on)
        about = [one for one in active(decisions) if pointer.same(one.key, key, on.id, one.target)]
        found = [one for one in about if one.by == " ".join(said.by.split())][-1:]
        if not found and about:
            told = ", ".join(f"{one.id} ({one.verdict} by {one.by})" for one in about)
            raise InputError(f"{said.by} decided nothing on it", item=said.id, way_out=f"Undo one by its id: {told}.")
    if len({one.id for one in found}) != 1:
        raise NotFoundError(
            "nothing is decided there that could be undone" if not found else "more than one decision begins so",
            item=said.id,
            way_out="palagan decide CASE --list tells every decision with its id.",
        )
    one = found[0]
    return Decision(
        "", "", "", "", "undo", one.key, others=(), undoes=one.id, target=one.target, reader=pointer.reader()
    )


def take_in(case: CaseFile, lines: Iterable[str], name: str) -> tuple[int, int]:
    """Decisions that others passed on, one JSON object a line; gives how many were new, and how many known already.

    All are taken in or, with an `InputError` that names the line, none.
    """
    several: list[Decision] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                several.append(decision_of(line))
            except ValueError as error:
                raise InputError(
                    f"is no decision ({' '.join(str(error).split())[:160]})",
                    item=f"{name}:{number}",
                    way_out="Lines come from `palagan decide CASE --list --json`, one object each.",
                ) from error
    with case.writing() as connection:
        new = add_decisions(connection, several)
    return new, len(several) - new


def draw_sample(
    case: CaseFile, kind: DecidedKind, size: int, seed: int, now: str
) -> tuple[Sample, tuple[Pointed, ...]]:
    """Draw things of a kind at random, as the record shows them, and note it; gives the sample and its things."""
    with case.reading() as machine, case.reading() as shown:
        lay_decisions(shown)
        pointer = Pointer(machine, shown)
        ids = pointer.ids(kind)
        drawn = tuple(pointer.point(id_) for id_ in draw(ids, size, seed))
    keys = tuple(key_today(one) for one in drawn)
    sample = Sample(content_id("sm", kind, size, seed, *sorted(ids)), now, kind, len(keys), len(ids), seed, keys)
    with case.writing() as connection:
        add_sample(connection, sample)
    return sample, drawn


def _list(kinds: Iterable[str]) -> str:
    return ", ".join(sorted(kinds))
