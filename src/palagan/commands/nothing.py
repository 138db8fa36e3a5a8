"""Why a view shows nothing: the case has no such thing, or which of the options lets nothing through."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from palagan.views.filters import Filter
from palagan.views.messages import Tongue, say

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from palagan.looking.rows import Wish

_OPTIONS = {"actors": "actor", "types": "type", "places": "place", "outlets": "outlet", "statuses": "status",
            "stories": "story"}  # fmt: skip
"""Field of a filter → the option that sets it, where they are not named alike."""


def why_nothing(connection: Connection, parts: list[str], wish: Wish, tongue: Tongue) -> str:
    """A line: that there is none at all, the options that match nothing by themselves, else that all do not meet."""
    from palagan.looking.rows import how_many

    alone = _alone(wish)
    if not alone:
        return say("brief.none", tongue)
    if len(alone) > 1 and parts != ["actors"]:  # counting actors goes through every reading
        alone = {
            told: one for told, one in alone.items() if not any(how_many(connection, part, one, 0) for part in parts)
        }
    elif len(alone) > 1:
        alone = {}
    if not alone:
        return say("brief.empty", tongue)
    return say("brief.empty_for", tongue, options=", ".join(alone))


def _alone(wish: Wish) -> dict[str, Wish]:
    """Each option that was given, as it is written, and the wish that has it alone."""
    out: dict[str, Wish] = {}
    for field in fields(Filter):
        value = getattr(wish.chosen, field.name)
        if value != field.default:
            words = " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            option = _OPTIONS.get(field.name, field.name).replace("_", "-")
            only = replace(Filter(), **{field.name: value})
            out[f"--{option} {words.removesuffix('-99').removesuffix('-99')}"] = replace(wish, chosen=only, min_pages=0)
    if wish.min_pages:
        out[f"--min-pages {wish.min_pages}"] = replace(wish, chosen=Filter())
    return out
