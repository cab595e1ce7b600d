"""Nil and settled, told on a phone."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from PIL import Image

from rukun.foundation.files.models import Attachment
from rukun.handling.reports.models import Report
from tests.cast import MENDAHARA_ULU, SUNGAI_BERAS


def text_of(answer):
    return answer.content.decode()


def settled(**changes):
    return {
        "what": "Selisih batas pekarangan dua keluarga di RT 03",
        "settled": "today",
        "way": "village",
        "harm": "no",
        "submission_id": str(uuid4()),
    } | changes


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_nil_takes_one_tap_for_a_village(enter):
    client = enter("fajar")
    page = text_of(client.get(reverse("reports:nil")))
    assert "Desa Sungai Beras" in page
    assert 'name="region"' not in page
    answer = client.post(reverse("reports:nil"), {"period": "today", "submission_id": str(uuid4())})
    report = Report.objects.get()
    assert (report.kind, report.state, report.region_current_id) == ("nil", "sent", SUNGAI_BERAS)
    assert report.title == "Nihil: Desa Sungai Beras, Kec. Mendahara Ulu, 4 Maret 2026"
    assert report.verify_by is None
    assert report.number in text_of(client.get(answer.url))


def test_nil_of_a_week_says_so(enter):
    enter("fajar").post(reverse("reports:nil"), {"period": "week"})
    assert Report.objects.get().title.endswith("26 Februari 2026 – 4 Maret 2026")


def test_nil_of_a_subdistrict_asks_where(enter):
    client = enter("gita")
    assert client.post(reverse("reports:nil"), {"period": "today"}).status_code == 422
    client.post(reverse("reports:nil"), {"period": "today", "region": MENDAHARA_ULU})
    assert Report.objects.get().region_current_id == MENDAHARA_ULU


def test_nil_sent_twice_is_one(enter):
    client = enter("fajar")
    form = {"period": "today", "submission_id": str(uuid4())}
    assert len({client.post(reverse("reports:nil"), form).url for _ in range(2)}) == 1
    assert Report.objects.count() == 1


def test_settled_is_green_and_says_through_what(enter):
    enter("fajar").post(reverse("reports:settled"), settled())
    report = Report.objects.get()
    assert (report.kind, report.urgency, report.state) == ("settled", "green", "sent")
    assert report.action_taken == "Diselesaikan lewat: Musyawarah desa."
    assert report.facts == report.title == "Selisih batas pekarangan dua keluarga di RT 03"


def test_harm_makes_it_red_and_sends_it_to_those_in_charge(enter):
    enter("fajar").post(reverse("reports:settled"), settled(harm="yes"))
    report = Report.objects.get()
    assert report.urgency == "red"
    assert "pihak yang berwenang" in report.recommendation


def test_the_question_of_harm_has_no_answer_beforehand(enter):
    client = enter("fajar")
    assert client.get(reverse("reports:settled")).context["form"]["harm"].value() is None
    answer = client.post(reverse("reports:settled"), settled(harm=""))
    assert answer.status_code == 422
    assert "Selisih batas pekarangan" in text_of(answer)


def test_another_day_needs_its_date(enter):
    client = enter("fajar")
    assert client.post(reverse("reports:settled"), settled(settled="other")).status_code == 422
    late = settled(settled="other", settled_on="2026-03-05")
    assert client.post(reverse("reports:settled"), late).status_code == 422
    client.post(reverse("reports:settled"), settled(settled="other", settled_on="2026-02-20"))
    assert Report.objects.get().occurred_from.isoformat().startswith("2026-02-19T17:00")


def test_a_photo_goes_along(enter):
    file = BytesIO()
    Image.new("RGB", (20, 20), "white").save(file, "JPEG")
    file.seek(0)
    file.name = "ba.jpg"
    enter("fajar").post(reverse("reports:settled"), settled(photo=file))
    assert Attachment.objects.get().object_id == Report.objects.get().pk


def test_a_long_story_gets_a_title_cut_between_words(enter):
    enter("fajar").post(reverse("reports:settled"), settled(what="kata " * 100))
    report = Report.objects.get()
    assert len(report.title) <= 160
    assert report.title.endswith("kata …")
    assert report.facts == ("kata " * 100).strip()
