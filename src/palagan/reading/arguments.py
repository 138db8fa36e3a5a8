"""Who did it to whom: sources and targets of an anchor, by its frame and voice and where parties stand in the sentence.

Frames (third column from the right in events.tsv): `attack` a doer and one it is done to · `fight`, `war`, `meet`,
`mutual`, `truce`, `agree2`, `sign` all parties on both sides · `visit` visitor and host · `kill`, `victim`, `toll` the
harmed · the rest (ask, accuse, threat, support, thank, aid, mobilize, …) a doer and an addressee.
"""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.asked import asked, is_duty, with_duty
from palagan.reading.beyond import (
    accused_behind,
    captor,
    conditioned,
    held_by,
    killed_by,
    opposed_by,
    taken_from,
    threatened,
    told_to_be,
)
from palagan.reading.charged import suspicion_parties
from palagan.reading.claimed import claimer
from palagan.reading.clause import Clause, Group, words
from palagan.reading.condemned import condemned, doer_told, harmed_by_it
from palagan.reading.favoured import of_another, stood_by
from palagan.reading.forces import turned_against, wielder
from palagan.reading.main_clause import doer_around
from palagan.reading.mediation import mediation_parties
from palagan.reading.mutual import mutual_parties
from palagan.reading.next_verb import next_verb
from palagan.reading.nouns import noun_parties
from palagan.reading.parties import MUTUAL, VICTIM, Parties
from palagan.reading.reach import (
    ADDRESSED,
    NOUN_REACH,
    OBJECT_REACH,
    TARGETS,
    adjacent,
    agent_behind,
    boundary_between,
    governed,
    ids,
    only_backs,
    past_joined,
    preposition_index,
    without,
)
from palagan.reading.refused import refused
from palagan.reading.subjects import subject_of
from palagan.reading.visits import host_of

_OF_BOTH = frozenset({"accuse", "support", "thank", "reject"})
"""Frames of words about what two do together ("mengecam latihan antara A dan B")."""
_PLACES = frozenset({"di", "pada", "dalam", "ke", "dari"})
_RELATED = frozenset({"dengan", "dari"})
_GIVING = frozenset({"aid", "release"})
_FROM = frozenset({"dari"})
_FOR = frozenset({"kepada", "untuk", "bagi", "ke"})


def find_parties(clause: Clause, anchor: Anchor) -> Parties:
    """The parties that the sentence itself tells."""
    told = _of_frame(clause, anchor)
    if anchor.entry.frame == "release" and not told.sources and anchor.voice != "active":
        return Parties(without(ids(captor(clause, anchor)), told.targets), told.targets)
    if anchor.entry.frame == "accuse" and not told.sources:
        return suspicion_parties(clause, anchor) or told
    if anchor.entry.frame == "protest" and not told.targets:
        return Parties(told.sources, without(ids(opposed_by(clause, anchor)), told.sources))
    return told


def _of_frame(clause: Clause, anchor: Anchor) -> Parties:
    frame = anchor.entry.frame
    if clause.word(anchor.first - 1) in words("to_each_other"):
        both = ids(subject_of(clause, anchor.first))
        if len(both) > 1:
            return Parties(both, both)
    if frame in MUTUAL:
        return mutual_parties(clause, anchor)
    if frame == "mediate":
        return mediation_parties(clause, anchor)
    if frame in VICTIM:
        return _victim(clause, anchor)
    if is_duty(anchor):
        return with_duty(clause, anchor)
    if anchor.voice == "active":
        return _active(clause, anchor)
    if anchor.voice == "passive":
        return condemned(clause, anchor, _passive(clause, anchor))
    told = noun_parties(clause, anchor)
    return _visit(clause, anchor, told) if frame == "visit" else told


def _visit(clause: Clause, anchor: Anchor, told: Parties) -> Parties:
    """A visit, with who acts around it for the visitor where none is told, and the country that he goes to."""
    host = told.targets or ids(host_of(clause, anchor))
    visitor = without(told.sources, host) or ids(doer_around(clause, anchor.first, anchor.last))
    return Parties(visitor, without(host, visitor))


