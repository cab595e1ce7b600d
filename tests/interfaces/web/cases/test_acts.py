"""Acting on a case from its page: what is sent, what is refused, what survives a refusal."""

import re
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rukun.foundation.files.models import Attachment
from rukun.foundation.people.enums import Rung
from rukun.foundation.sharing.models import Grant
from rukun.handling.cases.domain.filing import file_on_case
from rukun.handling.cases.domain.handing import offer_hand_over
from rukun.handling.cases.domain.inviting import invite_agency
from rukun.handling.cases.domain.requests import ask_information
from rukun.handling.cases.domain.tracks import answer_track, open_track
from rukun.handling.cases.enums import CaseState, HandOverState, RequestState, TrackKind
from rukun.handling.cases.models import Case, HandOver, InformationRequest, Invitation, Track
from rukun.handling.incidents.domain import IncidentFields, record_incident
from rukun.handling.incidents.enums import IncidentKind, PlacePrecision
from tests.handling.cases.conftest import UPWARD

ATTEMPT = {
    "kind": "deliberation",
    "held_on": "2026-03-04",
    "result": "not_agreed",
    "summary": "Kedua pihak hadir, belum sepakat.",
}


def send(client, name, case, values=None, row=None):
    keys = {"pk": case.pk} if row is None else {"pk": case.pk, "row": row.pk}
    return client.post(reverse(f"cases:{name}", kwargs=keys), values or {})


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def is_back(response, case):
    return response.status_code == 302 and response.url == reverse("cases:detail", kwargs={"pk": case.pk})


# --- Work ---------------------------------------------------------------------------------------


def test_the_village_head_starts_and_records_what_he_tried(enter, village_case):
    client = enter("fajar")
    assert is_back(send(client, "start", village_case), village_case)
    assert is_back(send(client, "attempt", village_case, ATTEMPT), village_case)
    village_case.refresh_from_db()
    assert village_case.state == CaseState.HANDLED
    assert [row.summary for row in village_case.attempts.all()] == [ATTEMPT["summary"]]


def test_an_effort_without_words_comes_back_with_everything_else_that_was_typed(enter, village_case):
    response = send(enter("fajar"), "attempt", village_case, ATTEMPT | {"summary": "", "result": "partly"})
    assert response.status_code == 422
    text = words(response)
    assert "Belum terkirim: Catat" in text
    assert re.search(r'value="partly"[^>]*checked', text)
    assert 'value="2026-03-04"' in text
    assert village_case.attempts.count() == 0


def test_a_refusal_of_the_rules_stands_beside_its_field(enter, village_case):
    response = send(enter("fajar"), "attempt", village_case, ATTEMPT | {"held_on": "2026-03-30"})
    assert response.status_code == 422
    assert 'id="attempt-held_on_error"' in words(response)


def test_the_same_note_sent_twice_stands_once(enter, village_case):
    client, note = enter("fajar"), {"text": "Situasi tenang.", "kind": "note", "submission_id": str(uuid4())}
    assert is_back(send(client, "message", village_case, note), village_case)
    assert is_back(send(client, "message", village_case, note), village_case)
    assert [row.text for row in village_case.messages.all()] == ["Situasi tenang."]


def test_another_note_under_the_same_id_is_not_lost_but_asked_for_again(enter, village_case):
    client, note = enter("fajar"), {"text": "Situasi tenang.", "kind": "note", "submission_id": str(uuid4())}
    send(client, "message", village_case, note)
    response = send(client, "message", village_case, note | {"text": "Warga berkumpul."})
    assert response.status_code == 422
    text = words(response)
    assert "Warga berkumpul." in text
    fresh = re.search(r'name="submission_id" value="([^"]+)"', text).group(1)
    assert fresh != note["submission_id"]
    again = send(client, "message", village_case, note | {"text": "Warga berkumpul.", "submission_id": fresh})
    assert is_back(again, village_case)
    assert village_case.messages.count() == 2


def test_a_refused_form_may_be_sent_again_under_its_id(enter, village_case):
    client, key = enter("fajar"), {"submission_id": str(uuid4())}
    assert send(client, "attempt", village_case, ATTEMPT | key | {"held_on": "2026-03-30"}).status_code == 422
    assert is_back(send(client, "attempt", village_case, ATTEMPT | key), village_case)


