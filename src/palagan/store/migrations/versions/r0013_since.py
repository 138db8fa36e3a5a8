"""The tellings of what is told for years side by side.

Revision 0013. The record stays as it is.
"""

from __future__ import annotations

import json
from collections import defaultdict

import msgspec
import sqlalchemy as sa
from alembic import op
from msgspec import Raw

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_GROUPS = "SELECT key, id, tellings FROM story_groups WHERE key >= 'since' AND key < 'since~'"
_PAGE = """
SELECT k.outlet, k.drawn, t.tellings FROM page_parts k JOIN page_tellings t ON t.number = k.number WHERE k.page = ?
"""
_PUT = "INSERT INTO since_tellings (key, part, number, outlet, drawn, told) VALUES (?, ?, ?, ?, ?, ?)"


class _Named(msgspec.Struct):
    """A telling of which only the id is read."""

    id: str


_NAMES = msgspec.msgpack.Decoder(tuple[_Named, ...])
_EACH = msgspec.msgpack.Decoder(tuple[Raw, ...])


def _bytes(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def upgrade() -> None:
    op.create_table(
        "since_tellings",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("outlet", sa.Text),
        _bytes("drawn"),
        _bytes("told"),
    )
    op.create_index("since_tellings_by_key", "since_tellings", ["key", "part", "number"])
    connection = op.get_bind()
    by_page: dict[str, list[tuple[str, tuple[str, str, int]]]] = defaultdict(list)
    for key, part, told in connection.exec_driver_sql(_GROUPS):
        for number, (page, telling) in enumerate(json.loads(told)):
            by_page[page].append((telling, (key, part, number)))
    for page, wanted in by_page.items():
        outlet, drawn, told = connection.exec_driver_sql(_PAGE, (page,)).one()
        raw_of = {one.id: bytes(raw) for one, raw in zip(_NAMES.decode(told), _EACH.decode(told), strict=True)}
        connection.exec_driver_sql(_PUT, [(*place, outlet, drawn, raw_of[telling]) for telling, place in wanted])


def downgrade() -> None:
    raise NotImplementedError("a case is only brought forward")
