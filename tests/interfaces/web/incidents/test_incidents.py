"""Incidents on screen: list, record, correct, link."""

from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse

from rukun.handling.incidents.models import Correction, Incident, IncidentReport
from tests.cast import MENDAHARA_ULU, SUNGAI_BERAS

LIST_QUERIES = 11
DETAIL_QUERIES = 16


def text_of(answer):
    return unescape(answer.content.decode())


def filled(**changes):
    return {
        "title": "Adu mulut di batas kebun Desa Sungai Beras",
        "kind": "tension",
        "region": SUNGAI_BERAS,
        "occurred_on": "2026-03-03",
        "occurred_time": "09:30",
        "submission_id": str(uuid4()),
    } | changes


@pytest.fixture
def new_address(verified):
    def address(report=None):
        return f"{reverse('incidents:new')}?laporan={(report or verified()).pk}"

    return address


@pytest.fixture
def recorded(enter, new_address):
    def record(report=None, **changes):
        enter("budi").post(new_address(report), filled(**changes))
        return Incident.objects.order_by("-recorded_at", "-pk").first()

    return record


def test_a_verified_report_becomes_an_incident_with_what_it_says(enter, verified, new_address):
    report = verified(crowd=40)
    client = enter("budi")
    form = client.get(new_address(report)).context["form"]
    assert (form["title"].value(), form["region"].value(), form["crowd"].value()) == (
        report.title,
        SUNGAI_BERAS,
        40,
    )
    assert form["kind"].value() is None
    answer = client.post(new_address(report), filled(crowd="40", dead="0"))
    incident = Incident.objects.get()
    assert answer.url == reverse("incidents:detail", args=[incident.pk])
    assert (incident.place_precision, incident.time_precision) == ("village", "minute")
    assert (incident.dead, incident.injured) == (0, None)
    page = text_of(client.get(answer.url))
    assert "3 Maret 2026, 09.30 WIB" in page
    assert report.number in page
    assert f"{incident.number} dicatat." in page


def test_sent_twice_is_one_incident(enter, new_address):
    client, address, form = enter("budi"), new_address(), filled()
    for _ in range(2):
        assert client.post(address, form).status_code == 302
    assert Incident.objects.count() == 1


@pytest.mark.parametrize(("region", "precision"), [(MENDAHARA_ULU, "subdistrict"), ("15.07", "regency")])
def test_how_surely_the_place_is_known_follows_from_the_place(recorded, region, precision):
    assert recorded(region=region).place_precision == precision


def test_a_measured_point_needs_both_coordinates(enter, new_address, recorded):
    assert enter("budi").post(new_address(), filled(longitude="103.8")).status_code == 422
    assert recorded(longitude="103.8", latitude="-1.2").place_precision == "point"


def test_a_rumour_is_no_incident_and_says_why(enter, verified, new_address):
    report = verified(kind="rumour")
    answer = enter("budi").post(new_address(report), filled())
    assert answer.status_code == 422
    assert not Incident.objects.exists()
    assert "Adu mulut di batas kebun" in text_of(answer)


def test_only_verified_reports_are_told_of(enter, sent, new_address):
    assert enter("budi").post(new_address(sent()), filled()).status_code == 422
    assert not Incident.objects.exists()


def test_without_a_report_there_is_nothing_to_record(enter):
    client = enter("budi")
    assert client.get(reverse("incidents:new")).status_code == 404
    assert client.get(f"{reverse('incidents:new')}?laporan={uuid4()}").status_code == 404


def test_recording_is_for_offices_that_record(enter, new_address):
    assert enter("fajar").get(new_address()).status_code == 403


