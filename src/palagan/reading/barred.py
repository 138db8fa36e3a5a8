"""Pairs of parties that sense rules out, whatever the trees make of them."""

from __future__ import annotations

from collections.abc import Container

from palagan.reading.addressed import asks_everybody, says_what
from palagan.reading.bystanders import backers, between_others
from palagan.reading.captures import unarmed
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, words
from palagan.reading.condemned import critics, harmed_before, harmed_by_it, protesting
from palagan.reading.coups import at_home
from palagan.reading.cues import active
from palagan.reading.favoured import consulted, favoured, sent
from palagan.reading.marches import beside_march
from palagan.reading.next_verb import beyond_it
from palagan.reading.other_clauses import beyond_contrast, fallen, where_to
from palagan.reading.outside import avenged, doing_it_too, outsiders, protects
from palagan.reading.parties import VICTIM
from palagan.reading.powerless import out_of_reach, powerless
from palagan.reading.reach import adjacent, ids
from palagan.reading.right_before import behind_nya, by_subject, right_before
from palagan.reading.scan import Scanned
from palagan.reading.sent_where import sent_where
from palagan.reading.struck_where import struck_where
from palagan.reading.subjects import subject_of
from palagan.reading.suspected import by_suspects
from palagan.reading.warding import wards_off
from palagan.reading.wars import at_war
from palagan.reading.withstood import withstood

_AGAINST = frozenset({"ACCUSE", "REJECT", "SANCTION", "THREATEN"})
"""Types by which a state turns against another."""
_STATE = frozenset({"", "GOV", "MIL", "SPY", "COP", "JUD", "LEG", "PRE"})
"""Sectors in which one speaks or acts for his state."""
_BANDS = frozenset({"REB", "CRM", "UAF", "PRM"})
_CIVIL = (".CVL", ".REF", ".MED")
_HARM = frozenset({"ASSAULT", "COERCE"})
"""Types whose doer is seldom the one who tells of them."""
_GIVEN = frozenset({"AGREE", "AID"})
"""Types of what one promises or gives to others."""
_BODILY = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE"})
"""Types of deeds, whose objects are not those of words spoken in the same breath."""
_AT_LAW = frozenset({"convict", "investigate"})
"""Modes of what befalls somebody at a court, of which others tell."""

_OF_ITS_OWN = "concede"
"""The frame of giving way in a deed of one's own: stepping down, taking down loudspeakers, lifting an emergency."""

Weighed = dict[tuple[str, str], float]
"""The chance of each pair of source and target; "" stands for nobody."""


def allowed(scanned: Scanned, type_: str, pairs: Weighed) -> Weighed:
    """The pairs that are not ruled out: all but those whose doer only tells of the harm, those of a state that turns
    against itself where the sentence does not say so, those whose doer is guessed from elsewhere where only the
    harmed are told, and those of whom it is guessed against whom people march or toward whom somebody steps down."""
    if type_ == "PROTEST" or (type_ == "RETREAT" and scanned.anchor.entry.frame == _OF_ITS_OWN):
        told = scanned.parties.targets
        pairs = {pair: chance for pair, chance in pairs.items() if not pair[1] or pair[1] in told}
    named = {actor for group in scanned.clause.groups for actor in group.actors}
    if not scanned.parties.targets and says_what(scanned.clause, scanned.anchor):
        spoken_to = (
            frozenset[str]() if asks_everybody(scanned.clause, scanned.anchor) else named - _asked_about(scanned)
        )
        pairs = {pair: chance for pair, chance in pairs.items() if not pair[1] or pair[1] in spoken_to} or pairs
    if type_ in _HARM:
        pairs = struck_where(scanned, by_suspects(scanned, pairs, named))
    if scanned.anchor.entry.frame in VICTIM:
        pairs = _without_guessed_doers(pairs, named)
    pairs = at_home(scanned, pairs)
    pairs = by_subject(scanned, pairs)
    if type_ == "ASSAULT":
        pairs = at_war(scanned, withstood(scanned, pairs))
    doers = right_before(scanned) | (between_others(scanned) - frozenset(scanned.parties.targets))
    apart = sent(scanned.clause) | beyond_contrast(scanned.clause, scanned.anchor)
    doers |= backers(scanned) | (apart - frozenset(scanned.parties.targets)) | where_to(scanned.clause, scanned.anchor)
    if type_ in _HARM or type_ == "ACCUSE":
        doers |= favoured(scanned.clause, scanned.anchor) - frozenset(scanned.parties.targets)
    if type_ in _AGAINST:
        doers |= consulted(scanned.clause, scanned.anchor) - frozenset(scanned.parties.targets)
    if type_ in {"ASSAULT", "THREATEN"}:
        doers |= avenged(scanned.clause, scanned.anchor)
    tellers = _mere_tellers(scanned, type_) | outsiders(scanned, type_) | powerless(scanned, type_)
    tellers |= beside_march(scanned, type_)
    doers |= doing_it_too(scanned, type_) | out_of_reach(scanned, type_) | behind_nya(scanned)
    if type_ in _HARM or type_ == "RETREAT":
        tellers |= critics(scanned.clause, scanned.anchor)
    if type_ in _HARM:
        tellers |= fallen(scanned.clause, scanned.anchor) - frozenset(scanned.parties.sources)
        if scanned.anchor.voice == "passive" and scanned.anchor.entry.frame != "launch":
            tellers |= frozenset(scanned.parties.targets)
        blamers = critics(scanned.clause, scanned.anchor) - frozenset(scanned.parties.sources)
        tellers |= blamers
        blamers |= protesting(scanned.clause, scanned.anchor)
        doers |= unarmed(scanned) | (blamers - frozenset(scanned.parties.targets))
    if type_ in _BODILY or type_ == "SUPPORT":
        doers |= beyond_it(scanned.clause, scanned.anchor) - frozenset(scanned.parties.targets)
    if type_ == "AID" and not scanned.parties.targets:
        pairs = _to_where_it_goes(scanned, pairs)
    if type_ == "ACCUSE":
        doers |= harmed_by_it(scanned.clause, scanned.anchor)
        tellers |= harmed_by_it(scanned.clause, scanned.anchor)
        doers |= harmed_before(scanned.clause, scanned.anchor, scanned.scene.earlier)
    if scanned.parties.sources and wards_off(scanned.anchor):
        doers |= frozenset(scanned.parties.sources)
        pairs = {pair: chance for pair, chance in pairs.items() if pair[0] in scanned.parties.sources} or pairs
    tellers_of_others = _unharmed_tellers(scanned, type_)
    left = {
        (source, target): chance
        for (source, target), chance in pairs.items()
        if source not in tellers
        and target not in tellers_of_others
        and target not in doers
        and not (
            type_ in _HARM
            and (target not in scanned.parties.targets or _is_own_fallen(scanned, source))
            and _in_arms(scanned.scene.cast, source, target)
        )
        and not (type_ == "ASSAULT" and _is_own_army(scanned, source, target))
        and (type_ not in _GIVEN or not _own_state(scanned.scene.cast, source, target))
        and (bool(scanned.parties.sources) or not protects(scanned, type_, source, target))
        and (type_ not in _AGAINST or target in named or not _one_side(scanned.scene.cast, source, target))
        and not (
            type_ in _AGAINST
            and (type_ == "THREATEN" or target not in scanned.parties.targets)
            and _is_own_state(scanned.scene.cast, source, target)
        )
    }
    by_rule = scanned.parties
    return left or {(next(iter(by_rule.sources), ""), next(iter(by_rule.targets), "")): 1.0}


