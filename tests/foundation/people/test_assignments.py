"""Offices taken up, given back, and moved in a wave."""

from datetime import date, timedelta

import pytest
from django.db.models import Max

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.domain.assignments import (
    HasEnded,
    LastAdministrator,
    OfficeClosed,
    OfficeHeld,
    OwnOffice,
    Term,
    assign,
    end_assignment,
)
from rukun.foundation.people.domain.switching import NotYourOffice, choose_assignment
from rukun.foundation.people.domain.waves import Move, SheetRefused, move_in_wave
from rukun.foundation.people.enums import AssignmentKind
from rukun.foundation.people.models import Assignment, Office
from rukun.foundation.people.queries import holder_of
from rukun.kernel.actor import system_actor
from rukun.kernel.errors import Invalid, NotAllowed
from tests.cast import Cast

TODAY = date(2026, 3, 4)
DEFINITIVE = Term(kind=AssignmentKind.DEFINITIVE, from_on=TODAY, decree_number="800/12", decree_on=TODAY)


def test_assign_gives_the_office_from_its_first_day(cast: Cast) -> None:
    assign(
        person=cast.person("sekda"),
        office=cast.office("lurah_simpang_tuan"),
        term=DEFINITIVE,
        actor=cast.indra,
        at=cast.now,
    )
    assert str(holder_of(cast.office("lurah_simpang_tuan"), TODAY)) == "Oktavia (Lurah Simpang Tuan)"
    entry = Entry.objects.get(stream="people:15.07")
    assert (entry.action, entry.data["kind"]) == ("people.assigned", "definitive")


def test_second_definitive_holder_is_refused_by_name_and_dates(cast: Cast) -> None:
    with pytest.raises(OfficeHeld) as refusal:
        assign(
            person=cast.person("hadi"),
            office=cast.office("operator"),
            term=DEFINITIVE,
            actor=cast.indra,
            at=cast.now,
        )
    assert "Budi Santoso" in str(refusal.value)
    assert "06-01-2025" in str(refusal.value)


@pytest.mark.parametrize("kind", [AssignmentKind.ACTING, AssignmentKind.DAILY])
def test_plt_and_plh_may_overlap(cast: Cast, kind: AssignmentKind) -> None:
    term = Term(kind=kind, from_on=TODAY, until_on=TODAY + timedelta(days=30))
    assignment = assign(
        person=cast.person("hadi"), office=cast.office("operator"), term=term, actor=cast.indra, at=cast.now
    )
    assert assignment.is_live(TODAY)


def test_successor_may_be_entered_from_the_day_after(cast: Cast) -> None:
    end_assignment(
        assignment=cast.assignments["budi"], until_on=TODAY + timedelta(days=5), actor=cast.indra, at=cast.now
    )
    last_day = Term(kind=AssignmentKind.DEFINITIVE, from_on=TODAY + timedelta(days=5))
    next_day = Term(kind=AssignmentKind.DEFINITIVE, from_on=TODAY + timedelta(days=6))
    office = cast.office("operator")
    with pytest.raises(OfficeHeld):
        assign(person=cast.person("hadi"), office=office, term=last_day, actor=cast.indra, at=cast.now)
    assign(person=cast.person("hadi"), office=office, term=next_day, actor=cast.indra, at=cast.now)


def test_vertical_agency_needs_its_commanders_letter(cast: Cast) -> None:
    term = Term(kind=AssignmentKind.DEFINITIVE, from_on=TODAY)
    with pytest.raises(Invalid) as refusal:
        assign(
            person=cast.person("hadi"),
            office=cast.office("police_chief"),
            term=term,
            actor=cast.indra,
            at=cast.now,
        )
    assert refusal.value.field == "decree_number"


def test_nobody_gives_themselves_an_office(cast: Cast) -> None:
    with pytest.raises(OwnOffice):
        assign(
            person=cast.person("indra"),
            office=cast.office("second_operator"),
            term=DEFINITIVE,
            actor=cast.indra,
            at=cast.now,
        )


