"""The directory: which agencies there are, who holds their offices, how to reach them."""

from collections.abc import Iterable
from http import HTTPStatus
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rukun.foundation.people import policy
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.domain.agencies import correct_agency
from rukun.foundation.people.enums import AgencyKind, Rung
from rukun.foundation.people.models import Agency, Assignment, Office, TeamMember
from rukun.foundation.people.queries import Holder, holders_of, offices_of
from rukun.foundation.territory.models import Region
from rukun.interfaces.web.comparing import stale_save
from rukun.interfaces.web.forms.agencies import CorrectAgencyForm
from rukun.interfaces.web.forms.people import DirectoryFilterForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.parts import Cell, Column, Link, Page, Pair, StaleSave, Table
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.people.offices import office_rows
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, StaleVersion

PAGE_SIZE = 50


@require_safe
def index(request: ActorRequest) -> HttpResponse:
    """List the agencies, those of the regency first, then subdistricts and villages."""
    form = DirectoryFilterForm(request.GET)
    agencies = _ranked(_filtered(form, request.actor))
    after = _after(request.GET.get("sesudah", ""))
    shown = list((agencies.filter(after) if after else agencies)[: PAGE_SIZE + 1])
    context = {
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "clear_url": reverse("people:list"),
        "table": _table(shown[:PAGE_SIZE], request.actor),
        "page": _page(request, shown),
        "may_manage": policy.may_manage_people(regency=request.actor.regency, actor=request.actor),
    }
    return render(request, "people/list.html", context)


@require_http_methods(["GET", "POST"])
def agency(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show an agency with its offices; its administrator corrects its names here."""
    shown = get_object_or_404(Agency.objects.visible_to(request.actor).select_related("parent"), pk=pk)
    form = CorrectAgencyForm(request.POST or None, initial=_stored(shown) | {"version": shown.version})
    stale: StaleSave | None = None
    if request.method == "POST" and form.is_valid():
        try:
            correct_agency(agency=shown, actor=request.actor, at=timezone.now(), **form.cleaned_data)
        except StaleVersion:
            stale = _stale(shown, form)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The agency is corrected."))
            return redirect("people:agency", pk=pk)
    context = _facts(shown, request.actor) | {"agency": shown, "form": form, "stale": stale}
    return render(request, "people/agency.html", context, status=_status(form, stale))


def _status(form: CorrectAgencyForm, stale: StaleSave | None) -> int:
    if stale:
        return HTTPStatus.CONFLICT
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _filtered(form: DirectoryFilterForm, actor: Actor) -> QuerySet[Agency]:
    agencies = Agency.objects.visible_to(actor).active()
    wanted = form.cleaned_data if form.is_valid() else {}
    if wanted.get("q"):
        agencies = agencies.filter(Q(name__icontains=wanted["q"]) | Q(short_name__icontains=wanted["q"]))
    if wanted.get("kind"):
        agencies = agencies.filter(kind=wanted["kind"])
    return agencies


def _ranked(agencies: QuerySet[Agency]) -> QuerySet[Agency]:
    rank = Case(
        When(rung=Rung.SUBDISTRICT, then=Value(2)),
        When(rung=Rung.VILLAGE, then=Value(3)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return agencies.annotate(rank=rank).order_by("rank", "name", "pk")


def _after(cursor: str) -> Q | None:
    """Return what follows the agency that the address names; a broken address starts anew."""
    rank_text, _tilde, rest = cursor.partition("~")
    name, _tilde, pk_text = rest.rpartition("~")
    try:
        rank, pk = int(rank_text), UUID(pk_text)
    except ValueError:
        return None
    return Q(rank__gt=rank) | Q(rank=rank, name__gt=name) | Q(rank=rank, name=name, pk__gt=pk)


def _page(request: ActorRequest, shown: list[Agency]) -> Page:
    kept = {name: value for name, value in request.GET.items() if name != "sesudah" and value}
    start = f"?{urlencode(kept)}" if "sesudah" in request.GET else ""
    if len(shown) <= PAGE_SIZE:
        return Page(first_url=start, shown=len(shown))
    last = shown[PAGE_SIZE - 1]
    cursor = f"{last.rank}~{last.name}~{last.pk}"  # type: ignore[attr-defined]  # annotated above
    return Page(next_url=f"?{urlencode(kept | {'sesudah': cursor})}", first_url=start, shown=PAGE_SIZE)


def _table(agencies: list[Agency], actor: Actor) -> Table:
    heads = {
        head.agency_id: head
        for head in Office.objects.filter(agency__in=agencies, is_head=True, is_active=True).order_by("pk")
    }
    holders = holders_of(heads.values(), local_date(actor.at, actor.regency))
    columns = (
        Column(_("Agency"), is_heading=True, is_wide=True),
        Column(_("Headed by")),
        Column(_("Kind")),
        Column(_("Telephone")),
    )
    rows = [
        (
            Cell(agency.name, url=reverse("people:agency", args=[agency.pk])),
            _head_cell(heads.get(agency.pk), holders),
            Cell(AgencyKind(agency.kind).label, is_muted=True),
            Cell(agency.phone or "–"),
        )
        for agency in agencies
    ]
    return Table(caption=_("Agencies"), columns=columns, rows=rows)


def _head_cell(head: Office | None, holders: dict[UUID, Holder]) -> Cell:
    if head is None:
        return Cell(_("no office yet"), is_muted=True)
    holder = holders.get(head.pk)
    if holder is None:
        return Cell(_("%(office)s: vacant") % {"office": head.title}, is_muted=True)
    return Cell(str(holder), url=reverse("people:officer", args=[holder.person_id]))


def _stored(agency: Agency) -> dict[str, object]:
    return {"name": agency.name, "short_name": agency.short_name, "phone": agency.phone}


def _stale(agency: Agency, form: CorrectAgencyForm) -> StaleSave:
    return stale_save(
        form,
        stored=_stored(agency),
        version=agency.version,
        stream=f"people:{agency.regency}",
        object_id=agency.pk,
        stored_url=reverse("people:agency", args=[agency.pk]),
    )


def _facts(agency: Agency, actor: Actor) -> dict[str, object]:
    offices = list(offices_of(agency))
    live = Assignment.objects.live(local_date(actor.at, actor.regency)).filter(office__in=offices)
    may_manage = policy.may_manage_agency(agency=agency, actor=actor)
    return {
        "offices": office_rows(offices, live.select_related("person", "office"), may_manage=may_manage),
        "pairs": _pairs(agency),
        "seats": _seats(offices, actor),
        "may_manage": may_manage,
    }


def _pairs(agency: Agency) -> list[Pair]:
    regions = ", ".join(map(str, Region.objects.filter(pk__in=agency.areas.values("region")).order_by("pk")))
    pairs = [
        Pair(_("Kind"), AgencyKind(agency.kind).label),
        Pair(_("Serves"), regions or _("not known"), is_unknown=not regions),
    ]
    if agency.parent:
        link = Link(_("open"), reverse("people:agency", args=[agency.parent.pk]))
        pairs.append(Pair(_("Stands under"), agency.parent.name, links=(link,)))
    pairs.append(Pair(_("Telephone"), agency.phone or _("not known"), is_unknown=not agency.phone))
    return pairs


def _seats(offices: Iterable[Office], actor: Actor) -> list[TeamMember]:
    standing = TeamMember.objects.visible_to(actor).filter(office__in=offices, team__ended_on=None)
    return list(standing.select_related("team", "office").order_by("team__name", "order"))
