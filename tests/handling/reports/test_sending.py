from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.notices.models import Notice
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.obligations.queries import worklist
from rukun.handling.reports.domain import NobodyVerifies, save_and_send, send_report, start_draft
from rukun.handling.reports.models import Report
from rukun.handling.reports.queries import to_verify
from rukun.kernel.actor import OnBehalf
from rukun.kernel.errors import Invalid, NotAllowed, StaleVersion
from rukun.kernel.workflow import TransitionRefused
from tests.cast import BADANG, MENDAHARA_ULU, PANDAN_SEJAHTERA, SUNGAI_BERAS
from tests.handling.reports.conftest import MATTER


def test_sent_report_gets_number_receipt_and_clock(cast, sent):
    report = sent(urgency="yellow")
    assert (report.state, report.number, report.version) == ("sent", "LI-2026-0001", 2)
    assert len(report.receipt) == 20
    assert (report.sent_at, report.received_at) == (cast.now, cast.now)
    assert report.verify_by == cast.now + timedelta(hours=24)
    assert sent().number == "LI-2026-0002"


def test_number_belongs_to_the_year_of_the_regency(cast, drafted):
    new_year = datetime(2026, 12, 31, 18, 0, tzinfo=UTC)  # 1 January 2027, 01.00 WIB
    assert send_report(report=drafted(), actor=cast.fajar, at=new_year).number == "LI-2027-0001"


def test_sending_leaves_the_verification_to_the_desk(cast, sent):
    report = sent()
    (owed,) = Obligation.objects.all()
    assert (owed.kind, owed.object_id, owed.owner_agency, owed.climbs, owed.due_at) == (
        "report.verify",
        report.pk,
        cast.agency("kesbangpol"),
        True,
        report.verify_by,
    )
    assert owed.summary == f"LI-2026-0001 {report.title}"
    assert [list(worklist(actor)) for actor in (cast.ayu, cast.kabid)] == [[owed], [owed]]
    assert [list(worklist(actor)) for actor in (cast.budi, cast.fajar, cast.gita)] == [[], [], []]


def test_only_a_red_report_rings(cast, sent):
    sent(urgency="yellow")
    assert Notice.objects.count() == 0
    sent(urgency="red")
    told = Notice.objects.values_list("recipient_person", flat=True)
    assert set(told) == {cast.person("ayu").pk, cast.person("kabid").pk}
    assert Notice.objects.first().params == {"number": "LI-2026-0002"}


@pytest.mark.parametrize("kind", ["nil", "activity"])
def test_nil_and_activity_are_noted_and_ask_for_nothing(cast, sent, kind):
    report = sent(kind=kind, urgency="", facts="")
    assert (report.state, report.urgency, report.verify_by) == ("sent", "green", None)
    assert Obligation.objects.count() == 0
    assert list(Report.objects.awaiting_verification()) == []


def test_sending_is_journaled_last_with_codes_only(sent):
    report = sent()
    entries = Entry.objects.filter(stream=f"report:{report.pk}").order_by("seq")
    assert [(entry.action, entry.data) for entry in entries] == [
        ("report.drafted", {}),
        (
            "report.sent",
            {"number": "LI-2026-0001", "urgency": "green", "kind": "tension", "channel": "app"},
        ),
    ]


@pytest.mark.parametrize(
    ("field", "missing"),
    [("urgency", {"urgency": ""}), ("title", {"title": " "}), ("facts", {"facts": ""})],
)
def test_incomplete_report_stays_a_draft(cast, drafted, field, missing):
    report = drafted(**missing)
    with pytest.raises(Invalid) as refusal:
        send_report(report=report, actor=cast.fajar, at=cast.now)
    assert refusal.value.field == field
    report.refresh_from_db()
    assert (report.state, report.number) == ("draft", None)


def test_report_is_sent_once(cast, drafted):
    report = drafted()
    stale = Report.objects.get(pk=report.pk)
    send_report(report=report, actor=cast.fajar, at=cast.now)
    for again in (report, stale):
        with pytest.raises(TransitionRefused):
            send_report(report=again, actor=cast.fajar, at=cast.now)
    assert Obligation.objects.count() == 1
    assert Report.objects.exclude(number=None).count() == 1


