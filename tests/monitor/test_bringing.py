"""What was kept is read and brought into the record, also what another run left behind."""

from __future__ import annotations

from palagan.gather.web.feeds import Item
from palagan.model.moments import iso
from tests.monitor.newsstand import HOUR, START, Newsstand, article, stand

__all__ = ["stand"]


def test_what_a_failed_run_left_out_of_the_record_is_brought_into_it(stand: Newsstand) -> None:
    """A disk that was full, or a kill, between the reading and the record."""
    page = "https://kabar.example/1"
    stand.pages[page] = lambda now: article("Tiga orang tewas dalam kontak tembak di Sugapa, kata juru bicara TNI.")
    stand.listen_to("https://kabar.example/feed", lambda now: [Item(page, published=iso(START))])
    stand.watch(START + HOUR, rechecks=())
    with stand.case.writing() as connection:
        connection.exec_driver_sql("INSERT INTO record_pending SELECT page FROM readings")
    stand.watch(START + HOUR + 1.0, rechecks=())
    assert stand.rows("SELECT count(*) FROM readings") == [(1,)]
    assert stand.rows("SELECT count(*) FROM record_pending") == [(0,)]
