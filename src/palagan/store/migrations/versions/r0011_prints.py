"""Fingerprints under their outlets and in the order of publication; what is stock is kept.

Revision 0011. The record stays as it is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_PRINTS = """
INSERT INTO page_prints
SELECT p.gram, coalesce(o.number, 0), CASE k.dated WHEN 0 THEN k.moment ELSE 1 << 40 END, p.page
FROM prints_before p JOIN page_parts k ON k.number = p.page LEFT JOIN print_outlets o ON o.name = k.outlet
ORDER BY 1, 2, 3, 4
"""
_FIRST = """
CREATE TEMP TABLE first_pages AS
WITH several AS (SELECT gram, outlet FROM page_prints WHERE outlet GROUP BY gram, outlet HAVING count(*) >= 5)
SELECT p.gram, p.outlet, p.page, row_number() OVER (PARTITION BY p.gram, p.outlet ORDER BY p.moment, k.page) AS place
FROM several s JOIN page_prints p ON p.gram = s.gram AND p.outlet = s.outlet JOIN page_parts k ON k.number = p.page
"""
"""The pages of an outlet that hold a fingerprint, where they are five at least."""
_PAIRS = """
CREATE TEMP TABLE first_pairs AS SELECT a.gram, a.outlet, a.page AS one, b.page AS other
FROM first_pages a JOIN first_pages b ON b.gram = a.gram AND b.outlet = a.outlet AND b.place = a.place + 1
"""
_GRAMS = """
CREATE TEMP TABLE page_grams AS SELECT page, gram FROM page_prints WHERE page IN (SELECT page FROM first_pages)
"""
_ALIKE = """
CREATE TEMP TABLE alike AS
SELECT one, other,
    2 * (SELECT count(*) FROM page_grams a JOIN page_grams b ON b.gram = a.gram WHERE a.page = one AND b.page = other)
    >= max(1, min((SELECT count(*) FROM page_grams WHERE page = one),
                  (SELECT count(*) FROM page_grams WHERE page = other))) AS alike
FROM (SELECT DISTINCT one, other FROM first_pairs)
"""
_STOCK = """
INSERT INTO page_stock SELECT gram, outlet FROM first_pairs NATURAL JOIN alike
GROUP BY gram, outlet HAVING 2 * sum(NOT alike) > count(*)
"""


def _number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer, primary_key=True, nullable=False, autoincrement=False)


def upgrade() -> None:
    op.drop_index("page_parts_by_number", "page_parts")
    op.create_index("page_parts_by_number", "page_parts", ["number", "page"])
    op.create_table("print_outlets", _number("number"), sa.Column("name", sa.Text, nullable=False, unique=True))
    op.execute(
        "INSERT INTO print_outlets SELECT row_number() OVER (ORDER BY outlet), outlet "
        "FROM (SELECT DISTINCT outlet FROM page_parts WHERE outlet != '')"
    )
    op.rename_table("page_prints", "prints_before")
    op.create_table("page_prints", *map(_number, ("gram", "outlet", "moment", "page")), sqlite_with_rowid=False)
    op.create_table("page_stock", _number("gram"), _number("outlet"), sqlite_with_rowid=False)
    op.execute(_PRINTS)
    op.drop_table("prints_before")
    op.execute(_FIRST)
    op.execute("DELETE FROM first_pages WHERE place > 24")
    op.execute("CREATE UNIQUE INDEX temp.by_place ON first_pages (gram, outlet, place)")
    op.execute(_PAIRS)
    op.execute(_GRAMS)
    op.execute("CREATE UNIQUE INDEX temp.by_page ON page_grams (page, gram)")
    op.execute(_ALIKE)
    op.execute("CREATE UNIQUE INDEX temp.by_pair ON alike (one, other)")
    op.execute(_STOCK)
    for table in ("first_pages", "first_pairs", "page_grams", "alike"):
        op.execute(f"DROP TABLE temp.{table}")


def downgrade() -> None:
    raise NotImplementedError("a case is only brought forward")
