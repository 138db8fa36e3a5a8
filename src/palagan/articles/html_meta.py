"""What an HTML page declares about itself beside its text: JSON-LD, meta elements, links, microdata in the head.

Nothing is decided here. `declared` gives every value found with the rule that found it ("json-ld.datePublished",
"meta.og:title"), best first within a field; the files for each field choose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin, urlsplit

from palagan.articles.html_jsonld import Thing, things, types_of, words_of
from palagan.articles.html_tree import Element
from palagan.languages.tables import table

MOST_VALUE = 2_000
"""Characters kept of one declared value: more is not a title, a name or a moment."""

_LISTS = frozenset(["collectionpage", "itemlist", "searchresultspage", "profilepage"])
_LOOSE = frozenset(["blogposting", "socialmediaposting", "report", "liveblogposting", "imagegallery", "mediagallery"])
_TRASH = ("undefined", "null", "none", "n/a", "false", "{{", "<%")


@dataclass(frozen=True, slots=True)
class Declared:
    """A value that a page declares for one field, and where: "json-ld.headline", "meta.og:title", "link.canonical"."""

    field: str
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class Declarations:
    """All that a page declares: `types` are the schema.org types of its JSON-LD, `articles` how many it names."""

    values: tuple[Declared, ...]
    types: frozenset[str]
    articles: int

    def of(self, *fields: str) -> tuple[Declared, ...]:
        """The values of these fields, best first."""
        return tuple(value for name in fields for value in self.values if value.field == name)

    @property
    def is_list(self) -> bool:
        """Whether the JSON-LD calls the page a list and names no article, or names several."""
        return (bool(self.types & _LISTS) and self.articles == 0) or self.articles > 3


def declarations(root: Element, url: str | None) -> Declarations:
    """What the head, the scripts and the meta elements of a page declare. `url` is the page's address, where known."""
    linked = list(_links(root))
    address = url or next((value.value for value in linked if value.rule == "link.canonical"), None)
    found: list[Thing] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            found.extend(things(script.text))
    articles = [thing for thing in found if _is_article(thing)]
    chosen = _chosen(articles, address)
    values = [*_from_article(chosen, found), *_from_meta(root), *linked, *_from_title(root)]
    types = frozenset(name for thing in found for name in types_of(thing))
    headlines = {
        words_of(thing.get("headline") or thing.get("name")) or str(number) for number, thing in enumerate(articles)
    }
    return Declarations(tuple(_sorted(values)), types, len(headlines))


@cache
def _keys() -> dict[str, tuple[int, str]]:
    """For every meta name its place in the order of trust and its field."""
    return {row["key"]: (place, row["field"]) for place, row in enumerate(table("articles/html_meta.tsv"))}


def _sorted(values: Iterable[Declared]) -> Iterator[Declared]:
    seen: set[tuple[str, str, str]] = set()
    for value in values:
        text = " ".join(value.value.split())[:MOST_VALUE]
        key = (value.field, text, value.rule)
        if text and key not in seen and not text.lower().startswith(_TRASH):
            seen.add(key)
            yield Declared(value.field, text, value.rule)


def _is_article(thing: Thing) -> bool:
    return any(name.endswith("article") or name in _LOOSE for name in types_of(thing))


def _chosen(articles: list[Thing], address: str | None) -> Thing | None:
    """The article that is this page's: the one with its address, else the first."""
    if address:
        path = urlsplit_path(address)
        for thing in articles:
            page = thing.get("mainEntityOfPage")
            told = [thing.get("url"), thing.get("@id"), page.get("@id") if isinstance(page, dict) else page]
            if path and any(isinstance(value, str) and urlsplit_path(value) == path for value in told):
                return thing
    return articles[0] if articles else None


def urlsplit_path(address: str) -> str:
    """The path of an address without a slash at its end; "" where it has none or is none."""
    try:
        return urlsplit(address.strip()).path.rstrip("/")
    except ValueError:
        return ""


def _from_article(article: Thing | None, found: list[Thing]) -> Iterator[Declared]:
    if article is None:
        return
    for key, field in (
        ("headline", "title"),
        ("name", "title"),
        ("datePublished", "published"),
        ("dateCreated", "published"),
        ("uploadDate", "published"),
        ("dateModified", "modified"),
        ("inLanguage", "language"),
        ("url", "url"),
        ("description", "description"),
    ):
        if value := words_of(article.get(key)):
            yield Declared(field, value, f"json-ld.{key}")
    for key, field in (("author", "byline"), ("creator", "byline"), ("editor", "editor")):
        for name in _people(article.get(key), found):
            yield Declared(field, name, f"json-ld.{key}")
    if value := words_of(article.get("publisher")):
        yield Declared("site", value, "json-ld.publisher")


def _people(value: object, found: list[Thing]) -> Iterator[str]:
    """The names of an author field, organisations left out: object, list, text, or a reference into the graph."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            if "@id" in one and "name" not in one:
                one = next((thing for thing in found if thing.get("@id") == one["@id"] and "name" in thing), one)
            if types_of(one) & {"organization", "newsmediaorganization", "corporation"}:
                continue
            names = one.get("name")
            for name in names if isinstance(names, list) else [names]:
                if text := words_of(name):
                    yield text
        elif text := words_of(one):
            yield text


def _from_meta(root: Element) -> Iterator[Declared]:
    keys = _keys()
    ranked: list[tuple[int, Declared]] = []
    for meta in root.iter("meta"):
        content = meta.get("content") or meta.get("datetime")
        if not content or not content.strip():
            continue
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            key = (meta.get(attribute) or "").strip().lower()
            if key in keys and not (attribute == "itemprop" and key in ("author", "publisher")):
                place, field = keys[key]
                ranked.append((place, Declared(field, content, f"meta.{key}")))
                break
    yield from (value for _, value in sorted(ranked, key=lambda pair: pair[0]))


def _links(root: Element) -> Iterator[Declared]:
    for link in root.iter("link", "a"):
        relation = (link.get("rel") or "").lower()
        address = link.get("href")
        if address and relation in ("canonical", "next", "prev"):
            yield Declared("url" if relation == "canonical" else relation, address, f"link.{relation}")
    for html in root.iter("html"):
        if (
            language := html.get("lang")
            or html.get("xml:lang")
            or html.get("{http://www.w3.org/XML/1998/namespace}lang")
        ):
            yield Declared("language", language, "html.lang")
        break


def _from_title(root: Element) -> Iterator[Declared]:
    for title in root.iter("title"):
        parent = title.getparent()
        if parent is not None and parent.tag != "svg" and title.text and title.text.strip():
            yield Declared("title", title.text, "title")
            return


def absolute(address: str, base: str | None) -> str | None:
    """A declared address made whole against the page's own, or None where it is no web address."""
    try:
        whole = urljoin(base, address) if base else address
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.netloc else None
