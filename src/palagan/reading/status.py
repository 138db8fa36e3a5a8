"""Whether an event is told as done, planned or possible: signs of it for the weights, and what these make of them.

The rule of `scope.py` looks for words of plan and doubt close before the anchor. It is the strongest sign; the others
are the words around, the verb that governs the anchor and the one that a noun is the subject of ("bertekad untuk
*melucuti*", "*latihan* itu akan digelar").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from palagan.model.reading import Status
from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words
from palagan.reading.scan import Scanned
from palagan.reading.scope import status_of
from palagan.reading.weights import Linear

STATUSES: tuple[Status, ...] = ("happened", "planned", "possible")
_REACH = 12
"""Words before an anchor that are looked at; how far is told in three steps."""
_OWN_CLAUSE = 7
_BEHIND = 8
_NEAR = 3
_DONE = 0.5
"""What the chance of "happened" counts for: it is the commonest, and planned for done is the worse mistake. Share right
on train by cross-validation .937 at 1, .941 here, .938 at .4; on dev .951, .956, .951; by the rule .912, .944
(2026-11)."""
_CUTS = frozenset(',;"“”')
_LINKING = frozenset({"untuk", "agar", "akan", "bahwa", "yang"})


def statuses(page: Sequence[Scanned], types: Sequence[str], model: Linear) -> list[Status]:
    """How each event is told, by the weights."""
    signs = [status_signs(scanned.clause, scanned.anchor, type_) for scanned, type_ in zip(page, types, strict=True)]
    out: list[Status] = []
    for scanned, chances in zip(page, model.all_probabilities(signs), strict=True):
        ranked = dict(zip(model.classes, chances, strict=True))
        ranked["happened"] *= _DONE
        likeliest = cast(Status, max(ranked, key=ranked.__getitem__))
        out.append("planned" if likeliest == "happened" and is_to_come(scanned) else likeliest)
    return out


def is_to_come(scanned: Scanned) -> bool:
    """Whether a noun is said to begin or take place yet: "*gencatan senjata* itu akan mulai berlaku pada Minggu"."""
    clause, at = scanned.clause, scanned.anchor.last
    if scanned.anchor.voice not in {"noun", "bare"}:
        return False
    while clause.word(at) in words("demonstratives"):
        at += 1
    if clause.word(at) not in words("status.to_come"):
        return False
    at += 1
    while clause.word(at) in words("status.beginning"):
        at += 1
    return clause.word(at) in words("occurring_verbs")


def status_signs(clause: Clause, anchor: Anchor, type_: str) -> tuple[str, ...]:
    """What speaks for one status or another of an event of a type."""
    entry, voice, first, last, word = anchor.entry, anchor.voice, anchor.first, anchor.last, clause.word
    rule, before, after = status_of(clause, anchor), word(first - 1), word(last)
    out = [
        f"rule={rule}",
        f"rule={rule}|{voice}",
        f"rule={rule}|{type_}",
        f"type={type_}|{voice}",
        f"root={entry.root}",
        f"form={anchor.form}",
        f"frame={entry.frame}|{voice}",
        f"before={before}",
        f"before={before}|{voice}",
        f"before={before}|{type_}",
        f"before2={word(first - 2)}",
        f"before2={word(first - 2)}_{before}",
        f"after={after}",
        f"after2={after}_{word(last + 1)}",
        f"quoted={clause.quoted[first] > 0}",
    ]
    told = clause.lowers
    out.append(f"ahead={not words('status.ahead').isdisjoint(clause.said)}")
    for name in ("planned", "possible", "condition", "looking_back"):
        cues = words(f"status.{name}")
        there = not cues.isdisjoint(clause.said)
        sides = there and not cues.isdisjoint(told[:first]), there and not cues.isdisjoint(told[last:])
        out.append(f"{name}={sides[0]}{sides[1]}")
    out += _words_before(told, first, voice)
    out += [
        f"behind{min((index - last) // _NEAR, 1)}={told[index]}" for index in range(last, len(told[: last + _BEHIND]))
    ]
    return (*out, *_governed(clause, anchor, told))


def _words_before(told: Sequence[str], first: int, voice: str) -> list[str]:
    """The words before an anchor by how far they stand, and whether in its own clause."""
    out, cuts = [], 0
    openers = words("clause_openers")
    for index in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word, far = told[index], first - index
        if word in _CUTS:
            cuts += 1
            continue
        step = "near" if far <= _NEAR else "clause" if far <= _OWN_CLAUSE else "far"
        out.append(f"{step}{min(cuts, 1)}={word}")
        if far <= _OWN_CLAUSE and not cuts:
            out.append(f"own={word}|{voice}")
        if word in openers:
            cuts += 1
    return out


def _governed(clause: Clause, anchor: Anchor, told: Sequence[str]) -> list[str]:
    """The verb before an anchor, and of a noun the one behind it, each with the word before it."""
    out = []
    verb = next((index for index in reversed(clause.verbs) if index < anchor.first), None)
    if verb is not None:
        far = min(anchor.first - verb, 3)
        links = [word for word in told[verb + 1 : anchor.first] if word in _LINKING][:2]
        out += [f"verb={told[verb]}", f"verb={told[verb]}|{far}", f"verb={told[verb][:3]}|{'_'.join(links)}"]
        if verb:
            out.append(f"verb-before={told[verb - 1]}|{far}")
    behind = next((index for index in clause.verbs if index >= anchor.last), None)
    if behind is not None and anchor.voice in {"noun", "bare"}:
        far = min(behind - anchor.last, 3)
        out += [f"then={told[behind]}|{far}", f"then-before={told[behind - 1]}|{far}"]
    return out
