"""Who has only to do with a march and does not march: who covers, guards or breaks it up ("meliput *unjuk rasa*")."""

from __future__ import annotations

from palagan.reading.clause import words
from palagan.reading.scan import Scanned

_SMALL = 2
"""Words between such a verb or noun and the march ("mengamankan *aksi* unjuk rasa")."""
_OF_STATE = (".COP", ".GOV", ".JUD", ".MIL", ".SPY")


def beside_march(scanned: Scanned, type_: str) -> frozenset[str]:
    """Those named before a protest to which somebody only does something: none of them protests; nor do soldiers,
    police, courts and governments, unless the sentence tells it."""
    if type_ != "PROTEST":
        return frozenset()
    told = scanned.parties.sources
    return _handling(scanned) | {
        one.id for one in scanned.scene.cast.actors if one.code.endswith(_OF_STATE) and one.id not in told
    }


def _handling(scanned: Scanned) -> frozenset[str]:
    clause, anchor = scanned.clause, scanned.anchor
    if anchor.voice not in {"noun", "bare"}:
        return frozenset()
    for index in range(anchor.first - 1, max(-1, anchor.first - 2 - _SMALL), -1):
        if clause.group_at(index) is not None or not clause.word(index)[:1].isalpha():
            return frozenset()
        if clause.word(index) in words("handling_marches"):
            before = [group for group in clause.groups if group.last <= index]
            return frozenset(actor for group in before for actor in group.actors)
        if index in clause.verbs:
            return frozenset()
    return frozenset()
