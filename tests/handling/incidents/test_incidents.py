from dataclasses import replace
from datetime import timedelta

import pytest

from rukun.foundation.journal.models import Entry
from rukun.handling.incidents import policy
from rukun.handling.incidents.domain import (
    AlreadyTold,
    IncidentFields,
    NoEvent,
    NotVerified,
    correct_incident,
    link_report_to_incident,
    record_incident,
)
from rukun.handling.incidents.models import Correction, Incident
from rukun.kernel.errors import Invalid, NotAllowed, StaleVersion
from tests.cast import MENDAHARA_ULU, REGENCY, SUNGAI_BERAS

FIELDS = IncidentFields(
    title="Keberatan pemasangan patok di Desa Sungai Beras",
    kind="tension",
    region=SUNGAI_BERAS,
    crowd=40,
)


@pytest.fixture
def recorded(cast, verified):
    """One incident, told by one report."""

    def make(**changes):
        return record_incident(
            fields=replace(FIELDS, **changes), reports=[verified()], actor=cast.ayu, at=cast.now
        )

    return make


def test_incident_is_numbered_owned_and_told_by_its_reports(cast, verified):
    report = verified()
    started = cast.now - timedelta(hours=25)
    fields = replace(FIELDS, started_at=started, time_precision="minute", dead=0)
    incident = record_incident(fields=fields, reports=[report], actor=cast.budi, at=cast.now)
    incident.refresh_from_db()
    assert incident.number == "PS-2026-0001"
    assert (incident.owner_agency, incident.owner_rung) == (report.owner_agency, 1)
    assert (incident.region_as_filed_id, incident.regency) == (SUNGAI_BERAS, REGENCY)
    assert list(incident.reports.all()) == [report]
    seen_by = [n for n, a in cast.everybody().items() if incident in Incident.objects.visible_to(a)]
    assert seen_by == ["ayu", "budi", "fajar", "gita", "kabid", "bupati", "sekda"]


def test_unknown_counts_stay_unknown_and_none_stays_zero(recorded):
    incident = Incident.objects.get(pk=recorded(dead=0, injured=2, lightly_injured=2).pk)
    assert (incident.dead, incident.injured, incident.lightly_injured) == (0, 2, 2)
    assert (incident.severely_injured, incident.missing, incident.displaced_people) == (None, None, None)


def test_incident_is_journaled_on_both_streams(recorded):
    incident = recorded()
    report = incident.reports.get()
    entry = Entry.objects.get(stream=f"incident:{incident.pk}")
    assert (entry.action, entry.data) == (
        "incident.recorded",
        {"number": "PS-2026-0001", "reports": [str(report.pk)]},
    )
    last = Entry.objects.filter(stream=f"report:{report.pk}").latest("seq")
    assert (last.action, last.data) == ("report.incident_linked", {"incident": str(incident.pk)})


@pytest.mark.parametrize("kind", ["rumour", "planned"])
def test_what_did_not_happen_is_no_incident(cast, verified, kind):
    report = verified(kind=kind)
    with pytest.raises(NoEvent):
        record_incident(fields=FIELDS, reports=[report], actor=cast.ayu, at=cast.now)
    assert not policy.may_record_from(report=report, actor=cast.ayu)


@pytest.mark.parametrize("kind", ["nil", "activity"])
def test_nil_and_activity_reports_are_no_incident(cast, sent, kind):
    with pytest.raises(NoEvent):
        record_incident(fields=FIELDS, reports=[sent(kind=kind)], actor=cast.ayu, at=cast.now)
    assert Incident.objects.count() == 0


def test_only_what_was_verified_is_an_incident(cast, sent):
    for reports in ([], [sent()]):
        with pytest.raises(NotVerified):
            record_incident(fields=FIELDS, reports=reports, actor=cast.ayu, at=cast.now)


