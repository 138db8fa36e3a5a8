"""What lists are ordered and narrowed by: computed columns, indexes, the parties of things, counts by day.

Revision 0005. What stands in the record is laid out in the new tables by SQL, a table at a time.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_DAY_FROM = "substr(placed, 1, instr(placed || '/', '/') - 1)"
_LAST = "coalesce(nullif(substr(placed, length(day_from) + 2), ''), day_from)"
_DAY_TO = (
    f"CASE {_LAST} WHEN '..' THEN '~' ELSE {_LAST} || "
    f"substr('-99-99', 1 + 3 * min(2, length({_LAST}) - length(replace({_LAST}, '-', '')))) END"
)
_PLACED = "coalesce(nullif(date, ''), nullif(substr({}, 1, 10), ''))"


def _days(told: str) -> tuple[tuple[str, str, str], ...]:
    return ("placed", "TEXT", told), ("day_from", "TEXT", _DAY_FROM), ("day_to", "TEXT", _DAY_TO)


_COMPUTED: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "happenings",
        (
            ("part", "INTEGER", "CASE WHEN background THEN 2 WHEN status <> 'happened' THEN 1 ELSE 0 END"),
            ("placed", "TEXT", _PLACED.format("first_told")),
            ("day", "TEXT", "coalesce(placed, '9999')"),
            *_days("")[1:],
            ("by_origins", "INTEGER", "-origins_low"),
            ("by_mentions", "INTEGER", "-mentions"),
            ("by_told", "TEXT", "coalesce(nullif(first_told, ''), '9')"),
        ),
    ),
    ("stories", (("by_pages", "INTEGER", "-pages"), ("by_first", "TEXT", "coalesce(nullif(first, ''), '9')"))),
    (
        "claims",
        (
            ("by_denied", "INTEGER", "denials = 0"),
            ("by_origins", "INTEGER", "-asserted_origins_low"),
            ("by_tellings", "INTEGER", "-(assertions + denials)"),
        ),
    ),
    ("assertions", _days("nullif(substr(published, 1, 10), '')")),
    ("ledgers", (("by_entries", "INTEGER", "-entries"),)),
    ("ledger_entries", _days(_PLACED.format("published"))),
    ("origins", (("by_pages", "INTEGER", "-pages"),)),
    ("copies", (("by_share", "FLOAT", "-share"),)),
)
_INDEXES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "happenings_in_time",
        "happenings",
        ("part", "day", "type", "id", "day_from", "day_to", "status", "origins_low"),
    ),
    (
        "happenings_by_weight",
        "happenings",
        ("background", "by_origins", "by_mentions", "by_told", "id", "day_from", "day_to", "type", "status"),
    ),
    ("happenings_by_type", "happenings", ("type", "part", "day")),
    ("happenings_by_place", "happenings", ("place", "part", "day")),
    ("happenings_by_story", "happenings", ("story",)),
    ("happenings_by_day", "happenings", ("day_from", "day_to")),
    ("stories_in_order", "stories", ("by_pages", "by_first", "id")),
    ("stories_by_last", "stories", ("last",)),
    ("claims_in_order", "claims", ("by_denied", "by_origins", "by_tellings", "id")),
    ("claims_by_happening", "claims", ("happening",)),
    ("assertions_by_page", "assertions", ("page", "claim")),
    ("assertions_by_published", "assertions", ("published", "denies", "claim")),
    ("ledgers_in_order", "ledgers", ("by_entries", "about", "kind", "id")),
    ("ledgers_by_about", "ledgers", ("about",)),
    ("ledgers_by_kind", "ledgers", ("kind",)),
    ("ledgers_by_story", "ledgers", ("story",)),
    ("ledgers_by_happening", "ledgers", ("happening",)),
    ("ledger_entries_by_id", "ledger_entries", ("id",)),
    ("ledger_entries_by_page", "ledger_entries", ("page", "ledger")),
    ("ledger_entries_by_place", "ledger_entries", ("place", "ledger")),
    ("ledger_entries_by_published", "ledger_entries", ("published", "ledger")),
    ("origins_in_order", "origins", ("by_pages", "name", "id")),
    ("copies_in_order", "copies", ("by_share", "later", "earlier")),
    ("readings_by_outlet", "readings", ("outlet", "published")),
    ("readings_by_published", "readings", ("published",)),
    ("readings_of_page", "readings", ("page", "outlet", "published")),
    ("pages_by_hint_outlet", "pages", ("hint_outlet",)),
    ("mentions_by_page", "mentions", ("page", "happening")),
)
_TRIGGERS = (
    """CREATE TRIGGER pair_came AFTER INSERT ON happening_pairs BEGIN
        INSERT INTO pair_counts (source, target, type, mood, mutual, happenings, origins)
        VALUES (NEW.source, NEW.target, NEW.type, NEW.mood, NEW.mutual, 1, NEW.origins)
        ON CONFLICT DO UPDATE SET happenings = happenings + 1, origins = origins + NEW.origins;
    END""",
    """CREATE TRIGGER pair_went AFTER DELETE ON happening_pairs BEGIN
        UPDATE pair_counts SET happenings = happenings - 1, origins = origins - OLD.origins
        WHERE (source, target, type, mood, mutual) = (OLD.source, OLD.target, OLD.type, OLD.mood, OLD.mutual);
        DELETE FROM pair_counts WHERE happenings <= 0 AND
        (source, target, type, mood, mutual) = (OLD.source, OLD.target, OLD.type, OLD.mood, OLD.mutual);
    END""",
    """CREATE TRIGGER happening_came AFTER INSERT ON happenings BEGIN
        INSERT INTO day_counts (day, part, type, happenings)
        VALUES (coalesce(NEW.day_from, ''), NEW.part, NEW.type, 1)
        ON CONFLICT DO UPDATE SET happenings = happenings + 1;
    END""",
    """CREATE TRIGGER happening_went AFTER DELETE ON happenings BEGIN
        UPDATE day_counts SET happenings = happenings - 1
        WHERE (day, part, type) = (coalesce(OLD.day_from, ''), OLD.part, OLD.type);
        DELETE FROM day_counts WHERE happenings <= 0 AND
        (day, part, type) = (coalesce(OLD.day_from, ''), OLD.part, OLD.type);
    END""",
)
_FILL_PAIRS = """
INSERT INTO happening_pairs (source, target, happening, type, mood, status, day_from, day_to, mutual, origins, story)
WITH s AS MATERIALIZED (SELECT DISTINCT happening, key FROM happening_parties WHERE side = 'source'),
     t AS MATERIALIZED (SELECT DISTINCT happening, key FROM happening_parties WHERE side = 'target'),
     same AS MATERIALIZED (
        SELECT n.happening FROM (SELECT happening, count(*) AS many FROM s GROUP BY 1 HAVING count(*) > 1) AS n
        JOIN (SELECT happening, count(*) AS many FROM t GROUP BY 1) AS m USING (happening)
        WHERE n.many = m.many AND n.many = (
            SELECT count(*) FROM happening_parties AS a WHERE a.happening = n.happening AND a.side = 'source'
            AND a.number = (SELECT min(number) FROM happening_parties AS x
                WHERE x.happening = a.happening AND x.side = 'source' AND x.key = a.key)
            AND EXISTS (SELECT 1 FROM happening_parties AS b
                WHERE b.happening = a.happening AND b.side = 'target' AND b.key = a.key)))
