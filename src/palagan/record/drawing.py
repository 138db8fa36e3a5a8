"""What pages draw on as people decided, and origins counted anew for what was merged, split or freed of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from palagan.model.ids import content_id
from palagan.model.record import Because, Claim, Happening, Origin, OriginCount, Story
from palagan.record.folding import fold
from palagan.record.keys import Thing
from palagan.record.media import medium_kind, medium_name
from palagan.record.origins import fewest
from palagan.record.strands import PageLine

OWN_REPORT = frozenset({"own report", "laporan sendiri"})


class Drawing:
    """Which origins each page draws on. A count takes whole pages: credits within one sentence are not told apart."""

    def __init__(self, origins: Iterable[Origin]) -> None:
        self.origins = {origin.id: origin for origin in origins}
        self.moved: set[str] = set()
        self._of: dict[str, dict[str, bool]] = defaultdict(dict)
        for origin in self.origins.values():
            for because in origin.because:
                known = because.how != "unknown" and origin.kind != "unknown"
                self._of[because.page][origin.id] = self._of[because.page].get(origin.id, False) or known

    def count(self, pages: Iterable[str]) -> OriginCount:
        """At least so many independent origins stand behind the pages, at most so many."""
        groups: list[frozenset[str]] = []
        every: set[str] = set()
        unknown: set[str] = set()
        for page in sorted(set(pages)):
            drawn = self._of.get(page, {})
            known = frozenset(id_ for id_, is_known in drawn.items() if is_known)
            every |= known
            unknown |= drawn.keys() - known
            if known:
                groups.append(known)
        low = fewest(groups) or sorted(unknown)[:1]
        return OriginCount(len(low), max(len(low), len(every | unknown)), tuple(low))

    def counted(self, thing: Thing) -> Thing:
        """A thing with its origins counted anew, where it rests on a page that a person gave another origin."""
        count = self.count
        match thing:
            case Happening() if self.moved & {m.page for m in thing.mentions}:
                return replace(thing, origins=count(m.page for m in thing.mentions))
            case Claim() if self.moved & {told.page for told in (*thing.asserted, *thing.denied)}:
                asserted, denied = ([told.page for told in side] for side in (thing.asserted, thing.denied))
                return replace(thing, asserted_origins=count(asserted), denied_origins=count(denied))
            case Story() if self.moved & set(thing.pages):
                return replace(thing, origins=count(thing.pages))
        return thing

    def decide(self, page: str, name: str, line: PageLine) -> str | None:
        """Let a page draw on one origin alone, by its name or as its outlet's own report; gives the origin's id."""
        own = name.casefold() in OWN_REPORT
        wanted = (line.outlet if own else medium_name(name)) or name
        found = next((o for o in self.origins.values() if fold(o.name) == fold(wanted)), None)
        if found is None:
            kind = "outlet" if own else (medium_kind(wanted) or "outlet")
            found = Origin(content_id("or", "decided", fold(wanted)), wanted, kind, (), ())
        for id_ in self._of.pop(page, {}):
            before = self.origins[id_]
            self._put(before, [p for p in before.pages if p != page], [b for b in before.because if b.page != page])
        found = self.origins.get(found.id, found)
        because = Because(page, found.id, "decided", wanted)
        self._put(found, sorted({*found.pages, page}), [*found.because, because])
        self._of[page] = {found.id: True}
        self.moved.add(page)
        return found.id

    def merge(self, away: str, into: str) -> None:
        """Take one origin for another."""
        one, other = self.origins[away], self.origins[into]
        for page in one.pages:
            drawn = self._of[page]
            drawn[into] = drawn.pop(away, False) or drawn.get(into, False)
        told = [replace(because, origin=into) for because in one.because]
        self._put(other, sorted({*other.pages, *one.pages}), [*other.because, *told])
        self._put(one, [], [])

    def drop(self, page: str) -> None:
        """Take a page away from all it draws on."""
        for id_ in self._of.pop(page, {}):
            before = self.origins[id_]
            self._put(before, [p for p in before.pages if p != page], [b for b in before.because if b.page != page])

    def _put(self, origin: Origin, pages: Sequence[str], because: Sequence[Because]) -> None:
        self.origins[origin.id] = replace(origin, pages=tuple(pages), because=tuple(because))


def mapped(count: OriginCount, became: Mapping[str, str]) -> OriginCount:
    """A count after origins were taken for one another."""
    if not became or not became.keys() & set(count.ids):
        return count
    ids = tuple(sorted({became.get(id_, id_) for id_ in count.ids}))
    return OriginCount(len(ids), max(len(ids), count.high - (len(count.ids) - len(ids))), ids)
