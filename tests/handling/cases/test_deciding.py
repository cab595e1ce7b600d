"""Watch, close, reopen; ratings, tracks and notes; conflicts of interest."""

from datetime import date

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.enums import Rung
from rukun.foundation.sharing.domain.recusal import recuse
from rukun.handling.cases.domain import closing
from rukun.handling.cases.domain.assessing import SameUrgency, assess, change_urgency
from rukun.handling.cases.domain.attaching import AlreadyHere, NotSeen, attach_report
from rukun.handling.cases.domain.closing import StillOpen, close_case, resume_case, watch_case
from rukun.handling.cases.domain.entering import CaseIsClosed
from rukun.handling.cases.domain.opening import CaseFields, NothingToOpenFrom, open_case
from rukun.handling.cases.domain.reopening import WrongRung, reopen_case
from rukun.handling.cases.domain.tasks import assign_task
from rukun.handling.cases.domain.tracks import TrackIsClosed, answer_track, close_track, open_track
from rukun.handling.cases.domain.working import post_message, record_attempt, start_work
from rukun.handling.cases.enums import (
    AttemptKind,
    AttemptResult,
    CaseState,
    DecisionKind,
    MessageKind,
    Outcome,
    TrackKind,
)
from rukun.handling.cases.models import Assessment, Case, Decision, TrackAnswer
from rukun.handling.reports.enums import ReportState, Urgency
from rukun.handling.reports.models import Report
from rukun.kernel.errors import Invalid, NotAllowed, StaleVersion
from rukun.kernel.workflow import TransitionRefused
from tests.handling.cases.conftest import TITLE, Story


@pytest.mark.parametrize("urgency", [Urgency.RED, Urgency.GREEN])
def test_a_person_decides_that_a_case_is_more_or_less_urgent(story: Story, urgency: Urgency) -> None:
    case = story.case()
    story.act(change_urgency, "kabid", case=case, urgency=urgency, reason="Massa bertambah.")
    case.refresh_from_db()
    assert (case.urgency, case.urgency_order) == (urgency, urgency.order)
    owed = Obligation.objects.open().filter(object_id=case.pk).values_list("urgency", "urgency_order")
    assert set(owed) == {(urgency, urgency.order)}
    decision = Decision.objects.get(case=case)
    assert (decision.kind, decision.reason) == (DecisionKind.URGENCY, "Massa bertambah.")
    said = Entry.objects.get(action="case.urgency_changed").data
    assert (said["urgency_from"], said["urgency_to"]) == ("yellow", urgency)


def test_urgency_is_changed_with_a_reason_by_whoever_leads_and_only_to_another(story: Story) -> None:
    case = story.case()
    change = {"case": case, "urgency": Urgency.RED}
    with pytest.raises(NotAllowed):
        story.act(change_urgency, "fajar", **change, reason="Gawat.")
    with pytest.raises(Invalid):
        story.act(change_urgency, "kabid", **change, reason=" ")
    with pytest.raises(SameUrgency):
        story.act(change_urgency, "kabid", case=case, urgency=Urgency.YELLOW, reason="Sama.")
    assert not Decision.objects.filter(case=case).exists()


def test_what_is_owed_climbs_by_the_new_urgency(story: Story) -> None:
    case = story.carry_to(Rung.SUBDISTRICT)
    story.try_(case, "gita")
    story.offer(case, "gita", Rung.REGENCY)
    before = Obligation.objects.open().get(object_id=case.pk, climbs=True)
    story.act(change_urgency, "kabid", case=case, urgency=Urgency.RED, reason="Massa bertambah.")
    after = Obligation.objects.get(pk=before.pk)
    assert before.next_check_at is not None
    assert after.next_check_at is not None
    assert after.next_check_at < before.next_check_at


def closed(story: Story, case: Case, name: str = "kabid") -> Case:
    result: Case = story.act(
        close_case, name, case=case, outcome=Outcome.SETTLED, reason="Sepakat ukur bersama."
    )
    return result


