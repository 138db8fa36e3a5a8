"""What a watcher did, as one line for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from palagan.monitor.clock import NEVER
from palagan.monitor.settings import Told
from palagan.run import Done

_NAMED = (
    ("new", "{} new"),
    ("version", "{} edited"),
    ("gone", "{} taken down"),
    ("back", "{} back"),
    ("robots", "{} forbidden by robots.txt"),
    ("forbidden", "{} refused by their host"),
    ("not-fetched", "{} could not be had"),
)
_OUTLETS = 3


def came_words(came: Mapping[str, int], outlets: Mapping[str, int] | None = None) -> str:
    """ "12 new (antaranews.com 8, jubi.id 4), 1 edited, 3 forbidden by robots.txt"; "" for nothing."""
    parts = [words.format(f"{came[name]:,}") for name, words in _NAMED if came.get(name)]
    most = sorted((outlets or {}).items(), key=lambda pair: (-pair[1], pair[0]))
    if most and came.get("new"):
        rest = len(most) - _OUTLETS
        named = ", ".join(f"{outlet} {count}" for outlet, count in most[:_OUTLETS])
        parts[0] += f" ({named}{f', {rest} more' if rest > 0 else ''})"
    return ", ".join(parts)


def begins_line(at: float, sources: int, channels: Sequence[str]) -> Told:
    """The first line: how much there is to watch, and to whom alerts go."""
    told = f"Watching {sources:,} {'source' if sources == 1 else 'sources'}."
    if not sources:
        told = "No source to watch yet: palagan add CASE URL brings one in."
    if channels:
        told += f" Alerts go to {', '.join(channels)}."
    return Told(at, "begins", told, {"sources": sources, "channels": len(channels)})


def now_line(at: float, under_way: int, waiting: Sequence[tuple[str, float]], unread: int, next_at: float) -> Told:
    """One line for what goes on: requests under way, hosts that are left alone, pages that wait, what comes next."""
    parts = [f"asking {under_way} {'host' if under_way == 1 else 'hosts'}" if under_way else "waiting"]
    if waiting:
        parts.append("left alone for now: " + ", ".join(f"{host} {_span(until - at)}" for host, until in waiting[:2]))
        if len(waiting) > 2:
            parts[-1] += f" and {len(waiting) - 2} more"
    if unread:
        parts.append(f"{unread:,} to read")
    if not under_way and at < next_at < NEVER:
        parts.append(f"next in {_span(next_at - at)}")
    return Told(at, "now", " · ".join(parts), {"under_way": under_way, "unread": unread})


def _span(seconds: float) -> str:
    """ "40 s", "12 min", "3 h"."""
    whole = max(round(seconds), 1)
    return f"{whole} s" if whole < 100 else f"{round(whole / 60)} min" if whole < 6000 else f"{round(whole / 3600)} h"


def brought_line(at: float, came: Mapping[str, int], outlets: Mapping[str, int], done: Done) -> Told:
    """One line for what came since the last and what was read of it."""
    words = came_words(came, outlets)
    read = [f"read {done.read:,}"]
    if done.dropped:
        read.append("dropped " + ", ".join(f"{reason} {count}" for reason, count in sorted(done.dropped.items())))
    if done.recorded is not None:
        read.append(f"record of {done.recorded:,} pages")
    counts = {
        **came,
        "read": done.read,
        "recorded": done.recorded or 0,
        **{f"dropped {r}": n for r, n in done.dropped.items()},
    }
    return Told(at, "read", " · ".join([words or "nothing new", *read]), counts)
