"""`palagan show`: one thing by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from palagan.commands.options import CaseName, Json

if TYPE_CHECKING:
    from palagan.case import Case

Id = Annotated[
    str, typer.Argument(metavar="ID", help="An id as views print it; its beginning is enough.", show_default=False)
]


def show(case: CaseName, id_: Id, as_json: Json = False) -> None:
    """Show one thing by its id.

    A page, story, happening, claim, ledger, figure, origin, or something on a page. What stands on a page is named by
    the page's id, a colon, and its own id there: pg-0123456789ab:e3 is an event, :s1 a statement, :f1 a figure, :a1 an
    actor.

    \b
    Examples:
        palagan show papua-2026 hp-5e1f0c2ab934
        palagan show papua-2026 pg-0123456789ab:e3 --json
    """
    from palagan.case import Case
    from palagan.commands.output import give_json, say

    with Case(case) as opened:
        told = told_of(opened, id_)
    if as_json:
        give_json(told)
    else:
        say(*_lines(told))
        say("", f"Its words and sources: palagan why {case} {told['id']}")


def told_of(opened: Case, wanted: str) -> dict[str, Any]:
    """What an id names, as JSON: `kind` and `id` first, then its fields."""
    from dataclasses import asdict

    from palagan.errors import NotFoundError
    from palagan.model.contract import reading_to_json
    from palagan.store.find import Found

    found: Found = opened.find(wanted)
    if found.kind == "origin":
        return {**asdict(found.value), **_drawn_on(opened, found.id)} if found.value else {}
    if found.value is not None:
        return {"kind": found.kind, **asdict(found.value)}
    page = next(facts for facts in opened.facts(found.page))
    reading = opened.reading(page.id)
    facts = {"kind": "page", **asdict(page)}
    if reading is None:
        if found.item:
            raise NotFoundError("is not read", item=page.id, way_out=f"Read it: palagan run {opened.path}")
        return facts
    value = reading_to_json(reading)
    if not found.item:
        return {**facts, "reading": value}
    for kind in ("events", "statements", "figures", "actors"):
        for item in value[kind]:
            if item["id"] == found.item:
                span = item.get("evidence") or item.get("anchor") or item
                words = reading.words(span["start"], span["end"]) if "start" in span else None
                return {"kind": kind[:-1], **item, "id": found.id, "words": words, "page": asdict(page)}
    ids = ", ".join(item["id"] for kind in ("events", "statements", "figures", "actors") for item in value[kind])
    raise NotFoundError("that page holds nothing of that id", item=found.id, way_out=f"Its ids: {ids or 'none'}.")


def _drawn_on(opened: Case, origin: str) -> dict[str, Any]:
    """The pages that draw on an origin, the first published first, and why they count under it."""
    from contextlib import closing
    from dataclasses import asdict

    from palagan.deciding.looking import looking
    from palagan.store.look_up import reasons_under
    from palagan.store.open import open_case

    with closing(open_case(opened.path)) as file, looking(file) as connection:
        reasons = reasons_under(connection, origin)
    told = ("page", "how", "detail", "words", "start", "end")
    because = [{name: field for name, field in asdict(one).items() if name in told} for one in reasons]
    return {"pages": list(dict.fromkeys(one.page for one in reasons)), "because": because}


def _lines(value: Any, indent: int = 0) -> list[str]:
    """A JSON object as indented lines, empty fields left out."""
    pad = "  " * indent
    lines = []
    for name, field in value.items():
        if field is None or field in ("", [], ()):
            continue
        if isinstance(field, dict):
            if set(field) == {"start", "end"}:
                lines.append(f"{pad}{name}: {field['start']}–{field['end']}")
            else:
                lines += [f"{pad}{name}:", *_lines(field, indent + 1)]
        elif isinstance(field, list | tuple) and isinstance(field[0], dict):
            lines.append(f"{pad}{name}:")
            for item in field:
                first, *rest = _lines(item, indent + 2) or [f"{pad}    –"]
                lines += [f"{pad}  - {first.lstrip()}", *rest]
        elif isinstance(field, list | tuple):
            lines.append(f"{pad}{name}: {', '.join(map(str, field))}")
        elif isinstance(field, str) and "\n" in field:
            lines += [f"{pad}{name}:", *(f"{pad}  | {line}" for line in field.split("\n"))]
        else:
            lines.append(f"{pad}{name}: {('no', 'yes')[field] if isinstance(field, bool) else field}")
    return lines
