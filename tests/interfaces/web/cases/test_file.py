"""The case file: what stands on it, for whom, at what price."""

import io
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from rukun.foundation.obligations.domain import climb_overdue
from rukun.foundation.people.enums import Rung
from rukun.handling.cases.domain.assessing import assess
from rukun.handling.cases.domain.attaching import attach_report
from rukun.handling.cases.domain.filing import file_on_case
from rukun.handling.cases.domain.inviting import invite_agency, share_papers
from rukun.handling.cases.domain.receiving import accept_hand_over
from rukun.handling.cases.domain.requests import ask_information
from rukun.handling.cases.domain.tasks import assign_task, submit_proof
from rukun.handling.cases.domain.tracks import answer_track, open_track
from rukun.handling.cases.domain.working import post_message
from rukun.handling.cases.enums import TrackKind


def page(client, case, **params):
    return client.get(reverse("cases:detail", kwargs={"pk": case.pk}), params)


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_file_names_title_state_rung_and_holder(enter, village_case):
    text = words(page(enter("fajar"), village_case))
    assert f"<h1>{village_case.title}</h1>" in text
    assert "PM-2026-0001" in text
    assert "Desa Sungai Beras, Kec. Mendahara Ulu" in text
    assert 'aria-current="step"' in text


@pytest.mark.parametrize("name", ["dedi", "citra", "hadi", "other_camat", "indra", "eka", "expired"])
def test_whoever_may_not_see_it_gets_404(enter, village_case, name):
    assert page(enter(name), village_case).status_code == 404


def test_the_village_head_starts_and_the_head_of_division_watches_him_do_it(enter, village_case):
    assert "Mulai tangani" in words(page(enter("fajar"), village_case))
    text = words(page(enter("kabid"), village_case))
    assert "Mulai tangani" not in text
    assert "Tugaskan" in text


def test_what_is_handed_to_the_regency_is_handed_to_the_team(enter, story, village_case, now):
    story.try_(village_case, "fajar")
    now()
    assert "Kabupaten: Tim Terpadu" in words(page(enter("fajar"), village_case))
    offer = story.offer(village_case, "fajar", Rung.SUBDISTRICT)
    story.act(accept_hand_over, "gita", hand_over=offer)
    village_case.refresh_from_db()
    story.try_(village_case, "gita")
    story.offer(village_case, "gita", Rung.REGENCY)
    now()
    text = words(page(enter("gita"), village_case))
    assert "Menunggu Tim Terpadu" in text
    assert "Diteruskan ke Tim Terpadu" in text


def test_a_proof_that_waits_is_the_next_step(enter, story, regency_case, now):
    office = story.cast.office("camat_mendahara_ulu")
    task = story.act(assign_task, "kabid", case=regency_case, office=office, title="Peta batas")
    story.act(submit_proof, "gita", task=task, text="Sudah.")
    now()
    text = words(page(enter("kabid"), regency_case))
    assert "Langkah berikut: periksa bukti" in text
    outside = re.sub(r"<details.*?</details>", "", text)
    (solid,) = re.findall(r'<a class="[^"]*button-main[^"]*" href="([^"]+)"[^>]*>(.*?)</a>', outside)
    assert (solid[0], solid[1].strip()) == (reverse("tasks:detail", kwargs={"pk": task.pk}), "Periksa bukti")
    assert outside.count("button-main") == 1
    assert "Catat upaya" in text


def test_what_the_clock_did_is_told_apart_from_its_reason(enter, story, village_case, at_ten):
    later = story.at + timedelta(days=9)
    climb_overdue(later)
    at_ten(later - story.cast.now)
    text = words(page(enter("kabid"), village_case))
    assert "karena jawaban masih ditunggu</b></p>" in text
    assert "<p>Dicatat otomatis oleh Rukun menurut ketentuan kabupaten.</p>" in text


def test_there_is_one_solid_button_outside_the_panels(enter, village_case):
    text = words(page(enter("fajar"), village_case))
    outside = re.sub(r"<details.*?</details>", "", text)
    assert outside.count("button-main") == 1


