"""The tables of a case, as SQLAlchemy Core sees them. `migrations/` makes them; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

APPLICATION_ID = 0x504C474E
"""Four bytes in the file's head ("PLGN") by which a case is told from any other SQLite file."""

metadata = MetaData()


def _table(name: str, *parts: Column[object] | UniqueConstraint | Index) -> Table:
    return Table(name, metadata, *parts)


def _text(name: str) -> Column[object]:
    """A text column that may be unknown."""
    return Column(name, Text)


def _told(name: str) -> Column[object]:
    """A text column that is always told."""
    return Column(name, Text, nullable=False)


def _count(name: str) -> Column[object]:
    return Column(name, Integer, nullable=False)


def _bytes(name: str) -> Column[object]:
    return Column(name, LargeBinary, nullable=False)


def _yes_no(name: str) -> Column[object]:
    return Column(name, Boolean, nullable=False)


def _key(name: str) -> Column[object]:
    return Column(name, Text, primary_key=True)


def _in(name: str, target: str) -> Column[object]:
    """Part of the primary key that points at another table."""
    return Column(name, Text, ForeignKey(target, ondelete="CASCADE"), primary_key=True)


facts = _table("case_facts", _key("name"), _told("value"))
"""Single facts of the case: when it was made, which state of the readings the record was made from."""

runs = _table(
    "runs",
    Column("id", Integer, primary_key=True),
    *map(_told, ("command", "options", "started")),
    *map(_text, ("ended", "outcome")),
    *map(_told, ("counts", "seconds")),
)

pages = _table(
    "pages",
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _text("identity"),
    _told("source"),
    _told("media"),
    _told("encoding"),
    _text("encoding_doubt"),
    _told("sha256"),
    _count("size"),
    _text("url"),
    _text("external_id"),
    *map(_text, ("hint_outlet", "hint_published", "hint_title", "hint_byline", "hint_language", "captured")),
    _told("added"),
    _told("notes"),
    Column("content", LargeBinary, nullable=False),
    Index("pages_by_identity", "identity"),
    Index("pages_by_url", "url"),
)

readings = _table(
    "readings",
    _in("page", "pages.id"),
    _told("reader"),
    _told("state"),
    _text("stage"),
    _text("reason"),
    _text("detail"),
    _text("outlet"),
    _text("published"),
    _text("title"),
    _text("language"),
    _count("actors"),
    _count("events"),
    _count("statements"),
    _count("figures"),
    _text("json"),
    Index("readings_by_state", "state"),
)

report_lines = _table("report_lines", _in("page", "readings.page"), _told("outlet"), _told("habits"), _bytes("lines"))
"""The lines of each report as hashes, in its outlet's name; `habits` is the digest of those it was read with."""

outlet_habits = _table("outlet_habits", _key("outlet"), _count("pages"), _told("digest"), _bytes("lines"))

drops = _table(
    "drops",
    Column("id", Integer, primary_key=True),
    _told("stage"),
    _told("item"),
    _told("reason"),
    _told("detail"),
    Column("run", Integer, ForeignKey("runs.id")),
    UniqueConstraint("stage", "item", "reason", name="one_drop_an_item"),
)

stories = _table(
    "stories",
    _key("id"),
    _told("title"),
    _text("first"),
    _text("last"),
    _told("parties"),
    _told("places"),
    _count("pages"),
    _count("origins_low"),
    _count("origins_high"),
    _told("json"),
)

happenings = _table(
    "happenings",
    _key("id"),
    _text("date"),
    _told("type"),
    _text("mode"),
    _told("sources"),
    _told("targets"),
    _text("place"),
    _told("status"),
    _yes_no("background"),
    _told("said_by"),
    _told("denied_by"),
    _count("mentions"),
    _count("origins_low"),
    _count("origins_high"),
    _text("first_told"),
    _text("last_told"),
    _text("story"),
    _told("contradictions"),
    _told("json"),
    Index("happenings_by_date", "date"),
)

mentions = _table(
    "mentions",
    _in("happening", "happenings.id"),
    _in("page", "pages.id"),
    _key("event"),
    _told("words"),
    _told("anchor"),
    _told("status"),
    _told("said_by"),
    _told("denied_by"),
    _text("published"),
    Index("mentions_by_page", "page", "happening"),
)

claims = _table(
    "claims",
    _key("id"),
    _told("proposition"),
    _text("about"),
    _told("asserted_by"),
    _told("denied_by"),
    _count("assertions"),
    _count("denials"),
    _count("asserted_origins_low"),
    _count("asserted_origins_high"),
    _count("denied_origins_low"),
    _count("denied_origins_high"),
    _text("happening"),
    _text("story"),
    _text("part"),
    _told("json"),
    Index("claims_by_story", "story"),
)

assertions = _table(
    "assertions",
    _in("claim", "claims.id"),
    Column("number", Integer, primary_key=True),
    _yes_no("denies"),
    Column("page", Text, ForeignKey("pages.id"), nullable=False),
    _text("speaker"),
    _told("via"),
    _told("words"),
    _yes_no("direct"),
    _text("published"),
    _told("rule"),
)

ledgers = _table(
    "ledgers",
    _key("id"),
    _told("about"),
    _told("kind"),
    Column("low", Float),
    Column("high", Float),
    _count("entries"),
    _count("origins_low"),
    _count("origins_high"),
    _text("happening"),
    _text("story"),
    _told("json"),
)

ledger_entries = _table(
    "ledger_entries",
    _in("ledger", "ledgers.id"),
    _key("id"),
    _told("kind"),
    Column("low", Float),
    Column("high", Float),
    _told("words"),
    _told("speakers"),
    _text("place"),
    _text("date"),
    _text("published"),
    _text("outlet"),
    _yes_no("cumulative"),
    _yes_no("current"),
    _told("replaces"),
    _told("contradicts"),
    Column("page", Text, ForeignKey("pages.id"), nullable=False),
    _told("sentence"),
)

origins = _table("origins", _key("id"), _told("name"), _told("kind"), _count("pages"), _told("json"))

origin_pages = _table(
    "origin_pages",
    _in("origin", "origins.id"),
    Column("page", Text, ForeignKey("pages.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    _told("how"),
    _told("detail"),
    _text("words"),
    Column("start", Integer),
    Column("end", Integer),
    Index("origin_pages_by_page", "page"),
)

copies = _table(
    "copies",
    _in("earlier", "pages.id"),
    _in("later", "pages.id"),
    Column("share", Float, nullable=False),
    _count("stretches"),
    _yes_no("derives"),
    _told("json"),
    Index("copies_by_later", "later"),
)

discrepancies = _table(
    "discrepancies",
    _key("id"),
    *map(_told, ("about", "differs", "versions", "json", "of")),
    Index("discrepancies_by_of", "of"),
)
"""`of` names the ledger, happening or demand that is told differently."""

decisions = _table(
    "decisions",
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    *map(_told, ("at", "reviewer", "why", "verdict", "kind", "target", "told")),
    *map(_text, ("field", "value", "machine", "undoes")),
    *map(_told, ("reader", "decision")),
    Index("decisions_by_target", "target"),
)
"""What people decided, in the order of arrival; triggers refuse to change or delete a row."""

samples = _table(
    "samples", _key("id"), *map(_told, ("at", "kind")), *map(_count, ("size", "drawn_from", "seed")), _told("keys")
)
"""Random samples drawn for review; they stand as they were drawn."""
