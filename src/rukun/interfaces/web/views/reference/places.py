"""Regions by Kemendagri code: looked up by name, or gone down level by level."""

from decimal import Decimal

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rukun.foundation.territory.models import Region
from rukun.foundation.territory.queries import full_names
from rukun.foundation.territory.search import search_regions
from rukun.interfaces.web.forms.reference import RegionSearchForm
from rukun.interfaces.web.parts import Cell, Column, Link, Table
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.regions import PROVINCE, VILLAGE, ancestors, is_code

_MOST_FOUND = 30


@require_safe
def regions(request: ActorRequest) -> HttpResponse:
    """Show what lies inside `?induk=`, or what `?q=` finds; the own regency to begin with."""
    form = RegionSearchForm(request.GET if "q" in request.GET else None)
    words = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    above = request.GET.get("induk", request.actor.regency)
    if words:
        found = search_regions(words, near=request.actor.territory, limit=_MOST_FOUND)
        context: dict[str, object] = {"table": _table(_("Places found"), found, full_names(found))}
    else:
        context = _inside(above)
    return render(request, "reference/regions.html", context | {"form": form, "words": words})


def _inside(above: str) -> dict[str, object]:
    place = Region.objects.filter(code=above).first() if is_code(above) else None
    if above and place is None:
        raise Http404
    inside: QuerySet[Region] = Region.objects.current().filter(parent=place)
    inside = inside.filter(level=PROVINCE) if place is None else inside
    shown = list(inside.order_by("code"))
    return {
        "place": place,
        "path": _path(above),
        "table": _table(_("Places inside"), shown, {region.code: str(region) for region in shown}),
    }


def _path(above: str) -> list[Link]:
    if not above:
        return []
    up = Region.objects.in_bulk(ancestors(above))
    nation = Link(_("Indonesia"), _address(""))
    return [nation, *(Link(str(up[code]), _address(code)) for code in ancestors(above) if code in up)]


def _table(caption: str, regions: list[Region], names: dict[str, str]) -> Table:
    columns = (
        Column(_("Name"), is_heading=True),
        Column(_("Code")),
        Column(_("Population"), is_number=True),
        Column(_("Area (km²)"), is_number=True),
    )
    rows = [
        (
            Cell(names[region.code], url=_address(region.code) if region.level < VILLAGE else ""),
            Cell(region.code),
            Cell(_number(region.population)),
            Cell(_number(region.area_km2)),
        )
        for region in regions
    ]
    return Table(caption=caption, columns=columns, rows=rows)


def _number(value: Decimal | int | None) -> str:
    return "–" if value is None else number_format(value, use_l10n=True, force_grouping=True)


def _address(code: str) -> str:
    return f"{reverse('reference:regions')}?induk={code}"
