"""Strikes that pages of later days tell again with their toll."""

from __future__ import annotations

from typing import Any

import pytest

from palagan.model.reading import Actor
from palagan.record.retold_strikes import is_retold
from palagan.record.telling import Telling
from tests.record.builders import ARMENIA, AZERBAIJAN, TURKEY, PageOf
from tests.record.test_matching import same, told

LATER = "Korban serangan di Ganja bertambah menjadi sepuluh orang."


def first(**fields: Any) -> Telling:
    page = PageOf("a", "A", "2020-10-12", "Rudal Armenia menghantam pasar Ganja pada Minggu pagi.")
    fields = {"date": "2020-10-11", "date_span": page.find("Minggu"), "place": "Ganja", **fields}
    return told(page.event("menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN], **fields))


def later(
    published: str = "2020-10-19", line: str = LATER, anchor: str = "serangan", doer: Actor = ARMENIA, **fields: Any
) -> Telling:
    page = PageOf("b", "B", published, line, "Keterangan itu disampaikan Senin.")
    fields = {"date": published, "date_span": page.find("Senin"), "place": "Ganja", **fields}
    return told(page.event(anchor, "ASSAULT", [doer], [], **fields))


def test_a_toll_told_anew_is_of_the_strike_of_days_before() -> None:
    assert is_retold(later())
    assert not is_retold(first())
    assert same(first(), later())
    assert same(first(), later(date=None))


@pytest.mark.parametrize(
    "other",
    [
        later("2020-10-27"),
        later(place="Barda"),
        later(doer=TURKEY),
        later(line="Armenia menyerang pasar kecil di Ganja.", anchor="menyerang"),
        later(line="Serangan di Ganja pada Senin menewaskan satu orang.", anchor="Serangan"),
        later(mode="abduct"),
    ],
)
def test_another_strike_is_no_toll_told_anew(other: Telling) -> None:
    assert not same(first(), other)


def test_a_strike_of_no_one_day_is_told_again_by_no_page() -> None:
    assert not same(first(date="2020-09-27/.."), later())