def test_starting_twice_is_refused_in_words(enter, village_case):
    client = enter("fajar")
    send(client, "start", village_case)
    response = send(client, "start", village_case)
    assert response.status_code == 422
    assert "sudah" in words(response)


def test_a_file_is_filed_under_its_description(enter, village_case):
    upload = SimpleUploadedFile("ba.txt", b"Berita acara musyawarah desa.")
    values = {"upload": upload, "kind": "minutes", "description": "Berita acara", "classification": "2"}
    assert is_back(send(enter("fajar"), "upload", village_case, values), village_case)
    assert [file.description for file in Attachment.objects.of("case", village_case.pk)] == ["Berita acara"]


def test_a_file_that_is_no_document_is_refused_with_a_reason(enter, village_case):
    upload = SimpleUploadedFile("x.html", b"<html><script>alert(1)</script></html>")
    values = {"upload": upload, "kind": "minutes", "description": "Berita acara", "classification": "2"}
    response = send(enter("fajar"), "upload", village_case, values)
    assert response.status_code == 422
    assert "PDF" in words(response)


def test_kabid_rates_the_risk_anew(enter, village_case):
    values = {"likelihood": "4", "impact": "4", "reason": "Warga mulai memblokir jalan."}
    assert is_back(send(enter("kabid"), "assess", village_case, values), village_case)
    village_case.refresh_from_db()
    assert (village_case.likelihood, village_case.impact, village_case.risk) == (4, 4, 4)


def test_kabid_changes_the_urgency_and_says_why(enter, village_case):
    client = enter("kabid")
    assert is_back(
        send(client, "urgency", village_case, {"urgency": "red", "reason": "Massa."}), village_case
    )
    text = words(client.get(reverse("cases:detail", kwargs={"pk": village_case.pk})))
    assert "Kesegeraan diubah dari kuning menjadi merah" in text
    same = send(client, "urgency", village_case, {"urgency": "red", "reason": "Massa."})
    assert same.status_code == 422
    assert "Pilih yang lain." in words(same)


def test_kabid_links_an_incident_of_the_same_subdistrict(enter, story, village_case):
    fields = IncidentFields(
        title="Pencabutan patok",
        kind=IncidentKind.TENSION,
        region=village_case.region_current_id,
        place_precision=PlacePrecision.VILLAGE,
    )
    incident = story.act(record_incident, "kabid", fields=fields, reports=[story.report()])
    client = enter("kabid")
    page = reverse("cases:detail", kwargs={"pk": village_case.pk})
    assert f"{incident.number} · Pencabutan patok" in words(client.get(page))
    assert is_back(send(client, "link_incident", village_case, {"incident": incident.pk}), village_case)
    assert f"{incident.number} ditautkan" in words(client.get(page))
    assert send(client, "link_incident", village_case, {"incident": incident.pk}).status_code == 422


def test_kabid_attaches_a_further_report(enter, story, village_case, now):
    report = story.report(title="Sekitar 40 warga keberatan atas patok")
    now()
    assert is_back(send(enter("kabid"), "attach", village_case, {"report": report.pk}), village_case)
    assert village_case.case_reports.count() == 2


# --- Hand-over ----------------------------------------------------------------------------------


def upward(**changes):
    values = {
        "to_rung": "2",
        "reason_code": UPWARD.reason_code,
        "tried": UPWARD.tried,
        "recommendation": UPWARD.recommendation,
    }
    return values | changes


def test_what_was_tried_stands_in_the_form_already(enter, story, village_case, now):
    story.try_(village_case, "fajar")
    now()
    text = words(enter("fajar").get(reverse("cases:detail", kwargs={"pk": village_case.pk})))
    assert "Musyawarah, 4 Maret 2026: belum sepakat. Musyawarah di balai desa, belum sepakat." in text


def test_the_camat_accepts_what_the_village_hands_up(enter, story, village_case, now):
    story.try_(village_case, "fajar")
    now()
    assert is_back(send(enter("fajar"), "hand_over", village_case, upward()), village_case)
    offer = HandOver.objects.get(case=village_case)
    client = enter("gita")
    text = words(client.get(reverse("cases:detail", kwargs={"pk": village_case.pk})))
    assert "Langkah berikut: terima atau kembalikan" in text
    assert "Sampai diterima, Kepala Desa Sungai Beras tetap pemegang." in text
    assert is_back(send(client, "accept", village_case, row=offer), village_case)
    village_case.refresh_from_db()
    assert village_case.rung == Rung.SUBDISTRICT


