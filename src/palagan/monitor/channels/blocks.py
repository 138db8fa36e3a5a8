"""A message as blocks of words in order, the same for every channel; each channel writes them in its own marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

from palagan.languages.tables import lexicon
from palagan.monitor.alerts.message import Line, Message
from palagan.monitor.channels.outcome import Home
from palagan.views.days import moment_told
from palagan.views.messages import Tongue, origins_told

Role = Literal["headline", "news", "fact", "quote", "item", "note", "link", "rule"]
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+")
"""What shows nothing and can turn the writing round, and line breaks: a page's words are shown as words only."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words, and where they lead (http or https, None for nowhere)."""

    words: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. A quote has the page's words in its first run and who tells them, when, in the second."""

    role: Role
    runs: tuple[Run, ...]


def said(key: str, tongue: Tongue, **values: object) -> str:
    """What channels add, in the message's language."""
    told: str = lexicon("monitor/channels/messages.toml")[key][tongue]
    return told.format(**values) if values else told


def blocks(message: Message, home: Home) -> tuple[Block, ...]:
    """The message from its headline to the rule that rang."""
    tongue = message.language
    found = [Block("headline", (Run(plain(message.headline)),))]
    if message.news:
        found.append(Block("news", (Run(plain(message.news)),)))
    found += [Block("fact", (Run(plain(fact)),)) for fact in message.facts]
    found += [_quote(line, tongue) for line in message.lines]
    for item in message.items:
        where = address_of(item.permalink, home)
        known = [] if where else [plain(item.permalink.rpartition("/")[2])]
        told = [origins_told(item.origins_low, item.origins_high, tongue)] if item.origins_high else []
        runs = (Run(plain(item.headline), where), Run(plain(" · ".join(["", *told, *known]))))
        found.append(Block("item", runs if told or known else runs[:1]))
    if message.more:
        key = "more_items" if message.items else "more"
        found.append(Block("note", (Run(said(key, tongue, n=message.more)),)))
    where = address_of(message.permalink, home)
    if where is not None:
        found.append(Block("link", (Run(said("open", tongue), where),)))
    elif message.about:
        found.append(Block("link", (Run(said("show", tongue, case=home.case, about=plain(message.about))),)))
    rule, in_words = plain(message.rule), plain(message.rule_told)
    if rule:
        words = said("rule", tongue, name=rule, told=in_words) if in_words else said("rule_bare", tongue, name=rule)
        found.append(Block("rule", (Run(words),)))
    return tuple(found)


def _quote(line: Line, tongue: Tongue) -> Block:
    outlet = plain(line.outlet or "") or said("unknown_outlet", tongue)
    told = ", ".join(filter(None, (outlet, plain(moment_told(line.time, tongue)), plain(line.origin or ""))))
    return Block("quote", (Run(plain(line.words)), Run(told, web_address(line.url))))


def plain(words: str) -> str:
    """Words in one line, without what is not seen."""
    return " ".join(_UNSEEN.sub(" ", words).split())


def web_address(url: str | None) -> str | None:
    """An address that may be followed, None for anything but http and https."""
    if not url or _UNSEEN.search(url):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def address_of(permalink: str, home: Home) -> str | None:
    """Where a path of the workbench is, None where nobody said at what address it is reached."""
    if not home.address or not permalink.startswith("/"):
        return None
    return web_address(home.address.rstrip("/") + quote(permalink, safe="/?&=%#:@,;+~-._"))


def as_text(found: tuple[Block, ...]) -> str:
    """The blocks as plain text, as a mail's or a feed's."""
    return "\n".join(_as_lines(found)).strip() + "\n"


def _as_lines(found: tuple[Block, ...]) -> list[str]:
    lines: list[str] = []
    before: Role | None = None
    for block in found:
        if before is not None and (block.role != before or block.role == "quote") and block.role != "fact":
            lines.append("")
        words = " ".join(run.words for run in block.runs)
        links = [run.link for run in block.runs if run.link]
        match block.role:
            case "quote":
                lines += [f"“{block.runs[0].words}”", f"   — {block.runs[1].words}"]
                lines += [f"   {link}" for link in links]
            case "fact":
                lines += ["", f"- {words}"] if before != "fact" else [f"- {words}"]
            case "item":
                lines += [f"- {words}", *(f"  {link}" for link in links)]
            case _:
                lines += [words if not links else f"{words}: {links[0]}"]
        before = block.role
    return lines
