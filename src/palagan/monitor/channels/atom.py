"""The Atom feed of a case: what rang, the last first, as any feed reader takes it (RFC 4287). A pure function.

Ids come from the case and the alert, so an entry stays one entry while it grows, and `updated` tells that it did.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from palagan.monitor.alerts.message import Message
from palagan.monitor.channels.blocks import Block, Run, address_of, as_text, blocks, plain, said
from palagan.monitor.channels.outcome import Home
from palagan.views.messages import Tongue

_SPACE = uuid.UUID("6d1f6a43-9f0b-5b53-8d51-8c9c2f7f3a5e")
"""The name space of our ids; any number will do, so long as it stays."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Entry:
    """One alert: when it first rang and when it last grew (ISO 8601), and its message as it is now."""

    id: str
    message: Message
    first: str
    last: str


def feed(entries: Iterable[Entry], home: Home, born: str, tongue: Tongue, *, itself: str | None = None) -> bytes:
    """The feed as UTF-8. `born` is when the case was made, by which its ids are told from another case's of the same
    name; `itself` the address at which the feed is read."""
    told = sorted(entries, key=lambda entry: (entry.last, entry.id), reverse=True)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{tongue}">',
        f"  <id>{_urn(born, 'feed')}</id>",
        f"  <title>{_text(said('feed', tongue, case=home.case))}</title>",
        f"  <updated>{_text(told[0].last if told else born or _NEVER)}</updated>",
        "  <author><name>Palagan</name></author>",
        "  <generator>Palagan</generator>",
    ]
    if itself:
        lines.append(f'  <link rel="self" type="application/atom+xml" href={_attribute(itself)}/>')
    where = address_of("/alerts", home)
    if where:
        lines.append(f'  <link rel="alternate" type="text/html" href={_attribute(where)}/>')
    lines += [_entry(entry, home, born) for entry in told]
    return ("\n".join(lines) + "\n</feed>\n").encode("utf-8")


def _entry(entry: Entry, home: Home, born: str) -> str:
    message = entry.message
    found = blocks(message, home)
    content = "".join(_html(block) for block in found if block.role != "headline")
    lines = [
        f'  <entry xml:lang="{message.language}">',
        f"    <id>{_urn(born, entry.id)}</id>",
        f"    <title>{_text(plain(message.headline))}</title>",
        f"    <published>{_text(entry.first)}</published>",
        f"    <updated>{_text(max(entry.first, entry.last))}</updated>",
        f"    <category term={_attribute(plain(message.rule) or message.kind)}/>",
    ]
    where = address_of(message.permalink, home)
    if where:
        lines.append(f'    <link rel="alternate" type="text/html" href={_attribute(where)}/>')
    lines += [
        f'    <summary type="text">{_text(as_text(found))}</summary>',
        f'    <content type="html">{_text(content)}</content>',
        "  </entry>",
    ]
    return "\n".join(lines)


def _urn(born: str, name: str) -> str:
    return uuid.uuid5(_SPACE, f"{born}\0{name}").urn


def _html(block: Block) -> str:
    if block.role == "quote":
        quoted, teller = block.runs
        return f"<blockquote>“{_run(quoted)}”<br/>— {_run(teller)}</blockquote>"
    words = " ".join(map(_run, block.runs))
    return f"<p><strong>{words}</strong></p>" if block.role == "news" else f"<p>{words}</p>"


def _run(run: Run) -> str:
    words = escape(run.words)
    return f"<a href={quoteattr(run.link)}>{words}</a>" if run.link else words


def _text(words: str) -> str:
    return escape(_NO_XML.sub("\ufffd", words))


def _attribute(words: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", words))
