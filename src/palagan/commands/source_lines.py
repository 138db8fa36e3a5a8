"""The sources of a case as a table with what to do about those in trouble, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from palagan.commands.found_lines import NAMES
from palagan.commands.layout import Faint, Strong, cells, short, width, wrap
from palagan.model.moments import iso

if TYPE_CHECKING:
    from palagan.looking.subscribed import Listening
    from palagan.store.moves import Move
    from palagan.web.listened import Listened

_STATES = {
    "new": "not asked yet", "heard": "heard", "paused": "paused", "silent": "SILENT", "refused": "fails",
    "gone": "gone", "forbids": "FORBIDS", "closed": "FORBIDS",
}  # fmt: skip
_COLUMNS = ("state", "last heard", "24 h", "usual a day", "next")
_WAYS = {
    "forbids": "Its host refuses us. Bring its pages as files or WARC: palagan add {case} FILE…",
    "closed": "Its robots.txt lets nobody in now. Bring its pages as files or WARC: palagan add {case} FILE…",
    "refused": "It gave nothing the last {refused} times; it is tried again, less and less often.",
    "gone": "It is no longer there. Look for its new address, then: palagan sources {case} --remove {id}",
    "silent": "Nothing new since {since}, against its own rhythm. Open it in a browser: {url}",
}
_BLOCKS = " ▁▂▃▄▅▆▇█"


def source_lines(case: str, found: Listening, told: Sequence[Listened], now: float) -> Iterator[str]:
    """What a case listens to, those in trouble first; then pages that wait or were taken down."""
    if not told:
        yield "The case listens to nothing yet."
        yield f"Next: palagan add {case} https://…  (a feed, a sitemap, a section page)"
    else:
        yield from _table(case, told, now)
    yield ""
    watcher = found.watcher
    if found.waiting:
        yield f"{found.waiting:,} {'page waits' if found.waiting == 1 else 'pages wait'} to be asked for."
    if found.taken_down_count:
        told_of = "page was" if found.taken_down_count == 1 else "pages were"
        yield f"{found.taken_down_count:,} {told_of} taken down by the outlet; what we have stays in the case."
    if watcher.contact:
        yield Faint(f"Hosts can write to {watcher.contact.removeprefix('mailto:')}.")
    else:
        yield f"No contact is set, so nothing is asked: palagan sources {case} --contact you@your.example"
    if watcher.lives(now):
        yield Faint(f"A watcher is at work; it gave a sign of life {ago(watcher.lived, now)}.")
    elif told:
        yield f"Nobody watches now. Next: palagan watch {case}"


def _table(case: str, told: Sequence[Listened], now: float) -> Iterator[str]:
    rows = [_row(one, now) for one in told]
    sizes = [max(cells(row[place]) for row in (*rows, _COLUMNS)) for place in range(len(_COLUMNS))]
    room = max(16, width() - sum(sizes) - 2 * len(sizes))
    names = [short(one.subscription.name, room) for one in told]
    room = min(room, max(map(cells, (*names, "source"))))
    yield Strong(_line("source", _COLUMNS, room, sizes))
    for one, name, row in zip(told, names, rows, strict=True):
        yield _line(name, row, room, sizes)
        bars = "".join(_BLOCKS[_height(count, max(one.days))] for count in one.days) if any(one.days) else ""
        kind = NAMES.get(one.subscription.kind, one.subscription.kind)
        about = f"  {one.subscription.id} · {kind} · {one.subscription.url}"
        yield Faint(f"{about}  {bars}".rstrip() if cells(about) + 16 <= width() else about)
        if one.move is not None:
            yield from wrap(_move_told(one.move, case, one.subscription.id), width(), "  → ", "    ")
        trouble = trouble_of(one, case)
        if trouble:
            yield from wrap(trouble, width(), "  ! ", "    ")


def _line(name: str, row: Sequence[str], room: int, sizes: Sequence[int]) -> str:
    right = {2, 3}
    told = [
        " " * (size - cells(cell)) + cell if place in right else cell + " " * (size - cells(cell))
        for place, (cell, size) in enumerate(zip(row, sizes, strict=True))
    ]
    return "  ".join([name + " " * (room - cells(name)), *told]).rstrip()


def _row(one: Listened, now: float) -> tuple[str, ...]:
    row = one.subscription
    usual = "–".join(map(str, dict.fromkeys(one.usual or ())))
    next_due = "" if row.next_due is None or row.state != "on" else until(row.next_due, now)
    return (
        _STATES[one.state], ago(row.heard, now) if row.heard is not None else "never",
        str(one.today) if row.heard is not None else "", usual or "?", next_due,
    )  # fmt: skip


def trouble_of(one: Listened, case: str) -> str | None:
    """What is wrong with a source and what to do about it; None where nothing is."""
    row = one.subscription
    if one.state in _WAYS:
        since = day_of(one.silent_since) if one.silent_since is not None else "?"
        told = _WAYS[one.state].format(case=case, id=row.id, url=row.url, refused=row.refused, since=since)
        return f"{told} [{row.detail}]" if row.detail and one.state not in ("silent", "closed") else told
    if row.refused and row.detail:
        return f"The last ask gave nothing: {row.detail}"
    return None


def _move_told(move: Move, case: str, named: str) -> str:
    """Where a source moved to or from."""
    if move.written is not None:
        return f"Asked at {move.before} until {day_of(move.written)}, when it had moved for good."
    told = f"Says since {day_of(move.since)} ({move.times} times) that it has moved for good to {move.to}"
    return f"{told}. If that is right: palagan sources {case} --follow {named}"


def _height(count: int, most: int) -> int:
    return 0 if not count else max(1, round(count / most * (len(_BLOCKS) - 1)))


def ago(moment: float | None, now: float) -> str:
    """ "5 min ago", "3 h ago", "2 d ago", else the day."""
    if moment is None:
        return "never"
    return _span(now - moment, "{} ago", "just now") or day_of(moment)


def until(moment: float, now: float) -> str:
    """ "in 5 min", "in 3 h", "now"."""
    return _span(moment - now, "in {}", "now") or day_of(moment)


def _span(seconds: float, form: str, at_once: str) -> str | None:
    if seconds < 45:
        return at_once
    for size, name, most in ((60, "min", 60), (3600, "h", 48), (86_400, "d", 30)):
        count = max(1, round(seconds / size))
        if count < most:
            return form.format(f"{count} {name}")
    return None


def day_of(moment: float) -> str:
    """The day of a moment, UTC."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d")


