"""From an empty house to the first report: wizard, administrator, one-time code, officer."""

from typing import Any

import pytest

from rukun.foundation.people.models import Account
from tests.cast import NOW, make_regions
from tests.journeys.clock import Clock
from tests.journeys.devices import DESK, PHONE
from tests.journeys.officer import Officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADMINISTRATORS = "kapal layar biru laut"
VILLAGES = "sawah hijau dekat sungai"


@pytest.fixture
def empty_house(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Regions are loaded, and nobody is known."""
    make_regions()
    monkeypatch.setattr("django.utils.timezone.now", Clock(NOW).now)


def test_an_empty_house_files_its_first_report(empty_house: None, new_context: Any) -> None:
    indra = Officer("indra.saputra", new_context(**DESK), checks_axe=True)
    set_up(indra)
    code = add_village_head(indra)
    fajar = Officer("fajar.nugroho", new_context(**PHONE), checks_axe=True, has_touch=True)
    choose_password(fajar, code)
    fajar.log_in(password=VILLAGES)
    file_report(fajar)
    assert_code_is_spent(Officer("somebody", new_context(**DESK)), code)
    assert_no_reports(indra)
    assert indra.complaints + fajar.complaints == []


def set_up(indra: Officer) -> None:
    """Whatever address is called, the wizard answers, once."""
    indra.open("/laporan/")
    assert indra.path == "/mulai/"
    indra.fill("Kabupaten atau kota", "Tanjung Jabung Timur")
    indra.fill("Baris pertama kop surat", "PEMERINTAH KABUPATEN TANJUNG JABUNG TIMUR")
    indra.fill("Nama", "Indra Saputra")
    indra.fill("Nama pengguna", indra.name)
    indra.fill("Kata sandi baru", ADMINISTRATORS)
    indra.fill("Kata sandi yang sama sekali lagi", ADMINISTRATORS)
    indra.press("Siapkan")
    assert indra.path == "/instansi/"
    assert indra.toast() == "Rukun siap dipakai. Sekarang tambahkan pejabat untuk setiap jabatan."
    indra.open("/mulai/", status=404)


def add_village_head(indra: Officer) -> str:
    """Enter one officer, and hand over a code that is shown once."""
    indra.open("/instansi/").follow("Tambah pejabat")
    indra.fill("Nama", "Fajar Nugroho")
    indra.fill("Jabatan", "Kepala Desa Sungai Beras")
    indra.fill("Mulai", "2026-03-02")
    indra.press("Tambahkan pejabat")
    assert indra.heading() == "Fajar Nugroho"
    indra.press("Buat kode sekali pakai")
    code = indra.page.locator("#code").inner_text()
    assert len(code.replace("-", "")) == 12
    return code


def choose_password(fajar: Officer, code: str) -> None:
    """The code lets in whoever holds it, to choose a password."""
    fajar.open("/")
    with fajar.page.expect_navigation():
        fajar.page.get_by_role("link", name="Saya punya kode sekali pakai").tap()
    redeem(fajar, fajar.name, code)
    assert fajar.path == "/masuk/"


def redeem(officer: Officer, identity: str, code: str, status: int = 200) -> None:
    officer.fill("Nama pengguna, NIP, atau nomor HP", identity)
    officer.fill("Kode sekali pakai", code.lower())
    officer.fill("Kata sandi baru", VILLAGES)
    officer.fill("Kata sandi yang sama sekali lagi", VILLAGES)
    officer.press("Simpan kata sandi", status=status)


def file_report(fajar: Officer) -> None:
    """The own village stands in the form already."""
    fajar.follow("Lapor")
    fajar.fill("Judul", "Selisih batas kebun di Dusun Sumber Rejo")
    fajar.fill("Kesegeraan", "Hijau")
    fajar.fill("Fakta", "Dua keluarga berselisih tentang batas kebun.")
    fajar.press("Kirim")
    assert fajar.page.locator(".receipt-number").inner_text() == "LI-2026-0001"


def assert_code_is_spent(somebody: Officer, code: str) -> None:
    somebody.open("/akun/kode/")
    redeem(somebody, "fajar.nugroho", code, status=422)
    assert Account.objects.get(username="fajar.nugroho").check_password(VILLAGES)


def assert_no_reports(indra: Officer) -> None:
    """The administrator cannot read what was filed."""
    indra.open("/laporan/")
    assert "Selisih batas kebun" not in indra.text()
