"""Time lines in all their forms, and what is none."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.published import find_moment, is_relative, time_line

LINES = {
    "Wartautama.com - 06/10/2020, 14:06 WIB": "2020-10-06T14:06+07:00",
    "Rabu, 4 November 2015 | 21:04 WIB": "2015-11-04T21:04+07:00",
    "Sabtu, 28 Jun 2025 07:17 WIB": "2025-06-28T07:17+07:00",
    "14 November 2025 | 11.51 WIB": "2025-11-14T11:51+07:00",
    "Selasa, 23/02/2016 15:32 WIT": "2016-02-23T15:32+09:00",
    "By Tiara Melati on 16 Feb 2016 at 09:10 WIB": "2016-02-16T09:10+07:00",
    "Rabu 22 Nov 2023 19:23 WITA": "2023-11-22T19:23+08:00",
    "Kamis, 5 November 2015 14:56 WIB | 1.229 Views": "2015-11-05T14:56+07:00",
    "Rabu, 20 September 2023 - 12:42:00 WIB": "2023-09-20T12:42+07:00",
    "By Tiara Melati, Minggu, 4 Oktober 2020 | 13:33 WIB": "2020-10-04T13:33+07:00",
    "19/10/2020 01:55": "2020-10-19T01:55",
    "Jum'at, 3 Januari 2020 08.00 WIT": "2020-01-03T08:00+09:00",
    "Ahad, 5 Mei 2019": "2019-05-05",
    "date 2024-01-26": "2024-01-26",
    "2023-10-11T07:19:05Z": "2023-10-11T07:19+00:00",
    "2023-10-11T07:19:05+07:00": "2023-10-11T07:19+07:00",
    "14:06 WIB, 12/10/2023": "2023-10-12T14:06+07:00",
    "Oct. 3, 2020 at 4:05 p.m. GMT": "2020-10-03T16:05+00:00",
    "Saturday, October 3, 2020 / 20:25 WIB": "2020-10-03T20:25+07:00",
    "5 Juni 2024, 10:00 GMT+8": "2024-06-05T10:00+08:00",
    "Diperbarui 5 Nov 2023, 10:00 WIB": "2023-11-05T10:00+07:00",
}


@pytest.mark.parametrize(("line", "value"), LINES.items())
def test_a_time_line_tells_its_moment(line: str, value: str) -> None:
    moment = time_line(line)
    assert moment is not None
    assert moment.value == value
    assert line[moment.start : moment.end].strip()


@pytest.mark.parametrize(
    "line",
    [
        "3 jam lalu",
        "date 2023-02",
        "32 Januari 2024",
        "31/02/2020",
        "Perundingan itu digelar pada Jumat, 3 Januari 2020 pukul 08.00 WIB di ibu kota negara tetangga.",
        "Kilas Balik 11 September 2001",
        "Unjuk Rasa 21-22 Mei 2019",
        "1.229 Views",
        "Beranda",
    ],
)
def test_what_is_no_time_line(line: str) -> None:
    assert time_line(line) is None


def test_labels_tell_publication_from_update() -> None:
    published, updated = (
        time_line("Tayang: Rabu, 5 Juni 2024 09:00 WIB"),
        time_line("Diperbarui: Rabu, 5 Juni 2024 09:30 WIB"),
    )
    assert published is not None
    assert updated is not None
    assert (published.label, updated.label) == ("published", "updated")


def test_how_long_ago_is_no_date() -> None:
    assert is_relative("3 jam lalu")
    assert is_relative("2 hours ago")
    assert not is_relative("Tiga jam lalu pasukan itu tiba")


ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),
    st.sampled_from(sorted(ZONES)),
    st.sampled_from(
        [
            "{d} {month} {y} {h:02}:{mi:02} {z}",
            "{d:02}/{m:02}/{y}, {h:02}.{mi:02} {z}",
            "{d} {month} {y} | {h:02}:{mi:02} {z}",
        ]
    ),
)
def test_any_moment_comes_back_from_any_form(moment: datetime, zone: str, form: str) -> None:
    line = form.format(
        d=moment.day,
        m=moment.month,
        month=MONTHS[moment.month - 1],
        y=moment.year,
        h=moment.hour,
        mi=moment.minute,
        z=zone,
    )
    wanted = moment.replace(second=0, microsecond=0, tzinfo=timezone(timedelta(hours=ZONES[zone])))
    got = time_line(line)
    assert got is not None
    assert datetime.fromisoformat(got.value) == wanted


@given(st.text(max_size=200))
def test_a_moment_stands_where_it_says(text: str) -> None:
    moment = find_moment(text)
    if moment is not None:
        assert 0 <= moment.start < moment.end <= len(text)
        assert any(char.isdigit() for char in text[moment.start : moment.end])
