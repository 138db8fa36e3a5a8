"""The report of a synthetic page: paragraphs of one or two sentences, the first with the story's main matter."""

from __future__ import annotations

from benchmarks.noted import note_credit, note_event, note_figure, note_statement
from benchmarks.phrases import Phrase
from benchmarks.stories import Story, Tellers
from benchmarks.told import Matter, PageInMaking
from palagan.model.article import Kind
from palagan.model.reading import Span

EVENT, STATEMENT = 0.6, 0.78
"""Bounds among sentences: up to the first they tell an event, up to the second what somebody says, then neither."""
BACKGROUND, OWN, DENYING = 0.12, 0.25, 0.25
"""Shares: of events that are history, that no other page tells; of tellings of what is denied that tell the denial."""
TOLL, SECOND_TOLL, SUM, CREDITED, STOCK, BETWEEN = 0.85, 0.65, 0.12, 0.55, 0.25, 0.12
"""Shares of pages: on dead, with their number, and with another; with a sum since the war began, a medium credited, a
stock paragraph; of paragraphs, with a line of another kind after them."""
_FIRST_DAY = 735_000


def write_report(page: PageInMaking, story: Story, tellers: Tellers, sentences: int) -> None:
    """Writes about so many sentences, and the paragraphs that go with them."""
    draw, lines = page.rng.random, tellers.phrases.lines
    start = page.at
    page.spot = story.war.spots[0]
    if draw() < 0.6:
        page.tell(_one(page, lines["dateline"]))
    wanted = _wanted(page, story)
    told = 0
    while told < sentences:
        for number in range(1 if draw() < 0.5 else 2):
            if number:
                page.put(" ")
            _sentence(page, story, tellers, main=told == 0)
            told += 1
        if told > 1 and wanted and draw() < 0.6:
            page.put(" ")
            _extra(page, story, tellers, wanted.pop())
        page.segment(start, Kind.BODY, "report")
        start = page.at
        if draw() < BETWEEN:
            kind = Kind.RELATED if draw() < 0.4 else Kind.FURNITURE
            page.spot, page.matter = story.war.spots[1], None
            page.line(_one(page, lines[kind.value]))
            page.segment(start, kind, f"line.{kind.value}")
            start = page.at


def _wanted(page: PageInMaking, story: Story) -> list[str]:
    """What the page holds beside its sentences."""
    draw = page.rng.random
    out = []
    if draw() < CREDITED:
        out.append("credit")
    if draw() < STOCK:
        out.append("stock")
    if draw() < SUM:
        out.append("sum")
    if story.dead and draw() < TOLL:
        out += ["toll"] + ["toll"] * (draw() < SECOND_TOLL) + ["toll"] * (draw() < SECOND_TOLL / 2)
    return out


def _one(page: PageInMaking, phrases: tuple[Phrase, ...]) -> Phrase:
    return phrases[int(page.rng.random() * len(phrases))]


def _extra(page: PageInMaking, story: Story, tellers: Tellers, what: str) -> None:
    if what == "credit":
        page.medium = None
        credit(page, tellers, _cue(page, tellers))
    elif what == "stock":
        page.sentences.append(Span(*page.put(tellers.stock(page.outlet, story.war, page.day))))
    else:
        _toll(page, story, tellers, since=what == "sum")


def _cue(page: PageInMaking, tellers: Tellers) -> str:
    cues = tellers.phrases.cues
    return cues[int(page.rng.random() * len(cues))]


def credit(page: PageInMaking, tellers: Tellers, cue: str) -> None:
    """A sentence that credits the page's medium, or any where it has none."""
    page.matter = None
    page.sentence(_one(page, tellers.phrases.credits[cue]))
    note_credit(page, cue)


def _sentence(page: PageInMaking, story: Story, tellers: Tellers, *, main: bool) -> None:
    draw, told = page.rng.random, tellers.phrases
    kind = 0.0 if main else draw()
    matter = page.matter = _matter(page, story, tellers, main=main)
    page.spot, page.medium = matter.spot, None
    speakers = story.cast.speakers
    page.speaker = matter.speaker or speakers[int(draw() * len(speakers))]
    if kind < EVENT:
        _event(page, matter, tellers)
    elif kind < STATEMENT:
        direct = draw() < 0.6
        page.sentence(_one(page, told.direct if direct else told.reported))
        note_statement(page, direct=direct)
    else:
        page.sentence(_one(page, told.fillers))


def _matter(page: PageInMaking, story: Story, tellers: Tellers, *, main: bool) -> Matter:
    draw = page.rng.random
    if main:
        return story.matters[int(draw() ** 3 * min(3, len(story.matters)))]
    if draw() < BACKGROUND:
        past = tellers.history[story.war.number]
        return past[int(draw() ** 2 * len(past))]
    if draw() < OWN:
        return tellers.matter(story.war, story.cast, story.day, story.matters[0].spot)
    return story.matters[int(draw() ** 1.5 * len(story.matters))]


def _event(page: PageInMaking, matter: Matter, tellers: Tellers) -> None:
    draw, frames = page.rng.random, tellers.phrases.frames
    clause = _one(page, matter.clauses)
    if matter.denier is not None and draw() < DENYING:
        page.speaker = matter.denier
        note_event(page, matter, page.sentence(_one(page, frames["denial"]), clause), denied=True)
        note_statement(page, direct=False, denies=True)
        return
    said = matter.speaker is not None and draw() < 0.9
    name = "past" if matter.background else "plain"
    if said:
        how = draw()
        name = "said" if how < 0.75 else "direct" if how < 0.93 else "chain"
    note_event(page, matter, page.sentence(_one(page, frames[name]), clause), said=said)
    if said:
        note_statement(page, direct=name == "direct")


def _toll(page: PageInMaking, story: Story, tellers: Tellers, *, since: bool) -> None:
    """A toll of the story as one of its givers has it on that day, or of the war since it began."""
    draw, told = page.rng.random, tellers.phrases
    matter = page.matter = story.matters[0]
    page.spot, page.medium = matter.spot, None
    giver = int(draw() * len(story.givers))
    page.speaker = story.givers[giver]
    if since:
        kind = "killed" if draw() < 0.7 else "displaced"
        page.number = 1000 + 37 * story.war.number + 3 * max(0, page.day - _FIRST_DAY)
        clause = _one(page, told.sums[kind])
    else:
        kind = told.kinds[int(draw() * len(told.kinds))]
        grown = 1 + story.growth * min(max(0, page.day - story.day), 6)
        page.number = max(1, int(story.dead * grown * (1, 1.3, 0.8)[giver] * _TIMES.get(kind, 1)))
        clause = _one(page, told.tolls[kind])
    said = draw() < 0.45
    sentence = page.sentence(_one(page, told.frames["said" if said else "plain"]), clause)
    event = note_event(page, tellers.harm(matter), sentence, said=said)
    note_figure(page, kind, event, sentence, cumulative=since)
    if said:
        note_statement(page, direct=False)


_TIMES = {"wounded": 3, "displaced": 40, "destroyed": 2}
"""So many more are harmed in this way than die."""
