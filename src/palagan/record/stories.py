"""Stories: pages about the same running matter, by their words, names and days, in whatever language, read or not.

Which pages are of one story, `stream.py` finds day by day and `story_book.py` keeps up; `story_part.py` tells them.
"""

from __future__ import annotations

from palagan.model.ids import content_id


def story_id(first: str) -> str:
    """The id of the story whose first page is `first`."""
    return content_id("st", first)
