"""Time expressions and their EDTF values, counted from a day of publication or from the page's own days."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages.sentences import split_sentences
from palagan.languages.tables import lexicon
from palagan.model.reading import Span, TimeExpression
from palagan.reading.time_forms import TIMES
from palagan.reading.times import RULES, find_times

_EDTF = re.compile(r"^-?\d{4}(-\d\d(-\d\d)?)?(/(\.\.|\d{4}(-\d\d(-\d\d)?)?))?$")
"""The form that the checker of hand-made documents demands."""

_MONDAY = "2024-03-11"
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


def times_of(text: str, published: str | None = _MONDAY) -> tuple[TimeExpression, ...]:
    return find_times(text, split_sentences(text, 0, len(text)), published)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # days told in figures
        ("Rapat digelar Minggu (10/3/2024) kemarin.", "Minggu (10/3/2024) kemarin", "2024-03-10"),
        ("Ia tiba pada Sabtu (2/3).", "Sabtu (2/3)", "2024-03-02"),
        ("Ia tiba (28/6/2023).", "28/6/2023", "2023-06-28"),
        ("Ia tiba hari Rabu (06/03) waktu setempat.", "hari Rabu (06/03)", "2024-03-06"),
        ("Ia tiba Jumat, 8 Maret 2024 pukul 14.00 WIB.", "Jumat, 8 Maret 2024 pukul 14.00 WIB", "2024-03-08"),
        ("Jum'at 8 Maret ia tiba.", "Jum'at 8 Maret", "2024-03-08"),
        ("Kejadian pada 17 agustus 1945 dikenang.", "17 agustus 1945", "1945-08-17"),
        ("Kejadian pada tanggal 24 kemarin dikenang.", "tanggal 24 kemarin", "2024-02-24"),
        ("Surat bertanggal 2024-02-29 itu sampai.", "2024-02-29", "2024-02-29"),
        ("Sidang 30 Desember lalu ditunda.", "30 Desember lalu", "2023-12-30"),
        ("Awal puasa 1 Ramadan 1445 H ditetapkan.", "1 Ramadan 1445 H", "2024-03-11"),
        # months, years, longer
        ("Perundingan akhir September 2022 gagal.", "akhir September 2022", "2022-09"),
        ("Pada November lalu ia terpilih.", "November lalu", "2023-11"),
        ("Mereka merebut kota itu pada Mei.", "Mei", "2023-05"),
        ("Mereka merebut kota itu pada April.", "April", "2024-04"),
        ("Pada bulan Februari ia terpilih.", "bulan Februari", "2024-02"),
        ("Pada tahun 1992 ia terpilih.", "tahun 1992", "1992"),
        ("Pada 1992 ia terpilih.", "1992", "1992"),
        ("Ia terpilih 2016 silam.", "2016 silam", "2016"),
        ("Musik dekade 1990-an digemari.", "dekade 1990-an", "1990/1999"),
        ("Pada abad ke-19 jalan itu dibuka.", "abad ke-19", "1801/1900"),
        ("Jalan itu dibuka pada musim panas 2021.", "musim panas 2021", "2021"),
        # counted from publication
        ("Ia datang kemarin.", "kemarin", "2024-03-10"),
        ("Ia datang hari ini.", "hari ini", "2024-03-11"),
        ("Ia datang besok pagi.", "besok pagi", "2024-03-12"),
        ("Ia datang lusa.", "lusa", "2024-03-13"),
        ("Ia datang tadi malam.", "tadi malam", "2024-03-10"),
        ("Ia datang pagi tadi.", "pagi tadi", "2024-03-11"),
        ("Ia datang pekan lalu.", "pekan lalu", "2024-03-04/2024-03-10"),
        ("Ia datang minggu lalu.", "minggu lalu", "2024-03-04/2024-03-10"),
        ("Ia datang awal pekan ini.", "awal pekan ini", "2024-03-11/2024-03-17"),
        ("Ia datang akhir pekan lalu.", "akhir pekan lalu", "2024-03-09/2024-03-10"),
        ("Ia datang bulan lalu.", "bulan lalu", "2024-02"),
        ("Ia datang tahun depan.", "tahun depan", "2025"),
        ("Ia datang pada Rabu.", "Rabu", "2024-03-06"),
        ("Ia datang pada Senin.", "Senin", "2024-03-11"),
        ("Ia datang Senin lalu.", "Senin lalu", "2024-03-04"),
        ("Ia datang Minggu pagi waktu setempat.", "Minggu pagi", "2024-03-10"),
        ("Ia datang Kamis mendatang.", "Kamis mendatang", "2024-03-14"),
        ("Ia akan datang pada Selasa.", "Selasa", "2024-03-12"),
        ("Ia datang Selasa pekan lalu.", "Selasa pekan lalu", "2024-03-05"),
        ("Ia datang dua hari lalu.", "dua hari lalu", "2024-03-09"),
        ("Ia datang tiga tahun yang lalu.", "tiga tahun yang lalu", "2021"),
        ("Ia datang enam bulan lalu.", "enam bulan lalu", "2023-09"),
        ("Ia datang tiga hari lagi.", "tiga hari lagi", "2024-03-14"),
        # stretches
        ("Jalan itu tutup sejak 1991.", "sejak 1991", "1991/.."),
        ("Jalan itu tutup sejak Oktober 2023.", "sejak Oktober 2023", "2023-10/.."),
        ("Jalan itu tutup sejak awal tahun.", "sejak awal tahun", "2024-01/.."),
        ("Jalan itu tutup sepanjang tahun ini.", "sepanjang tahun ini", "2024-01/.."),
        ("Jalan itu tutup 27 Mei hingga 10 Juli 2020.", "27 Mei hingga 10 Juli 2020", "2020-05-27/2020-07-10"),
        ("Jalan itu tutup dari 2014 sampai 2019.", "dari 2014 sampai 2019", "2014/2019"),
        ("Jalan itu tutup antara Mei dan Juli 2020.", "antara Mei dan Juli 2020", "2020-05/2020-07"),
        ("Jalan itu tutup 17-20 Februari.", "17-20 Februari", "2024-02-17/2024-02-20"),
        ("Jalan itu tutup 29 Desember-2 Januari 2021.", "29 Desember-2 Januari 2021", "2020-12-29/2021-01-02"),
        ("Perjanjian 1950-53 dilupakan.", "1950-53", "1950/1953"),
        ("Jalan itu tutup sejak Mei 2022 hingga hari ini.", "sejak Mei 2022 hingga hari ini", "2022-05/.."),
        ("Dalam dua bulan terakhir jalan itu tutup.", "dua bulan terakhir", "2024-01/.."),
        ("Mogok memasuki hari ketiga.", "memasuki hari ketiga", "2024-03-09/.."),
        ("Sengketa itu memasuki bulan ke-23.", "memasuki bulan ke-23", "2022-05/.."),
        ("Mogok memasuki pekan kedua.", "memasuki pekan kedua", "2024-03-04/.."),
        ("Sengketa itu memasuki tahun keempat.", "memasuki tahun keempat", "2021/.."),
        ("Sengketa telah berlangsung 22 bulan.", "telah berlangsung 22 bulan", "2022-05/.."),
        # lengths
        ("Jalan itu tutup selama tiga dekade.", "tiga dekade", None),
        ("Jalan itu tutup bertahun-tahun.", "bertahun-tahun", None),
        ("Beberapa hari lalu jalan itu tutup.", "Beberapa hari lalu", None),
    ],
)  # fmt: skip
def test_words_and_value(text: str, words: str, value: str | None) -> None:
    assert [(text[t.start : t.end], t.value) for t in times_of(text)] == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Resolusi 1701 dibahas.",
        "Pesawat Su-25 jatuh.",
        "Tim menang 3-1 di kandang.",
        "Ada 12.000 orang di lapangan.",
        "Lebih dari 2000 korban dirawat.",
        "Pria berusia 60-an itu lari.",
        "Ia membayar Rp 2000 saja.",
        "Mei Lan menari.",
        "Jan Pieter tiba.",
    ],
)
def test_numbers_and_names_of_something_else(text: str) -> None:
    assert times_of(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "flag"),
    [
        ("Senin (10/3/2024)", "2024-03-10", "weekday differs from date"),
        ("Sabtu (40/3/2024)", "2024-03", "no such day in the calendar"),
        ("Minggu (3/28/2024)", "2024-03-28", "weekday differs from date"),
        ("(3/28/2024)", "2024-03-28", "month stands before day"),
    ],
)
def test_what_does_not_fit_is_kept_and_flagged(text: str, value: str, flag: str) -> None:
    (time,) = times_of(text)
    assert (time.value, time.flag) == (value, flag)


def test_later_words_count_from_a_day_told_before() -> None:
    text = "Pada 5 Mei 2020 jembatan runtuh. Saat itu hujan. Sehari sebelumnya retak. Sejak itu jalan tutup."
    assert [t.value for t in times_of(text)] == ["2020-05-05", "2020-05-05", "2020-05-04", "2020-05-04/.."]


def test_nobody_counts_back_from_a_deadline_told_long_before() -> None:
    deadline = "Pasukan harus keluar pada 1 April. "
    assert times_of(deadline + "Sehari sebelumnya gerbang ditutup.")[-1].value == "2024-03-31"
    apart = times_of(deadline + "Warga bersorak. Sehari sebelumnya tentara menembak.")
    assert apart[-1].value == "2024-03-10"


def test_a_bare_weekday_is_the_one_told_with_its_date() -> None:
    text = "Rapat digelar Sabtu (13/1/2024). Pada Sabtu itu hujan turun."
    assert [t.value for t in times_of(text)] == ["2024-01-13", "2024-01-13"]


def test_without_a_day_of_publication_the_page_dates_itself() -> None:
    text = "Rapat digelar Rabu (7/2). Kantor berita mengutip Kamis (8/2/2024). Bulan lalu rapat ditunda."
    assert [t.value for t in times_of(text, None)] == ["2024-02-07", "2024-02-08", "2024-01"]


def test_without_any_day_nothing_is_guessed() -> None:
    assert [t.value for t in times_of("Ia datang kemarin, lalu pada 5 Mei dan pekan lalu.", None)] == [None, None, None]


def test_every_rule_of_the_grammar_is_known_and_every_word_has_one_class() -> None:
    grammar = lexicon(TIMES)
    assert {form["rule"] for form in grammar["forms"]} == set(RULES)
    words = [word for words in grammar["classes"].values() for word in words]
    assert len(words) == len(set(words))


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["slash", "words", "weekday", "bracket"]))
def test_a_written_day_is_read_back(day: date, form: str) -> None:
    month = _MONTHS[day.month - 1]
    weekday = _WEEKDAYS[day.weekday()]
    told = {
        "slash": f"({day.day}/{day.month}/{day.year})",
        "words": f"{day.day} {month} {day.year}",
        "weekday": f"{weekday}, {day.day} {month} {day.year}",
        "bracket": f"{weekday} ({day.day:02d}/{day.month:02d}/{day.year})",
    }[form]
    (time,) = times_of(f"Ia tiba {told}.")
    assert (time.value, time.flag) == (day.isoformat(), None)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(-170, 170))
def test_a_day_without_year_is_the_nearest(published: date, away: int) -> None:
    day = published + timedelta(days=away)
    if (day.month, day.day) == (2, 29):
        return
    text = f"Ia tiba {day.day} {_MONTHS[day.month - 1]}."
    assert [t.value for t in times_of(text, published.isoformat())] == [day.isoformat()]


_NAMED = "Senin Minggu minggu Mei Ramadan kemarin lalu depan hingga antara dan sejak itu ini saat terakhir akan"
_COUNTED = "kemudian dua puluh hari bulan tahun dekade abad ke akhir beberapa pukul WIB tanggal orang - ( ) ,"
_FIGURES = "sebelumnya 12 28/6 28/6/2025 2020 1990-an 12.30 19 40/13/2024 1445 0001 9999 99999999999999999999 000"
_PIECES = st.sampled_from(f"{_NAMED} {_COUNTED} {_FIGURES}".split())


@given(st.lists(_PIECES, max_size=24).map(" ".join), st.none() | st.dates().map(date.isoformat))
def test_any_order_of_time_words_gives_values_in_edtf(text: str, published: str | None) -> None:
    reached = 0
    for time in find_times(text, (Span(0, len(text)),), published):
        assert reached <= time.start < time.end <= len(text)
        reached = time.end
        assert time.value is None or _EDTF.match(time.value)


@given(st.text(max_size=120))
def test_offsets_lie_in_the_text(text: str) -> None:
    for time in times_of(text):
        assert 0 <= time.start < time.end <= len(text)
