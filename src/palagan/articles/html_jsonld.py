"""JSON-LD as pages really carry it: `@graph`, lists, lists in lists, and JSON that is not quite JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

Thing = dict[str, Any]
"""A JSON object of a page: other people's data, so its values are of any type."""

MOST_CHARACTERS = 1_000_000
MOST_THINGS = 2_000

_WRAPPING = re.compile(r"<!--|-->|//\s*<!\[CDATA\[|<!\[CDATA\[|//\s*\]\]>|\]\]>|/\*\s*\*/")
_CONTROL = re.compile(r"[\x00-\x1f]")
_TRAILING_COMMA = re.compile(r",(?=[ ]{0,50}[}\]])")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")


def things(source: str) -> list[Thing]:
    """Every JSON object with an `@type` in one JSON-LD script, outermost first. JSON that cannot be mended gives none.

    Mended are: HTML comments and CDATA around it, control characters, trailing commas, stray backslashes, a missing
    end, and quotes written as HTML entities.
    """
    return [thing for thing in _walk(_loaded(source[:MOST_CHARACTERS])) if "@type" in thing][:MOST_THINGS]


def types_of(thing: Thing) -> frozenset[str]:
    """The schema.org types of an object, lower case, without "http://schema.org/"."""
    value = thing.get("@type")
    names = value if isinstance(value, list) else [value]
    return frozenset(str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for name in names if isinstance(name, str))


def words_of(value: object) -> str | None:
    """A value as text: a string, a number, the first of a list, an object's `@value` or `name`; None where none is."""
    for _ in range(5):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, dict):
            value = value.get("@value", value.get("name"))
        else:
            break
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(html.unescape(str(value)).split()) or None


def _loaded(source: str) -> object:
    text = _CONTROL.sub(" ", _WRAPPING.sub(" ", source)).strip().strip(";").strip()
    for mend in (_as_is, _without_commas, _without_entities, _closed):
        text = mend(text)
        found = _decoded(text)
        if found is not None:
            return found
    return None


def _as_is(text: str) -> str:
    return text


def _without_commas(text: str) -> str:
    return _BAD_ESCAPE.sub(r"\\\\", _TRAILING_COMMA.sub("", text))


def _without_entities(text: str) -> str:
    return _without_commas(html.unescape(text)) if "&quot;" in text else text


def _decoded(text: str) -> object:
    """The first JSON value of a text, what follows it unread (some pages write two objects one after the other)."""
    start = min((at for at in (text.find("{"), text.find("[")) if at >= 0), default=-1)
    if start < 0:
        return None
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    rest = text[end:].lstrip(" ,;")
    if rest.startswith(("{", "[")) and isinstance(value, dict | list):
        try:
            return [value, json.JSONDecoder(strict=False).raw_decode(rest)[0]]
        except (ValueError, RecursionError):
            return value
    return value


def _closed(text: str) -> str:
    """The text with the brackets that it leaves open closed, cut back to the last whole value."""
    stack: list[str] = []
    in_string = escaped = False
    good = -1
    good_stack: list[str] = []
    for position, sign in enumerate(text):
        if in_string:
            if escaped:
                escaped = False
            elif sign == "\\":
                escaped = True
            elif sign == '"':
                in_string = False
        elif sign == '"':
            in_string = True
        elif sign in "{[":
            stack.append("}" if sign == "{" else "]")
        elif sign in "}]" and stack:
            stack.pop()
        elif sign == "," and 0 < len(stack) < 50:
            good, good_stack = position, stack.copy()
    if not stack or good < 0:
        return text
    return text[:good] + "".join(reversed(good_stack))


def _walk(value: object) -> Iterator[Thing]:
    """All objects of a value, breadth first, to a bounded number (no recursion: pages are not to be trusted)."""
    waiting: list[object] = [value]
    for seen in waiting:
        if len(waiting) > 20_000:
            return
        if isinstance(seen, list):
            waiting.extend(seen)
        elif isinstance(seen, dict):
            yield seen
            waiting.extend(inner for inner in seen.values() if isinstance(inner, dict | list))
