"""Rows of the registers, entered by the operator of Kesbangpol."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from rukun.foundation.people.enums import TeamKind
from rukun.foundation.people.models import Team, TeamMember
from rukun.handling.registers.domain.demonstrating import DemonstrationFields, announce_demonstration
from rukun.handling.registers.domain.leading import BoardFields, record_board
from rukun.handling.registers.domain.opening import DeskFields, open_desk
from rukun.handling.registers.domain.organisations import OrganisationFields, add_organisation
from rukun.handling.registers.domain.rostering import ShiftFields, plan_shift
from rukun.handling.registers.models import Demonstration, DutyShift, ElectionDesk, Leadership, Organisation
from tests.cast import GERAGAI, SUNGAI_BERAS, Cast

Enter = Callable[..., Any]


def organisation_fields(**changes: Any) -> OrganisationFields:
    known: dict[str, Any] = {
        "name": "Forum Nelayan Muara Sabak",
        "short_name": "FNMS",
        "legal_form": "certified",
        "registration_number": "SKT 220/12/2024",
        "registered_on": date(2024, 3, 1),
        "valid_until": date(2029, 3, 1),
        "region": SUNGAI_BERAS,
    }
    return OrganisationFields(**known | changes)


@pytest.fixture
def entered(cast: Cast) -> Enter:
    """Enter an organisation."""

    def enter(by: str = "budi", **changes: Any) -> Organisation:
        return add_organisation(fields=organisation_fields(**changes), actor=cast.actor(by), at=cast.now)

    return enter


@pytest.fixture
def board(cast: Cast) -> Enter:
    """Enter a board of an organisation."""

    def enter(organisation: Organisation, *names: str, **changes: Any) -> Leadership:
        leaders = [("Ketua", name) for name in names or ("Rahmat Hidayat",)]
        fields = BoardFields(**{"basis": "Musda III, 12 Januari 2025", "leaders": leaders} | changes)
        return record_board(organisation=organisation, fields=fields, actor=cast.budi, at=cast.now)

    return enter


def demonstration_fields(cast: Cast, **changes: Any) -> DemonstrationFields:
    known: dict[str, Any] = {
        "topic": "Harga pinang",
        "organiser": "Kelompok petani pinang",
        "region": GERAGAI,
        "starts_at": cast.now + timedelta(days=2),
        "ends_at": cast.now + timedelta(days=2, hours=3),
        "received_at": cast.now - timedelta(days=2),
        "expected": 150,
    }
    return DemonstrationFields(**known | changes)


@pytest.fixture
def announced(cast: Cast) -> Enter:
    """Put a demonstration on the agenda."""

    def enter(by: str = "budi", **changes: Any) -> Demonstration:
        fields = demonstration_fields(cast, **changes)
        return announce_demonstration(fields=fields, actor=cast.actor(by), at=cast.now)

    return enter


@pytest.fixture
def opened(cast: Cast) -> Enter:
    """Open an election desk."""

    def enter(by: str = "budi", **changes: Any) -> ElectionDesk:
        known: dict[str, Any] = {
            "name": "Desk Pilkades 2026",
            "kind": "village_head",
            "region": "15.07",
            "from_on": date(2026, 2, 1),
            "until_on": date(2026, 8, 31),
        }
        return open_desk(fields=DeskFields(**known | changes), actor=cast.actor(by), at=cast.now)

    return enter


@pytest.fixture
def planned(cast: Cast) -> Enter:
    """Put somebody on the roster: today from 08.00 to 20.00 WIB."""

    def enter(by: str = "budi", office: str = "operator", **changes: Any) -> DutyShift:
        known: dict[str, Any] = {
            "office": cast.office(office),
            "name": "Rini Astuti",
            "phone": "0740-21234",
            "starts_at": cast.now - timedelta(hours=2),
            "ends_at": cast.now + timedelta(hours=10),
        }
        return plan_shift(fields=ShiftFields(**known | changes), actor=cast.actor(by), at=cast.now)

    return enter


@pytest.fixture
def team_of(cast: Cast) -> Enter:
    """Put offices on a team of a kind, by decree; actors built afterwards sit on it."""

    def establish(kind: TeamKind, *offices: str, **changes: Any) -> Team:
        known: dict[str, Any] = {
            "kind": kind,
            "name": str(kind),
            "regency": "15.07",
            "secretariat": cast.agency("kesbangpol"),
            "decree_number": f"{kind}/2026",
            "decree_on": date(2026, 1, 5),
            "valid_until": date(2026, 12, 31),
        }
        team = Team.objects.create(**known | changes)
        for order, name in enumerate(offices):
            TeamMember.objects.create(team=team, office=cast.office(name), position="Anggota", order=order)
        return team

    return establish