def _to_where_it_goes(scanned: Scanned, pairs: Weighed) -> Weighed:
    """The pairs of help whose receiver is of the country of the place to which it goes."""
    land = sent_where(scanned.clause, scanned.anchor)
    cast = scanned.scene.cast
    return {pair: chance for pair, chance in pairs.items() if land is None or not pair[1] or cast.land(pair[1]) == land}


def _without_guessed_doers(pairs: Weighed, named: Container[str]) -> Weighed:
    """The pairs, nobody in place of doers who are guessed from elsewhere."""
    out: Weighed = {}
    for (source, target), chance in pairs.items():
        pair = (source if source in named else "", target)
        out[pair] = out.get(pair, 0.0) + chance
    return out


def where_it_rages(scanned: Scanned) -> frozenset[str]:
    """Whom fighting is told to rage among, and so is no party of it: "*Yemen* dilanda perang", "perang melanda
    *Yemen*"."""
    clause, anchor = scanned.clause, scanned.anchor
    at = anchor.first - 1
    if clause.word(at) in words("afflicting_verbs"):
        return frozenset(ids(subject_of(clause, at))) - frozenset(scanned.parties.sources)
    at = anchor.last
    while clause.word(at) in words("adverbs") | words("demonstratives"):
        at += 1
    return frozenset(ids(adjacent(clause, at + 1, 2))) if clause.word(at) in words("raging_verbs") else frozenset()


def _one_side(cast: Cast, source: str, target: str) -> bool:
    """Whether both are of one state and its forces: "Lavrov condemned that attack" points to no attack of Russia's."""
    land = cast.land(source) if source else "UNK"
    return (
        land != "UNK"
        and bool(target)
        and cast.land(target) == land
        and all(_of_state(cast, a) for a in (source, target))
    )


def _is_own_state(cast: Cast, source: str, target: str) -> bool:
    """Whether one who speaks for a state would turn against that very state: "Peskov memperingatkan bahwa *Rusia* akan
    membalas"."""
    state = cast.get(target) if target else None
    return state is not None and state.kind == "state" and _one_side(cast, source, target)


def one_and_the_same(cast: Cast, one: str, other: str, *, armed: bool) -> bool:
    """Whether two are no two parties: a state and somebody of its own, or in arms any two of one state's side."""
    if armed and _one_side(cast, one, other):
        return True
    kinds = {known.kind for actor in (one, other) if (known := cast.get(actor))}
    if kinds == {"state", "person"} and cast.land(one) == cast.land(other) != "UNK":
        return True
    return "state" in kinds and _one_side(cast, one, other)


