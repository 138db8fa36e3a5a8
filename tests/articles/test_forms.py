"""Lines told by their own form and words."""

from __future__ import annotations

import pytest

from palagan.articles.forms import (
    is_caption,
    is_credit,
    is_fixed,
    is_foot,
    is_invitation,
    is_link,
    is_menu,
    is_photo_credit,
    is_signature,
)
from palagan.articles.lines import Line, lines_of


def line(text: str) -> Line:
    (only,) = lines_of(text)
    return only


@pytest.mark.parametrize(
    "text",
    [
        "Baca Juga",
        "BACA: Kapal Karam di Selat Utara",
        "Pilihan Editor: Kapal Karam di Selat",
        "Lihat juga Video 'Kapal Karam':",
        "Artikel selengkapnya bisa dibacadi sini.",
    ],
)
def test_links(text: str) -> None:
    assert is_link(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Baca Warta tanpa iklan",
        "Simak kata-kata wali kota dalam rapat kemarin sore di balai kota.",
        "Berita itu keliru.",
    ],
)
def test_no_links(text: str) -> None:
    assert not is_link(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Sumber AFP",
        "sumber : Reuters",
        "[ANTARA]",
        "(Reuters)",
        'Artikel ini telah tayang di Warta.com dengan judul "Kapal"',
    ],
)
def test_credit_lines(text: str) -> None:
    assert is_credit(line(text))


@pytest.mark.parametrize(
    "text",
    ["(Warta.com/Sekar Puspita)", "(rds/bac)", "Sumber daya air di kawasan itu makin langka sejak bendungan retak."],
)
def test_no_credit_lines(text: str) -> None:
    assert not is_credit(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Dapatkan kabar pilihan setiap hari. Mari bergabung di grup Telegram kami.",
        "Simak breaking news langsung di ponselmu. Pilih saluran andalanmu lewat WhatsApp Channel.",
        "Login untuk pengalaman penuh di situs ini",
        "© 2021 Warta Utama. Hak cipta dilindungi undang-undang.",
    ],
)
def test_invitations(text: str) -> None:
    assert is_invitation(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Wali kota mengirim pesan WhatsApp kepada warga pada malam itu.",
        '"Ikuti kami di jalan itu," katanya kepada para pengungsi.',
        "Baca berita itu membuatnya sedih.",
    ],
)
def test_no_invitations(text: str) -> None:
    assert not is_invitation(line(text))


def test_menus_feet_and_fixed_lines() -> None:
    assert is_menu(line("Bagikan"))
    assert is_menu(line("Redaksi | Pedoman Media Siber | Kontak"))
    assert not is_menu(line("Kapal Karam di Selat Utara"))
    assert is_foot(line("Berita Terkait"))
    assert not is_foot(line("Ia menolak usul itu."))
    assert is_fixed(line("SCROLL TO CONTINUE WITH CONTENT"), None)
    assert is_fixed(line("Gulir ke bawah untuk lanjut membaca"), None)
    assert is_fixed(line("Super Skor"), "Tribunnews.com")
    assert not is_fixed(line("Super Skor"), None)


def test_pictures_and_signatures() -> None:
    assert is_caption(line("Kapal kargo di lepas pantai utara. (Foto: Warta/Sekar)"))
    assert is_caption(line("Kapal kargo di lepas pantai utara. /Reuters TV/REUTERS"))
    assert is_photo_credit(line("AFP/SEKAR PUSPITA"))
    assert not is_photo_credit(line("Kapal kargo berlayar di lepas pantai utara kota itu. (AFP)"))
    assert is_signature(line("(rds/bac)"))
    assert is_signature(line("(Warta.com/Sekar Puspita)"))
    assert not is_signature(line("Ia pergi (lagi) ke kota."))
