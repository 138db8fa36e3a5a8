"""The rules asked about what changed: what rings, rings again, grew or holds no longer, with its messages.

All of it is one transaction with the outbox, so that nothing rings twice and nothing is lost. A rule looks at what
changed since the last time alone (`alert_pending`), on the record as people decided.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.deciding.shown import Shown
from palagan.errors import InputError
from palagan.model.moments import iso
from palagan.model.record import Happening
from palagan.monitor.alerts.asking import KIND_OF, Thing, asked, changed, matching
from palagan.monitor.alerts.folding import Bundle, Facet, Open, folded
from palagan.monitor.alerts.grown import grown_of
from palagan.monitor.alerts.holding import now_holding
from palagan.monitor.alerts.making import facet_of, found_pages, matter_of
from palagan.monitor.alerts.noting import OLD, Ringing, Tally
from palagan.monitor.alerts.rules import rule_from
from palagan.monitor.alerts.silences import ring_silences
from palagan.monitor.alerts.wording import word
from palagan.store.alerts import RuleRow, alerts_of, all_rules, forget_pending, note_pending
from palagan.store.alerts import marks_of as alert_marks
from palagan.store.channels import all_channels
from palagan.store.decisions import decisions_state
from palagan.store.open import CaseFile
from palagan.store.upkeep import stories_of
from palagan.store.watch_facts import fact, put_fact

OPEN = 14 * 86_400.0
"""Seconds after its last change for which an alert may still grow."""
LISTEN = 3_600.0
"""Seconds after which silence is looked for again where nothing comes."""
_DECIDED = "alerts decided"


@dataclass(frozen=True, slots=True)
class Rung:
    """What asking the rules did: matters that rang for the first time (`new`) and again, that grew, that ended; the
    messages put into the outbox; lines to print; when to ask again though nothing came (silence), or None."""

    new: int
    again: int
    grown: int
    ended: int
    messages: int
    told: tuple[str, ...]
    next_due: float | None


def ring(case: CaseFile, now: float, shown: Shown | None = None) -> Rung:
    """Ask the rules that are on. `now` is seconds since 1970; whoever asks again and again keeps a `Shown`."""
    with case.reading() as connection:
        if not all_rules(connection, on=True):
            return Rung(0, 0, 0, 0, 0, (), None)
    tally = Tally()
    with case.writing() as connection:
        rules = all_rules(connection, on=True)
        shown = shown or Shown()
        shown.lay_over(connection)
        _note_decided(connection, shown)
        known = {one.name for one in all_channels(connection)}
        listens = False
        for row in rules:
            try:
                rule = rule_from(row.rule)
            except InputError as error:
                tally.told.append(f"{row.name}: {error}")
                continue
            channels = tuple(one for one in row.channels if one in known)
            ringing = Ringing(connection, row, rule, channels, now, tally)
            if rule.about == "silence":
                listens = True
                ring_silences(ringing, _open(connection, row, 0.0))
            elif rule.about == "search":
                _ring_search(ringing)
            else:
                _ring(ringing)
        forget_pending(connection)
    told = tuple(tally.told)
    return Rung(
        tally.new, tally.again, tally.grown, tally.ended, tally.messages, told, now + LISTEN if listens else None
    )


def _note_decided(connection: Connection, shown: Shown) -> None:
    """What people decided since the last time has changed too."""
    state = str(decisions_state(connection))
    if fact(connection, _DECIDED) == state or (state == "0" and fact(connection, _DECIDED) is None):
        return
    kinds = {"happenings": "happening", "ledgers": "ledger", "claims": "claim"}
    for (table, id_), instead in shown.slots.items():
        if table in kinds:
            note_pending(connection, kinds[table], {id_, *(thing.id for thing in instead.things)} - {""})
    put_fact(connection, _DECIDED, state)


def _open(connection: Connection, row: RuleRow, since: float) -> list[Open]:
    rows = alerts_of(connection, row.id, iso(since))
    marks = alert_marks(connection, rows)
    return [Open(one, grown_of(one.grown), marks[id_]) for id_, one in rows.items()]


def _ring(ringing: Ringing) -> None:
    """Ask one rule about happenings, ledgers or claims."""
    connection, rule = ringing.connection, ringing.rule
    pending = set(changed(connection, rule))
    alerts = _open(connection, ringing.row, ringing.now - OPEN)
    if not pending and not alerts:
        return
    holding = now_holding(connection, KIND_OF[rule.about], alerts)
    touched = [one for one in alerts if not holding[one.row.id] or holding[one.row.id] & pending]
    held = {id_ for one in touched for id_ in holding[one.row.id]}
    oldest = iso(max(ringing.row.since, ringing.now - OLD) - 2 * 86_400)[:10]
    things = {one.id: one for one in asked(connection, rule, sorted(pending - held), oldest)}
    meeting = {one.story for one in things.values() if isinstance(one, Happening) and one.type == "CONSULT"} - {None}
    touched = [one for one in alerts if one in touched or (rule.about == "happening" and one.grown.story in meeting)]
    held = {id_ for one in touched for id_ in holding[one.row.id]}
    things |= {one.id: one for one in asked(connection, rule, sorted(held))}
    facets = [facet_of(connection, rule, one) for one in things.values()]
    for bundle in folded(facets, touched, episodes=rule.about == "truce"):
        _take(ringing, bundle, things)


def _take(ringing: Ringing, bundle: Bundle, things: dict[str, Thing]) -> None:
    several = [things[id_] for id_ in bundle.things]
    if several:
        ringing.take(matter_of(ringing.connection, ringing.rule, several), bundle.alert, known=bundle.known)
    elif bundle.alert is not None:
        lang = ringing.rule.lang
        other = bundle.into
        news = word("news.merged", lang, other=other.row.about) if other else word("news.less", lang)
        ringing.end(bundle.alert, news)


def _ring_search(ringing: Ringing) -> None:
    """Ask a saved search about pages that came: those of one story are one matter."""
    connection, rule = ringing.connection, ringing.rule
    pending = changed(connection, rule)
    if not pending:
        return
    alerts = _open(connection, ringing.row, ringing.now - OPEN)
    before = {mark for one in alerts for mark in one.marks}
    fresh = matching(connection, rule, pending)
    pages = matching(connection, rule, before) + fresh
    stories = stories_of(connection, pages)
    by_story: dict[str, list[str]] = {}
    for page in dict.fromkeys(pages):
        by_story.setdefault(stories.get(page, page), []).append(page)
    facets = [Facet(story, frozenset(told)) for story, told in by_story.items()]
    came = set(fresh)
    for bundle in folded(facets, alerts):
        if bundle.things and came & set(by_story[bundle.things[0]]):
            story = bundle.things[0]
            of = story if story in stories.values() else None
            matter = found_pages(connection, rule, of, by_story[story])
            ringing.take(matter, bundle.alert, known=bundle.known)