SELECT coalesce(s.key, ''), coalesce(t.key, ''), h.id, h.type, h.part, h.status, h.day_from,
       CASE h.day_to WHEN '~' THEN '9999' ELSE h.day_to END, same.happening IS NOT NULL, h.origins_low, h.story
FROM happenings AS h LEFT JOIN s ON s.happening = h.id LEFT JOIN t ON t.happening = h.id
LEFT JOIN same ON same.happening = h.id
WHERE same.happening IS NULL OR s.key < t.key
ORDER BY 1, 2, 3
"""
"""In the order of the table's key, so that a large one is written from its beginning to its end."""


def upgrade() -> None:
    for table, columns in _COMPUTED:
        for name, kind, sql in columns:
            # the line break keeps each column on a line of its own, as SQLAlchemy reads them back
            op.execute(f"ALTER TABLE {table} ADD COLUMN {name}\n {kind} GENERATED ALWAYS AS ({sql}) VIRTUAL")
    op.drop_index("mentions_by_page", "mentions")
    for index, table, names in _INDEXES:
        op.create_index(index, table, list(names))
    op.execute("CREATE INDEX happenings_of_stretches ON happenings (day_to) WHERE day_from <> day_to")
    for whole in ("happening", "claim", "ledger", "story"):
        _parties(whole)
    for name in ("place", "page"):
        table = f"story_{name}s"
        op.create_table(table, _whole("story"), _key("number", sa.Integer), _text(name))
        op.execute(
            f"INSERT INTO {table} (story, number, {name}) "
            f"SELECT s.id, p.key + 1, p.value FROM stories AS s, json_each(s.json, '$.{table[6:]}') AS p ORDER BY 1, 2"
        )
        op.create_index(f"{table}_by_{name}", table, [name, "story"])
    _pairs()
    _counts()


