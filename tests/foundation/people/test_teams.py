"""Teams by decree."""

from datetime import date

import pytest

from rukun.foundation.people.domain.teams import (
    Decree,
    Seat,
    TeamStands,
    establish_team,
    replace_decree,
    revoke_team,
)
from rukun.foundation.people.enums import SubTeam, TeamKind
from rukun.foundation.people.models import Team
from rukun.foundation.people.queries import standing_team
from rukun.kernel.errors import Invalid, NotAllowed, StaleVersion
from tests.cast import REGENCY, Cast

DECREE = Decree("188.45/3/2026", date(2026, 3, 2), date(2026, 12, 31))
NEXT = Decree("188.45/9/2027", date(2027, 2, 20), date(2027, 12, 31))


def _establish(cast: Cast, kind: TeamKind, by: str = "indra", seats: list[Seat] | None = None) -> Team:
    return establish_team(
        kind=kind,
        name="Tim Kewaspadaan Dini",
        secretariat=cast.agency("kesbangpol"),
        decree=DECREE,
        seats=[Seat(cast.office("kabid"), "Ketua")] if seats is None else seats,
        actor=cast.actor(by),
        at=cast.now,
    )


def test_team_is_established_with_members_by_office(cast: Cast) -> None:
    seats = [
        Seat(cast.office("kabid"), "Ketua"),
        Seat(cast.office("kodim_liaison"), "Anggota", SubTeam.PREVENTION),
    ]
    team = _establish(cast, TeamKind.VIGILANCE, seats=seats)
    assert list(team.members.order_by("order").values_list("position", "sub_team")) == [
        ("Ketua", ""),
        ("Anggota", "prevention"),
    ]
    assert cast.at("joko", cast.now).team_ids == (team.pk,)


def test_second_team_of_a_kind_is_refused(cast: Cast) -> None:
    with pytest.raises(TeamStands):
        _establish(cast, TeamKind.INTEGRATED)
    _establish(cast, TeamKind.OTHER)
    _establish(cast, TeamKind.OTHER)


@pytest.mark.parametrize("name", ["ayu", "kabid", "dedi", "eka", "bupati"])
def test_only_the_administrator_enters_decrees(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        _establish(cast, TeamKind.VIGILANCE, by=name)


@pytest.mark.parametrize(
    "offices", [[], ["kabid", "kabid"], ["other_head"], ["kades_badang"], ["province_desk"]]
)
def test_seats_are_offices_that_serve_the_regency(cast: Cast, offices: list[str]) -> None:
    with pytest.raises(Invalid) as refusal:
        _establish(cast, TeamKind.VIGILANCE, seats=[Seat(cast.office(key), "Anggota") for key in offices])
    assert refusal.value.field == "seats"


def test_next_decree_stands_from_its_day(cast: Cast) -> None:
    heir = replace_decree(
        team=cast.team,
        version=1,
        decree=NEXT,
        seats=[Seat(cast.office("head"), "Sekretaris")],
        actor=cast.indra,
        at=cast.now,
    )
    assert standing_team(TeamKind.INTEGRATED, REGENCY, date(2027, 2, 19)) == cast.team
    assert standing_team(TeamKind.INTEGRATED, REGENCY, date(2027, 2, 20)) == heir
    assert (cast.team.replaced_by, heir.line) == (heir, cast.team.line)
    with pytest.raises(NotAllowed):
        replace_decree(team=cast.team, version=2, decree=NEXT, seats=[], actor=cast.indra, at=cast.now)


def test_stale_or_older_decree_is_refused(cast: Cast) -> None:
    seats = [Seat(cast.office("head"), "Sekretaris")]
    with pytest.raises(StaleVersion):
        replace_decree(team=cast.team, version=7, decree=NEXT, seats=seats, actor=cast.indra, at=cast.now)
    older = Decree("188.45/1/2025", date(2025, 3, 2), date(2025, 12, 31))
    with pytest.raises(Invalid) as refusal:
        replace_decree(team=cast.team, version=1, decree=older, seats=seats, actor=cast.indra, at=cast.now)
    assert refusal.value.field == "decree_on"


def test_revoked_team_ends_on_its_day(cast: Cast) -> None:
    revoke_team(team=cast.team, version=1, ended_on=date(2026, 3, 10), actor=cast.indra, at=cast.now)
    assert standing_team(TeamKind.INTEGRATED, REGENCY, date(2026, 3, 9)) == cast.team
    assert standing_team(TeamKind.INTEGRATED, REGENCY, date(2026, 3, 10)) is None
    _establish(cast, TeamKind.INTEGRATED)
