"""The page of a report and the acts on it, each by the office whose act it is."""

from datetime import timedelta
from html import unescape
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse

from rukun.foundation.files.models import Attachment
from rukun.foundation.journal.models import SecretRead
from rukun.handling.reports.domain import InformantFields, ask_clarification
from rukun.handling.reports.models import Amendment, Answer, Report, ReportLink
from tests.cast import LAGAN_ULU, SIMPANG_TUAN

DETAIL_QUERIES = 34


def text_of(answer):
    return unescape(answer.content.decode())


def go(client, report, step, **form):
    return client.post(reverse(f"reports:{step}", args=[report.pk]), form)


def page_of(client, report):
    return text_of(client.get(reverse("reports:detail", args=[report.pk])))


RATING = {
    "verify-likelihood": "2",
    "verify-impact": "3",
    "verify-reliability": "B",
    "verify-credibility": "2",
}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_the_page_costs_the_same_however_much_was_added(enter, cast, sent, django_assert_num_queries):
    report = sent()
    sent(title="Mirip")
    client = enter("ayu")
    client.get(reverse("reports:detail", args=[report.pk]))
    with django_assert_num_queries(DETAIL_QUERIES):
        page_of(client, report)
    reporter = enter("fajar")
    for number in range(3):
        go(reporter, report, "amend", **{"amend-text": f"Tambahan {number}", "amend-reason": "lupa"})
        go(client, report, "answer", **{"answer-text": f"Jawaban {number}"})
        sent(title=f"Mirip {number}")
    with django_assert_num_queries(DETAIL_QUERIES):
        page = page_of(client, report)
    assert "Tambahan 2" in page
    assert "Jawaban 2" in page
    assert "Mirip 2" in page


@pytest.mark.parametrize("name", ["dedi", "citra", "hadi", "joko", "other_camat", "indra", "eka"])
def test_elsewhere_the_report_does_not_exist(enter, sent, name):
    report = sent()
    client = enter(name)
    assert client.get(reverse("reports:detail", args=[report.pk])).status_code == 404
    for step in ("verify", "ask", "not_shown", "link", "different", "unlink", "watch", "attach"):
        assert go(client, report, step).status_code == 404
    for step in ("amend", "clarify", "answer", "upload", "informant"):
        assert go(client, report, step).status_code == 404


def test_unknown_counts_are_shown_as_unknown(enter, sent):
    page = page_of(enter("gita"), sent(dead=0))
    assert "<dt>Meninggal</dt>" in page.replace("  ", "")
    assert page.count("tidak disebut") == 8


def test_verifying_rates_it_and_leads_to_the_decision(enter, sent):
    report = sent()
    client = enter("ayu")
    page = page_of(client, report)
    assert "Langkah berikut: verifikasi" in page
    assert "Sangat tinggi" in page  # the matrix, as data
    answer = go(client, report, "verify", **RATING, **{"verify-kind": "tension"})
    assert answer.url.endswith("#decision")
    report.refresh_from_db()
    assert (report.state, report.risk, report.reliability, report.credibility) == ("verified", 3, "B", 2)
    page = page_of(client, report)
    assert "Langkah berikut: putuskan" in page
    assert f"?laporan={report.pk}" in page
    assert "Nilai B2" in page


def test_an_incomplete_rating_is_asked_back_and_kept(enter, sent):
    report = sent()
    answer = go(enter("ayu"), report, "verify", **RATING | {"verify-impact": ""})
    assert answer.status_code == 422
    report.refresh_from_db()
    assert report.state == "sent"
    assert answer.context["panels"]["verify"].form["likelihood"].value() == "2"


def test_the_place_can_be_corrected_and_stays_as_filed(enter, sent):
    report = sent()
    go(enter("ayu"), report, "verify", **RATING, **{"verify-region": SIMPANG_TUAN})
    report.refresh_from_db()
    assert report.region_current_id == SIMPANG_TUAN
    page = page_of(enter("ayu"), report)
    assert "Tempat dibetulkan" in page
    assert "Dilaporkan untuk" in page


def test_pressed_by_two_the_second_learns_where_it_stands_and_keeps_the_words(enter, cast, sent):
    report = sent()
    go(enter("ayu"), report, "verify", **RATING)
    answer = go(enter("kabid"), report, "ask", **{"ask-question": "Berapa KK yang terdampak?"})
    assert answer.status_code == 409
    page = text_of(answer)
    assert "Berapa KK yang terdampak?" in page
    assert not Answer.objects.filter(is_question=True).exists()


@pytest.mark.parametrize("name", ["fajar", "gita", "budi"])
@pytest.mark.parametrize("step", ["verify", "ask", "not_shown", "link", "watch", "answer"])
def test_judging_is_for_the_desk(enter, sent, name, step):
    assert go(enter(name), sent(), step).status_code == 403


def test_a_question_is_asked_and_answered_on_a_new_clock(enter, cast, sent, at_ten):
    report = sent(urgency="red")
    go(enter("ayu"), report, "ask", **{"ask-question": "Apakah ada korban?"})
    reporter = enter("fajar")
    page = page_of(reporter, report)
    assert "Langkah berikut: jawab pertanyaan" in page
    assert "Apakah ada korban?" in page
    at_ten(timedelta(hours=2))
    answer = go(reporter, report, "clarify", **{"clarify-text": "Tidak ada korban."})
    assert answer.url.endswith("#amendments")
    report.refresh_from_db()
    assert report.state == "sent"
    assert report.verify_by == cast.now + timedelta(hours=3)
    assert "Tidak ada korban." in page_of(enter("ayu"), report)