def _active(clause: Clause, anchor: Anchor) -> Parties:
    subject = subject_of(clause, anchor.first)
    if anchor.entry.frame in _GIVING and anchor.form.startswith("menerima "):
        giver = ids(governed(clause, anchor.last, _FROM))
        return Parties(giver, without(ids(subject), giver))
    gives = anchor.entry.frame == "aid" and anchor.form in words("giving_verbs")
    target = governed(clause, anchor.last, _FOR) if gives else None
    target = target or doer_told(clause, anchor)
    if target is not None:
        pass
    elif anchor.possessed and anchor.last - anchor.first == 1:
        return Parties(ids(subject), ids(_meant_before(clause, subject, anchor.first)))
    elif anchor.entry.frame not in {"launch", "mobilize", "withdraw", "concede", "protest"} or anchor.form in words(
        "watching"
    ):
        robbed = taken_from(clause, anchor) if anchor.form in words("capturing") else None
        target = robbed or _object(clause, anchor, subject)
    asks = anchor.entry.frame == "ask" and not anchor.possessed
    if asks and target is not None:
        target = asked(clause, anchor, target)
        if target is None:
            return Parties(ids(subject))
    if target is not None and (set(target.actors) & harmed_by_it(clause, anchor) or of_another(clause, anchor, target)):
        target = None
    if target is None:
        target = accused_behind(clause, anchor) or threatened(clause, anchor) or refused(clause, anchor)
    if target is None and asks:
        target = asked(clause, anchor, None)
    elif target is None:
        allowed = TARGETS.get(anchor.entry.frame, ADDRESSED)
        target = _led_to(clause, anchor) or governed(clause, anchor.last, allowed)
        target = None if target is not None and stood_by(clause, anchor, target) else target
        if target is None and anchor.entry.frame == "launch":
            target = held_by(clause, anchor.last, allowed)
    if target is None:
        target = conditioned(clause, anchor) or taken_from(clause, anchor)
    if target is None and anchor.entry.frame == "launch":
        target = _meant_for(clause, anchor, subject)
    if target is None and anchor.entry.frame == "mobilize" and anchor.form in words("pursuing"):
        target = _pursued(clause, anchor)
    if target is None and anchor.entry.frame == "mobilize":
        target = turned_against(clause, anchor.last, subject)
    if target is None and anchor.entry.frame in {"attack", "launch"}:
        target = killed_by(clause, anchor.last)
    return Parties(ids(subject), without(ids(target), ids(subject)))


def _pursued(clause: Clause, anchor: Anchor) -> Group | None:
    """Who is pursued, in brackets too: "mengejar *kapal Kenya*", "mengejar (*kapal Kenya*) Simba"."""
    start = anchor.last + (clause.word(anchor.last) == "(")
    return adjacent(clause, start, NOUN_REACH)


def _passive(clause: Clause, anchor: Anchor) -> Parties:
    if anchor.possessed and anchor.form.startswith("ter") and (sufferer := adjacent(clause, anchor.last, 1)):
        return Parties(ids(_by(clause, sufferer.last)), ids(sufferer))  # "terusirnya *penduduk* oleh tentara"
    target = told_to_be(clause, anchor) or subject_of(clause, anchor.first)
    if anchor.entry.frame == "mobilize" and not anchor.possessed and anchor.form not in words("watched"):
        return _sent(clause, anchor, target)
    if anchor.possessed and clause.word(anchor.first - 1) == "yang":
        owner = _owner(clause, anchor.first - 1)
        if owner is not None:
            return Parties(ids(owner), () if owner is target else without(ids(target), ids(owner)))
    if anchor.form in words("done_to_places") and _of_a_place(clause, anchor.first - 1):
        target = None
    own = claimer(clause, anchor.first)
    if own is not None:
        return Parties(ids(own), () if target is own else without(ids(target), ids(own)))
    if anchor.entry.frame == "withdraw":
        return _drawn_back(clause, anchor, target)
    last = past_joined(clause, anchor.last)
    source = agent_behind(clause, last) or _by(clause, last)
    source = source or wielder(clause, anchor.last)
    if source is not None and target is not None and source.first <= target.first:
        behind = any(clause.word(index) == "," for index in range(source.last, target.first))
        source = source if behind else None  # "Setelah diserang *Mesir*, Kenya …"
    target = target or taken_from(clause, anchor)
    return Parties(without(ids(source), ids(target)), ids(target))


def _sent(clause: Clause, anchor: Anchor, subject: Group | None) -> Parties:
    """Of troops moved, who do it themselves unless somebody is named who moves them: "*tentara Y* dikerahkan"."""
    source = ids(adjacent(clause, anchor.last, 1) or _by(clause, anchor.last) or subject)
    target = governed(clause, anchor.last, TARGETS["mobilize"]) or turned_against(clause, anchor.last, subject)
    return Parties(source, without(ids(target), source))


def _drawn_back(clause: Clause, anchor: Anchor, subject: Group | None) -> Parties:
    """Of troops withdrawn, whose own side does it unless another is named: "*tentara Y* ditarik dari *Z*"."""
    left = _led_to(clause, anchor) or governed(clause, anchor.last, _FROM)
    source = ids(_by(clause, anchor.last) or subject)
    return Parties(source, without(ids(left), source))


def _of_a_place(clause: Clause, opener: int) -> bool:
    """Whether "yang" tells of a place that is no party: "warga di *Bukit Merah* yang diduduki X"."""
    name = opener - 1
    named = clause.word(opener) == "yang" and name > 0 and clause.tokens[name].is_capital
    return named and clause.group_at(name) is None


