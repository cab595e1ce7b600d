from dataclasses import replace
from datetime import timedelta

import pytest

from rukun.foundation.journal.models import Entry, SecretRead
from rukun.foundation.secrets.models import SubjectKey
from rukun.foundation.sharing.models import Custody, Grant
from rukun.handling.reports.domain import (
    InformantFields,
    IntelligenceProduct,
    NoInformant,
    PurposeMissing,
    amend,
    discard_draft,
    keep_as_pointer,
    read_informant,
    save_draft,
    send_report,
    start_draft,
)
from rukun.handling.reports.models import Informant, Report
from rukun.kernel.errors import Invalid, NotAllowed, StaleVersion
from tests.cast import GERAGAI, LAGAN_ULU, PANDAN_SEJAHTERA, REGENCY, SUNGAI_BERAS
from tests.handling.reports.conftest import MATTER

PURPOSE = "Konfirmasi waktu kejadian"


def test_draft_belongs_to_its_agency_alone(cast, drafted):
    report = drafted()
    assert (report.state, report.number, report.receipt) == ("draft", None, None)
    assert (report.owner_agency, report.owner_rung, report.regency) == (
        cast.agency("sungai_beras"),
        1,
        REGENCY,
    )
    seen_by = [n for n, a in cast.everybody().items() if report in Report.objects.visible_to(a)]
    assert seen_by == ["fajar"]


def test_place_left_open_is_the_area_of_the_office(cast, drafted):
    assert drafted(region="").region_as_filed_id == SUNGAI_BERAS
    assert drafted(cast.other_camat, region="").region_as_filed_id == GERAGAI
    assert drafted(cast.budi, region="").region_as_filed_id == REGENCY


@pytest.mark.parametrize("region", ["15", "15.06.01.2001", "15.07.99", "nowhere"])
def test_place_lies_in_the_regency(drafted, region):
    with pytest.raises(Invalid) as refusal:
        drafted(region=region)
    assert refusal.value.field == "region"


def test_pasted_message_is_kept_as_it_is(cast):
    pasted = "*Fakta:*\r\n ribut \u200e\u00a0 \n\n🙏 "
    report = start_draft(fields=MATTER, raw_text=pasted, actor=cast.budi, at=cast.now)
    save_draft(report=report, version=1, fields=replace(MATTER, facts="lain"), actor=cast.budi, at=cast.now)
    report.refresh_from_db()
    assert (report.raw_text, report.facts, report.version) == (pasted, "lain", 2)


def test_nobody_overwrites_a_draft_unseen(cast, drafted):
    report = drafted()
    same = Report.objects.get(pk=report.pk)
    save_draft(report=report, version=1, fields=replace(MATTER, title="A"), actor=cast.fajar, at=cast.now)
    with pytest.raises(StaleVersion) as refusal:
        save_draft(report=same, version=1, fields=replace(MATTER, title="B"), actor=cast.fajar, at=cast.now)
    assert refusal.value.current.title == "A"
    send_report(report=report, actor=cast.fajar, at=cast.now)
    with pytest.raises(StaleVersion):
        save_draft(report=report, version=3, fields=MATTER, actor=cast.fajar, at=cast.now)


def test_only_its_agency_edits_a_draft(cast, drafted):
    report = drafted()
    for actor in (cast.ayu, cast.gita, cast.dedi, cast.expired):
        with pytest.raises(NotAllowed):
            save_draft(report=report, version=1, fields=MATTER, actor=actor, at=cast.now)
        with pytest.raises(NotAllowed):
            discard_draft(report=report, actor=actor, at=cast.now)


@pytest.mark.parametrize("name", ["indra", "bupati", "expired"])
def test_offices_without_reports_write_none(cast, name):
    with pytest.raises(NotAllowed):
        start_draft(fields=MATTER, actor=cast.actor(name), at=cast.now)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("urgency", {"urgency": "purple"}),
        ("kind", {"kind": "war"}),
        ("title", {"title": "x" * 161}),
        ("issue_type", {"issue_type": "unheard_of"}),
        ("dead", {"dead": -1}),
        ("reliability", {"reliability": "G"}),
        ("facts", {"facts": "a\0b"}),
        ("occurred_from", {"occurred_precision": "day"}),
    ],
)
def test_wrong_value_is_named_by_field(drafted, field, wrong):
    with pytest.raises(Invalid) as refusal:
        drafted(**wrong)
    assert refusal.value.field == field


def test_times_do_not_contradict_each_other(cast, drafted):
    hour = timedelta(hours=1)
    for field, times in {
        "occurred_precision": {"occurred_from": cast.now - hour},
        "occurred_until": {
            "occurred_from": cast.now - hour,
            "occurred_until": cast.now - 2 * hour,
            "occurred_precision": "minute",
        },
        "occurred_from": {"occurred_from": cast.now + hour, "occurred_precision": "minute"},
        "received_at": {"received_at": cast.now + hour},
    }.items():
        with pytest.raises(Invalid) as refusal:
            drafted(**times)
        assert refusal.value.field == field
    planned = drafted(kind="planned", occurred_from=cast.now + hour, occurred_precision="minute")
    assert planned.occurred_from == cast.now + hour


def test_unknown_counts_stay_unknown_and_none_stays_zero(drafted):
    report = Report.objects.get(pk=drafted(dead=0, crowd=40).pk)
    assert (report.dead, report.crowd, report.injured, report.missing) == (0, 40, None, None)


