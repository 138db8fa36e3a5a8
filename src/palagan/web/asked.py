"""What a request asks for: the case as decided, the language, the filters in its address, and who asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import unquote, urlencode

from fastapi import Depends, Request
from sqlalchemy import Connection

from palagan.looking.ringing import how_many_since
from palagan.looking.rows import Wish
from palagan.looking.window import Window
from palagan.store.open import CaseFile
from palagan.views.filters import Filter, choose
from palagan.views.messages import TONGUES, Tongue
from palagan.web.settings import ServeSettings

Role = Literal["reader", "reviewer", "owner"]
FILTERS = ("since", "until", "actor", "type", "place", "outlet", "status", "min_origins", "story")
"""Parameters that narrow every view; those of words may stand several times."""
SEVERAL = frozenset({"actor", "type", "place", "outlet", "status", "story"})
LANGUAGE_COOKIE = "palagan-lang"
NAME_COOKIE = "palagan-name"
CSRF_COOKIE = "palagan-csrf"
RUNG_COOKIE = "palagan-rung"
"""Holds the moment of the last alert that this browser was shown."""


@dataclass(frozen=True, slots=True)
class User:
    """Who asks. Where nobody logs in (loopback without users) `name` is what the person told, or empty."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `connection` sees the record as decided, in one read transaction; `csrf` goes into every form."""

    request: Request
    case: CaseFile
    connection: Connection
    settings: ServeSettings
    tongue: Tongue
    chosen: Filter
    wish: Wish
    user: User
    csrf: str

    @property
    def path(self) -> str:
        """The path without a `.json` at its end."""
        return self.request.url.path.removesuffix(".json")

    @property
    def after(self) -> str | None:
        """The cursor of a list: it goes on after this; None at its beginning."""
        return self.request.query_params.get("after") or None

    def rung(self) -> int:
        """How many alerts rang or grew since this browser last looked at them, counted up to 100."""
        return how_many_since(self.connection, self.request.cookies.get(RUNG_COOKIE))

    def link(self, path: str | None = None, **changes: object) -> str:
        """An address with the filters of this request, changed as told: None drops one, a list gives several."""
        return address(path or self.path, {**self.filters(), **changes})

    def filters(self) -> dict[str, list[str]]:
        """The filters that stand in the address, as they stand there."""
        given = self.request.query_params
        return {name: found for name in FILTERS if (found := [value for value in given.getlist(name) if value])}


def address(path: str, parameters: dict[str, object]) -> str:
    """A path with its parameters; None and empty ones are left out."""
    pairs: list[tuple[str, str]] = []
    for name, value in parameters.items():
        several = value if isinstance(value, list | tuple) else [value]
        pairs += [(name, str(one)) for one in several if one is not None and one != ""]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def chosen_of(request: Request) -> Filter:
    """The filters in an address; a wrong date or status is an `InputError`, a number that is none narrows nothing."""
    given = request.query_params
    words = {name: tuple(value for value in given.getlist(name) if value) for name in SEVERAL}
    least = given.get("min_origins") or "0"
    number = int(least) if least.isdecimal() and least.isascii() and len(least) < 7 else 0
    return choose(since=given.get("since") or None, until=given.get("until") or None, min_origins=number, **words)


def tongue_of(request: Request) -> Tongue:
    """The language asked for: in the address, else kept, else the first of the browser's that we speak; Indonesian."""
    wanted = [request.query_params.get("lang", ""), request.cookies.get(LANGUAGE_COOKIE, "")]
    wanted += [part.split(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    return next((tongue for word in wanted for tongue in TONGUES if word.lower().split("-")[0] == tongue), "id")


def ask(request: Request) -> Iterator[Asked]:
    """What the request asks for; gives the connection back when it is answered."""
    window: Window = request.app.state.window
    chosen = chosen_of(request)
    with window.looking() as connection:
        yield Asked(
            request=request,
            case=window.case,
            connection=connection,
            settings=request.app.state.settings,
            tongue=tongue_of(request),
            chosen=chosen,
            wish=Wish(chosen),
            user=getattr(request.state, "user", None) or User(unquote(request.cookies.get(NAME_COOKIE, "")), "owner"),
            csrf=request.state.csrf,
        )


Ask = Annotated[Asked, Depends(ask)]
"""The parameter of a handler."""
