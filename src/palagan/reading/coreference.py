"""From candidates to drafts of actors: which mentions on the page are one and the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from palagan.model.reading import ActorKind
from palagan.reading.candidates import Candidate
from palagan.reading.holders import Holders, Key
from palagan.reading.knowledge import Knowledge, Known
from palagan.reading.misspelt import misspelt
from palagan.reading.people import People, fold, parts_of_name
from palagan.reading.phrases import cues, full_head
from palagan.reading.words import Sentence

_KIND: dict[str, ActorKind] = {
    "s": "state",
    "k": "organization",
    "b": "organization",
    "o": "organization",
    "p": "person",
    "t": "person",
    "u": "person",
    "g": "group",
}


@dataclass(slots=True)
class Draft:
    """An actor in the making. `at` are the numbers of its candidates, in order."""

    key: Key
    kind: ActorKind
    at: list[int] = field(default_factory=list)
    known: Known | None = None
    head: str = ""
    sector: str | None = None
    country: str | None = None
    code: str | None = None
    former: bool = False
    titled: bool = False
    title: str = ""
    """The first office that the page gives to somebody by name."""


def gather(
    sentences: Sequence[Sentence], found: Sequence[Candidate], base: Knowledge
) -> tuple[list[Draft], list[int | None]]:
    """The drafts, and for each candidate the number of its draft (None: it stands for nobody)."""
    people, maybe = _persons(sentences, found)
    aliases: dict[str, Key] = {}
    keys: list[Key | None] = []
    recent: list[int] = []
    for one in found:
        key = _key(sentences, one, people, maybe, aliases, recent)
        keys.append(key)
        if key is None:
            continue
        if one.alias is not None:
            short = base.match(sentences[one.sentence].words, one.alias)
            if short is not None and short[1].sort == "organization" and key[0] in "bg":
                key = keys[-1] = "k", short[1].id
            last = max(one.alias + 1, one.alias_end)
            aliases[" ".join(fold(word.text) for word in sentences[one.sentence].words[one.alias : last])] = key
        if one.sort == "person":
            recent = [int(key[1]), *[n for n in recent[:6] if n != int(key[1])]] if key[0] == "p" else recent
    holders = Holders(found, tuple(keys))
    for number, one in enumerate(found):
        if one.sort == "title":
            keys[number] = holders.holder(number, one)
        elif one.sort == "known" and one.head and holders.told(one.head) not in (None, keys[number]):
            keys[number] = holders.whose(one.head, number)
        elif one.sort == "body" and keys[number] == ("b", full_head(one.head)):
            keys[number] = holders.whose(full_head(one.head), number)
    twins = {one.twin: key for one, key in zip(found, keys, strict=True) if one.twin and key is not None}
    keys = [twins.get(key[1], key) if key is not None and key[0] == "b" else key for key in keys]
    keys = _rulers(_longest_names(_full_names(keys, found)))
    drafts: dict[Key, Draft] = {}
    order: dict[Key, int] = {}
    links: list[int | None] = []
    for number, (one, key) in enumerate(zip(found, keys, strict=True)):
        if key is None:
            links.append(None)
            continue
        if key not in drafts:
            order[key] = len(drafts)
            drafts[key] = Draft(key, _KIND[key[0]])
        _tell(drafts[key], one, number, people)
        links.append(order[key])
    return list(drafts.values()), links


def stands_in(one: Candidate, draft: Draft) -> bool:
    """Whether a known name is here somebody else's short form ("Hasan Basri (*AP*)", who is no news agency)."""
    return draft.kind == "person" and one.sort == "known" and one.known is not None and one.known.kind != "person"


def _rulers(keys: Sequence[Key | None]) -> list[Key | None]:
    """The keys, where a junta rules: its land's government, authorities and, said without the land, its military."""
    juntas = {key for key in keys if key is not None and key[0] == "b" and key[1].startswith("junta ")}
    if len(juntas) != 1:
        return list(keys)
    junta = juntas.pop()
    land = junta[1].split(" ")[-1]
    same = {("b", f"pemerintah {land}"), ("b", f"otoritas {land}"), ("b", "junta")}
    return [junta if key in same else key for key in keys]


