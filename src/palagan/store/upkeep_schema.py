"""The tables by which the record is kept up: what each page gives to it, and how the pieces hang together.

All of it can be made again from the readings. Cells named `told` hold values as msgpack (`packing.py`).
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text, text

from palagan.store.schema import metadata


def _key(name: str) -> Column[object]:
    return Column(name, Text, primary_key=True)


def _number(name: str) -> Column[object]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _text(name: str) -> Column[object]:
    return Column(name, Text, nullable=False)


def _told(name: str = "told") -> Column[object]:
    return Column(name, LargeBinary, nullable=False)


pending = Table("record_pending", metadata, _key("page"))
"""Pages whose reading changed since the record was brought up to date; triggers on `readings` and `pages` fill it."""

parts = Table(
    "page_parts",
    metadata,
    _key("page"),
    Column("number", Integer, nullable=False),
    _text("made_of"),
    Column("day", Integer),
    Column("dated", Integer, nullable=False),
    Column("moment", Integer, nullable=False),
    Column("outlet", Text),
    Column("story", Text),
    Column("lead", Text),
    _told("lineage"),
    _told("drawn"),
    Index("page_parts_by_day", "day"),
    Index("page_parts_by_story", "story"),
    Index("page_parts_by_number", "number", "page", "dated", "moment", "outlet"),
)
"""What the record takes from each page, as far as it is short or changes with other pages. `made_of` is a digest of the
reading; `number` is the page's own in `pages`; `lead` the first page of its story. Copies ask of pages by the hundred
thousand when they came out and in which outlet: all that stands in the index by number."""

told = Table("page_tellings", metadata, Column("number", Integer, primary_key=True), _told("part"), _told("tellings"))
"""What each page tells, by its number."""

leaves = Table("page_leaves", metadata, Column("number", Integer, primary_key=True), _told("leaf"))
"""Its leaf for stories."""

words = Table("page_words", metadata, Column("number", Integer, primary_key=True), _told("words"))
"""Its words for copies. These are apart, since each is asked for alone, and a row is read and written as a whole."""

prints = Table("page_prints", metadata, *map(_number, ("gram", "outlet", "moment", "page")), sqlite_with_rowid=False)
"""Fingerprints of reports → the pages they stand on, by number, under the number of their outlet (0: none) and in the
order of publication (`UNDATED` for a moment: undated)."""

UNDATED = 1 << 40
"""Later than any second of the years that a page can tell."""

stock = Table("page_stock", metadata, _number("gram"), _number("outlet"), sqlite_with_rowid=False)
"""Fingerprints that are stock of an outlet."""

outlets = Table("print_outlets", metadata, _number("number"), Column("name", Text, nullable=False, unique=True))
"""Outlets by the numbers under which their fingerprints stand."""

groups = Table(
    "story_groups",
    metadata,
    _key("id"),
    _text("story"),
    _text("happening"),
    Column("key", Text),
    _text("tellings"),
    Index("story_groups_by_story", "story"),
    Index("story_groups_by_happening", "happening", sqlite_where=text("happening <> id")),
    Index("story_groups_by_key", "key"),
)
"""Tellings of one event within a story, by the id of the first; groups of several stories that share a key can be one
happening. Most are a happening of their own, of the same id: by happening only the others need an index."""

since = Table(
    "since_tellings",
    metadata,
    _text("key"),
    _text("part"),
    Column("number", Integer, nullable=False),
    Column("outlet", Text),
    _told("drawn"),
    _told(),
    Index("since_tellings_by_key", "key", "part", "number"),
)
"""The tellings of groups whose key is of a month or of a war that goes on, each with the outlet of its page and what
the page draws on: told for years, on pages from all over the file. Rows are too long to stand in an index."""

tolls = Table(
    "toll_parts",
    metadata,
    _key("id"),
    _text("story"),
    _text("ledger"),
    Column("part", Text),
    Column("happening", Text),
    Column("spot", Text),
    Column("day", Integer),
    Column("firm", Integer, nullable=False),
    _told(),
    Index("toll_parts_by_spot", "spot", "day"),
    Index("toll_parts_by_story", "story"),
    Index("toll_parts_by_ledger", "ledger"),
    Index("toll_parts_by_happening", "happening"),
)

demands = Table("demand_parts", metadata, _key("key"), _key("page"), _told(), Index("demand_parts_by_page", "page"))

roles = Table(
    "happening_roles",
    metadata,
    _key("name"),
    _key("country"),
    _number("day"),
    _key("happening"),
    sqlite_with_rowid=False,
)
"""What happenings can be to each other, by day: a plan, what was done, a truce, a fight. Which a happening has is told
by itself, so that they are not looked up by it."""

ties = Table(
    "happening_ties", metadata, _key("one"), _key("kind"), _key("other"), _text("back"), Index("ties_by_other", "other")
)

moves = Table(
    "story_moves",
    metadata,
    _key("page"),
    _number("day"),
    _text("came_from"),
    _text("went_to"),
    _text("why"),
    Index("story_moves_by_day", "day"),
)
"""The pages that those of a later day (an ordinal) brought from one story into another, both told by first page."""

TABLES = (
    pending,
    parts,
    told,
    leaves,
    words,
    prints,
    stock,
    outlets,
    groups,
    since,
    tolls,
    demands,
    roles,
    ties,
    moves,
)
"""All of them; emptied before the record is made anew."""
