"""What an element says of itself by its tag, role, microdata, class and id: navigation, comments, the body, a caption.

Outlets name their boxes after what is in them. `html_marks.tsv` holds the usual names; an outlet that names its boxes
otherwise is still read, by its text alone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from palagan.languages.tables import table

FURNITURE_MARKS = frozenset(
    ["nav", "header", "footer", "comments", "share", "tags", "ads", "aside", "paging", "notice", "form"]
)
"""The marks of what is no part of a report."""

_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@cache
def _marks(where: str) -> dict[str, str]:
    return {row["value"]: row["mark"] for row in table("articles/html_marks.tsv") if row["where"] == where}


@lru_cache(maxsize=20_000)
def marks_of(tag: str, names: str, role: str, itemprop: str, rel: str) -> frozenset[str]:
    """The marks of an element with this tag, these `class` and `id` names (one string), role, itemprop and rel."""
    found = set()
    if tag in (by_tag := _marks("tag")):
        found.add(by_tag[tag])
    if role and (mark := _marks("role").get(role.strip().lower())):
        found.add(mark)
    for value in itemprop.lower().split():
        if mark := _marks("itemprop").get(value):
            found.add(mark)
    for value in rel.lower().split():
        if mark := _marks("rel").get(value):
            found.add(mark)
    # WordPress writes an article's tags and rubrics into its class: "post tag-iklan category-menu".
    if names and tag not in ("html", "body", "article", "main"):
        found |= _marks_of_names(names)
    return frozenset(found)


def _marks_of_names(names: str) -> set[str]:
    words = _marks("word")
    found = set()
    for name in names[:400].split():
        parts = [part.lower() for part in _PARTS.findall(name)][:12]
        joined = {*parts, *(a + b for a, b in pairwise(parts)), "".join(parts)}
        found |= {words[part] for part in joined & words.keys()}
    return found
