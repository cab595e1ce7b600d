"""Screens of the registers in a real browser: sound, narrow, and a whole morning without a script."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rukun.foundation.people.models import Agency
from rukun.handling.registers.models import Demonstration, DutyShift, Leadership, Organisation
from tests.cast import SUNGAI_BERAS, Cast, make_cast
from tests.interfaces.web.test_screens_in_browser import DESK, PHONE, faults
from tests.rights.world import Scene
from tests.rights.world_registers import registers

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, committed, at its own hour."""
    cast = make_cast()
    monkeypatch.setattr("django.utils.timezone.now", lambda: cast.now + timedelta(hours=1))
    return cast


@pytest.fixture
def enter(cast: Cast, live_server: Any, new_context: Any) -> Callable[..., Any]:
    """Open a browser in which the named person is logged in."""

    def enter(name: str, viewport: dict[str, int] = DESK, **options: Any) -> Any:
        client = Client()
        client.force_login(cast.account(name))
        session = client.cookies["rukun_session"].value
        context = new_context(viewport=viewport, **options)
        context.add_cookies([{"name": "rukun_session", "value": session, "url": live_server.url}])
        return context.new_page()

    return enter


def pages_of(scene: Scene) -> list[str]:
    names = ("index", "organisations", "demonstrations", "desks", "roster", "telephones")
    forms = ("organisation_new", "demonstration_new", "desk_new")
    rows = {
        "organisation": scene.organisation,
        "organisation_correct": scene.organisation,
        "demonstration": scene.demonstration,
        "demonstration_correct": scene.demonstration,
        "desk": scene.desk,
        "desk_correct": scene.desk,
    }
    return [
        *(reverse(f"registers:{name}") for name in (*names, *forms)),
        *(reverse(f"registers:{name}", args=[row.pk]) for name, row in rows.items()),
    ]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_screens_of_the_registers_are_sound(cast: Cast, enter: Any, viewport: dict[str, int]) -> None:
    scene = Scene(cast, cast.now)
    registers(scene)
    Agency.objects.filter(pk=cast.agency("polres").pk).update(phone="0740-7370110")
    page, found = enter("budi", viewport), []
    for path in pages_of(scene):
        page.goto(path)
        page.evaluate("() => document.querySelectorAll('main details').forEach((one) => (one.open = true))")
        found += faults(page)
    assert found == []


def test_a_morning_without_scripts(cast: Cast, enter: Any) -> None:
    page = enter("budi", PHONE, java_script_enabled=False)
    page.goto(reverse("registers:organisations"))
    page.get_by_role("link", name="Tambah organisasi").click()
    page.get_by_label("Nama", exact=True).fill("Forum Nelayan Muara Sabak")
    page.get_by_label("Bentuk hukum").select_option("unregistered")
    page.get_by_label("Letak sekretariat").select_option(SUNGAI_BERAS)
    page.get_by_role("button", name="Tambahkan organisasi").click()
    page.get_by_text("Catat kepengurusan …").click()
    page.get_by_label("Dasar kepengurusan").fill("Musda III")
    page.get_by_label("Pengurus", exact=True).fill("Ketua: Rahmat Hidayat\nSekretaris: Dewi Anjani")
    page.get_by_role("button", name="Catat kepengurusan").click()
    page.get_by_text("Dewi Anjani").wait_for()
    page.goto(reverse("registers:demonstration_new"))
    page.get_by_label("Pokok tuntutan").fill("Harga pinang")
    page.get_by_label("Organisasi").select_option(label="Forum Nelayan Muara Sabak")
    page.get_by_label("Tanggal", exact=True).fill("2026-03-06")
    page.get_by_label("Dari (pukul)").fill("09:00")
    page.get_by_label("Titik kumpul").select_option(SUNGAI_BERAS)
    page.get_by_role("button", name="Masukkan ke agenda").click()
    page.get_by_role("heading", name="Harga pinang").wait_for()
    page.goto(reverse("registers:roster"))
    page.get_by_label("Dari (pukul)").fill("08:00")
    page.get_by_label("Sampai (pukul)").fill("20:00")
    page.get_by_label("Jabatan").select_option(str(cast.office("operator").pk))
    page.get_by_label("Petugas piket").fill("Rini Astuti")
    page.get_by_label("Telepon piket").fill("0740-21234")
    page.get_by_role("button", name="Tambahkan ke jadwal").click()
    page.get_by_role("link", name="0740-21234").wait_for()
    assert (Organisation.objects.count(), Leadership.objects.get().leaders.count()) == (1, 2)
    assert (Demonstration.objects.count(), DutyShift.objects.count()) == (1, 1)