@pytest.mark.parametrize("name", ["dedi", "citra", "hadi", "other_camat", "indra"])
def test_elsewhere_it_does_not_exist(enter, recorded, name):
    incident = recorded()
    client = enter(name)
    assert client.get(reverse("incidents:detail", args=[incident.pk])).status_code == 404
    assert client.get(reverse("incidents:correct", args=[incident.pk])).status_code == 404
    assert client.post(reverse("incidents:link", args=[incident.pk])).status_code == 404
    assert incident.number not in text_of(client.get(reverse("incidents:list")))


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_three_rows(enter, recorded, count, django_assert_num_queries):
    for _ in range(count):
        recorded()
    client = enter("budi")
    with django_assert_num_queries(LIST_QUERIES):
        page = text_of(client.get(reverse("incidents:list")))
    assert page.count("<tr data-key-row>") == count


def test_list_is_narrowed_and_unknown_is_not_zero(enter, recorded):
    recorded(title="Kejadian pertama", dead="0")
    recorded(title="Bentrok pemuda", kind="violence")
    client = enter("budi")
    page = text_of(client.get(reverse("incidents:list"), {"kind": "violence"}))
    assert "Bentrok pemuda" in page
    assert "Kejadian pertama" not in page
    assert "belum diketahui" in page
    assert "Tidak ada peristiwa yang cocok" in text_of(client.get(reverse("incidents:list"), {"kind": "x"}))


def test_correcting_keeps_what_stood_before(enter, recorded):
    incident = recorded(dead="1")
    client = enter("kabid")
    address = reverse("incidents:correct", args=[incident.pk])
    old = str(incident.version)
    assert client.post(address, filled(dead="0", version=old)).status_code == 422  # no reason
    client.post(address, filled(dead="0", version=old, reason="korban ternyata luka berat"))
    assert Correction.objects.get().before["dead"] == 1
    page = text_of(client.get(reverse("incidents:detail", args=[incident.pk])))
    assert "Meninggal: 1 → 0" in page
    assert "korban ternyata luka berat" in page


def test_a_stale_correction_shows_both_versions(enter, recorded):
    incident = recorded(dead="1")
    client = enter("kabid")
    address = reverse("incidents:correct", args=[incident.pk])
    old = str(incident.version)
    client.post(address, filled(dead="0", version=old, reason="pertama"))
    answer = client.post(address, filled(dead="2", version=old, reason="kedua"))
    assert answer.status_code == 409
    differences = answer.context["stale"].differences
    assert [(str(d.label), d.stored, d.mine) for d in differences] == [("Meninggal", "0", "2")]
    incident.refresh_from_db()
    again = filled(dead="2", version=str(incident.version), reason="kedua")
    assert client.post(address, again).status_code == 302


def test_another_report_may_tell_of_it_too(enter, recorded, verified):
    incident, other = recorded(), verified(title="Laporan kedua")
    client = enter("budi")
    address = reverse("incidents:link", args=[incident.pk])
    assert client.post(address, {"link-other": other.number}).status_code == 302
    assert IncidentReport.objects.count() == 2
    assert client.post(address, {"link-other": other.number}).status_code == 422
    assert "Laporan kedua" in text_of(client.get(reverse("incidents:detail", args=[incident.pk])))


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_three_reports(
    enter, recorded, verified, count, django_assert_num_queries
):
    incident = recorded()
    client = enter("budi")
    for _ in range(count - 1):
        client.post(reverse("incidents:link", args=[incident.pk]), {"link-other": verified().number})
    with django_assert_num_queries(DETAIL_QUERIES):
        client.get(reverse("incidents:detail", args=[incident.pk]))


def test_a_report_that_is_not_open_is_counted_without_its_content(enter, cast, recorded, verified):
    incident = recorded()
    hidden = verified(cast.budi, title="Hanya di meja Kesbangpol")
    enter("budi").post(reverse("incidents:link", args=[incident.pk]), {"link-other": hidden.number})
    page = text_of(enter("gita").get(reverse("incidents:detail", args=[incident.pk])))
    assert "Hanya di meja Kesbangpol" not in page
    assert "dan 1 laporan yang tidak terbuka untuk Anda" in page


def test_the_report_leads_to_its_incident(enter, verified, recorded):
    report = verified()
    incident = recorded(report)
    page = text_of(enter("gita").get(reverse("reports:detail", args=[report.pk])))
    assert reverse("incidents:detail", args=[incident.pk]) in page
