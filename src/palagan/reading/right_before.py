"""Who stands right before an active verb, and so does it, whoever did the same elsewhere on the page."""

from __future__ import annotations

from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, Group, words
from palagan.reading.parties import MUTUAL
from palagan.reading.reach import ids
from palagan.reading.relatives import begins, ending_at
from palagan.reading.scan import Scanned
from palagan.reading.subjects import subject_of

_BANDS = frozenset({"REB", "CRM", "UAF"})
"""Sectors of those who fight in a country and not for its state."""
_PEOPLE = frozenset({"CVL", "REF", "MED", "EDU", "REL", "SOC", "JRN", "BUS"})


def right_before(scanned: Scanned) -> frozenset[str]:
    """Who stands right before an active verb and so does it: it is not done to him ("menuduh *X* melanggar janji")."""
    _, head = _before(scanned)
    if head is None or set(head.actors) & set(scanned.parties.targets):
        return frozenset()
    return frozenset(head.actors) & frozenset(scanned.parties.sources)


def _before(scanned: Scanned) -> tuple[Group | None, Group | None]:
    """The group right before an active verb, and the one that does it; none for another word."""
    clause, anchor = scanned.clause, scanned.anchor
    at = anchor.first
    pays_back = clause.word(at - 1) == "dengan" and clause.word(at - 2) in words("returning_verbs")
    if (anchor.voice != "active" and not pays_back) or anchor.entry.frame in MUTUAL:
        return None, None
    at -= 2 * pays_back  # "*X* membalas dengan menyerang", "*X* membalas dengan serangan udara"
    at = begins(clause, at)
    if clause.word(at - 1) == "yang":
        at -= 3 if clause.word(at - 3) == "sebagai" else 1  # "menyebut *X* sebagai pihak yang menyerang"
    group = ending_at(clause, at)
    return group, None if group is None else _head(clause, group)


def _head(clause: Clause, group: Group) -> Group:
    """The group itself, or the one that a passive clause right before the verb tells of: "*Pasukan X* yang didukung
    serangan udara Y membunuh"."""
    for head in clause.groups:
        passive = clause.word(head.last) == "yang" and clause.word(head.last + 1).startswith("di")
        if head.last < group.first and passive and not any(head.last + 1 < v < group.first for v in clause.verbs):
            return head
    return group


def behind_nya(scanned: Scanned) -> frozenset[str]:
    """Who is named behind an active verb with -nya, which befalls somebody told before: "menuduhnya menyerang *X*"."""
    clause, anchor = scanned.clause, scanned.anchor
    if not anchor.possessed or anchor.voice != "active":
        return frozenset()
    behind = {actor for group in clause.groups if group.first >= anchor.last for actor in group.actors}
    return frozenset(behind) - frozenset(scanned.parties.targets)


def whose_is_opposed(scanned: Scanned) -> frozenset[str]:
    """Whose a refusal is that somebody blames: "X mengecam veto *Y*"."""
    clause, anchor = scanned.clause, scanned.anchor
    if scanned.parties.targets or anchor.entry.frame != "reject" or anchor.voice not in {"noun", "bare"}:
        return frozenset()
    blamed = clause.word(anchor.first - 1) in words("opposing_verbs")
    return frozenset(scanned.parties.sources) if blamed else frozenset()


def by_subject(scanned: Scanned, pairs: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """The pairs, without doers of other countries where one stands right before an active verb and so does it; bands do
    not do what a state's own forces do, nor these what bands or people do."""
    cast = scanned.scene.cast
    owners = whose_is_opposed(scanned)
    if owners:
        blaming = set(ids(subject_of(scanned.clause, scanned.anchor.first - 1)))
        pairs = {pair: chance for pair, chance in pairs.items() if pair[1] not in blaming}
    doers = owners or right_before(scanned)
    sides = {_side(cast, actor) for actor in doers}
    if not sides:
        return pairs
    lands = {land for land, _ in sides}
    told = {pair: chance for pair, chance in pairs.items() if pair[0] and cast.land(pair[0]) in lands}
    group, head = _before(scanned)
    aside = frozenset(group.actors) if group is not None and group is not head else frozenset[str]()
    told = {pair: chance for pair, chance in told.items() if pair[1] not in aside}
    own = {pair: chance for pair, chance in told.items() if _side(cast, pair[0]) in sides}
    if aside and not own:
        return {(actor, next(iter(scanned.parties.targets), "")): 1.0 for actor in right_before(scanned)}
    if told and not own:
        doer = min(doers)  # all that is likely is the other side within his country
        return {(doer, target): chance for (_, target), chance in pairs.items() if target != doer} or {(doer, ""): 1.0}
    return own or pairs


def _side(cast: Cast, actor: str) -> tuple[str, str]:
    """Of which country one is, and whether of a band in it, of its people or of its state."""
    known = cast.get(actor)
    sector = known.code.partition(".")[2] if known is not None else ""
    return cast.land(actor), "band" if sector in _BANDS else "people" if sector in _PEOPLE else "state"
