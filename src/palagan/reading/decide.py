"""What becomes of a scanned anchor: dropped, or an event with a type, parties and a confidence.

With weights (languages/*/weights/events.json, made by `training/events.py`) a classifier decides over the features of
the scan; without them the rules do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from palagan.model.reading import Status
from palagan.reading.against_government import against_government
from palagan.reading.agreeing import kept_pairs
from palagan.reading.barred import Weighed, allowed, one_and_the_same, unarmed_at_home, where_it_rages
from palagan.reading.bystanders import between_others, initiators, signs_alone
from palagan.reading.clause import words
from palagan.reading.executions import executioner_of, with_executioner
from palagan.reading.families import with_families
from palagan.reading.freed import with_captors
from palagan.reading.friends import friends_of, not_fighting, unfriendly
from palagan.reading.linking import Candidate
from palagan.reading.owned_up import claimant_of, with_claimant
from palagan.reading.pairing import Pairs, pairs_of
from palagan.reading.parties import MUTUAL, Parties
from palagan.reading.pointed_back import about_whom
from palagan.reading.rivals import Lands, Rivals, across, against_whom, at_odds, between_whom, rivals_of, third_parties
from palagan.reading.scan import Scanned, is_armed
from palagan.reading.scope import status_of
from palagan.reading.softmax import of_runs
from palagan.reading.states import with_states
from palagan.reading.status import statuses
from palagan.reading.telling import Typed, may_tell, told_types
from palagan.reading.tolls import with_attackers
from palagan.reading.trees import Trees
from palagan.reading.weights import EventModels, event_models

_MUTUAL_TYPES = frozenset({"CONSULT", "COOPERATE"})
"""Types whose parties stand on both sides even where the lexicon takes the word for another type."""
_JOINT = frozenset({"AGREE", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT"})
"""Types that two or more countries do with one another where they do them together and toward nobody else."""
_HARM = frozenset({"ASSAULT", "COERCE"})
"""Types that two who are at odds do to each other where they are told to do them and nobody else suffers."""
_BESIDE = 0.1
"""The same for those whom the sentence names together. Dyads of dev .604 here and at .2, .602 at .4 (2026-11)."""
_PAIR = 0.3
"""Chance of two countries together from which on the likeliest of their actors are the parties of a mutual event. From
a sweep (2026-11)."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An event's type and parties, how it is told, and how sure the reader is that it stands there so, 0–1."""

    type: str
    parties: Parties
    status: Status
    confidence: float


def decide(page: Sequence[Scanned], language: str = "id") -> list[Decided | None]:
    """The events that a page's anchors tell, None where one tells none; in the order of the anchors."""
    models = event_models(language)
    if models is None:
        return [by_rule(scanned) for scanned in page]
    found = iter(models.type.all_probabilities(scanned.features for scanned in page if may_tell(scanned)))
    classes = models.type.classes
    chances = [dict(zip(classes, next(found), strict=True)) if may_tell(scanned) else {} for scanned in page]
    types = told_types(page, chances)
    kept = [scanned for scanned, typed in zip(page, types, strict=True) if typed]
    options = [scanned.candidates for scanned in kept]
    sources, targets = (chances_of(options, scores) for scores in models.parties.scores(kept, options))
    pairs = pairs_of(kept, sources, targets)
    weighed = pairs_weighed(pairs, models.pairs)
    weighed = pairs_weighed(kept_pairs(kept, weighed), models.agreeing)
    told = [typed for typed in types if typed]
    named = [typed.type for typed in told]
    friends = friends_of(kept, named, weighed)
    weighed = [unfriendly(*one, friends) for one in zip(kept, named, weighed, strict=True)]
    rivals = {two: worth for two, worth in rivals_of(kept, weighed).items() if two not in friends}
    held = statuses(kept, named, models.status)
    each = zip(kept, told, held, sources, targets, weighed, strict=True)
    made = iter(_by_the_page(kept, [_decided(models, rivals, *one) for one in each], friends))
    return [next(made) if typed else None for typed in types]


def _by_the_page(page: Sequence[Scanned], made: Sequence[Decided], friends: frozenset[Lands]) -> list[Decided]:
    """The events, their parties as the page's others tell them: by whom its death sentences are carried out and its
    attacks claimed, who does not fight whom, and whom words that point back are about."""
    types, parties, executioner = [one.type for one in made], [one.parties for one in made], executioner_of(page)
    parties = [with_executioner(scanned, own, executioner) for scanned, own in zip(page, parties, strict=True)]
    claimant = claimant_of(page)
    parties = [with_claimant(*one, claimant) for one in zip(page, types, parties, strict=True)]
    parties = [not_fighting(*one, friends) for one in zip(page, types, parties, strict=True)]
    parties = with_attackers(page, list(zip(types, parties, strict=True)))
    parties = about_whom(page, list(zip(types, parties, strict=True)))
    parties = with_captors(page, list(zip(types, parties, strict=True)))
    return [replace(one, parties=own) for one, own in zip(made, parties, strict=True)]


