"""Two people press at once: exactly one wins."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.domain.accounts import CodeRefused, issue_one_time_code, redeem_one_time_code
from rukun.foundation.people.domain.assignments import HasEnded, OfficeHeld, Term, assign, end_assignment
from rukun.foundation.people.domain.officers import OfficerFields
from rukun.foundation.people.domain.setup import Administrator, AlreadySetUp, set_up_regency
from rukun.foundation.people.domain.teams import Decree, Seat, TeamStands, establish_team
from rukun.foundation.people.enums import AssignmentKind, TeamKind
from rukun.foundation.people.models import Account, Assignment, Team
from rukun.kernel.errors import DomainError
from tests.cast import NOW, OTHER_REGENCY, REGENCY, Cast, make_regions

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

PASSWORD = "tepian sungai yang tenang"
TERM = Term(kind=AssignmentKind.DEFINITIVE, from_on=date(2026, 3, 4))


def race(*acts: Callable[[], object]) -> list[type[DomainError] | None]:
    """Run all acts at the same moment, each on its own connection; return how each was refused."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> type[DomainError] | None:
        start.wait(timeout=10)
        try:
            act()
        except DomainError as refusal:
            return type(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_office_is_taken_up_by_one_person(cast: Cast) -> None:
    indra, office = cast.indra, cast.office("lurah_simpang_tuan")
    outcomes = race(
        *(
            lambda name=name: assign(
                person=cast.person(name), office=office, term=TERM, actor=indra, at=cast.now
            )
            for name in ("hadi", "sekda", "kabid", "budi")
        )
    )
    assert sorted(outcomes, key=lambda o: o is None) == [OfficeHeld] * 3 + [None]
    assert Assignment.objects.filter(office=office).count() == 1
    assert Entry.objects.filter(action="people.assigned").count() == 1


def test_one_code_sets_one_password(cast: Cast) -> None:
    code = issue_one_time_code(account=cast.account("budi"), actor=cast.indra, at=cast.now)
    outcomes = race(
        *(
            lambda n=n: redeem_one_time_code(
                identifier="budi", code=code, password=f"{PASSWORD} {n}", at=cast.now
            )
            for n in range(4)
        )
    )
    assert sorted(outcomes, key=lambda o: o is None) == [CodeRefused] * 3 + [None]


def test_one_end_is_written(cast: Cast) -> None:
    indra, assignment = cast.indra, cast.assignments["budi"]
    outcomes = race(
        *(
            lambda day=day: end_assignment(
                assignment=Assignment.objects.select_related("office__agency").get(pk=assignment.pk),
                until_on=date(2026, 3, day),
                actor=indra,
                at=cast.now,
            )
            for day in (10, 20)
        )
    )
    # The later end first leaves room for the earlier one; the other way round one is refused.
    assert outcomes in ([None, None], [HasEnded, None], [None, HasEnded])
    assert Assignment.objects.get(pk=assignment.pk).until_on == date(2026, 3, 10)


def test_one_team_of_a_kind_is_established(cast: Cast) -> None:
    indra = cast.indra
    outcomes = race(
        *(
            lambda: establish_team(
                kind=TeamKind.VIGILANCE,
                name="Tim Kewaspadaan Dini",
                secretariat=cast.agency("kesbangpol"),
                decree=Decree("188.45/3/2026", date(2026, 3, 2), date(2026, 12, 31)),
                seats=[Seat(cast.office("kabid"), "Ketua")],
                actor=indra,
                at=cast.now,
            ),
        )
        * 3
    )
    assert sorted(outcomes, key=lambda o: o is None) == [TeamStands, TeamStands, None]
    assert Team.objects.filter(kind=TeamKind.VIGILANCE).count() == 1


def test_one_wizard_sets_up(transactional_db: None) -> None:
    make_regions()
    outcomes = race(
        *(
            lambda code=code: set_up_regency(
                regency=code,
                agency_name="",
                administrator=Administrator(OfficerFields("Indra", username=f"indra{code[-1]}"), PASSWORD),
                at=NOW,
            )
            for code in (REGENCY, OTHER_REGENCY)
        )
    )
    assert sorted(outcomes, key=lambda o: o is None) == [AlreadySetUp, None]
    assert Account.objects.count() == 1
