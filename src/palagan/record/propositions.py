"""What pages ascribe to somebody: each proposition in its sentence, who says so, and whom it blames.

A proposition is told on the word of one who is not a medium (a medium's too, if somebody denies it), by a verb of
doing, as done: neither negated nor wished nor referred to by a noun. It is an act of force, help or withdrawal that
names a side, or an accusation that names whom it blames. What somebody suffered is a toll, no proposition. What a noun
tells ("tewas akibat tembakan X", on somebody's word) is one only where somebody denies it: it is `referred`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from palagan.model.reading import Event
from palagan.model.record import Assertion, Evidence, Party
from palagan.record.assertions import asserted, denied, on_a_word, one_line, only_wire
from palagan.record.matters import tells, tells_doing
from palagan.record.parties import UNKNOWN, Register, country_of, is_official, sector_of
from palagan.record.sheet import Sheet, evidence
from palagan.record.telling import Telling, split
from palagan.record.weights import telling_words

FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "SANCTION"})
BACKING = frozenset({"AID", "SUPPORT"})
"""Types by which one helps another, told by many words: to arm, to pay, to back."""
_OF_STATE = frozenset({"PRM"})
"""Sectors that stand on their state's side without speaking for it."""
_NAMED = 4
"""Parties of a side that are named in a claim's heading."""
_BEFORE = 45
"""Characters before a verb in which it is negated or wished."""
_REFERS = 600
"""Characters back to the sentence that tells what a noun points to ("serangan tersebut"): three or four sentences."""


Order = tuple[tuple[int, int, str], int, int, str]
"""By the page's publication, then by place on the page, then by heading."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """A proposition as one page tells it. `against`: countries said to have done it; `named`: those its words name;
    `content`: its telling words without names; `at` its place; `telling` the id of the page's telling it is of;
    `day` an ordinal or None; `referred`: told by a noun, so that it counts only where it is denied."""

    page: str
    words: str
    about: str | None
    type: str
    against: frozenset[str]
    named: frozenset[str]
    content: frozenset[str]
    telling: str
    day: int | None
    order: Order
    at: int
    asserted: Assertion
    denied: tuple[Assertion, ...] = ()
    referred: bool = False


def side_of(party: Party | None) -> str:
    """The country somebody speaks for, with the sector for who does not speak for its state (rebels, residents): they
    may stand against it; his own key for one without a country; "" for nobody named."""
    if party is None:
        return ""
    country = country_of(party.code)
    if country == UNKNOWN:
        return party.key
    return country if is_official(party) or sector_of(party.code) in _OF_STATE else party.code


def sides_of(parties: Iterable[Party]) -> frozenset[str]:
    """The sides of some parties, of those whose country is known."""
    return frozenset([side_of(party) for party in parties if country_of(party.code) != UNKNOWN])


def propositions(sheet: Sheet, tellings: Sequence[Telling], register: Register) -> list[Proposition]:
    """All that is asserted on a page, one for each sentence or statement, speaker and side blamed; what is denied is
    one."""
    found: dict[tuple[int, int, str, frozenset[str]], Proposition] = {}
    for telling in tellings:
        for event in events_of(sheet, telling):
            for one in _propositions(sheet, telling.id, event, register):
                spot = one.asserted.evidence
                blamed = frozenset() if one.denied else one.against
                key = (spot.start, spot.end, side_of(one.asserted.speaker), blamed)
                found[key] = min(one, found.get(key, one), key=_worth)
    return sorted(found.values(), key=lambda one: one.order)


def events_of(sheet: Sheet, telling: Telling) -> list[Event]:
    """The events of a page that one of its tellings draws together, by place."""
    told = {mention.event for mention in telling.mentions}
    return sorted((e for e in sheet.reading.events if e.id in told), key=lambda e: (e.anchor.start, e.anchor.end, e.id))


def _worth(one: Proposition) -> tuple[object, ...]:
    """A key that sorts the propositions of one stretch: those told by verbs, then those denied, then
    those that say who did it."""
    return (one.referred, not one.denied, one.type == "ACCUSE", not one.against, one.order)


def _propositions(sheet: Sheet, telling: str, event: Event, register: Register) -> Iterator[Proposition]:
    if event.type == "ACCUSE":
        yield from _accusations(sheet, telling, event, register)
        return
    said = asserted(sheet, event, register)
    if (
        said is None
        or _is_question(sheet, event)
        or event.type not in FORCE
        or (event.background and not event.denied_by)
    ):
        return
    wire = only_wire(sheet, said) or not on_a_word(sheet, event, register)
    done = _tells_done(sheet, event, said)
    referred = not done and _refers(sheet, event)
    if not event.denied_by and (wire or not (done or referred)):
        return
    if not done and _told_done(sheet, event, register):
        return  # the denial answers the sentence that tells it
    doers = register.parties(sheet.id, event.sources)
    about = " → ".join(_names(side) for side in (doers, register.parties(sheet.id, event.targets)) if side)
    against = tuple(denied(sheet, event, register))
    if wire and all(denial.evidence == said.evidence for denial in against):
        return  # the wire carries the denial
    one = _proposition(sheet, telling, event, said, sides_of(doers), about or None, register, against)
    if one.denied or done:
        referred = False
    if referred:
        if one.against & one.named:  # the words say who did it, and it is another than who speaks
            yield replace(one, referred=True)
    elif (one.against or one.named or one.denied) and (one.against & one.named or not _suffered(sheet, event)):
        yield one


def _accusations(sheet: Sheet, telling: str, event: Event, register: Register) -> Iterator[Proposition]:
    """Accusations told by a verb that say what is alleged, unless that is a proposition of force of its own."""
    rest = sheet.reading.words(event.anchor.end, event.evidence.end).strip(" .,!?")
    anchor = sheet.reading.words(event.anchor.start, event.anchor.end)
    if event.mode not in (None, "allege") or not rest or not tells_doing(anchor) or _alleged(sheet, event, register):
        return
    for accuser, accused in _pairs(sheet, event, register):
        if sector_of(accuser.code) != "JRN" and any(sector_of(party.code) != "JRN" for party in accused):
            words = evidence(sheet.reading, event.evidence.start, event.evidence.end)
            said = Assertion(sheet.id, accuser, (), words, sheet.published, False, "event.accuse")
            about = f"{accuser.name} accuses {_names(accused)}"
            yield _proposition(sheet, telling, event, said, sides_of(accused), about, register)


def _alleged(sheet: Sheet, accusation: Event, register: Register) -> bool:
    """Whether what is alleged is told as an act of force on the accuser's word."""
    for event in sheet.reading.events:
        if event.type in FORCE and set(event.said_by) & set(accusation.sources):
            said = asserted(sheet, event, register)
            inside = event.evidence.start <= accusation.anchor.start < event.evidence.end
            if inside and said is not None and not event.background and _tells_done(sheet, event, said):
                return True
    return False


