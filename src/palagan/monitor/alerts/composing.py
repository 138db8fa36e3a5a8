"""A matter put into words: headline, what is new, facts, the words of the pages, in the language of the rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from palagan.looking.rows import behind_of, cards_of
from palagan.model.record import Evidence
from palagan.monitor.alerts.matter import Bounds, Matter, State, Telling
from palagan.monitor.alerts.message import Line, Message, clipped
from palagan.monitor.alerts.rules import Rule
from palagan.monitor.alerts.wording import rule_in_words, word
from palagan.store.look_up import happenings_by_id, origin_names
from palagan.views.drawn import PageOrigin, origins_told_of
from palagan.views.headings import heading
from palagan.views.messages import Tongue, bounds, origins_told, pages_told, say, span_of_counts
from palagan.views.sentences import contradiction_told, listed

LINES = 6
"""Quotations in a message: the first told of each origin before others."""
_WORDS = 400
_NAMES = 4
_TITLE = 160
_PATHS = {"happening": "happening", "truce": "happening", "ledger": "ledger", "claim": "claim", "search": "story"}


@dataclass(frozen=True, slots=True)
class Known:
    """What wording needs of the case beside the matter."""

    cards: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """Page → its outlet and address."""
    behind: Mapping[str, str] = field(default_factory=dict)
    """Page → where it has its report from, and how that is known."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Origin → its name."""
    truces: tuple[str, ...] = ()
    """The truces that are broken, told in a line each."""


def known_of(connection: Connection, matter: Matter, state: State, tongue: Tongue) -> Known:
    """What wording needs of the case."""
    pages = {one.evidence.page for one in shown(matter)}
    cards = cards_of(connection, pages)
    behind = behind_of(connection, pages)
    truces = happenings_by_id(connection, matter.truces[:1]).values()
    return Known(
        cards={page: (card.outlet, card.url) for page, card in cards.items()},
        behind={page: origins_told_of(_known(drawn), tongue) for page, drawn in behind.items()},
        origins=origin_names(connection, state.ids),
        truces=tuple(_truce(one.date, one.place, [p.name for p in one.sources], tongue) for one in truces),
    )


def _known(drawn: tuple[PageOrigin, ...]) -> tuple[PageOrigin, ...]:
    """The origins that are told; what is unknown only where none is."""
    return tuple(one for one in drawn if one.how != "unknown") or drawn


def composed(
    name: str, rule: Rule, matter: Matter, state: State, known: Known, *, news: str, rung: Sequence[str],
    before: Bounds | None = None, ended: bool = False,
) -> Message:  # fmt: skip
    """The message of a matter as it stands in a state."""
    tongue = rule.lang
    harm = rule.harms[0]
    told = shown(matter)
    head = headline(rule, matter, state, before)
    toll = state.toll.get(harm)
    counted = [one for one in matter.tellings if one.published]
    return Message(
        kind=matter.kind,
        rule=name,
        rule_told=rule_in_words(rule, tongue),
        headline=word("head.ended", tongue, headline=head) if ended else head,
        news=news,
        facts=tuple(_facts(rule, matter, state, known, before)),
        lines=tuple(_line(one, known) for one in told),
        more=max(0, len({" ".join(one.evidence.words.split()).casefold() for one in matter.tellings}) - len(told)),
        origins_low=state.low,
        origins_high=state.high,
        origin_names=tuple(known.origins[one] for one in state.ids if one in known.origins),
        asserted_by=state.asserted,
        denied_by=state.denied,
        toll_now=bounds(*toll) if toll else None,
        toll_before=bounds(*before) if before else None,
        permalink=f"/{_PATHS[matter.kind]}/{matter.about}" if matter.kind in _PATHS else "/sources",
        about=matter.about,
        first=counted[0].published if counted else None,
        last=counted[-1].published if counted else None,
        rung=tuple(rung),
        language=tongue,
        ended=ended,
    )


def headline(rule: Rule, matter: Matter, state: State, before: Bounds | None = None) -> str:
    """One sentence that says what it is, and on whose word."""
    tongue = rule.lang
    match matter.kind:
        case "truce":
            head = word("head.truce", tongue)
            if matter.sources:
                head += f" {word('head.by', tongue, names=_names(matter.sources, tongue))}"
            return _ascribed(_joined(head, matter.place, _date(matter, tongue)), state, tongue)
        case "ledger":
            harm = rule.harms[0]
            told = bounds(*state.toll.get(harm, (None, None)))
            values = {"harm": say(f"harm.{harm}", tongue).capitalize(), "told": told}
            values["about"] = heading(matter.title, tongue)
            if before is not None and rule.toll_moved:
                return word("head.toll_moved", tongue, before=bounds(*before), **values)
            return word("head.toll", tongue, **values)
        case "claim":
            key = "head.claim_denied" if state.denied else "head.claim"
            return _ascribed(word(key, tongue, words=clipped(matter.title, _TITLE)), state, tongue)
        case "search":
            title = clipped(matter.title, _TITLE)
            told = word("head.search", tongue, pages=pages_told(state.pages, tongue), words=f"«{rule.search}»")
            return f"{told}: {title}" if title else told
        case "source":
            return matter.title
        case _:
            what = say(f"type.{matter.type}", tongue).capitalize()
            if matter.mode:
                what += f" ({say(f'mode.{matter.mode}', tongue)})"
            who = _parties(matter, tongue)
            head = word("head.happening", tongue, what=what, parties=who) if who else what
            status = None if matter.status == "happened" else say(f"status.{matter.status}", tongue)
            return _ascribed(_joined(head, matter.place, _date(matter, tongue), status), state, tongue)


