"""Keys: what lies beneath a thing of the record, and how it is found again when ids, types and anchors have moved.

Two pieces of evidence on one page are the same where their words are the same, or where they overlap and most words
of the shorter stand in the other; then the role and the mark (type and anchor, kind of harm and figure, side and
speaker) must agree, or one of them must and the other be near.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from palagan.model.decision import Beneath, DecidedKind, Key, plainly
from palagan.model.record import Assertion, Claim, Copy, Happening, LedgerEntry, Mention, Origin, Party, Record, Story

Thing = Happening | Claim | LedgerEntry | Story | Copy | Origin | Party
Piece = Mention | Assertion | LedgerEntry | Party | str
"""What of a thing lies on one page; a page's id where it is the whole page."""

KEPT = 60
"""Pieces of a thing that a key keeps: the first."""
_NEAR = 30
"""Characters by which an anchor may have moved within its evidence."""
_ALIKE = 0.5
"""Share of the shorter's words from which overlapping evidence is the same."""
_MOST_ALIKE = 0.8
"""The same where the two do not overlap: the text has moved; short words alone do not do."""
_ENOUGH = 5


def kind_of(thing: Thing) -> DecidedKind:
    """What decisions call it."""
    return _KINDS[type(thing)]


_KINDS: Mapping[type, DecidedKind] = {
    Happening: "happening",
    Claim: "claim",
    LedgerEntry: "figure",
    Story: "story",
    Copy: "copy",
    Origin: "origin",
    Party: "actor",
}


def things_of(record: Record, kind: DecidedKind) -> Sequence[Thing]:
    """The things of a kind in a record; of actors and pages it has no list."""
    match kind:
        case "happening":
            return record.happenings
        case "claim":
            return record.claims
        case "figure":
            return [entry for ledger in record.ledgers for entry in ledger.entries]
        case "story":
            return record.stories
        case "copy":
            return record.copies
        case "origin":
            return record.origins
        case _:
            return ()


def id_of(thing: Thing) -> str:
    """Its id; of an actor the key, of a copy both pages' ids, the later first."""
    match thing:
        case Party():
            return thing.key
        case Copy():
            return f"{thing.later}:{thing.earlier}"
        case _:
            return thing.id


def pieces_of(thing: Thing) -> tuple[tuple[Beneath, Piece], ...]:
    """All that it rests on, each with the part of it that lies there."""
    match thing:
        case Happening():
            return tuple((_mention(thing.type, mention), mention) for mention in thing.mentions)
        case Claim():
            told = [("asserts", one) for one in thing.asserted] + [("denies", one) for one in thing.denied]
            about = f"{_plain(thing.about or '')}|{_plain(thing.proposition)}"
            return tuple((_assertion(side, one, about), one) for side, one in told)
        case LedgerEntry():
            return ((_figure(thing), thing),)
        case Story():
            return tuple((whole_page(page, "story"), page) for page in thing.pages)
        case Origin():
            return tuple((whole_page(page, thing.kind, _plain(thing.name)), page) for page in thing.pages)
        case Copy():
            return (
                (whole_page(thing.later, "later"), thing.later),
                (whole_page(thing.earlier, "earlier"), thing.earlier),
            )
        case Party():
            return ((Beneath("", 0, 0, thing.name, thing.kind, thing.key, 0), thing),)


def key_of(thing: Thing) -> Key:
    """The key under which a decision on it is kept."""
    beneath = tuple(beneath for beneath, _ in pieces_of(thing))
    return Key(kind_of(thing), told(thing), beneath[:KEPT])


def page_key(page: str, title: str | None = None) -> Key:
    """The key of a whole page."""
    return Key("page", title or page, (whole_page(page, "page"),))


def whole_page(page: str, role: str, mark: str = "") -> Beneath:
    """A page as what lies beneath."""
    return Beneath(page, 0, 0, "", role, mark, 0)


def told(thing: Thing) -> str:
    """The thing to a person, in one line."""
    match thing:
        case Happening():
            sides = " → ".join(", ".join(p.name for p in side) or "?" for side in (thing.sources, thing.targets))
            return " · ".join(part for part in (thing.type, sides, thing.date, thing.place) if part)
        case Claim():
            return _short(thing.proposition)
        case LedgerEntry():
            return f"{thing.kind}: {_short(thing.words)} · {_short(thing.evidence.words)}"
        case Story():
            return _short(thing.title)
        case Origin():
            return thing.name
        case Copy():
            return f"{thing.share:.0%} of {thing.later} in {thing.earlier}"
        case Party():
            return f"{thing.name} ({thing.code})"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 100 else f"{line[:99]}…"


@lru_cache(maxsize=16384)
def _plain(words: str) -> str:
    return plainly(words)


def _mention(type_: str, mention: Mention) -> Beneath:
    e, anchor = mention.evidence, mention.anchor
    return Beneath(e.page, e.start, e.end, e.words, type_, _plain(anchor.words), anchor.start)


