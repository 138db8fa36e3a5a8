"""The actors of a case that a filter means."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from palagan.views.asked_actors import is_asked_for, words_asked_for

_MEANT = """
    SELECT id FROM actors WHERE key = :asked OR code = :code OR code >= :code || '.' AND code < :code || '/'
    OR :words <> '' AND instr(' ' || folded || ' ', :words) AND NOT instr(name, '(') OR :asked = ''
"""
"""`is_asked_for` in SQL, for many actors; a code goes on with a dot, behind which comes "/"."""
_IN_BRACKETS = "SELECT id, name, code FROM actors WHERE instr(name, '(')"
"""Actors whose `folded` lacks some words of the name."""


def ids_of_asked(connection: Connection, wanted: Sequence[str]) -> list[int]:
    """The numbers of the actors asked for, by key, code or name (`is_asked_for`), in order."""
    found: set[int] = set()
    bracketed = connection.exec_driver_sql(_IN_BRACKETS).all()
    for asked in map(str.strip, wanted):
        given = {"asked": asked, "code": asked.upper(), "words": words_asked_for(asked)}
        found.update(connection.exec_driver_sql(_MEANT, given).scalars())
        found.update(id_ for id_, name, code in bracketed if is_asked_for(asked, name, code))
    return sorted(found)
