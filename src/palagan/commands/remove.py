"""`palagan remove`: pages taken out of a case, and out of the record all that rested on them."""

from __future__ import annotations

from typing import Annotated

import typer

from palagan.commands.options import CaseName, Json

Pages = Annotated[
    list[str], typer.Argument(metavar="PAGE…", help="Ids of pages, as views print them; a beginning will do.")
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why, in a line; it is noted in the case.")]


def remove(case: CaseName, pages: Pages, why: Why, as_json: Json = False) -> None:
    """Take pages out of a case, with all that rested on them.

    Happenings that other pages tell as well stay; their origins are counted anew. Decisions stay, and say what is gone.

    \b
    Example:
        palagan remove papua-2026 pg-3a4168ace785 --why "withdrawn by the outlet"
    """
    from palagan.clock import now
    from palagan.commands.output import give_json, say
    from palagan.run import remove_pages
    from palagan.store.find import find_pages
    from palagan.store.open import open_case

    file = open_case(case)
    try:
        with file.reading() as connection:
            ids = find_pages(connection, pages)
        remove_pages(file, ids, now, why)
    finally:
        file.close()
    if as_json:
        give_json({"removed": list(ids)})
    else:
        what, them = ("page", "it") if len(ids) == 1 else ("pages", "them")
        say(f"Removed {len(ids)} {what}, and all that rested on {them} alone.")
