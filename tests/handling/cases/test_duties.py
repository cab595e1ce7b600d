"""Tasks and requests: who may be given what, proof, refusal, and what each step leaves owed."""

from uuid import uuid4

import pytest

from rukun.foundation.notices.models import Notice
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.enums import Rung
from rukun.handling.cases.domain.checking import approve_task, cancel_task, send_back_task
from rukun.handling.cases.domain.inviting import AlreadyInvited, declare_done, invite_agency
from rukun.handling.cases.domain.requests import (
    AgencyIsShutOut,
    answer_request,
    ask_information,
    withdraw_request,
)
from rukun.handling.cases.domain.tasks import (
    CaseIsShut,
    NoProof,
    VerticalAgency,
    accept_task,
    assign_task,
    decline_task,
    submit_proof,
)
from rukun.handling.cases.domain.uninviting import withdraw_invitation
from rukun.handling.cases.enums import RequestState, TaskState
from rukun.handling.cases.models import Case, Invitation, Task, TaskStep
from rukun.handling.reports.models import Report
from rukun.kernel.errors import Invalid, NotAllowed
from tests.handling.cases.conftest import Story


def given(story: Story, case: Case, office: str = "pupr_roads", **more: object) -> Task:
    words = {"title": "Daftar warga penggarap", "share": True, "working_days": 5}
    task: Task = story.act(
        assign_task, "kabid", case=case, office=story.cast.office(office), **(words | more)
    )
    return task


def owed(case: Case) -> list[tuple[str, str]]:
    rows = Obligation.objects.open().filter(object_id=case.pk).exclude(kind="case.start")
    return [
        (row.kind, row.owner_office.title if row.owner_office else row.owner_agency.short_name)
        for row in rows.order_by("opened_at")
    ]


@pytest.fixture
def case(story: Story) -> Case:
    return story.case(rung=Rung.REGENCY)


def test_a_vertical_agency_gets_no_task(story: Story, case: Case) -> None:
    with pytest.raises(VerticalAgency):
        given(story, case, "police_liaison")
    assert not Invitation.objects.exists()


def test_an_office_that_cannot_open_the_case_gets_no_task(story: Story, case: Case) -> None:
    with pytest.raises(CaseIsShut):
        given(story, case, share=False)
    assert owed(case) == []


def test_an_administrator_is_never_given_a_case(story: Story, case: Case) -> None:
    with pytest.raises(CaseIsShut):
        given(story, case, "administrator", share=False)


def test_an_office_of_another_regency_is_not_on_the_list(story: Story, case: Case) -> None:
    with pytest.raises(Invalid):
        given(story, case, "other_head")


@pytest.mark.parametrize("name", ["budi", "fajar", "hadi", "citra", "dedi", "bupati", "indra"])
def test_only_those_who_direct_give_tasks(story: Story, case: Case, name: str) -> None:
    with pytest.raises(NotAllowed):
        story.act(assign_task, name, case=case, office=story.cast.office("pupr_roads"), title="x", share=True)


def test_a_declined_task_comes_back_to_whoever_gave_it(story: Story, case: Case) -> None:
    task = given(story, case)
    story.act(decline_task, "hadi", task=task, reason="Bukan kewenangan bidang ini.")
    assert (task.state, owed(case)) == (
        TaskState.DECLINED,
        [("task.declined", "Kepala Bidang Penanganan Konflik")],
    )
    other = given(story, case, "pupr_head", share=False, replaces=task)
    assert (other.number, owed(case)) == (2, [("task.do", "Kepala Dinas PUPR")])


def test_proof_is_words_or_files_of_the_case(story: Story, case: Case) -> None:
    task = given(story, case)
    with pytest.raises(NoProof):
        story.act(submit_proof, "hadi", task=task, text="  ")
    with pytest.raises(Invalid):
        story.act(submit_proof, "hadi", task=task, files=[uuid4()])
    story.act(submit_proof, "hadi", task=task, text="Daftar terlampir.")
    assert owed(case) == [("task.check", "Kepala Bidang Penanganan Konflik")]


def test_proof_that_was_sent_back_is_kept_beside_the_better_one(story: Story, case: Case) -> None:
    task = given(story, case)
    story.act(submit_proof, "hadi", task=task, text="Pertama.")
    story.act(send_back_task, "ayu", task=task, reason="Luasnya belum ada.")
    assert owed(case) == [("task.do", "Kepala Bidang Bina Marga")]
    story.act(submit_proof, "hadi", task=task, text="Kedua, dengan luas.")
    story.act(approve_task, "kabid", task=task)
    assert list(TaskStep.objects.order_by("at").values_list("step", "text")) == [
        ("submit_proof", "Pertama."),
        ("send_back", "Luasnya belum ada."),
        ("submit_proof", "Kedua, dengan luas."),
        ("approve", ""),
    ]
    assert owed(case) == []


def test_the_doer_does_not_check_and_the_giver_does_not_prove(story: Story, case: Case) -> None:
    task = given(story, case)
    with pytest.raises(NotAllowed):
        story.act(accept_task, "kabid", task=task)
    with pytest.raises(NotAllowed):
        story.act(cancel_task, "hadi", task=task, reason="Tidak perlu.")


