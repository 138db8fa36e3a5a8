"""`palagan init`: a new, empty case."""

from __future__ import annotations

from palagan.commands.options import CaseName, Json


def init(case: CaseName, as_json: Json = False) -> None:
    """Make a new, empty case.

    A case is one file: pages, readings and the record. It can be copied, mailed, and opened by Datasette.

    \b
    Example:
        palagan init papua-2026
    """
    from palagan.clock import now
    from palagan.commands.output import give_json, say
    from palagan.store.open import make_case

    made = make_case(case, now())
    made.close()
    if as_json:
        give_json({"case": str(made.path)})
    else:
        say(f"Made {made.path}.", f"Next: palagan add {case} PATH…")
