"""What lists are ordered and narrowed by, in tables beside the record's: computed columns, indexes, parties and places.

An index serves a list only where the query selects every column that it orders by: on a connection with decisions laid
over it the tables are views of two halves, and SQLite then merges the halves in order.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, text

from palagan.store import schema
from palagan.store.computed import made_days, made_number, made_share, made_text
from palagan.store.schema import metadata


def _add(table: Table, *parts: Column[object]) -> None:
    for column in parts:
        table.append_column(column)


def _index(name: str, table: Table, *columns: str) -> None:
    Index(name, *(table.c[column] for column in columns))


_PLACED = "coalesce(nullif(date, ''), nullif(substr({}, 1, 10), ''))"
"""A thing's own date, else the day on which it was told."""

_add(
    schema.happenings,
    made_number("part", "CASE WHEN background THEN 2 WHEN status <> 'happened' THEN 1 ELSE 0 END"),
    *made_days(_PLACED.format("first_told")),
    made_text("day", "coalesce(placed, '9999')"),
    made_number("by_origins", "-origins_low"),
    made_number("by_mentions", "-mentions"),
    made_text("by_told", "coalesce(nullif(first_told, ''), '9')"),
    Column("spot", Text),
    Column("spot_how", Text),
)
"""`part`: 0 deeds, 1 what is planned or possible, 2 background. `day` is where the timeline has a happening. `by_…` are
what lists are ordered by, here and in other tables; the lowest comes first. `spot` and `spot_how`: see `spots.py`."""
_add(schema.stories, made_number("by_pages", "-pages"), made_text("by_first", "coalesce(nullif(first, ''), '9')"))
_add(
    schema.claims,
    made_number("by_denied", "denials = 0"),
    made_number("by_origins", "-asserted_origins_low"),
    made_number("by_tellings", "-(assertions + denials)"),
)
_add(schema.assertions, *made_days("nullif(substr(published, 1, 10), '')"))
_add(schema.ledgers, made_number("by_entries", "-entries"))
_add(schema.ledger_entries, *made_days(_PLACED.format("published")))
_add(schema.origins, made_number("by_pages", "-pages"))
_add(schema.copies, made_share("by_share", "-share"))

Index("happenings_unplaced", schema.happenings.c.id, sqlite_where=text("spot_how IS NULL"))
for _name, _table, *_columns in (
    ("happenings_in_time", schema.happenings, "part", "day", "type", "id", "day_from", "day_to", "status",
     "origins_low"),
    ("happenings_by_weight", schema.happenings, "background", "by_origins", "by_mentions", "by_told", "id", "day_from",
     "day_to", "type", "status"),
    ("happenings_by_type", schema.happenings, "type", "part", "day"),
    ("happenings_by_place", schema.happenings, "place", "part", "day"),
    ("happenings_by_story", schema.happenings, "story"),
    ("happenings_by_day", schema.happenings, "day_from", "day_to"),
    ("happenings_of_id", schema.happenings, "id", "part", "day_from", "day_to"),
    ("happenings_on_map", schema.happenings, "spot", "spot_how", "part", "place", "type", "status", "origins_low",
     "day_from", "day_to"),
    ("stories_in_order", schema.stories, "by_pages", "by_first", "id"),
    ("stories_by_last", schema.stories, "last"),
    ("claims_in_order", schema.claims, "by_denied", "by_origins", "by_tellings", "id"),
    ("claims_by_happening", schema.claims, "happening"),
    ("assertions_by_page", schema.assertions, "page", "claim"),
    ("assertions_by_published", schema.assertions, "published", "denies", "claim"),
    ("ledgers_in_order", schema.ledgers, "by_entries", "about", "kind", "id"),
    ("ledgers_by_about", schema.ledgers, "about"),
    ("ledgers_by_kind", schema.ledgers, "kind"),
    ("ledgers_by_story", schema.ledgers, "story"),
    ("ledgers_by_happening", schema.ledgers, "happening"),
    ("ledger_entries_by_id", schema.ledger_entries, "id"),
    ("ledger_entries_by_page", schema.ledger_entries, "page", "ledger"),
    ("ledger_entries_by_place", schema.ledger_entries, "place", "ledger"),
    ("ledger_entries_by_published", schema.ledger_entries, "published", "ledger"),
    ("origins_in_order", schema.origins, "by_pages", "name", "id"),
    ("copies_in_order", schema.copies, "by_share", "later", "earlier"),
    ("readings_by_outlet", schema.readings, "outlet", "published"),
    ("readings_by_published", schema.readings, "published"),
    ("readings_of_page", schema.readings, "page", "outlet", "published"),
    ("pages_by_hint_outlet", schema.pages, "hint_outlet"),
):  # fmt: skip
    _index(_name, _table, *_columns)
