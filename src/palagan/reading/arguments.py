"""Who did it to whom: sources and targets of an anchor, by its frame and voice and where parties stand in the sentence.

Frames (third column from the right in events.tsv): `attack` a doer and one it is done to · `fight`, `war`, `meet`,
`mutual`, `truce`, `agree2`, `sign` all parties on both sides · `visit` visitor and host · `kill`, `victim`, `toll` the
harmed · the rest (ask, accuse, threat, support, thank, aid, mobilize, …) a doer and an addressee.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.subjects import subject_of

MUTUAL = frozenset({"fight", "war", "meet", "mutual", "truce", "agree2", "sign"})
VICTIM = frozenset({"victim", "toll"})
_ADDRESSED = frozenset({"terhadap", "kepada", "ke", "atas", "pada", "melawan", "bagi"})
_WITH = frozenset({"dengan", "melawan", "bersama", "kontra", "versus", "vs"})
_AGAINST = frozenset({"melawan", "kontra"})
_TARGETS = {
    "visit": frozenset({"ke", "kepada", "menuju", "di", "dengan"}),
    "withdraw": frozenset({"dari"}),
    "thank": frozenset({"kepada", "terhadap", "pada", "ke"}),
    "support": frozenset({"kepada", "terhadap", "atas", "bagi", "untuk", "pada"}),
    "aid": frozenset({"kepada", "untuk", "bagi", "ke", "terhadap"}),
    "launch": frozenset({"ke", "terhadap", "menuju", "kepada", "pada"}),
    "ask": frozenset({"kepada", "terhadap", "pada"}),
    "mobilize": frozenset({"terhadap", "melawan"}),
    "agree": frozenset({"dengan", "kepada"}),
    "protest": frozenset({"terhadap", "atas"}),
}
_SPOKEN = frozenset({"ask", "accuse", "threat", "sanction", "agree", "support"})
"""Frames of what is said to somebody, who may answer it."""
_BEFORE_NOUNS = ("light_verbs", "light_passives", "undergoing_verbs", "opposing_verbs", "responding_verbs")
_OBJECT_REACH = 9
"""Tokens after a verb within which its object begins: found on train, longer reaches bring others' objects."""
_NOUN_REACH = 3
_WEAPON_REACH = 5


class Parties(NamedTuple):
    """Actor ids on both sides; `explicit` whether the sentence itself tells any."""

    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()

    @property
    def explicit(self) -> bool:
        """Whether any party was found."""
        return bool(self.sources or self.targets)


def find_parties(clause: Clause, anchor: Anchor) -> Parties:
    """The parties that the sentence itself tells."""
    frame = anchor.entry.frame
    if frame in MUTUAL:
        return _mutual(clause, anchor)
    if frame in VICTIM:
        return _victim(clause, anchor)
    if anchor.voice == "active":
        return _active(clause, anchor)
    if anchor.voice == "passive":
        return _passive(clause, anchor)
    return _noun(clause, anchor)


def _ids(group: Group | None) -> tuple[str, ...]:
    return group.actors if group else ()


def _active(clause: Clause, anchor: Anchor) -> Parties:
    subject = subject_of(clause, anchor.first)
    target = None
    if anchor.entry.frame not in {"launch", "mobilize", "withdraw", "concede", "protest"}:
        target = _object(clause, anchor, subject)
    if target is None:
        target = _led_to(clause, anchor) or _governed(clause, anchor.last, _TARGETS.get(anchor.entry.frame, _ADDRESSED))
    return Parties(_ids(subject), _without(_ids(target), _ids(subject)))


def _passive(clause: Clause, anchor: Anchor) -> Parties:
    target = subject_of(clause, anchor.first)
    source = _governed(clause, anchor.last, frozenset({"oleh"})) or _adjacent(clause, anchor.last, 1)
    source = source or _wielder(clause, anchor.last)
    if source is not None and target is not None and source.first <= target.first:
        source = None
    return Parties(_without(_ids(source), _ids(target)), _ids(target))


