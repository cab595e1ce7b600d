"""Take in incidents of years before Rukun, from the office's own list: no report tells of them here."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.capabilities import IMPORT_RUN
from rukun.foundation.people.models import Agency
from rukun.foundation.settings.enums import Register
from rukun.foundation.settings.numbers import next_numbers
from rukun.foundation.sharing.domain.custody import rung_as_owner, take_custody_of_new
from rukun.handling.incidents.domain.recording import IncidentFields, check_counts, check_times
from rukun.handling.incidents.models import INCIDENT, Incident
from rukun.handling.reports.domain.acting import acting
from rukun.handling.reports.parsing.masking import mask_numbers
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.regions import is_within, is_within_any, regency_of
from rukun.kernel.zones import zone_of

_MASKED = ("title", "place_detail", "damage", "account")


@dataclass(frozen=True)
class PastIncident:
    """What a list says of one incident; `filed` is the code under which it was filed then."""

    fields: IncidentFields
    filed: str


def past_incident(past: PastIncident, *, at: datetime) -> Incident:
    """Return an unsaved incident with checked values; `Invalid` names the field that is wrong."""
    columns: dict[str, object] = asdict(past.fields)
    code = str(columns.pop("region"))
    for name in _MASKED:
        columns[name], _numbers = mask_numbers(str(columns[name]).strip())
    incident = Incident(
        region_current_id=code, region_as_filed_id=past.filed, regency=regency_of(code), **columns
    )
    try:
        incident.clean_fields(exclude={field.name for field in Incident._meta.fields} - columns.keys())
    except ValidationError as problem:
        field, messages = next(iter(problem.message_dict.items()))
        raise Invalid(field, messages[0]) from problem
    if incident.started_at is None:
        raise Invalid("started_at", _("Write the day, or at least the month and the year."))
    check_times(incident, at)
    check_counts(incident)
    return incident


@transaction.atomic
def import_incidents(*, rows: Sequence[PastIncident], actor: Actor, at: datetime) -> list[UUID]:
    """Write incidents of a list, owned by the importer's agency, and return their ids in order.

    They are numbered in the register of the year in which they happened. The import journals them: one
    entry of its stream names them all.
    """
    if not actor.may(IMPORT_RUN) or actor.agency_id is None:
        raise NotAllowed
    owner = Agency.objects.get(pk=actor.agency_id)
    incidents = [past_incident(row, at=at) for row in rows]
    for incident in incidents:
        code = incident.region_current_id
        if not is_within(code, actor.regency) or not is_within_any(code, actor.territory):
            raise Invalid("region", _("Choose a place in the area of your office."))
        incident.owner_agency, incident.owner_rung = owner, rung_as_owner(owner)
        incident.recorded_at, incident.recorded_by_office_id = at, acting(actor).office_id
    _number(incidents)
    Incident.objects.bulk_create(incidents)
    ids = [incident.pk for incident in incidents]
    take_custody_of_new(object_type=INCIDENT, object_ids=ids, agency=owner, at=at)
    return ids


def _number(incidents: Sequence[Incident]) -> None:
    by_year: dict[tuple[str, int], list[Incident]] = defaultdict(list)
    for incident in incidents:
        begins = incident.started_at or incident.recorded_at
        year = begins.astimezone(ZoneInfo(zone_of(incident.regency))).year
        by_year[incident.regency, year].append(incident)
    for (regency, year), those in sorted(by_year.items(), key=lambda item: item[0]):
        numbers = next_numbers(register=Register.INCIDENT, regency=regency, year=year, count=len(those))
        for incident, number in zip(those, numbers, strict=True):
            incident.number = number
