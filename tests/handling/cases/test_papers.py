"""Files and incidents of a case: who adds them, and who reads them through the case."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from rukun.foundation.files.models import Attachment
from rukun.foundation.journal.models import Entry
from rukun.foundation.obligations.queries import open_on
from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Agency
from rukun.foundation.sharing.domain.recusal import lift_recusal, recuse
from rukun.foundation.sharing.models import Recusal
from rukun.handling.cases.domain.attaching import NotSeen, attach_report, link_incident
from rukun.handling.cases.domain.closing import close_case
from rukun.handling.cases.domain.entering import CaseIsClosed
from rukun.handling.cases.domain.filing import file_on_case
from rukun.handling.cases.domain.inviting import invite_agency, share_papers
from rukun.handling.cases.domain.opening import CaseFields, open_case
from rukun.handling.cases.domain.tasks import assign_task, submit_proof
from rukun.handling.cases.domain.uninviting import withdraw_invitation
from rukun.handling.cases.enums import Outcome
from rukun.handling.cases.models import Case, TaskStep
from rukun.handling.cases.timeline import timeline
from rukun.handling.incidents.domain import IncidentFields, record_incident
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.enums import Urgency
from rukun.handling.reports.models import Report
from rukun.kernel.errors import Invalid, NotAllowed
from tests.cast import SUNGAI_BERAS
from tests.handling.cases.conftest import TITLE, UPWARD, Story

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RUKUN_KEY_FILE = tmp_path / "keys.json"


def filed(story: Story, case: Any, name: str = "fajar") -> Attachment:
    attachment: Attachment = story.act(
        file_on_case, name, case=case, upload=BytesIO(PDF), name="berita acara.pdf", kind="minutes"
    )
    return attachment


def test_a_file_is_read_by_whoever_opens_the_case(story: Story) -> None:
    case = story.case()
    attachment = filed(story, case)
    assert list(Attachment.objects.visible_to(story.who("gita"))) == [attachment]
    assert not Attachment.objects.visible_to(story.who("other_camat")).exists()
    newest = timeline(case, story.who("gita"))[0]
    assert (newest.action, attachment.name in str(newest.title)) == ("file.attached", True)
    assert story.fresh(case).last_activity_at == story.at


def test_files_come_from_those_who_see_an_open_case(story: Story) -> None:
    case = story.case()
    for name in ("hadi", "dedi", "indra"):
        with pytest.raises(NotAllowed):
            filed(story, case, name)
    story.act(close_case, "fajar", case=case, outcome=Outcome.SETTLED, reason="Sepakat.")
    with pytest.raises(CaseIsClosed):
        filed(story, case)
    assert not Attachment.objects.exists()


def test_a_file_of_the_case_is_proof_and_one_of_another_case_is_not(story: Story) -> None:
    case, other = story.case(rung=Rung.REGENCY), story.case(rung=Rung.REGENCY)
    task = story.act(
        assign_task, "kabid", case=case, office=story.cast.office("pupr_roads"), title="Ukur", share=True
    )
    elsewhere = filed(story, other, "kabid")
    with pytest.raises(Invalid):
        story.act(submit_proof, "hadi", task=task, files=[elsewhere.pk])
    proof = filed(story, case, "hadi")
    story.act(submit_proof, "hadi", task=task, files=[proof.pk])
    assert list(TaskStep.objects.get().files.all()) == [proof]
    assert proof.name in timeline(case, story.who("kabid"))[0].lines
    police = Agency.objects.get(pk=story.who("citra").agency_id)
    story.act(invite_agency, "kabid", case=case, agency=police, reason="Mohon keterangan.")
    told_to_a_guest = [line for entry in timeline(case, story.who("citra")) for line in entry.lines]
    assert proof.name not in told_to_a_guest


def incident(story: Story) -> Incident:
    fields = IncidentFields(title="Perusakan patok", kind="confrontation", region=SUNGAI_BERAS)
    row: Incident = story.act(record_incident, "kabid", fields=fields, reports=[story.report()])
    return row


def test_a_case_opens_from_an_incident_which_its_holder_then_reads(story: Story) -> None:
    row = incident(story)
    assert not Incident.objects.visible_to(story.who("fajar")).exists()
    case = story.act(open_case, "kabid", fields=CaseFields(title=TITLE), incidents=[row])
    assert (case.region_current_id, case.risk) == (SUNGAI_BERAS, None)
    assert list(Incident.objects.visible_to(story.who("fajar"))) == [row]


def test_an_incident_joins_a_case_later(story: Story) -> None:
    case, row = story.case(), incident(story)
    with pytest.raises(NotAllowed):
        story.act(link_incident, "fajar", case=case, incident=row)
    story.act(link_incident, "kabid", case=case, incident=row)
    assert row.number in str(timeline(case, story.who("fajar"))[0].title)


def test_a_guest_reads_only_the_files_that_were_shared_and_their_own(story: Story) -> None:
    case = story.case()
    minutes, titles = filed(story, case), filed(story, case)
    police = story.who("citra").agency_id
    invitation = story.act(
        invite_agency, "kabid", case=case, agency=Agency.objects.get(pk=police), reason="Mohon keterangan."
    )
    assert not Attachment.objects.visible_to(story.who("citra")).exists()
    own = filed(story, case, "citra")
    story.act(share_papers, "kabid", invitation=invitation, files=[minutes])
    assert set(Attachment.objects.visible_to(story.who("citra"))) == {own, minutes}
    assert set(Attachment.objects.visible_to(story.who("gita"))) == {own, minutes, titles}
    assert timeline(case, story.who("citra"))[0].action == "papers.shared"
    invitation.refresh_from_db()
    story.act(withdraw_invitation, "kabid", invitation=invitation, version=invitation.version)
    assert not Attachment.objects.visible_to(story.who("citra")).exists()


def test_only_papers_of_this_case_are_passed_on(story: Story) -> None:
    case, other = story.case(), story.case()
    elsewhere = filed(story, other)
    agency = Agency.objects.get(pk=story.who("citra").agency_id)
    with pytest.raises(NotSeen):
        story.act(invite_agency, "kabid", case=case, agency=agency, reason="Untuk.", files=[elsewhere])
    invitation = story.act(invite_agency, "kabid", case=case, agency=agency, reason="Untuk.")
    with pytest.raises(Invalid):
        story.act(share_papers, "kabid", invitation=invitation)
    with pytest.raises(NotAllowed):
        story.act(share_papers, "citra", invitation=invitation, files=[elsewhere])


def test_whoever_is_to_accept_a_case_reads_its_files(story: Story) -> None:
    case = story.carry_to(Rung.SUBDISTRICT)
    minutes = filed(story, case, "gita")
    province = story.who("eka")
    assert not Attachment.objects.visible_to(province).exists()
    story.try_(case, "gita")
    upward = replace(UPWARD, reason_code="wide_impact", reason="Menyentuh dua kabupaten.")
    story.offer(case, "gita", Rung.PROVINCE, upward)
    assert list(Attachment.objects.visible_to(story.who("eka"))) == [minutes]


@pytest.mark.parametrize(("urgency", "becomes"), [("red", "red"), ("yellow", "yellow"), ("green", "yellow")])
def test_a_case_becomes_as_urgent_as_its_most_urgent_report(story: Story, urgency: str, becomes: str) -> None:
    case = story.case()
    story.act(attach_report, "kabid", case=case, report=story.report(urgency=urgency))
    case = story.fresh(case)
    assert (case.urgency, case.urgency_order) == (becomes, Urgency(becomes).order)
    owed = open_on("case", case.pk).values_list("urgency", "urgency_order")
    assert set(owed) == {(becomes, Urgency(becomes).order)}
    entry = Entry.objects.filter(stream=f"case:{case.pk}").latest("seq")
    risen = becomes != "yellow"
    assert (entry.data.get("urgency_from"), entry.data.get("urgency_to")) == (
        ("yellow", "red") if risen else (None, None)
    )
    lines = timeline(case, story.who("kabid"))[0].lines
    assert lines == (("Kesegeraan permasalahan naik dari kuning ke merah.",) if risen else ())


def test_lifting_a_conflict_on_a_case_lifts_it_on_its_papers(story: Story) -> None:
    case, other = story.case(), story.report()
    first = case.case_reports.get().report
    story.act(attach_report, "kabid", case=case, report=other)
    fajar = {"person": story.cast.person("fajar")}
    story.act(recuse, "kabid", object_type="report", object_id=other.pk, reason="Pelapor", **fajar)
    recusal = story.act(recuse, "kabid", object_type="case", object_id=case.pk, reason="Pihak", **fajar)
    assert not Report.objects.visible_to(story.who("fajar")).exists()
    story.act(lift_recusal, "kabid", recusal=recusal)
    assert Case.objects.visible_to(story.who("fajar")).get() == case
    assert Report.objects.visible_to(story.who("fajar")).get() == first


def test_a_paper_that_lies_on_another_shut_case_stays_shut(story: Story) -> None:
    one, two, row = story.case(), story.case(), incident(story)
    for case in (one, two):
        story.act(link_incident, "kabid", case=case, incident=row)
    fajar = {"person": story.cast.person("fajar"), "reason": "Pihak"}
    lifted = story.act(recuse, "kabid", object_type="case", object_id=one.pk, **fajar)
    story.act(recuse, "kabid", object_type="case", object_id=two.pk, **fajar)
    story.act(lift_recusal, "kabid", recusal=lifted)
    seen = story.who("fajar")
    assert list(Case.objects.visible_to(seen)) == [one]
    assert not Incident.objects.visible_to(seen).exists()
    story.act(lift_recusal, "kabid", recusal=Recusal.objects.get(object_id=two.pk))
    assert Incident.objects.visible_to(story.who("fajar")).get() == row
