"""Agencies, their regions and offices."""

from datetime import timedelta

import pytest

from rukun.foundation.people.domain.agencies import (
    AgencyFields,
    OfficeInUse,
    add_agency,
    add_office,
    correct_agency,
    rename_office,
    retire_office,
    set_regions,
)
from rukun.foundation.people.enums import AgencyKind, Role
from rukun.foundation.people.models import Agency, AgencyRegion, Office
from rukun.foundation.people.policy import is_role_of, may_act_on_behalf
from rukun.kernel.errors import Invalid, NotAllowed, StaleVersion
from tests.cast import GERAGAI, LAGAN_ULU, OTHER_REGENCY, REGENCY, SUNGAI_BERAS, Cast

BPN = AgencyFields(AgencyKind.LAND, "Kantor Pertanahan Tanjung Jabung Timur", "BPN Tanjab Timur")


def test_kind_decides_rung_and_vertical(cast: Cast) -> None:
    agency = add_agency(fields=BPN, regency=REGENCY, region_codes=[REGENCY], actor=cast.indra, at=cast.now)
    assert (agency.rung, agency.is_vertical) == (None, True)
    assert list(agency.areas.values_list("region_id", flat=True)) == [REGENCY]


def test_agency_beside_the_ladder_may_serve_two_regencies(cast: Cast) -> None:
    codes = [OTHER_REGENCY, REGENCY]
    agency = add_agency(fields=BPN, regency=REGENCY, region_codes=codes, actor=cast.indra, at=cast.now)
    assert set(agency.areas.values_list("region_id", flat=True)) == set(codes)


@pytest.mark.parametrize("codes", [[], ["15.99"], [OTHER_REGENCY], ["16.01"]])
def test_agency_on_the_ladder_serves_its_own_regency(cast: Cast, codes: list[str]) -> None:
    fields = AgencyFields(AgencyKind.SUBDISTRICT, "Kecamatan Baru", "Kec. Baru")
    with pytest.raises(Invalid) as refusal:
        add_agency(fields=fields, regency=REGENCY, region_codes=codes, actor=cast.indra, at=cast.now)
    assert refusal.value.field == "regions"
    assert not Agency.objects.filter(name="Kecamatan Baru").exists()


def test_name_is_given_once_per_regency(cast: Cast) -> None:
    fields = AgencyFields(AgencyKind.SERVICE, cast.agency("pupr").name, "PUPR")
    with pytest.raises(Invalid) as refusal:
        add_agency(fields=fields, regency=REGENCY, region_codes=[REGENCY], actor=cast.indra, at=cast.now)
    assert refusal.value.field == "name"


@pytest.mark.parametrize("name", ["ayu", "gita", "dedi", "eka", "citra"])
def test_only_the_administrator_manages_agencies(cast: Cast, name: str) -> None:
    actor = cast.actor(name)
    with pytest.raises(NotAllowed):
        add_agency(fields=BPN, regency=REGENCY, region_codes=[REGENCY], actor=actor, at=cast.now)
    with pytest.raises(NotAllowed):
        set_regions(agency=cast.agency("polres"), region_codes=[REGENCY], version=1, actor=actor, at=cast.now)


def test_regions_are_replaced_as_a_set(cast: Cast) -> None:
    agency = cast.agency("mendahara_ulu")
    codes = [SUNGAI_BERAS, LAGAN_ULU]
    set_regions(agency=agency, region_codes=codes, version=1, actor=cast.indra, at=cast.now)
    stored = AgencyRegion.objects.filter(agency=agency).values_list("region_id", flat=True)
    assert sorted(stored) == codes
    assert cast.at("gita", cast.now).territory == tuple(codes)


def test_one_government_stands_for_a_place(cast: Cast) -> None:
    with pytest.raises(Invalid) as refusal:
        set_regions(
            agency=cast.agency("mendahara_ulu"),
            region_codes=[GERAGAI],
            version=1,
            actor=cast.indra,
            at=cast.now,
        )
    assert refusal.value.field == "regions"


def test_regions_are_not_saved_over_somebody_elses(cast: Cast) -> None:
    agency = cast.agency("polres")
    set_regions(agency=agency, region_codes=[REGENCY], version=1, actor=cast.indra, at=cast.now)
    with pytest.raises(StaleVersion):
        set_regions(agency=agency, region_codes=[OTHER_REGENCY], version=1, actor=cast.indra, at=cast.now)
    assert list(agency.areas.values_list("region_id", flat=True)) == [REGENCY]