def by_rule(scanned: Scanned) -> Decided | None:
    """Rules alone; confidence: both parties told .7, one .55, none .4; .1 more for an unambiguous word."""
    if scanned.ruled_out:
        return None
    anchor, parties = scanned.anchor, scanned.parties
    sure = 0.7 if parties.sources and parties.targets else 0.55 if parties.explicit else 0.4
    if anchor.entry.frame in MUTUAL and len(parties.sources) >= 2:
        sure = 0.7
    sure = round(sure + (0.1 if anchor.entry.needs == "-" else 0.0), 2)
    return Decided(anchor.entry.type, parties, status_of(scanned.clause, anchor), sure)


def _decided(
    models: EventModels,
    rivals: Rivals,
    scanned: Scanned,
    typed: Typed,
    status: Status,
    sources: dict[str, float],
    targets: dict[str, float],
    pairs: Weighed,
) -> Decided:
    type_, chance = typed
    if scanned.anchor.entry.frame == "mediate":
        pairs = third_parties(scanned, pairs, rivals)
    parties = _parties(scanned, type_, sources, targets, pairs, rivals)
    if scanned.anchor.entry.frame == "mediate":
        parties = between_whom(scanned, parties, targets, rivals)
    found = [pairs.get((one, two), 0.0) for one in parties.sources or ("",) for two in parties.targets or ("",)]
    return Decided(
        type_,
        against_government(scanned, type_, with_families(scanned, type_, with_states(scanned, type_, parties))),
        status,
        models.sure(chance * max(found)),
    )


def _parties(
    scanned: Scanned,
    type_: str,
    sources: dict[str, float],
    targets: dict[str, float],
    pairs: Weighed,
    rivals: Rivals,
) -> Parties:
    """The likeliest pair and those told beside them; all parties on both sides in mutual frames unless told as two
    camps."""
    rule, entry = scanned.parties, scanned.anchor.entry
    told_both = len(rule.sources) > 1 and rule.sources == rule.targets
    of_both = entry.frame in MUTUAL and (type_ == entry.type or type_ in _MUTUAL_TYPES)
    if not told_both and not of_both:
        source, target = _likeliest(scanned, allowed(scanned, type_, pairs))
        told = _sensible(
            _together(scanned, sources, _alone(sources, source), rule.sources),
            _together(scanned, targets, _alone(targets, target), rule.targets),
        )
        told = across(scanned, type_, against_whom(scanned, told, rivals), rivals)
        return _jointly(scanned, type_, told, rivals)
    if rule.sources and rule.targets and set(rule.sources) != set(rule.targets):
        return rule
    if rule.sources and signs_alone(scanned.clause, scanned.anchor):
        return Parties(rule.sources)
    both = _one_a_land(scanned, rule.sources if len(rule.sources) > 1 else both_of(scanned, pairs))
    between = tuple(between_others(scanned)) if len(both) < 2 else ()
    if between:
        both = between_whom(scanned, Parties(between), {}, rivals).targets or both
    by = initiators(scanned) if type_ == "CONSULT" else ()
    if by and len(both) > 1 and not set(by) & set(both):
        return Parties(by, both)
    return Parties(both, both) if len(both) > 1 else Parties(both)


def _jointly(scanned: Scanned, type_: str, told: Parties, rivals: Rivals) -> Parties:
    """The parties, several countries that do together what takes two on both sides: "A dan B menggelar latihan"."""
    told = _by_both(scanned, type_, told, rivals)
    lands = {scanned.scene.cast.land(actor) for actor in told.sources}
    if told.targets or len(lands) < 2 or scanned.anchor.entry.frame == "mediate":
        return told
    if type_ not in _JOINT and not (type_ in _HARM and at_odds(lands, rivals)):
        return told
    if scanned.anchor.entry.root in words("each_alone"):
        return told  # "A dan B *berjanji* membantu"
    both = _one_a_land(scanned, told.sources)
    return Parties(both, both)


def _by_both(scanned: Scanned, type_: str, told: Parties, rivals: Rivals) -> Parties:
    """The parties, without a target who is one of two that the sentence has do it: "*kedua pihak* melanggar janji"."""
    rule, land = scanned.parties, scanned.scene.cast.land
    named = {land(actor) for actor in rule.sources}
    if len(named) != 2 or rule.targets or not told.targets:
        return told
    if type_ not in _JOINT and not (type_ in _HARM and at_odds(named, rivals)):
        return told
    return Parties(rule.sources) if {land(a) for a in (*told.sources, *told.targets)} == named else told


