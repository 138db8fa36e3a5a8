"""The network out of the case is what one counts by hand over the record, with filters and decisions."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from palagan.case import Case
from palagan.deciding.looking import looking
from palagan.looking.bars import totals
from palagan.looking.network import NetworkWish, between, network
from palagan.looking.rows import Wish, cards_of
from palagan.store.bulk import leave_out
from palagan.store.open import open_case
from palagan.store.pair_rows import pair_rows
from palagan.store.records import load_record
from palagan.views.filters import Filter, choose
from palagan.views.network import ALL
from palagan.views.timeline import lets_happening


def by_hand(connection: Connection, chosen: Filter, moods: set[int]) -> tuple[Counter[Any], Counter[Any], int]:
    """Happenings and origins by pair, and how many happenings tell one side alone."""
    happenings: Counter[Any] = Counter()
    origins: Counter[Any] = Counter()
    one_sided = 0
    record = load_record(connection)
    cards = cards_of(connection, {mention.page for one in record.happenings for mention in one.mentions})
    for happening in record.happenings:
        if not lets_happening(happening, cards, chosen):
            continue
        for row in pair_rows(happening):
            if row["mood"] not in moods:
                continue
            if "" in (row["source"], row["target"]):
                one_sided += 1
            elif row["source"] != row["target"]:
                key = (row["source"], row["target"], row["mutual"])
                happenings[key] += 1
                origins[key] += row["origins"]
    return happenings, origins, one_sided


def check(connection: Connection, chosen: Filter, *, plans: bool = False, background: bool = False) -> None:
    moods = {0, *([1] if plans or {"planned", "possible"} & set(chosen.statuses) else []), *([2] if background else [])}
    if chosen.statuses and "happened" not in chosen.statuses:
        moods -= {0}
    happenings, origins, one_sided = by_hand(connection, chosen, moods)
    found = network(connection, NetworkWish(Wish(chosen), ALL, (), plans, background))
    assert found.pairs == len(happenings)
    assert found.one_sided == one_sided
    for tie in found.ties:
        key = (tie.source, tie.target, tie.mutual)
        assert (tie.happenings, tie.origins) == (happenings[key], origins[key])
        assert sum(share.happenings for share in tie.types) == tie.happenings
        assert sum(share.origins for share in tie.types) == tie.origins
    strongest = max(origins.values(), default=0)
    assert max((tie.origins for tie in found.ties), default=0) == strongest


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "since": st.sampled_from(["2020-09", "2020-10-06", "2020-10-12"]),
        "until": st.sampled_from(["2020-10-05", "2020-10", "2021"]),
        "type": st.sampled_from(["ASSAULT", "consult", ["ACCUSE", "REQUEST"]]),
        "place": st.sampled_from(["Ganja", "karabakh"]),
        "actor": st.sampled_from(["Armenia", "AZE", "turki"]),
        "outlet": st.sampled_from(["warta", "Kilasraya"]),
        "status": st.sampled_from(["planned", "happened"]),
        "min_origins": st.integers(0, 3),
    },
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FILTERS, st.booleans(), st.booleans())
def test_it_counts_as_one_counts_by_hand(
    looked: Connection, filters: dict[str, Any], plans: bool, background: bool
) -> None:
    check(looked, choose(**filters), plans=plans, background=background)


def test_decisions_are_counted(sample_case_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "decided.palagan"
    shutil.copyfile(sample_case_file, path)
    with Case(path) as case:
        rows = [row for row in case.timeline() if row.sources and row.targets and not row.background][:6]
        for row in rows[:4]:
            case.decide(row.id, "reject", by="Rina", why="salah baca")
        case.decide(rows[4].id, "correct", by="Rina", why="salah jenis", field="type", value="COERCE")
    opened = open_case(path)
    with opened.reading() as connection:
        before = network(connection, NetworkWish(Wish(Filter()), ALL))
    with looking(opened) as connection:
        check(connection, Filter())
        check(connection, choose(type="COERCE"))
        check(connection, choose(since="2020-10"))
        after = network(connection, NetworkWish(Wish(Filter()), ALL))
    opened.close()
    assert sum(tie.happenings for tie in after.ties) < sum(tie.happenings for tie in before.ties)


def test_counts_that_are_left_out_are_counted_where_they_are_asked(sample_case_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "counted.palagan"
    shutil.copyfile(sample_case_file, path)
    case = open_case(path)
    wanted = NetworkWish(Wish(Filter()), ALL)
    with case.reading() as connection:
        before = network(connection, wanted), totals(connection, Wish(Filter()))
    with case.writing() as connection:
        leave_out(connection)
        for table in ("day_counts", "pair_counts"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    with case.reading() as connection:
        assert (network(connection, wanted), totals(connection, Wish(Filter()))) == before
    case.close()
    assert before[0].ties


def test_who_is_hidden_is_not_drawn_and_is_told(looked: Connection) -> None:
    every = network(looked, NetworkWish(Wish(Filter())))
    first = every.actors[0]
    rest = network(looked, NetworkWish(Wish(Filter()), hidden=(first.key,)))
    assert first.key not in {actor.key for actor in rest.actors}
    assert rest.hidden == ((first.key, first.name),)
    assert rest.pairs < every.pairs


@pytest.mark.parametrize("filters", [{}, {"type": "ASSAULT"}, {"since": "2020-10-10"}])
def test_a_tie_opens_into_its_happenings(looked: Connection, filters: dict[str, Any]) -> None:
    wanted = NetworkWish(Wish(choose(**filters)))
    tie = network(looked, wanted).ties[0]
    both = network(looked, wanted)
    expected = sum(t.happenings for t in both.ties if {t.source, t.target} == {tie.source, tie.target})
    ids: list[str] = []
    after = None
    while True:
        part = between(looked, wanted, tie.target, tie.source, after)
        ids += [row.id for row in part.rows]
        after = part.next
        if after is None:
            break
    assert len(ids) == len(set(ids)) == expected