def _full_names(keys: Sequence[Key | None], found: Sequence[Candidate]) -> list[Key | None]:
    """The keys, a body told in short given to the one known body of the page whose name it begins: "*Dewan Keamanan*"
    on a page that names "Dewan Keamanan PBB"."""
    known: dict[str, Key] = {}
    for one, key in zip(found, keys, strict=True):
        if key is not None and key[0] == "k" and one.known is not None and one.known.kind == "organization":
            known[" ".join(map(fold, one.known.name.split()))] = key
    short = {key[1] for key in keys if key is not None and key[0] in "bo" and " " in key[1]}
    full: dict[str, set[Key]] = {}
    for name, key in known.items():
        for text in short:
            if name.startswith(f"{text} "):
                full.setdefault(text, set()).add(key)
    longer = {text for text in short if any(other.startswith(f"{text} ") for other in short)}
    only = {text: next(iter(keys)) for text, keys in full.items() if len(keys) == 1 and text not in longer}
    return [only.get(key[1], key) if key is not None and key[0] in "bo" else key for key in keys]


def _longest_names(keys: Sequence[Key | None]) -> list[Key | None]:
    """The keys, a named body told in short given to the one longer name that it begins ("Densus 88 Antiteror")."""
    named = {key[1] for key in keys if key is not None and key[0] in "bo" and " " in key[1]}
    longer: dict[str, set[str]] = {}
    for name in named:
        words = name.split(" ")
        for size in range(2, len(words)):
            short = " ".join(words[:size])
            if short in named:
                longer.setdefault(short, set()).add(name)
    only = {short: next(iter(names)) for short, names in longer.items() if len(names) == 1}
    return [(key[0], only.get(key[1], key[1])) if key is not None and key[0] in "bo" else key for key in keys]


def _name(sentences: Sequence[Sentence], one: Candidate) -> tuple[str, ...]:
    words = sentences[one.sentence].words[one.name_first : one.name_last]
    return parts_of_name(word.text for word in words if word.alpha and word.lower not in cues("address"))


def _misspelt(sentences: Sequence[Sentence], one: Candidate) -> Known | None:
    words = sentences[one.sentence].words[one.name_first : one.name_last]
    return misspelt([word.text for word in words if word.alpha and word.lower not in cues("address")])


def _persons(sentences: Sequence[Sentence], found: Sequence[Candidate]) -> tuple[People, People]:
    """The persons by name, sure ones and those that may be; longest names first, so that surnames find them."""
    people, maybe = People(), People()
    sure = [(one, _name(sentences, one)) for one in found if one.sort == "person"]
    for one, name in sorted(sure, key=lambda pair: -len(pair[1])):
        if name:
            people.add(name, one.known or _misspelt(sentences, one))
    for one, name in sure:
        if name and one.alias is not None and one.alias_end > one.alias + 1:
            people.also(name, _name(sentences, one._replace(name_first=one.alias, name_last=one.alias_end)))
    unknown = [one for one in found if one.sort == "unknown"]
    for one in unknown:
        if slip := _misspelt(sentences, one):
            people.add(_name(sentences, one), slip)
    loose = [_name(sentences, one) for one in unknown]
    for name in sorted((name for name in loose if name), key=len, reverse=True):
        if people.find(name) is None:
            longer = people.find(name[-1:]) if len(name) > 1 else None
            if longer is not None and len(people.persons[longer].fullest) == 1:
                people.add(name, None)  # a title with a surname only, the full name elsewhere
                people.persons[longer].names.append(name)
            else:
                maybe.add(name, None)
    return people, maybe