def test_discarded_draft_leaves_nothing_but_its_entry(cast):
    report = start_draft(
        fields=replace(MATTER, region=PANDAN_SEJAHTERA),
        informant=InformantFields(name="Warga"),
        actor=cast.fajar,
        at=cast.now,
    )
    pk = report.pk
    discard_draft(report=report, actor=cast.fajar, at=cast.now)
    for model in (Report, Informant, SubjectKey, Custody, Grant):
        assert model.objects.count() == 0
    actions = Entry.objects.filter(stream=f"report:{pk}").order_by("seq").values_list("action", flat=True)
    assert list(actions) == ["report.drafted", "report.discarded"]


def test_what_was_sent_is_not_thrown_away(cast, sent):
    report = sent()
    with pytest.raises(NotAllowed):
        discard_draft(report=report, actor=cast.fajar, at=cast.now)
    draft_as_seen = Report.objects.get(pk=report.pk)
    draft_as_seen.state, draft_as_seen.version = "draft", 1  # read before it was sent
    with pytest.raises(StaleVersion):
        discard_draft(report=draft_as_seen, actor=cast.fajar, at=cast.now)


def test_informant_is_sealed_and_every_read_is_logged(cast):
    given = InformantFields(name="Pak Warto", phone="0812 3456 7890", note="tetangga")
    report = start_draft(fields=MATTER, informant=given, actor=cast.fajar, at=cast.now)
    send_report(report=report, actor=cast.fajar, at=cast.now)
    informant = Informant.objects.get()
    sealed = bytes(informant.name_sealed) + bytes(informant.phone_sealed) + bytes(informant.note_sealed)
    assert b"Warto" not in sealed
    assert b"3456" not in sealed
    assert read_informant(report=report, purpose=PURPOSE, actor=cast.kabid, at=cast.now) == given
    read = SecretRead.objects.get()
    assert (read.object_type, read.object_id, read.person_id, read.purpose) == (
        "informant",
        str(informant.pk),
        cast.person("kabid").pk,
        PURPOSE,
    )


@pytest.mark.parametrize("name", ["fajar", "gita", "budi", "citra", "dedi", "eka", "indra", "bupati"])
def test_informant_is_read_by_need_to_know_only(cast, sent, name):
    with pytest.raises(NotAllowed):
        read_informant(report=sent(), purpose=PURPOSE, actor=cast.actor(name), at=cast.now)
    assert SecretRead.objects.count() == 0


def test_informant_is_read_for_a_purpose(cast, sent):
    report = sent()
    for purpose in ("", "perlu", "x" * 61):
        with pytest.raises(PurposeMissing):
            read_informant(report=report, purpose=purpose, actor=cast.ayu, at=cast.now)
    with pytest.raises(NoInformant):
        read_informant(report=report, purpose=PURPOSE, actor=cast.ayu, at=cast.now)


def test_numbers_in_any_text_are_hidden_and_sealed(cast):
    fields = replace(MATTER, title="Ribut, hub 081234567890", facts="NIK 1507090412850001")
    report = start_draft(
        fields=fields,
        raw_text="WA 0812-3456-7890 dan 081111222333",
        informant=InformantFields(note="tetangga"),
        actor=cast.budi,
        at=cast.now,
    )
    assert report.title == "Ribut, hub [nomor disembunyikan]"
    assert report.facts == "NIK [NIK disembunyikan]"
    assert report.raw_text == "WA [nomor disembunyikan] dan [nomor disembunyikan]"
    send_report(report=report, actor=cast.budi, at=cast.now)
    amend(report=report, text="atau 082222333444", reason="nomor baru", actor=cast.budi, at=cast.now)
    note = read_informant(report=report, purpose=PURPOSE, actor=cast.ayu, at=cast.now).note
    assert note.split("\n") == [
        "tetangga",
        "0812-3456-7890",
        "081111222333",
        "1507090412850001",
        "081234567890",
        "082222333444",
    ]


def test_text_of_an_intelligence_product_is_refused(cast, drafted):
    with pytest.raises(IntelligenceProduct) as refusal:
        drafted(intelligence_pointer="Ada, tanyakan Kasat Intelkam")
    assert refusal.value.field == "intelligence_pointer"
    with pytest.raises(IntelligenceProduct):
        start_draft(
            fields=replace(MATTER, facts="", intelligence_pointer="Ada"),
            raw_text="RAHASIA …",
            actor=cast.budi,
            at=cast.now,
        )
    pointer = drafted(facts="", intelligence_pointer="Ada, tanyakan Kasat Intelkam")
    assert send_report(report=pointer, actor=cast.fajar, at=cast.now).state == "sent"
    with pytest.raises(IntelligenceProduct):
        amend(report=pointer, text="isi", reason="x", actor=cast.fajar, at=cast.now)


def test_draft_becomes_a_pointer_and_its_text_is_gone(cast):
    report = start_draft(fields=MATTER, raw_text="RAHASIA 081234567890", actor=cast.budi, at=cast.now)
    keep_as_pointer(
        report=report, version=1, pointer="Ada, tanyakan Kasat Intelkam", actor=cast.budi, at=cast.now
    )
    report.refresh_from_db()
    assert (report.raw_text, report.facts) == ("", "")
    assert report.intelligence_pointer == "Ada, tanyakan Kasat Intelkam"
    assert Informant.objects.get().note_sealed is None


def test_draft_about_another_village_stays_with_its_agency(cast, drafted):
    report = drafted(region=LAGAN_ULU)
    assert report in Report.objects.visible_to(cast.fajar)
    assert report not in Report.objects.visible_to(cast.other_village_head)
