"""What pages of a case draw on, to count the origins of what they tell."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from palagan.record.lineage import Drawn
from palagan.record.origins import Origins
from palagan.record.packing import unpack
from palagan.store.upkeep import drawn_of

DrawnOn = tuple[Drawn, ...]


def origins_behind(connection: Connection, pages: Iterable[str]) -> tuple[Origins, dict[str, str]]:
    """The means to count the origins of these pages, and the story of each."""
    facts = drawn_of(connection, sorted(set(pages)))
    origins = Origins(
        {page: unpack(drawn, DrawnOn) for page, (_, _, drawn) in facts.items()},
        {page: outlet for page, (outlet, _, _) in facts.items()},
    )
    return origins, {page: story for page, (_, story, _) in facts.items() if story is not None}