def _one_a_land(scanned: Scanned, both: tuple[str, ...]) -> tuple[str, ...]:
    """The parties of what several countries do together, of each country the first: "Trump dan AS" meet nobody."""
    land = scanned.scene.cast.land
    first = {land(actor): actor for actor in reversed(both)}
    return tuple([actor for actor in both if first[land(actor)] == actor]) if len(first) > 1 else both


def both_of(scanned: Scanned, pairs: Weighed) -> tuple[str, ...]:
    """The parties of a mutual event whose sentence tells one or none: with whom, or which two, if their countries are
    likely enough."""
    scene, known = scanned.scene, scanned.parties.sources
    armed = is_armed(scanned.anchor.entry.type)
    if armed:
        known = tuple(actor for actor in known if not scene.is_person(actor))
    land, stage = scene.cast.land, where_it_rages(scanned) | between_others(scanned)
    sums: dict[tuple[str, ...], float] = {}
    lands: dict[tuple[str, ...], float] = {}
    open_ = sum(chance for pair, chance in pairs.items() if not stage & set(pair))
    for pair, chance in pairs.items():
        if (armed and any(map(scene.is_person, pair))) or stage & set(pair):
            continue
        if armed and unarmed_at_home(scene.cast, *pair) and not set(pair) <= set(known):
            continue
        if all(pair) and set(known) <= set(pair) and not one_and_the_same(scene.cast, *pair, armed=armed):
            two, both = tuple(sorted(pair)), tuple(sorted(map(land, pair)))
            sums[two] = sums.get(two, 0.0) + chance
            lands[both] = lands.get(both, 0.0) + chance
    best = max(lands, key=lands.__getitem__, default=())
    if lands.get(best, 0.0) < _PAIR * open_:
        return scanned.parties.sources if scanned.clause.word(scanned.anchor.first) in words("declaring") else known
    of_them = {two: chance for two, chance in sums.items() if tuple(sorted(map(land, two))) == best}
    return tuple(dict.fromkeys((*known, *max(of_them, key=of_them.__getitem__))))


def chances_of(options: Sequence[Sequence[Candidate]], scores: Sequence[float]) -> list[dict[str, float]]:
    """For each anchor the chance of each of its candidates to be the party, "" standing for nobody; each sums to 1."""
    shares = of_runs(scores, map(len, options))
    return [
        {c.actor: share for c, share in zip(several, own, strict=True)}
        for several, own in zip(options, shares, strict=True)
    ]


def pairs_weighed(pairs: Pairs, trees: Trees) -> list[Weighed]:
    """For each event the chance of each pair to be its parties; each sums to 1."""
    shares = of_runs(trees.scores_of(pairs.rows), map(len, pairs.of_events))
    return [dict(zip(several, own, strict=True)) for several, own in zip(pairs.of_events, shares, strict=True)]


def _likeliest(scanned: Scanned, pairs: Weighed) -> tuple[str, str]:
    """The likeliest pair of the likeliest two countries."""
    land = scanned.scene.cast.land
    lands = {pair: (pair[0] and land(pair[0]), pair[1] and land(pair[1])) for pair in pairs}
    sums: dict[tuple[str, str], float] = {}
    for pair, chance in pairs.items():
        sums[lands[pair]] = sums.get(lands[pair], 0.0) + chance
    best = max(sums, key=sums.__getitem__)
    return max([pair for pair in pairs if lands[pair] == best], key=pairs.__getitem__)


def _alone(chances: dict[str, float], chosen: str) -> dict[str, float]:
    """The actor chosen; nobody where nobody is."""
    return {chosen: chances[chosen]} if chosen else {}


def _together(
    scanned: Scanned, chances: dict[str, float], chosen: dict[str, float], rule: tuple[str, ...]
) -> dict[str, float]:
    """Those named together ("kedua belah pihak", "Rusia, Prancis, dan AS") together, if the rule has them all and the
    linker one of them: each that is likely enough beside the likeliest."""
    told = set(rule)
    if len(told) < 2 or not told & set(chosen) or not any(told <= set(group.actors) for group in scanned.clause.groups):
        return chosen
    if scanned.anchor.entry.frame == "mediate":
        return {actor: chances.get(actor, 0.0) for actor in rule}  # nobody stands between one party and nobody
    likeliest, press = max(chances.get(actor, 0.0) for actor in rule), scanned.scene.cast.is_press
    likely = [a for a in rule if chances.get(a, 0.0) >= _BESIDE * likeliest and (a in chosen or not press(a))]
    return {actor: chances[actor] for actor in likely}


def _sensible(sources: dict[str, float], targets: dict[str, float]) -> Parties:
    """Nobody stands on both sides: a doubled actor stays where it is likelier."""
    for actor in set(sources) & set(targets):
        weaker = targets if sources[actor] >= targets[actor] else sources
        del weaker[actor]
    return Parties(tuple(sources), tuple(targets))