def _owner(clause: Clause, opener: int) -> Group | None:
    """Whom -nya means on a passive verb behind "yang": "*Trump* menyebut dua kapal yang dikerahkannya"."""
    for group in reversed(clause.groups):
        if group.last < opener and group.preposition is None:
            return group if clause.quoted[group.first] == clause.quoted[opener] else None
    return None


def _by(clause: Clause, start: int) -> Group | None:
    """Who is named behind "oleh", unless a later passive verb claims it."""
    group = governed(clause, start, frozenset({"oleh"}))
    if group is None:
        return None
    claimed = any(start <= verb < group.first and clause.word(verb).startswith("di") for verb in clause.verbs)
    return None if claimed else group


def _victim(clause: Clause, anchor: Anchor) -> Parties:
    target = adjacent(clause, anchor.last, 2) if anchor.form in words("avenged") else None  # "*tewasnya* X"
    if target is None and anchor.entry.frame == "victim" and not (anchor.possessed and anchor.voice == "noun"):
        target = subject_of(clause, anchor.first)
    if target is None:
        target = adjacent(clause, anchor.last, NOUN_REACH)
    source = governed(clause, anchor.last, frozenset({"oleh"}))
    if (clause.word(anchor.last), clause.word(anchor.last + 1)) == ("di", "tangan"):
        source = adjacent(clause, anchor.last + 2, 1)
    return Parties(without(ids(source), ids(target)), ids(target))


def _meant_before(clause: Clause, subject: Group | None, first: int) -> Group | None:
    """Whom -nya means on an active verb: who was named last before it and does not do it ("*Iran* marah karena Israel
    menuduhnya", "Trump menyelamatkan *Khamenei* dan mencegah Israel membunuhnya")."""
    if subject is None:
        return None
    before = [group for group in clause.groups if group.last <= first and group.preposition not in _PLACES]
    return next((group for group in reversed(before) if not set(group.actors) & set(subject.actors)), None)


def _object(clause: Clause, anchor: Anchor, subject: Group | None) -> Group | None:
    """The first group after a verb that no preposition governs, before the next clause opens; or the one whose head is
    of the phrase ("*membebaskan tiga sandera* Israel")."""
    verb = next_verb(clause, anchor)
    for group in clause.groups:
        if verb is not None and group.first > verb:
            return None
        if anchor.first < group.first < anchor.last < group.last + (anchor.entry.frame == "release"):
            if anchor.entry.frame == "aid" and anchor.form.partition(" ")[0] in words("giving_verbs"):
                continue  # "mengirim *pasukan perdamaian* ke X"
            return group
        if group.first < anchor.last or group is subject:
            continue
        if group.first - anchor.last > OBJECT_REACH or boundary_between(clause, anchor.last, group.first):
            return None
        if only_backs(clause, group):
            continue  # "menyetujui usul yang didukung *X*"
        if group.preposition is None or preposition_index(clause, group) < anchor.last:
            return group
        if group.preposition == "antara" and len(group.actors) > 1 and anchor.entry.frame in _OF_BOTH:
            return group
        if group.preposition in {"di", "dari", "pada", "dengan", "dalam"}:
            return group if _has_it(clause, anchor, group) else None
    return None


def _has_it(clause: Clause, anchor: Anchor, group: Group) -> bool:
    """Whether what a verb is done to is of the group behind a preposition: "menggempur gudang di *X*", "menutup
    perbatasan dengan *X*", "melarang impor dari *X*"."""
    between = [clause.word(index) for index in range(anchor.last - 1, preposition_index(clause, group))]
    if group.preposition in _RELATED:
        return not words("shared_with").isdisjoint(word.removesuffix("nya") for word in between)
    if group.preposition != "di" or anchor.entry.frame != "attack" or len(between) < 2 or len(group.actors) > 1:
        return False
    return clause.word(group.first - 1) == "di" and all(word[0].isalnum() for word in between)


def _meant_for(clause: Clause, anchor: Anchor, subject: Group | None) -> Group | None:
    """The object of what a weapon is used for: "melepaskan gas air mata untuk membubarkan *demonstran*"."""
    for verb in clause.verbs:
        if anchor.last <= verb <= anchor.last + 2 * OBJECT_REACH and clause.word(verb - 1) in {"untuk", "guna"}:
            group = adjacent(clause, verb + 1, NOUN_REACH)
            return None if group is subject or boundary_between(clause, anchor.last, verb) else group
    return None


def _led_to(clause: Clause, anchor: Anchor) -> Group | None:
    """The first group behind an anchor that ends in its preposition ("tiba di *Israel*")."""
    if clause.word(anchor.last - 1) not in words("prepositions"):
        return None
    group = next((group for group in clause.groups if group.first >= anchor.last), None)
    return None if group is None or boundary_between(clause, anchor.last, group.first) else group
