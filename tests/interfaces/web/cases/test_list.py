"""The list of cases, and opening one from a report."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.urls import reverse

from rukun.foundation.people.enums import Rung
from rukun.handling.cases.domain.closing import close_case
from rukun.handling.cases.domain.inviting import invite_agency
from rukun.handling.cases.domain.receiving import accept_hand_over
from rukun.handling.cases.enums import Outcome
from rukun.handling.cases.models import Case
from rukun.handling.cases.queries import PAGE

LIST = reverse("cases:list")


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def titles(response):
    return re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', words(response))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(enter, story, now, count, django_assert_num_queries):
    for number in range(count):
        story.case(title=f"Permasalahan lahan {number}")
    now()
    client = enter("kabid")
    client.get(LIST)  # the session is loaded once
    with django_assert_num_queries(13):
        response = client.get(LIST)
    assert len(titles(response)) == count


def test_each_sees_what_is_open_to_them(enter, story, village_case):
    assert titles(enter("fajar").get(LIST)) == [village_case.title]
    assert titles(enter("gita").get(LIST)) == [village_case.title]
    for name in ("dedi", "citra", "hadi", "other_camat", "indra", "eka"):
        assert titles(enter(name).get(LIST)) == []


def test_closed_cases_are_shown_when_asked_for(enter, story, village_case, now):
    story.act(close_case, "fajar", case=village_case, outcome=Outcome.SETTLED, reason="Damai.")
    now()
    client = enter("kabid")
    assert titles(client.get(LIST)) == []
    assert titles(client.get(LIST, {"state": "closed"})) == [village_case.title]
    assert titles(client.get(LIST, {"state": ""})) == [village_case.title]


def test_a_filter_stands_in_the_address_and_can_be_cleared(enter, story, now):
    story.case(title="Permasalahan lahan")
    story.case(title="Batas dua desa", rung=Rung.SUBDISTRICT)
    now()
    client = enter("kabid")
    response = client.get(LIST, {"state": "open", "rung": "2"})
    assert titles(response) == ["Batas dua desa"]
    assert f'href="{LIST}">Hapus saringan' in words(response)
    assert titles(client.get(LIST, {"state": "open", "text": "lahan"})) == ["Permasalahan lahan"]
    assert "Hapus saringan" not in words(client.get(LIST))


def test_what_is_shared_and_what_is_offered_have_their_filter(enter, story, regency_case, now):
    story.act(
        invite_agency, "kabid", case=regency_case, agency=story.cast.agency("kodim"), reason="Pengamanan"
    )
    other = story.case(title="Batas dua desa")
    story.try_(other, "fajar")
    story.offer(other, "fajar", Rung.SUBDISTRICT)
    now()
    assert titles(enter("joko").get(LIST, {"shared": "1"})) == [regency_case.title]
    assert titles(enter("gita").get(LIST, {"awaiting": "1"})) == ["Batas dua desa"]


def test_a_case_that_was_offered_says_for_whom_it_waits(enter, story, now):
    case = story.case()
    story.try_(case, "fajar")
    offer = story.offer(case, "fajar", Rung.SUBDISTRICT)
    now()
    mark = "ditawarkan ke Kec. Mendahara Ulu, menunggu diterima"
    for name in ("fajar", "gita", "kabid"):
        assert mark in words(enter(name).get(LIST))
    story.act(accept_hand_over, "gita", hand_over=offer)
    now()
    assert mark not in words(enter("kabid").get(LIST))


def test_the_next_page_goes_on_where_this_one_ends(enter, story, village_case, now):
    copies = [
        Case(**{**fields(village_case), "number": f"PM-2026-{number:04d}", "title": f"Perkara {number}"})
        for number in range(2, PAGE + 3)
    ]
    Case.objects.bulk_create(copies)
    client = enter("kabid")
    first = client.get(LIST, {"state": "open"})
    address = re.search(r'<a [^>]*href="([^"]+)" rel="next"', words(first)).group(1).replace("&amp;", "&")
    assert parse_qs(urlsplit(address).query)["state"] == ["open"]
    second = client.get(address)
    assert len(titles(first)) == PAGE
    assert sorted(titles(first) + titles(second)) == sorted(
        [village_case.title, *(case.title for case in copies)]
    )
    assert "Ke awal" in words(second)


def fields(case):
    names = [field.attname for field in Case._meta.concrete_fields if field.attname != "id"]
    at = case.last_activity_at - timedelta(minutes=1)
    return {name: getattr(case, name) for name in names} | {"last_activity_at": at}


# --- Opening ------------------------------------------------------------------------------------


@pytest.fixture
def report(story, now):
    report = story.report()
    now()
    return report


def address(report):
    return f"{reverse('cases:open')}?laporan={report.pk}"


def filled(**changes):
    values = {"title": "Permasalahan lahan Desa Sungai Beras – PT WLL", "rung": "1", "urgency": "yellow"}
    return values | {"likelihood": "2", "impact": "3"} | changes


def test_the_form_holds_what_the_report_says_and_names_the_holder(enter, report):
    text = words(enter("kabid").get(address(report)))
    assert f'value="{report.title}"' in text
    assert "± 40 orang keberatan." in text
    assert "Desa: Desa Sungai Beras" in text
    assert "Kecamatan: Kec. Mendahara Ulu" in text
    assert re.search(r'name="rung" value="1"[^>]*checked', text)


def test_kabid_opens_a_case_and_lands_on_its_file(enter, report):
    response = enter("kabid").post(address(report), filled())
    case = Case.objects.get()
    assert response.url == reverse("cases:detail", kwargs={"pk": case.pk})
    assert (case.number, case.risk, case.owner_agency.short_name) == ("PM-2026-0001", 3, "Desa Sungai Beras")


def test_a_title_that_labels_people_is_refused_with_the_way_to_write_it(enter, report):
    response = enter("kabid").post(address(report), filled(title="Konflik warga Bugis dan Jawa"))
    assert response.status_code == 422
    text = words(response)
    assert 'id="id_title_error"' in text
    assert "Konflik warga Bugis dan Jawa" in text
    assert Case.objects.count() == 0


def test_opening_twice_leads_to_the_one_case(enter, report):
    client, values = enter("kabid"), filled(submission_id=str(uuid4()))
    first = client.post(address(report), values)
    assert client.post(address(report), values).url == first.url
    assert Case.objects.count() == 1


@pytest.mark.parametrize(("name", "status"), [("dedi", 404), ("citra", 404), ("gita", 404), ("budi", 403)])
def test_others_open_no_case_from_it(enter, report, name, status):
    client = enter(name)
    assert client.get(address(report)).status_code == status
    assert client.post(address(report), filled()).status_code == status
    assert Case.objects.count() == 0


def test_without_a_report_there_is_nothing_to_open(enter, at_ten):
    assert enter("kabid").get(reverse("cases:open")).status_code == 404


@pytest.mark.parametrize(("name", "is_shown"), [("kabid", True), ("ayu", True), ("fajar", False)])
def test_the_way_to_emergency_access_is_shown_to_those_who_may(enter, at_ten, name, is_shown):
    assert (reverse("sharing:emergency") in words(enter(name).get(LIST))) is is_shown