def _assertion(side: str, one: Assertion, about: str) -> Beneath:
    e = one.evidence
    speaker = _plain(one.speaker.name) if one.speaker else ""
    return Beneath(e.page, e.start, e.end, e.words, side, f"{speaker}|{about}", e.start)


def _figure(entry: LedgerEntry) -> Beneath:
    e = entry.evidence
    at = e.words.find(entry.words)
    return Beneath(e.page, e.start, e.end, e.words, entry.kind, _plain(entry.words), e.start + max(at, 0))


def fit(kind: DecidedKind, was: Beneath, now: Beneath, page: str | None = None) -> float:
    """How well what lay beneath a thing then is what lies there now: 0 is another, 2 the same in everything.

    `page` is the page that has taken the place of `was.page`: there only the same words will do.
    """
    if kind == "actor":
        if was.mark == now.mark:
            return 2.0
        return 1.0 if plainly(was.words) == plainly(now.words) and was.role == now.role else 0.0
    if (page or was.page) != now.page:
        return 0.0
    if kind in ("story", "page"):
        return 1.0
    if kind == "origin":
        return 2.0 if was.mark == now.mark else 0.1
    if kind == "copy":
        return 2.0 if was.role == now.role else 0.0
    role = _role(kind, was, now)
    return role and role * _likeness(was, now, moved=page is not None)


def _role(kind: DecidedKind, was: Beneath, now: Beneath) -> float:
    if kind == "claim":  # a sentence may hold several charges of one speaker
        same = sum(one == other for one, other in zip(was.mark.split("|"), now.mark.split("|"), strict=False))
        return 0.0 if was.role != now.role else 1.0 + same / 3
    moved = 0 if was.words != now.words else now.start - was.start
    near = abs(now.at - was.at - moved) <= _NEAR
    if was.mark == now.mark:
        return (2.0 if was.role == now.role else 1.4) - (0.0 if near else 0.2)
    within = bool(was.mark and now.mark) and (was.mark in now.mark or now.mark in was.mark)
    if was.role == now.role:
        return 1.2 if within else 1.0 if near else 0.0
    return 0.8 if within and near else 0.0


def _likeness(was: Beneath, now: Beneath, *, moved: bool) -> float:
    if was.words == now.words:
        return 1.0
    one, other = _plain(was.words), _plain(now.words)
    if one == other:
        return 1.0
    if moved:  # another text: a sentence may end elsewhere, but no word of it may be another
        less, more = sorted((one, other), key=len)
        return 0.8 if len(less.split()) >= _ENOUGH and f" {less} " in f" {more} " else 0.0
    few, many = sorted((one.split(), other.split()), key=len)
    shared = (Counter(few) & Counter(many)).total()
    share = shared / len(few) if few else 0.0
    if was.start < now.end and now.start < was.end:
        return 0.9 * share if share >= _ALIKE else 0.0
    return 0.8 * share if share >= _MOST_ALIKE and len(few) >= _ENOUGH and len(few) * 2 > len(many) else 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found under a key: how many of the key's pieces it holds, and how well they fit together."""

    id: str
    held: int
    points: float


class Finder:
    """Pieces of things of one kind under their pages, to be found by a key. A piece is named by its number.

    `heirs` are pages that took another's place (a later capture of its address).
    """

    def __init__(self, kind: DecidedKind, pieces: Iterable[Beneath], heirs: Mapping[str, str] | None = None) -> None:
        self.kind = kind
        self.heirs = heirs or {}
        self._on: dict[str, list[tuple[int, Beneath]]] = defaultdict(list)
        for number, beneath in enumerate(pieces):
            self._on[beneath.page].append((number, beneath))

    def pieces(self, was: Beneath) -> list[tuple[int, float]]:
        """The pieces that what lay beneath may be now, each with how well it fits."""
        heir = self.heirs.get(was.page)
        several = self._on.get(heir or was.page, ())
        return [(n, value) for n, now in several if (value := fit(self.kind, was, now, heir)) > 0]

    def find(self, key: Key, owner: Callable[[int], str | None], target: str = "") -> list[Hit]:
        """The things that hold something of the key, best first; of two alike the one of the id `target`.

        `owner` gives the thing that holds a piece, or None where none does any more.
        """
        held: Counter[str] = Counter()
        total: dict[str, float] = defaultdict(float)
        for was in key.beneath:
            best: dict[str, float] = {}
            for number, value in self.pieces(was):
                id_ = owner(number)
                if id_ is not None and value > best.get(id_, 0.0):
                    best[id_] = value
            top = max(best.values(), default=0.0)
            for id_, value in best.items():
                total[id_] += value
                held[id_] += value == top
        least = len(key.beneath) if self.kind == "copy" else 1  # a pair is both its pages
        hits = [Hit(id_, held[id_], total[id_]) for id_ in total if held[id_] >= least]
        return sorted(hits, key=lambda hit: (-hit.held, -hit.points, hit.id != target, hit.id))

    def replaced(self, key: Key) -> bool:
        """Whether a page of the key has given its place to a later capture."""
        return any(was.page in self.heirs for was in key.beneath)
