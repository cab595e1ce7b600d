"""The place search behind every field that asks where."""

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rukun.foundation.people.queries import needs_setup
from rukun.foundation.territory.queries import full_names
from rukun.foundation.territory.search import search_regions
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.regions import PROVINCE, REGENCY, SUBDISTRICT, VILLAGE

_LONGEST = 80
_LEVELS = {"provinsi": PROVINCE, "kabupaten": REGENCY, "kecamatan": SUBDISTRICT, "desa": VILLAGE}


@dataclass(frozen=True)
class RegionOption:
    """One place in the list that opens under the field."""

    code: str
    label: str


@login_not_required
@require_safe
def search(request: ActorRequest) -> HttpResponse:
    """Answer `?q=` with options, those of the searcher's own territory first.

    `?tingkat=` keeps one level. The list of regions is public; a visitor without an account may
    search it only while the first-run wizard is open, since looking for slips costs time.
    """
    if request.actor.person_id is None and not needs_setup():
        return HttpResponse(status=HTTPStatus.NOT_FOUND)
    level = _LEVELS.get(request.GET.get("tingkat", ""))
    found = search_regions(request.GET.get("q", "")[:_LONGEST], near=request.actor.territory, level=level)
    names = full_names(found, up_to=PROVINCE if level == REGENCY else SUBDISTRICT)
    options = [RegionOption(region.code, names[region.code]) for region in found]
    return render(request, "components/region_options.html", {"regions": options})
