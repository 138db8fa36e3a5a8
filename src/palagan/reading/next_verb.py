"""Where a verb's own words end: at the verb joined to it that has an object of its own ("membakar toko *dan menembaki*
polisi")."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words

_JOINING = frozenset({"dan", "serta", "lalu", "kemudian", "sambil", "sebelum", "sembari", "seraya"})


def next_verb(clause: Clause, anchor: Anchor, beginning: str = "me") -> int | None:
    """The active verb joined behind the own words of an active verb, None where there is none; verbs side by side share
    what is behind them ("menangkap *dan menahan* X"). `beginning`: how such a verb begins."""
    if anchor.voice != "active":
        return None
    for verb in clause.verbs:
        if verb <= anchor.last or not clause.word(verb).startswith(beginning):
            continue
        at = verb - 1
        while at > anchor.last and clause.word(at) in words("adverbs") - _JOINING:
            at -= 1
        if clause.quoted[at] != clause.quoted[anchor.first]:
            return None
        if clause.word(at) in _JOINING:
            return verb if at > anchor.last else None
    return None


def beyond_it(clause: Clause, anchor: Anchor) -> frozenset[str]:
    """Whom only the verb joined to this one is done to: "mengutuk kejahatan itu dan mengirim *polisi*"."""
    verb = next_verb(clause, anchor)
    if verb is None:
        return frozenset()
    own = {actor for group in clause.groups if group.first < verb for actor in group.actors}
    return frozenset(actor for group in clause.groups if group.first > verb for actor in group.actors) - own