def _noun(clause: Clause, anchor: Anchor) -> Parties:
    frame = anchor.entry.frame
    near, by = _adjacent(clause, anchor.last, _NOUN_REACH), _governed(clause, anchor.last, frozenset({"oleh"}))
    target = _governed(clause, anchor.last, _TARGETS.get(frame, _ADDRESSED))
    if by is not None and any(anchor.last <= verb < by.first for verb in clause.verbs):
        by = None  # of that verb's doing
    if near is not None and by is not None and near.first < by.first:
        near, target = None, near  # "pengeboman Iran oleh Israel"
    doer = near or by
    light = _light_verb(clause, anchor.first)
    if light is not None:
        subject = subject_of(clause, light)
        verb = clause.word(light)
        undergoes, responds = verb in words("undergoing_verbs"), verb in words("responding_verbs")
        if undergoes:
            doer = doer or _governed(clause, anchor.last, frozenset({"oleh", "dari"}))
        if undergoes or (responds and frame in _SPOKEN):
            target = subject if subject is not None and subject is not doer else target
        elif responds or verb in words("opposing_verbs"):
            pass  # who stands against it is no party of it
        elif verb.startswith("di"):
            doer = doer or _governed(clause, light + 1, frozenset({"oleh"}))
        elif subject is not None and subject is not doer:
            if doer is not None and target is None and frame not in {"thank"}:
                target = doer
            doer = subject
    elif anchor.voice == "bare" and doer is not None and doer.first == anchor.last:
        before = subject_of(clause, anchor.first)
        if before is not None and before.last == anchor.first:
            return Parties(_ids(before), _without(_ids(doer), _ids(before)))
    if doer is None and light is None and anchor.first + 1 < len(clause.tokens):
        later = _light_passive_after(clause, anchor.last)
        if later is not None:
            doer = _governed(clause, later + 1, frozenset({"oleh"})) or _adjacent(clause, later + 1, 1)
    if doer is not None and doer is target:
        doer = None
    if target is None and doer is not None and clause.word(anchor.first - 1) in words("under"):
        target = subject_of(clause, anchor.first - 2) if clause.word(anchor.first - 2) == "di" else None
        target = None if target is doer else target
    return Parties(_ids(doer), _without(_ids(target), _ids(doer)))


def _victim(clause: Clause, anchor: Anchor) -> Parties:
    target = None
    if anchor.entry.frame == "victim":
        target = subject_of(clause, anchor.first)
    if target is None:
        target = _adjacent(clause, anchor.last, _NOUN_REACH)
    source = _governed(clause, anchor.last, frozenset({"oleh"}))
    return Parties(_without(_ids(source), _ids(target)), _ids(target))


def _mutual(clause: Clause, anchor: Anchor) -> Parties:
    parties: list[str] = []
    between = _governed(clause, anchor.last, frozenset({"antara"}))
    near = _adjacent(clause, anchor.last, _NOUN_REACH) if anchor.voice in {"noun", "bare"} else None
    other = _governed(clause, anchor.last, _WITH)
    subject = None
    if between is None:
        light = _light_verb(clause, anchor.first)
        if light is not None:
            subject = None if clause.word(light) in words("opposing_verbs") else subject_of(clause, light)
        elif anchor.voice in {"active", "passive"}:
            subject = subject_of(clause, anchor.first)
        elif near is None:
            subject = _before(clause, anchor.first)
        if anchor.voice == "passive" and other is None:
            other = _governed(clause, anchor.last, frozenset({"oleh"})) or _adjacent(clause, anchor.last, 2)
            other = other or (_adjacent(clause, anchor.last - 1, 1) if anchor.last - anchor.first > 1 else None)
        if anchor.voice == "active" and anchor.entry.frame in {"meet", "sign", "war", "fight"} and other is None:
            other = _adjacent(clause, anchor.last, 2)
    for group in (subject, between, near, other):
        parties.extend(_ids(group))
    both = tuple(dict.fromkeys(parties)) or _ids(_both_sides(clause))
    if anchor.entry.frame == "fight" and anchor.voice == "active" and subject is not None:
        against = _governed(clause, anchor.last, _AGAINST)
        if against is not None and against is not subject:
            allies = _governed(clause, anchor.last, frozenset({"bersama", "dengan"}))
            camp = tuple(dict.fromkeys((*_ids(subject), *_ids(allies if allies is not against else None))))
            return Parties(camp, _without(_ids(against), camp))
    return Parties(both, both) if len(both) > 1 else Parties(both)


def _both_sides(clause: Clause) -> Group | None:
    """The two that the sentence calls both ("kedua belah pihak"), wherever they stand: whose talks or fight it is."""
    return next((group for group in clause.groups if group.pronoun and len(group.actors) == 2), None)


