"""The review desk: how sure the reader was of each event, what a reviewer skipped and where he sat, what was decided in
one go, and what another reading would change.

Revision 0007.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_DOUBTS = (
    "INSERT OR REPLACE INTO event_doubts SELECT {page}, json_extract(e.value, '$.id'), "
    "json_extract(e.value, '$.confidence') FROM {readings}json_each({json}, '$.events') e "
    "WHERE json_extract(e.value, '$.confidence') IS NOT NULL"
)


def _text(name: str, *, key: bool = False, maybe: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=maybe)


def upgrade() -> None:
    op.create_table(
        "event_doubts",
        _text("page", key=True),
        _text("event", key=True),
        sa.Column("confidence", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("event_doubts_in_order", "event_doubts", ["confidence", "page", "event"])
    taken = _DOUBTS.format(page="NEW.page", json="NEW.json", readings="")
    went = "DELETE FROM event_doubts WHERE page = OLD.page"
    op.execute(f"CREATE TRIGGER doubts_came AFTER INSERT ON readings WHEN NEW.json IS NOT NULL BEGIN {taken}; END")
    op.execute(f"CREATE TRIGGER doubts_changed AFTER UPDATE OF json ON readings BEGIN {went}; {taken}; END")
    op.execute(f"CREATE TRIGGER doubts_went AFTER DELETE ON readings BEGIN {went}; END")
    op.execute(_DOUBTS.format(page="r.page", json="r.json", readings="readings r, ") + " AND r.json IS NOT NULL")
    op.create_table(
        "review_skips", _text("reviewer", key=True), _text("thing", key=True), _text("at"), sqlite_with_rowid=False
    )
    op.create_table("review_seats", _text("reviewer", key=True), _text("asked"), _text("at"))
    op.create_table("review_goes", _text("decision", key=True), _text("go"))
    op.create_index("review_goes_by_go", "review_goes", ["go"])
    op.create_table(
        "review_changes",
        sa.Column("number", sa.Integer, primary_key=True),
        *map(_text, ("kind", "change")),
        *(_text(name, maybe=True) for name in ("was", "now")),
        *map(_text, ("told", "fields", "at")),
    )
    op.create_index("happenings_told_apart", "happenings", ["id"], sqlite_where=sa.text("contradictions <> ''"))
    op.create_index("figures_told_apart", "ledger_entries", ["id"], sqlite_where=sa.text("contradicts <> ''"))


def downgrade() -> None:
    raise NotImplementedError("the record is made again by the program of today")
