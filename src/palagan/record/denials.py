"""What is denied: by a cue of denial, by negating an act of force, or by a bare verb ("Baku membantah")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from palagan.model.reading import Statement
from palagan.model.record import Assertion, Happening
from palagan.record.assertions import denial_of, denied
from palagan.record.deniers import denier_in
from palagan.record.matters import tells
from palagan.record.parties import Register
from palagan.record.propositions import FORCE, content_of
from palagan.record.sheet import Sheet, evidence
from palagan.record.telling import Telling

_BEFORE = 45
"""Characters before a verb in which it is negated."""

Made = Mapping[str, tuple[Happening, tuple[Telling, ...]]]


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial: who, at which place of the page, of what (telling words), and whether it counts only as an
    answer. `sentence`: where its sentence begins."""

    assertion: Assertion
    start: int
    day: int | None
    content: frozenset[str]
    happening: str | None
    story: str | None
    order: tuple[object, ...]
    sentence: int = 0
    only_answer: bool = False


def find_denials(
    sheets: Iterable[Sheet],
    made: Made,
    register: Register,
    story_of: Mapping[str, str],
    held: Iterable[tuple[str, int, int]],
) -> list[Denial]:
    """All denials but those at places (page, start, end) that propositions hold; one for a sentence and denier."""
    spots = set(held)
    spoken: set[tuple[str, str | None, int]] = set()
    out: list[Denial] = []
    for denial in (*_by_events(made, register), *_by_words(sheets, register, story_of)):
        told = denial.assertion
        voice = (told.page, told.speaker.key if told.speaker else None, denial.sentence)
        if (told.page, told.evidence.start, told.evidence.end) not in spots and voice not in spoken:
            out.append(denial)
        spoken.add(voice)
    return sorted(out, key=lambda denial: denial.order)


def _by_events(made: Made, register: Register) -> Iterator[Denial]:
    for happening, tellings in made.values():
        for telling in tellings:
            for event in telling.events:
                for denial in denied(telling.sheet, event, register):
                    told, at = denial.evidence, event.anchor.start
                    start = at if told.start <= at < told.end or denial.rule != "event.denied_by" else told.start
                    yield _denial(telling.sheet, denial, start, happening.id, happening.story)


def _by_words(sheets: Iterable[Sheet], register: Register, story_of: Mapping[str, str]) -> Iterator[Denial]:
    for sheet in sheets:
        story = story_of.get(sheet.id)
        for statement in sheet.reading.statements:
            negates = not statement.denies and _negates(sheet, statement)
            if statement.denies or negates:
                denial = denial_of(sheet, statement, register)
                yield _denial(sheet, denial, statement.start, None, story, negates)
        for span in sheet.reading.sentences:
            actor = denier_in(sheet, span)
            if actor is not None and (sheet.id, actor) in register.of:
                party, words = register.of[sheet.id, actor], evidence(sheet.reading, span.start, span.end)
                told = Assertion(sheet.id, party, (), words, sheet.published, False, "sentence.denies")
                yield _denial(sheet, told, span.start, None, story, True)


def _denial(
    sheet: Sheet, denial: Assertion, start: int, happening: str | None, story: str | None, only_answer: bool = False
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
    return Denial(denial, start, sheet.day, content, happening, story, order, sentence, only_answer)


def _negates(sheet: Sheet, statement: Statement) -> bool:
    for event in sheet.reading.events:
        if event.type in FORCE and statement.start <= event.anchor.start < statement.end:
            before = sheet.reading.words(max(statement.start, event.anchor.start - _BEFORE), event.anchor.start)
            if tells("negation", before):
                return True
    return False
