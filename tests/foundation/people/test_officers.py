"""Officers entered and corrected."""

from datetime import date

import pytest

from rukun.foundation.people.domain.assignments import OfficeHeld, Term
from rukun.foundation.people.domain.officers import (
    OfficerFields,
    add_officer,
    choose_preferences,
    correct_officer,
    free_username,
)
from rukun.foundation.people.enums import AssignmentKind
from rukun.foundation.people.models import Account, Assignment, Person
from rukun.kernel.errors import Invalid, NotAllowed, StaleVersion
from tests.cast import Cast

TERM = Term(kind=AssignmentKind.DEFINITIVE, from_on=date(2026, 3, 4))


def _add(cast: Cast, fields: OfficerFields, office: str = "lurah_simpang_tuan", by: str = "indra") -> Account:
    account, _assignment = add_officer(
        fields=fields, office=cast.office(office), term=TERM, actor=cast.actor(by), at=cast.now
    )
    return account


def test_officer_gets_a_person_a_log_in_and_an_office(cast: Cast) -> None:
    account = _add(
        cast, OfficerFields("  Rahmat   Hidayat ", nip="19900101 201501 1 001", phone="0813-1111-2222")
    )
    assert (account.username, account.has_usable_password()) == ("rahmat.hidayat", False)
    person = account.person
    assert (person.name, person.nip, person.phone) == (
        "Rahmat Hidayat",
        "199001012015011001",
        "6281311112222",
    )
    assert Assignment.objects.get(person=person).office == cast.office("lurah_simpang_tuan")


def test_officer_needs_no_number_and_no_mail(cast: Cast) -> None:
    account = _add(cast, OfficerFields("Siti"))
    assert (account.person.nip, account.person.phone, account.person.email) == (None, None, "")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (OfficerFields(""), "name"),
        (OfficerFields("Siti", nip="12a"), "nip"),
        (OfficerFields("Siti", nip="198001012005010001"), "nip"),  # Ayu's
        (OfficerFields("Siti", phone="12"), "phone"),
        (OfficerFields("Siti", phone="+62 812 000 00001"), "phone"),  # Ayu's
        (OfficerFields("Siti", email="siti@"), "email"),
        (OfficerFields("Siti", username="ayu"), "username"),
    ],
)
def test_wrong_field_is_named_and_nothing_is_written(cast: Cast, fields: OfficerFields, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        _add(cast, fields)
    assert refusal.value.field == field
    assert Person.objects.count() == len(cast.people)


def test_held_office_takes_no_second_officer(cast: Cast) -> None:
    with pytest.raises(OfficeHeld):
        _add(cast, OfficerFields("Siti"), office="operator")
    assert not Person.objects.filter(name="Siti").exists()


@pytest.mark.parametrize("name", ["ayu", "gita", "dedi", "eka"])
def test_only_the_administrator_adds_officers(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        _add(cast, OfficerFields("Siti"), by=name)


def test_user_names_are_made_from_names(cast: Cast) -> None:
    assert free_username("Dr. H. Ma’ruf Amin, S.Sos.") == "dr.h.maruf.amin.s.sos"
    assert free_username("Ayu") == "ayu2"
    assert free_username("Li") == "officer.li"


def test_correction_of_a_stale_form_is_refused(cast: Cast) -> None:
    person = cast.person("budi")
    fields = OfficerFields("Budi Santoso, S.IP.", phone="0812-9999-0000")
    correct_officer(person=person, version=1, fields=fields, actor=cast.indra, at=cast.now)
    assert (person.name, person.phone, person.version) == ("Budi Santoso, S.IP.", "6281299990000", 2)
    with pytest.raises(StaleVersion):
        correct_officer(person=person, version=1, fields=fields, actor=cast.indra, at=cast.now)


def test_correction_reaches_no_stranger(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        correct_officer(
            person=cast.person("dedi"), version=1, fields=OfficerFields("X Y"), actor=cast.indra, at=cast.now
        )


def test_preferences_are_ones_own(cast: Cast) -> None:
    person = cast.person("budi")
    choose_preferences(person=person, language="en", uses_single_keys=False, actor=cast.budi, at=cast.now)
    assert (person.language, person.uses_single_keys) == ("en", False)
    with pytest.raises(NotAllowed):
        choose_preferences(person=person, language="id", uses_single_keys=True, actor=cast.ayu, at=cast.now)
