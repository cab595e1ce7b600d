"""In one hand: the village, the subdistrict and the service walk their part at 360 pixels."""

from pathlib import Path

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from rukun.handling.cases.domain.opening import CaseFields, open_case
from tests.cast import Cast
from tests.handling.cases.conftest import Story
from tests.journeys.clock import Clock
from tests.journeys.corridor import TITLE, Corridor, Seat
from tests.journeys.devices import OLD_PHONE, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_case_is_carried_up_by_hand(seat: Seat, clock: Clock, cast: Cast, tmp_path: Path) -> None:
    story = Story(cast)
    case = story.act(open_case, "kabid", fields=CaseFields(title=TITLE), reports=[story.report(title=TITLE)])
    clock.jumped = story.at - cast.now
    way = Corridor(seat, clock, tmp_path, devices={"fajar": PHONE, "gita": PHONE, "hadi": PHONE})
    way.case = f"/permasalahan/{case.pk}/"
    way.told = seat("kabid").open(way.case).timeline()
    way.the_village_tries_and_hands_over()
    way.the_subdistrict_returns_it()
    way.the_village_completes_it()
    way.the_subdistrict_accepts_tries_and_hands_over()
    way.the_regency_accepts_and_gives_a_task()
    way.the_service_answers_with_proof()


@pytest.mark.parametrize("device", [PHONE, OLD_PHONE], ids=["touch", "without script"])
def test_the_village_head_reports(seat: Seat, device: dict[str, object]) -> None:
    fajar = seat("fajar", **device)
    fajar.follow("Lapor")
    fajar.fill("Judul", "Selisih batas kebun di Dusun Sumber Rejo")
    fajar.fill("Kesegeraan", "Kuning")
    fajar.fill("Fakta", "Dua keluarga berselisih tentang batas kebun.")
    fajar.press("Kirim")
    assert fajar.heading() == "Tanda terima"
    assert "Desa Sungai Beras" in fajar.text()
    fajar.follow("Lihat laporan")
    assert fajar.heading() == "Selisih batas kebun di Dusun Sumber Rejo"


@pytest.mark.parametrize("device", [PHONE, OLD_PHONE], ids=["touch", "without script"])
def test_the_village_head_reports_in_two_minutes(seat: Seat, device: dict[str, object]) -> None:
    fajar = seat("fajar", **device)
    fajar.follow("Lapor selesai")
    fajar.press("Kirim", status=422)  # nothing was filled in
    fajar.fill("Apa yang sudah diselesaikan?", "Salah paham soal suara musik pada hajatan.")
    fajar.fill("Kapan selesai?", "Hari ini")
    fajar.fill("Diselesaikan lewat apa?", "Musyawarah desa")
    fajar.fill("Apakah ada kekerasan, korban luka, atau anak yang terlibat?", "Tidak")
    fajar.press("Kirim")
    assert fajar.heading() == "Tanda terima"
    fajar.open("/").follow("Nihil")
    fajar.press("Kirim nihil")
    assert fajar.heading() == "Tanda terima"


@pytest.mark.parametrize("name", ["fajar", "kabid"])
def test_no_page_is_wider_than_a_phone(seat: Seat, name: str) -> None:
    officer = seat(name, **PHONE)
    for path in pages_without_a_record():
        status = officer.context.request.get(path).status
        assert status in {200, 403, 404, 405}, path
        if status == 200:
            officer.open(path)


def pages_without_a_record() -> list[str]:
    """Addresses that need no key: lists, empty forms, one's own pages."""
    skipped = ("/api/", "/keluar/", "/komponen/", "/masuk/", "/static/", "/wilayah/cari/")
    found = {reverse(name) for name in names_of(get_resolver()) if is_plain(name)}
    return sorted(path for path in found if not path.startswith(skipped) and "templat" not in path)


def names_of(resolver: URLResolver, namespace: str = "") -> list[str]:
    names = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            names.extend(names_of(entry, inner))
        elif isinstance(entry, URLPattern) and entry.name:
            names.append(f"{namespace}{entry.name}")
    return names


def is_plain(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True
