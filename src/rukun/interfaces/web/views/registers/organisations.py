"""The register of organisations: the list, and the page of one."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from rukun.foundation.people.capabilities import CASE_WORK
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.keys import ORGANISATION_EXPIRY_DAYS
from rukun.foundation.settings.lookups import labels
from rukun.foundation.settings.queries import value
from rukun.handling.cases.models import Case, CaseOrganisation
from rukun.handling.cases.policy import may_name_organisation
from rukun.handling.registers import policy
from rukun.handling.registers.enums import LegalForm, OrganisationState
from rukun.handling.registers.models import Organisation, SupervisionNote
from rukun.handling.registers.queries import (
    PAGE_SIZE,
    OrganisationFilter,
    after_name,
    boards_of,
    demonstrations_of,
    organisations_seen_by,
)
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.registers import (
    BoardForm,
    CaseNumberForm,
    NoteForm,
    OrganisationFilterForm,
)
from rukun.interfaces.web.parts import Cell, Column, Link, Page, Pair, Table
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.wording import known_pairs, place_of
from rukun.kernel.actor import Actor

_SHOWN_DEMONSTRATIONS = 10


@require_safe
def list_(request: ActorRequest) -> HttpResponse:
    """List the organisations by name, narrowed by what stands in the address."""
    actor = request.actor
    given = {name: request.GET.get(name, "").strip() for name in OrganisationFilterForm.base_fields}
    chosen = OrganisationFilter(**given)
    today = local_date(actor.at, actor.regency)
    soon = today + timedelta(days=value(ORGANISATION_EXPIRY_DAYS, region=actor.regency, on=today))
    rows = organisations_seen_by(actor, chosen, expires_before=soon)
    cursor = request.GET.get("sesudah", "")
    shown = list(after_name(rows, cursor)[: PAGE_SIZE + 1])
    context = {
        "table": _table(shown[:PAGE_SIZE], labels(LookupList.ORGANISATION_FIELD, actor.regency), today, soon),
        "page": _page(given, cursor, shown),
        "form": OrganisationFilterForm(request.GET),
        "is_filtered": any(given.values()),
        "clear_url": reverse("registers:organisations"),
        "may_keep": policy.may_keep(regency=actor.regency, actor=actor),
    }
    return render(request, "registers/organisations.html", context)


def _table(rows: list[Organisation], fields: dict[str, str], today: date, soon: date) -> Table:
    columns = (
        Column(_("Organisation"), is_heading=True, is_wide=True),
        Column(_("Legal form")),
        Column(_("Registration")),
        Column(_("Field")),
        Column(_("State")),
    )
    return Table(_("Organisations"), columns, [_row(row, fields, today, soon) for row in rows])


def _row(row: Organisation, fields: dict[str, str], today: date, soon: date) -> tuple[Cell, ...]:
    return (
        Cell(row.name, url=reverse("registers:organisation", args=[row.pk]), note=row.short_name),
        Cell(LegalForm(row.legal_form).label),
        Cell(row.registration_number or "–", note=validity_of(row, today, soon)),
        Cell(fields.get(row.field, "–")),
        Cell(
            OrganisationState(row.state).label,
            is_muted=row.state != OrganisationState.ACTIVE,
            note=_("two boards") if row.boards > 1 else "",  # type: ignore[attr-defined]  # annotated in queries
        ),
    )


def validity_of(row: Organisation, today: date, soon: date) -> str:
    """Return "berlaku sampai 4 Maret 2026", and whether that is over or near; "" without an end."""
    end = row.valid_until
    if end is None:
        return ""
    said = {"day": presentation.day(end)}
    if end < today:
        return _("ran out on %(day)s") % said
    if end <= soon and row.state == OrganisationState.ACTIVE:
        return _("runs out on %(day)s") % said
    return _("valid until %(day)s") % said


def _page(given: dict[str, str], cursor: str, shown: list[Organisation]) -> Page:
    kept = {name: said for name, said in given.items() if said}
    here = reverse("registers:organisations")
    first = f"{here}?{urlencode(kept)}" if kept else here
    if len(shown) <= PAGE_SIZE:
        return Page(first_url=first if cursor else "")
    last = shown[PAGE_SIZE - 1]
    following = urlencode(kept | {"sesudah": f"{last.name}~{last.pk}"})
    return Page(next_url=f"{here}?{following}", first_url=first if cursor else "")


def visible_organisation(request: ActorRequest, pk: UUID) -> Organisation:
    """Return the organisation with what its page names, or 404."""
    seen = Organisation.objects.visible_to(request.actor)
    return get_object_or_404(seen.select_related("region__parent", "recorded_by_office"), pk=pk)


@require_safe
def detail(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show an organisation."""
    return show(request, visible_organisation(request, pk))