def test_not_shown_keeps_its_reason_inside(enter, sent):
    report = sent()
    go(enter("ayu"), report, "not_shown", **{"not_shown-reason": "Warga tidak mengenal kejadian ini"})
    assert "Warga tidak mengenal kejadian ini" in page_of(enter("ayu"), report)
    reporter = page_of(enter("fajar"), report)
    assert "Warga tidak mengenal kejadian ini" not in reporter
    assert "Jawaban kepada pelapor" in reporter


def test_look_alikes_are_linked_ruled_out_and_separated(enter, sent):
    first, second, third = sent(title="Satu"), sent(title="Dua"), sent(title="Tiga")
    client = enter("ayu")
    assert "Laporan serupa" in page_of(client, second)
    go(client, second, "different", other=str(third.pk))
    assert ReportLink.objects.get().state == "different"
    go(client, second, "link", **{"link-other": str(first.pk)})
    second.refresh_from_db()
    assert second.state == "look_alike"
    assert "Satu" in page_of(client, second)
    go(client, second, "unlink", **{"unlink-reason": "Ternyata dua kejadian"})
    second.refresh_from_db()
    assert second.state == "sent"


def test_a_look_alike_may_be_named_by_its_number(enter, sent):
    first, second = sent(), sent()
    assert go(enter("ayu"), second, "link", **{"link-other": first.number.lower()}).status_code == 302
    assert go(enter("ayu"), first, "link", **{"link-other": "LI-1999-0001"}).status_code == 422


def test_watching_is_a_decision_with_its_reason(enter, verified):
    report = verified()
    client = enter("kabid")
    until = {"watch-review_on": "2026-03-18"}
    assert go(client, report, "watch", **until | {"watch-reason": ""}).status_code == 422
    go(client, report, "watch", **until | {"watch-reason": "Kedua pihak bersepakat menunggu"})
    report.refresh_from_db()
    assert (report.state, str(report.review_on)) == ("watched", "2026-03-18")
    assert "Dipantau sampai 18 Maret 2026" in page_of(client, report)
    assert "Kedua pihak bersepakat menunggu" in page_of(client, report)
    assert "Kedua pihak bersepakat menunggu" not in page_of(enter("gita"), report)


def test_a_correction_is_appended_and_the_text_stays(enter, sent):
    report = sent()
    client = enter("fajar")
    form = {
        "amend-text": "Jumlahnya 40, bukan 60.",
        "amend-reason": "salah ketik",
        "submission_id": str(uuid4()),
    }
    for _ in range(2):
        go(client, report, "amend", **form)
    assert Amendment.objects.count() == 1
    page = page_of(client, report)
    assert "Jumlahnya 40, bukan 60." in page
    assert report.facts in page


def test_a_file_may_follow(enter, sent):
    report = sent()
    file = BytesIO(b"Daftar hadir")
    file.name = "hadir.txt"
    answer = go(enter("fajar"), report, "upload", **{"upload-file": file, "upload-description": "hadir"})
    assert answer.url.endswith("#files")
    assert Attachment.objects.get().object_id == report.pk
    assert go(enter("gita"), report, "upload").status_code == 403


def test_the_informant_is_shown_once_for_a_purpose_and_the_read_is_logged(enter, drafted, cast):
    from rukun.handling.reports.domain import send_report

    draft = drafted(cast.budi, informant=InformantFields(name="Pak Sumber", phone="081234567890"))
    report = send_report(report=draft, actor=cast.budi, at=cast.now)
    client = enter("ayu")
    page = page_of(client, report)
    assert "Pak Sumber" not in page
    assert "Tampilkan pelapor …" in page
    assert go(client, report, "informant", **{"informant-purpose": "ingin"}).status_code == 422
    assert not SecretRead.objects.exists()
    answer = go(client, report, "informant", **{"informant-purpose": "Menghubungi pelapor untuk klarifikasi"})
    assert "Pak Sumber" in text_of(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    assert SecretRead.objects.get().purpose == "Menghubungi pelapor untuk klarifikasi"
    for name in ("budi", "gita", "fajar"):
        other = enter(name)
        assert "Tampilkan pelapor" not in page_of(other, report)
        asked = go(other, report, "informant", **{"informant-purpose": "Menghubungi pelapor"})
        assert asked.status_code == (403 if name == "budi" else 404)
    assert SecretRead.objects.count() == 1


def test_the_receipt_is_for_the_reporter(enter, sent):
    report = sent()
    assert enter("fajar").get(reverse("reports:receipt", args=[report.pk])).status_code == 200
    assert enter("ayu").get(reverse("reports:receipt", args=[report.pk])).status_code == 403
    assert enter("dedi").get(reverse("reports:receipt", args=[report.pk])).status_code == 404


def test_a_village_does_not_see_its_neighbour(enter, sent, cast):
    report = sent(cast.other_village_head, region=LAGAN_ULU)
    assert enter("fajar").get(reverse("reports:detail", args=[report.pk])).status_code == 404


def test_the_history_names_office_and_on_whose_behalf(enter, cast, sent):
    report = sent()
    ask_clarification(report=report, question="Di RT mana?", actor=cast.ayu, at=cast.now)
    page = page_of(enter("ayu"), report)
    assert "<b>Klarifikasi diminta</b> oleh Kepala Badan Kesbangpol" in page
    assert "<b>Terkirim</b> oleh Kepala Desa Sungai Beras" in page


def test_reading_writes_nothing(enter, sent):
    report = sent()
    before = Report.objects.values().get()
    page_of(enter("ayu"), report)
    assert Report.objects.values().get() == before
