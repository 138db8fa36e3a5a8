"""What an agent may ask of a case. Each answer is a JSON object whose rows carry the words they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection

from palagan.agent.bounded import fitting, fitting_rows
from palagan.errors import InputError, NotFoundError
from palagan.looking.rows import Wish, how_many, laid_out, page_of
from palagan.looking.search import search as search_pages
from palagan.looking.things import claim_of, happening_of, ledger_of, story_of
from palagan.looking.why import answered
from palagan.looking.window import Window
from palagan.store.page_facts import facts_of
from palagan.store.readings import load_reading
from palagan.views.filters import Filter, choose

MOST = 50
"""Rows of one answer."""
PIECE = 12_000
"""Characters of an article in one answer."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The read functions over one case; each answer is of one moment and shows what people decided."""

    window: Window

    def timeline(self, chosen: Filter, limit: int, after: str | None) -> dict[str, Any]:
        """Happenings by day: news, then plans, then background."""
        return self._listed("timeline", Wish(chosen), limit, after)

    def claims(self, chosen: Filter, limit: int, after: str | None, *, denied_only: bool) -> dict[str, Any]:
        """Claims with both sides."""
        return self._listed("claims", Wish(chosen, denied_only=denied_only), limit, after)

    def ledgers(self, chosen: Filter, limit: int, after: str | None) -> dict[str, Any]:
        """Tolls with every figure."""
        return self._listed("ledger", Wish(chosen), limit, after)

    def stories(self, chosen: Filter, limit: int, after: str | None) -> dict[str, Any]:
        """Running matters with their pages."""
        return self._listed("stories", Wish(chosen), limit, after)

    def happening(self, id_: str) -> dict[str, Any]:
        """One happening with every telling."""
        return self._one("happenings", happening_of, id_)

    def claim(self, id_: str) -> dict[str, Any]:
        """One claim with both sides."""
        return self._one("claims", claim_of, id_)

    def ledger(self, id_: str) -> dict[str, Any]:
        """One toll with every figure."""
        return self._one("ledger", ledger_of, id_)

    def story(self, id_: str) -> dict[str, Any]:
        """One story with its pages."""
        return self._one("stories", story_of, id_)

    def search(self, words: str, chosen: Filter, limit: int, after: str | None) -> dict[str, Any]:
        """Pages by their words."""
        with self.window.looking() as connection:
            found = search_pages(connection, words, chosen, limit=_bounded(limit), after=after)
        told: dict[str, Any] = {"count": found.count, "next": found.next, "rows": [fitting(hit) for hit in found.hits]}
        if found.unindexed:
            told["warning"] = f"{found.unindexed} pages are not in the search yet: palagan run"
        return told

    def why(self, id_: str, field: str | None) -> dict[str, Any]:
        """The words, page and rule that something rests on."""
        with self.window.looking() as connection:
            answer = answered(connection, self.window.case, id_, field, MOST)
        told = answer.as_json()
        grounds = told.pop("grounds")
        short = fitting(told)
        short["grounds"] = fitting_rows(grounds)
        if len(short["grounds"]) < answer.every:
            short.setdefault("left_out", {})["grounds"] = f"{answer.every - len(short['grounds'])} more"
        return short

    def article(self, page: str, start: int) -> dict[str, Any]:
        """A piece of a page's text, with what was read on it."""
        with self.window.looking() as connection:
            return _article(connection, page, start)

    def _listed(self, view: str, wish: Wish, limit: int, after: str | None) -> dict[str, Any]:
        with self.window.looking() as connection:
            found = page_of(connection, view, wish, after, _bounded(limit))
            rows = fitting_rows(list(found.rows))
            if len(rows) < len(found.rows):
                found = page_of(connection, view, wish, after, len(rows))
            return {"count": how_many(connection, view, wish), "next": found.next, "rows": rows}

    def _one(self, view: str, of: Any, id_: str) -> dict[str, Any]:
        with self.window.looking() as connection:
            thing = of(connection, id_)
            (row,) = laid_out(connection, view, [thing], Wish(Filter()))
            return fitting(row)


def _bounded(limit: int) -> int:
    if not 1 <= limit <= MOST:
        raise InputError("is out of bounds", item=f"limit {limit}", way_out=f"Give 1 to {MOST}; `next` goes on.")
    return limit


def _article(connection: Connection, page: str, start: int) -> dict[str, Any]:
    facts = facts_of(connection, [page]).get(page)
    reading = load_reading(connection, page)
    if facts is None or reading is None:
        told = "this case holds no page of that id" if facts is None else "of this page there is no article"
        raise NotFoundError(told, item=page, way_out="Ids of pages begin with pg-; search and timeline tell them.")
    text = reading.article.text
    if not 0 <= start <= len(text):
        raise InputError("is beyond the text", item=f"start {start}", way_out=f"It has {len(text)} characters.")
    end = min(len(text), start + PIECE)
    names = {actor.id: f"{actor.name} ({actor.code})" for actor in reading.actors}

    def named(ids: Sequence[str]) -> list[str]:
        return [names.get(one, one) for one in ids]

    events = [
        {
            "id": f"{page}:{event.id}", "type": event.type, "mode": event.mode, "sources": named(event.sources),
            "targets": named(event.targets), "date": event.date, "place": event.place, "status": event.status,
            "background": event.background, "said_by": named(event.said_by), "denied_by": named(event.denied_by),
            "words": reading.words(event.evidence.start, event.evidence.end), "start": event.evidence.start,
        }
        for event in reading.events if start <= event.evidence.start < end
    ]  # fmt: skip
    statements = [
        {
            "id": f"{page}:{one.id}", "speaker": names.get(one.speaker or ""), "via": named(one.via),
            "direct": one.direct, "words": reading.words(one.start, one.end), "start": one.start,
        }
        for one in reading.statements if start <= one.start < end
    ]  # fmt: skip
    figures = [
        {
            "id": f"{page}:{one.id}", "kind": one.kind, "low": one.low, "high": one.high, "place": one.place,
            "date": one.date, "said_by": named(one.said_by), "words": reading.words(one.start, one.end),
            "start": one.start,
        }
        for one in reading.figures if start <= one.start < end
    ]  # fmt: skip
    return {
        "page": {name: value for name, value in asdict(facts).items() if value is not None},
        "start": start, "end": end, "length": len(text), "next_start": end if end < len(text) else None,
        "text": text[start:end], "events": events, "statements": statements, "figures": figures,
    }  # fmt: skip


def filter_of(
    since: str | None, until: str | None, actor: str | None, type_: str | None, place: str | None, outlet: str | None,
    status: str | None, min_origins: int, story: str | None,
) -> Filter:  # fmt: skip
    """The filter that an agent asks for; empty words let all through."""
    return choose(
        since or None, until or None, actor or None, type_ or None, place or None, outlet or None, status or None,
        min_origins, story or None,
    )  # fmt: skip
