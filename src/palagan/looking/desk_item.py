"""One thing as the review desk lays it out: the page's text around its words, its fields as they can be corrected, and
what else tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from palagan.deciding.pointing import Pointed, Pointer
from palagan.looking.marking import Leaf, Mark, Stretch, marked
from palagan.looking.rows import cards_of
from palagan.model.decision import DecidedKind, Ruling
from palagan.model.record import Claim, Copy, Evidence, Happening, LedgerEntry, Origin, Party, Story
from palagan.record.correctable import FieldForm, forms_of, in_words, value_of
from palagan.record.keys import pieces_of, told
from palagan.store.desk import confidence_of
from palagan.store.look_up import reasons_under, texts_of
from palagan.views.cards import Footnote, PageCard

_BEFORE, _AROUND = 280, 700
"""Characters of the page shown before and after the words."""
_TELLINGS = 8
_LIST = 12


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a page's text with what the thing rests on marked in it; `cut` before and after."""

    page: PageCard | None
    start: int
    end: int
    pieces: tuple[Stretch | Leaf, ...]
    cut: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class DeskField:
    """A field of the thing: its value in words, what it takes, and the machine's value where that is another."""

    name: str
    form: str
    choices: tuple[str, ...]
    may_be_unknown: bool
    value: str
    machine: str | None = None


@dataclass(frozen=True, slots=True)
class DeskItem:
    """A thing on the desk. `others_wait`: other reviewers judged it, which is told only after one's own judgement."""

    kind: DecidedKind
    id: str
    told: str
    excerpt: Excerpt | None
    tellings: tuple[Footnote, ...]
    more: int
    fields: tuple[DeskField, ...]
    facts: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    rulings: tuple[Ruling, ...]
    confidence: float | None
    others_wait: bool


def item_of(machine: Connection, shown: Connection, id_: str, *, hide: Callable[[Pointed], bool]) -> DeskItem:
    """The thing of an id. Where `hide` says so it is laid out as the machine has it, without what others decided."""
    pointer = Pointer(machine, shown)
    on = pointer.point(id_)
    hidden = hide(on)
    thing = (on.machine or on.thing) if hidden else on.thing
    spans = list(_spans(thing))
    cards = cards_of(shown, _pages_of(on, thing, spans))
    doubts = _doubts(machine, thing)
    return DeskItem(
        kind=on.kind,
        id=on.id,
        told=told(thing) if thing is not None else on.title or on.id,
        excerpt=_excerpt(shown, on, thing, spans, cards),
        tellings=tuple(_note(one, cards) for one in spans[1 : _TELLINGS + 1]),
        more=max(len(spans) - 1 - _TELLINGS, 0),
        fields=tuple(_field(form, pointer, on, thing, hidden=hidden) for form in forms_of(on.kind, thing)),
        facts=tuple(_facts(shown, thing, cards)),
        links=tuple(_links(on, thing)),
        rulings=() if hidden or thing is None else tuple(getattr(thing, "rulings", ())),
        confidence=doubts,
        others_wait=hidden,
    )


def _spans(thing: Any) -> Iterable[Evidence]:
    """The words that it rests on, those of each page once, what tells most first."""
    match thing:
        case Happening():
            several = sorted(thing.mentions, key=lambda one: (one.published or "9", one.page, one.evidence.start))
            yield from {(m.page, m.evidence.words): m.evidence for m in several}.values()
        case Claim():
            yield from {(a.page, a.evidence.words): a.evidence for a in (*thing.denied, *thing.asserted)}.values()
        case LedgerEntry():
            yield thing.evidence


def _doubts(machine: Connection, thing: Any) -> float | None:
    if not isinstance(thing, Happening):
        return None
    found = confidence_of(machine, ((one.page, one.event) for one in thing.mentions[:_LIST]))
    return min(found.values(), default=None)


def _pages_of(on: Pointed, thing: Any, spans: Sequence[Evidence]) -> list[str]:
    if on.kind == "page":
        return [on.id]
    if isinstance(thing, Story | Origin):
        return list(thing.pages[:_LIST])
    if isinstance(thing, Copy):
        return [thing.later, thing.earlier]
    return [one.page for one in spans[: _TELLINGS + 1]]


def _note(one: Evidence, cards: dict[str, PageCard]) -> Footnote:
    card = cards.get(one.page)
    told_of = (card.outlet, card.title, card.published, card.url) if card else (None, None, None, None)
    return Footnote(one.page, *told_of, one.start, one.end, one.words)