def show(
    request: ActorRequest,
    organisation: Organisation,
    *,
    board: forms.Form | None = None,
    note: forms.Form | None = None,
    case: forms.Form | None = None,
) -> HttpResponse:
    """Show the page, with the form that came back if there is one."""
    actor = request.actor
    boards = boards_of(organisation)
    standing = [one for one in boards if one.ended_on is None]
    context = {
        "organisation": organisation,
        "facts": _facts(organisation, actor),
        "state": OrganisationState(organisation.state).label,
        "boards": standing,
        "former_boards": [one for one in boards if one.ended_on is not None],
        "is_disputed": len(standing) > 1,
        "may_keep": policy.may_keep(regency=organisation.regency, actor=actor),
        "board_form": board or BoardForm(prefix="board"),
        "demonstrations": [
            Link(
                f"{presentation.day(row.starts_at)} · {row.topic}",
                reverse("registers:demonstration", args=[row.pk]),
            )
            for row in demonstrations_of(organisation)[:_SHOWN_DEMONSTRATIONS]
        ],
        **_notes(organisation, actor, note),
        "cases": _cases(organisation, actor),
        "case_form": (case or CaseNumberForm(prefix="case")) if actor.may(CASE_WORK) else None,
    }
    came_back = board or note or case
    return render(request, "registers/organisation.html", context, status=422 if came_back else 200)


def _facts(organisation: Organisation, actor: Actor) -> list[Pair]:
    today = local_date(actor.at, organisation.regency)
    soon = today + timedelta(days=value(ORGANISATION_EXPIRY_DAYS, region=organisation.regency, on=today))
    fields = labels(LookupList.ORGANISATION_FIELD, organisation.regency)
    registered, reported = organisation.registered_on, organisation.reported_on
    return known_pairs(
        [
            Pair(_("Legal form"), LegalForm(organisation.legal_form).label),
            Pair(_("Number of the registration"), organisation.registration_number),
            Pair(_("Registered on"), presentation.day(registered) if registered else ""),
            Pair(_("Validity"), validity_of(organisation, today, soon)),
            Pair(_("Field"), fields.get(organisation.field, "")),
            Pair(_("Where its office is"), place_of(organisation.region)),
            Pair(_("Address"), organisation.address),
            Pair(_("Report of presence"), _reported(organisation.reported_number, reported)),
            Pair(_("Recorded by"), organisation.recorded_by_office.title),
        ]
    )


def _reported(number: str, on: date | None) -> StrOrPromise:
    if on is None:
        return number
    return f"{number}, {presentation.day(on)}" if number else presentation.day(on)


def _cases(organisation: Organisation, actor: Actor) -> list[tuple[Case, bool]]:
    """Return the cases about it that the office may open, each with whether it may take the link back."""
    about = CaseOrganisation.objects.filter(organisation=organisation).values("case")
    seen = Case.objects.visible_to(actor).filter(pk__in=about).order_by("-opened_at", "pk")
    return [(case, may_name_organisation(case=case, actor=actor)) for case in seen]


def _notes(organisation: Organisation, actor: Actor, form: forms.Form | None) -> dict[str, Any]:
    if not policy.may_read_supervision(organisation=organisation, actor=actor):
        return {"reads_notes": False}
    seen = SupervisionNote.objects.visible_to(actor).filter(organisation=organisation)
    today = local_date(actor.at, organisation.regency)
    return {
        "reads_notes": True,
        "notes": seen.select_related("by_office").order_by("-noted_on", "-pk"),
        "note_form": (form or NoteForm(prefix="note", initial={"noted_on": today}))
        if policy.may_note_supervision(organisation=organisation, actor=actor)
        else None,
    }
