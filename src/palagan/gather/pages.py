"""Bytes and what is known of them → a page, or the drop that says why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from palagan.gather.charset import Charset, declared_charsets, find_charset
from palagan.gather.identity import page_id
from palagan.gather.options import GatherOptions
from palagan.gather.sniff import Form, is_binary, is_html, sniff
from palagan.gather.streams import HEAD, Item, size
from palagan.model.drop import Drop, Reason, Stage
from palagan.model.ids import sha256_hex
from palagan.model.page import Hints, Page

JOINED = b"<!--palagan-joined "
"""How a page begins that was made of the pages of one article (`web/joining.py`): its character set is ours, UTF-8."""
_OF_TEXT = ("", "text/html", "text/plain", "application/xhtml+xml", "application/octet-stream")
_INVISIBLE = " \u200b\u200e\u200f\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where some bytes come from and what came with them."""

    source: str
    hints: Hints
    captured: str | None = None
    notes: tuple[str, ...] = ()
    charsets: Sequence[str] = field(default=())
    """Character sets named outside the bytes: an HTTP header."""

    def drop(self, reason: Reason, detail: str) -> Drop:
        return Drop(Stage.GATHER, self.source, reason, detail)


def page_of_item(item: Item, options: GatherOptions) -> Page | Drop:
    """The page that a whole text or HTML file is."""
    limit = options.limits.page_bytes
    content = item.stream.read(limit + 1)
    failed = item.failed()
    if failed is not None:
        return failed
    return page_of_bytes(content, Origin(item.source, options.hints, item.captured), options)


def page_of_bytes(content: bytes, origin: Origin, options: GatherOptions) -> Page | Drop:
    """A page from bytes of any character set. Too large, empty, binary and undecodable bytes are drops."""
    limit = options.limits.page_bytes
    if len(content) > limit:
        return too_large(origin, limit)
    if not content.strip():
        return empty(origin, "white space" if content else "")
    if content.startswith(JOINED):
        options = replace(options, encoding="utf-8")
    if options.encoding is None and is_binary(content):
        return origin.drop(Reason.BINARY, "It is binary, not text.")
    declared = [*origin.charsets, *declared_charsets(content)]
    charset = find_charset(content, declared=declared, forced=options.encoding)
    if charset is None:
        way_out = "Say which with --encoding." if options.encoding is None else "Try another, or leave --encoding out."
        return origin.drop(Reason.UNDECODABLE, f"No character set makes text of it. {way_out}")
    return _page(content, charset, origin)


def page_of_answer(content: bytes, media_type: str, origin: Origin, options: GatherOptions) -> Page | Drop:
    """A page from the body of an answer: what it is, is told by its bytes first, by its Content-Type second."""
    if not content.strip():
        return empty(origin, "white space" if content else "")
    charsets = named_charsets(media_type)
    found = sniff(content[:HEAD], "", encoding=options.encoding)
    kind = media_type.partition(";")[0].strip().lower()
    if found.form is Form.NONE:
        return origin.drop(found.reason or Reason.UNKNOWN_FORMAT, found.detail)
    if found.form is not Form.HTML and (found.form is not Form.TEXT or kind not in _OF_TEXT):
        what = kind[:80] if kind and kind not in _OF_TEXT else found.form.value
        return origin.drop(Reason.NOT_HTML, f"It is {what}, not a page of text.")
    return page_of_bytes(content, replace(origin, charsets=charsets), options)


def named_charsets(media_type: str) -> tuple[str, ...]:
    """The character set that a Content-Type names, if any."""
    charset = media_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return (charset,) if charset else ()


def page_of_text(text: str, origin: Origin, options: GatherOptions, doubt: str | None = None) -> Page | Drop:
    """A page from a text that stood in a table: its bytes are the text in UTF-8, zeros left out with a note."""
    if "\0" in text:
        origin = _noted(origin, f"{text.count(chr(0))} zero characters were left out of the text.")
        text = text.replace("\0", "")
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair, from a text cut by a program that counts in UTF-16
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        content = text.encode("utf-8")
    if len(content) > options.limits.page_bytes:
        return too_large(origin, options.limits.page_bytes)
    return _page(content, Charset("utf-8", text, doubt), origin)


def _page(content: bytes, charset: Charset, origin: Origin) -> Page | Drop:
    if not charset.text.strip().strip(_INVISIBLE):
        return empty(origin, "white space" if content else "")
    sha256 = sha256_hex(content)
    return Page(
        id=page_id(content, origin.hints, sha256),
        source=origin.source,
        media="html" if is_html(charset.text) else "text",
        content=content,
        encoding=charset.encoding,
        sha256=sha256,
        hints=origin.hints,
        captured=origin.captured,
        encoding_doubt=charset.doubt,
        notes=origin.notes,
    )


def _noted(origin: Origin, note: str) -> Origin:
    return Origin(origin.source, origin.hints, origin.captured, (*origin.notes, note), origin.charsets)


def too_large(origin: Origin, limit: int) -> Drop:
    """The drop for a page over the limit."""
    return origin.drop(Reason.TOO_LARGE, f"It is larger than {size(limit)}, the most that is taken for one page.")


def empty(origin: Origin, what: str) -> Drop:
    """The drop for a page of nothing, or of nothing but `what`."""
    return origin.drop(Reason.EMPTY, f"It holds nothing but {what}." if what else "It is empty.")
