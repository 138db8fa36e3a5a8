"""Happenings against the marks set by hand: B-cubed over mentions, and over pairs of mentions of different pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from palagan.articles.make import make_article
from palagan.model.ids import content_id, sha256_hex
from palagan.model.page import Hints, Page
from palagan.model.reading import Reading
from palagan.reading.read import read_article
from palagan.record.dates import days_of
from palagan.record.happenings import gather
from palagan.record.parties import country_of, register
from palagan.record.sheet import Sheet, day_name, lay_out
from palagan.record.telling import Telling, tellings
from palagan.record.union import united
from tests.quality.gold_readings import Json, documents, gold_reading, raw_text

MARKS = Path(__file__).with_name("happenings_dev.tsv")
Mention = tuple[str, str]
"""A page's external id and the event's id on it."""
Grouped = Mapping[Mention, Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def both(self) -> tuple[float, float]:
        """Precision, then recall."""
        return self.precision, self.recall

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def marks(name: str) -> dict[Mention, str]:
    """Mention → its label, of the marked pages of one gold set ("dev", "train")."""
    rows = [line.split("\t") for line in MARKS.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return {(page, mention): label for set_, page, label, told in rows[1:] if set_ == name for mention in told.split()}


def marked_hash(name: str) -> str:
    """The sha256 of the gold file that was marked."""
    start = f"# sha256 of {name}.jsonl: "
    return next(line.removeprefix(start) for line in MARKS.read_text("utf-8").splitlines() if line.startswith(start))


def stories(folder: Path, name: str) -> dict[str, list[Reading]]:
    """The multi-page stories of a gold set, as a perfect reader would read their pages."""
    out: dict[str, list[Reading]] = defaultdict(list)
    for document in documents(folder, name):
        if document.get("story"):
            out[document["story"]].append(gold_reading(folder, document))
    return dict(out)


def read_stories(folder: Path, name: str) -> dict[str, list[Reading]]:
    """The same pages as our reader reads them."""
    out: dict[str, list[Reading]] = defaultdict(list)
    for document in documents(folder, name):
        if document.get("story"):
            out[document["story"]].append(_read(folder, document))
    return dict(out)


def _read(folder: Path, document: Json) -> Reading:
    """What our reader makes of a page, given what a scraper knows."""
    told = raw_text(folder, document).encode("utf-8")
    hint = document.get("hint") or {}
    hints = Hints(outlet=hint.get("outlet"), published=hint.get("published"), external_id=document["id"])
    digest = sha256_hex(told)
    return read_article(make_article(Page(content_id("pg", digest), "gold", "text", told, "utf-8", digest, hints)))


def in_gold(found: Grouped, gold: Iterable[Reading], read: Iterable[Reading]) -> dict[Mention, Hashable]:
    """Groups of read mentions, as groups of those gold mentions that have the same type and line; the nearest by anchor
    first, each once."""
    out: dict[Mention, Hashable] = {}
    for one, other in zip(gold, read, strict=True):
        page = one.article.external_id or ""
        pairs = sorted(
            (abs(event.anchor.start - mine.anchor.start), event.id, mine.id)
            for event in one.events
            for mine in other.events
            if mine.type == event.type and event.evidence.start <= mine.anchor.start < event.evidence.end
        )
        taken: set[str] = set()
        for _, event_id, own in pairs:
            if (page, event_id) not in out and own not in taken:
                out[page, event_id] = found[page, own]
                taken.add(own)
    return out


def bcubed(found: Grouped, marked: Grouped) -> Score:
    """B-cubed (Bagga and Baldwin 1998) over the mentions that both hold."""
    both = [mention for mention in marked if mention in found]
    return Score(_mean(both, found, marked), _mean(both, marked, found))


def _mean(mentions: Sequence[Mention], by: Grouped, held: Grouped) -> float:
    """Of a mention's fellows in `by`, itself included, the share that are its fellows in `held` too; the mean."""
    together = Counter((by[m], held[m]) for m in mentions)
    alone = Counter(by[m] for m in mentions)
    return sum(together[by[m], held[m]] / alone[by[m]] for m in mentions) / max(1, len(mentions))


