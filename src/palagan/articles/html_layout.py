"""The visible text of an HTML page, one block a line, and where on the page each line stands.

Lines follow document order. A block element or a `<br>` begins a new line; scripts, styles, templates, form fields and
elements hidden by attribute or inline style give none. White space is folded to one space, characters that have no
width are left out, and nothing else is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from palagan.articles.html_marks import marks_of
from palagan.articles.html_tree import Element
from palagan.languages.tables import table

_NEVER_HIDDEN = frozenset(["html", "body", "main", "article", "frameset"])
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BOXED = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table)\b", re.IGNORECASE)
_NO_WIDTH = {0x200B: None, 0x2060: None, 0xFEFF: None, 0x00AD: None}
_ROW_CELLS = 12
_ROW_CHARACTERS = 200


@cache
def _tags(shows: str) -> frozenset[str]:
    return frozenset(row["tag"] for row in table("articles/html_tags.tsv") if row["shows"] == shows)


@dataclass(frozen=True, slots=True)
class Node:
    """A block element: its parent's number (-1 for the root), its tag and marks."""

    parent: int
    tag: str
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """An inline element that says what it is: `text[start:end]`, its marks, and the value its attributes give."""

    start: int
    end: int
    marks: frozenset[str]
    value: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """One line: `text[start:end]`, the block element it stands in, how much of it is link text and bold text."""

    start: int
    end: int
    text: str
    node: int
    linked: int
    bold: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The page's text with its lines, the tree of its block elements, its marked stretches, and its greatest depth."""

    text: str
    blocks: tuple[Block, ...]
    nodes: tuple[Node, ...]
    stretches: tuple[Stretch, ...]
    depth: int


@dataclass(slots=True)
class _Open:
    """An element that the walk is inside of."""

    element: Element
    is_block: bool
    node: int
    marks: frozenset[str]
    is_link: bool
    is_bold: bool
    is_pre: bool
    start: int
    value: str | None


@dataclass(slots=True)
class _Page:
    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    length: int = 0
    """Characters of the finished lines, line breaks counted."""
    line: list[str] = field(default_factory=list)
    line_length: int = 0
    space: bool = False
    linked: int = 0
    bold: int = 0

    def put(self, text: str, *, linked: bool, bold: bool) -> None:
        words = (text if text.isascii() else text.translate(_NO_WIDTH)).split()
        if not words:
            self.space = self.space or bool(text)
            return
        if self.line and (self.space or text[0].isspace()):
            self.line.append(" ")
            self.line_length += 1
        folded = " ".join(words)
        self.line.append(folded)
        self.line_length += len(folded)
        self.space = text[-1].isspace()
        if linked:
            self.linked += len(folded)
        if bold:
            self.bold += len(folded)

    def end_line(self, node: int) -> None:
        self.space = False
        if self.line:
            text = "".join(self.line)
            self.blocks.append(Block(self.length, self.length + len(text), text, node, self.linked, self.bold))
            self.lines.append(text)
            self.length += len(text) + 1
            self.line, self.line_length, self.linked, self.bold = [], 0, 0, 0

    def here(self) -> int:
        """Where the next character will stand, a space owed before it counted."""
        return self.length + self.line_length + (1 if self.space and self.line else 0)


def lay_out(root: Element, *, show_hidden: bool = False) -> Layout:
    """The lines of a page. With `show_hidden`, what attributes, styles, classes or `<noscript>` hide is read too."""
    page = _Page()
    stack: list[_Open] = []
    rows: set[Element] = set()
    depth = 0
    unseen = _tags("never") if show_hidden else _tags("never") | _tags("unseen")
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            tag = element.tag
            attributes = dict(element.items())  # asked often, and each question to the tree costs
            if not isinstance(tag, str) or tag in unseen or (not show_hidden and _is_hidden(tag, attributes)):
                walk.skip_subtree()
                stack.append(_Open(element, False, -1, frozenset(), False, False, False, -1, None))
                continue
            opened = _open(page, stack, element, tag, attributes, rows)
            stack.append(opened)
            depth = max(depth, len(stack))
            if element.text:
                _put(page, opened, element.text)
        else:
            opened = stack.pop()
            _close(page, opened)
            if element.tail and stack:
                _put(page, stack[-1], element.tail)
    page.end_line(0)
    return Layout("\n".join(page.lines), tuple(page.blocks), tuple(page.nodes), tuple(page.stretches), depth)


