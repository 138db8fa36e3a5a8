"""Crawled pages of our own writing, in the forms that Indonesian outlets have, and the way to read one."""

from __future__ import annotations

from palagan.articles.make import make_article
from palagan.model.article import Article, Kind
from palagan.model.page import Hints
from tests.strategies import page_of


def read(text: str, **known: str) -> Article:
    """The article that this text is, with what is known beside it."""
    return make_article(page_of(text, Hints(**known)))


def of_kind(article: Article, *kinds: Kind) -> list[str]:
    """The words of all segments of these kinds."""
    return [article.text[s.start : s.end] for s in article.segments if s.kind in kinds]


TOWN_AND_OUTLET = """Nikmati bacaan bebas iklan. Gabung Warta+
Menlu Negeri Seberang Terbang ke Ibu Kota, Bahas Perbatasan
Wartautama.com - 06/10/2020, 14:06 WIB
Sekar Puspita,
Galang Wiratama

Tim Redaksi
Sumber AFP

ANKARA, WARTAUTAMA.COM – Menteri luar negeri itu dijadwalkan bertolak pada Rabu (7/10/2020) untuk membahas perbatasan.

Rencana itu disampaikan kementerian dalam keterangan tertulis, dilansir dari Anadolu Agency.

Baca juga: Dua Kota Perbatasan Dikosongkan Usai Hujan Deras

Mengapa Sekarang?
Ia juga akan bertemu dengan para wali kota.

Dapatkan kabar pilihan setiap hari dari kami. Mari bergabung di grup Telegram, aplikasinya harus dipasang dulu.

Video rekomendasi
Komentar
Bagikan artikel ini melalui
Oke
"""

ROLES_ABOVE = """News
Super Laga
Seleb

Konflik di Perbatasan
Warga Sipil Menyeberangi Sungai, Petugas Kewalahan Mendata
Petugas memperkirakan jumlah mereka masih akan bertambah.

Tayang: Jumat, 9 Oktober 2020 08:30 WITA
Penulis: Nirmala Sari | Editor: Hendra Gunadi
(AFP)
Seorang warga menuntun sepeda di tepi sungai.

HARIANTIMUR.COM, ERBIL - Ribuan warga menyeberangi sungai sejak Kamis malam. Petugas mendata mereka satu per satu.

Lihat Juga :
Harga Beras di Pasar Induk Turun Lagi
"Kami hanya membawa pakaian," kata seorang ibu kepada Reuters.

(Hariantimur.com/Nirmala Sari)

Halaman
12
Ikuti kami di
Berita Terkini
Jembatan Gantung Putus, Tiga Truk Tercebur
"""

CLOCK_ABOVE = """Sabtu, 12/07/2025 12:44 WIB
Beranda
Nasional
Ekonomi
Kapal Bantuan Dicegat di Perairan Internasional
Rabu, 05/02/2020 10:15 WIB

Jakarta, kabar.id - Kapal yang mengangkut bantuan itu dicegat di perairan internasional, Selasa malam.

Awak kapal dibawa ke pelabuhan terdekat untuk diperiksa.
"""

CUT_HEADLINES = """Kelompok Bersenjata Ancam Serang Kapal Dagang di Teluk
Selasa, 28 Mei 2024 - 13:15 WIB
loading...
Kelompok Bersenjata Ancam Serang...
Kapal kargo berlayar di lepas pantai. Foto/Reuters
A A A
SANAA - Kelompok itu menyatakan akan menyerang setiap kapal dagang yang singgah di pelabuhan musuh.

Juru bicaranya menyampaikan ancaman itu dalam pidato yang disiarkan televisi, Senin (27/5/2024).
(sya)
Berita Terkait
Pesawat Nirawak Ditembak...
Pesawat Nirawak Ditembak Jatuh di Langit Marib
"""

ONE_LINE = (
    "Kotaraya, Kabar Siang -- Juru bicara militer mengatakan jembatan itu runtuh dini hari tadi. "
    "ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT Tidak ada korban jiwa dalam kejadian tersebut. "
    "Baca juga: Tiga Pelabuhan Ditutup, Nelayan Dilarang Melaut Menurut Gubernur, perbaikan akan memakan waktu "
    "dua bulan sejak bahan tiba di lokasi. [Gambas:Video Kabar] Warga diminta memakai jalan memutar. (rds/bac)"
)

TEASERS = """Beranda
Tag: perbatasan
Ribuan Warga Mengungsi ke Selatan
Ribuan warga meninggalkan kota sejak pagi.
2 jam lalu
Rumah Sakit Kehabisan Bahan Bakar
Direktur rumah sakit meminta bantuan segera.
3 jam lalu
Konvoi Bantuan Masuk Lewat Utara
Dua puluh truk melintas pada hari Rabu.
5 jam lalu
Sekolah Terkena Ledakan
Belasan orang terluka dalam kejadian itu.
6 jam lalu
Selanjutnya
"""
