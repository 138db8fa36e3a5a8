"""Who takes part in what a noun tells: "serangan *Israel* ke *Gaza*", "*Rusia* melancarkan serangan"."""

from __future__ import annotations

from palagan.reading.accountable import accountable, apologised
from palagan.reading.anchors import Anchor
from palagan.reading.answered import answer_before, answered_doer
from palagan.reading.asked import asked
from palagan.reading.beyond import (
    accused_behind,
    conditioned,
    harmed_in,
    held_by,
    in_custody,
    other_noun_between,
    struck,
    told_later,
    undergone,
)
from palagan.reading.charged import charge_parties, suspects_of
from palagan.reading.clause import Clause, Group, words
from palagan.reading.light import DEEDS, held_for, light_verb
from palagan.reading.parties import Parties
from palagan.reading.phrases import unarmed_words
from palagan.reading.reach import ADDRESSED, NOUN_REACH, TARGETS, adjacent, governed, ids, preposition_index, without
from palagan.reading.subjects import subject_of

_SPOKEN = frozenset({"ask", "accuse", "threat", "sanction", "agree", "support", "aid"})
"""Frames of what is said or given to somebody, who may answer it."""
_DIRECTED = frozenset({"ask", "accuse", "threat", "sanction"})
"""Frames whose noun is meant for somebody ("surat perintah untuk X", "sanksi bagi X")."""
_OWN_DEEDS = frozenset({"sanction"})
"""Frames of what a body does by approving it."""
_JOINING = frozenset({"dan", "serta", "lalu", "kemudian", "seraya", "sambil"})
_LEAVING = frozenset({"withdraw", "release", "concede", "mobilize"})
"""Frames whose "dari" leads to what is left."""


def noun_parties(clause: Clause, anchor: Anchor) -> Parties:
    """The parties that the sentence tells of an anchor that is a noun or a bare root."""
    if clause.word(anchor.first) in words("predicates") | words("not_doing") | words("doing_again"):
        return _predicate(clause, anchor)
    if (of_charge := charge_parties(clause, anchor)) is not None:
        return of_charge
    if (held := in_custody(clause, anchor)) is not None:
        return held
    if anchor.voice == "bare" and clause.word(anchor.first - 1) in words("before_bare_verbs"):
        return _predicate(clause, anchor)
    frame = anchor.entry.frame
    if frame in DEEDS and (of_apology := apologised(clause, anchor)) is not None and _own(clause, anchor) is None:
        return of_apology
    near, by = _own(clause, anchor), governed(clause, anchor.last, frozenset({"oleh"}))
    target = _reached(clause, anchor)
    if by is not None and (
        any(anchor.last <= verb < by.first for verb in clause.verbs) or other_noun_between(clause, anchor.last, by)
    ):
        by = None  # of that verb's doing, or of what the noun's deed answers
    if near is not None and target is not None and _is_of_who_suffers(anchor) and _comma_between(clause, near, target):
        target = None  # "penindasan *petani*, mulai dari ancaman terhadap nelayan"
    if near is not None and target is not None and _other_deed_between(clause, near, target):
        target = None  # "pembunuhan *X* dan serangan Y terhadap Z"
    if near is not None and by is not None and near.first < by.first:
        near, target = None, near  # "pengeboman Iran oleh Israel"
    elif near is not None and target is None and _befalls(clause, anchor, near) and undergone(clause, anchor) is None:
        near, target = None, near  # "penangkapan aktivis"
    if near is not None and target is None and frame == "accuse" and _has_verb(clause, near.last):
        near, target = None, near  # "tuduhan *Mesir* membuat senjata"
    suspects = suspects_of(clause, anchor) if frame in DEEDS else None
    if suspects is not None:
        target = near if target is None and near is not suspects else target
        return Parties(ids(suspects), without(ids(target), ids(suspects)))
    doer = near or by or _giver(clause, anchor)
    light = light_verb(clause, anchor.first)
    if light is not None:
        subject = subject_of(clause, light)
        verb = clause.word(light)
        charged = any(clause.word(index) in words("charges") for index in range(light + 1, anchor.first))
        undergoes = verb in words("undergoing_verbs") and not charged  # "menghadapi kasus *genosida*"
        approves = verb in words("claiming") and frame in _OWN_DEEDS  # "menyetujui *sanksi* terhadap X"
        responds = verb in words("responding_verbs") and not approves
        if undergoes:
            doer = doer or governed(clause, anchor.last, frozenset({"oleh", "dari"}))
        if responds and target is not None and verb not in words("claiming"):
            pass  # "mematuhi *sanksi* A terhadap B"
        elif undergoes or (responds and frame in _SPOKEN) or verb in words("returning_verbs"):
            target = subject if subject is not None and subject is not doer else target
        elif frame == "accuse" and verb in words("drawing_verbs"):
            target = target or subject
        elif approves or (verb in words("claiming") and frame in DEEDS):
            doer = doer or subject  # "menyetujui *serangan* ke X"
        elif responds or verb in words("opposing_verbs") or (near is not None and verb in words("ending_verbs")):
            pass  # who stands against it is no party of it
        elif verb.startswith("di"):
            doer = doer or governed(clause, light + 1, frozenset({"oleh"}))
        elif subject is not None and subject is not doer:
            if doer is not None and target is None and frame not in {"thank"}:
                target = doer
            doer = subject
    elif anchor.voice == "bare" and doer is not None and doer.first == anchor.last:
        before = subject_of(clause, anchor.first)
        if before is not None and before.last == anchor.first:
            return Parties(ids(before), without(ids(doer), ids(before)))
    if light is None:
        if anchor.possessed and not _is_of_who_suffers(anchor):
            doer = doer or accountable(clause, anchor) or subject_of(clause, anchor.first)
        doer = doer or told_later(clause, anchor) or held_for(clause, anchor)
    if doer is not None and doer is target:
        doer = None
    if target is None:
        target = accused_behind(clause, anchor) or undergone(clause, anchor) or conditioned(clause, anchor)
    if target is None and frame == "attack":
        target = struck(clause, anchor) or harmed_in(clause, anchor) or answered_doer(clause, anchor)
    if target is None and doer is not None and answer_before(clause, anchor.first) is not None:
        earlier = (group for group in clause.groups if group.preposition is None and group.last <= anchor.first)
        target = next(earlier, None)  # "*X* menyerang Y sebagai balasan atas serangan Y"
    target = None if target is doer else target
    if doer is None and target is None:
        between = governed(clause, anchor.last, frozenset({"antara"}))
        if between is None or any(anchor.last <= verb < between.first for verb in clause.verbs):
            return Parties()  # "*kunjungan* itu terjadi di tengah pertempuran antara A dan B"
        both = ids(between)
        return Parties(both, both) if len(both) > 1 else Parties()
    return Parties(ids(doer), without(ids(target), ids(doer)))


