"""Who has no part in a deed that the sentence tells though it names them: who answers or fears it, or pays it back."""

from __future__ import annotations

from palagan.model.reading import Actor
from palagan.reading.anchors import Anchor
from palagan.reading.answered import answer_before
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, words
from palagan.reading.light import light_verb
from palagan.reading.reach import adjacent, ids
from palagan.reading.scan import Scanned
from palagan.reading.subjects import subject_of

_TURNED = frozenset({"ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "REJECT", "REQUEST", "SANCTION", "THREATEN"})
"""Types of what others answer, trigger or fear."""
_HARM = frozenset({"ASSAULT", "COERCE"})
_AT_LAW = frozenset({"ACCUSE", "COERCE", "SANCTION"})
_PRIVATE = frozenset({"BUS", "CVL", "EDU", "JRN", "MED", "REF", "REL", "SOC"})
_JUDGING = frozenset({"arrest", "convict", "investigate"})
_VENGEANCE = 3
"""Tokens from a word of vengeance on within which stands what is avenged ("membalas dendam atas *kematian* X")."""
_AVENGED = 2
"""Tokens behind the noun of a death within which whose it is begins ("tewasnya *seorang* komandan")."""
_FEAR_REACH = 6
"""Tokens between a word of fear and what is feared."""
_DRAWN = 6
"""Tokens between a deed and the verb that tells what it drew."""


def outsiders(scanned: Scanned, type_: str) -> frozenset[str]:
    """Those that cannot be who did it, unless the sentence says that they did."""
    if type_ not in _TURNED or scanned.parties.sources:
        return frozenset()
    clause, anchor = scanned.clause, scanned.anchor
    found = frozenset[str]()
    if anchor.voice in {"noun", "bare"}:
        found |= _answering(clause, anchor.first) | _paying_back(clause, anchor.last)
        if type_ in _HARM:
            found |= _fearing(clause, anchor.first) | _holding(clause) | _answering_by(clause, anchor.first)
            found |= _befallen(clause, anchor.first) | _following(clause, anchor.first)
    elif anchor.voice == "passive" and type_ in _HARM:
        found |= frozenset(a for group in clause.groups if group.preposition == "bersama" for a in group.actors)
    return found


def _following(clause: Clause, first: int) -> frozenset[str]:
    """Who does something else because of the deed: "*Kenya* mengusir diplomat menyusul serangan di pasar"."""
    at = first - 1
    while clause.word(at) in words("of_attacks"):
        at -= 1
    if clause.word(at) not in words("following_deeds"):
        return frozenset()
    verb = next((verb for verb in reversed(clause.verbs) if verb < at), None)
    return frozenset(ids(subject_of(clause, verb))) if verb is not None else frozenset()


def _answering(clause: Clause, first: int) -> frozenset[str]:
    """Who answers what the noun tells, made others do it, or helps who wards it off: "*Iran* merespons pengeboman itu",
    "*Kenya* membantu Mesir menangkal serangan itu"."""
    verb = light_verb(clause, first)
    answering = (words("responding_verbs") | words("opposing_verbs")) - words("claiming")
    if verb is None or clause.word(verb) not in answering:
        return frozenset()
    answering_it = subject_of(clause, verb)
    helping = next((v for v in clause.verbs if answering_it is not None and v == answering_it.first - 1), None)
    helped = helping is not None and clause.word(helping) in words("helping_verbs")
    return frozenset([*ids(answering_it), *(ids(subject_of(clause, helping)) if helping and helped else ())])


def _answering_by(clause: Clause, first: int) -> frozenset[str]:
    """Who answers the deed by another that the sentence tells: "*Kenya* menembakkan roket sebagai balasan atas
    pembunuhan itu"."""
    answer = answer_before(clause, first)
    if answer is None:
        return frozenset()
    return frozenset(ids(next((g for g in clause.groups if g.preposition is None and g.last <= answer), None)))


def _befallen(clause: Clause, first: int) -> frozenset[str]:
    """Whom the deed befell by the verb before it: "menewaskan *X* dalam penggerebekan"."""
    group = next((group for group in clause.groups if group.last == first - 1), None)
    if group is None or clause.word(first - 1) != "dalam" or group.preposition is not None:
        return frozenset()
    verbs = [verb for verb in clause.verbs if verb < group.first and clause.word(verb) in words("killing_verbs")]
    return frozenset(ids(group)) if verbs else frozenset()


def doing_it_too(scanned: Scanned, type_: str) -> frozenset[str]:
    """With whom somebody does it to others: "menolak resolusi itu bersama *X*"."""
    if type_ not in _TURNED | {"SUPPORT"} or scanned.anchor.voice != "active":
        return frozenset()
    groups = [group for group in scanned.clause.groups if group.preposition == "bersama"]
    return frozenset(actor for group in groups for actor in group.actors) - frozenset(scanned.parties.targets)


def avenged(clause: Clause, anchor: Anchor) -> frozenset[str]:
    """Whom somebody would avenge, and so does nothing to: "bersumpah akan membalas kematian *komandannya*"."""
    for index in range(anchor.first, len(clause.tokens)):
        if clause.word(index) not in words("avenging"):
            continue
        for at in range(index + 1, index + 1 + _VENGEANCE):
            if clause.word(at) in words("avenged"):
                return frozenset(ids(adjacent(clause, at + 1, _AVENGED)))
    return frozenset()


def _fearing(clause: Clause, first: int) -> frozenset[str]:
    """Who fears what the noun tells: "*Rusia* khawatir setelah ledakan itu"."""
    for index in range(first - 1, max(-1, first - 2 - _FEAR_REACH), -1):
        if clause.word(index) in words("fearing"):
            return frozenset(ids(subject_of(clause, index)))
        if clause.group_at(index) is not None or not clause.word(index).isalpha():
            return frozenset()
    return frozenset()


def _holding(clause: Clause) -> frozenset[str]:
    """Who is only told to hold the place where it happens: "penembakan di kota yang dikuasai *X*"."""
    return frozenset(
        actor
        for index in range(1, len(clause.tokens))
        if clause.word(index) in words("held_places") and clause.word(index - 1) == "yang"
        for actor in ids(adjacent(clause, index + 1, 1))
    )


def _paying_back(clause: Clause, last: int) -> frozenset[str]:
    """Who does what the deed drew: "penembakan itu memicu serangan balasan oleh *X*"."""
    for verb in clause.verbs:
        if verb < last:
            continue
        between = any(last <= group.first < verb for group in clause.groups)
        if between or verb - last > _DRAWN or clause.word(verb) not in words("drawing_verbs"):
            return frozenset()
        drawn = [group for group in clause.groups if group.first > verb]
        return frozenset(drawn[0].actors) if drawn and drawn[0].preposition in {None, "oleh", "dari"} else frozenset()
    return frozenset()


def protects(scanned: Scanned, type_: str, source: str, target: str) -> bool:
    """Whether diplomats would judge somebody, or blame him of whom they only tell, or a country would try one of its
    people for whom its own diplomats speak: it is done to him abroad."""
    cast = scanned.scene.cast
    telling = type_ == "ACCUSE" and source in scanned.scene.speakers
    judging = scanned.anchor.entry.mode in _JUDGING
    if (judging or telling) and (doer := cast.get(source)) and _is_diplomats(doer):
        return True
    known = cast.get(target)
    if type_ not in _AT_LAW or not source or known is None or known.code.partition(".")[2] not in _PRIVATE:
        return False
    land = cast.land(target)
    return land != "UNK" and cast.land(source) == land and land in _spoken_for(cast)


def _spoken_for(cast: Cast) -> frozenset[str]:
    """The countries whose foreign ministry or embassy the page names."""
    return frozenset(cast.land(one.id) for one in cast.actors if _is_diplomats(one))


def _is_diplomats(actor: Actor) -> bool:
    """Whether it is a foreign ministry, an embassy or a consulate."""
    name = actor.name.lower()
    return actor.kind == "organization" and any(part in name for part in words("diplomats"))
