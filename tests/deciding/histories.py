"""Decisions of every kind on the small record made by hand, in any order, by two reviewers."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from palagan.model.decision import Decision
from palagan.record.keys import page_key
from tests.record.deciding import (
    ARMENIA,
    ARMY,
    AZERBAIJAN,
    MINISTRY,
    WORDS,
    decision,
    happening,
    mention,
    record,
    thing,
)

THINGS = ("hp-1", "hp-2", "hp-3", "cl-1", "fg-1", "fg-2", "fg-3", "st-1", "st-2", "or-reuters", "or-kabar")
CORRECTIONS: tuple[tuple[str, str, tuple[object, ...]], ...] = (
    ("hp-1", "date", ("2020-10-04", "2020-10-05", None)),
    ("hp-2", "type", ("PROTEST", "ASSAULT")),
    ("hp-2", "sources", ((ARMENIA,), (ARMY,), ())),
    ("cl-1", "proposition", ("Armenia tidak menyerang.",)),
    ("cl-1", "asserted_by", (MINISTRY, AZERBAIJAN, None)),
    ("fg-1", "low", (2.0, 3.0)),
    ("fg-1", "kind", ("wounded", "missing")),
    ("fg-3", "kind", ("killed",)),
    ("fg-2", "current", (True,)),
    ("st-1", "title", ("Judul lain",)),
    ("or-kabar", "name", ("Kabar Lain",)),
)


@st.composite
def any_histories(draw: st.DrawFn, most: int = 10) -> list[Decision]:
    """Accepting, refusing, correcting, merging, splitting, moving and undoing, some in the same minute."""
    out: list[Decision] = []
    at = 0
    for _ in range(draw(st.integers(1, most))):
        at += draw(st.integers(0, 1))
        out.append(draw(_one(at, out)))
    return out


@st.composite
def _one(draw: st.DrawFn, at: int, before: list[Decision]) -> Decision:
    told: dict[str, Any] = {"by": draw(st.sampled_from(["Rina", "Budi"])), "at": at}
    what = draw(st.sampled_from(["judge", "judge", "correct", "correct", "moved", "page", "actor", "undo"]))
    if what == "undo" and before:
        undoes = draw(st.sampled_from(before))
        return decision(undoes.key, "undo", undoes=undoes.id, **told)
    if what == "correct":
        id_, field, values = draw(st.sampled_from(CORRECTIONS))
        return decision(thing(id_), "correct", field=field, value=draw(st.sampled_from(values)), **told)
    if what == "moved":
        return draw(_moved(told))
    if what == "page":
        page = page_key(draw(st.sampled_from(sorted(WORDS))))
        match draw(st.sampled_from(["judge", "story", "alone", "origin"])):
            case "judge":
                return decision(page, draw(st.sampled_from(["accept", "reject", "unsure"])), **told)
            case "origin":
                name = draw(st.sampled_from(["Reuters", "Kabar Uji", "own report", "Badan Baru"]))
                return decision(page, "correct", field="origin", value=name, **told)
            case "story":
                return decision(page, "correct", field="story", value="st-2", others=(thing("st-2"),), **told)
            case _:
                return decision(page, "correct", field="story", value="new", **told)
    if what == "actor":
        if draw(st.booleans()):
            return decision(ARMENIA, "merge", value=ARMENIA, others=(ARMY,), **told)
        return decision(draw(st.sampled_from([ARMENIA, MINISTRY])), "correct", field="name", value="Nama Lain", **told)
    on = record().copies[0] if draw(st.integers(0, 9)) == 0 else thing(draw(st.sampled_from(THINGS)))
    return decision(on, draw(st.sampled_from(["accept", "accept", "reject", "unsure"])), **told)


@st.composite
def _moved(draw: st.DrawFn, told: dict[str, Any]) -> Decision:
    match draw(st.sampled_from(["happenings", "stories", "origins", "split", "story split"])):
        case "happenings":
            others = draw(st.sampled_from([("hp-2",), ("hp-3",), ("hp-2", "hp-3")]))
            return decision(thing("hp-1"), "merge", others=tuple(map(thing, others)), **told)
        case "stories":
            return decision(thing("st-1"), "merge", others=(thing("st-2"),), **told)
        case "origins":
            return decision(thing("or-reuters"), "merge", others=(thing("or-kabar"),), **told)
        case "split":
            return decision(thing("hp-1"), "split", others=(happening("x", mention("pg-b")),), **told)
        case _:
            part = thing("st-1")
            return decision(part, "split", others=(page_of_story("pg-c"),), **told)


def page_of_story(page: str) -> Any:
    """The key of a page within a story."""
    from palagan.model.decision import Key
    from palagan.record.keys import whole_page

    return Key("story", page, (whole_page(page, "story"),))
