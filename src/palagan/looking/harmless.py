"""A page's HTML as a copy that can do nothing: a few elements without attributes, and escaped text.

Nothing of the page is passed on as markup: the copy is written anew from the tree, and every letter of it is escaped.
Pictures become their descriptions; scripts, styles, frames, forms, drawings and links are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

from palagan.articles.html_tree import parse
from palagan.languages.tables import table

MOST_ELEMENTS = 60_000
"""What is copied of one page."""
_EMPTY = frozenset({"br", "hr"})
_DEEPEST = 200
"""Elements within elements; what lies deeper keeps its text alone."""


@cache
def _told() -> tuple[frozenset[str], frozenset[str]]:
    rows = list(table("looking/harmless.tsv"))
    kept, dropped = ({row["element"] for row in rows if row["what"] == what} for what in ("keep", "drop"))
    return frozenset(kept), frozenset(dropped)


def harmless(text: str) -> str:
    """The body of the safe copy; empty where the page holds no element."""
    root = parse(text).root
    return "" if root is None else "".join(_copied(root))


def _copied(root: Any) -> Iterator[str]:
    """Walked without recursion: pages may be nested deeper than Python goes."""
    keep, drop = _told()
    stack: list[tuple[Any, bool]] = [(root, False)]
    depth = seen = 0
    while stack:
        element, leaves = stack.pop()
        if isinstance(element, str):
            yield escape(element)
            continue
        name = element.tag if isinstance(element.tag, str) else ""
        kept = name in keep
        if leaves:
            depth -= 1
            if kept and depth < _DEEPEST:
                yield f"</{name}>"
            continue
        seen += 1
        if element.tail and element is not root:
            stack.append((element.tail, False))
        if not name or name in drop or seen > MOST_ELEMENTS:
            continue
        if name == "img":
            yield f"<span>[{escape(' '.join((element.get('alt') or '').split())[:200])}]</span>"
            continue
        if name in _EMPTY:
            yield f"<{name}>"
            continue
        if kept and depth < _DEEPEST:
            yield f"<{name}>"
        depth += 1
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
        if element.text:
            stack.append((element.text, False))
