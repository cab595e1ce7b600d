"""The ladder of agencies of a whole regency, written in bulk: it has up to several hundred villages."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from rukun.foundation.people.enums import AgencyKind, Role
from rukun.foundation.people.models import Agency, AgencyRegion, Office
from rukun.foundation.territory.enums import RegionKind
from rukun.foundation.territory.models import Region
from rukun.foundation.territory.names import titled, titled_briefly
from rukun.kernel.regions import SUBDISTRICT, VILLAGE, parent, province_of

# Titles and names are official Indonesian, whatever the language of the screen.
KESBANGPOL: Final = "Badan Kesatuan Bangsa dan Politik"
_OFFICES: Final = (
    ("Kepala Badan Kesbangpol", Role.AGENCY_HEAD, True),
    ("Sekretaris Badan Kesbangpol", Role.AGENCY_SECRETARY, False),
    ("Kepala Bidang Penanganan Konflik", Role.DIVISION_HEAD, False),
    ("Operator", Role.OPERATOR, False),
    ("Administrator", Role.ADMINISTRATOR, False),
)
_HEADS: Final = {
    RegionKind.SUBDISTRICT: ("Camat", Role.SUBDISTRICT_HEAD),
    RegionKind.VILLAGE: ("Kepala Desa", Role.VILLAGE_HEAD),
    RegionKind.URBAN_VILLAGE: ("Lurah", Role.VILLAGE_HEAD),
}


def found_agencies(place: Region, agency_name: str = "") -> Agency:
    """Write Kesbangpol of the regency `place`, its provincial sister, and all agencies below.

    Each subdistrict and village government gets its head's office, Kesbangpol its usual five.
    Part of a verb, which writes the journal. Returns Kesbangpol.
    """
    kesbangpol = Agency.objects.create(
        kind=AgencyKind.KESBANGPOL,
        name=agency_name.strip()[:160] or KESBANGPOL,
        short_name="Kesbangpol",
        regency=place.code,
        rung=AgencyKind.KESBANGPOL.rung,
        parent=_provincial_agency(province_of(place.code)),
    )
    AgencyRegion.objects.create(agency=kesbangpol, region=place)
    Office.objects.bulk_create(
        Office(agency=kesbangpol, title=title, role=role, is_head=is_head)
        for title, role, is_head in _OFFICES
    )
    inside = Region.objects.current().within([place.code]).order_by("code")
    above = {place.code: kesbangpol}
    for level in (SUBDISTRICT, VILLAGE):
        above |= _governments(list(inside.filter(level=level)), above, place.code)
    return kesbangpol


def _provincial_agency(province: str) -> Agency:
    """Return Kesbangpol of the province; the first of its regencies to be set up enters it."""
    name = Region.objects.get(code=province).name
    agency, is_new = Agency.objects.get_or_create(
        kind=AgencyKind.PROVINCE,
        regency=province,
        defaults={
            "name": f"{KESBANGPOL} Provinsi {name}",
            "short_name": f"Kesbangpol Provinsi {name}"[:60],
            "rung": AgencyKind.PROVINCE.rung,
        },
    )
    if is_new:
        AgencyRegion.objects.create(agency=agency, region_id=province)
        Office.objects.create(
            agency=agency,
            title=f"Kepala Kesbangpol Provinsi {name}"[:120],
            role=Role.PROVINCE_OFFICER,
            is_head=True,
        )
    return agency


def _governments(places: list[Region], above: Mapping[str, Agency], regency: str) -> dict[str, Agency]:
    """Write one government with its head's office for each place; return them by region code."""
    names = _distinct_names(places)
    governments = {
        place.code: Agency(
            kind=AgencyKind.SUBDISTRICT if place.level == SUBDISTRICT else AgencyKind.VILLAGE,
            name=names[place.code][:160],
            short_name=titled_briefly(place.name, place.kind)[:60],
            regency=regency,
            parent=above.get(parent(place.code)),
        )
        for place in places
    }
    for government in governments.values():
        government.rung = AgencyKind(government.kind).rung
    Agency.objects.bulk_create(governments.values())
    AgencyRegion.objects.bulk_create(
        AgencyRegion(agency=governments[place.code], region=place) for place in places
    )
    Office.objects.bulk_create(_head_office(place, governments[place.code]) for place in places)
    return governments


def _head_office(place: Region, government: Agency) -> Office:
    title, role = _HEADS[RegionKind(place.kind)]
    return Office(agency=government, title=f"{title} {place.name}"[:120], role=role, is_head=True)


def _distinct_names(places: list[Region]) -> dict[str, str]:
    """Return names that are unique in the regency; two villages of one name get their code."""
    names = {
        place.code: ("" if place.level == SUBDISTRICT else "Pemerintah ") + titled(place.name, place.kind)
        for place in places
    }
    seen = Counter(names.values())
    return {code: name if seen[name] == 1 else f"{name} ({code})" for code, name in names.items()}