def _before(clause: Clause, first: int) -> Group | None:
    """The group that stands right before a bare noun ("Rusia-Ukraina perang"), if any."""
    for group in clause.groups:
        if group.last == first and group.preposition is None:
            return group
    return None


def _without(ids: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(actor for actor in ids if actor not in others)


@cache
def _verbs_before_nouns() -> frozenset[str]:
    return frozenset().union(*map(words, _BEFORE_NOUNS))


def _light_verb(clause: Clause, first: int) -> int | None:
    """The light verb right before a noun, a few words of measure between ("melancarkan sejumlah serangan")."""
    light = _verbs_before_nouns()
    for back in range(1, 4):
        word = clause.word(first - back)
        if word in light:
            return first - back
        if not word or not word[0].isalpha() or word in words("prepositions") or clause.group_at(first - back):
            return None
    return None


def _light_passive_after(clause: Clause, last: int) -> int | None:
    """The light passive soon after a noun ("serangan itu dilancarkan oleh")."""
    for index in range(last, min(last + 4, len(clause.tokens))):
        if clause.word(index) in words("light_passives"):
            return index
    return None


def _object(clause: Clause, anchor: Anchor, subject: Group | None) -> Group | None:
    """The first group after a verb that no preposition governs, before the next clause opens."""
    for group in clause.groups:
        if group.first < anchor.last or group is subject:
            continue
        if group.first - anchor.last > _OBJECT_REACH or _boundary_between(clause, anchor.last, group.first):
            return None
        if group.preposition is None or _preposition_index(clause, group) < anchor.last:
            return group
        if group.preposition in {"di", "dari", "pada", "dengan", "dalam"}:
            return None
    return None


def _preposition_index(clause: Clause, group: Group) -> int:
    for index in range(group.first - 1, max(-1, group.first - 7), -1):
        if clause.word(index) == group.preposition:
            return index
    return group.first


def _governed(clause: Clause, start: int, allowed: frozenset[str]) -> Group | None:
    """The first group after `start` whose preposition is one of `allowed` and stands at or after `start`."""
    for group in clause.groups:
        if group.first < start:
            continue
        if group.first - start > 2 * _OBJECT_REACH or _boundary_between(clause, start, group.first):
            return None
        if group.preposition in allowed and _preposition_index(clause, group) >= start:
            return group
    return None


def _led_to(clause: Clause, anchor: Anchor) -> Group | None:
    """The first group behind an anchor that ends in its preposition ("tiba di *Israel*")."""
    if clause.word(anchor.last - 1) not in words("prepositions"):
        return None
    return next((group for group in clause.groups if group.first >= anchor.last), None)


def _adjacent(clause: Clause, start: int, reach: int) -> Group | None:
    """The group that begins within `reach` tokens of `start` with plain words alone between."""
    for group in clause.groups:
        if group.first < start:
            continue
        gap = [clause.word(index) for index in range(start, group.first)]
        if len(gap) > reach - 1 and len(gap) > 0 and len(gap) >= reach:
            return None
        stop = words("prepositions") | words("clause_openers") | words("joiners") | {"yang"}
        if any(not word[0].isalpha() or word in stop for word in gap):
            return None
        if any(start <= verb < group.first for verb in clause.verbs):
            return None
        return group
    return None


def _wielder(clause: Clause, start: int) -> Group | None:
    """Whose weapon did it: the group behind a weapon, its kind between ("ditembak jatuh pesawat F-16 *Turki*")."""
    if clause.word(start) not in words("weapons") | words("carriers"):
        return None
    group = next((group for group in clause.groups if group.first > start), None)
    if group is None or group.first - start > _WEAPON_REACH or group.preposition is not None:
        return None
    if any(start <= verb < group.first for verb in clause.verbs) or _boundary_between(clause, start, group.first):
        return None
    stop = words("joiners") | {"yang", ",", "("}
    return None if any(clause.word(index) in stop for index in range(start, group.first)) else group


def _boundary_between(clause: Clause, start: int, end: int) -> bool:
    """Whether another clause opens between two tokens."""
    openers = words("clause_openers")
    for index in range(start, end):
        word = clause.word(index)
        if word in openers or word in {";", ":", "—"} or clause.quoted[index] != clause.quoted[max(0, start - 1)]:
            return True
        if word == "," and index + 1 < end and clause.group_at(index + 1) is None and index + 1 in clause.verbs:
            return True
    return False