def test_of_two_who_press_accept_the_second_is_told(enter, story, village_case, now):
    story.try_(village_case, "fajar")
    offer = story.offer(village_case, "fajar", Rung.SUBDISTRICT)
    now()
    client = enter("gita")
    assert is_back(send(client, "accept", village_case, row=offer), village_case)
    assert send(client, "accept", village_case, row=offer).status_code == 422


def test_a_returned_case_tells_the_sender_why(enter, story, village_case, now):
    story.try_(village_case, "fajar")
    offer = story.offer(village_case, "fajar", Rung.SUBDISTRICT)
    now()
    values = {"code": "papers_incomplete", "note": "Berita acara belum ditandatangani."}
    assert is_back(send(enter("gita"), "return", village_case, values, offer), village_case)
    text = words(enter("fajar").get(reverse("cases:detail", kwargs={"pk": village_case.pk})))
    assert "Dikembalikan oleh Kec. Mendahara Ulu" in text
    assert "Berita acara belum ditandatangani." in text


def test_nothing_tried_and_no_reason_that_explains_it_is_refused(enter, village_case):
    response = send(enter("fajar"), "hand_over", village_case, upward())
    assert response.status_code == 422
    assert UPWARD.recommendation in words(response)
    assert HandOver.objects.count() == 0


def test_the_sender_withdraws_an_offer(enter, story, village_case, now):
    story.try_(village_case, "fajar")
    offer = story.offer(village_case, "fajar", Rung.SUBDISTRICT)
    now()
    assert is_back(send(enter("fajar"), "withdraw", village_case, row=offer), village_case)
    offer.refresh_from_db()
    assert offer.state == HandOverState.WITHDRAWN


def test_an_offer_of_another_case_is_not_found_here(enter, story, village_case, now):
    other = story.case()
    story.try_(other, "fajar")
    offer = story.offer(other, "fajar", Rung.SUBDISTRICT)
    now()
    assert send(enter("gita"), "accept", village_case, row=offer).status_code == 404


def test_the_office_at_the_desk_cannot_accept_for_itself(enter, story, village_case, now):
    story.try_(village_case, "fajar")
    offer = story.offer(village_case, "fajar", Rung.SUBDISTRICT)
    now()
    assert send(enter("kabid"), "accept", village_case, row=offer).status_code == 403


# --- On behalf ----------------------------------------------------------------------------------


def behalf(story, office, basis="phone"):
    return {"behalf_office": str(story.cast.office(office).pk), "behalf_basis": basis}


def test_the_operator_records_an_effort_for_the_village_head(enter, story, village_case):
    client, chosen = enter("budi"), behalf(story, "kades_sungai_beras")
    address = reverse("cases:detail", kwargs={"pk": village_case.pk})
    assert "Catat upaya" not in words(client.get(address))
    text = words(client.get(address, chosen))
    assert "Anda mencatat atas nama Kepala Desa Sungai Beras." in text
    assert "Catat upaya" in text
    assert is_back(send(client, "attempt", village_case, ATTEMPT | chosen), village_case)
    row = village_case.attempts.get()
    assert (row.behalf_office.title, row.behalf_basis) == ("Kepala Desa Sungai Beras", "phone")
    assert row.by_person.name == "Budi Santoso"


def test_nothing_is_recorded_for_an_office_of_another_regency(enter, story, village_case):
    response = send(enter("budi"), "message", village_case, {"text": "x"} | behalf(story, "kades_badang"))
    assert response.status_code == 403
    assert village_case.messages.count() == 0


def test_the_village_head_records_for_nobody(enter, story, village_case):
    values = {"text": "x", "kind": "note"} | behalf(story, "camat_mendahara_ulu")
    assert send(enter("fajar"), "message", village_case, values).status_code == 403


# --- Others -------------------------------------------------------------------------------------


