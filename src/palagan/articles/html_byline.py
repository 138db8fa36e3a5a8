"""Who an HTML page says wrote and edited it: the names its readers see, else those it declares to machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from palagan.articles.byline import Name, bare_names, byline_line, is_name
from palagan.articles.html_layout import Layout, Stretch
from palagan.articles.html_meta import Declared
from palagan.articles.letters import folded
from palagan.articles.media import known_medium
from palagan.articles.outlets import is_outlet_name
from palagan.articles.words import phrase_set

_AWAY = frozenset(["nav", "aside", "related", "comments", "footer", "ads", "tags", "caption", "figure"])
_OTHERS = _AWAY - {"footer"}
"""A marked name in the foot of a post is its author's; in a picture or a comment it is somebody else's."""
_MOST_LINE = 160
_SIGNED = 60
_PHOTOGRAPHER = frozenset(["fotografer", "photographer"])


@dataclass(frozen=True, slots=True)
class Byline:
    """The names with where they stand (None, None where only declared), and the numbers of the lines that give them."""

    names: tuple[tuple[str, int | None, int | None, str], ...]
    blocks: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the report stands: the lines round headline and report, those of its region, the headline, the line of
    the time with where the time stands in the text, and for every node the marks of it and of those around it."""

    near: Sequence[int]
    report: Sequence[int]
    headline: int | None
    moment: tuple[int, int, int] | None
    marks: Sequence[frozenset[str]]


def find_byline(layout: Layout, scene: Scene, declared: Sequence[Declared], outlet: str | None) -> Byline:
    """The byline of a page.

    A line is one when it names a role ("Penulis: A"), opens with "Oleh", or is marked as one by its element and holds
    nothing but names. What the page only declares counts where it shows none; addresses, the outlet's own name and
    departments never do.
    """
    shown: list[Name] = []
    blocks: set[int] = set()
    numbers = [number for number in scene.near if len(layout.blocks[number].text) <= _MOST_LINE]
    for place, number in enumerate(numbers):
        block = layout.blocks[number]
        marks = scene.marks[block.node]
        if marks & _AWAY and "byline" not in layout.nodes[block.node].marks:
            continue
        line = byline_line(layout.text, block.start, block.end, outlet)
        if line is not None and (line.names or line.role_alone):
            found: tuple[Name, ...] = line.names
            blocks.add(number)
            if not found:
                beside = [n for n in numbers[max(0, place - 1) : place + 2] if abs(n - number) == 1 and n not in blocks]
                beside.sort(reverse=True)  # "Editor", ": NAME" is the usual order; "NAME", "Jurnalis" the other
                for other in beside:
                    found = _bare(layout, other, outlet) or _marked(layout, other, outlet)
                    if found:
                        blocks.add(other)
                        break
            shown.extend(found)
        elif "byline" in marks and not any(f.start >= block.start and f.end <= block.end for f in shown):
            found = _bare(layout, number, outlet)
            if not found and "byline" in layout.nodes[block.node].marks and not block.linked:
                found = _marked(layout, number, outlet)
            if found:
                shown.extend(found)
                blocks.add(number)
    for stretch in layout.stretches:
        if "byline" in stretch.marks and not stretch.marks & _AWAY and stretch.end - stretch.start <= 60:
            shown.extend(_of_stretch(layout, scene, stretch, numbers, blocks, shown, outlet))
    shown.extend(_signed(layout, scene.report, blocks, outlet))
    if not shown and scene.moment is not None:
        shown.extend(_beside_time(layout, scene.moment, outlet))
    told = _declared(declared, outlet)
    if not shown:
        shown, blocks = _unmarked(layout, scene, numbers, [name for name, _ in told], outlet)
    if not shown:
        shown, blocks = _photographer(layout, numbers)
    if shown:
        return Byline(
            _once((f.name, f.start, f.end, f.rule) for f in sorted(shown, key=lambda n: n.start)), frozenset(blocks)
        )
    return Byline(_once((value, None, None, rule) for value, rule in told), frozenset())


def _bare(layout: Layout, number: int, outlet: str | None) -> tuple[Name, ...]:
    block = layout.blocks[number]
    return bare_names(layout.text, block.start, block.end, outlet)


def _marked(layout: Layout, number: int, outlet: str | None) -> tuple[Name, ...]:
    """One name alone where a name is due, in the author's element or beside "Editor": a single word is enough there."""
    block = layout.blocks[number]
    text = block.text.strip(" :,-–—|")
    if not is_name(text) or is_outlet_name(text, outlet):
        return ()
    start = block.start + block.text.index(text)
    return (Name(text, start, start + len(text), "mark.byline"),)


