"""Telephone numbers of the offices on one page: Forkopimda, each Forkopimcam, the agencies."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from rukun.foundation.people import policy
from rukun.foundation.people.capabilities import DIRECTORY_READ
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.enums import AgencyKind, Rung
from rukun.foundation.people.models import Agency, AgencyRegion, Office
from rukun.foundation.people.queries import Holder, holders_of
from rukun.foundation.territory.models import Region
from rukun.foundation.territory.names import titled_briefly
from rukun.handling.registers.queries import on_duty_now
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.actor import Actor
from rukun.kernel.errors import NotAllowed
from rukun.kernel.regions import SUBDISTRICT, level

# The leadership forum of a regency, in the order in which it is listed.
_FORKOPIMDA = (
    AgencyKind.REGENT,
    AgencyKind.COUNCIL,
    AgencyKind.ARMY,
    AgencyKind.POLICE,
    AgencyKind.PROSECUTOR,
)
_NOT_DIALLED = re.compile(r"[^\d+]")


@dataclass(frozen=True)
class Number:
    """An agency, who heads it today, and its number."""

    agency: Agency
    head: str
    dialled: str


@dataclass(frozen=True)
class Group:
    """Agencies that are looked for together."""

    title: StrOrPromise
    numbers: tuple[Number, ...]


def dialled(phone: str) -> str:
    """Return what a telephone is told to dial: digits, and a plus in front."""
    return _NOT_DIALLED.sub("", phone)


@require_safe
def telephones(request: ActorRequest) -> HttpResponse:
    """Show the numbers of the offices, for the wall and for the telephone in one's hand."""
    actor = request.actor
    if not actor.may(DIRECTORY_READ):
        raise NotAllowed
    agencies = _agencies(actor)
    context = {
        "groups": _groups(agencies, _numbers(agencies, actor)),
        "on_duty": [(shift, dialled(shift.phone)) for shift in on_duty_now(actor)],
        "may_manage": policy.may_manage_people(regency=actor.regency, actor=actor),
    }
    return render(request, "registers/telephones.html", context)


def _agencies(actor: Actor) -> list[Agency]:
    """Return the agencies in the order of the page; villages have a page of their own each."""
    seen = Agency.objects.visible_to(actor).active()
    return list(seen.exclude(kind__in=[AgencyKind.VILLAGE, AgencyKind.PROVINCE]).order_by("name", "pk"))


def _numbers(agencies: list[Agency], actor: Actor) -> dict[UUID, Number]:
    heads = {
        head.agency_id: head
        for head in Office.objects.filter(agency__in=agencies, is_head=True, is_active=True).order_by("pk")
    }
    holders = holders_of(heads.values(), local_date(actor.at, actor.regency))
    return {
        agency.pk: Number(agency, _head(heads.get(agency.pk), holders), dialled(agency.phone))
        for agency in agencies
    }


def _head(head: Office | None, holders: dict[UUID, Holder]) -> str:
    if head is None:
        return ""
    holder = holders.get(head.pk)
    return str(holder) if holder else head.title


def _groups(agencies: list[Agency], numbers: dict[UUID, Number]) -> list[Group]:
    here = _subdistrict_of(agencies)
    forum = [
        agency for kind in _FORKOPIMDA for agency in agencies if agency.kind == kind and agency.pk not in here
    ]
    local: dict[str, list[Agency]] = defaultdict(list)
    for agency in sorted(agencies, key=lambda one: one.rung != Rung.SUBDISTRICT):
        if agency.pk in here:
            local[here[agency.pk]].append(agency)
    rest = [agency for agency in agencies if agency not in forum and agency.pk not in here]
    groups = [(_("Forkopimda"), forum), (_("Kesbangpol and agencies"), rest)]
    groups += [(_("Forkopimcam %(place)s") % {"place": name}, local[name]) for name in sorted(local)]
    return [Group(title, tuple(numbers[one.pk] for one in listed)) for title, listed in groups if listed]


def _subdistrict_of(agencies: Iterable[Agency]) -> dict[UUID, str]:
    """Return the name of the one subdistrict that an agency serves: the camat, Polsek, Koramil, FKDM."""
    areas: dict[UUID, list[str]] = defaultdict(list)
    for row in AgencyRegion.objects.filter(agency__in=list(agencies)):
        areas[row.agency_id].append(row.region_id)
    codes = {
        pk: found[0] for pk, found in areas.items() if len(found) == 1 and level(found[0]) == SUBDISTRICT
    }
    names = {
        region.code: titled_briefly(region.name, region.kind).removeprefix("Kec. ")
        for region in Region.objects.filter(code__in=codes.values())
    }
    return {pk: names[code] for pk, code in codes.items()}