def _open(
    page: _Page, stack: list[_Open], element: Element, tag: str, attributes: dict[str, str], rows: set[Element]
) -> _Open:
    above = stack[-1] if stack else None
    node = above.node if above else -1
    of = attributes.get
    if attributes:
        names = of("class", "") + " " + of("id", "")
        marks = marks_of(tag, names.strip(), of("role", ""), of("itemprop", ""), of("rel", ""))
    else:
        marks = marks_of(tag, "", "", "", "")
    if tag == "tr" and _is_one_line(element):
        rows.add(element)
    is_cell = tag in ("td", "th")
    is_block = (
        tag in _tags("block")
        or "-" in tag
        or (is_cell and element.getparent() not in rows)
        or ("style" in attributes and _BOXED.search(attributes["style"]) is not None)
    )
    if is_block:
        page.end_line(max(node, 0))
        page.nodes.append(Node(node, tag, marks))
        node = len(page.nodes) - 1
    elif tag == "br":
        page.end_line(max(node, 0))
    elif is_cell or (tag in ("a", "time", "label") and page.line and _follows_at_once(element)):
        page.space = True
    value = None
    if marks:
        value = of("datetime") or of("content") or of("title")
    return _Open(
        element,
        is_block,
        node,
        marks,
        tag == "a" or (above is not None and above.is_link),
        tag in ("b", "strong") or (above is not None and above.is_bold),
        tag == "pre" or (above is not None and above.is_pre),
        page.here() if marks and not is_block else page.length,
        value,
    )


def _close(page: _Page, opened: _Open) -> None:
    if opened.start < 0:
        return
    if opened.is_block:
        page.end_line(opened.node)
        end = page.length - 1
    else:
        end = page.length + page.line_length
    if opened.marks and end > opened.start:
        page.stretches.append(Stretch(opened.start, end, opened.marks, opened.value))
    elif opened.marks and opened.value:
        page.stretches.append(Stretch(opened.start, opened.start, opened.marks, opened.value))


def _put(page: _Page, opened: _Open, text: str) -> None:
    if opened.start < 0:
        return
    if not opened.is_pre:
        page.put(text, linked=opened.is_link, bold=opened.is_bold)
        return
    first, *others = text.splitlines() or [""]
    page.put(first, linked=opened.is_link, bold=opened.is_bold)
    for line in others:
        page.end_line(opened.node)
        page.put(line, linked=opened.is_link, bold=opened.is_bold)


def _is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    if not attributes or tag in _NEVER_HIDDEN:
        return False
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if style and _HIDING.search(style):
        return True
    names = attributes.get("class")
    return bool(names) and "hidden" in marks_of("", names, "", "", "")


def _follows_at_once(element: Element) -> bool:
    """Whether a link, time or label stands right after another element with nothing between: a layout, not a word."""
    before = element.getprevious()
    return (
        before is not None
        and not before.tail
        and isinstance(before.tag, str)
        and before.tag in ("a", "time", "label", "span")
    )


def _is_one_line(row: Element) -> bool:
    """Whether a table row is a line of short cells ("Penulis", ": a name"), not a column layout."""
    length = 0
    if len(row) > _ROW_CELLS:
        return False
    for number, inside in enumerate(row.iter()):
        tag = inside.tag
        if number > 60 or (tag in _tags("block") and tag != "tr") or tag == "br":
            return False
        length += len(inside.text or "") + len(inside.tail or "")
    return length <= _ROW_CHARACTERS
