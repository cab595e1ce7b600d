"""Screens of people, reference data and home in a real browser: sound, narrow and by keyboard."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Account, Token
from rukun.handling.cases.enums import HandOverState
from rukun.handling.cases.models import HandOver
from tests.cast import MENDAHARA_ULU, PASSWORD, Cast, gone_village, make_cast, make_regions
from tests.handling.cases.conftest import Story
from tests.interfaces.web.home.test_home import sent

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.fixture
def story(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Story:
    """A committed regency with something on every home."""
    story = Story(make_cast())
    case = story.case(urgency="red")
    story.try_(case, "fajar")
    story.offer(case, "fajar", Rung.SUBDISTRICT)
    sent(story, "budi", urgency="yellow")
    sent(story)
    monkeypatch.setattr("django.utils.timezone.now", lambda: story.at + timedelta(minutes=10))
    return story


@pytest.fixture
def enter(story: Story, live_server: Any, new_context: Any) -> Callable[..., Any]:
    """Open a browser in which the named person is logged in."""

    def enter(name: str, viewport: dict[str, int] = DESK) -> Any:
        client = Client()
        client.force_login(story.cast.account(name))
        session = client.cookies["rukun_session"].value
        context = new_context(viewport=viewport)
        context.add_cookies([{"name": "rukun_session", "value": session, "url": live_server.url}])
        return context.new_page()

    return enter


def administrators_pages(cast: Cast) -> list[str]:
    orphan = gone_village("15.07.09.2999", MENDAHARA_ULU)
    return [
        reverse("web:home"),
        reverse("people:list"),
        reverse("people:agency", args=[cast.agency("kesbangpol").pk]),
        reverse("people:agency_regions", args=[cast.agency("polres").pk]),
        reverse("people:officer", args=[cast.person("fajar").pk]),
        reverse("people:officer_new"),
        reverse("people:end_assignment", args=[cast.assignments["fajar"].pk]),
        reverse("people:import"),
        reverse("people:moves"),
        reverse("teams:detail", args=[cast.team.pk]),
        reverse("teams:replace", args=[cast.team.pk]),
        reverse("reference:index"),
        reverse("reference:settings"),
        reverse("reference:setting_edit", args=["risk.matrix"]),
        reverse("reference:lookups"),
        reverse("reference:regions"),
        reverse("reference:successions"),
        reverse("reference:succession", args=[orphan.pk]),
        reverse("notices:list"),
        reverse("notices:dead"),
        reverse("account:mine"),
        reverse("account:tokens"),
        reverse("mfa_index"),
    ]


def faults(page: Any) -> list[str]:
    """What assistive tools would stumble over, and whether the page is wider than the screen."""
    from axe_playwright_python.sync_playwright import Axe

    found = [
        f"{fault['id']}: {fault['nodes'][0]['html'][:80]}" for fault in Axe().run(page).response["violations"]
    ]
    is_wide = page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")
    return [f"{page.url} {fault}" for fault in [*found, *(["too wide"] if is_wide else [])]]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_screens_of_the_administrator_are_sound(story: Story, enter: Any, viewport: dict[str, int]) -> None:
    page, found = enter("indra", viewport), []
    for path in administrators_pages(story.cast):
        page.goto(path)
        found += faults(page)
    assert found == []


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_every_home_is_sound(story: Story, enter: Any, viewport: dict[str, int]) -> None:
    found = []
    for name in ("kabid", "budi", "gita", "fajar", "bupati", "citra", "hadi", "sekda", "eka", "expired"):
        page = enter(name, viewport)
        page.goto("/")
        found += faults(page)
        page.context.close()
    assert found == []


def test_kabid_reaches_what_presses_by_keyboard(story: Story, enter: Any) -> None:
    page = enter("kabid")
    page.goto("/")
    assert page.locator(".countdown b").inner_text() == "50 menit lagi"
    page.get_by_role("link", name="Verifikasi").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/laporan/*/*")


def test_camat_accepts_on_the_phone(story: Story, enter: Any) -> None:
    page = enter("gita", PHONE)
    page.goto("/")
    page.get_by_role("button", name="Terima").click()
    page.wait_for_url("**/permasalahan/*/")
    assert HandOver.objects.get().state == HandOverState.ACCEPTED


def test_a_one_time_code_is_carried_to_the_login(story: Story, enter: Any, new_context: Any) -> None:
    page = enter("indra")
    page.goto(reverse("people:officer", args=[story.cast.person("fajar").pk]))
    page.get_by_role("button", name="Buat kode sekali pakai").click()
    code = page.locator("#code").inner_text()
    phone = new_context(viewport=PHONE).new_page()
    phone.goto("/masuk/")
    phone.get_by_role("link", name="Saya punya kode sekali pakai").click()
    phone.get_by_label("Nama pengguna, NIP, atau nomor HP").fill("0812-0000-0006")
    phone.get_by_label("Kode sekali pakai").fill(code.lower())
    phone.get_by_label("Kata sandi baru").fill("empat kata yang panjang")
    phone.get_by_label("Kata sandi yang sama sekali lagi").fill("empat kata yang panjang")
    phone.get_by_role("button", name="Simpan kata sandi").click()
    phone.get_by_label("Nama pengguna, NIP, atau nomor HP").fill("fajar")
    phone.get_by_label("Kata sandi").fill("empat kata yang panjang")
    phone.get_by_role("button", name="Masuk").click()
    phone.get_by_role("link", name="Lapor selesai").wait_for()


def test_a_token_is_made_and_revoked_on_the_phone(story: Story, enter: Any) -> None:
    page = enter("kabid", PHONE)
    page.goto(reverse("account:tokens"))
    page.get_by_label("Keperluan").fill("Dasbor pimpinan")
    page.get_by_label("Membaca laporan").check()
    page.get_by_label("Kata sandi sekarang").fill(PASSWORD)
    page.get_by_role("button", name="Buat token").click()
    page.locator("#token").wait_for()
    assert page.locator("#token").inner_text().startswith("rukun_")
    assert faults(page) == []
    page.get_by_role("link", name="Kembali ke daftar token").click()
    page.get_by_text("Dasbor pimpinan").wait_for()
    page.locator("summary", has_text="Cabut …").click()
    assert faults(page) == []
    page.get_by_role("button", name="Cabut", exact=True).click()
    page.get_by_text("Token dicabut dan tidak berlaku lagi.").wait_for()
    assert Token.objects.get().revoked_at is not None


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without"])
def test_the_first_run_sets_a_regency_up(
    transactional_db: None, live_server: Any, new_context: Any, scripts: bool
) -> None:
    make_regions()
    page = new_context(viewport=PHONE, java_script_enabled=scripts).new_page()
    page.goto("/laporan/")
    field = page.get_by_label("Kabupaten atau kota")
    if scripts:
        assert faults(page) == []
        page.get_by_role("combobox", name="Kabupaten atau kota").fill("tanjung jabung ti")
        page.get_by_role("option", name="Kabupaten Tanjung Jabung Timur, Prov. Jambi").click()
    else:
        field.select_option("15.07")
    page.get_by_label("Nama", exact=True).fill("Indra Saputra")
    page.get_by_label("Nama pengguna").fill("indra.saputra")
    page.get_by_label("Kata sandi baru").fill("empat kata yang panjang")
    page.get_by_label("Kata sandi yang sama sekali lagi").fill("empat kata yang panjang")
    page.get_by_role("button", name="Siapkan").click()
    page.get_by_role("heading", name="Instansi dan pejabat").wait_for()
    assert Account.objects.get().username == "indra.saputra"
    page.get_by_text("Kecamatan Mendahara Ulu").first.wait_for()
