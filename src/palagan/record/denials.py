"""What is denied: by a cue of denial, by negating an act of force, or by a bare verb ("Baku membantah")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from palagan.model.reading import Statement
from palagan.model.record import Assertion
from palagan.record.assertions import denial_of, denied
from palagan.record.deniers import denier_in
from palagan.record.matters import tells
from palagan.record.parties import Register
from palagan.record.propositions import BACKING, FORCE, Proposition, content_of, events_of, sides_of
from palagan.record.sheet import Sheet, evidence
from palagan.record.telling import Telling

_BEFORE = 45
"""Characters before a verb in which it is negated."""

Order = tuple[tuple[int, int, str], int, int, int, str]
"""By the page's publication, then by place on the page, then by denier."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial: who, at which place of the page, of what (telling words), and whether it counts only as an
    answer. `sentence`: where its sentence begins; `telling` the id of the page's telling that it denies, `backs` the
    sides that by this telling were helped."""

    assertion: Assertion
    start: int
    day: int | None
    content: frozenset[str]
    telling: str | None
    order: Order
    sentence: int = 0
    only_answer: bool = False
    backs: frozenset[str] = frozenset()


def denials(sheet: Sheet, tellings: Sequence[Telling], told: Iterable[Proposition], register: Register) -> list[Denial]:
    """All denials on a page but those that its propositions hold; one for a sentence and denier."""
    spots = {(a.evidence.start, a.evidence.end) for one in told for a in one.denied}
    spoken: set[tuple[str | None, int]] = set()
    out: list[Denial] = []
    for denial in (*_by_events(sheet, tellings, register), *_by_words(sheet, register)):
        found = denial.assertion
        voice = (found.speaker.key if found.speaker else None, denial.sentence)
        if (found.evidence.start, found.evidence.end) not in spots and voice not in spoken:
            out.append(denial)
        spoken.add(voice)
    return sorted(out, key=lambda denial: denial.order)


def _by_events(sheet: Sheet, tellings: Sequence[Telling], register: Register) -> list[Denial]:
    """The denials of events; first those of events that the words of denial tell, so that they count for their
    sentence."""
    own: list[Denial] = []
    others: list[Denial] = []
    for telling in tellings:
        for event in events_of(sheet, telling):
            for denial in denied(sheet, event, register):
                told, at = denial.evidence, event.anchor.start
                inside = told.start <= at < told.end
                start = at if inside or denial.rule != "event.denied_by" else told.start
                backs = sides_of(register.parties(sheet.id, event.targets)) if event.type in BACKING else frozenset()
                (own if inside else others).append(_denial(sheet, denial, start, telling.id, backs=backs))
    return own + others


def _by_words(sheet: Sheet, register: Register) -> Iterator[Denial]:
    for statement in sheet.reading.statements:
        negates = not statement.denies and _negates(sheet, statement)
        if statement.denies or negates:
            denial = denial_of(sheet, statement, register)
            yield _denial(sheet, denial, statement.start, None, negates)
    for span in sheet.reading.sentences:
        actor = denier_in(sheet, span)
        if actor is not None and (sheet.id, actor) in register.of:
            party, words = register.of[sheet.id, actor], evidence(sheet.reading, span.start, span.end)
            told = Assertion(sheet.id, party, (), words, sheet.published, False, "sentence.denies")
            yield _denial(sheet, told, span.start, None, True)


def _denial(
    sheet: Sheet,
    denial: Assertion,
    start: int,
    telling: str | None,
    only_answer: bool = False,
    backs: frozenset[str] = frozenset(),
) -> Denial:
    content = content_of(sheet, denial.evidence.start, denial.evidence.end)
    order = (
        sheet.order,
        start,
        denial.evidence.start,
        denial.evidence.end,
        denial.speaker.key if denial.speaker else "",
    )
    sentence = max((s.start for s in sheet.reading.sentences if s.start <= start), default=start)
    return Denial(denial, start, sheet.day, content, telling, order, sentence, only_answer, backs)


def _negates(sheet: Sheet, statement: Statement) -> bool:
    for event in sheet.reading.events:
        if event.type in FORCE and statement.start <= event.anchor.start < statement.end:
            before = sheet.reading.words(max(statement.start, event.anchor.start - _BEFORE), event.anchor.start)
            if tells("negation", before):
                return True
    return False