@pytest.mark.parametrize("name", ["ayu", "budi", "dedi", "eka", "bupati", "expired"])
def test_only_the_administrator_of_the_regency_assigns(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        assign(
            person=cast.person("hadi"),
            office=cast.office("lurah_simpang_tuan"),
            term=DEFINITIVE,
            actor=cast.actor(name),
            at=cast.now,
        )


def test_administrator_has_no_hand_in_another_regency(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        assign(
            person=cast.person("hadi"),
            office=cast.office("kades_badang"),
            term=DEFINITIVE,
            actor=cast.indra,
            at=cast.now,
        )


def test_closed_office_takes_nobody(cast: Cast) -> None:
    office = cast.office("lurah_simpang_tuan")
    Office.objects.filter(pk=office.pk).update(is_active=False)
    with pytest.raises(OfficeClosed):
        assign(person=cast.person("hadi"), office=office, term=DEFINITIVE, actor=cast.indra, at=cast.now)


def test_ending_in_the_past_is_allowed_and_told(cast: Cast) -> None:
    end_assignment(
        assignment=cast.assignments["budi"], until_on=TODAY - timedelta(days=9), actor=cast.indra, at=cast.now
    )
    assert cast.at("budi", cast.now).office_id is None
    assert Entry.objects.get(stream="people:15.07").data["days_backdated"] == 9


def test_ending_never_lengthens(cast: Cast) -> None:
    with pytest.raises(HasEnded):
        end_assignment(assignment=cast.assignments["expired"], until_on=TODAY, actor=cast.indra, at=cast.now)
    with pytest.raises(Invalid):
        end_assignment(
            assignment=cast.assignments["budi"], until_on=date(2024, 1, 1), actor=cast.indra, at=cast.now
        )


def test_last_administrator_cannot_leave(cast: Cast) -> None:
    with pytest.raises(LastAdministrator):
        end_assignment(assignment=cast.assignments["indra"], until_on=TODAY, actor=cast.indra, at=cast.now)
    assert Assignment.objects.get(pk=cast.assignments["indra"].pk).until_on is None


def _swap(cast: Cast) -> list[Move]:
    """The two camat change places on 1 April."""
    term = Term(
        kind=AssignmentKind.DEFINITIVE,
        from_on=date(2026, 4, 1),
        decree_number="821.2/7/2026",
        decree_on=date(2026, 3, 30),
    )
    return [
        Move(2, cast.person("gita"), term, cast.assignments["gita"], cast.office("camat_geragai")),
        Move(
            3,
            cast.person("other_camat"),
            term,
            cast.assignments["other_camat"],
            cast.office("camat_mendahara_ulu"),
        ),
    ]


def test_wave_lets_two_change_places(cast: Cast) -> None:
    move_in_wave(moves=_swap(cast), actor=cast.indra, at=cast.now)
    first_of_april = cast.now + timedelta(days=28)
    assert cast.at("gita", first_of_april).label == "Camat Geragai"
    assert cast.at("other_camat", first_of_april).label == "Camat Mendahara Ulu"
    assert cast.at("gita", first_of_april - timedelta(days=1)).label == "Camat Mendahara Ulu"
    assert Entry.objects.filter(stream="people:15.07").aggregate(n=Max("seq"))["n"] == 4


def test_wave_names_every_wrong_row_and_changes_nothing(cast: Cast) -> None:
    taken = Move(4, cast.person("hadi"), DEFINITIVE, office=cast.office("operator"))
    elsewhere = Move(5, cast.person("hadi"), DEFINITIVE, office=cast.office("kades_badang"))
    before = list(Assignment.objects.order_by("pk").values())
    with pytest.raises(SheetRefused) as refusal:
        move_in_wave(moves=[elsewhere, taken, *_swap(cast)], actor=cast.indra, at=cast.now)
    assert [error.row for error in refusal.value.errors] == [4, 5]
    assert list(Assignment.objects.order_by("pk").values()) == before
    assert not Entry.objects.exists()


def test_system_may_move_a_wave(cast: Cast) -> None:
    assert len(move_in_wave(moves=_swap(cast), actor=system_actor(cast.now), at=cast.now)) == 2


def test_choosing_an_office_that_one_does_not_hold_is_refused(cast: Cast) -> None:
    with pytest.raises(NotYourOffice):
        choose_assignment(
            account=cast.account("gita"),
            assignment_id=str(cast.assignments["other_camat"].pk),
            at=cast.now,
        )


def test_token_bound_to_an_ended_assignment_acts_as_nobody(cast: Cast) -> None:
    from rukun.foundation.people.domain.actors import build_actor

    ended = Assignment.objects.create(
        person=cast.person("gita"),
        office=cast.office("camat_geragai"),
        kind=AssignmentKind.DAILY,
        from_on=date(2026, 1, 1),
        until_on=TODAY - timedelta(days=1),
    )
    assert build_actor(cast.account("gita"), cast.now, ended.pk).office_id is None
    assert build_actor(cast.account("gita"), cast.now).office_id is not None
