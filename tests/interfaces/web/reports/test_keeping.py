"""Forms that keep themselves: small posts with a version, never over somebody else's words."""

from uuid import uuid4

import pytest
from django.urls import reverse

from rukun.foundation.journal.models import Entry
from rukun.handling.reports.domain import read_informant, save_draft, send_report
from rukun.handling.reports.intake import ReportFields
from rukun.handling.reports.models import Informant, Report
from tests.cast import SUNGAI_BERAS

TYPED = {
    "kind": "tension",
    "channel": "app",
    "discovery": "spontaneous",
    "region": SUNGAI_BERAS,
    "title": "Batas kebun",
    "facts": "Warga berkum",
}


@pytest.fixture
def typed():
    return TYPED | {"submission_id": str(uuid4())}


def keep(client, report, **typed):
    return client.post(reverse("reports:keep", args=[report.pk]), TYPED | typed)


def test_a_new_report_becomes_a_draft_and_says_where_it_lives(enter, typed):
    client = enter("fajar")
    told = client.post(reverse("reports:keep_new"), typed).json()
    report = Report.objects.get()
    assert told == {
        "version": report.version,
        "words": "Tersimpan 10.00",
        "url": reverse("reports:edit", args=[report.pk]),
        "keep": reverse("reports:keep", args=[report.pk]),
    }
    assert (report.state, report.title, report.facts) == ("draft", "Batas kebun", "Warga berkum")


def test_asked_again_it_is_the_same_draft_with_the_newer_words(enter, typed):
    client = enter("fajar")
    client.post(reverse("reports:keep_new"), typed)
    told = client.post(reverse("reports:keep_new"), typed | {"facts": "Warga berkumpul."}).json()
    report = Report.objects.get()
    assert (report.facts, report.version) == ("Warga berkumpul.", told["version"])


def test_each_save_carries_the_version_of_the_one_before(enter, drafted):
    report = drafted()
    client = enter("fajar")
    first = keep(client, report, version=report.version, facts="Satu").json()
    second = keep(client, report, version=first["version"], facts="Satu dua").json()
    assert second["version"] == first["version"] + 1
    report.refresh_from_db()
    assert report.facts == "Satu dua"
    assert Entry.objects.filter(stream=f"report:{report.pk}").count() == 1  # a draft tells nobody anything


def test_somebody_elses_words_are_not_overwritten(enter, cast, drafted):
    report = drafted()
    old = report.version
    elsewhere = ReportFields(title="Dari jendela lain", region=SUNGAI_BERAS)
    save_draft(report=report, version=old, fields=elsewhere, actor=cast.fajar, at=cast.now)
    answer = keep(enter("fajar"), report, version=old)
    assert answer.status_code == 409
    assert answer.json()["words"].startswith("Tidak tersimpan: draf ini diubah atau dikirim")
    report.refresh_from_db()
    assert report.title == "Dari jendela lain"


def test_what_was_sent_meanwhile_stays_as_it_was_sent(enter, cast, drafted):
    report = drafted()
    send_report(report=report, actor=cast.fajar, at=cast.now)
    answer = keep(enter("fajar"), report, version=1)
    assert answer.status_code == 409
    assert Report.objects.get().title == report.title


def test_what_cannot_be_read_is_said_plainly(enter, drafted):
    report = drafted()
    answer = keep(enter("fajar"), report, version=report.version, dead="banyak")
    assert answer.status_code == 422
    assert answer.json()["words"].startswith("Belum tersimpan: Meninggal.")


def test_the_domain_may_refuse_it_too(enter, drafted):
    report = drafted()
    answer = keep(enter("fajar"), report, version=report.version, region="15.06.01.2001")
    assert answer.status_code == 422
    assert "kabupaten lain" in answer.json()["words"]


def test_who_told_it_waits_for_a_button(enter, drafted):
    report = drafted()
    keep(enter("fajar"), report, version=report.version, informant_name="Rahm")
    assert not Informant.objects.exists()


def test_a_number_in_the_text_is_sealed_once_however_often_it_is_kept(enter, cast, drafted):
    report = drafted()
    client = enter("fajar")
    version = report.version
    for words in ("Hubungi 0812-3456-7890", "Hubungi 0812-3456-7890 segera"):
        version = keep(client, report, version=version, facts=words).json()["version"]
    report.refresh_from_db()
    assert report.facts == "Hubungi [nomor disembunyikan] segera"
    opened = read_informant(report=report, purpose="Menghubungi saksi", actor=cast.ayu, at=cast.now)
    assert opened.note == "0812-3456-7890"


def test_a_draft_begun_for_another_office_is_begun_again(enter, cast, typed):
    client = enter("budi")
    told = client.post(reverse("reports:keep_new"), typed).json()
    lurah = cast.office("lurah_simpang_tuan")
    behalf = {"behalf_office": str(lurah.pk), "behalf_basis": "phone", "version": told["version"]}
    again = client.post(told["keep"], typed | behalf).json()
    report = Report.objects.get()
    assert again["url"] == reverse("reports:edit", args=[report.pk]) != told["url"]
    assert (report.behalf_office, report.behalf_basis) == (lurah, "phone")
    stale = client.post(
        again["keep"], typed | behalf | {"behalf_office": "", "behalf_basis": "", "version": 99}
    )
    assert stale.status_code == 409
    assert Report.objects.get() == report


@pytest.mark.parametrize(("name", "status"), [("gita", 404), ("ayu", 404), ("dedi", 404)])
def test_others_find_no_draft(enter, drafted, name, status):
    report = drafted()
    assert keep(enter(name), report, version=report.version).status_code == status


def test_forms_ask_for_it_and_say_so_without_a_script(enter, drafted):
    client = enter("fajar")
    page = client.get(reverse("reports:new")).content.decode()
    assert f'data-autosave="{reverse("reports:keep_new")}"' in page
    report = drafted()
    page = client.get(reverse("reports:edit", args=[report.pk])).content.decode()
    assert f'data-autosave="{reverse("reports:keep", args=[report.pk])}"' in page
    assert "data-autosave-status" in page
