"""What a watcher says, read as people read it."""

from __future__ import annotations

from palagan.monitor.clock import NEVER
from palagan.monitor.lines import begins_line, brought_line, came_words, now_line
from palagan.run import Done


def test_the_first_line_says_how_much_there_is_and_who_is_told() -> None:
    assert begins_line(0.0, 1, []).line == "Watching 1 source."
    assert begins_line(0.0, 1200, ["meja (email)"]).line == "Watching 1,200 sources. Alerts go to meja (email)."
    assert "palagan add CASE URL" in begins_line(0.0, 0, []).line


def test_what_came_names_outlets_beside_the_new_alone() -> None:
    outlets = {"a.example": 4, "b.example": 9, "c.example": 1, "d.example": 1}
    assert came_words({"new": 15, "version": 2}, outlets) == (
        "15 new (b.example 9, a.example 4, c.example 1, 1 more), 2 edited"
    )
    assert came_words({"gone": 1, "checked": 30}, outlets) == "1 taken down"


def test_a_run_is_one_line() -> None:
    done = Done(3, 2, {"not-an-article": 1}, 0, 1234, {})
    told = brought_line(5.0, {"new": 3}, {"a.example": 3}, done)
    assert told.line == "3 new (a.example 3) · read 3 · dropped not-an-article 1 · record of 1,234 pages"
    assert told.counts == {"new": 3, "read": 3, "recorded": 1234, "dropped not-an-article": 1}


def test_what_goes_on_now() -> None:
    assert now_line(0.0, 0, [], 0, 1500.0).line == "waiting · next in 25 min"
    waiting = [("a.example", 4.0), ("b.example", 90.0), ("c.example", 8000.0)]
    assert now_line(0.0, 2, waiting, 12, NEVER).line == (
        "asking 2 hosts · left alone for now: a.example 4 s, b.example 90 s and 1 more · 12 to read"
    )