Index("happenings_of_stretches", schema.happenings.c.day_to, sqlite_where=text("day_from <> day_to"))


def _whole(table: Table) -> Column[object]:
    name = {"stories": "story"}.get(table.name, table.name.removesuffix("s"))
    return Column(name, Text, ForeignKey(f"{table.name}.id", ondelete="CASCADE"), primary_key=True)


def _number() -> Column[object]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _told(name: str) -> Column[object]:
    return Column(name, Text, nullable=False)


def _parties(whole: Table, *more: Column[object]) -> Table:
    one = _whole(whole)
    name = f"{one.name}_parties"
    side = Column("side", Text, primary_key=True)
    told = map(_told, ("key", "name", "kind", "code"))
    table = Table(name, metadata, one, side, _number(), *told, *more, sqlite_with_rowid=False)
    _index(f"{name}_by_name", table, "name", "code", "side", one.name)
    return table


happening_parties = _parties(schema.happenings, _told("type"), Column("day", Text))
_index("happening_parties_by_key", happening_parties, "key", "side", "day")
claim_parties = _parties(schema.claims)
ledger_parties = _parties(schema.ledgers)
story_parties = _parties(schema.stories)
"""Who is told in a thing. `side` is "source", "target", "said_by", "denied_by" of a happening; "asserted", "denied",
"asserted_via", "denied_via" of a claim; "speaker" of a ledger, "party" of a story; `number` counts within a side.
`day` is the happening's date, else the day it was first told."""

story_places = Table("story_places", metadata, _whole(schema.stories), _number(), _told("place"))
_index("story_places_by_place", story_places, "place", "story")
story_pages = Table("story_pages", metadata, _whole(schema.stories), _number(), _told("page"))
_index("story_pages_by_page", story_pages, "page", "story")

happening_pairs = Table(
    "happening_pairs",
    metadata,
    Column("source", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    _whole(schema.happenings),
    _told("type"),
    Column("mood", Integer, nullable=False),
    _told("status"),
    Column("day_from", Text),
    Column("day_to", Text),
    Column("mutual", Boolean, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("story", Text),
    Index("happening_pairs_by_happening", "happening"),
    Index("happening_pairs_by_target", "target", "source"),
    Index("happening_pairs_by_story", "story"),
    Index("happening_pairs_by_day", "day_from", "day_to"),
    sqlite_with_rowid=False,
)
"""Who did it to whom (`pair_rows.py`); nobody is ''."""


def _tally(name: str, *keys: Column[object], counts: tuple[str, ...] = ("happenings",)) -> Table:
    counted = (Column(count, Integer, nullable=False) for count in counts)
    return Table(name, metadata, *keys, *counted, sqlite_with_rowid=False)


def _key(name: str, kind: type = Text) -> Column[object]:
    return Column(name, kind, primary_key=True, autoincrement=False)


pair_counts = _tally(
    "pair_counts",
    *map(_key, ("source", "target", "type")),
    _key("mood", Integer),
    _key("mutual", Boolean),
    counts=("happenings", "origins"),
)
day_counts = _tally("day_counts", _key("day"), _key("last"), _key("part", Integer), _key("type"))
"""How many happenings there are, the second by first and last day; triggers on `happening_pairs` and `happenings` keep
them."""

PARTS = (happening_parties, happening_pairs, claim_parties, ledger_parties, story_parties, story_places, story_pages)
"""Tables whose rows are parts of a thing of the record and go with it."""
