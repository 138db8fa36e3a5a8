"""Words of an event that tell none where they stand."""

from __future__ import annotations

import pytest

from tests.reading.scenes import events_of
from tests.reading.test_surroundings import scan_of


def reason(text: str, form: str) -> str:
    (found,) = [one.ruled_out for one in scan_of(text) if one.anchor.form == form]
    return found


@pytest.mark.parametrize(
    ("text", "form", "why"),
    [
        ("Kenya menyebut penyitaan itu sebagai pembajakan.", "pembajakan", "label"),
        ("Jaksa Kenya menyebut 12 warga sipil tewas.", "menyebut", "label"),
        ("Jaksa Kenya menyebut tentara Mesir telah mundur dari desa itu.", "menyebut", "label"),
        ("Kenya mengutuk serangan itu sebagai “aksi pembantaian”.", "pembantaian", "label"),
        ("Ia ditahan di Kenya atas tuduhan mendanai pemberontak.", "mendanai", "trait"),
        ("Kenya mendanai pemberontak Somalia.", "mendanai", ""),
        ("Sebelum perang pecah, Kenya dan Somalia berdagang.", "perang", "label"),
        ("Kenya membalas dengan mengusir diplomat Somalia.", "membalas", "helping"),
        ("Kenya membalas dengan rudal.", "membalas", "needs"),
        ("Kenya membalas dengan menyerang Somalia.", "membalas", ""),
        ("Sejak perang 12 hari pada Juni, nelayan pulang.", "perang", "label"),
        ("Sejak perang Somalia pecah, nelayan pulang.", "perang", ""),
        ("Kenya memanggil pulang duta besarnya untuk berkonsultasi.", "berkonsultasi", "label"),
        ("Somalia menepis keras tudingan itu.", "tudingan", "withheld"),
        ("Kenya memveto rancangan resolusi PBB yang menuntut Somalia mundur.", "menuntut", "withheld"),
        ("Kenya mendukung rancangan resolusi PBB yang menuntut Somalia mundur.", "menuntut", ""),
        ("Somalia belum mengecam Kenya.", "mengecam", "unsaid"),
        ("Somalia belum menyerang Kenya.", "menyerang", "negated"),
        ("Somalia mengecam keras serangan itu.", "mengecam keras", ""),
        ("Somalia akan mengirim bantuan ke lembah itu.", "mengirim bantuan", ""),
        ("Somalia mengingatkan semua pihak agar menahan diri.", "mengingatkan", ""),
        ("Somalia mengingatkan musim hujan.", "mengingatkan", "doubtful"),
        ("Jet tempur dari tiga negara itu tengah dikirim ke Somalia.", "dikirim", "needs"),
        ("Kursi dari tiga negara itu tengah dikirim ke Somalia.", "dikirim", "doubtful"),
        ("Somalia menepis keras tudingan Kenya.", "tudingan", ""),
        ("Nelayan pulang selama konflik di Somalia.", "konflik", "label"),
        ("Kenya membeli dua kapal selam serang.", "serang", "label"),
        ("Isi percakapan Menteri Kenya dengan Menteri Somalia bocor.", "percakapan", "label"),
        ("Kenya membatasi dengan ketat aliran bantuan ke Somalia.", "bantuan", "withheld"),
        ("Kenya menghentikan aliran bantuan ke Somalia.", "bantuan", "withheld"),
        ("Kenya mencabut sebagian besar sanksi terhadap Somalia.", "sanksi", "withheld"),
        ("Kenya menolak seruan Somalia.", "seruan", "withheld"),
        ("Milisi yang didukung Kenya menyerang Somalia.", "didukung", "trait"),
        ("Milisi dukungan Kenya menyerang Somalia.", "dukungan", "trait"),
        ("Somalia memuji dukungan Kenya.", "dukungan", ""),
        ("Kenya menuding Somalia, tuduhan yang langsung dibantah Mogadishu.", "tuduhan", "withheld"),
        ("Kenya mengulangi tuduhan yang dibantah Mogadishu.", "tuduhan", ""),
        ("Langkah itu dinilai sebagai bentuk dukungan Kenya kepada Somalia.", "dukungan", "label"),
        ("Dari 30 nelayan itu, 12 masih ditawan di Somalia.", "ditawan", "trait"),
        ("Tentara Kenya melakukan operasi besar untuk mengevakuasi warga.", "operasi", "undertaking"),
        ("Pernyataan itu muncul karena Kenya kesal.", "kesal", "doubtful"),
        ("Dua kapal Kenya ikut dalam operasi itu.", "operasi", "doubtful"),
        ("Somalia membantu mengakhiri perang di Kenya.", "membantu", "helping"),
        ("Kenya meringankan tarif impor.", "tarif impor", "withheld"),
        ("Dua kursi itu dikirim dari Kenya.", "dikirim", "doubtful"),
        ("Kenya menunda pengiriman gandum ke Somalia.", "pengiriman", "withheld"),
        ("Kenya menunda serangan terhadap Somalia.", "serangan", "withheld"),
        ("Kenya menahan diri dari serangan baru terhadap Somalia.", "serangan", "withheld"),
        ("Kenya dinilai menjadi ancaman bagi Somalia.", "ancaman", "trait"),
        ("Menteri Kenya memperingatkan Senin lalu bahwa krisis pangan Somalia memburuk.", "memperingatkan", "trait"),
        ("Menteri Kenya memperingatkan Somalia soal bahaya kelaparan akibat perang.", "memperingatkan", "trait"),
        ("Sebelum perang, perundingan Kenya dan Somalia masih berlangsung.", "perang", "label"),
        ("Somalia membantu menyerang Kenya.", "membantu", "helping"),
        ("Kenya berbicara untuk pembebasan nelayan Somalia.", "pembebasan", "sought"),
        ("Kenya mendukung ‘gencatan senjata’ di Somalia.", "gencatan senjata", "sought"),
        ("Itu upaya gencatan senjata dan pembebasan nelayan Somalia.", "pembebasan", "sought"),
        ("Kenya berlatih untuk menyerang Somalia.", "menyerang", "sought"),
        ("Kenya datang untuk mendukung Somalia.", "mendukung", "sought"),
        ("Eritrea mendesak Kenya menahan diri dan memulai kembali perundingan.", "perundingan", "called for"),
        ("Eritrea mendesak Kenya melanjutkan perundingan.", "perundingan", "asked"),
    ],
)
def test_it_tells_no_event(text: str, form: str, why: str) -> None:
    assert reason(text, form) == why


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Kenya dan Somalia terlibat perang.", "perang"),
        ("Kenya menyebut 12 pemimpin Somalia sebagai teroris.", "menyebut"),
        ("Percakapan Menteri Kenya dengan Menteri Somalia berlangsung hangat.", "percakapan"),
        ("Kenya menghentikan serangan dan mengirim bantuan ke Somalia.", "mengirim bantuan"),
        ("Sanksi Kenya terhadap Somalia berlaku hari ini.", "sanksi"),
        ("Menteri Kenya menyampaikan seruan kepada Somalia.", "seruan"),
        ("Kenya didukung Somalia.", "didukung"),
        ("Kenya menyatakan dukungan kepada Somalia.", "dukungan"),
        ("Somalia membantu Kenya mengakhiri perang.", "membantu"),
        ("Tentara Kenya dikirim ke Somalia.", "dikirim"),
        ("Kenya melancarkan serangan terhadap Somalia.", "serangan"),
        ("Ancaman Kenya terhadap Somalia terdengar keras.", "ancaman"),
        ("Kenya memperingatkan Somalia bahwa pasukannya akan menyerang.", "memperingatkan"),
        ("Menteri Kenya memperingatkan dampak serius bagi Somalia bila menyerang Eritrea.", "memperingatkan"),
        ("Menteri Kenya memperingatkan bahwa gelombang serangan akan menghancurkan Somalia.", "memperingatkan"),
        ("Presiden Kenya memperingatkan bahaya balasan keras jika Somalia maju.", "memperingatkan"),
        ("Presiden Kenya memperingatkan bencana bagi Somalia jika tentaranya maju.", "memperingatkan"),
        ("Saat perang antara Kenya dan Somalia masih berlangsung, Eritrea diam.", "perang"),
        ("Selama konflik yang telah berlangsung 22 bulan antara Kenya dan Somalia, Eritrea diam.", "konflik"),
        ("Kenya membantu membangun rumah sakit di Somalia.", "membantu"),
        ("Kenya mengirim dua pembom ke Somalia.", "mengirim"),
        ("Kenya membantah mengirim petempur ke Somalia.", "mengirim"),
        ("Tentara Kenya melakukan operasi di Lumba.", "operasi"),
        ("Operasi militer Kenya di Somalia berlanjut.", "operasi militer"),
        ("Pembebasan nelayan Somalia oleh Kenya disambut.", "pembebasan"),
        ("Kenya pergi untuk menyerang Somalia.", "menyerang"),
        ("Kenya mendukung Somalia.", "mendukung"),
        ("Sebanyak 12 nelayan masih ditawan oleh Somalia.", "ditawan"),
        ("Sebanyak 12 nelayan masih ditawan Somalia.", "ditawan"),
    ],
)
def test_it_tells_one(text: str, form: str) -> None:
    assert reason(text, form) in {"", "needs"}


def test_who_is_obliged_is_asked_also_where_nobody_asks() -> None:
    assert reason("Somalia diharuskan mundur.", "diharuskan") == "needs"


def test_a_tariff_that_takes_effect_is_no_truce() -> None:
    assert "RETREAT" not in {event.type for event in events_of("Tarif atas Kenya itu mulai berlaku pada Senin.")}
