"""Who did it to whom, by rule: voice, prepositions, conjunction, control, light verbs, mutual events."""

from __future__ import annotations

import pytest

from tests.reading.scenes import parties_by_rule


@pytest.mark.parametrize(
    ("text", "form", "sources", "targets"),
    [
        ("Israel menyerang Iran pada malam hari.", "menyerang", ["Israel"], ["Iran"]),
        ("Iran diserang oleh Israel.", "diserang", ["Israel"], ["Iran"]),
        ("Iran diserang Israel.", "diserang", ["Israel"], ["Iran"]),
        ("Serangan Israel terhadap Iran berlanjut.", "serangan", ["Israel"], ["Iran"]),
        ("Serangan terhadap Iran dilancarkan oleh Israel.", "serangan", ["Israel"], ["Iran"]),
        ("Israel melancarkan serangan ke Iran.", "serangan", ["Israel"], ["Iran"]),
        ("Rusia dan Turki bertemu di Jenewa.", "bertemu", ["Rusia", "Turki"], ["Rusia", "Turki"]),
        ("Pertempuran antara India dan Pakistan pecah.", "pertempuran", ["India", "Pakistan"], ["India", "Pakistan"]),
        (
            "Rusia dan Ukraina kecewa sebab pembicaraan damai macet ketika kedua belah pihak bersikeras.",
            "pembicaraan damai",
            ["Rusia", "Ukraina"],
            ["Rusia", "Ukraina"],
        ),
        ("Sekitar 20 persen Georgia berada di bawah pendudukan Rusia.", "pendudukan", ["Rusia"], ["Georgia"]),
        ("Rusia, Prancis, dan Turki mendesak Iran.", "mendesak", ["Rusia", "Prancis", "Turki"], ["Iran"]),
        ("Rusia menuduh Ukraina melanggar janji.", "menuduh", ["Rusia"], ["Ukraina"]),
        ("Turki mendukung Mesir dan mengecam Israel.", "mengecam", ["Turki"], ["Israel"]),
        ("Mesir ditembak jet F-4 Angkatan Udara Iran.", "ditembak", ["Angkatan Udara Iran"], ["Mesir"]),
        ("Iran diserang drone milik Israel.", "diserang", ["Israel"], ["Iran"]),
        ("Iran diserang rudal saat Israel libur.", "diserang", [], ["Iran"]),
        ("Kenya menyampaikan rasa terima kasihnya kepada Mesir.", "terima kasih", ["Kenya"], ["Mesir"]),
        ("Kenya meminta agar Mesir segera mundur.", "meminta", ["Kenya"], ["Mesir"]),
        ("Kenya mendesak supaya Mesir tidak dapat diadili.", "mendesak", ["Kenya"], []),
        ("Kenya menuduh bahwa Mesir mencuri air.", "menuduh", ["Kenya"], ["Mesir"]),
        ("Kenya mengancam akan terus menyerang Mesir.", "mengancam", ["Kenya"], ["Mesir"]),
        ('Kenya mengancam akan "meratakan" Mesir.', "mengancam", ["Kenya"], ["Mesir"]),
        ("Kenya mengancam bahwa Mesir akan menyesal.", "mengancam", ["Kenya"], []),
        ("Kenya mengancam akan pergi karena Mesir bandel.", "mengancam", ["Kenya"], []),
        ("Kenya mengancam akan pergi jika Mesir menolak.", "mengancam", ["Kenya"], ["Mesir"]),
        ("Kenya mengecam latihan perang antara Mesir dan Sudan.", "mengecam", ["Kenya"], ["Mesir", "Sudan"]),
        ("Kenya menyetujui usul yang didukung Mesir.", "didukung", ["Mesir"], []),
        ("Kenya memakai bahasa yang dinilai kasar saat menyerang Mesir.", "menyerang", ["Kenya"], ["Mesir"]),
        ("Polisi Mesir diserang saat Kenya mengecam Sudan.", "mengecam", ["Kenya"], ["Sudan"]),
        ("Seribu tentara Mesir dikerahkan ke selatan.", "dikerahkan", ["tentara Mesir"], []),
        ("Seribu tentara Mesir dikerahkan melawan Kenya.", "dikerahkan", ["tentara Mesir"], ["Kenya"]),
        ("Kenya dibayangi kapal Mesir.", "dibayangi", ["Mesir"], ["Kenya"]),
        ("Kenya protes karena Mesir mengerahkan tank ke dekat Kenya.", "mengerahkan", ["Mesir"], ["Kenya"]),
        ("Kenya menolong Sudan dan mencegah Mesir membunuhnya.", "membunuh", ["Mesir"], ["Sudan"]),
        ("Mesir geram karena Kenya menggempur gudang di Mesir.", "menggempur", ["Kenya"], ["Mesir"]),
        ("Kenya menutup perbatasan dengan Mesir.", "menutup perbatasan", ["Kenya"], ["Mesir"]),
        ("Kenya menutup perbatasannya dengan Mesir.", "menutup perbatasan", ["Kenya"], ["Mesir"]),
        ("Warga Mesir berunjuk rasa untuk menentang Kenya.", "berunjuk rasa", ["Warga Mesir"], ["Kenya"]),
        (
            "Kenya menghantam kota itu dengan roket hingga melukai warga Mesir.",
            "menghantam",
            ["Kenya"],
            ["warga Mesir"],
        ),
        ("Warga Mesir di Bukit Merah yang diduduki Kenya menolak pergi.", "diduduki", ["Kenya"], []),
        ("Warga Mesir di Bukit Merah yang diserbu Kenya menolak pergi.", "diserbu", ["Kenya"], ["Warga Mesir"]),
        ("Warga Mesir yang diserbu Kenya menolak pergi.", "diserbu", ["Kenya"], ["Warga Mesir"]),
        ('Kenya menggempur "sarang penyamun" Mesir.', "menggempur", ["Kenya"], ["Mesir"]),
        ('Kenya telah "benar-benar menghancurkan" gudang Mesir.', "menghancurkan", ["Kenya"], ["Mesir"]),
        ("Kenya memastikan bahwa Bukit Merah akan diserbu.", "diserbu", [], []),
        ("Kenya memastikan bahwa Senin diserbu.", "diserbu", [], ["Kenya"]),
        ("Kenya menangkap lebih dari 20 warga Mesir.", "menangkap", ["Kenya"], ["warga Mesir"]),
        ("Kunjungan itu terjadi di tengah rencana Mesir.", "kunjungan", [], []),
        ("Kenya bertempur bersama Ethiopia melawan Eritrea.", "bertempur", ["Kenya", "Ethiopia"], ["Eritrea"]),
        (
            "Menteri Kenya kaget atas ucapan Mesir yang mengaku telah menyerang Sudan.",
            "menyerang",
            ["Mesir"],
            ["Sudan"],
        ),
        ("Kenya, yang mengaku membela Mesir, menyerang Sudan.", "menyerang", ["Kenya"], ["Sudan"]),
        ("Kenya dan bukan Mesir menyerang Sudan.", "menyerang", ["Kenya"], ["Sudan"]),
        ("Kenya menjadi salah satu negara yang mendukung Mesir.", "mendukung", ["Kenya"], ["Mesir"]),
        ("Kenya selama ini sering mengecam Mesir.", "mengecam", ["Kenya"], ["Mesir"]),
        ("Kenya hingga saat ini menolak usul Mesir.", "menolak", ["Kenya"], ["Mesir"]),
        ("Setelah di bulan sebelumnya Kenya menyerang Mesir, pasar sepi.", "menyerang", ["Kenya"], ["Mesir"]),
        ("Pada Senin Kenya menyerang Mesir.", "menyerang", ["Kenya"], ["Mesir"]),
        ("Kenya menjalani pemeriksaan di Mesir.", "pemeriksaan", [], ["Kenya"]),
        ("Kenya menyerang Mesir, mengusir Sudan.", "mengusir", ["Kenya"], ["Sudan"]),
        ("Penindasan petani Kenya, mulai dari ancaman terhadap Mesir, berlanjut.", "penindasan", [], ["petani Kenya"]),
        ("Kenya menjalani hukuman di Mesir.", "menjalani hukuman", [], ["Kenya"]),
        ("Kenya menghadapi kasus genosida di Den Haag.", "genosida", ["Kenya"], []),
        ("Kenya menuduh Mesir menyerang Sudan serta mengecam Libya.", "mengecam", ["Kenya"], ["Libya"]),
        ("Kenya yang dikutip Mesir menyebut serangan itu menewaskan warga Sudan.", "menewaskan", [], ["warga Sudan"]),
        ("Kenya mengumumkan serangan itu menewaskan warga.", "serangan", [], ["warga"]),
        ("Kenya mengepung kota itu dengan tuduhan Sudan hampir merakit bom.", "tuduhan", ["Kenya"], ["Sudan"]),
        ("Ancaman itu datang dari militer Kenya.", "ancaman", ["militer Kenya"], []),
        ("Terusirnya Mesir ditandai dengan pesta Kenya.", "terusir", [], ["Mesir"]),
        ("Kenya dilanda perang saudara sejak lama.", "perang saudara", [], []),
        (
            '"Ada perawat yang ditahan oleh Mesir," ujar Kenya saat pertemuan dengan Sudan.',
            "pertemuan",
            ["Kenya", "Sudan"],
            ["Kenya", "Sudan"],
        ),
    ],
)
def test_parties(text: str, form: str, sources: list[str], targets: list[str]) -> None:
    assert parties_by_rule(text, form) == (sources, targets)


def test_nobody_is_invented() -> None:
    assert parties_by_rule("Serangan itu terjadi tengah malam.", "serangan") == ([], [])
