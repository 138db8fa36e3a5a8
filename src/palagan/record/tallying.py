"""Ledgers made up again once people corrected, refused or moved figures: what stands, and the range now said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from palagan.model.ids import content_id
from palagan.model.record import Ledger, LedgerEntry, OriginCount


def tallied(
    ledgers: Iterable[Ledger],
    changed: Mapping[str, LedgerEntry | None],
    recount: Callable[[Iterable[str]], OriginCount],
    moved: Collection[str] = (),
) -> tuple[dict[str, Ledger | None], dict[str, list[Ledger]]]:
    """The ledgers that hold changed figures (None: none is left), and new ones by the ledger they come from.

    A figure whose kind of harm was corrected goes to the ledger of that kind on the same matter of the same story.
    Origins are counted anew where a ledger rests on other pages than before, or on pages whose origin `moved`.
    """
    several = {ledger.id: ledger for ledger in ledgers}
    by_matter = {(ledger.about, ledger.story, ledger.kind): ledger.id for ledger in several.values()}
    entries = {id_: list(ledger.entries) for id_, ledger in several.items()}
    touched: set[str] = set()
    fresh: dict[str, Ledger] = {}
    source: dict[str, str] = {}
    for ledger in several.values():
        for entry in ledger.entries:
            if entry.id not in changed:
                continue
            now = changed[entry.id]
            touched.add(ledger.id)
            place = entries[ledger.id].index(entry)
            if now is not None and now.kind == entry.kind:
                entries[ledger.id][place] = now
                continue
            del entries[ledger.id][place]
            if now is None:
                continue
            into = by_matter.get((ledger.about, ledger.story, now.kind))
            if into is None:
                into = content_id("lg", "decided", ledger.id, now.kind)
                by_matter[ledger.about, ledger.story, now.kind] = into
                fresh[into] = replace(ledger, id=into, kind=now.kind, entries=())
                entries[into] = []
                source[into] = ledger.id
            touched.add(into)
            entries[into].append(now)
    out: dict[str, Ledger | None] = {}
    extra: dict[str, list[Ledger]] = {}
    for id_ in sorted(touched):
        made = _made(several.get(id_) or fresh[id_], entries[id_], recount, moved) if entries[id_] else None
        if id_ in source:
            extra.setdefault(source[id_], []).extend([made] if made else [])
        else:
            out[id_] = made
    return out, extra


def _made(
    ledger: Ledger,
    entries: Sequence[LedgerEntry],
    recount: Callable[[Iterable[str]], OriginCount],
    moved: Collection[str],
) -> Ledger:
    settled = _settled(ledger, entries)
    pages = {entry.evidence.page for entry in settled}
    as_before = pages == {entry.evidence.page for entry in ledger.entries} and pages.isdisjoint(moved)
    now = [entry for entry in settled if entry.current] or list(settled)
    return replace(
        ledger,
        entries=settled,
        low=None if any(entry.low is None for entry in now) else min(entry.low or 0.0 for entry in now),
        high=None if any(entry.high is None for entry in now) else max(entry.high or 0.0 for entry in now),
        origins=ledger.origins if as_before else recount(pages),
    )


def _settled(ledger: Ledger, entries: Sequence[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """The entries without ties to those that left; what only these had replaced stands again, save where a person
    said otherwise; figures that no longer differ do not contradict each other."""
    here = {entry.id: entry for entry in entries}
    before = {id_ for entry in ledger.entries for id_ in entry.replaces}
    after = {id_ for entry in entries for id_ in entry.replaces if id_ in here}
    back = before - after
    out = []
    for entry in entries:
        against = tuple(id_ for id_ in entry.contradicts if id_ in here and _apart(entry, here[id_]))
        decided = any(ruling.field == "current" for ruling in entry.rulings)
        out.append(
            replace(
                entry,
                replaces=tuple(id_ for id_ in entry.replaces if id_ in here),
                contradicts=against,
                current=entry.current or (entry.id in back and not decided),
            )
        )
    return tuple(out)


def _apart(one: LedgerEntry, other: LedgerEntry) -> bool:
    def below(a: LedgerEntry, b: LedgerEntry) -> bool:
        return a.high is not None and b.low is not None and a.high < b.low

    return below(one, other) or below(other, one)
