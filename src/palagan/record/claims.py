"""Claims: propositions that some page ascribes to somebody, with who asserts and who denies them, never "true".

The rule. A claim is made of (1) a happening that somebody denies; (2) a happening of force, help or withdrawal that
some page tells as somebody's doing, on the word of one who is not a medium; (3) an accusation that names whom it
accuses, where what is alleged is not itself such a happening: one claim for each accuser and accused, so that a mutual
accusation is two; (4) a denial that answers none of these. Plain statements are no claims. A denial on the same page
answers the nearest claim before it against the denier's side. Claims of one accused whose words are alike are one,
across pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from palagan.model.ids import content_id
from palagan.model.reading import Event, Span, Statement
from palagan.model.record import Assertion, Claim, Happening, Party
from palagan.record.assertions import asserted, denial_of, denied, on_a_word, one_line, only_wire, unique, words_of
from palagan.record.happenings import Count
from palagan.record.parties import UNKNOWN, Register, country_of, sector_of
from palagan.record.sheet import Sheet
from palagan.record.telling import Telling, split
from palagan.record.weights import shared_words

_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "SANCTION"})
_ANSWERS = 900
"""Characters after a claim within which a denial answers it: two or three sentences."""
_NAMED = 4
"""Parties of a side that are named in a claim's heading."""
_ALIKE = 0.6
"""Share of telling words from which two claims against one side are one."""

Made = Mapping[str, tuple[Happening, tuple[Telling, ...]]]


@dataclass(slots=True, eq=False)
class _Draft:
    """A claim while it is gathered. `against`: the countries said to have done it; `at`: where pages tell it."""

    proposition: str
    about: str | None
    against: frozenset[str]
    happening: str | None
    story: str | None
    order: tuple[object, ...]
    asserted: list[Assertion] = field(default_factory=list)
    denied: list[Assertion] = field(default_factory=list)
    at: list[tuple[str, int]] = field(default_factory=list)
    is_accusation: bool = False

    def take(self, other: _Draft) -> None:
        """Takes in what another draft of the same proposition holds."""
        self.asserted += other.asserted
        self.denied += other.denied
        self.happening = self.happening or other.happening


def find_claims(
    sheets: Sequence[Sheet], made: Made, register: Register, count: Count, story_of: Mapping[str, str]
) -> tuple[Claim, ...]:
    """The claims, those denied first, then by number of pages."""
    drafts = [draft for value in made.values() for draft in _drafts(*value, register)]
    drafts.sort(key=lambda draft: draft.order)
    drafts = _denials_moved(drafts)
    _answer(sheets, drafts, register, story_of)
    claims = [_claim(draft, count) for draft in _joined(drafts)]
    return tuple(sorted(claims, key=lambda c: (not c.denied, -len({a.page for a in (*c.asserted, *c.denied)}), c.id)))


def _drafts(happening: Happening, tellings: Sequence[Telling], register: Register) -> Iterable[_Draft]:
    if happening.type == "ACCUSE":
        yield from _accusations(happening, tellings, register)
    told = [(t, e) for t in tellings for e in t.events]
    denials = any(event.denied_by for _, event in told)
    on_word = happening.type in _FORCE and bool(happening.sources) and not happening.background
    if not denials and not (on_word and any(on_a_word(t.sheet, e, register) for t, e in told)):
        return
    first, event = next(((t, e) for t, e in told if e.said_by or e.denied_by), told[0])
    about = " → ".join(_names(side) for side in (happening.sources, happening.targets) if side)
    draft = _draft(happening, first, event, happening.sources, about or None)
    wires: list[Assertion] = []
    for telling, event in told:
        said = asserted(telling.sheet, event, register)
        if said is not None:
            (wires if only_wire(telling.sheet, said) else draft.asserted).append(said)
        draft.denied += denied(telling.sheet, event, register)
        draft.at.append((telling.sheet.id, event.anchor.start))
    draft.asserted = draft.asserted or wires
    yield draft


def _draft(happening: Happening, telling: Telling, event: Event, doers: Sequence[Party], about: str | None) -> _Draft:
    return _Draft(
        proposition=words_of(telling.sheet, event),
        about=about,
        against=_countries(doers),
        happening=happening.id,
        story=happening.story,
        order=(*telling.order, event.anchor.start, happening.id, about or ""),
    )


def _accusations(happening: Happening, tellings: Sequence[Telling], register: Register) -> Iterable[_Draft]:
    found: dict[tuple[str, frozenset[str]], _Draft] = {}
    for telling in tellings:
        for event in telling.events:
            if event.mode not in (None, "allege") or _alleged(telling, event):
                continue
            for accuser, accused in _pairs(telling, event, register):
                if sector_of(accuser.code) == "JRN":
                    continue
                key = (country_of(accuser.code), _countries(accused))
                if key not in found:
                    about = f"{accuser.name} accuses {_names(accused)}"
                    found[key] = _draft(happening, telling, event, accused, about)
                    found[key].is_accusation = True
                draft = found[key]
                words = telling.mentions[telling.events.index(event)].evidence
                draft.asserted.append(
                    Assertion(telling.sheet.id, accuser, (), words, telling.sheet.published, False, "event.accuse")
                )
                draft.at.append((telling.sheet.id, event.anchor.start))
    yield from found.values()


def _alleged(telling: Telling, accusation: Event) -> bool:
    """Whether what is alleged is told as an event of force of its own, on the accuser's word."""
    return any(
        event.type in _FORCE
        and set(event.said_by) & set(accusation.sources)
        and event.evidence.start <= accusation.anchor.start < event.evidence.end
        for event in telling.sheet.reading.events
    )


