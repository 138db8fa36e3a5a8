"""Cases in the shape that earlier programs gave them, to test that they are brought over."""

from __future__ import annotations

from sqlalchemy import Connection

BEFORE_SPARE = """
CREATE INDEX happening_roles_by_happening ON happening_roles (happening);
DROP INDEX story_groups_by_happening;
CREATE INDEX story_groups_by_happening ON story_groups (happening);
DROP INDEX page_parts_by_number;
CREATE INDEX page_parts_by_number ON page_parts (number, page);
UPDATE alembic_version SET version_num = '0013';
"""
"""To the shape before revision 0014."""
BEFORE_SINCE = """
DROP TABLE since_tellings;
UPDATE alembic_version SET version_num = '0012';
"""
"""To the shape before revision 0013."""
BEFORE_NARROW = """
DROP TABLE since_tellings;
ALTER TABLE page_parts ADD COLUMN part BLOB NOT NULL DEFAULT '';
ALTER TABLE page_parts ADD COLUMN tellings BLOB NOT NULL DEFAULT '';
ALTER TABLE page_parts ADD COLUMN leaf BLOB NOT NULL DEFAULT '';
ALTER TABLE page_parts ADD COLUMN words BLOB NOT NULL DEFAULT '';
UPDATE page_parts SET part = (SELECT part FROM page_tellings t WHERE t.number = page_parts.number);
UPDATE page_parts SET tellings = (SELECT tellings FROM page_tellings t WHERE t.number = page_parts.number);
UPDATE page_parts SET leaf = (SELECT leaf FROM page_leaves l WHERE l.number = page_parts.number);
UPDATE page_parts SET words = (SELECT words FROM page_words w WHERE w.number = page_parts.number);
DROP TABLE page_tellings;
DROP TABLE page_leaves;
DROP TABLE page_words;
UPDATE alembic_version SET version_num = '0011';
"""
"""To the shape before revision 0012."""


def run_all(connection: Connection, statements: str) -> None:
    """Run statements, each ended by a semicolon and a line's end."""
    for statement in statements.strip().split(";\n"):
        connection.exec_driver_sql(statement.removesuffix(";"))
