"""Who somebody is on a given day."""

from datetime import date, timedelta

from rukun.foundation.people.enums import AssignmentKind
from rukun.foundation.people.models import Assignment
from rukun.kernel.actor import nobody
from tests.cast import OTHER_REGENCY, REGENCY, SUNGAI_BERAS, Cast


def test_actor_carries_office_agency_and_territory(cast: Cast) -> None:
    fajar = cast.fajar
    assert (fajar.label, fajar.agency_label, fajar.person_name) == (
        "Kepala Desa Sungai Beras",
        "Desa Sungai Beras",
        "Fajar Nugroho",
    )
    assert (fajar.territory, fajar.rung, fajar.regency) == ((SUNGAI_BERAS,), 1, REGENCY)


def test_actor_of_a_kodim_has_both_regencies(cast: Cast) -> None:
    assert cast.joko.territory == (OTHER_REGENCY, REGENCY)
    assert cast.joko.is_vertical


def test_acting_head_is_called_plt(cast: Cast) -> None:
    assert cast.ayu.label == "Plt. Kepala Badan Kesbangpol"


def test_expired_assignment_makes_nobody(cast: Cast) -> None:
    assert cast.expired == nobody(cast.now)
    yesterday = cast.now - timedelta(days=1)
    assert cast.at("expired", yesterday).office_id == cast.office("second_operator").pk


def test_last_day_counts_in_the_zone_of_the_office(cast: Cast) -> None:
    last_evening = cast.now.replace(day=3, hour=16, minute=59)  # 3 March, 23.59 WIB
    assert cast.at("expired", last_evening).office_id is not None
    assert cast.at("expired", last_evening + timedelta(minutes=1)).office_id is None


def test_inactive_account_makes_nobody(cast: Cast) -> None:
    cast.account("budi").is_active = False
    assert cast.budi == nobody(cast.now)


def test_chosen_assignment_wins_while_it_is_live(cast: Cast) -> None:
    second = Assignment.objects.create(
        person=cast.person("gita"),
        office=cast.office("camat_geragai"),
        kind=AssignmentKind.DAILY,
        from_on=date(2026, 3, 1),
        until_on=date(2026, 3, 10),
    )
    account = cast.account("gita")
    assert cast.at("gita", cast.now).label == "Camat Mendahara Ulu"
    account.chosen_assignment = second
    assert cast.at("gita", cast.now).label == "Plh. Camat Geragai"
    assert cast.at("gita", cast.now + timedelta(days=20)).label == "Camat Mendahara Ulu"


def test_team_membership_goes_by_office(cast: Cast) -> None:
    assert cast.ayu.team_ids == (cast.team.pk,)
    assert cast.citra.team_ids == ()


def test_administrator_has_no_capability_that_touches_records(cast: Cast) -> None:
    rooms = {capability.split(".")[0] for capability in cast.indra.capabilities}
    assert rooms & {"report", "case", "incident", "informant"} == set()
