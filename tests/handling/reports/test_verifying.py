from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import translation

from rukun.foundation.journal.models import Entry
from rukun.foundation.notices.models import Notice
from rukun.foundation.obligations.models import Obligation
from rukun.handling.reports.domain import (
    amend,
    answer_reporter,
    ask_clarification,
    clarify,
    mark_attached,
    mark_became_case,
    set_not_shown,
    verify,
    watch,
)
from rukun.handling.reports.models import Answer, Report
from rukun.handling.reports.policy import report_actions
from rukun.handling.reports.signals import report_verified
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.workflow import TransitionRefused
from tests.cast import PANDAN_SEJAHTERA, SUNGAI_BERAS
from tests.handling.reports.conftest import FOUND


def owed(report):
    return list(
        Obligation.objects.open().filter(object_id=report.pk).order_by("kind").values_list("kind", flat=True)
    )


def actions(report):
    return list(
        Entry.objects.filter(stream=f"report:{report.pk}").order_by("seq").values_list("action", flat=True)
    )


def test_verifying_rates_and_leaves_the_decision(cast, sent):
    report = verify(report=sent(), found=FOUND, actor=cast.ayu, at=cast.now + timedelta(hours=1))
    assert (report.state, report.likelihood, report.impact, report.risk) == ("verified", 2, 3, 3)
    assert (report.reliability, report.credibility) == ("B", 2)
    assert report.verified_at == cast.now + timedelta(hours=1)
    assert owed(report) == ["report.decide"]
    assert actions(report) == ["report.drafted", "report.sent", "report.verified"]
    answer = report.answers.get()
    with translation.override("en"):
        assert answer.words == "Thank you. Your report has been checked and recorded."
    told = Notice.objects.get()
    assert (told.template, told.recipient_person) == ("report.answered", cast.person("fajar"))


def test_settled_report_asks_for_no_decision(verified):
    assert owed(verified(kind="settled")) == []


def test_place_is_corrected_and_where_it_was_filed_stays(cast, sent):
    report = verify(
        report=sent(), found=replace(FOUND, region=PANDAN_SEJAHTERA), actor=cast.kabid, at=cast.now
    )
    assert (report.region_as_filed_id, report.region_current_id) == (SUNGAI_BERAS, PANDAN_SEJAHTERA)
    data = Entry.objects.get(stream=f"report:{report.pk}", action="report.verified").data
    assert (data["place_from"], data["place_to"]) == (SUNGAI_BERAS, PANDAN_SEJAHTERA)
    assert report in Report.objects.visible_to(cast.fajar)  # who filed it still sees it


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("likelihood", {"likelihood": 0}),
        ("impact", {"impact": 5}),
        ("reliability", {"reliability": "G"}),
        ("credibility", {"credibility": 7}),
        ("region", {"region": "15.06.01.2001"}),
        ("kind", {"kind": "nil"}),
        ("issue_type", {"issue_type": "unheard_of"}),
    ],
)
def test_wrong_finding_is_named_by_field(cast, sent, field, wrong):
    report = sent()
    with pytest.raises(Invalid) as refusal:
        verify(report=report, found=replace(FOUND, **wrong), actor=cast.ayu, at=cast.now)
    assert refusal.value.field == field
    assert Report.objects.get(pk=report.pk).state == "sent"


def test_of_two_who_verify_one_wins(cast, sent):
    report = sent()
    same = Report.objects.get(pk=report.pk)
    verify(report=report, found=FOUND, actor=cast.ayu, at=cast.now)
    with pytest.raises(TransitionRefused):
        verify(report=same, found=FOUND, actor=cast.kabid, at=cast.now)
    assert Answer.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["budi", "citra", "dedi", "eka", "fajar", "gita", "hadi", "indra", "bupati", "expired"]
)
def test_others_do_not_judge(cast, sent, verified, name):
    actor, report, judged = cast.actor(name), sent(), verified()
    with pytest.raises(NotAllowed):
        verify(report=report, found=FOUND, actor=actor, at=cast.now)
    with pytest.raises(NotAllowed):
        ask_clarification(report=report, question="Kapan?", actor=actor, at=cast.now)
    with pytest.raises(NotAllowed):
        set_not_shown(report=report, reason="x", actor=actor, at=cast.now)
    with pytest.raises(NotAllowed):
        watch(report=judged, reason="x", actor=actor, at=cast.now)
    with pytest.raises(NotAllowed):
        mark_became_case(report=judged, actor=actor, at=cast.now)
    with pytest.raises(NotAllowed):
        answer_reporter(report=report, text="x", actor=actor, at=cast.now)


def test_nil_report_is_not_judged(cast, sent):
    report = sent(kind="nil", facts="")
    with pytest.raises(NotAllowed):
        verify(report=report, found=FOUND, actor=cast.ayu, at=cast.now)
    assert not report_actions(report=report, actor=cast.ayu).has_decision


def test_question_goes_to_the_reporter_and_the_answer_starts_the_clock_anew(cast, sent):
    report = sent(urgency="yellow")
    ask_clarification(report=report, question="Jam berapa?", actor=cast.kabid, at=cast.now)
    assert (report.state, owed(report)) == ("needs_clarification", ["report.clarify"])
    duty = Obligation.objects.open().get()
    assert (duty.owner_office, duty.due_at, duty.climbs) == (cast.office_of("fajar"), None, False)
    later = cast.now + timedelta(hours=30)
    clarify(report=report, text="Pukul 09.30. Hub 081234567890", actor=cast.fajar, at=later)
    assert (report.state, owed(report)) == ("sent", ["report.verify"])
    assert report.verify_by == later + timedelta(hours=24)
    amendment = report.amendments.get()
    assert amendment.is_clarification
    assert amendment.text == "Pukul 09.30. Hub [nomor disembunyikan]"
    assert actions(report)[-2:] == ["report.clarification_asked", "report.clarified"]


