"""Who is asked to do something, and who is only spoken of in what is asked for."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.parties import Parties
from palagan.reading.reach import OBJECT_REACH, adjacent, governed, ids
from palagan.reading.subjects import subject_of

_DEED = 7
"""Letters beyond which a word in pe- and -an, or in di- and -nya, is taken for what is to be done."""
_OLEH = frozenset({"oleh"})
_TO = frozenset({"kepada", "pada", "terhadap"})
_FOR_WHOM = frozenset({"kepada", "terhadap", "bagi", "pada"})
_WITH = frozenset({"dengan"})
_FROM = frozenset({"dari"})


def is_duty(anchor: Anchor) -> bool:
    """Whether an anchor only says that its subject has to do something ("harus", "sebaiknya")."""
    return anchor.entry.frame == "ask" and anchor.form in words("duty")


def with_duty(clause: Clause, anchor: Anchor) -> Parties:
    """Who has to do it: "*Kenya* harus mundur", "hal itu harus dilakukan oleh *Kenya*"; not who says so."""
    if undergoes(clause, anchor.last):
        return Parties((), ids(governed(clause, anchor.last, _OLEH)))
    subject = subject_of(clause, anchor.first) or adjacent(clause, anchor.last, 1)
    return Parties((), ids(subject))


def asked(clause: Clause, anchor: Anchor, thing: Group | None) -> Group | None:
    """Whom an active verb of asking is directed at; `thing`: its object. Not who is part of what is asked for:
    "menyerukan pembebasan *X*", "meminta semua pihak membantu *X*", "meminta *X* segera diadili"."""
    if clause.word(anchor.last) == "ke":
        return governed(clause, anchor.last, frozenset({"ke"}))  # "memerintahkan ke *para lurah*"
    if clause.word(anchor.last) in words("shared_things"):
        other = governed(clause, anchor.last, _WITH)
        if other is not None:
            return other
    if clause.word(anchor.last - 1) in words("orders") and (to := governed(clause, anchor.last, _FOR_WHOM)) is not None:
        return to  # "mengeluarkan perintah evakuasi bagi *X*"
    if thing is not None and not _belongs_to_deed(clause, anchor.last, thing):
        return thing
    if clause.word(anchor.last) in words("got_from"):
        giver = governed(clause, anchor.last, _FROM) or adjacent(clause, anchor.last + 1, 1)
        if giver is not None:
            return giver
    if thing is None and _is_deed(clause.word(anchor.last)):
        return governed(clause, anchor.last, _TO - {"terhadap"})
    return governed(clause, anchor.last, _TO) if thing is None else None


def undergoes(clause: Clause, at: int) -> bool:
    """Whether the verb behind a subject that ends before token `at` is a passive one: who is to do it is not told."""
    while clause.word(at) in words("adverbs"):
        at += 1
    return at in clause.verbs and clause.word(at).startswith("di")


def _belongs_to_deed(clause: Clause, start: int, group: Group) -> bool:
    between = range(start, min(group.first, start + OBJECT_REACH))
    told = [clause.word(index) for index in between]
    if not words("own_deeds").isdisjoint(told):
        return False
    if any(index in clause.verbs or _is_deed(word) for index, word in zip(between, told, strict=True)):
        return True
    return undergoes(clause, group.last)


def _is_deed(word: str) -> bool:
    if len(word) <= _DEED or word in words("bodies_in_pe"):
        return word in words("things_asked")
    made = (word.startswith("pe") and word.endswith("an")) or (word.startswith("di") and word.endswith("nya"))
    return made or word in words("things_asked")
