"""What an item is: by its first bytes first, by its name second."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from palagan.gather.charset import marked
from palagan.gather.columns import is_table
from palagan.gather.data import data
from palagan.model.drop import Reason


class Form(StrEnum):
    """The forms an item can have."""

    TEXT = "text"
    HTML = "html"
    JSON_LINES = "json lines"
    JSON = "json"
    TABLE = "table"
    WARC = "warc"
    GZIP = "gzip"
    ZIP = "zip"
    NONE = "none"


class Found(NamedTuple):
    """The form of an item; where it is NONE, why it cannot be taken, in one or two sentences."""

    form: Form
    reason: Reason | None = None
    detail: str = ""


_BLANK = " \t\r\n\f\v\u00a0\u200b\ufeff"
_TAG_FIRST = re.compile(
    r"(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|main|article|section|header|nav|div|p|h[1-6]"
    r"|table|ul|ol|span|figure|img|center|font|br)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_TAG = re.compile(r"<(?:!doctype\s+html|html|body)\b[^>]{0,2000}>", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|table|tr|td|article|section|figure|blockquote)\b[^<>]{0,500}>", re.IGNORECASE
)
_BEFORE_ROOT = re.compile(r"(?><\?.*?\?>|<!--.*?-->|<!(?!doctype\s+html)[^>]*>|\s)*+", re.DOTALL | re.IGNORECASE)
_XML_ROOT = re.compile(r"<([a-z][\w.:-]*)", re.IGNORECASE)
_CONTROLS = bytes(set(range(1, 32)) - set(b"\t\n\r\f\v\b\x1a\x1b")) + b"\x7f"
_CONTROL_SHARE = 0.02
_JSON_NAMES = (".jsonl", ".ndjson", ".jsonlines", ".jl", ".json")
_TABLE_NAMES = (".csv", ".tsv", ".tab")


def sniff(head: bytes, name: str, columns: Mapping[str, str] | None = None, encoding: str | None = None) -> Found:
    """The form of an item that begins with `head` (64 KB, or all of it).

    `columns` is the user's mapping, `encoding` the character set the user forces.
    """
    if not head:
        return Found(Form.NONE, Reason.EMPTY, "It is empty.")
    if head.startswith(b"\x1f\x8b"):
        return Found(Form.GZIP)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK")):
        return Found(Form.ZIP)
    if head.startswith(b"WARC/"):
        return Found(Form.WARC)
    known = _known_bytes(head, name)
    if known is not None:
        return known
    if encoding is None and is_binary(head):
        return Found(Form.NONE, Reason.BINARY, "It is binary, not text.")
    text = head.decode(encoding or marked(head) or "utf-8", "replace")
    return _text_form(text.lstrip(_BLANK), name.lower(), columns or {})


def _text_form(text: str, name: str, columns: Mapping[str, str]) -> Found:
    if not text:
        return Found(Form.TEXT)  # white space so far: the whole is looked at when it is read
    if name.endswith(tuple(data("signatures.toml")["parts"]["endings"])) and not _PAGE_TAG.match(text):
        return Found(Form.NONE, Reason.NOT_HTML, "It is a script, a style or a drawing that goes with a page.")
    if text.startswith("<"):
        return _markup(text)
    if text.startswith(("MIME-Version:", "From: <Saved by")):
        return Found(Form.NONE, Reason.UNKNOWN_FORMAT, "It is a mail or an MHTML archive. Save the page as HTML.")
    json_form = _json_form(text, name)
    if json_form is not None:
        return Found(json_form)
    if name.endswith(_TABLE_NAMES) or is_table(text, columns):
        return Found(Form.TABLE)
    return Found(Form.HTML if is_html(text) else Form.TEXT)


def _known_bytes(head: bytes, name: str) -> Found | None:
    for signature in _signatures():
        if head.startswith(signature.start, signature.at) and name.lower().endswith(signature.names):
            return signature.found
    return None


class _Signature(NamedTuple):
    start: bytes
    at: int
    names: tuple[str, ...]
    found: Found


@cache
def _signatures() -> tuple[_Signature, ...]:
    return tuple(
        _Signature(
            bytes.fromhex(entry["hex"]),
            entry.get("at", 0),
            tuple(entry.get("needs_name", ("",))),
            Found(Form.NONE, Reason(entry["reason"]), f"It is {entry['what']}. {entry.get('way_out', '')}".strip()),
        )
        for entry in data("signatures.toml")["signature"]
    )


def is_binary(content: bytes) -> bool:
    """Zeros outside UTF-16 and UTF-32, or more control characters than any text has."""
    if marked(content) not in (None, "utf-8-sig"):
        return False
    if b"\0" in content:
        return True
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls > _CONTROL_SHARE * len(content)


def is_html(text: str) -> bool:
    """Whether a text is markup: it begins with a tag, is a whole page, or has a block tag for every other line.

    A text that only quotes a tag, or carries the embed of a video, is text.
    """
    head = text[:65_536].lstrip(_BLANK)
    if "<" not in head:
        return False
    if _TAG_FIRST.match(head):
        return True
    if _PAGE_TAG.search(head) and "</" in head:
        return True
    blocks = len(_BLOCK_TAG.findall(head))
    lines = sum(1 for line in head.splitlines() if line.strip())
    return blocks >= 3 and blocks >= lines / 2


def _markup(text: str) -> Found:
    body = _BEFORE_ROOT.sub("", text[:16_384], count=1)
    root = _XML_ROOT.match(body)
    feed = data("signatures.toml")["xml"].get(root[1].lower()) if root else None
    if feed:
        return Found(Form.NONE, Reason.UNKNOWN_FORMAT, f"It is {feed}, which lists pages. Add the pages themselves.")
    if is_html(text) or is_html(body):
        return Found(Form.HTML)
    if text.startswith("<?xml"):
        return Found(Form.NONE, Reason.UNKNOWN_FORMAT, "It is XML, not a page. Save the articles as JSONL or CSV.")
    return Found(Form.TEXT)


def _json_form(text: str, name: str) -> Form | None:
    """JSONL where objects stand one a line, JSON where values run over lines, or None."""
    named = name.endswith(_JSON_NAMES)
    if text[0] == "[":
        return Form.JSON if named or re.match(r"\[\s*[{\[\]]", text) else None
    lines = [line for line in text.splitlines() if line.strip()][:5]
    objects = sum(1 for line in lines if _is_object(line))
    if objects >= 2 or (objects and len(lines) > 1):
        return Form.JSON_LINES
    if named and not name.endswith(".json"):
        return Form.JSON_LINES
    if named or objects or re.match(r'\{\s*"(?:[^"\\]|\\.){0,200}"\s*:', text):
        return Form.JSON
    return None


def _is_object(line: str) -> bool:
    if not line.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
