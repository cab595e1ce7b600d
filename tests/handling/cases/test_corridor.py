"""The main corridor, verb by verb: a report becomes a case that is handed on and closed with proof."""

from datetime import date

from rukun.foundation.journal.models import Entry
from rukun.foundation.journal.verification import verify_all
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.enums import Rung
from rukun.foundation.sharing.models import Custody
from rukun.handling.cases.domain.checking import approve_task
from rukun.handling.cases.domain.closing import close_case
from rukun.handling.cases.domain.inviting import declare_done, invite_agency
from rukun.handling.cases.domain.receiving import accept_hand_over
from rukun.handling.cases.domain.requests import answer_request, ask_information
from rukun.handling.cases.domain.tasks import accept_task, assign_task, begin_task, submit_proof
from rukun.handling.cases.domain.tracks import answer_track, open_track
from rukun.handling.cases.domain.working import post_message, start_work
from rukun.handling.cases.enums import CaseState, MessageKind, Outcome, TaskState, TrackKind
from rukun.handling.cases.models import Case
from rukun.handling.cases.timeline import timeline
from rukun.handling.reports.models import Report
from tests.handling.cases.conftest import Story


def owed(case: Case) -> set[tuple[str, str]]:
    rows = Obligation.objects.open().filter(object_id=case.pk).select_related("owner_agency")
    return {(row.kind, row.owner_agency.short_name) for row in rows}


def test_a_case_walks_from_the_village_to_its_close(story: Story) -> None:
    cast = story.cast
    case = story.case()
    assert (case.number, case.rung, case.owner_agency) == (
        "PM-2026-0001",
        Rung.VILLAGE,
        cast.agency("sungai_beras"),
    )
    assert (case.likelihood, case.impact, case.risk, case.urgency) == (2, 3, 3, "yellow")
    assert owed(case) == {("case.start", "Desa Sungai Beras")}
    assert Report.objects.visible_to(story.who("fajar")).count() == 1

    story.act(start_work, "fajar", case=case)
    assert (story.fresh(case).state, owed(case)) == (CaseState.HANDLED, set())
    story.try_(case, "fajar")
    hand_over = story.offer(case, "fajar", Rung.SUBDISTRICT)
    assert owed(case) == {("hand_over.accept", "Kec. Mendahara Ulu")}
    assert story.fresh(case).owner_agency == cast.agency("sungai_beras")

    story.act(accept_hand_over, "gita", hand_over=hand_over)
    assert story.fresh(case).owner_agency == cast.agency("mendahara_ulu")
    assert owed(case) == {("case.mediate", "Kec. Mendahara Ulu")}
    story.try_(case, "gita")
    hand_over = story.offer(case, "gita", Rung.REGENCY)
    story.act(accept_hand_over, "kabid", hand_over=hand_over)
    case = story.fresh(case)
    assert (case.rung, case.owner_agency, case.owner_team) == (
        Rung.REGENCY,
        cast.agency("kesbangpol"),
        cast.team,
    )
    assert Custody.objects.filter(object_id=case.pk).count() == 3
    assert owed(case) == set()

    task = story.act(
        assign_task,
        "kabid",
        case=case,
        office=cast.office("pupr_roads"),
        title="Peta izin disandingkan dengan batas kelola",
        working_days=5,
        share=True,
    )
    assert task.due_at.date() == date(2026, 3, 11)
    assert Case.objects.visible_to(story.who("hadi")).get() == case
    story.act(accept_task, "hadi", task=task)
    story.act(begin_task, "hadi", task=task)
    story.act(submit_proof, "hadi", task=task, text="Peta tumpang susun selesai.")
    assert owed(case) == {("task.check", "Kesbangpol")}
    story.act(approve_task, "kabid", task=task)
    assert (task.state, owed(case)) == (TaskState.DONE, set())

    assert not Case.objects.visible_to(story.who("citra")).exists()
    invitation = story.act(
        invite_agency, "kabid", case=case, agency=cast.agency("polres"), reason="Pengamanan"
    )
    request = story.act(
        ask_information, "kabid", case=case, agency=cast.agency("polres"), question="Adakah laporan pidana?"
    )
    assert Case.objects.visible_to(story.who("citra")).get() == case
    assert not Report.objects.visible_to(story.who("citra")).exists()
    (waiting,) = Obligation.objects.open().filter(object_id=case.pk)
    assert (waiting.kind, waiting.due_at, waiting.climbs) == ("request.answer", None, False)
    story.act(answer_request, "citra", request=request, answer="Tidak ada.")
    story.act(post_message, "citra", case=case, kind=MessageKind.WE_DID, text="Patroli dua kali sehari.")
    story.act(declare_done, "citra", invitation=invitation, version=invitation.version)

    track = story.act(open_track, "kabid", case=case, kind=TrackKind.LAND_OFFICE, opened_on=date(2026, 3, 4))
    story.act(
        answer_track,
        "kabid",
        track=track,
        version=track.version,
        answer="Belum bersertifikat.",
        answered_on=date(2026, 3, 5),
    )
    story.act(close_case, "kabid", case=case, outcome=Outcome.SETTLED, reason="Sepakat ukur bersama.")
    case = story.fresh(case)
    assert (case.state, case.outcome, owed(case)) == (CaseState.CLOSED, Outcome.SETTLED, set())
    assert list(verify_all()) == []
    entries = Entry.objects.filter(stream=f"case:{case.pk}")
    assert len(timeline(case, story.who("kabid"))) == entries.count()


def test_another_regency_never_sees_it(story: Story) -> None:
    story.carry_to(Rung.REGENCY)
    for outsider in ("dedi", "eka", "indra", "expired", "citra", "joko", "other_camat", "other_village_head"):
        assert not Case.objects.visible_to(story.who(outsider)).exists(), outsider
