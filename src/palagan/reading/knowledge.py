"""What we know of the world, found by its words: states, bodies, people, agencies, places; codes by date."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from palagan.languages.tables import alternatives, lexicon, table
from palagan.languages.tokens import tokenize
from palagan.model.reading import ActorKind
from palagan.reading.words import Word, common_words

Sort = Literal["state", "capital", "seat", "demonym", "organization", "person", "group", "agency", "place"]
_SHORT = 4
_RANK: dict[str, int] = {
    "state": 0,
    "organization": 1,
    "agency": 2,
    "person": 3,
    "group": 4,
    "seat": 5,
    "capital": 6,
    "demonym": 7,
    "place": 8,
}


class Term(NamedTuple):
    """A code that holds from `since` to `until` (days, months or years as text; "" is open); `office` held then."""

    code: str
    since: str
    until: str
    office: str


class Known(NamedTuple):
    """An entry of the knowledge base: `name` as it is usually given, what it is, and its codes by date."""

    id: str
    name: str
    sort: Sort
    kind: ActorKind
    terms: tuple[Term, ...]
    country: str | None

    def code_on(self, day: str | None) -> str | None:
        """The code that held on `day` (None: the latest known); after the last term of an office, `….ELI`.

        A person or body asked about before its first term has the code of that term.
        """
        if not self.terms:
            return None
        terms = sorted(self.terms, key=lambda term: term.since)
        if day is None:
            return terms[-1].code
        held = [
            term
            for term in terms
            if (not term.since or term.since <= day) and (not term.until or day[: len(term.until)] <= term.until)
        ]
        if held:
            return held[-1].code
        past = [term for term in terms if term.until and day[: len(term.until)] > term.until]
        if past:
            code = past[-1].code
            return (
                f"{code.split('.')[0]}.ELI"
                if self.kind == "person" and code.endswith((".GOV", ".LEG", ".MIL", ".SPY", ".COP"))
                else code
            )
        return terms[0].code


class _Entry(NamedTuple):
    texts: tuple[str, ...]
    known: Known


class Knowledge(NamedTuple):
    """All names: those of one word, and longer ones by their first two words, the longest first."""

    singles: dict[str, list[_Entry]]
    pairs: dict[tuple[str, str], list[_Entry]]
    firsts: frozenset[str]
    """The first words of the longer names, in lower case."""
    tokens: frozenset[str]
    low: frozenset[str]
    """Lower-case words with which a known name may begin ("al-Qaeda", "aa.com")."""
    cropped: dict[str, _Entry]
    """Names of states less their last letter, as one crawler leaves them before a full stop ("Rusi.")."""

    def match(self, words: Sequence[Word], at: int) -> tuple[int, Known] | None:
        """The longest known name that begins at word `at`: how many words, and what it is."""
        first = words[at]
        if first.lower in self.firsts and at + 1 < len(words):
            for entry in self.pairs.get((first.lower, words[at + 1].lower), ()):
                if _fits(entry, words, at):
                    return len(entry.texts), entry.known
        for entry in self.singles.get(first.lower, ()):
            if _same_case(first.text, entry.texts[0]) and not _opens_phrase(words, at):
                return 1, entry.known
        cropped = self.cropped.get(first.text)
        if cropped is not None and at + 1 < len(words) and words[at + 1].text == "." and not _named_before(words, at):
            return 1, cropped.known
        return None

    def person_at(self, words: Sequence[Word], at: int) -> bool:
        """Whether the full name of a known person begins at word `at`."""
        found = self.match(words, at)
        return found is not None and found[0] > 1 and found[1].sort == "person"

    def bearing(self, letters: str) -> tuple[Known, ...]:
        """The bodies that bear these letters as a name ("MIT"), each once; nothing for a word that is no acronym."""
        if not letters.isupper():
            return ()
        entries = self.singles.get(letters.lower(), ())
        own = dict.fromkeys(e.known for e in entries if e.texts[0] == letters and e.known.kind != "state")
        return tuple([known for known in own if known.sort != "agency"] or own)

    def is_name(self, token: str) -> bool:
        """Whether this token alone is a known name in the same letters."""
        return token in self.tokens


def _named_before(words: Sequence[Word], at: int) -> bool:
    """Whether two words of a name stand before a word, so that it is the last of them ("Louis Le *Franc*.")."""
    return at > 1 and all(word.cap and word.alpha and word.lower not in common_words() for word in words[at - 2 : at])


def _opens_phrase(words: Sequence[Word], at: int) -> bool:
    """Whether a word that is a name elsewhere begins a phrase ("*Baku* tembak pecah di perbatasan")."""
    behind = _name_but().get(words[at].lower)
    return behind is not None and at + 1 < len(words) and words[at + 1].lower in behind


@cache
def _name_but() -> dict[str, frozenset[str]]:
    return {name: frozenset(behind) for name, behind in lexicon("languages/id/cues.toml")["name_but"].items()}


def _fits(entry: _Entry, words: Sequence[Word], at: int) -> bool:
    size = len(entry.texts)
    if at + size > len(words):
        return False
    for k in range(size):
        word = words[at + k]
        text = entry.texts[k]
        if word.text != text and (word.lower != text.lower() or not _same_case(word.text, text)):
            return False
    return True


def _same_case(word: str, name: str) -> bool:
    """Whether a word of the text is written as the name needs: an acronym exactly, a name with its capital."""
    if word == name:
        return True
    if not name[0].isupper():
        return True
    if not word[0].isupper():
        return word.startswith("al-") and name.startswith("Al-") and word[3:4].isupper()
    return not (name.isupper() and len(name) <= _SHORT) and not (word.isupper() and len(word) <= 3)


def _split(name: str) -> tuple[str, ...]:
    if name.replace(" ", "").isalpha():
        return tuple(name.split(" "))
    return tuple(token.text for token in tokenize(name))


@cache
def knowledge() -> Knowledge:
    """The knowledge base of the package, loaded once."""
    named: list[tuple[str, Known]] = []
    for row in table("languages/knowledge/states.tsv"):
        code = row["code"]
        known = Known(code, row["name"], "state", "state", (Term(code, "", "", ""),), code)
        named += [(name, known) for name in (row["name"], *alternatives(row["names"]))]
        for column, sort in (("capitals", "capital"), ("demonyms", "demonym")):
            other = Known(code, row["name"], sort, "state", (Term(code, "", "", ""),), code)  # type: ignore[arg-type]
            named += [(name, other) for name in alternatives(row[column])]
        for seat in alternatives(row["government_seats"]):
            named.append(
                (
                    seat,
                    Known(
                        f"{code}.seat.{seat}", seat, "seat", "organization", (Term(f"{code}.GOV", "", "", ""),), code
                    ),
                )
            )
    for row in table("languages/knowledge/agencies.tsv"):
        known = Known(
            f"agency.{row['name']}",
            row["name"],
            "agency",
            "organization",
            (Term(row["code"], "", "", ""),),
            _country(row["code"]),
        )
        named += [(name, known) for name in (row["name"], *alternatives(row["names"]))]
    named += _dated("languages/knowledge/organizations.tsv", "organization")
    named += _dated("languages/knowledge/people.tsv", "person")
    for row in table("languages/knowledge/places.tsv"):
        known = Known(f"place.{row['name']}", row["name"], "place", "state", (), row["country"] or None)
        named += [(name, known) for name in (row["name"], *alternatives(row["names"]))]
    return _index(named)


def _country(code: str) -> str | None:
    country = code.split(".")[0]
    return country if len(country) == 3 and country not in ("UNK",) else None


def _dated(path: str, sort: Literal["organization", "person"]) -> list[tuple[str, Known]]:
    """Entries with terms of office: the rows of one id are one entry."""
    rows: dict[str, list[dict[str, str]]] = {}
    for row in table(path):
        rows.setdefault(row["id"], []).append(row)
    out = []
    for key, group in rows.items():
        kind: ActorKind = "person"
        if sort == "organization":
            kind = "group" if group[0].get("kind") == "group" else "organization"
        terms = tuple(Term(row["code"], row["since"], row["until"], row.get("office", "")) for row in group)
        known = Known(key, group[0]["name"], sort, kind, terms, _country(terms[-1].code))
        names = dict.fromkeys(name for row in group for name in (row["name"], *alternatives(row["names"])))
        out += [(name, known) for name in names]
    return out


def _index(named: list[tuple[str, Known]]) -> Knowledge:
    singles: dict[str, list[_Entry]] = {}
    pairs: dict[tuple[str, str], list[_Entry]] = {}
    for name, known in named:
        texts = _split(name)
        if not texts:
            continue
        entry = _Entry(texts, known)
        if len(texts) > 1:
            pairs.setdefault((texts[0].lower(), texts[1].lower()), []).append(entry)
        elif not (name.islower() and name in common_words()):
            singles.setdefault(name.lower(), []).append(entry)
    for bucket in singles.values():
        if len(bucket) > 1:
            bucket.sort(key=lambda entry: _RANK[entry.known.sort])
    for bucket in pairs.values():
        if len(bucket) > 1:
            bucket.sort(key=lambda entry: (-len(entry.texts), _RANK[entry.known.sort]))
    tokens = frozenset(entry.texts[0] for bucket in singles.values() for entry in bucket)
    cropped = {
        entry.texts[0][:-1]: entry
        for bucket in singles.values()
        for entry in bucket
        if entry.known.sort == "state" and len(entry.texts[0]) > _SHORT
    }
    low = frozenset(
        entry.texts[0]
        for bucket in (*singles.values(), *pairs.values())
        for entry in bucket
        if entry.texts[0].islower()
    )
    return Knowledge(singles, pairs, frozenset(first for first, _ in pairs), tokens, low, cropped)
