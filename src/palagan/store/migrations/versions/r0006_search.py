"""Search over titles and reports, and actors across pages. Both are filled by the next run, from the readings.

Revision 0006.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _text(name: str, *, key: bool = False, maybe: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=maybe)


def _number(name: str, *, key: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Integer, primary_key=key, nullable=False, autoincrement=False)


def upgrade() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5("
        "title, text, said, speakers, actors, places, outlet, content='', tokenize=\"ascii tokenchars '='\")"
    )
    op.create_table(
        "search_pages",
        _number("number", key=True),
        _text("page"),
        _number("moment"),
        _text("day", maybe=True),
        _text("outlet", maybe=True),
    )
    op.create_table("search_told", _number("number", key=True), sa.Column("told", sa.LargeBinary, nullable=False))
    op.create_index("search_pages_by_page", "search_pages", ["page"], unique=True)
    op.create_index("search_pages_by_moment", "search_pages", ["moment", "number"])
    op.create_index("search_pages_by_outlet", "search_pages", ["outlet"])
    op.create_table(
        "actors",
        sa.Column("id", sa.Integer, primary_key=True),
        *map(_text, ("key", "name", "kind", "code", "folded")),
        *map(_number, ("pages", "said")),
    )
    op.create_index("actors_by_key", "actors", ["key"], unique=True)
    op.create_index("actors_by_pages", "actors", ["pages", "id"])
    op.create_table(
        "page_actors",
        *(_number(name, key=True) for name in ("actor", "moment", "page")),
        _number("said"),
        sqlite_with_rowid=False,
    )
    op.create_index("page_actors_by_said", "page_actors", ["actor", "moment", "page"], sqlite_where=sa.text("said > 0"))
    op.create_table(
        "actor_faces",
        _number("actor", key=True),
        *(_text(name, key=True) for name in ("name", "kind", "code")),
        _text("folded"),
        _number("pages"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actor_names",
        _number("actor", key=True),
        *(_text(name, key=True) for name in ("form", "outlet", "speaker")),
        *map(_number, ("pages", "uses")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "happening_parties_accused",
        "happening_parties",
        ["key", "side", "type", "day"],
        sqlite_where=sa.text("type = 'ACCUSE'"),
    )


def downgrade() -> None:
    raise NotImplementedError("a case is only brought forward")