def test_a_cancelled_task_is_owed_by_nobody(story: Story, case: Case) -> None:
    task = given(story, case)
    story.act(cancel_task, "kabid", task=task, reason="Sudah selesai sendiri.")
    assert (task.state, owed(case)) == (TaskState.CANCELLED, [])


def test_nobody_is_asked_about_a_case_that_is_shut_to_them(story: Story) -> None:
    case = story.case()
    with pytest.raises(AgencyIsShutOut):
        story.act(
            ask_information, "kabid", case=case, agency=story.cast.agency("polres"), question="Ada laporan?"
        )


def test_an_invitation_opens_this_case_and_the_chosen_report_only(story: Story, case: Case) -> None:
    other = story.case(rung=Rung.REGENCY, title="Permasalahan batas Desa Sungai Beras")
    report = case.case_reports.get().report
    invitation = story.act(
        invite_agency,
        "kabid",
        case=case,
        agency=story.cast.agency("kodim"),
        reason="Pengamanan",
        reports=[report],
    )
    seen = Case.objects.visible_to(story.who("joko"))
    assert list(seen) == [case]
    assert list(Report.objects.visible_to(story.who("joko"))) == [report]
    assert other not in seen
    with pytest.raises(AlreadyInvited):
        story.act(invite_agency, "ayu", case=case, agency=story.cast.agency("kodim"), reason="Pengamanan")
    story.act(withdraw_invitation, "kabid", invitation=invitation, version=invitation.version)
    assert not Case.objects.visible_to(story.who("joko")).exists()
    assert not Report.objects.visible_to(story.who("joko")).exists()


def test_withdrawing_an_invitation_ends_what_was_owed_under_it(story: Story) -> None:
    case = story.case()
    task = given(story, case)
    invitation = Invitation.objects.get()
    request = story.act(
        ask_information, "kabid", case=case, agency=story.cast.agency("pupr"), question="Status jalan?"
    )
    story.act(withdraw_invitation, "kabid", invitation=invitation, version=invitation.version)
    task.refresh_from_db()
    request.refresh_from_db()
    assert (task.state, request.state, owed(case)) == (TaskState.CANCELLED, RequestState.WITHDRAWN, [])


def test_a_seat_on_the_team_is_a_ground_of_its_own(story: Story, case: Case) -> None:
    hadis, heads = given(story, case), given(story, case, "pupr_head", share=False)
    invitation = Invitation.objects.get()
    story.act(withdraw_invitation, "kabid", invitation=invitation, version=invitation.version)
    hadis.refresh_from_db()
    heads.refresh_from_db()
    assert (hadis.state, heads.state) == (TaskState.CANCELLED, TaskState.GIVEN)


def test_an_answer_stays_with_the_office_that_still_opens_the_case(story: Story, case: Case) -> None:
    agency = story.cast.agency("polres")
    invitation = story.act(invite_agency, "kabid", case=case, agency=agency, reason="Pengamanan")
    request = story.act(ask_information, "kabid", case=case, agency=agency, question="Ada laporan?")
    assert owed(case) == [("request.answer", agency.short_name)]
    story.act(withdraw_invitation, "kabid", invitation=invitation, version=invitation.version)
    request.refresh_from_db()
    assert request.state == RequestState.WAITING
    assert owed(case) == [("request.answer", "Kapolres Tanjung Jabung Timur")]
    assert not Obligation.objects.open().owed_by(story.who("citra")).exists()


def test_a_seat_on_the_team_is_asked_and_its_agency_is_not(story: Story, case: Case) -> None:
    agency = story.cast.agency("polres")
    request = story.act(ask_information, "kabid", case=case, agency=agency, question="Ada laporan?")
    assert owed(case) == [("request.answer", "Kapolres Tanjung Jabung Timur")]
    assert not Notice.objects.filter(template="request.asked", recipient_person=story.cast.person("citra"))
    with pytest.raises(NotAllowed):
        story.act(answer_request, "citra", request=request, answer="Tidak ada.")


def test_we_are_done_is_the_word_of_the_invited(story: Story, case: Case) -> None:
    given(story, case)
    invitation = Invitation.objects.get()
    with pytest.raises(NotAllowed):
        story.act(declare_done, "kabid", invitation=invitation, version=invitation.version)
    story.act(declare_done, "hadi", invitation=invitation, version=invitation.version, note="Selesai.")
    assert Case.objects.visible_to(story.who("hadi")).get() == case


def test_a_request_is_answered_once_by_the_asked(story: Story, case: Case) -> None:
    agency = story.cast.agency("polres")
    story.act(invite_agency, "kabid", case=case, agency=agency, reason="Pengamanan")
    request = story.act(ask_information, "kabid", case=case, agency=agency, question="Ada laporan?")
    with pytest.raises(NotAllowed):
        story.act(answer_request, "hadi", request=request, answer="Tidak.")
    with pytest.raises(NotAllowed):
        story.act(withdraw_request, "citra", request=request)
    story.act(answer_request, "citra", request=request, answer="Tidak ada.")
    assert (request.state, request.answered_by_office) == (
        RequestState.ANSWERED,
        story.cast.office("police_liaison"),
    )
