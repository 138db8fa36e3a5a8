"""Words of another type for what they are done to or about."""

from __future__ import annotations

import pytest

from palagan.languages.tables import alternatives, table
from palagan.reading.anchors import lexicon_of
from palagan.reading.senses import senses_of
from tests.reading.test_surroundings import scan_of


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("Keluarga menunggu sandera yang ditahan di Gaza.", "ditahan", "ASSAULT"),
        ("Thailand menahan 20 tawanan Kamboja.", "menahan", "ASSAULT"),
        ("Presiden Kenya memerintahkan latihan militer besar.", "memerintahkan", "MOBILIZE"),
        ("Ratusan tentara Kenya tiba di Haiti.", "tiba di", "MOBILIZE"),
        ("Menteri Luar Negeri Kenya tiba di Haiti.", "tiba di", "CONSULT"),
        ("Kenya mencabut akreditasi dua diplomat Mesir.", "mencabut", "SANCTION"),
        ("Kenya berjanji menarik pasukannya dari Somalia.", "berjanji", "CONCEDE"),
        ("Kenya berjanji membangun jalan di Somalia.", "berjanji", "AGREE"),
        ("Kenya memulangkan sepuluh tawanan perang.", "memulangkan", "RETREAT"),
        ("Kenya memblokir paket sanksi itu selama sebulan.", "memblokir", "REJECT"),
        ("Kenya memblokir situs itu selama sebulan.", "memblokir", "COERCE"),
        ("Kenya membebaskan kota Mombasa dari Somalia.", "membebaskan", "ASSAULT"),
        ("Kenya membebaskan nelayan di kota Mombasa.", "membebaskan", "RETREAT"),
        ("Kenya melepaskan 20 tahanan Somalia dari penjara.", "melepaskan", "RETREAT"),
        ("Kenya menyerahkan dua sandera kepada Somalia.", "menyerahkan", "RETREAT"),
        ("Kenya menyerahkan enam ambulans kepada Somalia.", "menyerahkan", "AID"),
        ("Kenya sepakat menghentikan serangan ke Somalia.", "sepakat", "CONCEDE"),
        ("Kenya mengajukan mosi pemakzulan terhadap Ruto.", "mosi pemakzulan", "ACCUSE"),
        ("Kenya melepaskan dua rudal.", "melepaskan", "ASSAULT"),
        ("Vonis itu lebih ringan dari tuntutan jaksa.", "tuntutan", "ACCUSE"),
        ("Partai Golkar memprotes penangkapan itu.", "memprotes", "ACCUSE"),
        ("Mahasiswa Kenya memprotes penangkapan itu.", "memprotes", "PROTEST"),
        ("Jaksa menuntut terdakwa sepuluh tahun.", "menuntut", "ACCUSE"),
        ("Kenya menuntut Togo mundur.", "menuntut", "REQUEST"),
        ("Kenya memperingatkan Togo agar membuka pelabuhan.", "memperingatkan", "REQUEST"),
        ("Kenya memperingatkan Togo agar membuka pelabuhan, atau menghadapi blokade.", "memperingatkan", "THREATEN"),
        ("Kenya memperingatkan Togo agar mundur, jika tidak Kenya akan menyerang.", "memperingatkan", "THREATEN"),
        ("Kenya menembakkan dua rudal balistik ke arah Laut Merah.", "menembakkan", "MOBILIZE"),
        ("Kenya menembakkan rudal ke kapal di Laut Merah.", "menembakkan", "ASSAULT"),
        ("Kenya menembakkan rudal, lalu pergi ke laut.", "menembakkan", "ASSAULT"),
        ("Polisi menahan dua prajurit.", "menahan", "COERCE"),
        ("Prajurit Israel menahan dua nelayan.", "menahan", "COERCE"),
        ("Nelayan itu ditahan tentara Israel.", "ditahan", "COERCE"),
        ("Gencatan senjata itu disepakati Iran dan Israel.", "disepakati", "CONCEDE"),
        ("Iran dan Israel menyepakati sebuah gencatan senjata.", "menyepakati", "CONCEDE"),
        ("Iran dan Israel menyepakati pertukaran pelajar.", "menyepakati", "AGREE"),
        ("Iran dan Israel sepakat untuk menghentikan baku tembak.", "sepakat", "CONCEDE"),
        ("Iran berkomitmen mengakhiri permusuhan.", "berkomitmen", "CONCEDE"),
        ("Iran berkomitmen membeli gandum.", "berkomitmen", "AGREE"),
        ("Iran membatasi pasokan gas ke Israel.", "membatasi", "SANCTION"),
        ("Iran memerintahkan pengerahan dua kapal.", "memerintahkan", "MOBILIZE"),
        ("Iran memerintahkan dua kapal disita.", "memerintahkan", "REQUEST"),
        ("Iran memerintahkan warga mengungsi.", "memerintahkan", "REQUEST"),
        ("Iran berjanji akan membalas Israel.", "berjanji", "THREATEN"),
        ("Iran berjanji akan membeli gandum.", "berjanji", "AGREE"),
        ("Amerika Serikat dan Korea Selatan menggelar latihan militer.", "latihan militer", "COOPERATE"),
        ("Korea Utara menggelar latihan militer.", "latihan militer", "MOBILIZE"),
        ("TNI dan Polri menggelar latihan militer.", "latihan militer", "MOBILIZE"),
        ("Kenya memperingatkan nelayan agar tidak melaut.", "memperingatkan", "REQUEST"),
        ("Kenya memperingatkan Uganda.", "memperingatkan", "THREATEN"),
        ("Kenya berjanji membalas Uganda.", "berjanji", "THREATEN"),
        ("Kenya berjanji membantu Uganda.", "berjanji", "AGREE"),
        ("Kenya dan Uganda sepakat menghentikan tembakan.", "sepakat", "CONCEDE"),
        ("Parlemen Kenya menyetujui rancangan undang-undang.", "menyetujui", "SUPPORT"),
        ("Kenya menghentikan siaran itu.", "menghentikan", "RETREAT"),
        ("Kenya mengirim selebaran ke Uganda.", "mengirim", "COERCE"),
        ("Kenya mengirim makanan ke Uganda.", "mengirim", "AID"),
        ("Kenya mengirim pasukan perdamaian ke Uganda.", "mengirim pasukan", "AID"),
        ("Kenya mengirim sistem pertahanan udara ke Uganda.", "mengirim", "AID"),
        ("Kenya mengusulkan solusi damai.", "mengusulkan", "CONSULT"),
        ("Kenya mengusulkan pajak baru.", "mengusulkan", "REQUEST"),
        ("Kenya mengusulkan Uganda untuk Nobel Perdamaian.", "mengusulkan", "SUPPORT"),
        ("Kenya mencabut kewenangan bupati itu.", "mencabut", "COERCE"),
        ("Kenya mengusir atase militer Uganda.", "mengusir", "SANCTION"),
        ("Kenya mengusir warga desa itu.", "mengusir", "COERCE"),
        ("Kenya memfasilitasi perundingan mereka.", "memfasilitasi", "CONSULT"),
        ("Kenya memfasilitasi petani.", "memfasilitasi", "AID"),
        ("Polisi mengamankan lima pemuda di lokasi unjuk rasa.", "mengamankan", "COERCE"),
        ("Polisi mengamankan lokasi unjuk rasa.", "mengamankan", "MOBILIZE"),
        ("Presiden Kenya berjanji memerangi kemiskinan.", "berjanji", "AGREE"),
        ("Kenya dan Uganda sepakat mengakhiri sengketa batas laut.", "sepakat", "AGREE"),
        ("Kenya dan Uganda sepakat mengakhiri perang.", "sepakat", "CONCEDE"),
        ("Kenya mencabut status darurat.", "mencabut", "RETREAT"),
    ],
)
def test_what_it_is_done_to_or_about_tells_the_type(text: str, form: str, found: str) -> None:
    assert [one.anchor.entry.type for one in scan_of(text) if one.anchor.form == form] == [found]