def test_kabid_invites_asks_and_ends_what_he_invited(enter, story, regency_case):
    client, kodim = enter("kabid"), story.cast.agency("kodim")
    values = {"agency": kodim.pk, "reason": "Pengamanan musyawarah"}
    assert is_back(send(client, "invite", regency_case, values), regency_case)
    asked = {"agency": kodim.pk, "question": "Keterangan status lahan"}
    assert is_back(send(client, "ask", regency_case, asked), regency_case)
    invitation = Invitation.objects.get()
    values = {"version": invitation.version, "reason": "Selesai"}
    assert is_back(send(client, "uninvite", regency_case, values, invitation), regency_case)
    assert InformationRequest.objects.get().state == RequestState.WITHDRAWN


def test_an_invitation_opens_the_reports_that_were_ticked_and_no_other(enter, story, regency_case):
    polres, report = story.cast.agency("polres"), regency_case.case_reports.get().report_id
    values = {"agency": polres.pk, "reason": "Pengamanan", "reports": [str(report)]}
    assert is_back(send(enter("kabid"), "invite", regency_case, values), regency_case)
    opened = Grant.objects.filter(agency=polres).values_list("object_type", "object_id")
    assert set(opened) == {("case", regency_case.pk), ("report", report)}


def test_papers_are_shared_with_an_agency_that_is_invited_already(enter, story, regency_case):
    polres, report = story.cast.agency("polres"), regency_case.case_reports.get().report_id
    file = story.act(
        file_on_case,
        "kabid",
        case=regency_case,
        upload=BytesIO(b"Berita acara."),
        name="ba.txt",
        kind="minutes",
    )
    client = enter("kabid")
    address = reverse("cases:detail", kwargs={"pk": regency_case.pk})
    assert 'id="share"' not in words(client.get(address))
    invited = {"agency": polres.pk, "reason": "Pengamanan", "documents": [str(file.pk)]}
    assert is_back(send(client, "invite", regency_case, invited), regency_case)
    invitation = Invitation.objects.get()
    assert set(Grant.objects.filter(agency=polres).values_list("object_type", flat=True)) == {"case", "file"}
    assert 'id="share"' in words(client.get(address))
    shared = {"invitation": str(invitation.pk), "reports": [str(report)]}
    assert is_back(send(client, "share", regency_case, shared), regency_case)
    assert Grant.objects.filter(agency=polres, object_type="report", object_id=report).exists()
    nothing = send(client, "share", regency_case, {"invitation": str(invitation.pk)})
    assert nothing.status_code == 422


def test_the_liaison_answers_tells_and_is_done(enter, story, regency_case, now):
    polres = story.cast.agency("polres")
    invitation = story.act(invite_agency, "kabid", case=regency_case, agency=polres, reason="Pengamanan")
    asked = story.act(ask_information, "kabid", case=regency_case, agency=polres, question="Ada laporan?")
    now()
    client = enter("citra")
    text = words(client.get(reverse("cases:detail", kwargs={"pk": regency_case.pk})))
    assert "Langkah berikut: jawab permintaan keterangan" in text
    assert "Undang" not in re.sub(r"[Dd]iundang", "", text)
    assert is_back(send(client, "answer", regency_case, {"answer": "Tidak ada."}, asked), regency_case)
    told = {"text": "Patroli dua kali.", "kind": "we_did"}
    assert is_back(send(client, "message", regency_case, told), regency_case)
    done = {"version": invitation.version, "note": ""}
    assert is_back(send(client, "done", regency_case, done, invitation), regency_case)
    invitation.refresh_from_db()
    assert invitation.done_at is not None
    assert send(client, "ask", regency_case, {"agency": polres.pk, "question": "?"}).status_code != 302


def test_the_office_picker_offers_only_offices_that_can_open_the_case(enter, story, regency_case, now):
    client = enter("kabid")
    address = reverse("cases:detail", kwargs={"pk": regency_case.pk})
    roads = str(story.cast.office("pupr_roads").pk)
    picker = r'<select name="office".*?</select>'
    assert roads not in re.search(picker, words(client.get(address))).group(0)
    story.act(invite_agency, "kabid", case=regency_case, agency=story.cast.agency("pupr"), reason="Peta izin")
    now()
    offered = re.search(picker, words(client.get(address))).group(0)
    assert roads in offered
    assert str(story.cast.office("police_liaison").pk) not in offered


def test_a_deadline_in_working_days_is_shown_as_a_date(enter, regency_case):
    text = words(enter("kabid").get(reverse("cases:detail", kwargs={"pk": regency_case.pk})))
    assert "5 hari kerja (sampai 11 Maret)" in text