def news_of(rule: Rule, before: State, now: State) -> str:
    """What is other than it was, in a line; "" where nothing that matters is."""
    return " · ".join(_news(rule, before, now))


def _news(rule: Rule, before: State, now: State) -> Iterator[str]:
    tongue = rule.lang
    if (before.low, before.high) != (now.low, now.high):
        yield word(
            "news.origins",
            tongue,
            before=span_of_counts(before.low, before.high),
            now=span_of_counts(now.low, now.high),
        )
    for harm in dict.fromkeys((*before.toll, *now.toll)):
        was, is_ = before.toll.get(harm), now.toll.get(harm)
        if was != is_:
            told = bounds(*was) if was else word("none.toll", tongue)
            new = bounds(*is_) if is_ else word("none.toll", tongue)
            yield word("news.toll", tongue, harm=say(f"harm.{harm}", tongue), before=told, now=new)
    for key, was_names, now_names in (
        ("news.denied", before.denied, now.denied),
        ("news.asserted", before.asserted, now.asserted),
        ("news.party", before.parties, now.parties),
        ("news.undenied", now.denied, before.denied),
    ):
        fresh = [one for one in now_names if one not in was_names]
        if fresh:
            yield word(key, tongue, names=_names(fresh, tongue))
    if before.status != now.status and now.status:
        yield word("news.status", tongue, status=say(f"status.{now.status}", tongue))
    if before.place != now.place and now.place:
        yield word("news.place", tongue, place=now.place)


def shown(matter: Matter) -> tuple[Telling, ...]:
    """The words that a message quotes: the first told first, denials and the last figure among them."""
    fresh: dict[str, Telling] = {}
    for one in matter.tellings:
        fresh.setdefault(" ".join(one.evidence.words.split()).casefold(), one)
    told = list(fresh.values())
    if matter.figures and matter.kind != "ledger":
        last = matter.figures[-1]
        words = Telling(last.mark, last.moment, last.published, last.evidence)
        if not any(one.evidence.page == last.evidence.page and _overlap(one.evidence, last.evidence) for one in told):
            told.append(words)
    if len(told) <= LINES:
        return tuple(told)
    denied = [one for one in told if one.denied][:2]
    newest = [told[-1]]
    chosen = {id(one) for one in (*denied, *newest)}
    room = LINES - len(chosen)
    chosen |= {id(one) for one in [one for one in told if id(one) not in chosen][:room]}
    return tuple(one for one in told if id(one) in chosen)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


def _facts(rule: Rule, matter: Matter, state: State, known: Known, before: Bounds | None) -> Iterator[str]:
    tongue = rule.lang
    if matter.kind == "source":
        return
    told = origins_told(state.low, state.high, tongue)
    names = [known.origins[one] for one in state.ids if one in known.origins]
    if state.high:
        yield word("fact.origins", tongue, told=told, names=_names(names, tongue)) if names else told
    for key, several in (("fact.asserted", state.asserted), ("fact.denied", state.denied)):
        if several:
            yield word(key, tongue, names=_names(several, tongue, 2 * _NAMES))
    for harm, toll in state.toll.items():
        values = {"harm": say(f"harm.{harm}", tongue), "told": bounds(*toll)}
        if before is not None and harm == rule.harms[0] and before != toll:
            yield word("fact.toll_before", tongue, before=bounds(*before), **values)
        else:
            yield word("fact.toll", tongue, **values)
    for truce in known.truces:
        yield word("fact.truce", tongue, told=truce)
    every = (*matter.sources, *matter.targets, *state.asserted, *state.denied)
    for sentence in matter.differs[:2]:
        yield word("fact.contradiction", tongue, told=contradiction_told(sentence, tongue, every))


def _line(one: Telling, known: Known) -> Line:
    page = one.evidence.page
    outlet, url = known.cards.get(page, (None, None))
    return Line(clipped(one.evidence.words, _WORDS), outlet, one.published, page, url, known.behind.get(page))


def _parties(matter: Matter, tongue: Tongue) -> str:
    if matter.sources and set(matter.sources) == set(matter.targets):
        return " ↔ ".join(matter.sources[:_NAMES])
    left, right = _names(matter.sources, tongue), _names(matter.targets, tongue)
    return f"{left or '?'} → {right}" if right else left


def _ascribed(head: str, state: State, tongue: Tongue) -> str:
    """The sentence with who says so and who denies it: it is not a fact."""
    parts = [head]
    if state.asserted:
        parts.append(word("head.according", tongue, names=_names(state.asserted, tongue)))
    if state.denied:
        parts.append(word("head.denied_by", tongue, names=_names(state.denied, tongue)))
    return ", ".join(parts)


def _date(matter: Matter, tongue: Tongue) -> str | None:
    return worded(matter.date, tongue)


def worded(date: str | None, tongue: Tongue) -> str | None:
    """ "12 Mei 2026", "sejak 12 Mei 2026"; of any other precision as it stands."""
    return heading(f"ASSAULT · {date}", tongue).rpartition(", ")[2] if date else None


def _truce(date: str | None, place: str | None, sides: Sequence[str], tongue: Tongue) -> str:
    return _joined(_names(sides, tongue), place, worded(date, tongue))


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _names(several: Iterable[str], tongue: Tongue, most: int = _NAMES) -> str:
    """ "A, B and C"; of many the first few, and how many more."""
    items = [one or word("fact.unnamed", tongue) for one in several]
    if len(items) > most:
        return f"{', '.join(items[:most])} {word('fact.more', tongue, n=len(items) - most)}"
    return listed(items, tongue)