def test_only_the_agency_that_writes_sends(cast, drafted):
    report = drafted()
    for actor in (cast.ayu, cast.gita, cast.dedi, cast.indra, cast.expired):
        with pytest.raises(NotAllowed):
            send_report(report=report, actor=actor, at=cast.now)


def test_save_and_send_does_both_or_neither(cast, drafted):
    report = drafted()
    with pytest.raises(Invalid):
        save_and_send(
            report=report,
            version=1,
            fields=replace(MATTER, urgency="", title="Judul lain"),
            actor=cast.fajar,
            at=cast.now,
        )
    report.refresh_from_db()
    assert (report.title, report.version) == (MATTER.title, 1)
    fields = replace(MATTER, title="Judul lain")
    save_and_send(report=report, version=1, fields=fields, actor=cast.fajar, at=cast.now)
    assert (report.title, report.state, report.version) == ("Judul lain", "sent", 3)
    with pytest.raises(StaleVersion):
        save_and_send(report=report, version=3, fields=fields, actor=cast.fajar, at=cast.now)


def test_received_time_of_other_channels_is_kept_and_starts_the_clock(cast, sent):
    received = cast.now - timedelta(hours=5)
    report = sent(cast.budi, channel="whatsapp", urgency="yellow", received_at=received)
    assert (report.received_at, report.sent_at) == (received, cast.now)
    assert report.verify_by == received + timedelta(hours=24)


def test_report_recorded_on_behalf_belongs_to_that_office(cast):
    camat = cast.office("camat_mendahara_ulu")
    budi = replace(
        cast.budi, on_behalf=OnBehalf(label="Camat Mendahara Ulu", basis="phone", office_id=camat.pk)
    )
    report = start_draft(fields=replace(MATTER, region=""), actor=budi, at=cast.now)
    assert (report.owner_agency, report.owner_rung, report.region_as_filed_id) == (
        cast.agency("mendahara_ulu"),
        2,
        MENDAHARA_ULU,
    )
    assert (report.behalf_office, report.behalf_basis) == (camat, "phone")
    assert not Report.objects.visible_to(cast.gita).exists()  # a draft of Budi's agency
    send_report(report=report, actor=budi, at=cast.now)
    seen_by = [name for name, actor in cast.everybody().items() if report in Report.objects.visible_to(actor)]
    assert seen_by == ["ayu", "budi", "gita", "kabid", "bupati", "sekda"]


def test_nobody_records_on_behalf_of_another_regency(cast):
    office = cast.office("other_head")
    budi = replace(cast.budi, on_behalf=OnBehalf(label="x", basis="phone", office_id=office.pk))
    with pytest.raises(NotAllowed):
        start_draft(fields=MATTER, actor=budi, at=cast.now)


def test_who_reports_about_a_neighbour_still_sees_it(cast, sent):
    report = sent(region=PANDAN_SEJAHTERA)
    assert report in Report.objects.visible_to(cast.fajar)
    assert report in Report.objects.visible_to(cast.other_camat)
    assert report not in Report.objects.visible_to(cast.gita)


@pytest.mark.parametrize(
    ("name", "place"), [("sekda", SUNGAI_BERAS), ("eka", SUNGAI_BERAS), ("hadi", SUNGAI_BERAS)]
)
def test_desk_sees_what_it_must_verify_whoever_filed_it(cast, sent, name, place):
    report = sent(cast.actor(name), region=place)
    assert report in to_verify(cast.ayu)
    assert report in Report.objects.visible_to(cast.actor(name))
    assert report not in Report.objects.visible_to(cast.dedi)


def test_agency_of_two_regencies_reports_to_the_desk_of_the_place(cast, sent):
    report = sent(cast.joko, region=BADANG)
    assert (report.regency, report.number) == ("15.06", "LI-2026-0001")
    assert report in to_verify(cast.dedi)
    assert report not in Report.objects.visible_to(cast.ayu)


def test_report_that_nobody_would_verify_stays_a_draft(cast, drafted):
    cast.agency("kesbangpol").is_active = False
    cast.agency("kesbangpol").save()
    report = drafted()
    with pytest.raises(NobodyVerifies):
        send_report(report=report, actor=cast.fajar, at=cast.now)
    assert Report.objects.get().state == "draft"
