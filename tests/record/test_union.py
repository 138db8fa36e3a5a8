from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from palagan.model.reading import Actor
from palagan.record.happenings import gather
from palagan.record.parties import register
from palagan.record.sheet import lay_out
from palagan.record.telling import Telling, tellings
from palagan.record.union import key_of, keys_of, united, united_of_key
from tests.record.builders import ALIYEV, ARMENIA, AZERBAIJAN, CAVUSOGLU, TURKEY, PageOf

DAYS = ("2020-10-11", "2020-10-12")
STRIKE = "Rudal menghantam permukiman di Ganja pada malam hari dan merobohkan blok apartemen."


def told(page: PageOf) -> list[Telling]:
    reading = page.reading()
    return tellings(lay_out(reading), register([reading]))


def one(
    name: str,
    published: str | None,
    line: str = STRIKE,
    type_: str = "ASSAULT",
    sources: Sequence[Actor] = (ARMENIA,),
    targets: Sequence[Actor] = (AZERBAIJAN,),
    **fields: Any,
) -> list[Telling]:
    """The group of a page that tells one event by its second word."""
    return told(PageOf(name, name, published, line).event(line.split()[1], type_, sources, targets, **fields))


def pages_of(groups: list[list[Telling]]) -> set[frozenset[str]]:
    return {frozenset(telling.page for telling in group) for group in groups}


def test_a_strike_that_two_stories_tell_of_one_day_and_town_is_one() -> None:
    a, b = (one(name, "2020-10-11", date="2020-10-11", place="Ganja") for name in "ab")
    assert key_of(a) == key_of(b)
    assert pages_of(united([b, a])) == {frozenset((a[0].page, b[0].page))}


def test_the_first_told_names_it() -> None:
    late, early = (
        one(name, day, date="2020-10-11", place="Ganja") for name, day in (("a", "2020-10-13"), ("b", "2020-10-12"))
    )
    ((first, second),) = united([late, early])
    assert (first.id, second.id) == (early[0].id, late[0].id)


def test_strikes_on_two_towns_or_days_stay_two() -> None:
    here = one("a", "2020-10-12", date="2020-10-11", place="Ganja")
    assert len(united([here, one("b", "2020-10-12", date="2020-10-12", place="Ganja")])) == 2
    assert len(united([here, one("b", "2020-10-12", date="2020-10-11", place="Stepanakert")])) == 2


def test_of_one_key_what_is_told_in_other_words_stays_two() -> None:
    line = "Turki meminta gencatan senjata segera berlaku dan tawanan dipulangkan."
    other = "Turki meminta pelabuhan dagang di perbatasan dibuka kembali."
    a = one("a", "2020-10-07", line, "REQUEST", [TURKEY], [ARMENIA], date="2020-10-06")
    b = one("b", "2020-10-07", other, "REQUEST", [TURKEY], [ARMENIA], date="2020-10-06")
    assert key_of(a) == key_of(b)
    assert len(united([a, b])) == 2


def test_a_plan_and_its_carrying_out_have_no_key_in_common() -> None:
    line = "Cavusoglu bertolak ke Baku."
    plan = one("a", "2020-10-05", line, "CONSULT", [CAVUSOGLU], [ALIYEV], date="2020-10-06", status="planned")
    deed = one("b", "2020-10-06", line, "CONSULT", [CAVUSOGLU], [ALIYEV], date="2020-10-06")
    assert not keys_of(plan) & keys_of(deed)


def test_history_of_a_month_is_one_in_whatever_words_if_told_in_one_year() -> None:
    def war(name: str, published: str, line: str, date: str) -> list[Telling]:
        both = [ARMENIA, AZERBAIJAN]
        return one(name, published, line, sources=both, targets=both, date=date, background=True)

    a = war("a", "2020-10-06", "Kedua perang pecah.", "1992-02/..")
    b = war("b", "2020-11-06", "Sejak konflik lama itu berkobar.", "1992-02-20/..")
    c = war("c", "2021-11-06", "Kedua perang pecah.", "1992-02/..")
    assert pages_of(united([a, b, c])) == {frozenset((a[0].page, b[0].page)), frozenset((c[0].page,))}


def test_what_tells_too_little_has_no_key() -> None:
    assert key_of(one("a", "2020-10-11", date="2020")) is None
    assert key_of(one("a", None)) is None
    assert key_of(one("a", "2020-10-11", background=True)) is None
    assert key_of(one("a", "2020-10-11", sources=[], targets=[], date="2020-10-11")) is None


def test_undated_news_is_one_only_if_of_one_day_and_much_alike() -> None:
    a = one("a", "2020-10-11")
    assert len(united([a, one("b", "2020-10-11")])) == 1
    assert len(united([a, one("b", "2020-10-11", "Tentara menembaki pos perbatasan di dekat sungai.")])) == 2
    assert len(united([a, one("b", "2020-10-12")])) == 2


def test_a_telling_can_be_kept() -> None:
    (telling,) = one("a", "2020-10-11", date="2020-10-11", place="Ganja")
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(telling), type=Telling) == telling


@st.composite
def groups(draw: st.DrawFn) -> list[list[Telling]]:
    """Groups of stories of one or two pages on strikes and demands of few days, places and words."""
    number = draw(st.integers(1, 9))
    out: list[list[Telling]] = []
    for n in range(number):
        story = []
        for part in range(draw(st.integers(1, 2))):
            line = draw(
                st.sampled_from([STRIKE, "Pasukan menembaki kota itu sepanjang malam.", "Kubu mundur perlahan."])
            )
            story += one(
                f"{n}-{part}",
                draw(st.sampled_from(["2020-10-11", "2020-10-12", None])),
                line,
                sources=draw(st.sampled_from([[ARMENIA], [AZERBAIJAN], []])),
                date=draw(st.sampled_from([*DAYS, "2020-10", "1992-02/..", None])),
                place=draw(st.sampled_from(["Ganja", "Azerbaijan", None])),
                background=draw(st.booleans()),
            )
        out += gather(story)
    return out


@given(groups(), st.randoms(use_true_random=False))
def test_union_does_not_depend_on_the_order_of_the_groups(some: list[list[Telling]], chance: random.Random) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)
    assert united(shuffled) == united(some)


@given(groups())
def test_the_groups_of_a_key_are_united_by_themselves(some: list[list[Telling]]) -> None:
    alone = [group for group in some if not keys_of(group)]
    for key in {key for group in some for key in keys_of(group)}:
        alone += united_of_key(key, [group for group in some if key_of(group) == key])
    assert sorted([t.id for t in group] for group in alone) == sorted([t.id for t in group] for group in united(some))


@given(groups())
def test_union_keeps_every_telling_once_and_never_parts_a_group(some: list[list[Telling]]) -> None:
    whole = united(some)
    assert sorted(t.id for group in whole for t in group) == sorted(t.id for group in some for t in group)
    home = {t.id: n for n, group in enumerate(whole) for t in group}
    assert all(len({home[t.id] for t in group}) == 1 for group in some)
