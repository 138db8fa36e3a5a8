"""A row of scraped articles (a line of JSONL, a row of CSV) → a page with its hints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from palagan.gather.columns import Places, places
from palagan.gather.data import data
from palagan.gather.dates import iso_date, utc_moment
from palagan.gather.options import GatherOptions
from palagan.gather.pages import Origin, page_of_text
from palagan.model.drop import Drop, Reason, Stage
from palagan.model.page import Hints, Page

Row = Mapping[str, object]


def page_of_row(
    row: Row, source: str, options: GatherOptions, *, captured: str | None = None, doubt: str | None = None
) -> Page | Drop:
    """The page in one row, with its own id, title, address, outlet, date and byline as hints.

    A row without a text is a drop; a value that cannot be used (a date that is none) is None, with a note on the page.
    """
    found = places(tuple(row), options.columns)
    parts = [(found, row), *_nested(row, found, options)]
    text = next(_values(parts, "text"), None)
    if text is None:
        return _no_text(parts, source, options)
    hints, notes = _hints(parts)
    missing = [
        f"There is no column {column} for {field}."
        for field, column in options.columns.items()
        if field != "text" and not any(part.fields[field] for part, _ in parts)
    ]
    captured = next((moment for value in _raw(parts, "captured") if (moment := utc_moment(value))), captured)
    origin = Origin(source, filled(hints, options.hints), captured, (*notes, *missing))
    return page_of_text(text, origin, options, doubt)


def filled(hints: Hints, others: Hints) -> Hints:
    """The first hints, with the second where the first know nothing."""
    known = {name: value for name in Hints.__slots__ if (value := getattr(others, name)) is not None}
    open_ones = {name: value for name, value in known.items() if getattr(hints, name) is None}
    return replace(hints, **open_ones) if open_ones else hints


def _nested(row: Row, found: Places, options: GatherOptions) -> list[tuple[Places, Row]]:
    objects = [value for key in found.nested if isinstance(value := row[key], dict)]
    return [(places(tuple(value), options.columns), value) for value in objects]


def _no_text(parts: list[tuple[Places, Row]], source: str, options: GatherOptions) -> Drop:
    keys = [key for found, _ in parts for key in found.fields["text"]]
    if keys:
        return Drop(Stage.GATHER, source, Reason.EMPTY, f"Its text is empty (column {', '.join(keys)}).")
    return Drop(Stage.GATHER, source, Reason.NO_TEXT_COLUMN, no_text_detail(tuple(parts[0][1]), options))


def no_text_detail(columns: tuple[str, ...], options: GatherOptions) -> str:
    """What is there instead of a text column, and the way out."""
    shown = ", ".join(str(column)[:40] for column in columns[:12]) or "none"
    wanted = options.columns.get("text")
    first = f"There is no column {wanted}" if wanted else "No column is known to hold the text"
    return f"{first}. The columns are: {shown}. Say which with --map text=NAME."


def _raw(parts: list[tuple[Places, Row]], field: str) -> Iterator[object]:
    for found, row in parts:
        for key in found.fields[field]:
            yield row[key]


def _values(parts: list[tuple[Places, Row]], field: str) -> Iterator[str]:
    """What the row has for a field, as text, the likeliest first, empty ones passed over."""
    for value in _raw(parts, field):
        text = _as_text(value, "\n" if field == "text" else ", ")
        plain = text.strip() if text is not None else ""
        if text is not None and plain and (len(plain) > 5 or plain.lower() not in _missing()):
            yield text if field == "text" else plain


@cache
def _missing() -> frozenset[str]:
    return frozenset(data("columns.toml")["missing"])


def _as_text(value: object, between: str) -> str | None:
    """A string as it is, a number as written, a list joined, an object by its name; None for anything else."""
    match value:
        case str():
            return value
        case bool() | None:
            return None
        case float() if value.is_integer():
            return str(int(value))
        case int() | float():
            return str(value)
        case list():
            parts = [_as_text(entry, between) for entry in value if not isinstance(entry, list)]
            return between.join(part for part in parts if part)
        case dict():
            name = value.get("name")
            return name if isinstance(name, str) else None
        case _:
            return None


def _hints(parts: list[tuple[Places, Row]]) -> tuple[Hints, list[str]]:
    notes = []
    published = next((day for value in _raw(parts, "published") if (day := iso_date(value))), None)
    written = next(_values(parts, "published"), None)
    if written is not None and published is None:
        notes.append(f"Its date is not one we can read: {written[:60]}.")
    outlet = next(_values(parts, "outlet"), None)
    url = next((value for value in _values(parts, "url") if _is_address(value)), None)
    if outlet is not None and _is_address(outlet):
        # a column named "source" that holds addresses: the page's, or the outlet's front page
        if url is None and urlsplit(outlet).path.strip("/"):
            url = outlet
            outlet = None
        else:
            outlet = (urlsplit(outlet).hostname or outlet).removeprefix("www.")
    hints = Hints(
        outlet=outlet,
        published=published,
        title=next(_values(parts, "title"), None),
        url=url,
        external_id=next(_values(parts, "id"), None),
        byline=next(_values(parts, "byline"), None),
        language=next(_values(parts, "language"), None),
    )
    return hints, notes


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)