def _parties(whole: str) -> None:
    table = f"{whole}_parties"
    plural = {"story": "stories"}.get(whole, f"{whole}s")
    more = (_text("type"), sa.Column("day", sa.Text)) if whole == "happening" else ()
    keys = (_whole(whole), _key("side"), _key("number", sa.Integer))
    told = map(_text, ("key", "name", "kind", "code"))
    op.create_table(table, *keys, *told, *more, sqlite_with_rowid=False)
    for side, parties, path in _SIDES[whole]:
        shape = ", ".join(f"json_extract(p.value, '{path}.{field}')" for field in ("key", "name", "kind", "code"))
        shape += ", w.type, w.placed" if more else ""
        order = "a.key, p.key" if " AS a" in parties else "p.key"
        op.execute(
            f"INSERT INTO {table} SELECT w.id, '{side}', row_number() OVER (PARTITION BY w.id ORDER BY {order}), "
            f"{shape} FROM {plural} AS w, {parties} AS p WHERE json_type(p.value, '{path}') = 'object' ORDER BY 1, 3"
        )
        op.execute(
            f"DELETE FROM {table} WHERE side = '{side}' AND EXISTS (SELECT 1 FROM {table} AS e WHERE "
            f"e.{whole} = {table}.{whole} AND e.side = '{side}' AND e.number < {table}.number "
            f"AND (e.key, e.name, e.kind, e.code) = ({table}.key, {table}.name, {table}.kind, {table}.code))"
        )
    op.create_index(f"{table}_by_name", table, ["name", "code", "side", whole])
    if more:
        op.create_index(f"{table}_by_key", table, ["key", "side", "day"])


def _in_each(list_: str, parties: str) -> str:
    return f"json_each(w.json, '$.{list_}') AS a, json_each(a.value, '$.{parties}')"


_SIDES = {
    "happening": tuple(
        (side, f"json_each(w.json, '$.{name}')", "$")
        for side, name in (("source", "sources"), ("target", "targets"), ("said_by", "said_by"),
                           ("denied_by", "denied_by"))
    ),
    "claim": (
        ("asserted", "json_each(w.json, '$.asserted')", "$.speaker"),
        ("asserted_via", _in_each("asserted", "via"), "$"),
        ("denied", "json_each(w.json, '$.denied')", "$.speaker"),
        ("denied_via", _in_each("denied", "via"), "$"),
    ),
    "ledger": (("speaker", _in_each("entries", "speakers"), "$"),),
    "story": (("party", "json_each(w.json, '$.parties')", "$"),),
}  # fmt: skip
"""Table → the side, where its parties stand in the JSON, and the path to the party there."""


def _pairs() -> None:
    op.create_table(
        "happening_pairs",
        _key("source"),
        _key("target"),
        _whole("happening"),
        _text("type"),
        _number("mood"),
        _text("status"),
        sa.Column("day_from", sa.Text),
        sa.Column("day_to", sa.Text),
        sa.Column("mutual", sa.Boolean, nullable=False),
        _number("origins"),
        sa.Column("story", sa.Text),
        sqlite_with_rowid=False,
    )
    op.execute(_FILL_PAIRS)
    for name, columns in (
        ("happening", ["happening"]),
        ("target", ["target", "source"]),
        ("story", ["story"]),
        ("day", ["day_from", "day_to"]),
    ):
        op.create_index(f"happening_pairs_by_{name}", "happening_pairs", columns)


def _counts() -> None:
    op.create_table(
        "pair_counts",
        _key("source"),
        _key("target"),
        _key("type"),
        _key("mood", sa.Integer),
        _key("mutual", sa.Boolean),
        _number("happenings"),
        _number("origins"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO pair_counts SELECT source, target, type, mood, mutual, count(*), sum(origins) "
        "FROM happening_pairs GROUP BY 1, 2, 3, 4, 5"
    )
    op.create_table(
        "day_counts",
        _key("day"),
        _key("part", sa.Integer),
        _key("type"),
        _number("happenings"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO day_counts SELECT coalesce(day_from, ''), part, type, count(*) FROM happenings GROUP BY 1, 2, 3"
    )
    for trigger in _TRIGGERS:
        op.execute(trigger)


def _whole(name: str) -> sa.Column[object]:
    plural = {"story": "stories"}.get(name, f"{name}s")
    return sa.Column(name, sa.Text, sa.ForeignKey(f"{plural}.id", ondelete="CASCADE"), primary_key=True)


def _key(name: str, kind: type = sa.Text) -> sa.Column[object]:
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer, nullable=False)


def downgrade() -> None:
    raise NotImplementedError("a case is only brought forward")