def across(found: Grouped, marked: Grouped) -> Score:
    """Precision and recall of pairs of one label that stand on different pages."""
    both = [mention for mention in marked if mention in found]
    ours, theirs = _pairs(both, found), _pairs(both, marked)
    shared = len(ours & theirs)
    return Score(shared / len(ours) if ours else 1.0, shared / len(theirs) if theirs else 1.0)


def _pairs(mentions: Sequence[Mention], by: Grouped) -> set[tuple[Mention, Mention]]:
    groups: dict[Hashable, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[by[mention]].append(mention)
    return {(a, b) for group in groups.values() for a in group for b in group if a < b and a[0] != b[0]}


def told_of(readings: Iterable[Reading]) -> list[Telling]:
    """All tellings of some pages."""
    return [telling for reading in readings for telling in _told(lay_out(reading))]


def _told(sheet: Sheet) -> list[Telling]:
    return tellings(sheet, register([sheet.reading]))


def grouped(groups: Iterable[Sequence[Telling]], readings: Iterable[Reading]) -> dict[Mention, str]:
    """Mention → the id of its group."""
    names = {reading.article.page_id: reading.article.external_id or "" for reading in readings}
    return {
        (names[mention.page], mention.event): group[0].id
        for group in groups
        for telling in group
        for mention in telling.mentions
    }


def by_story(told: Mapping[str, Sequence[Reading]]) -> dict[Mention, str]:
    """Happenings gathered within each story, none across."""
    out: dict[Mention, str] = {}
    for readings in told.values():
        out |= grouped(gather(told_of(readings)), readings)
    return out


def by_keys(told: Mapping[str, Sequence[Reading]]) -> dict[Mention, str]:
    """Happenings gathered within each story, then united across all of them by their keys."""
    groups = [group for readings in told.values() for group in gather(told_of(readings))]
    return grouped(united(groups), [reading for readings in told.values() for reading in readings])


def by_type_pair_day(told: Mapping[str, Sequence[Reading]]) -> dict[Mention, Hashable]:
    """The baseline: mentions of one type, pair of countries and day are one (the page's day where none is told)."""
    out: dict[Mention, Hashable] = {}
    for story, readings in told.items():
        for reading in readings:
            code = {actor.id: country_of(actor.code) for actor in reading.actors}
            page = (reading.article.published or "")[:10]
            for event in reading.events:
                sides = tuple(tuple(sorted({code[actor] for actor in side})) for side in (event.sources, event.targets))
                days = days_of(event.date)
                day = day_name(days.first) if days else page
                out[reading.article.external_id or "", event.id] = (story, event.type, sides, day)
    return out


def by_page(told: Mapping[str, Sequence[Reading]]) -> dict[Mention, Hashable]:
    """What the pages' own happenings give, nothing joined across pages."""
    return {
        (reading.article.external_id or "", event.id): (reading.article.page_id, event.happening)
        for readings in told.values()
        for reading in readings
        for event in reading.events
    }


def with_pages(found: Mapping[Mention, Hashable], told: Mapping[str, Sequence[Reading]]) -> dict[Mention, Hashable]:
    """The same groups, those that share a page's own happening joined: a baseline that is told coreference."""
    root: dict[Hashable, Hashable] = {}

    def top(key: Hashable) -> Hashable:
        while key in root:
            key = root[key]
        return key

    pages = by_page(told)
    first: dict[Hashable, Hashable] = {}
    for mention, key in found.items():
        own, other = top(first.setdefault(pages[mention], key)), top(key)
        if own != other:
            root[other] = own
    return {mention: top(key) for mention, key in found.items()}
