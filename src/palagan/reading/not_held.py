"""Events told by a noun whose verb says that they did not come about: "*gencatan senjata* itu belum tercapai"."""

from __future__ import annotations

from palagan.languages.tables import lexicon
from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words

_SUBJECT = 14
"""Tokens behind the noun within which its verb stands ("pertemuan antara X dan Presiden Y *belum* terwujud")."""
_NOUNS = frozenset({"noun", "bare"})


def never_came(clause: Clause, anchor: Anchor, language: str = "id") -> bool:
    """Whether the event of a noun is the subject of a verb by which it is put off ("*pertemuan* itu dibatalkan"), or of
    one of coming about that is negated, with nothing behind that only tells how or by whom it was not done ("tidak
    terjadi *begitu saja*")."""
    lists = lexicon(f"languages/{language}/not_held.toml")
    not_yet, about, put_off = lists["not"], lists["coming_about"], lists["put_off"]
    if anchor.voice not in _NOUNS or (clause.said.isdisjoint(not_yet) and clause.said.isdisjoint(put_off)):
        return False
    if not clause.said.isdisjoint(lists["would_have_been"]):
        return False  # "tanpa X, *perang* ini tidak akan pernah dimulai" tells that there is one
    for at in range(anchor.last, anchor.last + _SUBJECT):
        word = clause.word(at)
        if word in not_yet:
            verb = at + 1
            while clause.word(verb) in lists["between"]:
                verb += 1
            if clause.word(verb) in about:
                return _only_when(clause.word(verb + 1), lists["behind"])
            return word in put_off and _only_when(clause.word(at + 1), lists["behind"])
        if word in put_off:
            return True
        if not word or word in words("clause_openers") or word in lists["ends"] or at in clause.verbs:
            return False
    return False


def _only_when(word: str, behind: list[str]) -> bool:
    """Whether what follows tells when, where or why, or nothing follows."""
    return not word or not word[0].isalpha() or word in behind
