"""What something rests on as lines for the terminal: words with their places, alignments, then the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from palagan.commands.alignment import alignment
from palagan.commands.layout import Faint, Strong, short, styled, wrap
from palagan.commands.lines import moment, ruling_lines
from palagan.commands.lines_lineage import copy_head
from palagan.views.drawn import how_told, page_origin
from palagan.views.grounds import Ground
from palagan.views.messages import Tongue, say

if TYPE_CHECKING:
    from palagan.looking.why import Answer
    from palagan.store.page_facts import PageFacts
    from palagan.views.drawn import PageOrigin


def why_lines(answer: Answer, tongue: Tongue, columns: int) -> Iterator[str]:
    """The grounds, the words shared with other pages, and every page down to its bytes."""
    yield from styled(Strong, wrap(f"{answer.id} ({say(f'kind.{answer.kind}', tongue)})", columns, rest="  "))
    yield from ruling_lines(answer.rulings, tongue, columns)
    outlets = {page: facts.outlet for page, facts in answer.pages.items()}
    outlets |= {row.earlier: row.earlier_outlet for row in answer.copies}
    for ground in answer.grounds:
        yield from _ground(ground, answer, outlets, tongue, columns)
    if answer.every > len(answer.grounds):
        yield Faint(f"  {say('look.more', tongue, n=answer.every - len(answer.grounds))}")
    if not answer.grounds and not answer.copies:
        yield f"  {say('look.rests_on_nothing', tongue)}"
    if answer.copies:
        yield ""
        yield Strong(say("look.shares", tongue))
    for row in answer.copies:
        yield from wrap(f"{copy_head(row, tongue)} · {row.later} ← {row.earlier}", columns, "  ", "      ")
        yield from alignment(row, tongue, columns, whole=answer.kind == "copy", most=0 if answer.kind == "copy" else 1)
    for page, facts in answer.pages.items():
        yield ""
        yield from _page(facts, answer.behind.get(page, ()), outlets, tongue, columns)


def _ground(
    ground: Ground, answer: Answer, outlets: dict[str, str | None], tongue: Tongue, columns: int
) -> Iterator[str]:
    yield from wrap(_named(ground, answer, outlets, tongue), columns, "  ", "    ")
    if ground.words is not None:
        most = 120 if ground.field in {"shared-text", "reprint", "same-group"} else 2000
        place = f"[{ground.start}:{ground.end}]" if ground.start is not None else ""
        yield from wrap(f"«{short(ground.words, most)}»", columns, "    ")
        yield Faint(f"    {ground.page} {place}".rstrip())
    elif ground.page != answer.id:
        beside = f", {say('look.beside', tongue)}" if ground.value is not None and answer.kind != "origin" else ""
        yield Faint(f"    {ground.page}{beside}")
    if ground.rule:
        yield Faint(f"    {say('look.rule', tongue)}: {ground.rule}")


def _named(ground: Ground, answer: Answer, outlets: dict[str, str | None], tongue: Tongue) -> str:
    """A ground in one line: its field and value; of an origin or a story, its page and what that has to do with it."""
    facts = answer.pages.get(ground.page)
    told = ground.value if ground.value is not None else say("brief.unknown", tongue)
    if answer.kind == "story" and facts:
        return f"{facts.outlet or '?'} {moment(facts.published, tongue)}: {facts.title or facts.id}"
    if answer.kind == "origin":
        one = page_origin(answer.id, "", "", ground.field, ground.value or "", None)
        return f"{outlets.get(ground.page) or ground.page}: {how_told(one, tongue, outlets)}"
    return f"{ground.field if ground.item == answer.id else f'{ground.item} {ground.field}'}: {told}"


def _page(
    facts: PageFacts, drawn: tuple[PageOrigin, ...], outlets: dict[str, str | None], tongue: Tongue, columns: int
) -> Iterator[str]:
    head = f"{facts.id}  {facts.outlet or '?'} {moment(facts.published, tongue)}"
    yield from styled(Strong, wrap(head, columns, rest="  "))
    if facts.title:
        yield from wrap(short(facts.title), columns, "  ")
    for one in drawn:
        words = f" «{short(one.words, 100)}»" if one.words else ""
        how = how_told(one, tongue, outlets)
        told = f"{how} ({one.detail})" if one.how == "unknown" else f"{one.name} ({how}){words}"
        yield from wrap(f"{say('look.page_has', tongue)}: {told}", columns, "  ", "    ")
    for name, value in (
        ("external_id", facts.external_id),
        ("url", facts.url),
        ("source", facts.source),
        ("captured", facts.captured),
        ("bytes", facts.size),
        ("sha256", facts.sha256),
        ("reader", facts.reader),
    ):
        if value is not None:
            yield from styled(Faint, wrap(f"{name}: {value}", columns, "  ", "    "))
