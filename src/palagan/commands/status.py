"""`palagan status`: what each stage took in, kept and dropped."""

from __future__ import annotations

from typing import Annotated

import typer

from palagan.commands.options import CaseName, Json

Dropped = Annotated[
    str | None, typer.Option(metavar="REASON", help="List what was dropped for this reason; `all` for every reason.")
]


def status(case: CaseName, dropped: Dropped = None, as_json: Json = False) -> None:
    """Show what each stage took in, kept, and dropped by reason.

    `new` is what the last run brought, `time` what it spent there (all processes together). After it, what people
    decided and how often the machine was wrong.

    \b
    Examples:
        palagan status papua-2026
        palagan status papua-2026 --dropped not-an-article
    """
    from collections import Counter

    from palagan.commands.decide import decided_lines
    from palagan.commands.output import by_reason, give_json, give_table, say
    from palagan.deciding.looking import standing
    from palagan.errors import InputError
    from palagan.exports.about import rates_told
    from palagan.model.drop import Reason
    from palagan.store.open import open_case
    from palagan.store.runs import dropped_items, stage_counts

    reasons = [reason.value for reason in Reason]
    if dropped is not None and dropped not in (*reasons, "all"):
        raise InputError(
            "is no reason", item=f"--dropped {dropped}", way_out=f"Reasons are: all, {', '.join(sorted(reasons))}."
        )
    opened = open_case(case)
    with opened.reading() as connection:
        if dropped is not None:
            items = dropped_items(connection, None if dropped == "all" else dropped)
        else:
            stages = stage_counts(connection)
    decided = standing(opened)
    opened.close()
    if dropped is not None:
        if as_json:
            give_json({"dropped": items})
        elif items:
            say(*(f"{item['stage']} · {item['reason']} · {item['item']}{_detail(item)}" for item in items))
        else:
            say("Nothing was dropped." if dropped == "all" else f"Nothing was dropped as {dropped}.")
        return
    if as_json:
        give_json(
            {
                "case": str(opened.path),
                "stages": [
                    {
                        "stage": one.stage,
                        "in": one.came,
                        "new": one.new,
                        "kept": one.kept,
                        "dropped": one.dropped,
                        "seconds": one.seconds,
                    }
                    for one in stages
                ],
                "decisions": dict(Counter(one.state for one in decided.placed)),
                "error_rates": rates_told(decided.rates),
            }
        )
        return
    give_table(
        ("stage", "in", "new", "kept", "dropped, by reason", "time"),
        [
            (one.stage, one.came, one.new, one.kept, by_reason(one.dropped.items()), duration(one.seconds))
            for one in stages
        ],
        right=(1, 2, 3, 5),
    )
    say(*decided_lines(case, decided))
    gathered, articles, *_ = stages
    unread = gathered.kept - articles.kept - sum(articles.dropped.values())
    if not gathered.kept:
        say(f"No pages yet. Next: palagan add {case} PATH…")
    elif unread:
        say(f"{unread} pages are not read yet. Next: palagan run {case}")


def _detail(item: dict[str, str]) -> str:
    return f" · {item['detail']}" if item["detail"] else ""


def duration(seconds: float | None) -> str:
    """ "0.12 s", "4 m 02 s", "1 h 05 m"; "–" where nothing was measured."""
    if seconds is None:
        return "–"
    if seconds < 60:
        return f"{seconds:.2f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} m {rest:02} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} m"