def _predicate(clause: Clause, anchor: Anchor) -> Parties:
    """Of a word that is said of its subject without a verb: "*Armenia* akhirnya setuju", "*Iran* siap berunding"."""
    subject = subject_of(clause, anchor.first)
    target = adjacent(clause, anchor.last, 1) or governed(
        clause, anchor.last, TARGETS.get(anchor.entry.frame, ADDRESSED)
    )
    if target is None and anchor.entry.frame == "ask":
        target = asked(clause, anchor, None)
    return Parties(ids(subject), without(ids(target), ids(subject)))


def _own(clause: Clause, anchor: Anchor) -> Group | None:
    """Whose it is: the group right behind the noun, or one that begins within it ("penarikan *pasukan Israel*")."""
    if anchor.possessed and clause.word(anchor.last) in words("demonstratives"):
        return None  # "dalam kunjungannya itu *warga Kenya* bersorak"
    inside = next((group for group in clause.groups if anchor.first < group.first < anchor.last < group.last), None)
    return inside or adjacent(clause, anchor.last, NOUN_REACH)


def _is_of_who_suffers(anchor: Anchor) -> bool:
    """Whether the name behind the noun is of whom it befalls ("penangkapan *X*"), not of who does it."""
    return anchor.form.partition(" ")[0] in words("nouns_of_sufferers")


def _befalls(clause: Clause, anchor: Anchor, near: Group) -> bool:
    """Whether the noun befalls the group behind it: by what it tells, because they are unarmed, or because they are
    counted ("pembantaian *dua puluh orang*")."""
    if _is_of_who_suffers(anchor):
        return True
    if anchor.entry.frame != "attack" or not (anchor.form.startswith("pe") and anchor.form.endswith("an")):
        return False
    if clause.word(near.first) in unarmed_words():
        return True  # "penembakan *warga*"
    counts = words("counting") | words("amounts")
    return any(clause.tokens[i].is_number or clause.word(i) in counts for i in range(anchor.last, near.last))


def _comma_between(clause: Clause, one: Group, other: Group) -> bool:
    return any(clause.word(index) == "," for index in range(one.last, other.first))


def _other_deed_between(clause: Clause, one: Group, other: Group) -> bool:
    """Whether another noun of a deed, joined to the first, stands between its name and what a preposition leads to."""
    joined = [index for index in range(one.last, other.first) if clause.word(index) in words("joiners")]
    return any(clause.word(index + 1) in words("deeds_of_others") for index in joined)


def _reached(clause: Clause, anchor: Anchor) -> Group | None:
    """Whom the noun's own preposition leads to, a place that he holds or lives in between."""
    allowed = TARGETS.get(anchor.entry.frame, ADDRESSED)
    if anchor.entry.frame in _DIRECTED:
        allowed = allowed | {"untuk", "bagi"}
    near = adjacent(clause, anchor.last, 1)
    group = governed(clause, anchor.last, allowed) or held_by(clause, near.last if near else anchor.last, allowed)
    if group is None or other_noun_between(clause, anchor.last, group):
        return None
    return None if _verb_joined_between(clause, anchor.last, group.first) else group


def _verb_joined_between(clause: Clause, start: int, end: int) -> bool:
    """Whether what leads to the group belongs to another verb: "menyambut *pencabutan sanksi* itu dan berterima kasih
    kepada X"."""
    return any(
        start < verb < end and clause.word(verb - 1) in _JOINING and clause.word(verb).startswith(("me", "ber"))
        for verb in clause.verbs
    )


def _has_verb(clause: Clause, at: int) -> bool:
    """Whether an active verb follows, small words between: whose noun it is does what the verb tells."""
    while clause.word(at) in words("adverbs") | words("nearly"):
        at += 1
    return at in clause.verbs and clause.word(at).startswith(("me", "ber"))


def _giver(clause: Clause, anchor: Anchor) -> Group | None:
    """From whom it comes: "kecaman *dari* Turki", "permintaan langsung dari Ukraina"."""
    if anchor.entry.frame in _LEAVING:
        return None
    last = anchor.last
    while clause.word(last) in words("demonstratives") | words("adverbs"):
        last += 1
    for index in range(anchor.last, (last if clause.word(last) in words("coming") else anchor.last) + NOUN_REACH):
        if clause.word(index) == "dari":
            group = next((group for group in clause.groups if group.first > index), None)
            led = group is not None and group.preposition == "dari" and preposition_index(clause, group) == index
            return group if led else None
        if not clause.word(index)[:1].isalpha() or clause.group_at(index) or index in clause.verbs:
            return None
    return None
