"""Two regencies and the people who may or may not set their rules."""

from datetime import UTC, date, datetime

import pytest

from rukun.foundation.people.capabilities import CAPABILITIES
from rukun.foundation.people.enums import Role
from rukun.foundation.territory.enums import RegionKind
from rukun.foundation.territory.models import Edition, Region
from rukun.kernel.actor import Actor

AT = datetime(2026, 3, 2, 3, tzinfo=UTC)  # Monday 10.00 WIB
TODAY = date(2026, 3, 2)
REGIONS = {
    "15": ("Jambi", RegionKind.PROVINCE),
    "15.07": ("Kabupaten Tanjung Jabung Timur", RegionKind.REGENCY),
    "15.07.03": ("Nipah Panjang", RegionKind.SUBDISTRICT),
    "15.06": ("Kabupaten Tanjung Jabung Barat", RegionKind.REGENCY),
    "81": ("Maluku", RegionKind.PROVINCE),
    "81.01": ("Kabupaten Maluku Tengah", RegionKind.REGENCY),
}


@pytest.fixture
def regions(db: None) -> None:
    edition = Edition.objects.create(code="2025", legal_basis="Kepmendagri", effective_on=date(2025, 1, 1))
    for code, (name, kind) in REGIONS.items():
        Region.objects.create(
            code=code,
            name=name,
            kind=kind,
            level=code.count(".") + 1,
            parent_id=code.rpartition(".")[0] or None,
            name_key=name.lower(),
            edition_from=edition,
        )


def officer(role: Role, region: str) -> Actor:
    return Actor(
        at=AT, role=role, regency=region, territory=(region,), capabilities=CAPABILITIES[role], clearance=1
    )


@pytest.fixture
def indra() -> Actor:
    return officer(Role.ADMINISTRATOR, "15.07")


@pytest.fixture
def budi() -> Actor:
    return officer(Role.OPERATOR, "15.07")


@pytest.fixture
def dedi() -> Actor:
    return officer(Role.ADMINISTRATOR, "15.06")
