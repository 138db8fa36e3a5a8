"""Claims with both sides, and matters told in versions that differ, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from palagan.commands.layout import SIDE_BY_SIDE, Faint, Strong, short, side_by_side, styled, wrap
from palagan.commands.lines import MOST, moment, more, origins_of, ruling_lines
from palagan.views.claims import AssertionRow, ClaimRow, DiscrepancyRow
from palagan.views.drawn import origins_told_of
from palagan.views.headings import differing, heading
from palagan.views.messages import Tongue, say


def claim_lines(rows: Iterable[ClaimRow], tongue: Tongue, columns: int) -> Iterator[str]:
    """Each claim with both sides: beside each other where there is room and both speak."""
    for row in rows:
        yield ""
        yield from styled(Strong, wrap(f"«{short(row.proposition)}»", columns, rest="  "))
        ids = [row.id, row.happening, row.story]
        yield from styled(Faint, wrap(" · ".join(one for one in ids if one), columns, "  "))
        yield from ruling_lines(row.rulings, tongue, columns)
        asserted = _side("brief.asserted", row.asserted, row.asserted_origins, row.asserted_origin_names, tongue)
        denied = _side("brief.denied", row.denied, row.denied_origins, row.denied_origin_names, tongue)
        if row.asserted and row.denied and columns >= SIDE_BY_SIDE:
            yield from side_by_side(asserted, denied, columns, "  ")
            continue
        for told, none in ((asserted, "brief.nobody_asserts"), (denied, "brief.nobody_denies")):
            for words in told or [say(none, tongue)]:
                indent = " " * (2 + len(words) - len(words.lstrip(" ")))
                yield from wrap(words, columns, indent)


def _side(
    word: str, told: Sequence[AssertionRow], count: tuple[int, int], names: Sequence[str], tongue: Tongue
) -> list[str]:
    """One side in paragraphs, indented by rank; empty where nobody speaks."""
    if not told:
        return []
    lines = [f"{say(word, tongue)} ({origins_of(*count, names, tongue)})"]
    for one in told[:MOST]:
        lines += [f"  {_chain(one, tongue)}", f"    «{short(one.evidence.words)}»"]
    return [*lines, *(line[2:] for line in more(told, tongue))]


def _chain(told: AssertionRow, tongue: Tongue) -> str:
    """ "Kejaksaan Agung (AZE.JUD) → AFP → Kabar Uji 2020-10-11 08:00 · AFP (credit)": from the speaker to the page."""
    speaker = told.speaker or say("brief.unnamed", tongue)
    code = f" ({told.speaker_code})" if told.speaker_code else ""
    page = f"{told.evidence.outlet or told.evidence.page} {moment(told.evidence.published, tongue)}"
    chain = " → ".join([f"{speaker}{code}", *reversed(told.via), page])
    return f"{chain} · {origins_told_of(told.origins, tongue)}" if told.origins else chain


def version_lines(rows: Iterable[DiscrepancyRow], tongue: Tongue, columns: int) -> Iterator[str]:
    """Each matter that is told differently, its versions side by side where there is room for two."""
    first = True
    for row in rows:
        if first:
            yield ""
            yield Strong(say("brief.versions", tongue))
            first = False
        told = f"{short(heading(row.about, tongue))} · {differing(row.differs, tongue)}"
        yield ""
        yield from styled(Strong, wrap(told, columns, "  ", "    "))
        yield Faint(f"  {row.id}")
        versions = [
            [
                f"{note.outlet or note.page} {moment(note.published, tongue)}",
                *([f"  {short(telling)}"] if short(telling) != short(note.words) else []),
                f"  «{short(note.words)}»",
            ]
            for telling, note in zip(row.tellings, row.versions, strict=True)
        ]
        while versions:
            left, *versions = versions
            if versions and columns >= SIDE_BY_SIDE:
                right, *versions = versions
                yield from side_by_side(left, right, columns, "    ")
                continue
            for words in left:
                yield from wrap(words, columns, " " * (4 + len(words) - len(words.lstrip(" "))))
