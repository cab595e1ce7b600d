"""The verification desk by keyboard alone, the switch of language, and what the printer gets."""

import pytest

from rukun.handling.reports.domain import ReportFields, send_report, start_draft
from rukun.handling.reports.models import Report
from tests.cast import LAGAN_ULU, SIMPANG_TUAN, SUNGAI_BERAS, Cast
from tests.handling.cases.conftest import Story
from tests.journeys.clock import Clock
from tests.journeys.corridor import Seat
from tests.journeys.officer import Officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RED, YELLOW, GREEN = "Warga menahan alat berat", "Selisih batas kebun", "Keluhan jalan desa"
# What paper has no use for; the receipt's and the report's own words are no controls.
ON_SCREEN_ONLY = (
    "nav:visible, button:visible, .button:visible, summary:visible, input:visible, .toasts:visible"
)


@pytest.fixture
def waiting(cast: Cast, clock: Clock) -> None:
    """Three reports that wait to be verified, one of each urgency."""
    for urgency, title, region in (
        ("green", GREEN, SUNGAI_BERAS),
        ("red", RED, LAGAN_ULU),
        ("yellow", YELLOW, SIMPANG_TUAN),
    ):
        fields = ReportFields(kind="tension", urgency=urgency, title=title, region=region, facts=f"{title}.")
        draft = start_draft(fields=fields, actor=cast.budi, at=cast.now)
        send_report(report=draft, actor=cast.budi, at=cast.now)


def keys(officer: Officer, *names: str) -> None:
    for name in names:
        officer.page.keyboard.press(name)


def current_row(officer: Officer) -> str:
    return officer.page.locator(".is-current .work-title").inner_text()


def test_the_desk_is_worked_by_keyboard_alone(waiting: None, seat: Seat) -> None:
    kabid = seat("kabid").open("/laporan/meja/")
    keys(kabid, "j")
    assert current_row(kabid) == RED
    keys(kabid, "j", "j")
    assert current_row(kabid) == GREEN
    keys(kabid, "k")
    assert current_row(kabid) == YELLOW
    with kabid.page.expect_navigation():
        keys(kabid, "Enter")
    assert kabid.heading() == YELLOW
    with kabid.page.expect_navigation():
        keys(kabid, "Escape")
    kabid.open("/laporan/meja/")
    keys(kabid, "j", "j")
    with kabid.page.expect_navigation():
        keys(kabid, "v")
    rate_by_keyboard(kabid)
    with kabid.page.expect_navigation():
        keys(kabid, "v")
    report = Report.objects.get(title=YELLOW)
    assert (report.state, report.likelihood, report.impact) == ("verified", 3, 2)
    assert (report.reliability, report.credibility) == ("B", 2)
    with kabid.page.expect_navigation():
        keys(kabid, "b")
    assert kabid.heading() == "Buka permasalahan"


def rate_by_keyboard(kabid: Officer) -> None:
    """From the panel's heading on: two groups of radio buttons, two lists, and the fold beneath."""
    keys(kabid, "Tab", "Space", "ArrowRight", "ArrowRight")
    keys(kabid, "Tab", "Space", "ArrowRight")
    keys(kabid, "Tab", "B", "Tab", "2", "Tab")
    assert kabid.page.evaluate("() => document.activeElement.tagName") == "SUMMARY"


def test_letters_are_text_while_one_types(waiting: None, seat: Seat) -> None:
    kabid = seat("kabid").open("/laporan/")
    kabid.page.get_by_label("Kata").click()
    kabid.page.keyboard.type("jkv")
    assert kabid.page.get_by_label("Kata").input_value() == "jkv"
    assert kabid.path == "/laporan/"


def test_english_and_back(waiting: None, seat: Seat) -> None:
    kabid = seat("kabid").open("/laporan/meja/")
    kabid.page.locator("header summary").click()
    kabid.language = "en"
    kabid.press("English")
    assert kabid.path == "/laporan/meja/"
    assert kabid.heading() == "Verification desk"
    kabid.follow(RED)
    kabid.open("/").open("/permasalahan/").open("/akun/")
    kabid.page.locator("header summary").click()
    kabid.language = "id"
    kabid.press("Bahasa Indonesia")
    assert kabid.heading() == "Akun saya"


def test_paper_carries_the_file_and_no_actions(cast: Cast, clock: Clock, seat: Seat) -> None:
    story = Story(cast)
    case = story.case()
    report = Report.objects.get()
    clock.jumped = story.at - cast.now
    kabid = seat("kabid").open(f"/permasalahan/{case.pk}/")
    kabid.page.emulate_media(media="print")
    assert kabid.page.locator(ON_SCREEN_ONLY).all_inner_texts() == []
    head = kabid.page.locator("p.print-only:visible").inner_text()
    assert head.startswith("TERBATAS · Kesbangpol · Berkas penanganan PM-2026-0001 · dicetak ")
    assert kabid.page.locator(".timeline:visible").count() == 1
    kabid.snap()
    for path in (f"/laporan/{report.pk}/", f"/laporan/{report.pk}/tanda-terima/", "/permasalahan/"):
        kabid.page.goto(path)
        assert kabid.page.locator(ON_SCREEN_ONLY).all_inner_texts() == [], path
        kabid.snap()
