"""Actors across the pages of a case: in one line each, and one with all that it did, suffered, said; its names."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from palagan.errors import NotFoundError
from palagan.looking.asked_actors import ids_of_asked
from palagan.looking.cursors import at, place_of
from palagan.looking.decided_actors import DecidedActor, decided_actor
from palagan.looking.heads import HappeningHead, happening_heads
from palagan.looking.rows import Wish, cards_of, narrowed
from palagan.looking.things import happenings_by_ids
from palagan.model.record import Party
from palagan.record.parties import register
from palagan.store.look_up import ask
from palagan.store.narrow import condition
from palagan.store.readings import load_reading
from palagan.views.cards import Footnote, PageCard
from palagan.views.filters import Filter

PAGE_SIZE = 50
_DEEDS = 20
"""Happenings that are listed of one actor at a time."""
_STATEMENT_PAGES = 20
_USERS = 6
"""Outlets and speakers that are named as users of a name."""

SIDES: Mapping[str, str] = {
    "did": "side = 'source'",
    "suffered": "side = 'target'",
    "accused": "side = 'target' AND type = 'ACCUSE'",
    "said_by": "side = 'said_by'",
    "denied": "side = 'denied_by'",
}
"""What an actor has to do with happenings, as a condition on `happening_parties`."""


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor. Counts are of happenings, and of statements (`said`) and pages."""

    key: str
    name: str
    kind: str
    code: str
    pages: int
    said: int
    did: int
    suffered: int
    accused: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """Some actors of a list; `next` is the cursor of those that follow, `count` how many there are in all."""

    count: int
    rows: tuple[ActorLine, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class NameUse:
    """A written form of an actor's name: how often it stands, in outlets' own words and in speakers'.

    `outlets` and `speakers` are those that use it on most pages, with the pages (of a speaker: his key, name, pages).
    """

    form: str
    uses: int
    by_outlets: int
    by_speakers: int
    outlets: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of an actor, with the words as they stand on the page."""

    note: Footnote
    direct: bool
    denies: bool


@dataclass(frozen=True, slots=True)
class ActorCard:
    """One actor with its names; `counts` of happenings by `SIDES`. `faces`: other names, kinds and codes that pages
    give it, with the number of pages."""

    line: ActorLine
    counts: dict[str, int]
    faces: tuple[tuple[str, str, str, int], ...]
    names: tuple[NameUse, ...]
    decided: DecidedActor | None


def actors(connection: Connection, chosen: Filter, after: str | None = None, limit: int = PAGE_SIZE) -> ActorPage:
    """Actors: those on most pages first; with a filter on happenings, those who did or suffered most of them first."""
    skip = place_of(after)
    deeds = bool(
        chosen.types or chosen.places or chosen.statuses or chosen.min_origins or chosen.since or chosen.until
        or chosen.outlets or chosen.stories
    )  # fmt: skip
    where, values = _asked(connection, chosen.actors)
    if deeds:
        return _of_deeds(connection, chosen, (where, values), skip, limit)
    count = int(connection.execute(text(f"SELECT count(*) FROM actors a WHERE {where}"), values).scalar_one())
    query = f"""
        SELECT a.key, a.name, a.kind, a.code, a.pages, a.said FROM actors a WHERE {where}
        ORDER BY a.pages DESC, a.id DESC LIMIT :limit OFFSET :skip
    """
    found = connection.execute(text(query), {**values, "limit": limit + 1, "skip": skip}).all()
    lines = _with_deeds(connection, [tuple(row) for row in found[:limit]])
    return ActorPage(count, lines, at(skip + limit) if len(found) > limit else None)


def _asked(connection: Connection, wanted: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """The condition on the actors asked for; nothing asked for lets all through."""
    if not wanted:
        return "1", {}
    return "a.id IN (SELECT value FROM json_each(:asked))", {"asked": json.dumps(ids_of_asked(connection, wanted))}


def _of_deeds(
    connection: Connection, chosen: Filter, asked: tuple[str, dict[str, Any]], skip: int, limit: int
) -> ActorPage:
    """Those who did or suffered what the filter lets through, most first."""
    bare = Filter(**{f: getattr(chosen, f) for f in Filter.__slots__ if f != "actors"})
    told = condition(connection, "happenings", narrowed(Wish(bare)))
    where, values = asked
    query = f"""
        WITH it AS MATERIALIZED (SELECT it.id FROM happenings AS it{told.sql}),
        deeds AS MATERIALIZED (
            SELECT p.key, sum(p.side = 'source') AS did, sum(p.side = 'target') AS suffered,
                   sum(p.side = 'target' AND p.type = 'ACCUSE') AS accused
            FROM it JOIN happening_parties p ON p.happening = it.id
            WHERE p.side IN ('source', 'target') GROUP BY p.key)
        SELECT a.key, a.name, a.kind, a.code, a.pages, a.said, d.did, d.suffered, d.accused, count(*) OVER ()
        FROM deeds d JOIN actors a ON a.key = d.key WHERE {where}
        ORDER BY d.did + d.suffered DESC, a.pages DESC, a.id DESC LIMIT :limit OFFSET :skip
    """
    found = connection.execute(
        text(query), {**told.values, **values, "limit": limit + 1, "skip": skip}
    ).all()  # fmt: skip
    lines = tuple(ActorLine(*row[:9]) for row in found[:limit])
    return ActorPage(found[0][9] if found else 0, lines, at(skip + limit) if len(found) > limit else None)


def _with_deeds(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> tuple[ActorLine, ...]:
    counts = _counts(connection, [row[0] for row in rows], ("did", "suffered", "accused"))
    return tuple(ActorLine(*row, *(counts[row[0], side] for side in ("did", "suffered", "accused"))) for row in rows)


def _counts(connection: Connection, keys: Iterable[str], sides: Iterable[str]) -> dict[tuple[str, str], int]:
    """Key and side → number of happenings."""
    keys = list(keys)
    out: defaultdict[tuple[str, str], int] = defaultdict(int)
    for side in sides:
        query = f"SELECT key, count(*) FROM happening_parties WHERE key IN :given AND {SIDES[side]} GROUP BY key"
        for key, count in ask(connection, query, keys):
            out[key, side] = count
    return out


def actor_of(connection: Connection, key: str) -> ActorCard:
    """An actor by its key; `NotFoundError` where no page names it."""
    row = connection.execute(
        text("SELECT key, name, kind, code, pages, said, id FROM actors WHERE key = :key"), {"key": key}
    ).one_or_none()
    if row is None:
        raise NotFoundError(
            "no page of this case names such an actor", item=key, way_out="Look for it in the list of actors."
        )
    counts = _counts(connection, [key], SIDES)
    line = ActorLine(*row[:6], *(counts[key, side] for side in ("did", "suffered", "accused")))
    query = "SELECT name, kind, code, pages FROM actor_faces WHERE actor = :actor ORDER BY pages DESC, name LIMIT 12"
    faces = connection.execute(text(query), {"actor": row[6]}).all()
    return ActorCard(
        line=line,
        counts={side: counts[key, side] for side in SIDES},
        faces=tuple((name, kind, code, pages) for name, kind, code, pages in faces),
        names=_names(connection, row[6]),
        decided=decided_actor(connection, Party(row[0], row[1], row[2], row[3])),
    )


def _names(connection: Connection, actor: int) -> tuple[NameUse, ...]:
    """The forms of its name, those on most pages first; forms that differ in case alone are one."""
    query = "SELECT form, outlet, speaker, pages, uses FROM actor_names WHERE actor IN :given"
    outlets: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    speakers: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    written: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    uses: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for form, outlet, speaker, pages, used in ask(connection, query, [actor]):
        folded = form.casefold()
        written[folded][form] += pages
        (speakers[folded] if speaker else outlets[folded])[speaker or outlet] += pages
        uses[folded][bool(speaker)] += used
    every = dict(ask(connection, "SELECT key, name FROM actors WHERE key IN :given",
                     {key for several in speakers.values() for key in several}))  # fmt: skip
    found = [
        NameUse(
            form=max(written[one], key=lambda form: (written[one][form], form)),
            uses=sum(uses[one]),
            by_outlets=uses[one][0],
            by_speakers=uses[one][1],
            outlets=tuple(_most(outlets[one])),
            speakers=tuple((key, every.get(key, key), pages) for key, pages in _most(speakers[one])),
        )
        for one in written
    ]
    return tuple(sorted(found, key=lambda name: (-name.uses, name.form)))


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_USERS]


def deeds_of(
    connection: Connection, key: str, side: str, chosen: Filter, after: str | None = None, limit: int = _DEEDS
) -> tuple[tuple[HappeningHead, ...], str | None]:
    """Happenings in which an actor has that part (`SIDES`), the last first; and the cursor of those that follow."""
    skip = place_of(after)
    told = condition(connection, "happenings", narrowed(Wish(chosen)))
    within = f"AND happening IN (SELECT it.id FROM happenings AS it{told.sql})" if told.sql else ""
    query = f"""
        SELECT happening, day FROM happening_parties WHERE key = :key_of_actor AND {SIDES[side]} {within}
        ORDER BY day DESC, happening DESC LIMIT :limit OFFSET :skip
    """
    values = {**told.values, "key_of_actor": key, "limit": limit + 1, "skip": skip}
    ids = [row[0] for row in connection.execute(text(query), values)]
    found = {one.id: one for one in happenings_by_ids(connection, ids[:limit])}
    heads = happening_heads(connection, [found[id_] for id_ in ids[:limit] if id_ in found])
    return heads, at(skip + limit) if len(ids) > limit else None


def said_by(connection: Connection, key: str, after: str | None = None) -> tuple[tuple[Said, ...], str | None]:
    """What an actor says on the pages where it says something, the last first; and the cursor of what follows."""
    skip = place_of(after)
    query = """
        SELECT s.page FROM actors a JOIN page_actors p INDEXED BY page_actors_by_said ON p.actor = a.id AND p.said > 0
        JOIN search_pages s ON s.number = p.page WHERE a.key = :key
        ORDER BY p.moment DESC, p.page DESC LIMIT :limit OFFSET :skip
    """
    values = {"key": key, "limit": _STATEMENT_PAGES + 1, "skip": skip}
    pages = [row[0] for row in connection.execute(text(query), values)]
    shown = pages[:_STATEMENT_PAGES]
    cards = cards_of(connection, shown)
    said = tuple(one for page in shown for one in _said(connection, page, key, cards[page]))
    return said, at(skip + _STATEMENT_PAGES) if len(pages) > _STATEMENT_PAGES else None


def _said(connection: Connection, page: str, key: str, card: PageCard) -> list[Said]:
    reading = load_reading(connection, page)
    if reading is None:
        return []
    known = register([reading])
    out = []
    for one in reading.statements:
        party = known.of.get((page, one.speaker or ""))
        if party is not None and party.key == key:
            words = reading.words(one.start, one.end)
            note = Footnote(page, card.outlet, card.title, card.published, card.url, one.start, one.end, words)
            out.append(Said(note, one.direct, one.denies))
    return out