# --- Tracks: the stale save ---------------------------------------------------------------------


@pytest.fixture
def track(story, village_case, now):
    row = story.act(open_track, "fajar", case=village_case, kind=TrackKind.CUSTOM, opened_on=date(2026, 3, 1))
    now()
    return row


def test_a_stale_answer_shows_both_versions_and_keeps_what_was_typed(enter, story, village_case, track, now):
    stale = track.version
    story.act(
        answer_track,
        "kabid",
        track=track,
        version=track.version,
        answer="Sidang adat ditunda.",
        answered_on=date(2026, 3, 3),
    )
    now()
    values = {"version": stale, "answer": "Sidang adat besok.", "answered_on": "2026-03-04"}
    client = enter("fajar")
    response = send(client, "track_answer", village_case, values, track)
    assert response.status_code == 409
    text = words(response)
    assert "Sidang adat ditunda." in text
    assert "Sidang adat besok." in text
    fresh = Track.objects.get(pk=track.pk)
    assert f'name="version" value="{fresh.version}"' in text
    assert is_back(
        send(client, "track_answer", village_case, values | {"version": fresh.version}, track), village_case
    )


def test_a_track_ends(enter, village_case, track):
    values = {"version": track.version, "closed_on": "2026-03-04"}
    assert is_back(send(enter("fajar"), "track_close", village_case, values, track), village_case)
    track.refresh_from_db()
    assert track.closed_on == date(2026, 3, 4)


# --- Decisions ----------------------------------------------------------------------------------


def test_a_case_is_watched_resumed_closed_and_reopened(enter, village_case):
    client = enter("fajar")
    watch = {"reason": "Kedua pihak menahan diri.", "review_on": "2026-03-20"}
    assert is_back(send(client, "watch", village_case, watch), village_case)
    assert is_back(send(client, "resume", village_case), village_case)
    close = {"outcome": "settled", "reason": "Kesepakatan damai ditandatangani."}
    assert is_back(send(client, "close", village_case, close), village_case)
    text = words(client.get(reverse("cases:detail", kwargs={"pk": village_case.pk})))
    assert "Selesai: damai" in text
    assert is_back(send(client, "reopen", village_case, {"rung": "1", "reason": "Ingkar"}), village_case)
    village_case.refresh_from_db()
    assert village_case.state == CaseState.REOPENED


def test_the_regency_takes_up_what_relapsed(enter, village_case):
    send(enter("fajar"), "close", village_case, {"outcome": "settled", "reason": "Damai."})
    values = {"rung": "3", "reason": "Kesepakatan dilanggar."}
    assert is_back(send(enter("kabid"), "reopen", village_case, values), village_case)
    assert Case.objects.get(pk=village_case.pk).rung == Rung.REGENCY


# --- Strangers ----------------------------------------------------------------------------------

ACTS = (
    "start attempt message assess attach upload hand_over track_open assign ask invite "
    "watch resume close reopen"
)


@pytest.mark.parametrize("name", ACTS.split())
def test_dedi_finds_nothing_to_act_on(enter, village_case, name):
    assert send(enter("dedi"), name, village_case).status_code == 404


@pytest.mark.parametrize("name", ACTS.split())
def test_reading_an_address_of_an_act_does_nothing(enter, village_case, name):
    address = reverse(f"cases:{name}", kwargs={"pk": village_case.pk})
    assert enter("fajar").get(address).status_code == 405


def test_a_page_that_was_left_open_while_the_case_moved_is_refused_politely(enter, story, village_case, now):
    story.try_(village_case, "fajar")
    offer = story.offer(village_case, "fajar", Rung.SUBDISTRICT)
    now()
    send(enter("gita"), "accept", village_case, row=offer)
    assert send(enter("fajar"), "attempt", village_case, ATTEMPT).status_code == 403


def test_offering_twice_says_that_an_offer_waits(enter, story, village_case, now):
    story.try_(village_case, "fajar")
    story.act(offer_hand_over, "fajar", case=village_case, offer=UPWARD, to_rung=Rung.SUBDISTRICT)
    now()
    response = send(enter("fajar"), "hand_over", village_case, upward())
    assert response.status_code == 422
    assert "Tarik tawaran" in words(response)
