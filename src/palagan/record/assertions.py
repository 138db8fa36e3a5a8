"""Who says and who denies an event, in which words, and through whom the page has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from palagan.model.reading import Event, Reading, Span, Statement
from palagan.model.record import Assertion, Party
from palagan.record.deniers import denier_in
from palagan.record.folding import fold
from palagan.record.media import medium_name
from palagan.record.parties import Register, sector_of
from palagan.record.sheet import Sheet, evidence

_NEAR = 400
"""Characters within which a denier's own words belong to the denial told."""


def asserted(sheet: Sheet, event: Event, register: Register) -> Assertion | None:
    """The assertion of an event that the page ascribes to somebody; None when it tells it in its own voice."""
    if not event.said_by:
        return None
    statement = _covering(sheet.reading, event)
    if statement is not None and not statement.denies and statement.speaker in event.said_by:
        return _claimant_first(_of_statement(sheet, statement, register))
    speakers = register.parties(sheet.id, event.said_by)
    if not speakers:
        return None
    speaker = next((p for p in speakers if sector_of(p.code) != "JRN"), speakers[0])
    via = tuple(p for p in speakers if p.key != speaker.key)
    words = evidence(sheet.reading, event.evidence.start, event.evidence.end)
    return Assertion(sheet.id, speaker, via, words, sheet.published, False, "event.said_by")


def denied(sheet: Sheet, event: Event, register: Register) -> list[Assertion]:
    """The denials of an event, one for each who denies; in
    the denier's own words or sentence where the page has them near by."""
    out = []
    for actor in event.denied_by:
        own = [
            s
            for s in sheet.reading.statements
            if s.denies and s.speaker == actor and abs(s.start - event.anchor.start) <= _NEAR
        ]
        if own:
            nearest = min(own, key=lambda s: (abs(s.start - event.anchor.start), s.start))
            out.append(_of_statement(sheet, nearest, register))
        else:
            span = _denial_near(sheet, event, actor)
            words = evidence(sheet.reading, span.start, span.end)
            party = register.of.get((sheet.id, actor))
            out.append(Assertion(sheet.id, party, (), words, sheet.published, False, "event.denied_by"))
    return out


def _denial_near(sheet: Sheet, event: Event, actor: str) -> Span:
    """The sentence soon after an event in which somebody denies it, else the event's own."""
    after = [s for s in sheet.reading.sentences if 0 <= s.start - event.anchor.start <= _NEAR]
    return next((span for span in after if denier_in(sheet, span) == actor), event.evidence)


def denial_of(sheet: Sheet, statement: Statement, register: Register) -> Assertion:
    """A statement of denial as an assertion."""
    return _of_statement(sheet, statement, register)


def only_wire(sheet: Sheet, assertion: Assertion) -> bool:
    """Whether the one who asserts is only the medium that the page credits: an origin, not a claimant."""
    if assertion.speaker is None or sector_of(assertion.speaker.code) != "JRN":
        return False
    credited = {fold(medium_name(credit.name)) for credit in sheet.reading.article.credits}
    return fold(medium_name(assertion.speaker.name)) in credited


def on_a_word(sheet: Sheet, event: Event, register: Register) -> bool:
    """Whether the event is told on the word of somebody who is not a medium."""
    return any(sector_of(party.code) != "JRN" for party in register.parties(sheet.id, event.said_by))


def words_of(sheet: Sheet, event: Event) -> str:
    """The proposition that an event is told in: the statement that holds it, else its sentence, on one line."""
    statement = _covering(sheet.reading, event)
    if statement is not None:
        return one_line(sheet.reading.words(statement.start, statement.end))
    return one_line(sheet.reading.words(event.evidence.start, event.evidence.end))


def one_line(words: str) -> str:
    """Words with every white space one blank."""
    return " ".join(words.split())


def _covering(reading: Reading, event: Event) -> Statement | None:
    covering = [s for s in reading.statements if s.start <= event.anchor.start < s.end]
    return min(covering, key=lambda s: (s.end - s.start, s.start, s.id)) if covering else None


def _of_statement(sheet: Sheet, statement: Statement, register: Register) -> Assertion:
    return Assertion(
        page=sheet.id,
        speaker=register.of.get((sheet.id, statement.speaker)) if statement.speaker else None,
        via=register.parties(sheet.id, statement.via),
        evidence=evidence(sheet.reading, statement.start, statement.end),
        published=sheet.published,
        direct=statement.direct,
        rule="statement.denies" if statement.denies else "statement",
    )


def _claimant_first(assertion: Assertion) -> Assertion:
    """A medium that tells another's words is the chain ("Interfax, mengutip kementerian"), not the one who asserts."""
    speaker = assertion.speaker
    if speaker is None or sector_of(speaker.code) != "JRN":
        return assertion
    said = next((party for party in assertion.via if sector_of(party.code) != "JRN"), None)
    if said is None:
        return assertion
    return replace(assertion, speaker=said, via=(speaker, *(p for p in assertion.via if p.key != said.key)))


def unique(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """Each page's and speaker's assertion once, the first told first."""
    seen: dict[tuple[str, str | None], Assertion] = {}
    for assertion in assertions:
        seen.setdefault((assertion.page, key_of(assertion.speaker)), assertion)
    return tuple(seen.values())


def key_of(party: Party | None) -> str | None:
    """A party's key, None for nobody named."""
    return party.key if party else None