def _own_state(cast: Cast, source: str, target: str) -> bool:
    """Whether somebody of a state would do it to that state itself: "presidennya bersedia mengirim putra *Kenya*"."""
    known = cast.get(target) if target else None
    return known is not None and known.kind == "state" and source != target and _one_side(cast, source, target)


def _in_arms(cast: Cast, one: str, other: str) -> bool:
    """Whether both are armed bands of one country, who seldom fight each other."""
    known = [cast.get(actor) for actor in (one, other)]
    return all(a and a.code.partition(".")[2] in _BANDS for a in known) and cast.land(one) == cast.land(other) != "UNK"


def unarmed_at_home(cast: Cast, one: str, other: str) -> bool:
    """Whether one of two is a group of civilians of the other's land: they are harmed by a fight, and no side of it."""
    if cast.land(one) != cast.land(other):
        return False
    return any(known is not None and known.code.endswith(_CIVIL) for known in map(cast.get, (one, other)))


def _is_own_fallen(scanned: Scanned, source: str) -> bool:
    """Whether a band would have killed its own, who are only told to have fallen: "*Houthi* menyebut lima pejuangnya
    gugur", "lima militan *ditembak mati*"."""
    undone = scanned.anchor.entry.frame in VICTIM or scanned.anchor.voice == "passive"
    return undone and source not in scanned.parties.sources


def _is_own_army(scanned: Scanned, source: str, target: str) -> bool:
    """Whether a state would be guessed to attack its own soldiers: "X marah setelah seorang tentara *X* ditembak"."""
    known = scanned.scene.cast.get(target) if target else None
    guessed = source not in scanned.parties.sources
    return (
        guessed
        and known is not None
        and known.code.endswith(".MIL")
        and source != target
        and _one_side(scanned.scene.cast, source, target)
    )


def _of_state(cast: Cast, actor: str) -> bool:
    known = cast.get(actor)
    return known is not None and known.code.partition(".")[2] in _STATE


def _unharmed_tellers(scanned: Scanned, type_: str) -> frozenset[str]:
    """Persons, outlets and aid bodies who tell of harm, unless in words of their own in which they stand themselves: it
    befell others."""
    if type_ not in _HARM:
        return frozenset()
    scene, clause = scanned.scene, scanned.clause
    own = clause.quoted[scanned.anchor.first]
    themselves = {a for group in clause.groups if own and clause.quoted[group.first] == own for a in group.actors}
    tellers = [a for a in scene.speakers if (scene.is_person(a) or _is_outlet(scene.cast, a)) and a not in themselves]
    tellers += [actor for actor in _who_say(clause) if scene.is_person(actor)] if not own else []
    return frozenset(tellers) - frozenset(scanned.parties.targets)


def _is_outlet(cast: Cast, actor: str) -> bool:
    """Whether it is an outlet, or an aid body, which tells of harm done to others too."""
    known = cast.get(actor)
    return known is not None and known.kind == "organization" and known.code.endswith(("JRN", "NGO"))


def _who_say(clause: Clause) -> tuple[str, ...]:
    """Who stands right before a verb of speech: "akibat serangan itu, *Prabowo* mengatakan …"."""
    return tuple([a for g in clause.groups if clause.word(g.last) in active() for a in g.actors])


def _asked_about(scanned: Scanned) -> frozenset[str]:
    """Who stands behind a verb of asking that by rule asks nobody: part of what is asked for ("meminta sikap yang lunak
    terhadap *X*")."""
    anchor = scanned.anchor
    refuses = anchor.entry.frame == "reject" and scanned.clause.word(anchor.last) in words("purpose")
    if anchor.entry.frame != "ask" and not refuses:
        return frozenset()
    return frozenset([a for g in scanned.clause.groups if g.first >= scanned.anchor.last for a in g.actors])


def _mere_tellers(scanned: Scanned, type_: str) -> frozenset[str]:
    """Those who tell of harm or of a charge, or condemn it, and so are not who did it: "the prosecutor counts 27 dead",
    "she was convicted, says her consul", "X condemned the attack". Who says in the active voice what he did himself is
    not among them."""
    rule, anchor, scene = scanned.parties, scanned.anchor, scanned.scene
    if type_ not in _HARM and not (anchor.entry.mode in _AT_LAW and anchor.voice == "passive"):
        return frozenset()
    undone = anchor.entry.frame in VICTIM or anchor.voice == "passive"
    nominal = anchor.voice not in {"active", "passive"} and not undone
    found = frozenset[str]()
    if undone or (nominal and rule.sources):
        found |= scene.speakers
        cast = scene.cast
        lands = {cast.land(actor) for actor in scene.speakers if _of_state(cast, actor)} - {"UNK"}
        found |= {one.id for one in cast.actors if cast.land(one.id) in lands and _of_state(cast, one.id)}
        if anchor.entry.mode == "arrest":
            found -= {one.id for one in cast.actors if one.code.endswith(".COP")}  # who arrests people tells of it
    if nominal and scene.earlier:
        before = scene.earlier[-1]
        if before.sentence == scene.sentence and before.type == "ACCUSE":
            found |= frozenset(before.parties.sources)
    return found - frozenset(rule.sources)
