"""The record of some readings, step by step: copies, origins, stories, happenings, ledgers, claims, discrepancies.

This is the record from scratch, in memory. A case keeps its record up instead (`upkeep.py`), by the same functions, and
comes to the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from palagan.model.reading import Reading
from palagan.model.record import Claim, Discrepancy, Ledger, Record
from palagan.record.claims import by_denial, find_claims
from palagan.record.copies import find_copies
from palagan.record.demands import Demand, compare_demands
from palagan.record.discrepancies import by_matter, of_happening, of_ledger
from palagan.record.happenings import Count, gather, make_happenings
from palagan.record.leaf import leaf_of
from palagan.record.ledgers import Told, by_entries, ledger_key, make_ledger, told_of
from palagan.record.lineage import page_lineage, trace
from palagan.record.links import Made, with_links
from palagan.record.media import medium_name
from palagan.record.origins import Origins
from palagan.record.page_part import PagePart, page_part
from palagan.record.sheet import lay_out
from palagan.record.shelf import Shelf
from palagan.record.stories import story_id
from palagan.record.story_part import by_last, make_story
from palagan.record.toll_series import dated, decided
from palagan.record.union import united


def build_record(readings: Sequence[Reading], superseded: Collection[str] = ()) -> Record:
    """What the pages say together. A pure function: the order of the readings and a second run change nothing.

    `superseded` names pages of which a newer version was read: they are left out, as are pages that are no articles.
    Of two readings of one page the later in the order of their readers' names counts.
    """
    left_out = set(superseded)
    by_page = {
        reading.article.page_id: reading
        for reading in sorted(readings, key=lambda r: (r.article.page_id, r.reader))
        if reading.article.is_article and reading.article.page_id not in left_out
    }
    sheets = [lay_out(reading) for reading in by_page.values()]
    parts = {sheet.id: page_part(sheet) for sheet in sheets}
    credits = {sheet.id: {medium_name(credit.name) for credit in sheet.reading.article.credits} for sheet in sheets}
    copies = find_copies(sheets, credits)
    drawn = trace(map(page_lineage, sheets), copies, lambda page, a, b: by_page[page].words(a, b))
    origins = Origins(drawn, {page: part.outlet for page, part in parts.items()})
    shelf = Shelf()
    shelf.change([leaf_of(sheet) for sheet in sheets], copies=[(one.earlier, one.later, one.share) for one in copies])
    told: dict[str, list[PagePart]] = defaultdict(list)
    for part in sorted(parts.values(), key=lambda part: part.order):
        told[story_id(shelf.story_of[part.page])].append(part)
    story_of = {part.page: story for story, pages in told.items() for part in pages}
    stories = sorted((make_story(story, pages, origins) for story, pages in told.items()), key=by_last)
    in_story = [told[story.id] for story in stories]
    groups = united(group for pages in in_story for group in gather([t for part in pages for t in part.tellings]))
    made = make_happenings(groups, origins.count, story_of)
    happening_of = {telling.id: id_ for id_, (_, tellings) in made.items() for telling in tellings}
    ledgers = _ledgers(in_story, made, happening_of, origins.count, story_of)
    return Record(
        copies=copies,
        origins=origins.values(),
        stories=tuple(stories),
        happenings=tuple(with_links(made)),
        claims=_claims(in_story, happening_of, origins.count, story_of),
        discrepancies=_discrepancies(parts.values(), made, ledgers),
        ledgers=ledgers,
    )


def _claims(
    stories: Iterable[Sequence[PagePart]], happening_of: Mapping[str, str], count: Count, story_of: Mapping[str, str]
) -> tuple[Claim, ...]:
    found: list[Claim] = []
    for pages in stories:
        told = [one for part in pages for one in part.propositions]
        denials = [one for part in pages for one in part.denials]
        found += find_claims(told, denials, happening_of, count, story_of)
    return tuple(sorted(found, key=by_denial))


def _ledgers(
    stories: Iterable[Sequence[PagePart]],
    made: Made,
    happening_of: Mapping[str, str],
    count: Count,
    story_of: Mapping[str, str],
) -> tuple[Ledger, ...]:
    rows: dict[str, list[Told]] = defaultdict(list)
    happenings = {id_: happening for id_, (happening, _) in made.items()}
    for toll in dated(one for pages in stories for one in decided(toll for part in pages for toll in part.tolls)):
        happening = happenings[happening_of[toll.telling]] if toll.telling else None
        told = told_of(toll, happening, story_of.get(toll.entry.evidence.page))
        rows[ledger_key(told)].append(told)
    ledgers = [make_ledger(told, happenings, count, story_of) for told in rows.values()]
    return tuple(sorted(ledgers, key=by_entries))


def _discrepancies(parts: Iterable[PagePart], made: Made, ledgers: Iterable[Ledger]) -> tuple[Discrepancy, ...]:
    demands: dict[str, list[Demand]] = defaultdict(list)
    for part in parts:
        for demand in part.demands:
            demands[demand.key].append(demand)
    found = {one.id: one for key in sorted(demands) for one in compare_demands(demands[key])}
    others = [*map(of_ledger, ledgers), *(of_happening(happening, told) for happening, told in made.values())]
    found |= {one.id: one for one in others if one is not None}
    return tuple(sorted(found.values(), key=by_matter))
