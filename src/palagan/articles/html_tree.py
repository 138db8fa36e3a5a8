"""An HTML text made into a tree that can be walked: size and depth kept in bounds, whatever is wrong said in a flag.

The parser is libxml2's, through lxml. It forgives unclosed tags, missing bodies, frames and doubled attributes by
itself; what it does not forgive (NUL and other control characters, lone surrogates, a page of 50 MB, a hundred thousand
nested boxes) is mended here before it sees the text.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

Element = Any
"""An lxml element: lxml tells mypy nothing that would help here."""

MOST_CHARACTERS = 6_000_000
"""What is read of one page. An article page has 40,000 to 500,000 characters; what is ten times that is data."""
MOST_DEPTH = 1_500
"""libxml2 silently stops at 2,048 open elements; a page nested deeper than this is flattened."""

_CONTROL = {code: " " for code in range(0x20) if chr(code) not in "\t\n\r\f"} | {0x7F: " "}
_CONTROL_SEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSEEN_OPEN = re.compile(r"<(script|style)\b", re.IGNORECASE)
_LONG_VALUE = re.compile(r"\"[^\"<>]{2000,}\"|'[^'<>]{2000,}'")
_BOX = re.compile(r"</?(?!(?:br|p|h[1-6]|title|meta|link|script|style)\b)[a-zA-Z][^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Tree:
    """The root element, or None where the page holds no element at all; `flags` say what had to be mended."""

    root: Element | None
    flags: tuple[str, ...] = ()


def parse(text: str, *, flat: bool = False) -> Tree:
    """The tree of an HTML text. Never fails: a page that yields nothing has `root` None and a flag.

    With `flat`, every element but paragraphs, headings and meta is first turned into a line break: for pages nested
    deeper than the parser goes.
    """
    flags: list[str] = []
    if len(text) > MOST_CHARACTERS:
        text, said = _shortened(text)
        flags.append(said)
    if _CONTROL_SEEN.search(text):
        text = text.translate(_CONTROL)
        flags.append("control characters in the HTML were taken as spaces")
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    if flat:
        text = _BOX.sub("<br>", text)
        flags.append(f"the HTML is nested deeper than {MOST_DEPTH:,} elements and was flattened")
    root = _root(text)
    if root is None:
        flags.append("the page holds no HTML elements")
    return Tree(root, tuple(flags))


def copied(root: Element) -> Element:
    """A copy of a tree whose elements are those of lxml.html, for who asks them for more than text and attributes."""
    from lxml import html  # heavy, for the few pages that need it

    root.getroottree().parser.set_element_class_lookup(html.HtmlElementClassLookup())
    return deepcopy(root)


def _root(text: str) -> Element | None:
    # Bytes with the encoding given: an encoding declared inside the page ("<?xml … encoding=…?>") is then not heeded.
    # The parser is that of lxml.etree: lxml.html's asks a Python function for the class of every element.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _shortened(text: str) -> tuple[str, str]:
    """The page without scripts, styles and attribute values of thousands of characters, cut where it is still long."""
    before = len(text)
    text = _LONG_VALUE.sub('""', _without_scripts(text))
    if len(text) <= MOST_CHARACTERS:
        return text, f"a page of {before:,} characters was read without its scripts"
    return text[:MOST_CHARACTERS], f"only the first {MOST_CHARACTERS:,} of {before:,} characters were read"


def _without_scripts(text: str) -> str:
    kept: list[str] = []
    lowered = text.lower()
    position = 0
    while opened := _UNSEEN_OPEN.search(text, position):
        closed = lowered.find("</" + opened[1].lower(), opened.end())
        if closed < 0 or len(lowered) != len(text):
            break
        is_data = "ld+json" in lowered[opened.end() : opened.end() + 200].partition(">")[0]
        kept.append(text[position : closed if is_data else opened.start()])
        position = closed
    kept.append(text[position:])
    return "".join(kept)
