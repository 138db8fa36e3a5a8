"""The Python API: a case with its pages, readings, record and views. What only some cases need is imported when asked.

case = palagan.Case.make("papua-2026")
case.add("pages/", outlet="Kabar Uji")
case.run()
case.timeline(actor="TPNPB").to_pandas()
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from palagan.clock import now
from palagan.deciding.looking import find_shown, lay_decisions, looking, standing
from palagan.errors import InputError, NotFoundError
from palagan.exports.frames import Frame
from palagan.model.decision import DecidedKind, Decision, Sample, Verdict
from palagan.model.page import Hints
from palagan.model.reading import Reading
from palagan.model.record import Record
from palagan.record.laying import Placed
from palagan.record.rates import ErrorRate
from palagan.store.decisions import decisions_state
from palagan.store.find import Found, find_pages
from palagan.store.open import make_case, open_case
from palagan.store.page_facts import PageFacts, page_facts
from palagan.store.readings import kept_readings, load_reading
from palagan.store.records import load_record, record_state
from palagan.store.runs import StageCount, dropped_items, stage_counts
from palagan.views.actors import ActorRow
from palagan.views.cards import PageCard
from palagan.views.claims import ClaimRow, DiscrepancyRow
from palagan.views.filters import choose
from palagan.views.grounds import Ground, grounds_of_item, grounds_of_page, grounds_of_record
from palagan.views.ledgers import LedgerRow
from palagan.views.lineage import CopyRow, OriginRow, StoryRow
from palagan.views.timeline import TimelineRow

if TYPE_CHECKING:
    from palagan.exchange.manifest import Manifest
    from palagan.exchange.merging import Merged, Take
    from palagan.run import Added, Done, Progress


class Case:
    """A case on disk. Views take the filters `since`, `until`, `actor`, `type`, `place`, `outlet`, `status` (a text or
    a list of texts each) and `min_origins`, and give a `Frame`: typed rows that are a table to pandas, polars, HTML.

    Missing, damaged or newer files are a `CaseError`. Use it as a context manager, or `close()` it.
    """

    def __init__(self, path: str | Path) -> None:
        self._file = open_case(path)
        self._record: tuple[object, Record] = (None, Record())

    @classmethod
    def make(cls, path: str | Path) -> Case:
        """A new, empty case; one that is there already is a `CaseError`."""
        make_case(path, now()).close()
        return cls(path)

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self._file.path

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<case {self.path}>"

    @classmethod
    def unpack(
        cls, file: str | Path, path: str | Path, *, again: bool = False, mine: bool = False, root: str | None = None
    ) -> Case:
        """A new case restored from a pack, every hash checked, as `palagan unpack` does."""
        from palagan.exchange.unpacking import unpack

        return cls(unpack(Path(file), path, now, again=again, mine=mine, root=root).path)

    def pack(self, out: str | Path | None = None, **parts: bool) -> Manifest:
        """Write the case into one archive as `palagan pack` does; gives what is in it. Of `parts`, `captures=False`,
        `watching=False` leave something out, `decisions_only=True` leaves nothing else in."""
        from palagan.exchange.packing import Parts, pack, pack_path

        return pack(self._file, pack_path(self.path, Path(out) if out else None), Parts(**parts))

    def merge(
        self,
        other: str | Path,
        *,
        take: Take | Mapping[str, Take] | None = None,
        by: str = "",
        why: str = "",
        pages: bool = False,
        only_look: bool = False,
    ) -> Merged:
        """Bring another copy's decisions in, as `palagan merge` does. `take` settles all conflicts, or each by id."""
        from palagan.exchange.merging import Settling, merge

        each = {} if take is None or isinstance(take, str) else take
        settling = Settling(take if isinstance(take, str) else None, each, by, why)
        return merge(self._file, Path(other), now, settling, pages=pages, only_look=only_look)

    def add(
        self,
        *paths: str | Path,
        outlet: str | None = None,
        published: str | None = None,
        title: str | None = None,
        url: str | None = None,
        language: str | None = None,
        encoding: str | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> Added:
        """Put files and folders into the case, as `palagan add` does. `columns` maps a field to its column."""
        from palagan.gather.collect import collect
        from palagan.gather.options import GatherOptions
        from palagan.run import add_pages

        hints = Hints(outlet=outlet, published=published, title=title, url=url, language=language)
        options = GatherOptions(hints=hints, columns=columns or {}, encoding=encoding)
        return add_pages(
            self._file, collect([Path(path) for path in paths], options), now, {"paths": list(map(str, paths))}
        )

    def run(self, workers: int = 1, *, again: bool = False, progress: Progress | None = None) -> Done:
        """Read what is new and make the record. More workers than one need a script guarded by `if __name__ …`."""
        from palagan.run import run

        return run(self._file, now, workers=workers, again=again, progress=progress)

    def remove(self, *pages: str, why: str) -> tuple[str, ...]:
        """Take pages out, and out of the record all that rested on them, as `palagan remove` does; gives their ids."""
        from palagan.run import remove_pages

        with self._file.reading() as connection:
            ids = find_pages(connection, pages)
        remove_pages(self._file, ids, now, why)
        return ids

    def status(self) -> tuple[StageCount, ...]:
        """What each stage took in, kept and dropped."""
        with self._file.reading() as connection:
            return stage_counts(connection)

    def dropped(self, reason: str | None = None) -> list[dict[str, str]]:
        """What was left out: stage, reason, item, detail."""
        with self._file.reading() as connection:
            return dropped_items(connection, reason)

    def facts(self, page: str | None = None) -> tuple[PageFacts, ...]:
        """Every page with what is known of it, in the order of adding; or one page, or none."""
        with self._file.reading() as connection:
            return page_facts(connection, page)

    def pages(self, **filters: Any) -> Frame[PageCard]:
        """Every page with outlet, title, time and address; of the filters, outlet and time hold here."""
        wanted = choose(**filters)
        cards = (card for card in self.cards.values() if wanted.lets_outlet([card.outlet]))
        return Frame("pages", tuple(card for card in cards if wanted.lets_day((card.published or "")[:10])))

    def readings(self) -> Iterator[Reading]:
        """The readings that were kept, in the order of page ids."""
        with self._file.reading() as connection:
            yield from kept_readings(connection)

    def reading(self, page: str) -> Reading | None:
        """The reading of one page; of a dropped one its article alone, None where there is not even that."""
        with self._file.reading() as connection:
            return load_reading(connection, page)

    @property
    def record(self) -> Record:
        """The record as the last run made it, with decisions laid over it."""
        with self._file.reading() as connection:
            made_of = (record_state(connection), decisions_state(connection))
            if made_of != self._record[0]:
                lay_decisions(connection)
                self._record = (made_of, load_record(connection))
        return self._record[1]

    @property
    def cards(self) -> dict[str, PageCard]:
        """Page id → what a view shows of the page."""
        return {facts.id: _card(facts) for facts in self.facts()}

    def timeline(self, **filters: Any) -> Frame[TimelineRow]:
        """The happenings by day."""
        return Frame("happenings", sorted(self._rows("timeline", filters), key=lambda row: row.sort_key))

    def claims(self, *, denied_only: bool = False, **filters: Any) -> Frame[ClaimRow]:
        """The claims with who asserts and who denies them, denied ones first."""
        return Frame("claims", self._rows("claims", filters, denied_only=denied_only))

    def discrepancies(self, **filters: Any) -> Frame[DiscrepancyRow]:
        """The matters that pages tell differently."""
        return Frame("discrepancies", self._rows("discrepancies", filters))

    def ledgers(self, **filters: Any) -> Frame[LedgerRow]:
        """The toll ledgers."""
        return Frame("ledgers", self._rows("ledger", filters))

    def stories(self, **filters: Any) -> Frame[StoryRow]:
        """The stories with their pages."""
        return Frame("stories", self._rows("stories", filters))

    def origins(self, **filters: Any) -> Frame[OriginRow]:
        """The origins and why pages count under them."""
        return Frame("origins", self._rows("origins", filters))

    def copies(self, **filters: Any) -> Frame[CopyRow]:
        """The pairs of pages that share text."""
        return Frame("copies", self._rows("copies", filters))

    def actors(self, **filters: Any) -> Frame[ActorRow]:
        """The actors: what each did, suffered, said, and the names used for it. Goes through every reading."""
        return Frame("actors", self._rows("actors", filters))

    def _rows(self, view: str, filters: dict[str, Any], **wish: Any) -> tuple[Any, ...]:
        """The rows of a view, looked up by themselves: what the filters leave out is never loaded."""
        from palagan.looking.rows import Wish, actor_rows, rows_of

        with looking(self._file) as connection:
            if view == "actors":
                return actor_rows(connection, choose(**filters))
            return tuple(rows_of(connection, view, Wish(choose(**filters), **wish)))

    def table(self, name: str, **filters: Any) -> Frame[Any]:
        """A view by the name of its table: "happenings", "claims", "ledgers", "pages" …"""
        views: dict[str, Callable[..., Frame[Any]]] = {
            "happenings": self.timeline, "claims": self.claims, "ledgers": self.ledgers, "origins": self.origins,
            "discrepancies": self.discrepancies, "copies": self.copies, "stories": self.stories,
            "actors": self.actors, "pages": self.pages,
        }  # fmt: skip
        if name not in views:
            raise InputError("is no table", item=name, way_out=f"Choose {', '.join(views)}.")
        return views[name](**filters)

    def find(self, id: str) -> Found:
        """What an id names; the beginning of an id will do where no other begins so. `NotFoundError` if nothing.

        Things are as people decided; what they took away is as the machine has it.
        """
        return find_shown(self._file, id)

    def decide(
        self,
        id: str,
        verdict: Verdict,
        *,
        by: str,
        why: str,
        field: str | None = None,
        value: str | None = None,
        others: Sequence[str] = (),
    ) -> Decision:
        """Decide on a thing as `palagan decide` does; `others` are what it is merged with, or the parts split off."""
        from palagan.deciding.making import Said, decide

        return decide(self._file, Said(id, verdict, by, why, field, value, tuple(others)), now())

    def decisions(self) -> tuple[Placed, ...]:
        """Every decision in order of time, with where it stands today."""
        return standing(self._file).placed

    def error_rates(self) -> tuple[ErrorRate, ...]:
        """How often the machine was wrong per kind of thing, with its interval, from decisions and drawn samples."""
        return standing(self._file).rates

    def sample(self, kind: DecidedKind, size: int, seed: int = 1) -> Sample:
        """Draw things of a kind at random for review, and note that they were drawn."""
        from palagan.deciding.making import draw_sample

        return draw_sample(self._file, kind, size, seed, now())[0]

    def why(self, id: str, field: str | None = None) -> tuple[Ground, ...]:
        """The words that something, or one field of it, rests on."""
        found = self.find(id)
        if found.value is not None:
            return grounds_of_record(found.value, self.reading, field)
        reading = self.reading(found.page or "")
        if reading is None:
            raise NotFoundError("is not read", item=found.page, way_out=f"Read it: palagan run {self.path}")
        return grounds_of_item(reading, found.item, field) if found.item else grounds_of_page(reading, field)


def _card(facts: PageFacts) -> PageCard:
    told = (facts.outlet, facts.title, facts.published, facts.url, facts.external_id, facts.source)
    return PageCard(facts.id, *told, facts.language or "und", facts.is_article, facts.sha256)
