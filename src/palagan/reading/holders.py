"""Who holds a title that stands without a name, and which body a bare head ("kementerian itu") stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from functools import cache

from palagan.languages.tables import alternatives, table
from palagan.reading.candidates import Candidate
from palagan.reading.codes import bears_arms
from palagan.reading.knowledge import Known
from palagan.reading.phrases import cues, full_head, synonym

Key = tuple[str, str]
_MINISTRY = ("kementerian",)
"""What a department of state is called again too."""
_WINDOW = 120
"""How many persons back, and how many holders of one office, are looked at."""


@cache
def _offices(known: Known) -> tuple[tuple[str, str], ...]:
    """The offices that only one person holds at a time which somebody is known to have held, each with its land."""
    return tuple(
        (title, term.code.split(".")[0])
        for term in known.terms
        for title in sorted(cues("single_offices"))
        if term.office.lower().startswith(title)
    )


def _of_rebels(one: Candidate) -> bool:
    """Whether a body with an army's head is an armed group ("Tentara Arakan"): no "militer" stands for it."""
    return one.sector == "MIL" and one.owner is not None and bears_arms(one.owner)


@cache
def _heads(known: Known) -> frozenset[str]:
    """The heads by which a known organisation is called again, from all its names: IAEA is a "badan"."""
    return _all_heads().get(known.id, frozenset()) | {full_head(known.name.split(" ")[0].lower())}


@cache
def _all_heads() -> dict[str, frozenset[str]]:
    """The words for bodies that the names of known organisations begin with, by id."""
    found: dict[str, set[str]] = {}
    for row in table("languages/knowledge/organizations.tsv"):
        firsts = {name.split(" ")[0].lower() for name in alternatives(row["names"])}
        found.setdefault(row["id"], set()).update(firsts & cues("heads_again"))
    return {id_: frozenset(map(full_head, heads)) for id_, heads in found.items()}


class Holders:
    """Answers for the candidates of one page; `holder` must be asked in the order of the page."""

    def __init__(self, found: Sequence[Candidate], keys: Sequence[Key | None]) -> None:
        self._found, self._keys = found, keys
        self._offices: dict[str, dict[tuple[str | None, Key], None]] = {}
        self._known: dict[str, dict[tuple[str | None, Key], None]] = {}
        self._bodies: dict[str, tuple[list[int], list[Key]]] = {}
        self._recent: deque[tuple[str | None, Key]] = deque(maxlen=_WINDOW)
        self._titles: deque[Key] = deque(maxlen=1)
        self._at = 0
        for number, (one, key) in enumerate(zip(found, keys, strict=True)):
            if key is None:
                continue
            if one.sort == "person":
                held = self._offices.setdefault(one.head, {})
                if len(held) < _WINDOW:
                    held.setdefault((one.country, key))
                for title, land in _offices(one.known) if one.known is not None else ():
                    self._known.setdefault(title, {}).setdefault((land, key))
            elif one.sort == "body" and key != ("b", full_head(one.head)) and not _of_rebels(one):
                head = full_head(one.head)
                for name in {head, head.split(" ")[0], *(_MINISTRY if head.startswith("departemen") else ())}:
                    self._told(name, number, key)
            elif one.sort == "known" and one.known is not None and one.known.kind == "organization":
                for name in _heads(one.known):
                    self._told(name, number, key)

    def _told(self, name: str, number: int, key: Key) -> None:
        """A body was told in full whose name begins with that word, or has that head."""
        places, bodies = self._bodies.setdefault(name, ([], []))
        places.append(number)
        bodies.append(key)

    def holder(self, number: int, one: Candidate) -> Key:
        """The person on this page who holds the title, or a key of its own for an unnamed holder.

        A title with "itu" that nobody is given stands for the person named last.
        """
        self._advance(number)
        armed = one.owner is not None and bears_arms(one.owner)  # no president is "pemimpin *Abu Sayyaf*"
        held = self._offices.get(one.head) or ({} if armed else self._offices.get(synonym(one.head), {}))
        if not held and not one.single and not armed:
            held = self._known.get(synonym(one.head), {})
        fits = {key for country, key in held if one.country is None or country is None or country == one.country}
        if not fits and one.definite:
            fits = {key for country, key in self._recent if one.country is None or country in (None, one.country)}
        if fits:
            last = next((key for _, key in reversed(self._recent) if key in fits), None)
            return last or next(key for _, key in held if key in fits)
        if one.definite and not one.country and self._titles:
            return self._titles[-1]
        own = ("t", f"{one.head}.{one.country or (one.owner.id if one.owner else '')}")
        self._titles.append(own)
        return own

    def _advance(self, number: int) -> None:
        while self._at < number:
            one, key = self._found[self._at], self._keys[self._at]
            if key is not None and one.sort == "person":
                self._recent.append((one.country, key))
            self._at += 1

    def whose(self, head: str, number: int) -> Key:
        """The body that a bare head stands for at candidate `number`: the last one told in full, else the next."""
        found = self._bodies.get(head)
        if found is None:
            return "b", head
        places, bodies = found
        before = bisect_left(places, number)
        return bodies[before - 1] if before else bodies[0]

    def told(self, head: str) -> Key | None:
        """The first body with this head that is told in full, or None."""
        found = self._bodies.get(head)
        return found[1][0] if found is not None else None
