"""Agencies, the regions that they serve, and their offices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people import policy
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.domain.journaling import note
from rukun.foundation.people.enums import AgencyKind, Role
from rukun.foundation.people.models import Agency, AgencyRegion, Assignment, Office, TeamMember
from rukun.foundation.territory.models import Region
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed, StaleVersion
from rukun.kernel.regions import is_within, province_of
from rukun.kernel.versions import save_if_current


class OfficeInUse(DomainError):
    """Somebody holds the office, or it sits on a team; duties would have no owner."""

    message = _("Somebody still holds this office, or it sits on a team. End that first.")


@dataclass(frozen=True)
class AgencyFields:
    """What a form says about an agency."""

    kind: AgencyKind
    name: str
    short_name: str
    phone: str = ""
    parent: Agency | None = None


@transaction.atomic
def add_agency(
    *, fields: AgencyFields, regency: str, region_codes: Iterable[str], actor: Actor, at: datetime
) -> Agency:
    """Enter an agency in the directory of `regency` with the regions it serves.

    The kind decides its rung and whether it is vertical. An agency on the ladder serves regions
    of its own regency only; one beside it may serve several (a Kodim) of the same province.
    """
    if not policy.may_manage_people(regency=regency, actor=actor):
        raise NotAllowed
    name, short_name = " ".join(fields.name.split()), " ".join(fields.short_name.split())
    if not name:
        raise Invalid("name", _("Enter the name of the agency."))
    agency = Agency(
        kind=fields.kind,
        name=name[:160],
        short_name=(short_name or name)[:60],
        regency=regency,
        rung=fields.kind.rung,
        is_vertical=fields.kind.is_vertical,
        parent=fields.parent,
        phone=fields.phone.strip(),
    )
    try:
        with transaction.atomic():
            agency.save(force_insert=True)
    except IntegrityError:
        raise Invalid("name", _("This regency already has an agency of that name.")) from None
    codes = _write_regions(agency, region_codes)
    note("people.agency_added", agency, actor=actor, at=at, kind=str(fields.kind), regions=codes)
    return agency


@transaction.atomic
def correct_agency(
    *, agency: Agency, version: int, name: str, short_name: str, phone: str, actor: Actor, at: datetime
) -> Agency:
    """Correct the names or the telephone number; the kind never changes."""
    if not policy.may_manage_agency(agency=agency, actor=actor):
        raise NotAllowed
    if not name.strip():
        raise Invalid("name", _("Enter the name of the agency."))
    taken = Agency.objects.filter(regency=agency.regency, name=name.strip()).exclude(pk=agency.pk)
    if taken.exists():
        raise Invalid("name", _("This regency already has an agency of that name."))
    save_if_current(
        agency,
        version=version,
        name=name.strip(),
        short_name=(short_name.strip() or name.strip())[:60],
        phone=phone.strip(),
    )
    note("people.agency_corrected", agency, actor=actor, at=at)
    return agency


@transaction.atomic
def set_regions(
    *, agency: Agency, region_codes: Iterable[str], version: int, actor: Actor, at: datetime
) -> Agency:
    """Let `agency` serve exactly these regions: what its officers see changes at once."""
    if not policy.may_manage_agency(agency=agency, actor=actor):
        raise NotAllowed
    save_if_current(agency, version=version)
    codes = _write_regions(agency, region_codes)
    note("people.regions_set", agency, actor=actor, at=at, regions=codes)
    return agency


@transaction.atomic
def add_office(
    *, agency: Agency, title: str, role: Role, is_head: bool = False, actor: Actor, at: datetime
) -> Office:
    """Enter a post of `agency`; its role decides what the holder may do."""
    if not policy.may_manage_agency(agency=agency, actor=actor):
        raise NotAllowed
    title = " ".join(title.split())
    if not title:
        raise Invalid("title", _("Enter the title of the office."))
    if not policy.is_role_of(role, agency.kind):
        raise Invalid("role", _("An agency of this kind has no such role."))
    if is_head and Office.objects.filter(agency=agency, is_head=True, is_active=True).exists():
        raise Invalid("is_head", _("This agency already has an office that heads it."))
    if Office.objects.filter(agency=agency, title=title).exists():
        raise Invalid("title", _("This agency already has an office of that title."))
    office = Office.objects.create(agency=agency, title=title[:120], role=role, is_head=is_head)
    note("people.office_added", office, actor=actor, at=at, role=str(role))
    return office


@transaction.atomic
def rename_office(*, office: Office, title: str, actor: Actor, at: datetime) -> Office:
    """Correct the title of a post; what it did before shows under the new title as well.

    Raises `StaleVersion` if somebody else has renamed it in between.
    """
    if not policy.may_manage_agency(agency=office.agency, actor=actor):
        raise NotAllowed
    wanted, known = " ".join(title.split())[:120], office.title
    if not wanted:
        raise Invalid("title", _("Enter the title of the office."))
    if Office.objects.filter(agency=office.agency, title=wanted).exclude(pk=office.pk).exists():
        raise Invalid("title", _("This agency already has an office of that title."))
    renamed = Office.objects.filter(pk=office.pk, title=known).update(title=wanted)
    office.refresh_from_db()
    if not renamed:
        raise StaleVersion(office)
    note("people.office_renamed", office, actor=actor, at=at)
    return office


@transaction.atomic
def retire_office(*, office: Office, actor: Actor, at: datetime) -> Office:
    """Close a post that exists no more; what it did stays under its name."""
    if not policy.may_manage_agency(agency=office.agency, actor=actor):
        raise NotAllowed
    office = Office.objects.select_for_update(of=("self",)).select_related("agency").get(pk=office.pk)
    today = local_date(at, office.agency.regency)
    held = Assignment.objects.filter(office=office).exclude(until_on__lt=today)
    seats = TeamMember.objects.filter(office=office, team__ended_on=None)
    if held.exists() or seats.exists():
        raise OfficeInUse
    if office.is_active:
        Office.objects.filter(pk=office.pk).update(is_active=False)
        office.is_active = False
        note("people.office_retired", office, actor=actor, at=at)
    return office


def _write_regions(agency: Agency, region_codes: Iterable[str]) -> list[str]:
    """Store the set and return it sorted; `Invalid("regions")` for what the agency cannot serve."""
    codes = sorted(set(region_codes))
    if not codes:
        raise Invalid("regions", _("Choose at least one region that the agency serves."))
    known = set(Region.objects.filter(code__in=codes).values_list("code", flat=True))
    wide = agency.regency if agency.rung is not None else province_of(agency.regency)
    wrong = [code for code in codes if code not in known or not is_within(code, wide)]
    if wrong:
        raise Invalid(
            "regions",
            _("These regions cannot be served from here: %(codes)s.") % {"codes": ", ".join(wrong)},
        )
    _refuse_second_government(agency, codes)
    AgencyRegion.objects.filter(agency=agency).exclude(region_id__in=codes).delete()
    kept = set(AgencyRegion.objects.filter(agency=agency).values_list("region_id", flat=True))
    AgencyRegion.objects.bulk_create(
        AgencyRegion(agency=agency, region_id=code) for code in codes if code not in kept
    )
    return codes


def _refuse_second_government(agency: Agency, codes: list[str]) -> None:
    """One agency stands for a place on each rung; two would leave open who is handed a case."""
    if agency.kind not in {AgencyKind.VILLAGE, AgencyKind.SUBDISTRICT, AgencyKind.KESBANGPOL}:
        return
    others = Agency.objects.active().filter(kind=agency.kind, areas__region_id__in=codes)
    other = others.exclude(pk=agency.pk).first()
    if other is not None:
        raise Invalid(
            "regions", _("%(agency)s already stands for one of these regions.") % {"agency": other.name}
        )
