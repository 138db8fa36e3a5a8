"""`/why/{id}`: what something rests on; `/go/{id}`: the screen of whatever an id names."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from palagan.errors import NotFoundError
from palagan.looking.why import Answer, answered, found_shown
from palagan.store.look_up import ask
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()
SHOWN = 100
"""Grounds that are shown."""
_SCREENS = {"story": "story", "happening": "happening", "claim": "claim", "ledger": "ledger", "origin": "origin"}


@dataclass(frozen=True, slots=True)
class WhyScreen:
    """What an id rests on; `field` where one was asked for, `to` the address of the thing's own screen."""

    answer: Answer
    field: str | None
    to: str | None

    @property
    def fields(self) -> list[str]:
        """The fields that the grounds are of."""
        return list(dict.fromkeys(ground.field for ground in self.answer.grounds))


@screen(router, "/why/{id}", "why")
def why(asked: Ask, id: str, field: str = "") -> WhyScreen:
    """The grounds of a thing, or of one field of it."""
    answer = answered(asked.connection, asked.case, id, field or None, SHOWN)
    return WhyScreen(answer, field or None, _address(asked, answer.id, answer.kind))


@router.get("/go/{id}", include_in_schema=False)
def go(asked: Ask, id: str) -> Response:
    """On to the screen of what an id, or the beginning of it, names."""
    found = found_shown(asked.connection, asked.case, id)
    kind = "copy" if found.kind == "item" and (found.item or "").startswith("pg-") else found.kind
    return RedirectResponse(_address(asked, found.id, kind) or f"/why/{quote(found.id)}", 303)


def _address(asked: Ask, id_: str, kind: str) -> str | None:
    if kind in _SCREENS:
        return f"/{_SCREENS[kind]}/{quote(id_)}"
    page, _, item = id_.partition(":")
    match kind:
        case "page":
            return f"/article/{quote(page)}"
        case "item":
            return f"/article/{quote(page)}#i-{quote(item)}"
        case "copy":
            return f"/copy/{quote(page)}/{quote(item)}"
        case "figure":
            rows = ask(asked.connection, "SELECT ledger FROM ledger_entries WHERE id IN :given", [id_])
            if not rows:
                raise NotFoundError("this case holds no figure of that id", item=id_)
            return f"/ledger/{quote(rows[0][0])}#{quote(id_)}"
        case _:
            return None
