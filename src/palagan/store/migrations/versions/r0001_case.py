"""The first shape of a case: pages, readings, runs, drops, the record's tables, and views for people.

Revision 0001. What stands here is never edited once released; a change is a further revision.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from palagan.store.schema import APPLICATION_ID

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

VIEWS = {
    "page_versions": """
        SELECT id AS page,
               row_number() OVER chain AS version,
               count(*) OVER (PARTITION BY coalesce(identity, id)) AS versions
        FROM pages
        WINDOW chain AS (PARTITION BY coalesce(identity, id) ORDER BY coalesce(captured, added), number)
    """,
    "articles": """
        SELECT p.id AS page, coalesce(r.outlet, p.hint_outlet) AS outlet, r.published, r.title, r.language,
               coalesce(r.state, 'new') AS state, r.reason, v.version, v.versions,
               r.actors, r.events, r.statements, r.figures, p.url, p.source, p.captured, p.sha256,
               json_extract(r.json, '$.text') AS text
        FROM pages p
        JOIN page_versions v ON v.page = p.id
        LEFT JOIN readings r ON r.page = p.id
        ORDER BY r.published IS NULL, r.published, p.number
    """,
    "timeline": """
        SELECT date, type, mode, sources, targets, place, status,
               CASE background WHEN 1 THEN 'background' ELSE 'news' END AS told_as,
               said_by, denied_by, origins_low AS origins_at_least, origins_high AS origins_at_most,
               mentions, contradictions, first_told, story, id
        FROM happenings
        ORDER BY date IS NULL, date, type, id
    """,
    "claims_and_denials": """
        SELECT c.proposition, CASE a.denies WHEN 1 THEN 'denies' ELSE 'asserts' END AS does,
               coalesce(a.speaker, 'unnamed') AS speaker, a.via, a.words,
               CASE a.direct WHEN 1 THEN 'quoted' ELSE 'reported' END AS quoted,
               r.outlet, a.published, c.asserted_origins_low AS asserting_origins_at_least,
               c.denied_origins_low AS denying_origins_at_least, a.page, c.id AS claim
        FROM assertions a
        JOIN claims c ON c.id = a.claim
        LEFT JOIN readings r ON r.page = a.page
        ORDER BY c.denials = 0, c.id, a.denies, a.published IS NULL, a.published, a.number
    """,
    "toll_ledger": """
        SELECT l.about, e.kind, e.low, e.high, e.words, e.speakers, e.place, e.date, e.published, e.outlet,
               CASE e.current WHEN 1 THEN 'stands' ELSE 'replaced' END AS state,
               e.replaces, e.contradicts, e.sentence, e.page, e.id, l.id AS ledger
        FROM ledger_entries e
        JOIN ledgers l ON l.id = e.ledger
        ORDER BY l.about, l.id, e.published IS NULL, e.published, e.id
    """,
    "sources": """
        SELECT coalesce(r.outlet, p.hint_outlet, 'unknown') AS outlet, count(*) AS pages,
               count(*) FILTER (WHERE r.state = 'kept') AS read,
               count(*) FILTER (WHERE r.state = 'dropped') AS dropped,
               min(r.published) AS first, max(r.published) AS last,
               (SELECT group_concat(name, '; ') FROM
                   (SELECT DISTINCT o.name FROM origin_pages op
                    JOIN origins o ON o.id = op.origin
                    JOIN readings r2 ON r2.page = op.page
                    JOIN pages p2 ON p2.id = op.page
                    WHERE coalesce(r2.outlet, p2.hint_outlet, 'unknown')
                        = coalesce(r.outlet, p.hint_outlet, 'unknown')
                    ORDER BY o.name)) AS draws_on
        FROM pages p LEFT JOIN readings r ON r.page = p.id
        GROUP BY 1
        ORDER BY 2 DESC, 1
    """,
    "dropped": """
        SELECT stage, reason, item, detail FROM drops
        UNION ALL
        SELECT r.stage, r.reason, p.source, r.detail FROM readings r JOIN pages p ON p.id = r.page
        WHERE r.state = 'dropped'
        ORDER BY 1, 2, 3
    """,
}


def upgrade() -> None:
    """Make every table and view."""
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    op.create_table(
        "case_facts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("proposition", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("asserted_by", sa.Text(), nullable=False),
        sa.Column("denied_by", sa.Text(), nullable=False),
        sa.Column("assertions", sa.Integer(), nullable=False),
        sa.Column("denials", sa.Integer(), nullable=False),
        sa.Column("asserted_origins_low", sa.Integer(), nullable=False),
        sa.Column("asserted_origins_high", sa.Integer(), nullable=False),
        sa.Column("denied_origins_low", sa.Integer(), nullable=False),
        sa.Column("denied_origins_high", sa.Integer(), nullable=False),
        sa.Column("happening", sa.Text(), nullable=True),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "discrepancies",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("differs", sa.Text(), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "happenings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("targets", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("denied_by", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("origins_low", sa.Integer(), nullable=False),
        sa.Column("origins_high", sa.Integer(), nullable=False),
        sa.Column("first_told", sa.Text(), nullable=True),
        sa.Column("last_told", sa.Text(), nullable=True),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("contradictions", sa.Text(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("happenings_by_date", "happenings", ["date"], unique=False)
    op.create_table(
        "ledgers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("origins_low", sa.Integer(), nullable=False),
        sa.Column("origins_high", sa.Integer(), nullable=False),
        sa.Column("happening", sa.Text(), nullable=True),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "origins",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "pages",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("encoding_doubt", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("hint_outlet", sa.Text(), nullable=True),
        sa.Column("hint_published", sa.Text(), nullable=True),
        sa.Column("hint_title", sa.Text(), nullable=True),
        sa.Column("hint_byline", sa.Text(), nullable=True),
        sa.Column("hint_language", sa.Text(), nullable=True),
        sa.Column("captured", sa.Text(), nullable=True),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("pages_by_identity", "pages", ["identity"], unique=False)
    op.create_index("pages_by_url", "pages", ["url"], unique=False)
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("origins_low", sa.Integer(), nullable=False),
        sa.Column("origins_high", sa.Integer(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "assertions",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("denies", sa.Boolean(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["page"],
            ["pages.id"],
        ),
        sa.PrimaryKeyConstraint("claim", "number"),
    )
    op.create_table(
        "copies",
        sa.Column("earlier", sa.Text(), nullable=False),
        sa.Column("later", sa.Text(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("stretches", sa.Integer(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["earlier"], ["pages.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["later"], ["pages.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("earlier", "later"),
    )
    op.create_table(
        "drops",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["run"],
            ["runs.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("stage", "item", "reason", name="one_drop_an_item"),
    )
    op.create_table(
        "ledger_entries",
        sa.Column("ledger", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("speakers", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("cumulative", sa.Boolean(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("replaces", sa.Text(), nullable=False),
        sa.Column("contradicts", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["ledger"], ["ledgers.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["page"],
            ["pages.id"],
        ),
        sa.PrimaryKeyConstraint("ledger", "id"),
    )
    op.create_table(
        "mentions",
        sa.Column("happening", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("denied_by", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["happening"], ["happenings.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("happening", "page", "event"),
    )
    op.create_table(
        "origin_pages",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["origin"], ["origins.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["page"],
            ["pages.id"],
        ),
        sa.PrimaryKeyConstraint("origin", "number"),
    )
    op.create_table(
        "readings",
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("actors", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.Column("json", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["page"], ["pages.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page"),
    )
    op.create_index("readings_by_state", "readings", ["state"], unique=False)

    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")


def downgrade() -> None:
    """There is nothing before the first shape."""
    raise NotImplementedError("a case has no shape before revision 0001")
