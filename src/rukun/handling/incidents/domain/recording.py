"""Record what verifiably happened, correct it, and say which reports tell of it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.people.models import Agency
from rukun.foundation.settings.enums import LookupList, Register
from rukun.foundation.settings.lookups import is_choice
from rukun.foundation.settings.numbers import next_number
from rukun.foundation.sharing.domain.custody import rung_as_owner, take_custody
from rukun.foundation.territory.models import Region
from rukun.handling.incidents import policy
from rukun.handling.incidents.enums import PlacePrecision
from rukun.handling.incidents.models import INCIDENT, Correction, Incident, IncidentReport
from rukun.handling.reports.domain.acting import acting
from rukun.handling.reports.enums import Precision
from rukun.handling.reports.models import REPORT, Report
from rukun.handling.reports.parsing.masking import mask_numbers
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed
from rukun.kernel.regions import REGENCY, SUBDISTRICT, VILLAGE, is_within_any, regency_of
from rukun.kernel.versions import save_if_current
from rukun.kernel.zones import zone_of


class NoEvent(DomainError):
    """The report tells of nothing that happened: a rumour, a plan, an activity, or that all is calm."""

    message = _(
        "A rumour, a plan, an activity or a nil report is not an incident. If something did happen, "
        "correct the kind of the report when you verify it, then record the incident."
    )


class NotVerified(DomainError):
    """Only what was verified counts."""

    message = _("Verify the report first: an incident is what verifiably happened.")


class AlreadyTold(DomainError):
    """The report is linked to this incident."""

    message = _("This report is already linked to the incident.")


@dataclass(frozen=True, kw_only=True)
class IncidentFields:
    """What is known of an incident. Counts are None where unknown and 0 where there were none.

    `region` is the code of the smallest area that is sure; `longitude` and `latitude` (degrees,
    WGS 84) only where the point was measured.
    """

    title: str
    kind: str
    region: str
    place_precision: str = PlacePrecision.VILLAGE
    place_detail: str = ""
    longitude: float | None = None
    latitude: float | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    time_precision: str = Precision.UNKNOWN
    issue_type: str = ""
    conflict_source: str = ""
    crowd: int | None = None
    dead: int | None = None
    missing: int | None = None
    severely_injured: int | None = None
    lightly_injured: int | None = None
    injured: int | None = None
    displaced_people: int | None = None
    displaced_households: int | None = None
    damage: str = ""
    account: str = ""


_LEVELS: Final = {
    PlacePrecision.POINT: VILLAGE,
    PlacePrecision.VILLAGE: VILLAGE,
    PlacePrecision.SUBDISTRICT: SUBDISTRICT,
    PlacePrecision.REGENCY: REGENCY,
}


@transaction.atomic
def record_incident(
    *, fields: IncidentFields, reports: Sequence[Report], actor: Actor, at: datetime
) -> Incident:
    """Record an incident that verified reports tell of; it belongs to whoever owns the first, unless the
    recorder does not stand above them.

    A rumour, a plan, an activity and a nil report are refused (`NoEvent`): they would count as
    events that never happened.
    """
    if not policy.may_record(actor=actor):
        raise NotAllowed
    if not reports:
        raise NotVerified
    for report in reports:
        _require_event(report, actor)
    incident = Incident(recorded_at=at, recorded_by_office_id=acting(actor).office_id)
    _fill(incident, fields, actor, at)
    owner = _owner(reports[0], actor)
    incident.owner_agency, incident.owner_rung = owner, rung_as_owner(owner)
    incident.region_as_filed_id = incident.region_current_id
    year = at.astimezone(ZoneInfo(zone_of(incident.regency))).year
    incident.number = next_number(register=Register.INCIDENT, regency=incident.regency, year=year)
    incident.save(force_insert=True)
    take_custody(object_type=INCIDENT, object_id=incident.pk, agency=owner, team=None, at=at)
    IncidentReport.objects.bulk_create(
        IncidentReport(incident=incident, report=one, at=at) for one in reports
    )
    for report in reports:
        _journal_report(report, incident, actor, at)
    told_by = [str(report.pk) for report in reports]
    _journal("incident.recorded", incident, actor, at, number=incident.number, reports=told_by)
    return incident


@transaction.atomic
def correct_incident(
    *, incident: Incident, version: int, fields: IncidentFields, reason: str, actor: Actor, at: datetime
) -> Incident:
    """Correct what is known, with the reason; what stood before is kept beside it.

    `StaleVersion` if somebody corrected it since `version`.
    """
    if not policy.may_correct(incident=incident, actor=actor):
        raise NotAllowed
    why, _hidden = mask_numbers(reason.strip())
    if not why or len(why) > 200:
        raise Invalid("reason", _("Give the reason in at most 200 characters."))
    before = Incident.objects.get(pk=incident.pk)
    columns = _fill(incident, fields, actor, at)
    if incident.regency != before.regency:
        raise Invalid("region", _("An incident stays in the regency in which it was recorded."))
    changed = {name: value for name, value in columns.items() if getattr(before, name) != value}
    save_if_current(incident, version=version, **columns)
    _agency_id, office_id, person_id = acting(actor)
    correction = Correction.objects.create(
        incident=incident,
        before={name: getattr(before, name) for name in changed},
        after=changed,
        reason=why,
        at=at,
        by_office_id=office_id,
        by_person_id=person_id,
    )
    fields_changed = sorted(changed)
    _journal("incident.corrected", incident, actor, at, correction=str(correction.pk), fields=fields_changed)
    return incident


@transaction.atomic
def link_report_to_incident(
    *, incident: Incident, report: Report, actor: Actor, at: datetime
) -> IncidentReport:
    """Say that another verified report tells of this incident too."""
    if not policy.may_correct(incident=incident, actor=actor):
        raise NotAllowed
    _require_event(report, actor)
    link, created = IncidentReport.objects.get_or_create(
        incident=incident, report=report, defaults={"at": at}
    )
    if not created:
        raise AlreadyTold
    _journal_report(report, incident, actor, at)
    _journal("incident.report_linked", incident, actor, at, report=str(report.pk))
    return link


def _owner(report: Report, actor: Actor) -> Agency:
    """Return whoever owns the report if the recorder stands above them, else the recorder."""
    recorder = Agency.objects.get(pk=acting(actor).agency_id)
    is_above = report.owner_rung < rung_as_owner(recorder)
    return report.owner_agency if is_above else recorder


def _require_event(report: Report, actor: Actor) -> None:
    if not Report.objects.visible_to(actor).filter(pk=report.pk).exists():
        raise NotAllowed
    if report.kind in policy.NO_EVENT:
        raise NoEvent
    if report.state not in policy.TOLD_SURELY:
        raise NotVerified


def _fill(incident: Incident, fields: IncidentFields, actor: Actor, at: datetime) -> dict[str, object]:
    """Put checked values on `incident` and return them as columns."""
    columns: dict[str, object] = asdict(fields)
    code = str(columns.pop("region"))
    for name in ("title", "place_detail", "damage", "account"):
        columns[name], _numbers = mask_numbers(str(columns[name]).strip())
    columns |= {"region_current_id": code, "regency": regency_of(code)}
    for name, value in columns.items():
        setattr(incident, name, value)
    if not incident.kind:
        raise Invalid("kind", _("Say how far it went."))
    _check_place(incident, actor)
    checked = {field.name for field in Incident._meta.fields} & columns.keys()
    try:
        incident.clean_fields(exclude={field.name for field in Incident._meta.fields} - checked)
    except ValidationError as problem:
        field, messages = next(iter(problem.message_dict.items()))
        raise Invalid(field, messages[0]) from problem
    if incident.issue_type and not is_choice(
        LookupList.ISSUE_TYPE, incident.issue_type, region=incident.regency
    ):
        raise Invalid("issue_type", _("Choose a type from the list."))
    check_times(incident, at)
    check_counts(incident)
    return columns


def _check_place(incident: Incident, actor: Actor) -> None:
    region = Region.objects.filter(code=incident.region_current_id, is_current=True).first()
    if region is None or not is_within_any(region.code, actor.territory):
        raise Invalid("region", _("Choose a place in the area of your office."))
    if _LEVELS.get(PlacePrecision(incident.place_precision)) != region.level:
        raise Invalid("place_precision", _("This does not fit the place: name no more than is sure."))
    longitude, latitude = incident.longitude, incident.latitude
    is_point = incident.place_precision == PlacePrecision.POINT
    if is_point != (longitude is not None) or is_point != (latitude is not None):
        raise Invalid("place_precision", _("Give both coordinates of a measured point, and none otherwise."))
    if longitude is not None and latitude is not None and (abs(longitude) > 180 or abs(latitude) > 90):
        raise Invalid("longitude", _("These coordinates lie outside the earth."))


def check_times(incident: Incident, at: datetime) -> None:
    """An incident has happened, and ends after it begins."""
    begins, ends = incident.started_at, incident.ended_at
    if (begins is None) != (incident.time_precision == Precision.UNKNOWN) or (begins is None and ends):
        raise Invalid("started_at", _("Give the time, or choose “not known”."))
    if begins is not None and begins > at:
        raise Invalid("started_at", _("This lies in the future; an incident has happened."))
    if begins is not None and ends is not None and ends < begins:
        raise Invalid("ended_at", _("The end lies before the beginning."))


def check_counts(incident: Incident) -> None:
    """The total of the injured is never less than its known parts; unknown stays unknown."""
    known = [n for n in (incident.severely_injured, incident.lightly_injured) if n is not None]
    if incident.injured is not None and incident.injured < sum(known):
        raise Invalid("injured", _("The total is less than the severely and lightly injured together."))


def _journal(action: str, incident: Incident, actor: Actor, at: datetime, **data: object) -> None:
    record(
        stream=f"incident:{incident.pk}",
        action=action,
        actor=actor,
        at=at,
        object_type=INCIDENT,
        object_id=incident.pk,
        data=data,
    )


def _journal_report(report: Report, incident: Incident, actor: Actor, at: datetime) -> None:
    record(
        stream=f"report:{report.pk}",
        action="report.incident_linked",
        actor=actor,
        at=at,
        object_type=REPORT,
        object_id=report.pk,
        data={"incident": str(incident.pk)},
    )
