"""The record of some readings, step by step: copies, origins, stories, happenings, ledgers, claims, discrepancies."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from palagan.model.reading import Reading
from palagan.model.record import Record
from palagan.record.claims import find_claims
from palagan.record.copies import find_copies
from palagan.record.discrepancies import find_discrepancies
from palagan.record.happenings import gather, make_happenings
from palagan.record.ledgers import find_ledgers
from palagan.record.lineage import trace
from palagan.record.links import with_links
from palagan.record.media import medium_name
from palagan.record.origins import Origins
from palagan.record.parties import register
from palagan.record.sheet import lay_out
from palagan.record.stories import find_stories
from palagan.record.telling import tellings


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
    credits = {sheet.id: {medium_name(credit.name) for credit in sheet.reading.article.credits} for sheet in sheets}
    copies = find_copies(sheets, credits)
    origins = Origins(trace(sheets, copies), {sheet.id: sheet.outlet for sheet in sheets})
    parties = register([sheet.reading for sheet in sheets])
    stories = find_stories(sheets, parties, lambda pages: origins.count((page, None) for page in pages))
    story_of = {page: story.id for story in stories for page in story.pages}
    told = [telling for sheet in sheets for telling in tellings(sheet, parties)]
    made = make_happenings(gather(told), origins.count, story_of)
    ledgers = find_ledgers(sheets, made, parties, origins.count, story_of)
    return Record(
        copies=copies,
        origins=origins.values(),
        stories=stories,
        happenings=tuple(with_links(made)),
        claims=find_claims(sheets, made, parties, origins.count, story_of),
        discrepancies=find_discrepancies(sheets, made, ledgers, parties),
        ledgers=ledgers,
    )