def _pairs(telling: Telling, event: Event, register: Register) -> list[tuple[Party, tuple[Party, ...]]]:
    sources = register.parties(telling.sheet.id, event.sources)
    targets = register.parties(telling.sheet.id, event.targets)
    if {p.key for p in sources} == {p.key for p in targets} and len(sources) > 1:
        return [(one, tuple(other for other in sources if other.key != one.key)) for one in sources]
    return [(source, targets) for source in sources[:1] if targets]


def _denials_moved(drafts: Sequence[_Draft]) -> list[_Draft]:
    """A draft that is only denied ("Turki menepis tudingan itu") gives its denials to the claim before it on the page
    that is asserted against the denier's side, and is dropped when all of them find one."""
    at = _by_page(draft for draft in drafts if draft.asserted)
    kept = []
    for draft in drafts:
        if not draft.asserted:
            place = dict(draft.at)
            left: list[Assertion] = []
            for denial in draft.denied:
                answered = _answered(place.get(denial.page, denial.evidence.start), denial, at[denial.page])
                (answered.denied if answered else left).append(denial)
            draft.denied = left
            if not left:
                continue
        kept.append(draft)
    return kept


def _by_page(drafts: Iterable[_Draft]) -> dict[str, list[tuple[int, _Draft]]]:
    at: dict[str, list[tuple[int, _Draft]]] = defaultdict(list)
    for draft in drafts:
        for page, place in draft.at:
            at[page].append((place, draft))
    return at


def _answer(sheets: Sequence[Sheet], drafts: list[_Draft], register: Register, story_of: Mapping[str, str]) -> None:
    """Puts each denial that no event already holds under the claim it answers, or makes it a claim of its own."""
    at = _by_page(drafts)
    taken = {(a.page, a.evidence.start, a.evidence.end) for draft in drafts for a in draft.denied}
    for sheet in sorted(sheets, key=lambda sheet: sheet.order):
        for statement in sheet.reading.statements:
            if statement.denies and (sheet.id, statement.start, statement.end) not in taken:
                denial = denial_of(sheet, statement, register)
                answered = _answered(statement.start, denial, at[sheet.id])
                if answered is None:
                    answered = _denial_alone(sheet, statement, denial, story_of.get(sheet.id))
                    drafts.append(answered)
                answered.denied.append(denial)


def _answered(start: int, denial: Assertion, at: Sequence[tuple[int, _Draft]]) -> _Draft | None:
    country = country_of(denial.speaker.code) if denial.speaker else None
    near = [(start - place, draft) for place, draft in at if -_ANSWERS < start - place <= _ANSWERS]
    fits = [(distance, draft) for distance, draft in near if country in draft.against]
    mine = _key(denial)
    said = [(d, draft) for d, draft in fits if all(_key(a) != mine or mine is None for a in draft.asserted)]
    return min(said, key=lambda item: (item[0] < 0, abs(item[0]), item[1].order))[1] if said else None


def _key(assertion: Assertion) -> str | None:
    return assertion.speaker.key if assertion.speaker else None


def _denial_alone(sheet: Sheet, statement: Statement, denial: Assertion, story: str | None) -> _Draft:
    against = frozenset({country_of(denial.speaker.code)} - {UNKNOWN}) if denial.speaker else frozenset()
    words = one_line(sheet.reading.words(statement.start, statement.end))
    about = denial.speaker.name if denial.speaker else None
    return _Draft(words, about, against, None, story, (sheet.order, statement.start, statement.start, "", words))


def _joined(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Drafts in the very same words of a page are one proposition; so are two against one side whose words are alike,
    unless both are happenings: those were told apart already."""
    kept: dict[frozenset[str], list[_Draft]] = defaultdict(list)
    said: dict[tuple[str, str], _Draft] = {}
    out = []
    for draft in drafts:
        same = [said[page, draft.proposition] for page, _ in draft.at if (page, draft.proposition) in said]
        if same and not draft.is_accusation:
            same[0].take(draft)
            continue
        words = split(draft.proposition)
        alike = [
            (shared_words(words, split(other.proposition)), -number)
            for number, other in enumerate(kept[draft.against][-_KEPT:])
            if not (draft.happening and other.happening) and (draft.story == other.story)
        ]
        best = max(alike, default=(0.0, 0))
        if draft.against and best[0] >= _ALIKE:
            other = kept[draft.against][-_KEPT:][-best[1]]
            other.take(draft)
        else:
            said |= {(page, draft.proposition): draft for page, _ in draft.at if not draft.is_accusation}
            kept[draft.against].append(draft)
            out.append(draft)
    return out


_KEPT = 100
"""Claims against one side that a further one is held against: the last told."""


def _claim(draft: _Draft, count: Count) -> Claim:
    said, against = unique(draft.asserted), unique(draft.denied)
    first = (*said, *against)[0].evidence if said or against else None
    return Claim(
        id=content_id("cl", draft.happening, first.page if first else "", first.start if first else 0, draft.about),
        proposition=draft.proposition,
        about=draft.about,
        asserted=said,
        denied=against,
        asserted_origins=count(_places(said)),
        denied_origins=count(_places(against)),
        happening=draft.happening,
        story=draft.story,
    )


def _places(assertions: Iterable[Assertion]) -> list[tuple[str, Span | None]]:
    return [(a.page, Span(a.evidence.start, a.evidence.end)) for a in assertions]


def _countries(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(country_of(party.code) for party in parties) - {UNKNOWN}


def _names(parties: Iterable[Party]) -> str:
    names = [party.name for party in parties]
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return ", ".join([*names[:_NAMED], *more])
