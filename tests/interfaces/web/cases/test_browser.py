"""The case file in a real browser: on a phone, by keyboard, without scripts, and for assistive tools."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from rukun.foundation.people.enums import Rung
from rukun.handling.cases.domain.inviting import invite_agency
from rukun.handling.cases.domain.requests import ask_information
from rukun.handling.cases.domain.tasks import assign_task
from rukun.handling.cases.domain.working import post_message
from tests.cast import make_cast
from tests.handling.cases.conftest import Story

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
SHOTS = os.environ.get("RUKUN_SHOTS")  # a folder to look at what the tests saw


@pytest.fixture
def stage(transactional_db, live_server, new_context, monkeypatch):
    """A committed cast, a story, and browsers in which people are logged in."""
    return Stage(Story(make_cast()), live_server, new_context, monkeypatch)


class Stage:
    def __init__(self, story, live_server, new_context, monkeypatch):
        self.story, self.live_server, self.new_context = story, live_server, new_context
        self.monkeypatch = monkeypatch

    def now(self):
        now = self.story.at + timedelta(hours=1)
        self.monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    def enter(self, name, **options):
        self.now()
        client = Client()
        client.force_login(self.story.cast.account(name))
        session = client.cookies["rukun_session"].value
        context = self.new_context(**({"viewport": DESK} | options))
        context.add_cookies([{"name": "rukun_session", "value": session, "url": self.live_server.url}])
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda line: line.type == "error" and page.problems.append(line.text))
        return page


def shoot(page, name):
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def file_of(case):
    return reverse("cases:detail", kwargs={"pk": case.pk})


@pytest.fixture
def busy_case(stage):
    """A case of the regency with tasks, a request and guests."""
    story = stage.story
    case = story.carry_to(Rung.REGENCY)
    for agency in ("pupr", "polres"):
        story.act(invite_agency, "kabid", case=case, agency=story.cast.agency(agency), reason="Keterangan")
    office = story.cast.office("pupr_roads")
    story.act(assign_task, "kabid", case=case, office=office, title="Peta izin", working_days=1)
    story.act(
        ask_information, "kabid", case=case, agency=story.cast.agency("polres"), question="Status lahan?"
    )
    return case


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("name", ["kabid", "citra"])
def test_the_file_is_sound_for_assistive_tools_with_every_panel_open(stage, busy_case, name, viewport):
    from axe_playwright_python.sync_playwright import Axe

    page = stage.enter(name, viewport=viewport, bypass_csp=True)
    page.goto(file_of(busy_case))
    page.evaluate("() => document.querySelectorAll('details.confirm').forEach(one => { one.open = true })")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0
    shoot(page, f"file-open-{name}-{viewport['width']}")


def test_the_village_head_mends_a_refused_effort_on_the_phone(stage):
    case = stage.story.case()
    page = stage.enter("fajar", viewport=PHONE)
    page.goto(file_of(case))
    panel = page.locator("#attempt")
    panel.locator("summary").click()
    panel.get_by_label("Kapan").fill("2026-03-30")
    panel.get_by_label("Belum sepakat").check()
    panel.get_by_label("Ringkasnya").fill("Kedua pihak hadir.")
    shoot(page, "attempt-phone")
    panel.get_by_role("button", name="Catat", exact=True).click()
    page.get_by_role("heading", name="Belum terkirim: Catat").wait_for()
    shoot(page, "refused-phone")
    refused = page.locator("section", has=page.locator("#refused-title"))
    assert refused.get_by_label("Ringkasnya").input_value() == "Kedua pihak hadir."
    refused.get_by_label("Kapan").fill("2026-03-04")
    refused.get_by_role("button", name="Catat", exact=True).click()
    page.get_by_role("status").get_by_text("Upaya dicatat.").wait_for()
    assert page.problems == [
        "Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)"
    ]


def test_a_case_is_started_without_scripts(stage):
    case = stage.story.case()
    page = stage.enter("fajar", java_script_enabled=False)
    page.goto(file_of(case))
    page.get_by_role("button", name="Mulai tangani").click()
    assert page.locator(".state-now").first.inner_text() == "Ditangani desa/kelurahan"
    page.locator("#message > summary").click()
    page.locator("#message").get_by_label("Catatan").fill("Situasi tenang.")
    page.locator("#message").get_by_role("button", name="Tambah catatan").click()
    assert page.get_by_text("Situasi tenang.").is_visible()


def test_what_is_new_is_announced_without_moving_what_is_read(stage):
    case = stage.story.case()
    page = stage.enter("kabid")
    page.clock.install()
    page.goto(file_of(case))
    before = page.locator("#history .timeline").bounding_box()
    stage.story.act(post_message, "fajar", case=case, text="Warga akan berkumpul besok.")
    stage.now()
    page.clock.run_for(31_000)
    page.get_by_role("link", name="1 catatan baru").wait_for()
    assert page.locator("#history .timeline").bounding_box() == before
    assert page.get_by_text("Warga akan berkumpul besok.").count() == 0


def test_a_panel_opens_and_closes_by_keyboard(stage):
    case = stage.story.case()
    page = stage.enter("kabid")
    page.goto(file_of(case))
    summary = page.locator("#assess > summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.matches('#assess input')")
    page.keyboard.press("Escape")
    assert not page.locator("#assess").evaluate("panel => panel.open")
    assert summary.evaluate("summary => summary === document.activeElement")
