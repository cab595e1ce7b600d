"""Turn what came in into the columns of a report: place, owner, checked and masked values."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.models import Agency, AgencyRegion, Office
from rukun.foundation.people.policy import may_act_on_behalf
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import is_choice
from rukun.foundation.sharing.domain.custody import rung_as_owner
from rukun.foundation.sharing.domain.grants import grant_access
from rukun.foundation.territory.models import Region
from rukun.handling.reports.domain.acting import acting
from rukun.handling.reports.enums import Channel, Precision, ReportKind, Urgency
from rukun.handling.reports.intake import COLUMNS, ReportFields
from rukun.handling.reports.models import REPORT, TEXT_FIELDS, Report
from rukun.handling.reports.parsing.masking import mask_numbers
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.regions import REGENCY, is_within_any, level, regency_of

_NO_URGENCY = 3
# Words about the matter, besides the report's own text; both are shown as K2.
_MASKED = (*TEXT_FIELDS, "title", "place_detail")


class IntelligenceProduct(Invalid):
    """An intelligence product (K4) stays outside: only that it exists is noted, and whom to ask."""

    def __init__(self) -> None:
        super().__init__(
            "intelligence_pointer",
            _(
                "The text of an intelligence product must not be kept here. Remove the text and note "
                "only that it exists and whom to ask."
            ),
        )


def new_report(*, actor: Actor, at: datetime) -> Report:
    """Return an unsaved draft of the actor's office, or of the office for which they record it."""
    agency_id, office_id, person_id = acting(actor)
    behalf = _behalf_office(actor)
    owner = behalf.agency if behalf else Agency.objects.get(pk=agency_id)
    report = Report(
        owner_agency=owner,
        owner_rung=rung_as_owner(owner),
        filed_by_agency_id=agency_id,
        filed_by_office_id=office_id,
        filed_by_person_id=person_id,
        behalf_office=behalf,
        received_at=at,
    )
    if actor.on_behalf:
        report.behalf_basis = actor.on_behalf.basis
    return report


def columns_of(
    report: Report, fields: ReportFields, *, actor: Actor, at: datetime
) -> tuple[dict[str, object], list[str]]:
    """Return the columns that `fields` make of `report`, and the numbers hidden in its text."""
    masked, numbers = _masked(fields)
    code = _place(report, masked.region, actor)
    columns: dict[str, object] = {name: getattr(masked, name) for name in COLUMNS}
    columns |= {
        "region_as_filed_id": code,
        "region_current_id": code,
        "regency": regency_of(code),
        "urgency_order": Urgency(masked.urgency).order if masked.urgency in Urgency.values else _NO_URGENCY,
        "received_at": masked.received_at or report.received_at,
    }
    for name, value in columns.items():
        setattr(report, name, value)
    _check(report, at)
    return columns, numbers


def keep_in_sight(report: Report, *, at: datetime) -> None:
    """Let those who filed it, or in whose name it was filed, see it wherever its place lies."""
    for agency in {report.filed_by_agency, report.owner_agency}:
        areas = AgencyRegion.objects.filter(agency=agency).values_list("region_id", flat=True)
        if agency != report.owner_agency or not is_within_any(report.region_current_id, areas):
            grant_access(
                object_type=REPORT,
                object_id=report.pk,
                agency=agency,
                via_type=REPORT,
                via_id=report.pk,
                reason="filed",
                at=at,
            )


def check_text(text: str, field: str) -> None:
    """Refuse what no database keeps alike (NUL), so that nothing is cut off silently."""
    if "\0" in text:
        raise Invalid(field, _("The text holds a character that cannot be stored. Paste it as plain text."))


def _behalf_office(actor: Actor) -> Office | None:
    if actor.on_behalf is None or actor.on_behalf.office_id is None:
        return None
    office = Office.objects.select_related("agency").filter(pk=actor.on_behalf.office_id).first()
    if office is None or not may_act_on_behalf(actor, office):
        raise NotAllowed
    return office


def _masked(fields: ReportFields) -> tuple[ReportFields, list[str]]:
    numbers: list[str] = []
    changes: dict[str, str] = {}
    for name in _MASKED:
        text = getattr(fields, name, "")
        check_text(text, name)
        masked, found = mask_numbers(text)
        if found:
            changes[name] = masked
            numbers += [number for number in found if number not in numbers]
    return replace(fields, **changes), numbers  # type: ignore[arg-type]  # every field named is a text


def _place(report: Report, code: str, actor: Actor) -> str:
    """Return the region of the report: as given, else the area of the office that tells it."""
    chosen = code or _home(report, actor)
    region = Region.objects.filter(code=chosen, is_current=True).first()
    if region is None or region.level < REGENCY:
        raise Invalid("region", _("Choose the village, or else the subdistrict or the regency."))
    if not is_within_any(chosen, [actor.regency, *actor.territory]):
        raise Invalid(
            "region",
            _("This place lies in another regency. Tell the Kesbangpol there by letter or telephone."),
        )
    return chosen


def _home(report: Report, actor: Actor) -> str:
    areas: Iterable[str] = actor.territory
    if report.behalf_office_id:
        areas = AgencyRegion.objects.filter(agency=report.owner_agency).values_list("region_id", flat=True)
    inside = sorted(area for area in areas if level(area) >= REGENCY and is_within_any(area, [actor.regency]))
    return inside[0] if inside else ""


def _check(report: Report, at: datetime) -> None:
    """Refuse what contradicts itself or the model; the first wrong field is named."""
    others = {field.name for field in Report._meta.fields} - set(COLUMNS)
    try:
        report.clean_fields(exclude=others)
    except ValidationError as problem:
        field, messages = next(iter(problem.message_dict.items()))
        raise Invalid(field, messages[0]) from problem
    if report.intelligence_pointer and any(getattr(report, name) for name in TEXT_FIELDS):
        raise IntelligenceProduct
    if report.channel == Channel.IMPORT:
        raise Invalid("channel", _("Only an import of history may say this. Choose how it came in."))
    known = report.issue_type == "" or is_choice(
        LookupList.ISSUE_TYPE, report.issue_type, region=report.regency
    )
    if not known:
        raise Invalid("issue_type", _("Choose a type from the list."))
    _check_times(report, at)


def _check_times(report: Report, at: datetime) -> None:
    begins, ends = report.occurred_from, report.occurred_until
    if report.received_at > at:
        raise Invalid("received_at", _("This lies in the future. Give the time at which it was received."))
    if begins is None:
        if ends is not None or report.occurred_precision != Precision.UNKNOWN:
            raise Invalid("occurred_from", _("Give the time, or choose “not known”."))
        return
    if report.occurred_precision == Precision.UNKNOWN:
        raise Invalid("occurred_precision", _("Say how surely the time is known."))
    if ends is not None and ends < begins:
        raise Invalid("occurred_until", _("The end lies before the beginning."))
    if begins > at and report.kind != ReportKind.PLANNED:
        raise Invalid("occurred_from", _("This lies in the future. Only planned actions may."))