def _of_stretch(
    layout: Layout,
    scene: Scene,
    stretch: Stretch,
    numbers: Sequence[int],
    blocks: set[int],
    shown: Sequence[Name],
    outlet: str | None,
) -> tuple[Name, ...]:
    """The name in an inline element marked as author ("By <a rel=author>NAME</a>, the day"), where its line is near."""
    start, end = stretch.start, stretch.end
    for number in numbers:
        block = layout.blocks[number]
        if not (block.start <= start and end <= block.end):
            continue
        if (
            any(f.start < end and start < f.end for f in shown)
            or number in blocks
            or scene.marks[block.node] & _OTHERS
            or end - start < 0.2 * len(block.text)
        ):
            return ()
        found = bare_names(layout.text, start, end, outlet)
        if found:
            blocks.add(number)
        return found
    return ()


def _unmarked(
    layout: Layout, scene: Scene, numbers: Sequence[int], told: Sequence[str], outlet: str | None
) -> tuple[list[Name], set[int]]:
    """A line of nothing but names right below the headline or beside the time; one that is declared too, if any is."""
    if scene.headline is None or not scene.report:
        return [], set()
    beside = {scene.headline + 1} | ({scene.moment[0] - 1, scene.moment[0] + 1} if scene.moment else set())
    wanted = {folded(name) for name in told}
    for number in numbers:
        if number <= scene.headline or number >= scene.report[-1]:
            continue
        if scene.marks[layout.blocks[number].node] & _AWAY:
            continue
        found = _bare(layout, number, outlet)
        fits = any(folded(one.name) in wanted for one in found) if wanted else number in beside
        if found and fits:
            return [Name(one.name, one.start, one.end, "byline.below-headline") for one in found], {number}
    return [], set()


def _signed(layout: Layout, report: Sequence[int], blocks: set[int], outlet: str | None) -> tuple[Name, ...]:
    """A name in capitals that ends the report, alone on its line: "DINI TEJA"."""
    for number in report[-2:]:
        block = layout.blocks[number]
        if number not in blocks and block.text.isupper() and not block.linked and len(block.text) <= _SIGNED:
            found = _bare(layout, number, outlet)
            if found and not any(known_medium(one.name) for one in found):
                blocks.add(number)
                return tuple(Name(one.name, one.start, one.end, "byline.signed") for one in found)
    return ()


def _beside_time(layout: Layout, moment: tuple[int, int, int], outlet: str | None) -> tuple[Name, ...]:
    """The names in a time line: "NAME | Jumat, 17 Februari 2017 - 13:30 WIB"."""
    number, start, end = moment
    block = layout.blocks[number]
    return bare_names(layout.text, block.start, start, outlet) or bare_names(layout.text, end, block.end, outlet)


def _photographer(layout: Layout, numbers: Sequence[int]) -> tuple[list[Name], set[int]]:
    """A photo page's "Fotografer: NAME", where nobody else is named."""
    for number in numbers:
        block = layout.blocks[number]
        role, colon, name = block.text.partition(":")
        if colon and role.strip().lower() in _PHOTOGRAPHER and is_name(name.strip()):
            start = block.end - len(name.lstrip())
            return [Name(name.strip(), start, start + len(name.strip()), "byline.photographer")], {number}
    return [], set()


def _declared(declared: Sequence[Declared], outlet: str | None) -> list[tuple[str, str]]:
    """The declared names of the best source that gives any (JSON-LD authors, else the first meta), then the editors."""
    authors: list[tuple[str, str]] = []
    rule = None
    for told in declared:
        if told.field == "byline" and (rule is None or told.rule == rule):
            found = [(name, told.rule) for name in _names_in(told.value, outlet)]
            if found:
                authors.extend(found)
                rule = told.rule
    editors = [
        (name, told.rule) for told in declared if told.field == "editor" for name in _names_in(told.value, outlet)
    ]
    return [*authors, *editors]


def _names_in(value: str, outlet: str | None) -> list[str]:
    if "/" in value and ("://" in value or value.startswith("/")):
        return []
    parts = [part.strip() for part in value.replace(";", ",").replace("|", ",").replace(" dan ", ",").split(",")]
    return [part for part in parts if _is_person(part, outlet)]


def _is_person(name: str, outlet: str | None) -> bool:
    if not is_name(name) or is_outlet_name(name, outlet):
        return False
    words = set(folded(name).split())
    brand = set(folded(outlet or "").split())
    return not words & phrase_set("bylines.toml", "roles") and not (brand and words & brand)


def _once(
    names: Iterable[tuple[str, int | None, int | None, str]],
) -> tuple[tuple[str, int | None, int | None, str], ...]:
    seen: dict[str, tuple[str, int | None, int | None, str]] = {}
    for found in names:
        seen.setdefault(folded(found[0]), found)
    return tuple(seen.values())