def test_a_case_grows_from_something_that_was_verified(story: Story) -> None:
    with pytest.raises(NothingToOpenFrom):
        story.act(open_case, "kabid", fields=CaseFields(title=TITLE))
    with pytest.raises(NotAllowed):
        story.act(open_case, "fajar", fields=CaseFields(title=TITLE), reports=[story.report()])
    with pytest.raises(NotSeen):
        story.act(open_case, "dedi", fields=CaseFields(title=TITLE), reports=[story.report()])


def test_a_case_is_opened_with_a_type_from_the_list(story: Story) -> None:
    with pytest.raises(Invalid) as refusal:
        story.case(issue_type="invented")
    assert refusal.value.field == "issue_type"
    assert story.case(issue_type="village_boundary").issue_type == "village_boundary"


def test_a_report_opens_one_case(story: Story) -> None:
    report = story.report()
    story.act(open_case, "kabid", fields=CaseFields(title=TITLE), reports=[report])
    assert Report.objects.get(pk=report.pk).state == ReportState.BECAME_CASE
    with pytest.raises(TransitionRefused):
        story.act(open_case, "ayu", fields=CaseFields(title=TITLE), reports=[report])
    assert Case.objects.count() == 1


def test_an_attached_report_opens_to_the_holders(story: Story) -> None:
    case = story.carry_to(Rung.SUBDISTRICT)
    report = story.report()
    with pytest.raises(NotAllowed):
        story.act(attach_report, "gita", case=case, report=report)
    story.act(attach_report, "kabid", case=case, report=report)
    for name in ("fajar", "gita", "kabid"):
        assert Report.objects.visible_to(story.who(name)).filter(pk=report.pk).exists(), name
    with pytest.raises(AlreadyHere):
        story.act(attach_report, "kabid", case=case, report=report)


def test_watching_is_a_decision_with_a_reason_and_a_day(story: Story) -> None:
    case = story.case()
    with pytest.raises(Invalid):
        story.act(watch_case, "fajar", case=case, reason="", review_on=date(2026, 4, 1))
    with pytest.raises(Invalid):
        story.act(watch_case, "fajar", case=case, reason="Panen dulu.", review_on=date(2026, 3, 4))
    story.act(watch_case, "fajar", case=case, reason="Menunggu panen.", review_on=date(2026, 4, 1))
    (owed,) = Obligation.objects.open().filter(object_id=case.pk)
    assert (case.state, owed.kind, owed.due_at.date() if owed.due_at else None) == (
        CaseState.WATCHED,
        "case.review",
        date(2026, 4, 1),
    )
    story.act(resume_case, "fajar", case=case)
    assert (case.state, Obligation.objects.open().filter(object_id=case.pk).count()) == (
        CaseState.HANDLED,
        0,
    )
    assert [row.kind for row in Decision.objects.order_by("at")] == [DecisionKind.WATCH, DecisionKind.RESUME]


