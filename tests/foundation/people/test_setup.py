"""The first run."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rukun.foundation.people.domain.officers import OfficerFields
from rukun.foundation.people.domain.setup import Administrator, AlreadySetUp, set_up_regency
from rukun.foundation.people.enums import Rung
from rukun.foundation.people.login import OfficerBackend
from rukun.foundation.people.models import Account, Agency
from rukun.foundation.people.queries import agency_for_region, heads_of, holder_of, ladder_agencies
from rukun.kernel.errors import Invalid
from tests.cast import NOW, REGENCY, SIMPANG_TUAN, SUNGAI_BERAS, Cast, make_regions

PASSWORD = "tepian sungai yang tenang"
INDRA = Administrator(OfficerFields("Indra Saputra", username="indra"), PASSWORD)


@pytest.fixture
def regions(db: None) -> None:
    make_regions()


def test_setup_enters_the_ladder_and_somebody_who_can_log_in(regions: None) -> None:
    account, actor = set_up_regency(regency=REGENCY, agency_name="", administrator=INDRA, at=NOW)
    assert OfficerBackend().authenticate(None, "indra", PASSWORD) == account
    assert (actor.label, actor.regency) == ("Administrator", REGENCY)
    assert [agency.short_name for agency in ladder_agencies(REGENCY)] == [
        "Kesbangpol",
        "Kec. Geragai",
        "Kec. Mendahara Ulu",
        "Desa Lagan Ulu",
        "Desa Pandan Sejahtera",
        "Desa Sungai Beras",
        "Kel. Simpang Tuan",
    ]


def test_every_agency_has_a_vacant_head_and_a_parent(regions: None) -> None:
    set_up_regency(regency=REGENCY, agency_name="", administrator=INDRA, at=NOW)
    village = agency_for_region(SIMPANG_TUAN, Rung.VILLAGE)
    assert village is not None
    assert village.parent == agency_for_region(SUNGAI_BERAS, Rung.SUBDISTRICT)
    (head,) = heads_of(village)
    assert (head.title, holder_of(head, date(2026, 3, 4))) == ("Lurah Simpang Tuan", None)
    province = agency_for_region(SUNGAI_BERAS, Rung.PROVINCE)
    assert province is not None
    assert province.name == "Badan Kesatuan Bangsa dan Politik Provinsi Jambi"


def test_query_count_does_not_grow_with_villages(regions: None) -> None:
    with CaptureQueriesContext(connection) as captured:
        set_up_regency(regency=REGENCY, agency_name="", administrator=INDRA, at=NOW)
    assert len(captured) < 45


def test_setup_works_once(regions: None) -> None:
    set_up_regency(regency=REGENCY, agency_name="", administrator=INDRA, at=NOW)
    with pytest.raises(AlreadySetUp):
        set_up_regency(regency="15.06", agency_name="", administrator=INDRA, at=datetime.now(UTC))


def test_setup_is_closed_where_anybody_has_an_account(cast: Cast) -> None:
    with pytest.raises(AlreadySetUp):
        set_up_regency(regency=REGENCY, agency_name="", administrator=INDRA, at=NOW)


@pytest.mark.parametrize("regency", ["", "15", SUNGAI_BERAS, "99.99"])
def test_setup_wants_a_regency(regions: None, regency: str) -> None:
    with pytest.raises(Invalid) as refusal:
        set_up_regency(regency=regency, agency_name="", administrator=INDRA, at=NOW)
    assert refusal.value.field == "regency"


def test_weak_password_leaves_nothing_behind(regions: None) -> None:
    weak = Administrator(INDRA.fields, "12345678")
    with pytest.raises(Invalid) as refusal:
        set_up_regency(regency=REGENCY, agency_name="", administrator=weak, at=NOW)
    assert refusal.value.field == "password"
    assert (Agency.objects.count(), Account.objects.count()) == (0, 0)
