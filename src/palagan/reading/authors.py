"""Whose a proposal or a decision is that somebody welcomes, blames or turns down: "menolak *usulan itu*"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words
from palagan.reading.parties import Parties
from palagan.reading.reach import NOUN_REACH, adjacent, ids, preposition_index, without
from palagan.reading.subjects import subject_of

_KINDS = ("proposals", "decisions")
_ANSWERING = frozenset({"support", "accuse", "reject"})
"""Frames of words that may be about what somebody proposed or decided."""
_SPEAKING = frozenset({"ask", "accuse", "support", "reject"})
"""Frames of what a paper says to somebody."""
_TO = frozenset({"terhadap", "atas", "pada", "kepada"})
_OBJECT = 6
"""Tokens of what is answered up to the word that points back."""

_FRESH = {"decisions": 6}
"""Sentences after which a word that points back means what was decided since; a page has one proposal throughout."""


class Authors(NamedTuple):
    """Who proposed or decided something last, by the kind of thing, and in which sentence it was last spoken of."""

    last: Mapping[str, tuple[tuple[str, ...], int]] = MappingProxyType({})

    def of(self, kind: str) -> tuple[str, ...]:
        """Whose the thing told last is."""
        return self.last[kind][0] if kind in self.last else ()


def authors_of(clause: Clause, before: int, known: Authors, number: int) -> Authors:
    """Who is told to have proposed or decided something last, up to a token of sentence `number`."""
    found = {kind: told for kind, told in known.last.items() if number - told[1] <= _FRESH.get(kind, number)}
    if _naming().isdisjoint(clause.said):
        return Authors(found)
    for index in range(min(before, len(clause.tokens))):
        word = clause.word(index)
        for kind in _KINDS:
            if word in words(f"authors.{kind}") and clause.group_at(index) is None:
                own = _owner(clause, index)
            elif word in words(f"authors.{kind}_made") and index in clause.verbs:
                own = ids(subject_of(clause, index))
            else:
                continue
            own = own or found.get(kind, ((), 0))[0]
            if own:
                found[kind] = own, number
    return Authors(found)


@cache
def _naming() -> frozenset[str]:
    """All words of proposing and deciding."""
    return frozenset().union(*(words(f"authors.{kind}{made}") for kind in _KINDS for made in ("", "_made")))


def with_author(clause: Clause, anchor: Anchor, parties: Parties, known: Authors) -> Parties:
    """The parties, whoever proposed or decided what is answered as the target: "*Kenya* menolak *usulan itu*"."""
    if not parties.sources and anchor.voice == "active" and (of_paper := _speaks_for(clause, anchor, known)):
        return Parties(of_paper, without(parties.targets, of_paper))
    if anchor.entry.frame not in _ANSWERING or anchor.possessed:
        return parties
    kind = _pointed_at(clause, anchor)
    author = known.of(kind)
    if not author or set(author) & set(parties.sources):
        return parties
    return Parties(parties.sources, without(author, parties.sources))


def _speaks_for(clause: Clause, anchor: Anchor, known: Authors) -> tuple[str, ...]:
    """Who passed the paper that asks or blames: "*resolusi itu* mendesak X"."""
    at = anchor.first - 1
    while clause.word(at) in words("adverbs"):
        at -= 1
    if anchor.entry.frame not in _SPEAKING or clause.word(at) not in words("demonstratives"):
        return ()
    return known.of("decisions") if clause.word(at - 1) in words("authors.papers") else ()


def _owner(clause: Clause, at: int) -> tuple[str, ...]:
    """Whose it is: "usulan damai *Mesir*", "tawaran dari *Mesir*"."""
    near = adjacent(clause, at + 1, NOUN_REACH)
    if near is not None and near.preposition in {None, *_TO, "dengan", "tentang"}:
        return ids(near)
    group = next((group for group in clause.groups if group.first > at), None)
    led = group is not None and group.preposition in {"dari", "oleh"} and preposition_index(clause, group) == at + 1
    return ids(group) if led else ()


def _pointed_at(clause: Clause, anchor: Anchor) -> str:
    """The kind of the thing answered, where it points back to one told before: "*usulan* gencatan senjata *itu*"."""
    at = anchor.last
    while clause.word(at) in words("adverbs") | words("authors.manner"):
        at += 1
    if anchor.voice not in {"active", "passive"} and clause.word(at) in _TO:
        at += 1
    kind = next((kind for kind in _KINDS if clause.word(at) in words(f"authors.{kind}")), "")
    for index in range(at + 1, min(at + _OBJECT, len(clause.tokens)) if kind else 0):
        if clause.word(index) in words("demonstratives"):
            return kind
        if clause.group_at(index) is not None or index in clause.verbs or not clause.word(index)[0].isalnum():
            return ""
    return ""