@pytest.mark.parametrize("name", ["dedi", "fajar", "hadi", "citra", "indra", "eka", "expired"])
def test_others_record_no_incident(cast, verified, name):
    with pytest.raises(NotAllowed):
        record_incident(fields=FIELDS, reports=[verified()], actor=cast.actor(name), at=cast.now)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("region", {"region": "15.06.01.2001"}),
        ("region", {"region": ""}),
        ("place_precision", {"region": MENDAHARA_ULU}),
        ("place_precision", {"place_precision": "point"}),
        ("place_precision", {"longitude": 103.8, "latitude": -1.1}),
        ("longitude", {"place_precision": "point", "longitude": 203.8, "latitude": -1.1}),
        ("title", {"title": " "}),
        ("kind", {"kind": "war"}),
        ("issue_type", {"issue_type": "unheard_of"}),
        ("injured", {"injured": 1, "severely_injured": 1, "lightly_injured": 1}),
        ("started_at", {"time_precision": "day"}),
    ],
)
def test_contradictions_are_named_by_field(recorded, field, wrong):
    with pytest.raises(Invalid) as refusal:
        recorded(**wrong)
    assert refusal.value.field == field


def test_incident_cannot_lie_in_the_future_or_end_before_it_begins(cast, recorded):
    with pytest.raises(Invalid) as refusal:
        recorded(started_at=cast.now + timedelta(minutes=1), time_precision="minute")
    assert refusal.value.field == "started_at"
    with pytest.raises(Invalid) as refusal:
        recorded(
            started_at=cast.now - timedelta(hours=1),
            ended_at=cast.now - timedelta(hours=2),
            time_precision="minute",
        )
    assert refusal.value.field == "ended_at"


def test_place_is_no_more_precise_than_it_is_known(recorded):
    assert recorded(region=MENDAHARA_ULU, place_precision="subdistrict").place_precision == "subdistrict"
    measured = recorded(place_precision="point", longitude=103.71, latitude=-1.12)
    assert (measured.longitude, measured.latitude) == (103.71, -1.12)


def test_correction_keeps_what_stood_before(cast, recorded):
    incident = recorded()
    corrected = correct_incident(
        incident=incident,
        version=1,
        fields=replace(FIELDS, crowd=60, kind="confrontation"),
        reason="Keterangan Polsek",
        actor=cast.ayu,
        at=cast.now,
    )
    assert (corrected.crowd, corrected.kind, corrected.version) == (60, "confrontation", 2)
    correction = Correction.objects.visible_to(cast.gita).get()
    assert correction.before == {"kind": "tension", "crowd": 40}
    assert correction.after == {"kind": "confrontation", "crowd": 60}
    entry = Entry.objects.filter(stream=f"incident:{incident.pk}").latest("seq")
    assert entry.data == {"correction": str(correction.pk), "fields": ["crowd", "kind"]}


def test_stale_correction_changes_nothing(cast, recorded):
    incident = recorded()
    change = {"incident": incident, "version": 1, "reason": "x", "actor": cast.ayu, "at": cast.now}
    correct_incident(fields=replace(FIELDS, crowd=60), **change)
    with pytest.raises(StaleVersion) as refusal:
        correct_incident(fields=replace(FIELDS, crowd=90), **change)
    assert refusal.value.current.crowd == 60
    assert Correction.objects.count() == 1


def test_another_report_tells_of_the_same(cast, recorded, verified):
    incident, second = recorded(), verified()
    link_report_to_incident(incident=incident, report=second, actor=cast.ayu, at=cast.now)
    assert incident.reports.count() == 2
    with pytest.raises(AlreadyTold):
        link_report_to_incident(incident=incident, report=second, actor=cast.ayu, at=cast.now)
    with pytest.raises(NotAllowed):
        link_report_to_incident(incident=incident, report=verified(), actor=cast.dedi, at=cast.now)


def test_recorder_owns_what_was_told_from_beside_or_above(cast, verified):
    incident = record_incident(fields=FIELDS, reports=[verified(cast.sekda)], actor=cast.budi, at=cast.now)
    assert incident.owner_agency == cast.agency("kesbangpol")
    assert incident in Incident.objects.visible_to(cast.ayu)
