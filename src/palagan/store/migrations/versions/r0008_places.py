"""Where happenings lie: the gazetteer's place of each. Filled by the next run.

Revision 0008.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE happenings ADD COLUMN spot TEXT")
    op.execute("ALTER TABLE happenings ADD COLUMN spot_how TEXT")
    op.create_index(
        "happenings_on_map",
        "happenings",
        ["spot", "spot_how", "part", "place", "type", "status", "origins_low", "day_from", "day_to"],
    )
    op.create_index("happenings_unplaced", "happenings", ["id"], sqlite_where=sa.text("spot_how IS NULL"))


def downgrade() -> None:
    op.drop_index("happenings_unplaced", "happenings")
    op.drop_index("happenings_on_map", "happenings")
    op.execute("ALTER TABLE happenings DROP COLUMN spot_how")
    op.execute("ALTER TABLE happenings DROP COLUMN spot")
