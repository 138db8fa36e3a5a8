"""Whom only another clause is about: who fell in a deed, who stands behind "sedangkan", where one goes."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words
from palagan.reading.reach import AND, begins_clause

_NOUNS = frozenset({"noun", "bare"})
_TO = frozenset({"ke", "menuju"})


def fallen(clause: Clause, anchor: Anchor) -> frozenset[str]:
    """Who fell before the deed is named, and so did not do it: "*seorang guru* tewas dan dua polisi terluka akibat
    ledakan"."""
    if anchor.voice not in _NOUNS:
        return frozenset()
    return frozenset(
        actor
        for group in clause.groups
        if group.last <= anchor.first and _behind(clause, group.last) in words("harmed")
        for actor in group.actors
    )


def beyond_contrast(clause: Clause, anchor: Anchor) -> frozenset[str]:
    """Who is named only behind a turn to another subject: "X memuji langkah itu, sedangkan *Y*
    menyerang Z", "…, dan *Y* menyerang Z"."""
    for index in range(anchor.last, len(clause.tokens)):
        turns = clause.word(index) in words("contrasts") or (
            clause.word(index) in AND and begins_clause(clause, index + 1)
        )
        if turns and clause.word(index - 1) == ",":
            nearer = {actor for group in clause.groups if group.first < index for actor in group.actors}
            return frozenset(a for g in clause.groups if g.first > index for a in g.actors) - nearer
    return frozenset()


def where_to(clause: Clause, anchor: Anchor) -> frozenset[str]:
    """Where those go who withdraw, from which nothing is withdrawn: "menarik pasukannya dari X ke *Y*"."""
    if anchor.form.partition(" ")[0] not in words("withdrawing"):
        return frozenset()
    return frozenset(
        actor
        for group in clause.groups
        if group.first >= anchor.last and group.preposition in _TO
        for actor in group.actors
    )


def _behind(clause: Clause, index: int) -> str:
    """The word behind a group, adverbs and "yang" passed over."""
    while clause.word(index) in words("adverbs") | {"yang"}:
        index += 1
    return clause.word(index)