def test_what_it_is_done_to_stands_for_the_parties_that_the_word_alone_needs() -> None:
    assert [one.ruled_out for one in scan_of("Radio memperingatkan nelayan agar tidak melaut.")] == [""]
    assert [one.ruled_out for one in scan_of("Kapal itu mengirim makanan.")] == [""]


def test_every_word_stands_in_the_lexicon_with_the_type_it_has_there() -> None:
    known = {(entry.root, entry.type) for rows in lexicon_of("id").values() for _, entry, _ in rows}
    rows = table("languages/id/senses.tsv")
    assert {(root, row["of"]) for row in rows for root in alternatives(row["words"])} == set(senses_of("id")) <= known


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Presiden Kenya menyebut Togo sebagai agresor.", True),
        ("Presiden Kenya menyebut Togo sebagai “musuh utama” rakyatnya.", True),
        ("Presiden Kenya menyebut Togo sebagai sahabat lama.", False),
        ("Presiden Kenya menyebut Togo dan diam sebagai musuh.", False),
        ("Kenya membantah tuduhan yang menyebut Togo sebagai agresor.", False),
    ],
)
def test_what_somebody_is_called_accuses_him(text: str, called: bool) -> None:
    one = next(one for one in scan_of(text) if one.anchor.form == "menyebut")
    assert one.anchor.entry.type == "ACCUSE"
    assert (one.anchor.entry.needs == "-") == called


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Kenya mengancam akan menjatuhkan sanksi kepada Uganda.", "restrict"),
        ("Kenya mengancam akan memutus hubungan dengan Uganda.", "relations"),
        ("Kenya mengancam akan mengusir warga Uganda.", "expel"),
        ("Kenya mengancam akan menangkap menteri Uganda.", "arrest"),
        ("Kenya mengancam akan menyerang Uganda.", "violence"),
    ],
)
def test_what_is_threatened_gives_the_mode(text: str, mode: str) -> None:
    assert next(s for s in scan_of(text) if s.anchor.form == "mengancam").anchor.entry.mode == mode


@pytest.mark.parametrize(
    ("called", "ruled_out"),
    [
        ("tindakan itu sebagai pembajakan", ""),
        ("serangan itu sebagai balasan atas pembunuhan", "doubtful"),
        ("pengerahan itu sebagai provokasi", ""),
        ("tindakan itu sebagai bantuan", "doubtful"),
    ],
)
def test_who_calls_a_deed_a_crime_blames_for_it(called: str, ruled_out: str) -> None:
    (one,) = [one for one in scan_of(f"Kenya menyebut {called}.") if one.anchor.form == "menyebut"]
    assert one.ruled_out == ruled_out
