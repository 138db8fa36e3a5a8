"""Who stands right before an active verb, and so does it, whoever did the same elsewhere on the page."""

from __future__ import annotations

from palagan.reading.clause import words
from palagan.reading.parties import MUTUAL
from palagan.reading.scan import Scanned


def right_before(scanned: Scanned) -> frozenset[str]:
    """Who stands right before an active verb and so does it: it is not done to him ("menuduh *X* melanggar janji")."""
    clause, anchor = scanned.clause, scanned.anchor
    at = anchor.first
    pays_back = clause.word(at - 1) == "dengan" and clause.word(at - 2) in words("returning_verbs")
    if (anchor.voice != "active" and not pays_back) or anchor.entry.frame in MUTUAL:
        return frozenset()
    at -= 2 * pays_back  # "*X* membalas dengan menyerang", "*X* membalas dengan serangan udara"
    while clause.word(at - 1) in words("adverbs"):
        at -= 1
    if clause.word(at - 1) == "yang":
        at -= 3 if clause.word(at - 3) == "sebagai" else 1  # "menyebut *X* sebagai pihak yang menyerang"
    group = next((group for group in clause.groups if group.last == at), None)
    if group is None or set(group.actors) & set(scanned.parties.targets):
        return frozenset()
    return frozenset(group.actors) & frozenset(scanned.parties.sources)


def by_subject(scanned: Scanned, pairs: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """The pairs, without doers of other countries where one stands right before an active verb and so does it."""
    land = scanned.scene.cast.land
    lands = {land(actor) for actor in right_before(scanned)}
    if not lands:
        return pairs
    return {pair: chance for pair, chance in pairs.items() if pair[0] and land(pair[0]) in lands} or pairs
