"""What outlets repeat: the report lines of every page as hashes, and the habits learned from them.

Revision 0002. Pages read before have no such lines: the next run reads them anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report_lines",
        sa.Column("page", sa.Text, sa.ForeignKey("readings.page", ondelete="CASCADE"), primary_key=True),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("habits", sa.Text, nullable=False),
        sa.Column("lines", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "outlet_habits",
        sa.Column("outlet", sa.Text, primary_key=True),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("lines", sa.LargeBinary, nullable=False),
    )
    op.execute("UPDATE readings SET reader = ''")


def downgrade() -> None:
    op.drop_table("outlet_habits")
    op.drop_table("report_lines")
