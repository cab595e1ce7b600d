"""Lists taken in on screen: upload, match, check, take in, correct."""

import io
from html import unescape
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from rukun.foundation.imports.models import Import
from rukun.foundation.imports.working import work_on_next
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.models import Report
from tests.foundation.imports.conftest import HEADINGS, csv_of, row, xlsx_of
from tests.interfaces.web.conftest import Enter

LIST_QUERIES = 10
LIST = csv_of(HEADINGS, row(1), row(2, "31/02/2021"), row(3))


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RUKUN_KEY_FILE = tmp_path / "keys.json"


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode())


def upload(client: Client, content: bytes = LIST, **words: str) -> Any:
    said = {"kind": "incidents", "source": "Rekap", "submission_id": str(uuid4())} | words
    return client.post(reverse("imports:new"), said | {"sheet": SimpleUploadedFile("rekap.csv", content)})


def address(name: str) -> str:
    return reverse(f"imports:{name}", args=[Import.objects.latest("created_at").pk])


def matched(client: Client, **changes: str) -> Any:
    form = client.get(address("match")).context["form"]
    said = {bound.html_name: bound.value() or "" for bound in form}
    return client.post(address("match"), said | changes)


def test_a_list_goes_all_the_way(enter: Enter) -> None:
    client = enter("budi")
    assert upload(client).headers["Location"] == address("match")
    page = text_of(client.get(address("match")))
    assert "12 Maret 2021" in page
    assert matched(client).headers["Location"] == address("detail")
    assert "Sedang diperiksa" in text_of(client.get(address("detail")))
    work_on_next()
    page = text_of(client.get(address("detail")))
    assert ("Masukkan 2 baris" in page, "1 baris perlu diperbaiki" in page) == (True, True)
    assert client.post(address("start")).headers["Location"] == address("detail")
    work_on_next()
    page = text_of(client.get(address("detail")))
    incident = Incident.objects.get(title="Batas kebun 1")
    assert reverse("incidents:detail", args=[incident.pk]) in page
    assert "Rekap, baris 2" in text_of(client.get(reverse("incidents:detail", args=[incident.pk])))


def test_a_poll_answers_only_what_has_moved(enter: Enter) -> None:
    client = enter("budi")
    upload(client)
    matched(client)
    mark = client.get(address("detail")).context["mark"]
    assert client.get(address("progress"), {"after": mark}).status_code == 204
    work_on_next()
    answer = client.get(address("progress"), {"after": mark})
    assert (answer.status_code, "hx-get" in text_of(answer)) == (200, False)


def test_the_rows_to_correct_are_downloaded(enter: Enter) -> None:
    client = enter("budi")
    upload(client)
    matched(client)
    work_on_next()
    answer = client.get(address("errors"))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [line[4] for line in sheet[1:]] == ["Batas kebun 2"]


def test_a_missing_column_is_named_beside_its_field(enter: Enter) -> None:
    client = enter("budi")
    upload(client)
    answer = matched(client, **{"col-date": ""})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"col-date"}


def test_another_sheet_and_row_of_headings_can_be_chosen(enter: Enter) -> None:
    client = enter("budi")
    upload(client, xlsx_of(HEADINGS, row(1), sheet="2020", lain=[["x"], HEADINGS, row(9, Uraian="Lain")]))
    answer = client.get(address("match"), {"lembar": "2020", "judul": "1"})
    assert (answer.context["form"].preview.sheet, answer.context["form"].preview.heading_row) == ("2020", 1)
    answer = client.get(address("match"), {"lembar": "lain", "judul": "x"})
    assert answer.context["form"].preview.heading_row == 2


def test_a_file_that_is_none_is_refused_in_words(enter: Enter) -> None:
    answer = upload(enter("budi"), b"\x00\x01nonsense")
    assert answer.status_code == 422
    assert "tidak dapat dibaca sebagai lembar kerja" in text_of(answer)
    assert not Import.objects.exists()


def test_sent_twice_it_is_uploaded_once(enter: Enter) -> None:
    client, key = enter("budi"), str(uuid4())
    for _ in range(2):
        upload(client, submission_id=key)
    assert Import.objects.count() == 1


def test_a_pause_and_leaving_off_are_said(enter: Enter) -> None:
    client = enter("budi")
    upload(client)
    matched(client)
    work_on_next()
    client.post(address("start"))
    assert "tetap ada" in text_of(client.post(address("pause"), follow=True))
    assert "sudah dihapus" in text_of(client.post(address("discard"), follow=True))
    assert client.post(address("start")).status_code == 409


def test_empty_sheets_hold_the_known_headings(enter: Enter) -> None:
    answer = enter("budi").get(reverse("imports:template", args=["incidents"]))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert sheet[0][0] == "Tanggal kejadian"
    assert enter("budi").get(reverse("imports:template", args=["nothing"])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(
    enter: Enter, django_assert_num_queries: Any, count: int
) -> None:
    client = enter("budi")
    for number in range(count):
        upload(client, source=f"Rekap {number}")
    with django_assert_num_queries(LIST_QUERIES):
        client.get(reverse("imports:list"))


def test_a_report_of_past_years_is_read_as_any_other(enter: Enter) -> None:
    headings = ("Tanggal Laporan", "Perihal", "Fakta", "Desa/Kel", "Tgl Kejadian")
    content = csv_of(
        headings, ("15-03-2021", "Batas kebun lama", "Warga ribut.", "Sungai Beras", "Maret 2021")
    )
    client = enter("kabid")
    upload(client, content, kind="reports")
    matched(client, **{"col-kind": "=tension"})
    work_on_next()
    client.post(address("start"))
    work_on_next()
    report = Report.objects.get()
    page = text_of(client.get(reverse("reports:detail", args=[report.pk])))
    assert ("Batas kebun lama" in page, "Impor lembar" in page) == (True, True)
    assert "Batas kebun lama" in text_of(client.get(reverse("reports:list")))
    assert "Batas kebun lama" not in text_of(client.get(reverse("reports:desk")))
    assert client.get(reverse("web:home")).status_code == 200


def test_a_month_stays_a_month_when_an_incident_is_corrected(enter: Enter) -> None:
    client = enter("budi")
    upload(client, csv_of(HEADINGS, row(1, "Maret 2021")))
    matched(client)
    work_on_next()
    client.post(address("start"))
    work_on_next()
    incident = Incident.objects.get()
    page = reverse("incidents:correct", args=[incident.pk])
    assert "Maret 2021" in text_of(client.get(reverse("incidents:detail", args=[incident.pk])))
    form = client.get(page).context["form"]
    said = {bound.html_name: "" if bound.value() is None else bound.value() for bound in form}
    said |= {"kind": "tension", "reason": "Ketegangan", "occurred_on": "2021-03-01"}
    assert client.post(page, said).status_code == 302
    incident.refresh_from_db()
    assert (incident.kind, incident.time_precision, incident.account) == (
        "tension",
        "month",
        "Warga berkumpul.",
    )
