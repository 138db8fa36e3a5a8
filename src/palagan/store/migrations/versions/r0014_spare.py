"""Indexes that the record can spare, and one that tells more: when a page came out, and in which outlet.

Revision 0014. The record stays as it is.
"""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DROP INDEX IF EXISTS happening_roles_by_happening")
    op.execute("DROP INDEX IF EXISTS story_groups_by_happening")
    op.execute("CREATE INDEX story_groups_by_happening ON story_groups (happening) WHERE happening <> id")
    op.execute("DROP INDEX IF EXISTS page_parts_by_number")
    op.execute("CREATE INDEX page_parts_by_number ON page_parts (number, page, dated, moment, outlet)")


def downgrade() -> None:
    raise NotImplementedError("a case is only brought forward")