def _pairs(sheet: Sheet, event: Event, register: Register) -> list[tuple[Party, tuple[Party, ...]]]:
    sources = register.parties(sheet.id, event.sources)
    targets = register.parties(sheet.id, event.targets)
    if {p.key for p in sources} == {p.key for p in targets} and len(sources) > 1:
        return [(one, tuple(other for other in sources if other.key != one.key)) for one in sources]
    return [(source, targets) for source in sources[:1] if targets]


def _tells_done(sheet: Sheet, event: Event, said: Assertion) -> bool:
    """Whether the event is told by a verb, as done, and not in passing ("pihak yang menduduki")."""
    reading = sheet.reading
    start = max(said.evidence.start, event.anchor.start - _BEFORE) if said.evidence.start <= event.anchor.start else 0
    before = reading.words(start or max(0, event.anchor.start - _BEFORE), event.anchor.start)
    after = reading.words(event.anchor.end, max(said.evidence.end, event.anchor.end)).strip(" .,\n\"'”")
    anchor = reading.words(event.anchor.start, event.anchor.end)
    in_passing = (not after and not event.targets) or tells("references", before)
    of_words = any(
        e.type == "ACCUSE"
        and said.evidence.start <= e.anchor.start < event.anchor.start
        and not tells_doing(reading.words(e.anchor.start, e.anchor.end))
        for e in reading.events
    )  # "Tuduhan X bahwa …"
    if tells("suffering", anchor) or of_words:
        return False
    done = event.status == "happened" and tells_doing(anchor) and not in_passing
    return done and not tells("negation", before) and not tells("unreal", before)


