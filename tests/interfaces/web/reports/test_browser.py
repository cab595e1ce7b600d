"""The desk by keyboard, the phone forms without a script, and every page axe-clean."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rukun.handling.reports.domain import (
    PasteKey,
    ReportFields,
    send_report,
    start_draft,
    take_in_paste,
    verify,
)
from rukun.handling.reports.models import Paste, PastedPart, Report
from rukun.handling.reports.pasting.receiving import read_paste
from rukun.kernel.ids import uuid7
from tests.cast import SUNGAI_BERAS, Cast, make_cast
from tests.interfaces.web.reports.conftest import FOUND, MATTER

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTED = (
    "03/03/26 07.10 - Kades Sungai Beras: Senin 3/3/2026 jam 21.00 warga Desa Sungai Beras ribut dengan PT "
    "WLL di kantor desa soal patok lahan, 3 orang luka, hub 0812-3456-7890\n"
    "03/03/26 07.12 - Camat: siap ndan\n"
    "03/03/26 07.30 - Babinsa Lagan Ulu: Desa Lagan Ulu aman, nihil kejadian\n"
)
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture
def officers(settings: Any, tmp_path: Any) -> Cast:
    settings.MEDIA_ROOT = tmp_path
    return make_cast(timezone.now())


@pytest.fixture
def sit_down(officers: Cast, new_context: Any, live_server: Any) -> Callable[..., Any]:
    """Return a page in which the named officer is logged in."""

    def sit(name: str, **options: Any) -> Any:
        client = Client()
        client.force_login(officers.account(name))
        context = new_context(**{"viewport": DESK} | options)
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


@pytest.fixture
def pasted(officers: Cast) -> Callable[[str], Paste]:
    """Paste a text, by Budi."""

    def paste(text: str) -> Paste:
        actor, at = officers.budi, officers.now
        given = ReportFields(kind="tension", channel="whatsapp")
        found = read_paste(text, given=given, actor=actor, at=at)
        key = PasteKey(uuid7(), "assignment", "web", "")
        return take_in_paste(key=key, found=found, channel="whatsapp", actor=actor, at=at)

    return paste


def test_the_desk_is_worked_by_keyboard(sit_down, filed):
    filed(title="Hijau")
    red = filed(title="Merah", urgency="red")
    page = sit_down("ayu")
    page.goto(reverse("reports:desk"))
    page.keyboard.press("j")
    page.keyboard.press("m")  # ask: opens the question in place
    page.wait_for_url(f"**{reverse('reports:detail', args=[red.pk])}?dari=meja#ask-form")
    assert page.locator("#ask-form").is_visible()
    page.goto(reverse("reports:detail", args=[red.pk]))
    page.keyboard.press("s")
    assert page.locator("#link-form").is_visible()
    page.keyboard.press("Escape")
    page.get_by_label("Tinggi", exact=True).first.check(force=True)
    page.locator("#id_verify-impact_1").check(force=True)
    page.get_by_label("Keandalan sumber").select_option("B")
    page.get_by_label("Kebenaran isi").select_option("2")
    page.locator("h1").click()
    page.keyboard.press("v")
    page.wait_for_url("**#decision")
    page.keyboard.press("p")
    page.wait_for_function("() => document.activeElement.tagName === 'TEXTAREA'")
    page.keyboard.type("Kedua pihak menunggu hasil ukur")
    page.keyboard.press("Control+Enter")
    page.wait_for_function("() => document.body.innerText.includes('Dipantau. Pelapor sudah dijawab.')")
    red.refresh_from_db()
    assert (red.state, red.decision_reason) == ("watched", "Kedua pihak menunggu hasil ukur")


def test_a_message_is_pasted_and_sent_by_keyboard(sit_down):
    page = sit_down("budi")
    page.goto(reverse("reports:paste"))
    page.keyboard.insert_text("Perihal : Batas kebun warga\n\n*Fakta:*\nWarga berkumpul di batas kebun.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/ubah/")
    page.get_by_role("combobox", name="Tempat", exact=True).fill("sungai beras")
    page.get_by_role("option", name="Desa Sungai Beras").click()
    page.get_by_role("radio", name="Kuning, 24 jam").check()
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**{reverse('reports:paste')}")
    report = Report.objects.get()
    assert (report.state, report.region_current_id, report.title) == (
        "sent",
        SUNGAI_BERAS,
        "Batas kebun warga",
    )
    assert page.get_by_text(f"{report.number} terkirim.").is_visible()
    assert page.locator("textarea[name=raw_text]").input_value() == ""


def test_suggestions_are_taken_by_one_press_and_kept_by_themselves(sit_down, pasted):
    paste = pasted(PASTED)
    first = Report.objects.get(pasted_part__paste=paste, pasted_part__order=1)
    page = sit_down("budi")
    page.goto(reverse("reports:edit", args=[first.pk]))
    assert page.evaluate("() => document.activeElement.name") == "urgency"
    page.get_by_role("group", name="Usulan: Tanggal kejadian").get_by_role("button").first.click()
    day = page.locator("[name=occurred_on]").input_value()
    assert day in {"2026-03-02", "2026-03-03"}
    assert page.locator("mark.is-pointed").count() >= 1
    page.keyboard.press("Alt+a")
    assert page.locator(".field-suggested").count() == 0
    page.locator("[data-autosave-status]").filter(has_text="Tersimpan").wait_for()
    part = PastedPart.objects.get(report=first)
    assert {"occurred_on", "region", "title"} <= set(part.accepted)
    page.reload()
    assert page.locator("[name=occurred_on]").input_value() == day
    assert page.locator(".field-suggested").count() == 0


def test_letters_lead_through_a_paste(sit_down, pasted):
    paste = pasted(PASTED)
    first, second = Report.objects.filter(pasted_part__paste=paste).order_by("pasted_part__order")
    page = sit_down("budi")
    page.goto(reverse("reports:edit", args=[first.pk]))
    page.keyboard.press("j")
    page.wait_for_url(f"**{reverse('reports:edit', args=[second.pk])}")
    page.keyboard.press("k")
    page.wait_for_url(f"**{reverse('reports:edit', args=[first.pk])}")


@pytest.mark.parametrize("options", [{"java_script_enabled": False}], ids=["no-script"])
def test_suggestions_are_taken_without_a_script(sit_down, pasted, options):
    paste = pasted(PASTED)
    first = Report.objects.get(pasted_part__paste=paste, pasted_part__order=1)
    page = sit_down("budi", viewport=PHONE, **options)
    page.goto(reverse("reports:edit", args=[first.pk]))
    page.get_by_role("group", name="Usulan: Tanggal kejadian").get_by_role("button").first.click()
    assert page.locator("[name=occurred_on]").input_value() in {"2026-03-02", "2026-03-03"}
    page.get_by_role("button", name="Terima semua").click()
    assert page.locator(".field-suggested").count() == 0


def test_settled_is_told_on_a_phone_without_a_script(sit_down):
    page = sit_down("fajar", viewport=PHONE, java_script_enabled=False)
    page.goto(reverse("reports:settled"))
    page.get_by_label("Apa yang sudah diselesaikan?").fill("Selisih batas pekarangan RT 03")
    for words in ("Hari ini", "Musyawarah desa", "Tidak"):
        page.get_by_text(words, exact=True).click()
    page.get_by_role("button", name="Kirim").click()
    assert page.url.endswith("/tanda-terima/")
    assert Report.objects.get().number in page.inner_text("main")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["1280", "360"])
def test_every_page_is_accessible_and_fits(sit_down, officers, filed, pasted, viewport):
    from axe_playwright_python.sync_playwright import Axe

    red = filed(urgency="red")
    rated = verify(report=filed(), found=FOUND, actor=officers.ayu, at=officers.now)
    paste = pasted(PASTED)
    draft = Report.objects.get(pasted_part__paste=paste, pasted_part__order=1)
    places = {
        "budi": ["list", "new", "paste", ("edit", draft), ("pasted", paste)],
        "ayu": ["desk", ("detail", red), ("detail", rated)],
        "fajar": ["nil", "settled", ("receipt", red), ("detail", red)],
    }
    problems = []
    for name, pages in places.items():
        page = sit_down(name, viewport=viewport)
        for place in pages:
            view, record = place if isinstance(place, tuple) else (place, None)
            page.goto(reverse(f"reports:{view}", args=[record.pk] if record else []))
            overflow = page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
            violations = [found["id"] for found in Axe().run(page).response["violations"]]
            if overflow or violations:
                problems.append((name, view, overflow, violations))
    assert problems == []