def test_report_can_be_verified_while_a_question_is_open(cast, sent):
    report = sent()
    ask_clarification(report=report, question="Jam berapa?", actor=cast.kabid, at=cast.now)
    verify(report=report, found=FOUND, actor=cast.ayu, at=cast.now)
    assert owed(report) == ["report.decide"]


def test_not_shown_keeps_the_reason_inside_and_thanks_the_reporter(cast, sent):
    report = set_not_shown(report=sent(), reason="Tidak ada saksi", actor=cast.ayu, at=cast.now)
    assert (report.state, report.decision_reason, owed(report)) == ("not_shown", "Tidak ada saksi", [])
    answer = report.answers.get()
    assert "saksi" not in answer.words
    with translation.override("en"):
        assert answer.words.startswith("Thank you. We have looked into your report")
    own = set_not_shown(report=sent(), reason="x", words="Terima kasih, Pak.", actor=cast.ayu, at=cast.now)
    assert own.answers.get().words == "Terima kasih, Pak."


@pytest.mark.parametrize("act", [watch, set_not_shown])
def test_decision_needs_its_reason(cast, sent, verified, act):
    report = verified() if act is watch else sent()
    with pytest.raises(Invalid) as refusal:
        act(report=report, reason="  ", actor=cast.ayu, at=cast.now)
    assert refusal.value.field == "reason"


def test_watching_is_a_decision(cast, verified):
    report = watch(report=verified(), reason="Musyawarah desa berjalan", actor=cast.kabid, at=cast.now)
    assert (report.state, owed(report)) == ("watched", [])
    assert report.decision_reason == "Musyawarah desa berjalan"
    assert actions(report)[-1] == "report.watched"


def test_watched_report_may_still_become_a_case(cast, verified):
    report = watch(report=verified(), reason="x", actor=cast.ayu, at=cast.now)
    mark_became_case(report=report, actor=cast.ayu, at=cast.now)
    assert (report.state, owed(report)) == ("became_case", [])
    other = mark_attached(report=verified(), actor=cast.ayu, at=cast.now, case_id=report.pk)
    assert (other.state, owed(other)) == ("attached", [])
    assert Entry.objects.filter(stream=f"report:{other.pk}").latest("seq").data == {"case": str(report.pk)}


def test_amendment_is_appended_with_its_reason(cast, sent):
    report = sent()
    amend(report=report, text="Massa 60 orang", reason="Salah hitung", actor=cast.fajar, at=cast.now)
    amendment = report.amendments.get()
    assert (amendment.text, amendment.reason, amendment.by_office) == (
        "Massa 60 orang",
        "Salah hitung",
        cast.office_of("fajar"),
    )
    report.refresh_from_db()
    assert (report.facts[:10], report.state, report.version) == ("± 40 orang", "sent", 2)
    assert set(Notice.objects.values_list("template", "recipient_person")) == {
        ("report.amended", cast.person("ayu").pk),
        ("report.amended", cast.person("kabid").pk),
    }


def test_drafts_and_others_reports_are_not_amended(cast, drafted, sent):
    for report, actor in ((drafted(), cast.fajar), (sent(), cast.gita), (sent(), cast.ayu)):
        with pytest.raises(NotAllowed):
            amend(report=report, text="x", reason="x", actor=actor, at=cast.now)


def test_amendment_needs_text_and_reason(cast, sent):
    report = sent()
    for field, given in (("text", {"text": " ", "reason": "x"}), ("reason", {"text": "x", "reason": ""})):
        with pytest.raises(Invalid) as refusal:
            amend(report=report, actor=cast.fajar, at=cast.now, **given)
        assert refusal.value.field == field


def test_office_answers_at_any_time(cast, sent):
    report = sent()
    answer_reporter(report=report, text="Sudah kami terima.", actor=cast.kabid, at=cast.now)
    assert report.answers.get().words == "Sudah kami terima."
    assert Notice.objects.get().recipient_person == cast.person("fajar")


def test_listeners_hear_of_a_verified_report_inside_the_transaction(cast, sent):
    heard = []

    def listen(sender, report, actor, at, **_signal):
        heard.append((report.state, actor, Entry.objects.filter(action="report.verified").count()))

    report_verified.connect(listen)
    try:
        verify(report=sent(), found=FOUND, actor=cast.ayu, at=cast.now)
    finally:
        report_verified.disconnect(listen)
    assert heard == [("verified", cast.ayu, 0)]


def test_buttons_follow_the_state_and_the_office(cast, sent, verified):
    report, judged = sent(), verified()
    shown = report_actions(report=report, actor=cast.kabid)
    assert [shown.verify, shown.ask, shown.set_not_shown, shown.link, shown.answer] == [True] * 5
    assert [shown.watch, shown.open_case, shown.amend, shown.edit, shown.clarify] == [False] * 5
    shown = report_actions(report=judged, actor=cast.kabid)
    assert [shown.watch, shown.open_case, shown.attach, shown.verify] == [True, True, True, False]
    shown = report_actions(report=report, actor=cast.fajar)
    assert [shown.amend, shown.verify, shown.read_informant] == [True, False, False]
    assert not report_actions(report=report, actor=cast.dedi).answer
