"""Who holds an office, and who stands for a place."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rukun.foundation.people import queries
from rukun.foundation.people.enums import AssignmentKind, Rung, TeamKind
from rukun.foundation.people.models import Assignment, Team
from tests.cast import BADANG, GERAGAI, MENDAHARA_ULU, OTHER_REGENCY, REGENCY, SUNGAI_BERAS, Cast

TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("code", "rung", "agency"),
    [
        (SUNGAI_BERAS, Rung.VILLAGE, "sungai_beras"),
        (SUNGAI_BERAS, Rung.SUBDISTRICT, "mendahara_ulu"),
        (SUNGAI_BERAS, Rung.REGENCY, "kesbangpol"),
        (SUNGAI_BERAS, Rung.PROVINCE, "province"),
        (BADANG, Rung.REGENCY, "other_kesbangpol"),
        (GERAGAI, Rung.SUBDISTRICT, "geragai"),
        (REGENCY, Rung.REGENCY, "kesbangpol"),
    ],
)
def test_agency_for_region_stands_for_the_place(cast: Cast, code: str, rung: int, agency: str) -> None:
    assert queries.agency_for_region(code, rung) == cast.agency(agency)


@pytest.mark.parametrize(
    ("code", "rung"), [(MENDAHARA_ULU, Rung.VILLAGE), (REGENCY, Rung.SUBDISTRICT), (BADANG, Rung.SUBDISTRICT)]
)
def test_agency_for_region_is_none_where_nobody_stands(cast: Cast, code: str, rung: int) -> None:
    assert queries.agency_for_region(code, rung) is None


def test_holder_is_the_one_who_stands_in(cast: Cast) -> None:
    office = cast.office("camat_mendahara_ulu")
    assert str(queries.holder_of(office, TODAY)) == "Gita Permata (Camat Mendahara Ulu)"
    Assignment.objects.create(
        person=cast.person("other_camat"),
        office=office,
        kind=AssignmentKind.DAILY,
        from_on=TODAY,
        until_on=TODAY + timedelta(days=3),
    )
    assert str(queries.holder_of(office, TODAY)) == "Lukman Hakim (Plh. Camat Mendahara Ulu)"
    assert str(queries.holder_of(office, TODAY + timedelta(days=4))) == "Gita Permata (Camat Mendahara Ulu)"


def test_vacant_office_has_no_holder(cast: Cast) -> None:
    assert queries.holder_of(cast.office("lurah_simpang_tuan"), TODAY) is None


def test_holders_of_many_offices_take_one_query(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as captured:
        found = queries.holders_of(cast.offices.values(), TODAY)
    assert len(captured) == 1
    assert len(found) == len(cast.people) - 1  # all but the one whose office ended yesterday


def test_ladder_lists_the_highest_first(cast: Cast) -> None:
    names = [agency.short_name for agency in queries.ladder_agencies(REGENCY)]
    assert names == [
        "Kesbangpol",
        "Kec. Geragai",
        "Kec. Mendahara Ulu",
        "Desa Lagan Ulu",
        "Desa Pandan Sejahtera",
        "Desa Sungai Beras",
        "Kel. Simpang Tuan",
    ]


def test_heads_and_offices_put_the_head_first(cast: Cast) -> None:
    agency = cast.agency("kesbangpol")
    assert list(queries.heads_of(agency)) == [cast.office("head")]
    assert queries.offices_of(agency).first() == cast.office("head")
    assert queries.offices_of(agency).count() == 5


def test_standing_team_outlives_its_printed_end(cast: Cast) -> None:
    next_year = date(2027, 2, 1)
    assert queries.standing_team(TeamKind.INTEGRATED, REGENCY, next_year) == cast.team
    assert queries.is_past_decree(cast.team, next_year)
    assert not queries.is_past_decree(cast.team, TODAY)
    Team.objects.update(ended_on=TODAY)
    assert queries.standing_team(TeamKind.INTEGRATED, REGENCY, TODAY) is None
    assert queries.standing_team(TeamKind.INTEGRATED, OTHER_REGENCY, TODAY) is None


def test_setup_is_needed_until_somebody_can_log_in(db: None) -> None:
    assert queries.needs_setup()


def test_setup_is_not_needed_with_a_cast(cast: Cast) -> None:
    assert not queries.needs_setup()
