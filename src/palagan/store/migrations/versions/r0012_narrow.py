"""What a page tells, its leaf and its words in tables of their own, so that what changes of it stands in a short row.

Revision 0012. The record stays as it is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_KEPT = "page, number, made_of, day, dated, moment, outlet, story, lead, lineage, drawn"
_APART = {"page_tellings": ("part", "tellings"), "page_leaves": ("leaf",), "page_words": ("words",)}
_INDEXES = {"page_parts_by_day": ["day"], "page_parts_by_story": ["story"], "page_parts_by_number": ["number", "page"]}


def _text(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _bytes(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def upgrade() -> None:
    for table, cells in _APART.items():
        op.create_table(table, sa.Column("number", sa.Integer, primary_key=True, nullable=False), *map(_bytes, cells))
        told = ", ".join(cells)
        op.execute(f"INSERT INTO {table} (number, {told}) SELECT number, {told} FROM page_parts ORDER BY number")
    for index in _INDEXES:
        op.drop_index(index, "page_parts")
    op.rename_table("page_parts", "parts_before")
    op.create_table(
        "page_parts",
        sa.Column("page", sa.Text, primary_key=True, nullable=False),
        _number("number"),
        _text("made_of"),
        _number("day", nullable=True),
        *map(_number, ("dated", "moment")),
        *(_text(name, nullable=True) for name in ("outlet", "story", "lead")),
        *map(_bytes, ("lineage", "drawn")),
    )
    op.execute(f"INSERT INTO page_parts ({_KEPT}) SELECT {_KEPT} FROM parts_before ORDER BY number")
    op.drop_table("parts_before")
    for index, columns in _INDEXES.items():
        op.create_index(index, "page_parts", columns)


def downgrade() -> None:
    raise NotImplementedError("a case is only brought forward")
