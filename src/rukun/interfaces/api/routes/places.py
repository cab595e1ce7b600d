"""Who calls, and what there is to choose from: places, agencies, words of lists."""

from typing import Annotated

from django.db.models import Prefetch
from ninja import Router
from ninja.params.functions import Query

from rukun.foundation.people.models import Agency, Office
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import choices
from rukun.foundation.territory.queries import full_names
from rukun.foundation.territory.search import search_regions
from rukun.interfaces.api.auth import Bearer
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.people import DirectoryEntryOut, MeOut, RegionOut, WordOut
from rukun.interfaces.api.schemas.shared import AgencyOut, OfficeOut

router = Router(tags=["about"])


@router.get("/me", auth=Bearer(), response=MeOut, url_name="me")
def me(request: ApiRequest) -> MeOut:
    """For whom this token acts, and what it may do."""
    office = request.token.assignment.office
    actor = request.actor
    return MeOut(
        person=actor.person_name,
        office=OfficeOut(id=office.pk, title=actor.label),
        agency=AgencyOut.of(office.agency),
        regency=actor.regency,
        zone=actor.zone,
        territory=list(actor.territory),
        capabilities=sorted(actor.capabilities),
        scopes=sorted(request.token.scopes),
        token=request.token.prefix,
        expires_at=request.token.expires_at,
    )


@router.get("/regions", auth=Bearer(), response=list[RegionOut], url_name="regions")
def find_regions(
    request: ApiRequest,
    q: Annotated[str, Query(min_length=1, max_length=80, pattern="^[^\\x00]*$")],
    level: Annotated[int | None, Query(ge=1, le=4)] = None,
    limit: Annotated[int, Query(ge=1, le=25)] = 10,
) -> list[RegionOut]:
    """Find places as people write them, those near the caller's area first."""
    found = search_regions(q, near=request.actor.territory, level=level, limit=limit)
    names = full_names(found)
    return [
        RegionOut(code=region.code, name=region.name, full_name=names[region.code], level=region.level)
        for region in found
    ]


@router.get("/agencies", auth=Bearer(), response=list[DirectoryEntryOut], url_name="agencies")
def list_agencies(request: ApiRequest) -> list[DirectoryEntryOut]:
    """The agencies of the regency with their offices, to invite, ask and give tasks."""
    offices = Prefetch("offices", Office.objects.filter(is_active=True).order_by("-is_head", "title"))
    agencies = Agency.objects.visible_to(request.actor).active().prefetch_related(offices)
    return [
        DirectoryEntryOut(
            id=agency.pk,
            name=agency.short_name,
            full_name=agency.name,
            kind=agency.kind,
            is_vertical=agency.is_vertical,
            offices=[OfficeOut.of(office) for office in agency.offices.all()],
        )
        for agency in agencies.order_by("name", "pk")
    ]


@router.get("/lists/{code}", auth=Bearer(), response=list[WordOut], url_name="list")
def list_words(request: ApiRequest, code: LookupList) -> list[WordOut]:
    """The words of a list as the regency has them: types of matters, reasons."""
    return [WordOut(code=word, label=label) for word, label in choices(code, request.actor.regency)]
