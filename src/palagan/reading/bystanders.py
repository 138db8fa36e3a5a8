"""Who has no part in what others do together: who mediates it, watches over it, or signs a paper of his own."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.phrases import pronouns
from palagan.reading.reach import adjacent, governed, ids, only_backs
from palagan.reading.scan import Scanned
from palagan.reading.subjects import subject_of

_REACH = 6
"""Tokens between a noun and the passive verb that tells by whom it was brought about."""
_OLEH = frozenset({"oleh"})


def between_others(scanned: Scanned) -> frozenset[str]:
    """Who stands between the parties: "negosiasi yang dimediasi oleh *Qatar*", "*Malaysia* menjadi pemantau gencatan
    senjata", "*PBB* mengawasi gencatan senjata"."""
    clause, anchor = scanned.clause, scanned.anchor
    found = ids(_brought_by(clause, anchor.last))
    before = anchor.first - 1
    if clause.word(before) in words("overseeing"):
        found += ids(subject_of(clause, before))
    elif clause.word(before) in words("overseers"):
        acting = next((i for i in range(before - 1, max(-1, before - _REACH), -1) if _acts_as(clause, i)), None)
        found += ids(subject_of(clause, acting - (clause.word(acting) != "menjadi"))) if acting is not None else ()
    return frozenset(found)


def initiators(scanned: Scanned) -> tuple[str, ...]:
    """Who brought others together, as no other word of the sentence tells: "pertemuan yang diprakarsai *Malaysia*"."""
    return ids(_brought_by(scanned.clause, scanned.anchor.last, "initiated"))


def _brought_by(clause: Clause, start: int, verbs: str = "mediated") -> Group | None:
    bringing = pronouns(verbs)
    if bringing.isdisjoint(clause.said):
        return None
    for index in range(start, min(start + _REACH, len(clause.tokens))):
        if clause.word(index) in bringing:
            return governed(clause, index + 1, _OLEH) or adjacent(clause, index + 1, 1)
        if clause.group_at(index) is not None or clause.word(index) in words("clause_openers"):
            return None
    return None


def backers(scanned: Scanned) -> frozenset[str]:
    """Who is only told to back whoever acts: "kelompok pemberontak yang didukung *X* merebut kota itu"."""
    clause, anchor = scanned.clause, scanned.anchor
    found = [
        actor
        for group in clause.groups
        if (group.last <= anchor.first or group.preposition in words("backed_by")) and only_backs(clause, group)
        for actor in group.actors
    ]
    return frozenset(found) - frozenset(scanned.parties.targets)


def _acts_as(clause: Clause, index: int) -> bool:
    return clause.word(index) in words("acting_as")


def signs_alone(clause: Clause, anchor: Anchor) -> bool:
    """Whether what is signed binds no other party: "*surat* itu ditandatangani X dan Y", "menandatangani *dekrit*",
    but not "surat kesepahaman"."""
    if anchor.entry.frame != "sign":
        return False
    if anchor.voice == "passive":
        near = range(max(0, anchor.first - _REACH), anchor.first)
    else:
        near = range(anchor.last, min(anchor.last + 2, len(clause.tokens)))
    return any(
        clause.word(index) in words("own_papers")
        and words("joint_papers").isdisjoint(clause.word(behind) for behind in (index + 1, index + 2))
        for index in near
    )
