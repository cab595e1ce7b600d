"""Enter an organisation, correct what is known of it."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import is_choice
from rukun.handling.registers.domain import validity
from rukun.handling.registers.domain.writing import (
    check_columns,
    journal,
    one_line,
    place_in_area,
    require_keeper,
)
from rukun.handling.registers.enums import REGISTERED_FORMS, OrganisationState
from rukun.handling.registers.models import ORGANISATION, Organisation
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid
from rukun.kernel.regions import regency_of
from rukun.kernel.versions import save_if_current


@dataclass(frozen=True, kw_only=True)
class OrganisationFields:
    """What is known of an organisation. `region` is the code of where its office is."""

    name: str
    legal_form: str
    region: str
    short_name: str = ""
    registration_number: str = ""
    registered_on: date | None = None
    valid_until: date | None = None
    field: str = ""
    address: str = ""
    reported_number: str = ""
    reported_on: date | None = None
    state: str = OrganisationState.ACTIVE


@transaction.atomic
def add_organisation(*, fields: OrganisationFields, actor: Actor, at: datetime) -> Organisation:
    """Enter an organisation in the register of the regency in which its office lies."""
    office_id, _person = require_keeper(actor.regency, actor)
    organisation = Organisation(recorded_at=at, recorded_by_office_id=office_id)
    _fill(organisation, fields, actor)
    try:
        with transaction.atomic():
            organisation.save(force_insert=True)
    except IntegrityError:
        raise _taken() from None
    _note("organisation.added", organisation, actor, at, legal_form=organisation.legal_form)
    return organisation


@transaction.atomic
def correct_organisation(
    *, organisation: Organisation, version: int, fields: OrganisationFields, actor: Actor, at: datetime
) -> Organisation:
    """Write what is known now; a new end of validity, or an organisation at rest, ends the reminder.

    `StaleVersion` if somebody saved since `version`.
    """
    require_keeper(organisation.regency, actor)
    before = Organisation.objects.get(pk=organisation.pk)
    columns = _fill(organisation, fields, actor)
    if organisation.regency != before.regency:
        raise Invalid("region", _("An organisation stays in the regency in which it was entered."))
    taken = Organisation.objects.filter(regency=before.regency, name=organisation.name)
    if taken.exclude(pk=organisation.pk).exists():
        raise _taken()
    changed = sorted(name for name, value in columns.items() if getattr(before, name) != value)
    save_if_current(organisation, version=version, **columns)
    validity.settle(before=before, organisation=organisation, actor=actor, at=at)
    _note("organisation.corrected", organisation, actor, at, fields=changed)
    return organisation


def _fill(organisation: Organisation, fields: OrganisationFields, actor: Actor) -> dict[str, object]:
    columns: dict[str, object] = asdict(fields)
    region = place_in_area("region", str(columns.pop("region")), actor)
    for name in ("name", "short_name", "registration_number", "address", "reported_number"):
        columns[name] = " ".join(str(columns[name]).split())
    one_line("address", fields.address)
    columns |= {"region_id": region.code, "regency": regency_of(region.code)}
    check_columns(organisation, columns)
    if fields.field and not is_choice(
        LookupList.ORGANISATION_FIELD, fields.field, region=organisation.regency
    ):
        raise Invalid("field", _("Choose a field from the list."))
    _check_registration(organisation)
    return columns


def _check_registration(organisation: Organisation) -> None:
    is_registered = organisation.legal_form in REGISTERED_FORMS
    if is_registered and not organisation.registration_number:
        raise Invalid("registration_number", _("Give the number of the registration."))
    if not is_registered and (organisation.registration_number or organisation.valid_until):
        raise Invalid("legal_form", _("There is a registration: choose which kind it is."))
    begins, ends = organisation.registered_on, organisation.valid_until
    if begins is not None and ends is not None and ends < begins:
        raise Invalid("valid_until", _("The end lies before the beginning."))


def _taken() -> Invalid:
    return Invalid("name", _("The register already has an organisation of that name."))


def _note(action: str, organisation: Organisation, actor: Actor, at: datetime, **data: object) -> None:
    journal(
        action,
        stream=organisation.stream,
        object_type=ORGANISATION,
        object_id=organisation.pk,
        actor=actor,
        at=at,
        **data,
    )
