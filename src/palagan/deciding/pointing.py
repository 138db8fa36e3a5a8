"""Pointing at a thing by its id: as it is shown, as the machine has it, and the key under which it is decided."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from sqlalchemy import Connection, text

from palagan.errors import InputError, NotFoundError
from palagan.model.decision import DecidedKind, Key
from palagan.model.record import Copy, LedgerEntry, Origin, Party
from palagan.record.folding import fold
from palagan.record.keys import Finder, Thing, id_of, key_of, page_key, pieces_of
from palagan.store.adapters import adapter_of
from palagan.store.find import Found, find
from palagan.store.named import parties_of
from palagan.store.single import origin_head

_PARTIES = ("happening_parties", "claim_parties", "ledger_parties", "story_parties")
_TITLE = "SELECT coalesce(r.title, p.hint_title) FROM pages p LEFT JOIN readings r ON r.page = p.id WHERE p.id = ?"
_ORIGINS = "SELECT DISTINCT o.name FROM origin_pages p JOIN origins o ON o.id = p.origin WHERE p.page = ? ORDER BY 1"
_STORY = "SELECT story FROM story_pages WHERE page = ? LIMIT 1"


@dataclass(frozen=True, slots=True)
class Pointed:
    """What an id names. `thing` is as people decided so far, `machine` as the machine has it under the same id."""

    kind: DecidedKind
    id: str
    thing: Thing | None
    machine: Thing | None = None
    title: str | None = None


def key_today(on: Pointed) -> Key:
    """The key of what is pointed at: in the machine's words and types where it holds the same pieces."""
    if on.thing is None:
        return page_key(on.id, on.title)
    if on.machine is not None and _places(on.machine) == _places(on.thing):
        return key_of(on.machine)
    return key_of(on.thing)


def _places(thing: Thing) -> set[tuple[str, int, int]]:
    return {(beneath.page, beneath.start, beneath.end) for beneath, _ in pieces_of(thing)}


