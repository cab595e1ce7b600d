"""The office's list of past years, from a desk and from a phone without a script."""

from pathlib import Path
from typing import Any

import pytest

from rukun.foundation.imports.working import work_on_next
from tests.foundation.imports.conftest import HEADINGS, csv_of, row
from tests.journeys.corridor import Seat
from tests.journeys.devices import DESK, OLD_PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("device", [DESK, OLD_PHONE], ids=["desk", "old phone"])
def test_a_list_is_matched_checked_and_taken_in(
    seat: Seat, device: dict[str, Any], tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RUKUN_KEY_FILE = tmp_path / "keys.json"
    file = tmp_path / "rekap.csv"
    file.write_bytes(csv_of(HEADINGS, row(1), row(2, "31/02/2021"), row(3)))
    budi = seat("budi", checks_axe=device is DESK, **device)
    budi.open("/peristiwa/").follow("Impor").follow("Impor lembar")
    budi.fill("Isi baris", "Peristiwa")
    budi.fill("Nama daftar", "Rekap Kesbangpol")
    budi.fill("Berkas", file)
    budi.press("Lanjut")
    assert budi.heading() == "Cocokkan kolom"
    budi.press("Periksa baris")
    work_on_next()
    if device is DESK:  # the page asks by itself
        budi.page.get_by_text("2 baris dapat dimasukkan").wait_for()
    else:
        budi.follow("Tampilkan lagi")
    assert "1 baris perlu diperbaiki" in budi.text()
    budi.press("Masukkan 2 baris")
    work_on_next()
    if device is DESK:
        budi.page.get_by_text("2 baris dimasukkan").wait_for()
    else:
        budi.follow("Tampilkan lagi")
    budi.look()
    budi.follow("PS-2021-0001 · Batas kebun 1")
    assert "Rekap Kesbangpol, baris 2" in budi.text()
