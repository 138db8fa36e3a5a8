"""Who takes part in what is done together: meetings, fights, agreements, with all parties on both sides."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.beyond import tells_event
from palagan.reading.clause import Clause, Group, words
from palagan.reading.light import light_verb
from palagan.reading.main_clause import addressee_before, doer_around, doer_before, opened_by
from palagan.reading.parties import Parties
from palagan.reading.reach import NOUN_REACH, adjacent, governed, ids, preposition_index, without
from palagan.reading.subjects import subject_of

_WITH = frozenset({"dengan", "melawan", "bersama", "kontra", "versus", "vs"})
_TO = frozenset({"kepada", "ke"})
_AGAINST = frozenset({"melawan", "kontra"})
_FAR = 14
"""Tokens behind a noun within which "antara A dan B" still names its parties, other clauses of time between."""


def mutual_parties(clause: Clause, anchor: Anchor) -> Parties:
    """The parties that the sentence tells of a mutual event; on both sides if they are two or more."""
    parties: list[str] = []
    verbal = anchor.voice in {"active", "passive"} or _is_predicate(clause, anchor)
    between = governed(clause, anchor.last, frozenset({"antara"})) or _far_between(clause, anchor.last)
    between = between or _involved(clause, anchor.last)
    near = adjacent(clause, anchor.last, NOUN_REACH) if not verbal else None
    other = _with(clause, anchor.last) or _called(clause, anchor)
    if between is not None and any(_tells_all(group, between, other) for group in (near, other)):
        between = None  # "berunding dengan A untuk mengakhiri perang antara B dan C"
    subject = None
    if between is None:
        light = light_verb(clause, anchor.first)
        if light is not None:
            beside = (
                words("opposing_verbs")
                | words("greeting_verbs")
                | (words("afflicting_verbs") if other is None else frozenset())
            )
            if near is not None and len(near.actors) > 1:
                beside |= words("facing_verbs")
            subject = None if clause.word(light) in beside else subject_of(clause, light)
        elif verbal:
            subject = subject_of(clause, _told_first(clause, anchor.first))
        elif near is None:
            subject = _before(clause, anchor.first)
        if anchor.voice == "passive" and other is None:
            other = governed(clause, anchor.last, frozenset({"oleh"})) or adjacent(clause, anchor.last, 2)
            other = other or (adjacent(clause, anchor.last - 1, 1) if anchor.last - anchor.first > 1 else None)
        met = verbal and anchor.voice != "passive" and anchor.entry.frame in {"meet", "sign", "war", "fight"}
        if met and other is None:
            other = adjacent(clause, anchor.last, 2)
        if subject is None and near is None and not verbal:
            subject = _around(clause, anchor, other)
            subject = subject or _host(clause, anchor.first)
            if other is None and subject is not None and anchor.entry.mode == "phone":
                other = addressee_before(clause, anchor.first)
    for group in (subject, between, near, other):
        parties.extend(ids(group))
    both = tuple(dict.fromkeys(parties)) or ids(_both_sides(clause))
    if anchor.entry.frame == "fight" and anchor.voice == "active" and subject is not None:
        against = governed(clause, anchor.last, _AGAINST)
        if against is not None and against is not subject:
            allies = governed(clause, anchor.last, frozenset({"bersama", "dengan"}))
            camp = tuple(dict.fromkeys((*ids(subject), *ids(allies if allies is not against else None))))
            return Parties(camp, without(ids(against), camp))
    return Parties(both, both) if len(both) > 1 else Parties(both)


def _tells_all(group: Group | None, between: Group, other: Group | None) -> bool:
    """Whether somebody nearer than those behind "antara" takes part: with whom it is, or two right behind the word."""
    return group is not None and group.last <= between.first and (group is other or len(group.actors) > 1)


def _is_predicate(clause: Clause, anchor: Anchor) -> bool:
    """Whether a word without the shape of a verb tells what its subject does: "A dan B pada Senin *sepakat*"."""
    if clause.word(anchor.first) not in words("joint_predicates"):
        return False
    before = anchor.first - 1
    while before > 0 and clause.word(before) in words("adverbs"):
        before -= 1
    token = clause.tokens[before] if before >= 0 else None
    if token is None:
        return False
    if clause.word(anchor.first) in words("joint_nouns") and before in clause.verbs:
        return not clause.word(before).startswith("me")  # "menilai *patroli* bersama A dan B"
    plain = token.is_word and clause.word(before) == token.text and clause.group_at(before) is None
    leads = words("purpose") | words("verb_joiners") | words("clause_openers") | words("time_words") | {"yang"}
    return not plain or before in clause.verbs or clause.word(before) in leads


def _told_first(clause: Clause, first: int) -> int:
    """The verb that has the subject: of "A menghadap B, *kemudian* duduk bersama C" the one before "kemudian"."""
    if clause.word(first - 1) in words("verb_joiners") & words("adverbs"):
        return next((verb for verb in reversed(clause.verbs) if verb < first), first)
    return first


def _with(clause: Clause, last: int) -> Group | None:
    """The group that "dengan" or "melawan" leads to, unless a comma that closes nothing stands before that ("…,
    dengan puluhan korban")."""
    group = governed(clause, last, _WITH)
    if group is None:
        return None
    at = preposition_index(clause, group)
    if (
        _of_another(clause, last, at)
        or clause.word(at - 1) in words("likening")
        or clause.word(at + 1) in words("help_of")
    ):
        return None  # "perang itu berkaitan dengan tujuan X"
    apart = clause.word(at - 1) == "," and sum(clause.word(index) == "," for index in range(last, at)) == 1
    return None if apart else group


def _of_another(clause: Clause, last: int, preposition: int) -> bool:
    """Whether "dengan" tells with whom another named before it does something: "dalam panggilan telepon untuk tidak
    mengganggu pembicaraan *A* dengan B"."""
    owner = next((group for group in clause.groups if group.last == preposition), None)
    return owner is not None and owner.first > last and tells_event(clause, owner.first - 1)


def _called(clause: Clause, anchor: Anchor) -> Group | None:
    """Whom a call is made to: "panggilan telepon *kepada X*"."""
    return governed(clause, anchor.last, _TO) if anchor.entry.mode == "phone" else None


def _far_between(clause: Clause, last: int) -> Group | None:
    """Two or more that "antara" leads to over a stretch of time: "berlaku sejak April antara A dan B"."""
    for group in clause.groups:
        if group.first < last:
            continue
        if group.first - last > _FAR:
            return None
        at = preposition_index(clause, group)
        if group.preposition == "antara" and len(group.actors) > 1 and at >= last:
            crossed = [clause.word(i) for i in range(last, at)]
            opened = [word for word in crossed if word in words("clause_openers") or word in {";", ":"}]
            return None if any(word not in words("since") for word in opened) else group
    return None


def _involved(clause: Clause, last: int) -> Group | None:
    """Whom an event is said to involve: "konflik bersenjata yang melibatkan *A dan B*"."""
    for index in range(last, min(last + 4, len(clause.tokens))):
        if clause.word(index) in words("involving"):
            return adjacent(clause, index + 1, NOUN_REACH)
        if clause.group_at(index) is not None:
            return None
    return None


def _around(clause: Clause, anchor: Anchor, other: Group | None) -> Group | None:
    """Who takes part in a noun's event without being named beside it: whose clause the noun is a circumstance of, or
    with "dengan X" behind it the one who acts before it."""
    found = None
    if other is not None or (anchor.entry.frame == "meet" and opened_by(clause, anchor.first) is not None):
        found = doer_around(clause, anchor.first, other.last if other is not None else anchor.last)
    if found is None and other is not None:
        found = doer_before(clause, anchor.first)
    return None if found is other else found


def _host(clause: Clause, first: int) -> Group | None:
    """Who is host of a meeting whose parties are not told: "A dan B menjadi tuan rumah bersama *pertemuan* itu"."""
    for index in range(first - 1, max(-1, first - 4), -1):
        if clause.word(index) == "tuan" and clause.word(index + 1) == "rumah":
            verb = next((verb for verb in reversed(clause.verbs) if verb < index), index)
            return subject_of(clause, verb)
    return None


def _both_sides(clause: Clause) -> Group | None:
    """The two that the sentence calls both ("kedua belah pihak"), wherever they stand: whose talks or fight it is."""
    return next((group for group in clause.groups if group.pronoun and len(group.actors) == 2), None)


def _before(clause: Clause, first: int) -> Group | None:
    """The group that stands right before a bare noun ("Rusia-Ukraina perang"), if any."""
    for group in clause.groups:
        if group.last == first and group.preposition is None:
            return group
    return None
