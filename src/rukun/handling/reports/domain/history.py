"""Take in reports of years before Rukun: numbered and kept as they were, but nothing begins with them.

They enter as sent and not verified here, through the channel "imported sheet". No clock runs, nobody
owes a verification or is told, and the desk's worklist leaves them out; whoever opens one may still
verify it, attach it to a case or open one from it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
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
from rukun.handling.reports.domain.acting import acting
from rukun.handling.reports.domain.fingerprinting import keep_fingerprints
from rukun.handling.reports.domain.informants import seal_informant
from rukun.handling.reports.enums import Channel, Discovery, ReportKind, ReportState
from rukun.handling.reports.intake import COLUMNS, InformantFields, ReportFields
from rukun.handling.reports.look_alikes.reports import text_of
from rukun.handling.reports.models import REPORT, TEXT_FIELDS, Report
from rukun.handling.reports.parsing.masking import mask_numbers
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.ids import receipt_code
from rukun.kernel.regions import is_within, is_within_any, regency_of
from rukun.kernel.zones import zone_of

_MASKED = (*TEXT_FIELDS, "title", "place_detail")


@dataclass(frozen=True)
class PastReport:
    """What a list says of one report; `filed` is the code under which it was filed then."""

    fields: ReportFields
    filed: str
    informant: InformantFields = field(default_factory=InformantFields)


def past_report(past: PastReport, *, at: datetime) -> tuple[Report, list[str]]:
    """Return an unsaved report with checked values and the numbers hidden in its texts."""
    fields, numbers = _masked(past.fields)
    columns: dict[str, Any] = {name: getattr(fields, name) for name in COLUMNS}
    report = Report(
        **columns,
        region_current_id=fields.region,
        region_as_filed_id=past.filed,
        regency=regency_of(fields.region),
        received_at=fields.received_at or at,
        state=ReportState.SENT,
        sent_at=at,
    )
    others = {field.name for field in Report._meta.fields} - set(COLUMNS)
    try:
        report.clean_fields(exclude=others)
    except ValidationError as problem:
        wrong, messages = next(iter(problem.message_dict.items()))
        raise Invalid(wrong, messages[0]) from problem
    _check(report, past.fields, at)
    return report, numbers


@transaction.atomic
def import_reports(*, rows: Sequence[PastReport], actor: Actor, at: datetime) -> list[UUID]:
    """Write reports of a list, owned by the importer's agency, and return their ids in order.

    Informants and the numbers found in texts are sealed as ever. The import journals them: one entry of
    its stream names them all.
    """
    if not actor.may(IMPORT_RUN) or actor.agency_id is None:
        raise NotAllowed
    owner = Agency.objects.get(pk=actor.agency_id)
    ready = [past_report(row, at=at) for row in rows]
    for report, _numbers in ready:
        _sign(report, owner, actor)
    reports = [report for report, _numbers in ready]
    _number(reports)
    Report.objects.bulk_create(reports)
    keep_fingerprints((report, text_of(report)) for report in reports)
    ids = [report.pk for report in reports]
    take_custody_of_new(object_type=REPORT, object_ids=ids, agency=owner, at=at)
    for row, (report, numbers) in zip(rows, ready, strict=True):
        seal_informant(report=report, given=row.informant, numbers=numbers, at=at)
    return ids


def _masked(fields: ReportFields) -> tuple[ReportFields, list[str]]:
    numbers: list[str] = []
    changes: dict[str, Any] = {"channel": Channel.IMPORT, "discovery": Discovery.UNKNOWN, "urgency": ""}
    for name in _MASKED:
        text = getattr(fields, name, "")
        if text:
            changes[name], found = mask_numbers(text)
            numbers += [number for number in found if number not in numbers]
    return replace(fields, **changes), numbers


def _check(report: Report, given: ReportFields, at: datetime) -> None:
    if given.received_at is None:
        raise Invalid("received_at", _("Write the day on which the report was received."))
    if report.received_at > at:
        raise Invalid("received_at", _("This lies in the future. Give the time at which it was received."))
    if not report.title.strip():
        raise Invalid("title", _("Give a short, neutral title."))
    begins, ends = report.occurred_from, report.occurred_until
    if begins is not None and begins > at and report.kind != ReportKind.PLANNED:
        raise Invalid("occurred_from", _("This lies in the future. Only planned actions may."))
    if begins is not None and ends is not None and ends < begins:
        raise Invalid("occurred_until", _("The end lies before the beginning."))


def _sign(report: Report, owner: Agency, actor: Actor) -> None:
    code = report.region_current_id
    if not is_within(code, actor.regency) or not is_within_any(code, actor.territory):
        raise Invalid("region", _("Choose a place in the area of your office."))
    report.owner_agency, report.owner_rung = owner, rung_as_owner(owner)
    report.filed_by_agency_id, report.filed_by_office_id, report.filed_by_person_id = acting(actor)
    report.receipt = receipt_code()


def _number(reports: Sequence[Report]) -> None:
    """Number each in the register of the year in which it was received."""
    by_year: dict[tuple[str, int], list[Report]] = defaultdict(list)
    for report in reports:
        year = report.received_at.astimezone(ZoneInfo(zone_of(report.regency))).year
        by_year[report.regency, year].append(report)
    for (regency, year), those in sorted(by_year.items(), key=lambda item: item[0]):
        numbers = next_numbers(register=Register.REPORT, regency=regency, year=year, count=len(those))
        for report, number in zip(those, numbers, strict=True):
            report.number = number