def test_a_task_and_a_request_stand_in_one_table_and_only_the_task_can_be_late(
    enter, story, regency_case, at_ten
):
    cast = story.cast
    for agency in ("pupr", "polres"):
        story.act(invite_agency, "kabid", case=regency_case, agency=cast.agency(agency), reason="Keterangan")
    story.act(
        assign_task,
        "kabid",
        case=regency_case,
        office=cast.office("pupr_roads"),
        title="Peta izin disandingkan",
        working_days=1,
    )
    story.act(
        ask_information,
        "kabid",
        case=regency_case,
        agency=cast.agency("polres"),
        question="Keterangan status lahan",
    )
    at_ten(story.at - cast.now + timedelta(days=9))
    text = words(page(enter("kabid"), regency_case))
    assert text.count('class="due due-late"') == 1
    assert "state-wait" in text
    assert "Menunggu jawaban" in text


def test_the_liaison_sees_the_case_but_not_the_report_that_was_not_shared(enter, story, regency_case, now):
    story.act(
        invite_agency, "kabid", case=regency_case, agency=story.cast.agency("polres"), reason="Pengamanan"
    )
    now()
    text = words(page(enter("citra"), regency_case))
    assert "LI-2026-0001" not in text
    assert "1 laporan tidak terbuka untuk kantor Anda" in text


def test_paper_carries_the_class_and_who_printed_it(enter, village_case):
    text = words(page(enter("kabid"), village_case))
    assert '<p class="print-only"> <b>TERBATAS</b>' in text
    assert "dicetak Kepala Bidang Penanganan Konflik" in text


def grow(story, case, times):
    """Add `times` rows of every kind that stands on the page."""
    cast, kinds = story.cast, [TrackKind.POLICE, TrackKind.COURT, TrackKind.CUSTOM]
    for number, agency in enumerate(["polres", "pupr", "kodim"][:times]):
        invitation = story.act(
            invite_agency, "kabid", case=case, agency=cast.agency(agency), reason=f"Alasan {number}"
        )
        report = story.report(title=f"Laporan {number}")
        story.act(attach_report, "kabid", case=case, report=report)
        upload = io.BytesIO(b"Berita acara.")
        file = story.act(file_on_case, "kabid", case=case, upload=upload, name="ba.txt", kind="minutes")
        story.act(share_papers, "kabid", invitation=invitation, reports=[report], files=[file])
        task = story.act(
            assign_task,
            "kabid",
            case=case,
            office=cast.office("camat_mendahara_ulu"),
            title=f"Tugas {number}",
        )
        story.act(submit_proof, "gita", task=task, text="Sudah.")
        story.act(ask_information, "kabid", case=case, agency=cast.agency(agency), question="Ada laporan?")
        story.act(post_message, "kabid", case=case, text=f"Catatan {number}")
        story.act(assess, "kabid", case=case, likelihood=number + 1, impact=2, reason="Berubah.")
        track = story.act(open_track, "kabid", case=case, kind=kinds[number], opened_on=date(2026, 3, 1))
        story.act(
            answer_track,
            "kabid",
            track=track,
            version=track.version,
            answer="Ditunda.",
            answered_on=date(2026, 3, 2),
        )


@pytest.mark.parametrize("times", [1, 3])
def test_the_file_costs_the_same_however_much_stands_on_it(
    enter, story, regency_case, times, django_assert_num_queries
):
    grow(story, regency_case, times)
    client = enter("kabid")
    page(client, regency_case)  # the session is loaded once
    with django_assert_num_queries(59):
        response = page(client, regency_case)
    assert len(re.findall("Catatan [0-2]", words(response))) == times


def test_news_answers_204_until_something_happens(enter, story, village_case, now):
    client = enter("kabid")
    text = words(page(client, village_case))
    address = re.search(r'hx-get="([^"]+)"', text).group(1)
    assert client.get(address).status_code == 204
    story.act(post_message, "fajar", case=village_case, text="Warga akan berkumpul besok.")
    now()
    response = client.get(address)
    assert response.status_code == 200
    assert "1 catatan baru" in words(response)