def _key(
    sentences: Sequence[Sentence],
    one: Candidate,
    people: People,
    maybe: People,
    aliases: dict[str, Key],
    recent: list[int],
) -> Key | None:
    words = sentences[one.sentence].words
    if one.sort in ("known", "organization", "unknown", "group"):
        alias = aliases.get(" ".join(fold(word.text) for word in words[one.name_first : one.name_last]))
        if alias is not None:
            return alias
    if one.known is not None and one.sort == "known":
        if one.known.sort in ("state", "capital", "demonym"):
            return "s", one.known.country or one.known.id
        if one.known.sort == "place":
            return None
        return "k", one.known.id
    if one.sort == "person":
        number = people.find(_name(sentences, one), one.known, recent)
        return None if number is None else ("p", str(number))
    if one.sort == "unknown":
        name = _name(sentences, one)
        if not name:
            return None
        number = people.find(name, None, recent)
        if number is None and one.last < len(words) and words[one.last].text == "." and len(name[-1]) > 2:
            number = people.cropped(name)
        if number is not None:
            return "p", str(number)
        number = maybe.find(name)
        return None if number is None else ("u", str(number))
    text = " ".join(fold(word.text) for word in words[one.name_first : one.name_last])
    owner = one.owner if one.name_first > one.first and one.sort == "body" else None
    if owner is not None and owner.sort == "organization" and one.head in (cues("armed_heads") | cues("media_heads")):
        return "k", owner.id  # "kelompok *MIT Poso*"
    if one.sort == "body":
        head = full_head(one.head)
        if one.shared is not None:
            return "b", f"{head} {one.country}"
        if one.name_last - one.name_first == len(one.head.split()):
            return "b", f"{head} {one.country}" if one.country else head
        if (
            one.owner is not None
            and one.name_last - one.name_first <= len(one.head.split()) + 3
            and one.owner.sort != "seat"
        ):
            return (
                ("k", one.owner.id)
                if text.endswith(fold(one.owner.name)) and one.head in cues("named_heads")
                else ("b", text)
            )
        size = len(one.head.split())
        rest = [word for word in words[one.name_first + size : one.name_last] if word.cap]
        if not rest:
            return ("b", head)
        named = [fold(word.text) for word in rest]
        return "b", " ".join([head, *([one.country] if one.country and len(rest) <= 2 else named)])
    if one.sort == "organization":
        return "o", text
    if one.sort == "group":
        return "g", f"{one.head} {one.country}" if one.shared is not None else text
    return None


def _tell(draft: Draft, one: Candidate, number: int, people: People) -> None:
    """Let a candidate tell its draft what it knows; letters that only stand for a person on this page tell nothing."""
    draft.at.append(number)
    if stands_in(one, draft):
        return
    if draft.key[0] == "p":
        draft.known = draft.known or people.persons[int(draft.key[1])].known
    if one.sort != "title" and (draft.kind != "person" or one.known is None or one.known.kind == "person"):
        draft.known = draft.known or one.known
    if draft.key[0] == "k" and draft.known is None and one.owner is not None and one.owner.id == draft.key[1]:
        draft.known = one.owner
    draft.head = draft.head or one.head
    draft.country = draft.country or one.country or (one.owner.country if one.owner else None)
    if one.sort != "title" or draft.sector is None:
        draft.code = draft.code or one.code
    if one.sort in ("person", "title") and one.head:
        draft.titled = True
    if one.sort == "person" and one.head and not one.former:
        draft.title = draft.title or one.head
    rules = one.head.startswith("junta")
    if one.sector and (draft.sector is None or rules or (one.sort == "person" and not draft.titled)):
        draft.sector = one.sector
    if draft.key[0] == "t":  # a holder without a name is a former one where no mention makes him the present one
        draft.former = one.former and (draft.former or len(draft.at) == 1)
    else:
        draft.former = draft.former or (one.former and one.sort == "person")
    if one.owner is not None and draft.code is None and draft.sector is None and one.sort in ("person", "title"):
        draft.code = one.owner.code_on(None)
