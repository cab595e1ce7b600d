"""What goes wrong on an ordinary day: two clicks, two windows, a session that ended."""

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.sessions.models import Session

from rukun.handling.cases.domain.opening import CaseFields, open_case
from rukun.handling.cases.domain.working import start_work
from rukun.handling.cases.models import Attempt, Case
from rukun.handling.reports.models import Report
from tests.cast import Cast
from tests.handling.cases.conftest import Story
from tests.journeys.clock import Clock
from tests.journeys.corridor import Seat, message
from tests.journeys.devices import DESK, OLD_PHONE
from tests.journeys.officer import Officer

if TYPE_CHECKING:
    from playwright.sync_api import Request

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "Dua keluarga berselisih tentang batas kebun di Dusun Sumber Rejo."


@pytest.fixture
def case(cast: Cast, clock: Clock) -> Case:
    """A case that the village has begun to handle."""
    story = Story(cast)
    case = story.act(open_case, "kabid", fields=CaseFields(title="Batas kebun"), reports=[story.report()])
    story.act(start_work, "fajar", case=case)
    clock.jumped = story.at - cast.now
    return case


def fill_in_report(officer: Officer) -> None:
    officer.open("/laporan/baru/")
    officer.fill("Judul", "Selisih batas kebun di Dusun Sumber Rejo")
    officer.fill("Tempat", "Sungai Beras")
    officer.fill("Kesegeraan", "Hijau")
    officer.fill("Fakta", WORDS)


def click_twice(officer: Officer, name: str) -> "Request":
    """Press as the impatient do; return what was sent. A draft may keep itself meanwhile."""
    sent: list[Request] = []

    def note(request: "Request") -> None:
        if request.method == "POST" and request.is_navigation_request():
            sent.append(request)

    officer.page.on("request", note)
    with officer.page.expect_navigation():
        officer.button(name).dblclick()
    officer.look()
    (request,) = sent
    return request


def test_two_clicks_send_one_report(seat: Seat) -> None:
    budi = seat("budi")
    fill_in_report(budi)
    sent = click_twice(budi, "Kirim")
    assert budi.heading() == "Tanda terima"
    number = budi.page.locator(".receipt-number").inner_text()
    again = budi.send_again(sent)
    assert number in again.text()  # the same receipt, not a second report
    assert [report.number for report in Report.objects.all()] == [number]


def test_two_clicks_record_one_effort(seat: Seat, case: Case) -> None:
    fajar = seat("fajar").open(f"/permasalahan/{case.pk}/")
    with fajar.panel("Catat upaya …") as panel:
        fajar.fill("Hasil", "Belum sepakat", within=panel)
        fajar.fill("Ringkasnya", WORDS, within=panel)
    sent = click_twice(fajar, "Catat")
    assert fajar.send_again(sent).status == 200
    assert Attempt.objects.count() == 1


def test_a_stale_draft_keeps_what_was_typed_and_shows_both(seat: Seat) -> None:
    budi = seat("budi").open("/laporan/tempel/")
    budi.fill("Pesan", message("W01"))
    budi.press("Pilah pesan")
    other = Officer("budi", budi.context).open(budi.path)
    other.fill("Judul", "Permasalahan lahan Desa Sungai Beras – PT WLL")
    other.press("Simpan draf")
    budi.fill("Judul", "Keberatan warga atas patok batas di Sungai Beras")
    budi.fill("Rincian tempat", "Kantor Desa")
    budi.press("Simpan draf", status=409)
    both = budi.page.locator(".comparison")
    assert both.locator("mark").all_inner_texts() == [
        "Permasalahan lahan Desa Sungai Beras – PT WLL",
        "–",
        "Keberatan warga atas patok batas di Sungai Beras",
        "Kantor Desa",
    ]
    assert budi.page.get_by_label("Rincian tempat").input_value() == "Kantor Desa"
    budi.press("Pakai isian saya")
    draft = Report.objects.get()
    assert (draft.title, draft.place_detail) == (
        "Keberatan warga atas patok batas di Sungai Beras",
        "Kantor Desa",
    )


@pytest.mark.parametrize("device", [DESK, OLD_PHONE], ids=["desk", "without script"])
def test_a_session_that_ended_loses_no_word(seat: Seat, device: dict[str, Any]) -> None:
    budi = seat("budi", **device)
    fill_in_report(budi)
    Session.objects.all().delete()
    budi.press("Kirim", status=401)
    assert WORDS in budi.text()
    budi.press("Kirim lagi", status=401)  # too early, and still nothing is lost
    Officer("budi", budi.context).log_in()
    if device is OLD_PHONE:  # the page was made before the login, and no script mends that
        budi.press("Kirim lagi", status=403)
    budi.press("Kirim lagi")
    assert budi.heading() == "Tanda terima"
    assert Report.objects.get().facts == WORDS


def test_a_window_that_was_open_before_the_login_still_sends(seat: Seat) -> None:
    budi = seat("budi")
    fill_in_report(budi)
    Session.objects.all().delete()
    Officer("budi", budi.context).log_in()
    budi.press("Kirim")
    assert Report.objects.get().facts == WORDS


def test_going_back_finds_what_was_typed(seat: Seat) -> None:
    budi = seat("budi")
    fill_in_report(budi)
    budi.open("/permasalahan/")
    budi.page.go_back()
    assert budi.page.get_by_label("Fakta").input_value() == WORDS