def _excerpt(
    connection: Connection, on: Pointed, thing: Any, spans: Sequence[Evidence], cards: dict[str, PageCard]
) -> Excerpt | None:
    if spans:
        page, start, end = spans[0].page, spans[0].start, spans[0].end
        marks = [Mark(start, end, "evidence"), *_within(thing, spans[0])]
    elif isinstance(thing, Copy) and thing.spans:
        page, start, end = thing.later, thing.spans[0].start, thing.spans[-1].end
        marks = [Mark(one.start, one.end, "evidence") for one in thing.spans]
        end = min(end, start + 2 * _AROUND)
    elif on.kind == "page":
        page, start, end, marks = on.id, 0, _AROUND, []
    elif isinstance(thing, Story) and thing.pages:
        page, start, end, marks = thing.pages[0], 0, 0, []
    else:
        return None
    text = texts_of(connection, [page]).get(page)
    if text is None:
        return None
    first = max(text.rfind("\n", 0, max(start - _BEFORE, 0)) + 1, 0)
    after = text.find("\n", min(end + _AROUND, len(text)))
    last = len(text) if after < 0 else min(after, end + 3 * _AROUND)
    first = max(first, start - 4 * _BEFORE)
    marks += _named(text, start, end, thing)
    return Excerpt(cards.get(page), first, last, marked(text, first, last, marks), (first > 0, last < len(text)))


def _within(thing: Any, evidence: Evidence) -> Iterable[Mark]:
    """The words within the evidence that tell it from its neighbours: the anchor, the figure."""
    for beneath, _ in pieces_of(thing):
        if beneath.page == evidence.page and (beneath.start, beneath.end) == (evidence.start, evidence.end):
            length = len(thing.words) if isinstance(thing, LedgerEntry) else 0
            if isinstance(thing, Happening):
                anchors = (m.anchor for m in thing.mentions if m.evidence == evidence)
                length = next((a.end - a.start for a in anchors), 0)
            if length:
                yield Mark(beneath.at, beneath.at + length, "anchor")
            return


def _named(text: str, start: int, end: int, thing: Any) -> list[Mark]:
    """Names of the fields where they stand in the words as they are written there."""
    out = []
    for kind, name in _names(thing):
        at = text.find(name, start, end)
        if at >= 0:
            out.append(Mark(at, at + len(name), kind))
    return out


def _names(thing: Any) -> Iterable[tuple[str, str]]:
    parties: tuple[Party | None, ...] = ()
    place: str | None = None
    match thing:
        case Happening():
            parties, place = (*thing.sources, *thing.targets, *thing.said_by, *thing.denied_by), thing.place
        case Claim():
            parties = tuple(one.speaker for one in (*thing.asserted, *thing.denied))
        case LedgerEntry():
            parties, place = thing.speakers, thing.place
    yield from dict.fromkeys(("who", party.name) for party in parties if party and len(party.name) > 2)
    if place and len(place) > 2:
        yield "place", place


def _field(form: FieldForm, pointer: Pointer, on: Pointed, thing: Any, *, hidden: bool) -> DeskField:
    if thing is None:
        kept = pointer.page_value(on.id, form.name)
        return DeskField(form.name, form.form, form.choices, form.may_be_unknown, _words(kept))
    now = value_of(thing, form.name)
    was = value_of(on.machine, form.name) if on.machine is not None and not hidden else now
    machine = in_words(was) if was != now else None
    return DeskField(form.name, form.form, form.choices, form.may_be_unknown, _words(now), machine)


def _words(kept: str | None) -> str:
    """A kept value as one writes it into a field: nothing for unknown."""
    return "" if kept in (None, "null", "[]", '""') else in_words(kept)


def _facts(connection: Connection, thing: Any, cards: dict[str, PageCard]) -> Iterable[tuple[str, str]]:
    """What else helps to judge, by the name of its message."""
    match thing:
        case Happening():
            for sentence in thing.contradictions:
                yield "contradiction", sentence
        case Copy():
            yield "share", f"{thing.share:.0%}"
            for name, page in (("later", thing.later), ("earlier", thing.earlier)):
                yield name, _line(cards.get(page), page)
        case Story():
            yield "pages", str(len(thing.pages))
            for page in thing.pages[:_LIST]:
                yield "page", _line(cards.get(page), page)
        case Origin():
            for reason in reasons_under(connection, thing.id, _LIST):
                yield "reason", " · ".join(part for part in (reason.how, reason.detail, reason.words) if part)


def _line(card: PageCard | None, page: str) -> str:
    return " · ".join(part for part in (card.outlet, card.published, card.title) if part) if card else page


def _links(on: Pointed, thing: Any) -> Iterable[tuple[str, str]]:
    """Where it stands in the workbench, by the name of its message."""
    if isinstance(thing, Copy):
        yield "copy", f"/copy/{thing.earlier}/{thing.later}"
    elif on.kind == "page":
        yield "page", f"/article/{on.id}"
    elif on.kind != "figure":
        yield on.kind, f"/{on.kind}/{on.id}"
    if on.kind == "figure":
        yield "figure", f"/go/{on.id}"
    yield "why", f"/why/{on.id}"
    story = getattr(thing, "story", None)
    if story:
        yield "story", f"/story/{story}"