def test_what_is_unfinished_keeps_a_case_open(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    case = story.case(rung=Rung.REGENCY)
    story.act(assign_task, "kabid", case=case, office=story.cast.office("operator"), title="Rekap warga")
    monkeypatch.setattr(closing, "_BLOCKERS", [lambda case: ["Kesepakatan belum dipantau."]])
    with pytest.raises(StillOpen) as refusal:
        closed(story, case)
    assert len(refusal.value.reasons) == 2
    assert "1. Rekap warga" in str(refusal.value)
    assert story.fresh(case).state == CaseState.NEW


def test_a_closed_case_takes_notes_and_nothing_else(story: Story) -> None:
    case = closed(story, story.case())
    story.act(post_message, "fajar", case=case, text="Patok dipasang kembali.")
    with pytest.raises(CaseIsClosed):
        story.try_(case, "fajar")
    with pytest.raises(CaseIsClosed):
        closed(story, case)


def test_a_case_is_reopened_on_its_rung_or_by_a_higher_one_for_itself(story: Story) -> None:
    case = closed(story, story.carry_to(Rung.SUBDISTRICT), "gita")
    with pytest.raises(NotAllowed):
        story.act(reopen_case, "fajar", case=case, reason="Ingkar janji.")
    with pytest.raises(WrongRung):
        story.act(reopen_case, "gita", case=case, reason="Ingkar janji.", rung=Rung.REGENCY)
    with pytest.raises(WrongRung):
        story.act(reopen_case, "kabid", case=case, reason="Ingkar janji.", rung=Rung.VILLAGE)
    story.act(reopen_case, "kabid", case=case, reason="Ingkar janji.", rung=Rung.REGENCY)
    assert (case.state, case.outcome, case.closed_at, case.rung, case.owner_agency, case.owner_team) == (
        CaseState.REOPENED,
        "",
        None,
        Rung.REGENCY,
        story.cast.agency("kesbangpol"),
        story.cast.team,
    )
    again = closed(story, case)
    story.act(reopen_case, "ayu", case=again, reason="Bukti baru.")
    assert again.rung == Rung.REGENCY


@pytest.mark.parametrize("name", ["budi", "hadi", "citra", "dedi", "bupati", "indra", "gita"])
def test_closing_is_for_those_who_lead(story: Story, name: str) -> None:
    case = story.case()
    with pytest.raises(NotAllowed):
        closed(story, case, name)


def test_ratings_keep_their_history(story: Story) -> None:
    case = story.case()
    with pytest.raises(NotAllowed):
        story.act(assess, "fajar", case=case, likelihood=4, impact=4, reason="Memanas.")
    story.act(assess, "kabid", case=case, likelihood=4, impact=4, reason="Memanas.")
    assert (case.risk, [row.risk for row in Assessment.objects.order_by("at")]) == (4, [3, 4])
    with pytest.raises(Invalid):
        story.act(assess, "kabid", case=case, likelihood=5, impact=4, reason="?")


def test_a_track_keeps_every_answer(story: Story) -> None:
    case = story.case()
    track = story.act(open_track, "fajar", case=case, kind=TrackKind.CUSTOM, opened_on=date(2026, 3, 1))
    words = {"answered_on": date(2026, 3, 3)}
    story.act(answer_track, "fajar", track=track, version=1, answer="Sidang adat Jumat.", **words)
    with pytest.raises(StaleVersion):
        story.act(answer_track, "kabid", track=track, version=1, answer="Lain.", **words)
    story.act(answer_track, "fajar", track=track, version=2, answer="Denda disepakati.", **words)
    assert TrackAnswer.objects.count() == 2
    story.act(close_track, "fajar", track=track, version=3, closed_on=date(2026, 3, 4))
    with pytest.raises(TrackIsClosed):
        story.act(answer_track, "fajar", track=track, version=4, answer="x", **words)


def test_what_we_did_is_the_word_of_those_who_do_not_hold_the_case(story: Story) -> None:
    case = story.case()
    with pytest.raises(NotAllowed):
        story.act(post_message, "fajar", case=case, kind=MessageKind.WE_DID, text="Musyawarah.")
    story.act(post_message, "gita", case=case, kind=MessageKind.WE_DID, text="Kunjungan Forkopimcam.")


@pytest.mark.parametrize("name", ["kabid", "gita", "budi", "hadi", "dedi"])
def test_only_the_holder_works_on_a_case(story: Story, name: str) -> None:
    case = story.case()
    with pytest.raises(NotAllowed):
        story.act(start_work, name, case=case)
    with pytest.raises(NotAllowed):
        story.try_(case, name)


def test_an_effort_is_recorded_after_it_was_made(story: Story) -> None:
    case = story.case()
    with pytest.raises(Invalid):
        story.act(
            record_attempt,
            "fajar",
            case=case,
            kind=AttemptKind.MEDIATION,
            held_on=date(2026, 3, 20),
            result=AttemptResult.AGREED,
            summary="Sepakat.",
        )


def test_a_village_head_who_is_a_party_sees_neither_case_nor_reports(story: Story) -> None:
    case = story.case()
    story.act(
        recuse,
        "kabid",
        object_type="case",
        object_id=case.pk,
        person=story.cast.person("fajar"),
        reason="Pihak dalam perkara",
    )
    later = story.report()
    story.act(attach_report, "kabid", case=case, report=later)
    assert not Case.objects.visible_to(story.who("fajar")).exists()
    assert not Report.objects.visible_to(story.who("fajar")).exists()
    with pytest.raises(NotAllowed):
        story.act(start_work, "fajar", case=case)