def _refers(sheet: Sheet, event: Event) -> bool:
    """Whether a noun tells an act of force as done: "tewas akibat *tembakan* X"."""
    anchor = sheet.reading.words(event.anchor.start, event.anchor.end)
    before = sheet.reading.words(max(event.evidence.start, event.anchor.start - _BEFORE), event.anchor.start)
    told = event.status == "happened" and not tells_doing(anchor) and not _suffered(sheet, event)
    return told and not tells("negation", before) and not tells("unreal", before)


def _suffered(sheet: Sheet, event: Event) -> bool:
    """Whether an event is told by what somebody suffers alone ("20 orang *terluka*")."""
    return tells("suffering", sheet.reading.words(event.anchor.start, event.anchor.end))


def _is_question(sheet: Sheet, event: Event) -> bool:
    """Whether the words that hold an event are only asked: "mempertanyakan gunanya menghentikan tembakan"."""
    cues = [s.cue for s in sheet.reading.statements if s.cue and s.start <= event.anchor.start < s.end]
    return any(tells("asking", sheet.reading.words(cue.start, cue.end)) for cue in cues)


def _told_done(sheet: Sheet, event: Event, register: Register) -> bool:
    """Whether the page told an act of the same kind and side as done shortly before, on the word of the same side."""
    doers = sides_of(register.parties(sheet.id, event.sources))
    for other in sheet.reading.events:
        near = 0 < event.anchor.start - other.anchor.start <= _REFERS and other.type == event.type
        if not near or not _sides(sheet, event, register) & _sides(sheet, other, register):
            continue
        theirs, said = sides_of(register.parties(sheet.id, other.sources)), asserted(sheet, other, register)
        if (theirs & doers or not doers) and said is not None and _tells_done(sheet, other, said):
            return True
    return False


def _sides(sheet: Sheet, event: Event, register: Register) -> frozenset[str]:
    """The sides on whose word an event is told."""
    return frozenset(side_of(party) for party in register.parties(sheet.id, event.said_by))


def _proposition(
    sheet: Sheet,
    telling: str,
    event: Event,
    said: Assertion,
    against: frozenset[str],
    about: str | None,
    register: Register,
    denials: tuple[Assertion, ...] = (),
) -> Proposition:
    words = said.evidence
    start = _content_start(sheet, event, words)
    return Proposition(
        page=sheet.id,
        words=one_line(words.words),
        about=about,
        type=event.type,
        against=against,
        named=_named(sheet, words.start, words.end, register) - {side_of(said.speaker)},
        content=content_of(sheet, start, words.end),
        telling=telling,
        day=sheet.day,
        order=(sheet.order, event.anchor.start, event.anchor.end, about or ""),
        at=event.anchor.start,
        asserted=said,
        denied=denials,
    )


def _content_start(sheet: Sheet, event: Event, words: Evidence) -> int:
    """Where the telling of an event begins: at the accusation that tells it, if its sentence has one ("menuduh X
    mendanai kelompok yang *menyerang* …"), else at its own word."""
    at = event.anchor.start
    if not words.start <= at < words.end:
        return words.start
    accused = [e.anchor.end for e in sheet.reading.events if e.type == "ACCUSE" and set(e.sources) & set(event.said_by)]
    return max((end for end in accused if words.start <= end <= at), default=at)


def _named(sheet: Sheet, start: int, end: int, register: Register) -> frozenset[str]:
    """The countries of all actors that a stretch names."""
    inside = [a.id for a in sheet.reading.actors if any(start <= span.start < end for span in a.mentions)]
    return sides_of(register.parties(sheet.id, inside))


def content_of(sheet: Sheet, start: int, end: int) -> frozenset[str]:
    """The telling words of a stretch, without the names of actors in it and verbs of denial."""
    spans = [span for a in sheet.reading.actors for span in a.mentions if start <= span.start and span.end <= end]
    names = {word for span in spans for word in split(sheet.reading.words(span.start, span.end))}
    telling = telling_words(word for word in split(sheet.reading.words(start, end)) if word not in names)
    return frozenset([word for word in telling if not tells("denies", word)])


def _names(parties: Iterable[Party]) -> str:
    names = [party.name for party in parties]
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return ", ".join([*names[:_NAMED], *more])
