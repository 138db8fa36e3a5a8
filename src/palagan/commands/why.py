"""`palagan why`: from a field back to the words, the page, its bytes and the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from palagan.commands.options import CaseName, Json
from palagan.commands.show import Id

if TYPE_CHECKING:
    from palagan.store.page_facts import PageFacts
    from palagan.views.grounds import Ground

Field = Annotated[
    str | None, typer.Argument(metavar="[FIELD]", help="One field alone: date, place, sources …", show_default=False)
]


def why(case: CaseName, id_: Id, field: Field = None, as_json: Json = False) -> None:
    """Show the words, page and rule that something rests on.

    With the hash of the page's bytes. Of a happening, every page that tells it; with a field, the words from which
    each page's telling has that field.

    \b
    Examples:
        palagan why papua-2026 hp-5e1f0c2ab934
        palagan why papua-2026 pg-0123456789ab:e3 date
    """
    from palagan.case import Case
    from palagan.commands.output import give_json, say

    with Case(case) as opened:
        found = opened.find(id_)
        grounds = opened.why(found.id, field)
        pages = {page: _facts(opened.facts(page)[0]) for page in dict.fromkeys(ground.page for ground in grounds)}
    if as_json:
        told = [{name: getattr(ground, name) for name in _FIELDS} for ground in grounds]
        give_json({"id": found.id, "kind": found.kind, "grounds": told, "pages": pages})
        return
    say(f"{found.id} ({found.kind})")
    for ground in grounds:
        say(*_lines(ground, found.id))
    for page, facts in pages.items():
        say("", page, *(f"  {name}: {value}" for name, value in facts.items() if value is not None))
    if not grounds:
        say("  It rests on no words: nothing is known of it." if field else "  Nothing is known of it.")


_FIELDS = ("item", "field", "value", "page", "start", "end", "words", "rule")


def _facts(facts: PageFacts) -> dict[str, Any]:
    return {
        "outlet": facts.outlet,
        "title": facts.title,
        "published": facts.published,
        "url": facts.url,
        "source": facts.source,
        "captured": facts.captured,
        "bytes": facts.size,
        "sha256": facts.sha256,
        "reader": facts.reader,
    }


def _lines(ground: Ground, asked: str) -> list[str]:
    name = ground.field if ground.item == asked else f"{ground.item} {ground.field}"
    lines = [f"  {name}: {ground.value if ground.value is not None else 'unknown'}"]
    if ground.words is not None:
        lines.append(f"    «{' '.join(ground.words.split())}»  {ground.page} [{ground.start}:{ground.end}]")
    elif ground.value is not None and ground.page != asked:
        lines.append(f"    {ground.page}, beside its words")
    if ground.rule:
        lines.append(f"    rule: {ground.rule}")
    return lines
