"""The tables of search and of actors across pages: kept up with the record, and made again from the readings.

`search_words` is an FTS5 table without content (`SEARCH_WORDS`), which SQLAlchemy does not describe: its rows are the
numbers of pages. What a page gave stands in `search_told`, so that exactly that can be taken back.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text, text

from palagan.store.listed import happening_parties
from palagan.store.schema import metadata

UNDATED = -1
"""The moment of pages without a date, so that they come last where the newest come first."""
FIELDS = ("title", "text", "said", "speakers", "actors", "places", "outlet")
"""The columns of `search_words`."""
SEARCH_WORDS = f"""
CREATE VIRTUAL TABLE search_words USING fts5({", ".join(FIELDS)}, content='', tokenize="ascii tokenchars '='")
"""
"""Words come folded and separated by spaces; every sign beyond ASCII is part of a word."""


def _number(name: str, *, key: bool = False) -> Column[object]:
    return Column(name, Integer, primary_key=key, nullable=False, autoincrement=False)


def _text(name: str, *, key: bool = False) -> Column[object]:
    return Column(name, Text, primary_key=key, nullable=False)


search_pages = Table(
    "search_pages",
    metadata,
    _number("number", key=True),
    _text("page"),
    _number("moment"),
    Column("day", Text),
    Column("outlet", Text),
    Index("search_pages_by_page", "page", unique=True),
    Index("search_pages_by_moment", "moment", "number"),
    Index("search_pages_by_outlet", "outlet"),
)
"""The pages that are found by search. `number` is the page's own in `pages`; `moment` its publication in seconds since
the year 1, `UNDATED` where it is not told."""

search_told = Table("search_told", metadata, _number("number", key=True), Column("told", LargeBinary, nullable=False))
"""What a page gave to search and to the actors, so that just that can be taken back; apart from `search_pages`, whose
rows are gone through by the thousand."""

actors = Table(
    "actors",
    metadata,
    Column("id", Integer, primary_key=True),
    *map(_text, ("key", "name", "kind", "code", "folded")),
    *map(_number, ("pages", "said")),
    Index("actors_by_key", "key", unique=True),
    Index("actors_by_pages", "pages", "id"),
)
"""Actors across pages: on how many pages, and how many statements they make there. `folded` is the name without case
and accents."""

page_actors = Table(
    "page_actors",
    metadata,
    *(_number(name, key=True) for name in ("actor", "moment", "page")),
    _number("said"),
    Index("page_actors_by_said", "actor", "moment", "page", sqlite_where=text("said > 0")),
    sqlite_with_rowid=False,
)
"""The pages on which an actor stands, by publication; `page` is the page's number."""

actor_faces = Table(
    "actor_faces",
    metadata,
    _number("actor", key=True),
    *(_text(name, key=True) for name in ("name", "kind", "code")),
    _text("folded"),
    _number("pages"),
    sqlite_with_rowid=False,
)
"""As what pages have an actor: its own name, kind and code are those of most pages."""

actor_names = Table(
    "actor_names",
    metadata,
    _number("actor", key=True),
    *(_text(name, key=True) for name in ("form", "outlet", "speaker")),
    *map(_number, ("pages", "uses")),
    sqlite_with_rowid=False,
)
"""The written forms of an actor's name and who uses them: an outlet in its own words, or a speaker (a key) in his."""

Index(
    "happening_parties_accused",
    happening_parties.c.key,
    happening_parties.c.side,
    happening_parties.c.type,
    happening_parties.c.day,
    sqlite_where=text("type = 'ACCUSE'"),
)
"""By which it is quickly told of what an actor is accused."""

TABLES = (search_pages, search_told, actors, page_actors, actor_faces, actor_names)
"""All of them but `search_words`."""