class Pointer:
    """Finds things in a case. `machine` sees the machine's record, `shown` the one with decisions laid over it."""

    def __init__(self, machine: Connection, shown: Connection) -> None:
        self.machine, self.shown = machine, shown

    def point(self, wanted: str) -> Pointed:
        """What an id, or the beginning of one, names; `NotFoundError` if nothing, `InputError` if nothing to decide."""
        if ":pg-" in wanted:
            return self._copy(wanted)
        try:
            found = self._found(wanted)
        except NotFoundError as error:
            party = self.party(wanted)
            if party is None:
                raise error
            return Pointed("actor", party.key, party)
        if found.kind == "item":
            return self._item(found.page or "", found.item or "")
        if found.kind == "page":
            return Pointed("page", found.id, None, None, self.shown.exec_driver_sql(_TITLE, (found.id,)).scalar_one())
        if found.kind in ("ledger", "discrepancy"):
            way_out = "Decide on one of its figures: palagan show CASE ID lists them."
            if found.kind == "discrepancy":
                way_out = "Decide on the happenings, claims or figures that it sets side by side."
            raise InputError(f"is a {found.kind}: nothing is decided on it as such", item=found.id, way_out=way_out)
        thing: Thing = found.value  # type: ignore[assignment]
        try:
            machine: Thing | None = find(self.machine, found.id).value  # type: ignore[assignment]
        except NotFoundError:
            machine = None
        if isinstance(thing, Origin):
            thing, machine = self._origins(thing, machine)
        kind: DecidedKind = found.kind  # type: ignore[assignment]
        return Pointed(kind, found.id, thing, machine)

    def _origins(self, thing: Origin, machine: Thing | None) -> tuple[Origin, Origin | None]:
        """An origin as shown and as the machine has it, with the pages that a key keeps: its row holds none."""
        shown, was = origin_head(self.shown, thing.id), origin_head(self.machine, thing.id)
        pages = shown.pages if shown else was.pages if was else ()
        own = replace(machine, pages=was.pages) if isinstance(machine, Origin) and was else None
        return replace(thing, pages=pages), own

    def _found(self, wanted: str) -> Found:
        """What an id names as it is shown; what people took away, as the machine has it."""
        try:
            return find(self.shown, wanted)
        except NotFoundError:
            return find(self.machine, wanted)

    def _item(self, page: str, item: str) -> Pointed:
        query = text("SELECT happening FROM mentions WHERE page = :page AND event = :event")
        happening = self.shown.execute(query, {"page": page, "event": item}).scalar()
        if happening is None:
            raise InputError(
                "nothing in the record rests on it by itself",
                item=f"{page}:{item}",
                way_out="Decide on a happening, claim or figure, or on the page; palagan why shows what rests on it.",
            )
        return self.point(happening)

    def _copy(self, wanted: str) -> Pointed:
        later, _, earlier = wanted.partition(":")
        pages = (self.page(later), self.page(earlier))
        query = "SELECT json FROM copies WHERE (later = ? AND earlier = ?) OR (earlier = ? AND later = ?)"
        line = self.shown.exec_driver_sql(query, pages * 2).scalar()
        if line is not None:
            copy = adapter_of(Copy).validate_json(line)
            return Pointed("copy", id_of(copy), copy, copy)
        raise NotFoundError(
            "these two pages share no text in the record", item=wanted, way_out="palagan copies CASE lists the pairs."
        )

    def page(self, wanted: str) -> str:
        """A page's id from its beginning; `NotFoundError` where it is no page."""
        found = find(self.shown, wanted)
        if found.kind != "page":
            raise NotFoundError(
                "is no page", item=wanted, way_out="Pages begin with pg-: palagan stories CASE shows them."
            )
        return found.id

    def party(self, name: str) -> Party | None:
        """An actor of the record by its key, its name or, for a state, its code; several of one name are an error."""
        found: dict[str, Party] = {}
        for party in self._parties(name):
            if name in (party.key, party.name) or fold(name) == fold(party.name):
                found[party.key] = party
        if name in found:
            return found[name]
        if len(found) > 1:
            told = ", ".join(f"{party.key} ({party.name})" for party in found.values())
            raise InputError("more than one actor has this name", item=name, way_out=f"Give a key: {told}.")
        return next(iter(found.values()), None)

    def _parties(self, name: str) -> Iterable[Party]:
        """Actors of the record of that key, or of that name, however it is written."""
        written = {name}
        for table in _PARTIES:
            written |= {one for one, _ in parties_of(self.shown, table) if fold(one) == fold(name)}
        for table in _PARTIES:
            for column, values in (("key", {name}), ("name", written)):
                query = f"SELECT DISTINCT key, name, kind, code FROM {table} WHERE {column} = ?"
                for value in sorted(values):
                    for row in self.shown.exec_driver_sql(query, (value,)):
                        yield Party(*row)

    def ids(self, kind: DecidedKind) -> list[str]:
        """The ids of all things of a kind that the record shows, copies as "later:earlier"."""
        query = {
            "happening": "SELECT id FROM happenings",
            "claim": "SELECT id FROM claims",
            "figure": "SELECT id FROM ledger_entries",
            "story": "SELECT id FROM stories",
            "origin": "SELECT id FROM origins",
            "copy": "SELECT later || ':' || earlier FROM copies",
            "page": "SELECT page FROM readings WHERE state = 'kept'",
        }[kind]
        return list(self.shown.exec_driver_sql(query).scalars())

    def same(self, kept: Key, key: Key, id_: str, target: str) -> bool:
        """Whether a kept decision's key means the thing of this key today."""
        if kept.kind != key.kind:
            return False
        finder = Finder(key.kind, key.beneath)
        return target == id_ or bool(finder.find(kept, lambda _number: id_, id_))

    def reader(self, page: str | None = None) -> str:
        """The reader whose reading of a page the record rests on; without a page the one of some page."""
        query = "SELECT reader FROM readings WHERE page = ?"
        found = self.machine.exec_driver_sql(query, (page,)).scalar() if page else None
        any_page = "SELECT reader FROM readings WHERE state = 'kept' LIMIT 1"
        return str(found or self.machine.exec_driver_sql(any_page).scalar() or "")

    def page_value(self, page: str, field: str) -> str | None:
        """What the machine has of a page: the names of its origins, or its story."""
        if field == "origin":
            names = self.machine.exec_driver_sql(_ORIGINS, (page,)).scalars().all()
            return json.dumps(", ".join(names) or None, ensure_ascii=False)
        return json.dumps(self.machine.exec_driver_sql(_STORY, (page,)).scalar(), ensure_ascii=False)


def _in(value: object) -> Iterable[Party]:
    """Every actor in a value of the record."""
    if isinstance(value, dict):
        if value.keys() == {"key", "name", "kind", "code"}:
            yield Party(**value)
        else:
            for part in value.values():
                yield from _in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _in(part)


def own_parties(thing: Thing | None) -> Iterable[Party]:
    """The actors of a thing itself."""
    if thing is None or isinstance(thing, Copy | Party):
        return ()
    if isinstance(thing, LedgerEntry):
        return thing.speakers
    return _in(json.loads(json.dumps(asdict(thing), default=list)))
