"""What is said on a page, by whom, through whom, and how far it goes."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from palagan.reading.actors import find_cast
from palagan.reading.statements import find_statements
from tests.reading.reports import ANY_TEXT, article_of, name_of, sentences_of

_WHO = "Menteri Luar Negeri Kenya Peter Otieno tiba. "


def told(text: str) -> list[tuple[str | None, tuple[str | None, ...], bool, str]]:
    article, sentences = article_of(text), sentences_of(text)
    cast = find_cast(article, sentences)
    return [
        (
            name_of(cast, one.speaker),
            tuple(name_of(cast, name) for name in one.via),
            one.direct,
            text[one.start : one.end],
        )
        for one in find_statements(article, sentences, cast)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "direct", "content"),
    [
        ("Otieno mengatakan bahwa perbatasan aman.", "Peter Otieno", False, "perbatasan aman"),
        ("Otieno mengatakan, perbatasan aman.", "Peter Otieno", False, "perbatasan aman"),
        ("Otieno mengatakan perbatasan aman.", "Peter Otieno", False, "perbatasan aman"),
        ("Otieno, pada Senin (11/3), menegaskan perbatasan aman.", "Peter Otieno", False, "perbatasan aman"),
        ("Otieno mengatakan kepada wartawan bahwa perbatasan aman.", "Peter Otieno", False, "perbatasan aman"),
        ("Menurut Otieno, perbatasan aman.", "Peter Otieno", False, "perbatasan aman"),
        ("Perbatasan sudah aman, menurut Otieno.", "Peter Otieno", False, "Perbatasan sudah aman"),
        ("Menurutnya, perbatasan aman.", None, False, "perbatasan aman"),
        ("Tentara, kata Otieno, akan ditarik dari perbatasan.", "Peter Otieno", False, "akan ditarik dari perbatasan"),
        ("Disampaikan Otieno bahwa perbatasan aman.", "Peter Otieno", False, "perbatasan aman"),
        ('"Perbatasan aman," kata Otieno.', "Peter Otieno", True, "Perbatasan aman"),
        ('"Perbatasan aman," ujar dia.', "Peter Otieno", True, "Perbatasan aman"),
        ('Otieno berkata, "Perbatasan aman."', "Peter Otieno", True, "Perbatasan aman."),
        ('"Perbatasan aman," Otieno mengatakan kepada wartawan.', "Peter Otieno", True, "Perbatasan aman"),
        ('Otieno menyebut laporan itu "omong kosong belaka".', "Peter Otieno", True, "omong kosong belaka"),
        ('Otieno menuduh lawannya "bermain api".', "Peter Otieno", True, "bermain api"),
        ("Otieno mengatakan bahwa ia yakin perbatasan aman.", "Peter Otieno", False, "ia yakin perbatasan aman"),
        ("Otieno bersikeras menyatakan bahwa perbatasan aman.", "Peter Otieno", False, "perbatasan aman"),
        (
            "Otieno, diplomat senior yang pernah bertugas di Uganda, mengatakan perbatasan aman.",
            "Peter Otieno",
            False,
            "perbatasan aman",
        ),
        ("Rapat digelar usai Otieno mengatakan perbatasan aman.", "Peter Otieno", False, "perbatasan aman"),
        ("Warga memuji Otieno karena mengatakan perbatasan aman.", "Peter Otieno", False, "perbatasan aman"),
        ("Otieno mengeluarkan pernyataan resmi bahwa perbatasan aman.", "Peter Otieno", False, "perbatasan aman"),
        ("Menanggapi kabar itu, Otieno menyebut bahwa perbatasan aman.", "Peter Otieno", False, "perbatasan aman"),
        ("Pos yang menurut Otieno sudah ditutup itu kosong.", "Peter Otieno", False, "sudah ditutup itu kosong"),
        ("Perbatasan sudah aman. Hal itu disampaikan Otieno.", "Peter Otieno", False, "Perbatasan sudah aman"),
        (
            "Perbatasan sudah aman kembali, demikian pernyataan Otieno.",
            "Peter Otieno",
            False,
            "Perbatasan sudah aman kembali",
        ),
        ("Otieno menegaskan perbatasan aman.Sementara itu, pasar ditutup.", "Peter Otieno", False, "perbatasan aman"),
        (
            'Pasukan digelar untuk "menjaga ketenangan warga," kata Otieno.',
            "Peter Otieno",
            False,
            'Pasukan digelar untuk "menjaga ketenangan warga',
        ),
        ('"Perbatasan aman," katanya, dalam pidato kepada para perwira.', None, True, "Perbatasan aman"),
    ],
)
def test_one_statement(text: str, speaker: str | None, direct: bool, content: str) -> None:
    statements = told(_WHO + text)
    assert len(statements) == 1
    assert statements[0][1:] == ((), direct, content)
    if speaker is not None:
        assert statements[0][0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Otieno tidak secara rinci menyebut jumlah pos di perbatasan.",
        "Otieno mengklaim sebagian besar wilayah perairan itu.",
        "Otieno mengumumkan gencatan senjata di perbatasan.",
        "Otieno berjanji membuka perbatasan.",
        "Otieno memperingatkan bahwa negaranya akan menyerang.",
        "Kondisi di perbatasan itu menegaskan rapuhnya perdamaian Kenya.",
        'Otieno mengkritik proyek bernama "Tembok Timur".',
        "Berdasarkan kesepakatan itu, pasukan Kenya ditarik dari perbatasan.",
        "Otieno mengancam akan menutup perbatasan, demikian diberitakan Reuters.",
    ],
)
def test_no_words_are_reported(text: str) -> None:
    assert told(_WHO + text) == []


def test_of_whom_one_tells_how_many_fell_says_nothing_of_the_rest() -> None:
    statements = told("Kenya mengakui 12 prajuritnya gugur dan menyebut lebih dari 20 prajurit Somalia dibunuh.")
    assert [one[0] for one in statements][-1] == "Kenya"


def test_what_a_body_quotes_is_said_by_another() -> None:
    text = _WHO + '"Otieno mengatakan, perbatasan sudah aman," menurut Kementerian Pertahanan Kenya.'
    assert told(text) == [("Peter Otieno", ("Kementerian Pertahanan Kenya",), True, "perbatasan sudah aman")]


def test_a_medium_reports_what_a_body_told() -> None:
    text = _WHO + "Mengutip Kementerian Pertahanan Kenya, kantor berita AFP melaporkan bahwa perbatasan sudah aman."
    assert told(text) == [("Kementerian Pertahanan Kenya", ("AFP",), False, "perbatasan sudah aman")]


def test_a_quotation_belongs_to_who_refused_before_it() -> None:
    text = _WHO + 'Otieno menolak tuduhan itu. "Perbatasan kami jaga dengan baik siang dan malam."'
    assert [one[:1] + one[2:] for one in told(text)] == [
        ("Peter Otieno", True, "Perbatasan kami jaga dengan baik siang dan malam.")
    ]


def test_what_they_call_a_thing() -> None:
    text = _WHO + "Kenya menggelar latihan yang Otieno sebut bersifat defensif."
    assert told(text) == [("Peter Otieno", (), False, "bersifat defensif")]


def test_the_carrier_of_a_report_is_passed() -> None:
    text = _WHO + "Laporan Kementerian Pertahanan Kenya, seperti dilansir AFP, Senin (4/8/2025), pos baru akan dibuka."
    assert told(text) == [("Kementerian Pertahanan Kenya", ("AFP",), False, "pos baru akan dibuka")]


def test_many_go_on_speaking_as_they() -> None:
    text = _WHO + 'Amnesty International mengecam Otieno. "Para tahanan harus bebas," kata Amnesty International. '
    text += '"Mereka menderita," lanjut mereka.'
    assert [one[0] for one in told(text)] == ["Amnesty International", "Amnesty International"]


def test_a_quotation_goes_on() -> None:
    text = _WHO + '"Kami bertahan di sini," kata Otieno. "Tidak ada yang mundur dari perbatasan."'
    assert [(one[0], one[3]) for one in told(text)] == [
        ("Peter Otieno", "Kami bertahan di sini"),
        ("Peter Otieno", "Tidak ada yang mundur dari perbatasan."),
    ]


def test_a_quotation_over_lines_is_one_statement_a_line() -> None:
    text = _WHO + '\n"Kami bertahan di sini.\nTidak ada yang mundur," kata Otieno.'
    assert [(one[0], one[2], one[3]) for one in told(text)] == [
        ("Peter Otieno", True, "Kami bertahan di sini."),
        ("Peter Otieno", True, "Tidak ada yang mundur"),
    ]


def test_part_reported_and_part_quoted_is_one_statement() -> None:
    text = _WHO + 'Otieno mengatakan bahwa perbatasan "sangat aman" bagi warga.'
    assert [one[2:] for one in told(text)] == [(False, 'perbatasan "sangat aman" bagi warga')]


def test_joint_speakers_have_one_statement_each() -> None:
    text = "Kenya dan Somalia menegaskan bahwa perbatasan aman."
    assert [(one[0], one[3]) for one in told(text)] == [("Kenya", "perbatasan aman"), ("Somalia", "perbatasan aman")]


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ('"Aman sekali," kata Otieno, dikutip dari Reuters.', "Peter Otieno", ("Reuters",)),
        ('"Aman sekali," kata Otieno kepada AFP.', "Peter Otieno", ("AFP",)),
        ("Dilansir dari Reuters, Otieno mengatakan perbatasan aman.", "Peter Otieno", ("Reuters",)),
        ("Dilansir dari Reuters, Kenya menutup perbatasan.", "Reuters", ()),
        ("Kenya menutup perbatasan, seperti dilansir Reuters.", "Reuters", ()),
    ],
)
def test_through_whom_the_page_has_it(text: str, speaker: str, via: tuple[str, ...]) -> None:
    statements = told(_WHO + text)
    assert [one[:2] for one in statements] == [(speaker, via)]


@pytest.mark.parametrize(
    "text",
    [
        "Otieno mendesak Somalia mundur.",
        "Otieno membantah laporan tersebut.",
        "Otieno mengancam akan menutup perbatasan.",
        "Otieno tidak menyebut nama desa.",
        'Kapal bernama "Bintang Laut" tenggelam.',
        "Kenya menutup perbatasan.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert told(_WHO + text) == []


def test_a_report_is_its_owners() -> None:
    text = "Laporan media Somalia bahwa Kenya mundur dibantah."
    assert ("media Somalia", "Kenya mundur dibantah") in [(one[0], one[3]) for one in told(text)]


def test_lost_quotation_marks() -> None:
    text = _WHO + "Kami tidak akan mundur dari perbatasan, kata Otieno."
    assert [one[2:] for one in told(text)] == [(True, "Kami tidak akan mundur dari perbatasan")]


@example("KUTIpPBB..")
@given(ANY_TEXT)
def test_any_text_gives_sound_statements(text: str) -> None:
    article, sentences = article_of(text), sentences_of(text)
    cast = find_cast(article, sentences)
    ids = {one.id for one in cast.actors}
    statements = find_statements(article, sentences, cast)
    assert statements == find_statements(article, sentences, cast)
    assert len({one.id for one in statements}) == len(statements)
    for one in statements:
        assert 0 <= one.start < one.end <= len(text)
        assert "\n" not in text[one.start : one.end]
        assert one.speaker is None or one.speaker in ids
        assert set(one.via) <= ids
        assert one.speaker not in one.via
        assert one.cue is None or 0 <= one.cue.start <= one.cue.end <= len(text)
