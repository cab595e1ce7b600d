"""Whoever reported a matter hears of its end, in neutral words."""

import pytest
from django.utils import translation

from rukun.foundation.notices.models import Notice
from rukun.handling.cases.domain.closing import close_case
from rukun.handling.cases.enums import Outcome
from rukun.handling.cases.models import CaseReport
from rukun.handling.reports.domain import ReportFields, link_look_alike, send_report, start_draft
from tests.cast import SUNGAI_BERAS

WRITTEN = ReportFields(
    urgency="yellow", kind="tension", title="Warga menolak patok", region=SUNGAI_BERAS, facts="Puluhan warga."
)


def close(story, case, outcome=Outcome.SETTLED):
    story.act(close_case, "fajar", case=story.fresh(case), outcome=outcome, reason="PT WLL yang mengalah.")


def said_to(report):
    with translation.override("en"):
        return [answer.words for answer in report.answers.order_by("at", "pk")]


def test_the_reporter_is_told_and_never_how_it_ended(story, cast):
    case = story.case()
    report = CaseReport.objects.get(case=case).report
    before = len(said_to(report))
    close(story, case)
    last = report.answers.order_by("at", "pk").last()
    assert len(said_to(report)) == before + 1
    assert said_to(report)[-1].startswith(
        "Thank you. The handling of the matter that you reported has ended."
    )
    assert "PT WLL" not in said_to(report)[-1]
    assert last.by_office == cast.office_of("fajar")
    told = Notice.objects.filter(template="report.answered", object_id=report.pk).latest("pk")
    assert told.recipient_person == cast.person("budi")


def test_who_told_of_the_same_is_told_too(story):
    case = story.case()
    report = CaseReport.objects.get(case=case).report
    draft = story.act(start_draft, "gita", fields=WRITTEN)
    other = story.act(send_report, "gita", report=draft)
    story.act(link_look_alike, "kabid", report=other, other=report)
    close(story, case)
    assert said_to(other)[-1] == said_to(report)[-1]
    assert len(said_to(other)) == 2


@pytest.mark.parametrize(
    ("outcome", "words"), [(Outcome.MERGED, "has been added to a matter"), (Outcome.UNRESOLVED, "has ended")]
)
def test_a_merged_matter_goes_on_elsewhere(story, outcome, words):
    case = story.case()
    close(story, case, outcome)
    assert words in said_to(CaseReport.objects.get(case=case).report)[-1]
