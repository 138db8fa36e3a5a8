"""What a case listens to and what it fetched; rules that ring and messages on their way.

Revision 0010.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ON = "EXISTS (SELECT 1 FROM alert_rules WHERE state = 'on')"
_NOTED = {"happenings": "happening", "claims": "claim", "ledgers": "ledger"}


def _key(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text, primary_key=True)


def _told(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _text(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Text) for name in names]


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text, nullable=False, server_default="{}")


def _count(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Integer, nullable=False, server_default="0") for name in names]


def _moment(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Float) for name in names]


def upgrade() -> None:
    _gathering()
    _alerting()


def _gathering() -> None:
    op.create_table(
        "subscriptions",
        _key("id"),
        sa.Column("url", sa.Text, nullable=False, unique=True),
        *_told("kind", "name"),
        *_text("outlet", "language", "found_in", "parent", "since"),
        *_told("state", "added"),
        *_text("etag", "modified"),
        *_moment("asked", "heard", "next_due", "every"),
        _json("rhythm"),
        *_count("asks", "items", "refused"),
        sa.Column("status", sa.Integer),
        *_text("detail"),
    )
    op.create_index("subscriptions_by_due", "subscriptions", ["next_due"])
    op.create_table(
        "addresses",
        _key("key"),
        *_told("url", "host"),
        *_text("subscription"),
        *_told("state"),
        sa.Column("found", sa.Float, nullable=False),
        *_moment("due"),
        _json("told"),
        *_count("tries", "checks"),
        *_text("etag", "modified"),
        sa.Column("status", sa.Integer),
        *_text("detail"),
        *_moment("asked", "kept"),
        *_text("digest", "page", "same_as"),
    )
    op.create_index("addresses_by_due", "addresses", ["due"], sqlite_where=sa.text("due IS NOT NULL"))
    op.create_index("addresses_by_host", "addresses", ["host", "state", "due"], sqlite_where=sa.text("due IS NOT NULL"))
    op.create_index("addresses_by_subscription", "addresses", ["subscription", "state"])
    op.create_index("addresses_by_state", "addresses", ["state"])
    op.create_index("addresses_by_same", "addresses", ["same_as"], sqlite_where=sa.text("same_as IS NOT NULL"))
    op.create_table(
        "hosts",
        _key("host"),
        *_text("robots", "closed"),
        *_moment("robots_at"),
        sa.Column("pause", sa.Float, nullable=False, server_default="1"),
        *_moment("next_at"),
        *_count("refused", "forbidden", "asked"),
        sa.Column("status", sa.Integer),
        *_text("detail"),
    )
    op.create_table(
        "captures",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *_told("url", "about", "at", "kind"),
        sa.Column("status", sa.Integer, nullable=False),
        *_told("digest"),
        *_count("size"),
        *_text("page"),
        sa.Column("warc", sa.LargeBinary, nullable=False),
    )
    op.create_index("captures_by_about", "captures", ["about"])
    op.create_index("captures_by_page", "captures", ["page"])
    op.create_table("watch_facts", _key("name"), *_told("value"))


def _alerting() -> None:
    op.create_table(
        "channels",
        _key("name"),
        *_told("kind"),
        _json("settings"),
        *_text("quiet"),
        sa.Column("budget", sa.Integer),
        *_told("state", "made"),
        *_moment("next_at", "sent"),
        *_count("tries"),
        *_text("detail"),
    )
    op.create_table(
        "alert_rules",
        _key("id"),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        *_told("rule", "channels", "state", "made"),
        *_text("made_by"),
        *_moment("since"),
    )
    op.create_table(
        "alerts",
        _key("id"),
        *_told("rule", "kind", "about", "told", "first", "last"),
        *_count("rings"),
        _json("grown"),
    )
    op.create_index("alerts_by_last", "alerts", ["last"])
    op.create_index("alerts_by_rule", "alerts", ["rule", "last"])
    op.create_table("alert_mentions", _key("alert"), _key("mention"), sqlite_with_rowid=False)
    op.create_index("alert_mentions_by_mention", "alert_mentions", ["mention"])
    op.create_table("alert_pending", _key("kind"), _key("id"), sqlite_with_rowid=False)
    op.create_table(
        "messages",
        _key("id"),
        *_told("alert", "channel", "body", "state"),
        sa.Column("made", sa.Float, nullable=False),
        *_moment("due"),
        *_count("tries"),
        *_moment("sent"),
        *_text("remote", "detail"),
        *_count("loud", "grave"),
    )
    op.create_index("messages_by_due", "messages", ["state", "due"])
    op.create_index("messages_by_alert", "messages", ["alert", "channel"])
    op.create_index("messages_by_channel", "messages", ["channel", "sent"])
    for table, kind in _NOTED.items():
        for moment, row in (("INSERT", "NEW"), ("UPDATE", "NEW")):
            op.execute(
                f"CREATE TRIGGER {kind}_may_ring_{moment.lower()} AFTER {moment} ON {table} WHEN {_ON} "
                f"BEGIN INSERT OR IGNORE INTO alert_pending VALUES ('{kind}', {row}.id); END"
            )
    op.execute(
        f"CREATE TRIGGER page_may_ring_insert AFTER INSERT ON search_pages WHEN {_ON} "
        "BEGIN INSERT OR IGNORE INTO alert_pending VALUES ('page', NEW.page); END"
    )


def downgrade() -> None:
    raise NotImplementedError("a case is only brought forward")
