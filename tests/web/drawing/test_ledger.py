"""A toll ledger drawn along time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.model.record import Evidence, Ledger, LedgerEntry, OriginCount, Party
from palagan.views.ledgers import ledger_row
from palagan.web.drawing.ledger import LedgerDrawn, draw_ledger


def entry(
    n: int, low: float, speaker: str, day: int, *, current: bool = True, replaces: tuple[str, ...] = ()
) -> LedgerEntry:
    who = (Party(speaker, speaker, "organization", "UNK"),) if speaker else ()
    told = f"2026-05-{day:02d}T09:00+07:00"
    words = Evidence(f"pg-{n}", 0, 5, f"{low:g} orang")
    return LedgerEntry(
        f"fg-{n}", "killed", low, low, f"{low:g}", who, None, None, told, None, False, words, replaces, (), current
    )


def draw(*entries: LedgerEntry) -> LedgerDrawn:
    ledger = Ledger("lg-1", "strike · Sugapa · 2026-05-12", "killed", None, None, entries, 1, 9, OriginCount(1, 1, ()))
    drawn = draw_ledger(ledger_row(ledger, {}), "id")
    assert drawn is not None
    return drawn


def test_one_lane_a_speaker_and_what_stands_now_at_its_end() -> None:
    drawn = draw(
        entry(1, 3, "TNI", 12, current=False),
        entry(2, 4, "TNI", 13, replaces=("fg-1",)),
        entry(3, 0, "", 12),
    )
    assert [lane.speakers for lane in drawn.lanes] == [("TNI",), ()]
    assert drawn.lanes[0].now == "4"
    assert [figure.current for figure in drawn.lanes[0].figures] == [False, True]
    assert len(drawn.ties) == 1


def test_a_figure_told_again_is_drawn_once() -> None:
    drawn = draw(entry(1, 3, "TNI", 12), entry(2, 3, "TNI", 14), entry(3, 3, "TNI", 16))
    (figure,) = drawn.lanes[0].figures
    assert (figure.label, figure.times) == ("3 ×3", 3)
    assert figure.end > figure.x


entries = st.lists(
    st.tuples(
        st.integers(0, 9), st.sampled_from(["", "TNI", "TPNPB", *(f"saksi {n}" for n in range(20))]), st.integers(1, 28)
    ),
    min_size=1,
    max_size=40,
)


@given(entries)
def test_every_figure_is_drawn_counted_or_told_to_be_in_the_table(several: list[tuple[int, str, int]]) -> None:
    drawn = draw(*(entry(n, low, who, day) for n, (low, who, day) in enumerate(several)))
    speakers = {who for _, who, _ in several}
    assert len(drawn.lanes) + drawn.left_out == len(speakers)
    shown = {lane.speakers[0] if lane.speakers else "" for lane in drawn.lanes}
    values = {(low, who) for low, who, _ in several if who in shown}
    assert sum(len(lane.figures) + lane.folded for lane in drawn.lanes) == len(values)
