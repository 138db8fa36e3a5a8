"""What the record is kept up by; reasons of origins with their places; what a discrepancy is of.

Revision 0004. The record that stands is dropped: the next run makes it anew from the readings.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_RECORD = (
    "mentions",
    "assertions",
    "ledger_entries",
    "copies",
    "stories",
    "happenings",
    "claims",
    "ledgers",
    "origins",
    "discrepancies",
)
_TRIGGERS = """
CREATE TRIGGER reading_came AFTER INSERT ON readings
    BEGIN INSERT OR IGNORE INTO record_pending VALUES (NEW.page); END;
CREATE TRIGGER reading_changed AFTER UPDATE ON readings
    BEGIN INSERT OR IGNORE INTO record_pending VALUES (NEW.page); END;
CREATE TRIGGER reading_went AFTER DELETE ON readings
    BEGIN INSERT OR IGNORE INTO record_pending VALUES (OLD.page); END;
CREATE TRIGGER page_went AFTER DELETE ON pages
    BEGIN
        INSERT OR IGNORE INTO record_pending VALUES (OLD.id);
        INSERT OR IGNORE INTO record_pending SELECT id FROM pages WHERE identity = OLD.identity;
    END;
"""


def _text(name: str, *, key: bool = False, maybe: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=maybe)


def _number(name: str, *, key: bool = False, maybe: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Integer, primary_key=key, nullable=maybe, autoincrement=False)


def _bytes(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def upgrade() -> None:
    for table in _RECORD:
        op.execute(f"DELETE FROM {table}")
    op.execute("DELETE FROM case_facts WHERE name = 'record_made_of'")
    op.drop_table("origin_pages")
    op.create_table(
        "origin_pages",
        sa.Column("origin", sa.Text, sa.ForeignKey("origins.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("page", sa.Text, sa.ForeignKey("pages.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        _text("how"),
        _text("detail"),
        _text("words", maybe=True),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
    )
    op.create_index("origin_pages_by_page", "origin_pages", ["page"])
    op.add_column("discrepancies", sa.Column("of", sa.Text, nullable=False, server_default=""))
    op.create_index("discrepancies_by_of", "discrepancies", ["of"])
    op.add_column("claims", sa.Column("part", sa.Text))
    op.add_column("copies", sa.Column("derives", sa.Boolean, nullable=False, server_default="0"))
    op.create_index("mentions_by_page", "mentions", ["page"])
    op.create_index("claims_by_story", "claims", ["story"])
    op.create_index("copies_by_later", "copies", ["later"])
    _tables()
    for statement in _TRIGGERS.strip().split("END;"):
        if statement.strip():
            op.execute(f"{statement.strip()} END")
    op.execute("INSERT INTO record_pending SELECT page FROM readings")


def _tables() -> None:
    op.create_table("record_pending", _text("page", key=True))
    op.create_table(
        "page_parts",
        _text("page", key=True),
        _number("number"),
        _text("made_of"),
        _number("day", maybe=True),
        _number("dated"),
        _number("moment"),
        _text("outlet", maybe=True),
        _text("story", maybe=True),
        _text("lead", maybe=True),
        _bytes("part"),
        _bytes("tellings"),
        _bytes("leaf"),
        _bytes("words"),
        _bytes("lineage"),
        _bytes("drawn"),
    )
    op.create_table("page_prints", _number("gram", key=True), _number("page", key=True), sqlite_with_rowid=False)
    op.create_table(
        "story_groups",
        _text("id", key=True),
        _text("story"),
        _text("happening"),
        _text("key", maybe=True),
        _text("tellings"),
    )
    op.create_table(
        "toll_parts",
        _text("id", key=True),
        _text("story"),
        _text("ledger"),
        _text("part", maybe=True),
        _text("happening", maybe=True),
        _text("spot", maybe=True),
        _number("day", maybe=True),
        _number("firm"),
        _bytes("told"),
    )
    op.create_table("demand_parts", _text("key", key=True), _text("page", key=True), _bytes("told"))
    op.create_table(
        "happening_roles",
        _text("name", key=True),
        _text("country", key=True),
        _number("day", key=True),
        _text("happening", key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "happening_ties", _text("one", key=True), _text("kind", key=True), _text("other", key=True), _text("back")
    )
    op.create_table(
        "story_moves",
        _text("page", key=True),
        _number("day", key=True),
        _text("came_from"),
        _text("went_to"),
        _text("why"),
    )
    for index, table, column in (
        ("page_parts_by_day", "page_parts", "day"),
        ("page_parts_by_story", "page_parts", "story"),
        ("page_parts_by_number", "page_parts", "number"),
        ("story_groups_by_story", "story_groups", "story"),
        ("story_groups_by_happening", "story_groups", "happening"),
        ("story_groups_by_key", "story_groups", "key"),
        ("toll_parts_by_story", "toll_parts", "story"),
        ("toll_parts_by_ledger", "toll_parts", "ledger"),
        ("toll_parts_by_happening", "toll_parts", "happening"),
        ("demand_parts_by_page", "demand_parts", "page"),
        ("happening_roles_by_happening", "happening_roles", "happening"),
        ("ties_by_other", "happening_ties", "other"),
        ("story_moves_by_day", "story_moves", "day"),
    ):
        op.create_index(index, table, [column])
    op.create_index("toll_parts_by_spot", "toll_parts", ["spot", "day"])


def downgrade() -> None:
    raise NotImplementedError("the record is made again by the program of today")