def test_correction_of_a_stale_form_is_refused(cast: Cast) -> None:
    agency = cast.agency("pupr")
    words = {"name": "Dinas Pekerjaan Umum", "short_name": "", "phone": "0740"}
    correct_agency(agency=agency, version=1, **words, actor=cast.indra, at=cast.now)
    assert agency.short_name == "Dinas Pekerjaan Umum"
    with pytest.raises(StaleVersion):
        correct_agency(agency=agency, version=1, **words, actor=cast.indra, at=cast.now)


def test_office_has_a_role_that_its_agency_can_have(cast: Cast) -> None:
    agency = cast.agency("polres")
    with pytest.raises(Invalid) as refusal:
        add_office(agency=agency, title="Kasat", role=Role.AGENCY_HEAD, actor=cast.indra, at=cast.now)
    assert refusal.value.field == "role"
    office = add_office(
        agency=agency, title=" Kasat  Intelkam ", role=Role.LIAISON, actor=cast.indra, at=cast.now
    )
    assert office.title == "Kasat Intelkam"


def test_office_is_renamed_once_per_title_seen(cast: Cast) -> None:
    first, second = Office.objects.get(title="Operator"), Office.objects.get(title="Operator")
    rename_office(office=first, title="Analis Kebijakan", actor=cast.indra, at=cast.now)
    assert cast.at("budi", cast.now).label == "Analis Kebijakan"
    with pytest.raises(StaleVersion):
        rename_office(office=second, title="Penata", actor=cast.indra, at=cast.now)
    with pytest.raises(Invalid):
        rename_office(office=first, title="Operator II", actor=cast.indra, at=cast.now)
    with pytest.raises(NotAllowed):
        rename_office(office=first, title="Penata", actor=cast.ayu, at=cast.now)


def test_agency_has_one_head(cast: Cast) -> None:
    with pytest.raises(Invalid) as refusal:
        add_office(
            agency=cast.agency("pupr"),
            title="Kepala II",
            role=Role.AGENCY_OFFICER,
            is_head=True,
            actor=cast.indra,
            at=cast.now,
        )
    assert refusal.value.field == "is_head"


@pytest.mark.parametrize("key", ["operator", "pupr_head"])
def test_office_that_is_held_or_seated_stays(cast: Cast, key: str) -> None:
    with pytest.raises(OfficeInUse):
        retire_office(office=cast.office(key), actor=cast.indra, at=cast.now)


def test_vacant_office_can_be_retired(cast: Cast) -> None:
    office = retire_office(office=cast.office("second_operator"), actor=cast.indra, at=cast.now)
    assert not office.is_active
    assert cast.at("expired", cast.now - timedelta(days=1)).office_id is None


@pytest.mark.parametrize(
    ("name", "office", "may"),
    [
        ("budi", "camat_geragai", True),
        ("budi", "police_chief", True),  # Polres may have no account at all
        ("budi", "kodim_liaison", True),
        ("budi", "regent", True),
        ("budi", "pupr_roads", True),
        ("budi", "head", True),
        ("gita", "kades_sungai_beras", True),
        ("gita", "police_chief", True),
        ("gita", "kades_lagan_ulu", False),
        ("gita", "camat_geragai", False),
        ("gita", "head", False),  # never upwards
        ("gita", "pupr_roads", False),
        ("gita", "regent", False),
        ("budi", "other_head", False),
        ("budi", "kades_badang", False),
        ("budi", "province_desk", False),
        ("dedi", "kodim_liaison", True),  # the Kodim serves that regency as well
        ("dedi", "police_chief", False),
        ("fajar", "kades_sungai_beras", False),
        ("citra", "police_chief", False),
        ("indra", "camat_geragai", False),
        ("expired", "camat_geragai", False),
    ],
)
def test_acting_on_behalf_stays_inside_ones_territory(cast: Cast, name: str, office: str, may: bool) -> None:
    assert may_act_on_behalf(cast.actor(name), cast.office(office)) is may


def test_cast_has_only_roles_that_exist(cast: Cast) -> None:
    assert [o.title for o in cast.offices.values() if not is_role_of(o.role, o.agency.kind)] == []