def sources_json(found: Listening, told: Sequence[Listened], now: float) -> dict[str, Any]:
    """The same for programs. Moments are ISO 8601 UTC."""
    return {
        "contact": found.watcher.contact,
        "watching": found.watcher.lives(now),
        "waiting": found.waiting,
        "taken_down": found.taken_down_count,
        "sources": [_source_json(one) for one in told],
    }


def _source_json(one: Listened) -> dict[str, Any]:
    row = one.subscription
    return {
        "id": row.id, "url": row.url, "kind": row.kind, "name": row.name, "outlet": row.outlet,
        "language": row.language, "state": one.state, "added": row.added, "asked": _iso(row.asked),
        "heard": _iso(row.heard),
        "next_due": _iso(row.next_due), "every": row.every, "silent_since": _iso(one.silent_since),
        "last_24_h": one.today, "days": list(one.days), "usual": list(one.usual) if one.usual else None,
        "move": None if one.move is None else {
            "before": one.move.before, "to": one.move.to, "since": _iso(one.move.since), "times": one.move.times,
            "written": _iso(one.move.written),
        },
        "asks": row.asks, "items": row.items, "refused": row.refused, "status": row.status, "detail": row.detail,
    }  # fmt: skip


def _iso(moment: float | None) -> str | None:
    return None if moment is None else iso(moment)
