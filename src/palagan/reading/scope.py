"""How an event is told: as done, planned or possible; denied by the narrator; or only asked for or threatened."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.model.reading import Status
from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words

_REACH = 7
"""Tokens before an anchor in which a word of plan or doubt still governs it."""
_NEGATION_REACH = 3
_CONDITION_REACH = 25
_OWN = frozenset({"akan", "siap"})
_CUTS = frozenset({",", ";", '"', "“", "”"})
_CLAUSE_CUTS = frozenset({",", ";", "bahwa", "setelah", "karena", "sementara"})
_GOVERNING = frozenset({"ask", "threat"})
_SPEAKING = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT"})
_AGREEING = frozenset({"AGREE", "CONCEDE"})
"""What was not agreed on where somebody fails to ("gagal mencapai *kesepakatan*")."""


def status_of(clause: Clause, anchor: Anchor) -> Status:
    """`planned` or `possible` where a word before the anchor in its clause says so, else `happened`."""
    planned, possible, condition = words("status.planned"), words("status.possible"), words("status.condition")
    openers, tokens, first = words("clause_openers"), clause.tokens, anchor.first
    if tokens[first].lower in _OWN:
        return "planned"
    if planned.isdisjoint(clause.said) and possible.isdisjoint(clause.said) and condition.isdisjoint(clause.said):
        return "happened"
    for index in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = tokens[index].lower
        if word in condition or word in possible:
            return "possible"
        if word in planned:
            return "planned"
        if word in openers or word in _CUTS:
            break
    for index in range(first - 1, max(-1, first - _CONDITION_REACH), -1):
        word = tokens[index].lower
        if word in condition:
            return "possible"  # a word of condition opens the anchor's own clause
        if word in _CLAUSE_CUTS:
            break
    return "happened"


def is_negated(clause: Clause, anchor: Anchor) -> bool:
    """Whether the narrator says that it was not done ("belum menyerang", "tidak jadi menyerang"); a noun is negated by
    its verb alone. "Tidak *hanya* menyerang", "tidak *sengaja* menembak" are told as done."""
    adverbs, first, nearer = words("adverbs"), anchor.first, ""
    while clause.word(first - 1) in words("status.not_one"):
        first -= 1
    for index in range(first - 1, max(-1, first - 1 - _NEGATION_REACH), -1):
        word = clause.word(index)
        if word in words("status.negation"):
            return nearer not in words("status.how_done") or word == "belum"
        if word in words("status.undone"):
            return True
        if word in words("status.failing") and anchor.entry.type in _SPEAKING | _AGREEING:
            return True
        if word not in adverbs and word not in words("light_verbs") and word not in {"ada", "adanya", "jadi"}:
            return False
        nearer = word
    return False


def is_proposed(clause: Clause, anchor: Anchor) -> bool:
    """Whether the speaker only calls on his hearers to do it with him ("mari kita berunding")."""
    exhorting = words("exhorting")
    if exhorting.isdisjoint(clause.said):
        return False
    for index in range(anchor.first - 1, -1, -1):
        word = clause.word(index)
        if word in exhorting:
            return True
        if word in _CLAUSE_CUTS:
            return False
    return False


def only_asked(clause: Clause, anchors: Sequence[Anchor]) -> frozenset[int]:
    """Indexes of anchors that tell only what another one asks, threatens or hinders: no events of their own."""
    out: set[int] = set()
    for number, governor in enumerate(anchors):
        if governor.entry.frame not in _GOVERNING or number in out:
            continue
        for later in range(number + 1, len(anchors)):
            if _complement_ends(clause, governor.last, anchors[later].first):
                break
            if anchors[later].entry.type in _SPEAKING and clause.word(anchors[later].first - 1) == "dan":
                break
            if _says_it(clause, governor, anchors[later]):
                break
            out.add(later)
    hindered = words("status.hindered")
    for number, anchor in enumerate(anchors):
        for back in range(1, 4):
            word = clause.word(anchor.first - back)
            if word in hindered and anchor.voice in {"noun", "bare"}:
                out.add(number)
            if not word or word in words("clause_openers") or not word[0].isalpha():
                break
    return frozenset(out)


def _says_it(clause: Clause, noun: Anchor, verb: Anchor) -> bool:
    """Whether a noun of asking is the subject of a verb that asks too ("resolusi itu *menyerukan* …")."""
    if noun.voice != "noun" or verb.voice != "active" or verb.entry.type not in _SPEAKING:
        return False
    between = [clause.word(index) for index in range(noun.last, verb.first)]
    return not any(word in words("purpose") or word == "bahwa" for word in between)


def _complement_ends(clause: Clause, start: int, end: int) -> bool:
    for index in range(start, end):
        word = clause.word(index)
        if word in words("status.back_to_told") or word in {";", ".", ":"}:
            return True
        if clause.quoted[index] != clause.quoted[max(0, start - 1)] and index > start + 1:
            return True
        if word == "," and clause.word(index + 1) in (words("clause_openers") | {"serta", "dan"}):
            return True
    return False
