"""The days and part of happenings by their id, and counts by first and last day, for counts over time.

Revision 0009.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_TRIGGERS = (
    """CREATE TRIGGER happening_came AFTER INSERT ON happenings BEGIN
        INSERT INTO day_counts (day, last, part, type, happenings)
        VALUES (coalesce(NEW.day_from, ''), coalesce(NEW.day_to, ''), NEW.part, NEW.type, 1)
        ON CONFLICT DO UPDATE SET happenings = happenings + 1;
    END""",
    """CREATE TRIGGER happening_went AFTER DELETE ON happenings BEGIN
        UPDATE day_counts SET happenings = happenings - 1
        WHERE (day, last, part, type) = (coalesce(OLD.day_from, ''), coalesce(OLD.day_to, ''), OLD.part, OLD.type);
        DELETE FROM day_counts WHERE happenings <= 0 AND
        (day, last, part, type) = (coalesce(OLD.day_from, ''), coalesce(OLD.day_to, ''), OLD.part, OLD.type);
    END""",
)


def upgrade() -> None:
    op.create_index("happenings_of_id", "happenings", ["id", "part", "day_from", "day_to"])
    op.execute("DROP TRIGGER happening_came")
    op.execute("DROP TRIGGER happening_went")
    op.drop_table("day_counts")
    op.create_table(
        "day_counts",
        sa.Column("day", sa.Text, primary_key=True),
        sa.Column("last", sa.Text, primary_key=True),
        sa.Column("part", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("type", sa.Text, primary_key=True),
        sa.Column("happenings", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO day_counts SELECT coalesce(day_from, ''), coalesce(day_to, ''), part, type, count(*) "
        "FROM happenings GROUP BY 1, 2, 3, 4"
    )
    for trigger in _TRIGGERS:
        op.execute(trigger)


def downgrade() -> None:
    raise NotImplementedError("a case is only brought forward")
