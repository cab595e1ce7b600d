"""The desk by keyboard, forms that keep themselves, and how few taps a phone needs."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rukun.handling.reports.domain import save_draft, send_report, start_draft, verify
from rukun.handling.reports.intake import ReportFields
from rukun.handling.reports.models import Report
from tests.cast import MENDAHARA_ULU, SUNGAI_BERAS, Cast, make_cast
from tests.interfaces.web.reports.conftest import FOUND, MATTER
from tests.journeys.devices import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_TAPS, MOST_INPUTS = 12, 6
SAVED = re.compile(r"Tersimpan \d\d\.\d\d")


@pytest.fixture
def officers(settings: Any, tmp_path: Any) -> Cast:
    settings.MEDIA_ROOT = tmp_path
    return make_cast(timezone.now())


@pytest.fixture
def sit_down(officers: Cast, new_context: Any, live_server: Any) -> Callable[..., Any]:
    """Return a page in which the named officer is logged in."""

    def sit(name: str, device: dict[str, Any] = DESK) -> Any:
        client = Client()
        client.force_login(officers.account(name))
        context = new_context(**device)
        session = client.cookies["rukun_session"].value
        context.add_cookies([{"name": "rukun_session", "value": session, "url": live_server.url}])
        return context.new_page()

    return sit


@pytest.fixture
def filed(officers: Cast) -> Callable[..., Report]:
    def file(**said: Any) -> Report:
        at = officers.now - timedelta(minutes=10)
        draft = start_draft(fields=replace(MATTER, **said), actor=officers.fajar, at=at)
        return send_report(report=draft, actor=officers.fajar, at=at)

    return file


@dataclass
class Finger:
    """A thumb that counts."""

    page: Any
    taps: list[str] = field(default_factory=list)

    def tap(self, name: str, role: str = "button") -> None:
        """Tap what is called so; a choice is tapped on its face, as people do."""
        self.taps.append(name)
        if role == "choice":
            self.page.locator("label.option", has_text=re.compile(f"^\\s*{name}\\s*$")).first.tap()
        elif role == "field":
            self.page.get_by_label(name).tap()
        else:
            self.page.get_by_role(role, name=name, exact=True).first.tap()

    def write(self, words: str) -> None:
        self.page.keyboard.insert_text(words)


def required_inputs(page: Any) -> list[str]:
    """The names of the fields without which the form is refused."""
    return sorted(
        page.evaluate(
            "() => [...new Set([...document.querySelectorAll('main form [required]')].map(one => one.name))]"
        )
    )


# --- Few taps -------------------------------------------------------------------------------------


def test_settled_takes_few_inputs_and_few_taps_from_the_home(sit_down):
    page = sit_down("fajar", PHONE)
    page.goto("/")
    thumb = Finger(page)
    thumb.tap("Lapor selesai", "link")
    page.wait_for_url("**/laporan/selesai/")
    inputs = required_inputs(page)
    thumb.tap("Apa yang sudah diselesaikan?", "field")
    thumb.write("Selisih batas pekarangan dua keluarga di RT 03")
    for choice in ("Hari ini", "Musyawarah desa", "Tidak"):
        thumb.tap(choice, "choice")
    thumb.tap("Kirim")
    page.wait_for_url("**/tanda-terima/")
    report = Report.objects.get()
    assert (report.kind, report.state, report.region_current_id) == ("settled", "sent", SUNGAI_BERAS)
    assert inputs == ["harm", "settled", "way", "what"]
    assert len(inputs) <= MOST_INPUTS
    assert len(thumb.taps) == 6 <= MOST_TAPS


def test_settled_on_another_day_by_a_camat_stays_within_twelve_taps(sit_down):
    page = sit_down("gita", PHONE)
    page.goto("/")
    thumb = Finger(page)
    page.goto(reverse("reports:settled"))
    thumb.taps += ["Laporan", "Lapor selesai"]  # the two that lead here from her home
    thumb.tap("Tempat", "combobox")
    thumb.write("sungai beras")
    page.get_by_role("option", name="Desa Sungai Beras").tap()
    thumb.taps.append("Desa Sungai Beras")
    thumb.tap("Apa yang sudah diselesaikan?", "field")
    thumb.write("Selisih batas pekarangan")
    thumb.tap("Pilih tanggal lain", "choice")
    thumb.taps.append("Tanggal")
    page.locator("input[name=settled_on]").fill((timezone.localdate() - timedelta(days=3)).isoformat())
    for choice in ("Lembaga adat", "Tidak"):
        thumb.tap(choice, "choice")
    assert len(required_inputs(page)) <= MOST_INPUTS
    thumb.tap("Kirim")
    page.wait_for_url("**/tanda-terima/")
    assert len(thumb.taps) <= MOST_TAPS


@pytest.mark.parametrize(("name", "region"), [("fajar", SUNGAI_BERAS), ("gita", MENDAHARA_ULU)])
def test_nil_takes_two_taps(sit_down, name, region):
    page = sit_down(name, PHONE)
    page.goto("/" if name == "fajar" else reverse("reports:list"))
    thumb = Finger(page)
    thumb.tap("Nihil", "link")
    page.wait_for_url("**/laporan/nihil/")
    thumb.tap("Kirim nihil")
    page.wait_for_url("**/tanda-terima/")
    report = Report.objects.get()
    assert (report.kind, report.state, report.region_current_id) == ("nil", "sent", region)
    assert len(thumb.taps) == 2


def test_a_photo_is_named_and_can_be_taken_away(sit_down, tmp_path):
    photo = tmp_path / "berita-acara.jpg"
    photo.write_bytes(b"x" * 3000)
    page = sit_down("fajar", PHONE)
    page.goto(reverse("reports:settled"))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Tambah foto").tap()
    chooser.value.set_files(photo)
    page.get_by_text("berita-acara.jpg, 3 KB").wait_for()
    page.get_by_role("button", name="Hapus").tap()
    assert page.get_by_text("berita-acara.jpg").count() == 0
    assert page.locator("input[name=photo]").evaluate("one => one.files.length") == 0
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


# --- The desk by keyboard -------------------------------------------------------------------------


def test_several_are_chosen_and_verified_by_keyboard(sit_down, filed):
    valued = {"reliability": "B", "credibility": 2}
    first, second = filed(title="Kuning satu", urgency="yellow", **valued), filed(title="Hijau dua", **valued)
    page = sit_down("kabid")
    page.goto(reverse("reports:desk"))
    bar = page.locator(".chosen-bar")
    assert not bar.is_visible()
    for key in ("j", "x", "ArrowDown", "x"):
        page.keyboard.press(key)
    assert bar.is_visible()
    assert bar.get_by_text("2 dipilih").is_visible()
    with page.expect_navigation():
        page.keyboard.press("v")
    assert page.locator("h1").inner_text() == "Verifikasi 2 laporan bersama"
    page.locator("#id_likelihood_1").check(force=True)
    page.locator("#id_impact_1").check(force=True)
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert page.locator("h1").inner_text() == "2 laporan selesai"
    with page.expect_navigation():
        page.keyboard.press("n")
    assert page.url.endswith(reverse("reports:desk"))
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.state, second.state) == ("verified", "verified")


def test_the_worklist_is_walked_without_the_mouse(sit_down, filed):
    filed(title="Hijau"), filed(title="Kuning", urgency="yellow")
    page = sit_down("kabid")
    page.goto(reverse("reports:desk"))
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("h1").inner_text() == "Kuning"
    with page.expect_navigation():
        page.keyboard.press("n")
    assert page.locator("h1").inner_text() == "Hijau"
    page.keyboard.press("m")
    page.keyboard.type("Jam berapa?")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert page.locator("h1").inner_text() == "Kuning"
    with page.expect_navigation():
        page.keyboard.press("Escape")
    assert page.url.endswith(reverse("reports:desk"))


def test_one_panel_is_open_at_a_time(sit_down, officers, filed):
    report = verify(report=filed(), found=FOUND, actor=officers.ayu, at=officers.now)
    page = sit_down("kabid")
    page.goto(reverse("reports:detail", args=[report.pk]))
    for name in ("Pantau, karena …", "Tempelkan ke permasalahan …"):
        page.locator("summary", has_text=name).click()
    assert page.locator("details.confirm[open] > summary").all_inner_texts() == [
        "Tempelkan ke permasalahan …"
    ]


def test_a_report_is_copied_as_it_stands_there(sit_down, filed):
    report = filed()
    page = sit_down("ayu")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(reverse("reports:detail", args=[report.pk]))
    page.locator("summary", has_text="Salin untuk WhatsApp").click()
    page.get_by_text("Teks tersalin.").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()").replace("\r\n", "\n")
    assert copied == page.locator("#whatsapp-text").input_value()
    assert copied.startswith(f"*LAPORAN INFORMASI*\nNomor: {report.number}\n")


# --- Forms that keep themselves -------------------------------------------------------------------


def status(page: Any) -> Any:
    return page.locator("[data-autosave-status]")


def test_a_new_report_keeps_itself_and_is_there_after_a_reload(sit_down):
    page = sit_down("fajar")
    page.goto(reverse("reports:new"))
    page.get_by_label("Judul").fill("Batas kebun warga")
    status(page).get_by_text(SAVED).wait_for()
    page.wait_for_url("**/ubah/")
    page.get_by_label("Fakta").fill("Warga berkumpul di batas kebun.")
    page.wait_for_function("() => document.querySelector('input[name=version]').value === '2'")
    page.reload()
    assert page.get_by_label("Judul").input_value() == "Batas kebun warga"
    assert page.get_by_label("Fakta").input_value() == "Warga berkumpul di batas kebun."
    page.locator("label", has_text="Hijau, 3 hari").click()
    page.get_by_role("button", name="Kirim").click()  # at once: the save under way goes first
    page.wait_for_url("**/tanda-terima/")
    report = Report.objects.get()
    assert (report.state, report.urgency) == ("sent", "green")


def test_without_a_connection_it_says_so_and_catches_up(sit_down):
    page = sit_down("fajar")
    page.goto(reverse("reports:new"))
    page.get_by_label("Judul").fill("Batas kebun")
    status(page).get_by_text(SAVED).wait_for()
    page.context.set_offline(True)
    page.get_by_label("Judul").fill("Batas kebun warga")
    status(page).get_by_text("Belum tersimpan: tidak ada sambungan.").wait_for()
    page.get_by_role("button", name="Simpan draf").click()  # stays, with every word
    status(page).get_by_text("Belum tersimpan: tidak ada sambungan.").wait_for()
    assert page.get_by_label("Judul").input_value() == "Batas kebun warga"
    page.context.set_offline(False)
    status(page).get_by_text(SAVED).wait_for()
    assert Report.objects.get().title == "Batas kebun warga"


def test_two_windows_never_overwrite_each_other(sit_down, officers):
    draft = start_draft(fields=MATTER, actor=officers.fajar, at=officers.now)
    page = sit_down("fajar")
    page.goto(reverse("reports:edit", args=[draft.pk]))
    elsewhere = ReportFields(title="Dari jendela lain", region=SUNGAI_BERAS)
    save_draft(report=draft, version=1, fields=elsewhere, actor=officers.fajar, at=officers.now)
    page.get_by_label("Judul").fill("Dari jendela ini")
    status(page).get_by_text("Tidak tersimpan: draf ini diubah").wait_for()
    assert Report.objects.get().title == "Dari jendela lain"
    page.get_by_role("button", name="Simpan draf").click()
    page.get_by_text("Dari jendela lain").first.wait_for()
    assert page.get_by_label("Judul").input_value() == "Dari jendela ini"


# --- Everybody ------------------------------------------------------------------------------------


@pytest.mark.parametrize("device", [DESK, PHONE], ids=["1280", "360"])
def test_the_new_pages_are_accessible_and_fit(sit_down, filed, device):
    from axe_playwright_python.sync_playwright import Axe

    chosen = "&".join(f"laporan={filed().pk}" for _ in range(2))
    page = sit_down("kabid", device)
    problems = []
    for address in ("reports:desk", "reports:verify_together", "reports:link_together"):
        page.goto(f"{reverse(address)}?{chosen}")
        overflow = page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
        violations = [found["id"] for found in Axe().run(page).response["violations"]]
        if overflow or violations:
            problems.append((address, overflow, violations))
    assert problems == []


def test_several_are_verified_without_a_script(sit_down, filed):
    first = filed(reliability="B", credibility=2)
    page = sit_down("kabid", {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False})
    page.goto(reverse("reports:desk"))
    page.locator("input[name=laporan]").check()
    page.get_by_role("button", name="Verifikasi bersama").click()
    for group in ("Kemungkinan", "Dampak"):
        page.get_by_role("group", name=group).get_by_role("radio", name="Sedang").check(force=True)
    page.get_by_role("button", name="Verifikasi yang dipilih").click()
    assert page.locator("h1").inner_text() == "1 laporan selesai"
    first.refresh_from_db()
    assert first.state == "verified"
