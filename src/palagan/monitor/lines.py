"""What a watcher did, as one line for people."""

from __future__ import annotations

from collections.abc import Mapping

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


def brought_line(at: float, came: Mapping[str, int], outlets: Mapping[str, int], done: Done) -> Told:
    """One line for what came since the last and what was read of it."""
    parts = [words.format(f"{came[name]:,}") for name, words in _NAMED if came.get(name)]
    most = sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))
    if most:
        rest = len(most) - _OUTLETS
        named = ", ".join(f"{outlet} {count}" for outlet, count in most[:_OUTLETS])
        parts[0] += f" ({named}{f', {rest} more' if rest > 0 else ''})"
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
    return Told(at, "read", " · ".join([", ".join(parts) or "nothing new", *read]), counts)
