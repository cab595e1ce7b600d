"""Registrations that run out: Kesbangpol owes a look in time, once, until it is answered."""

from datetime import UTC, date, datetime, timedelta

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.obligations.queries import worklist
from rukun.foundation.obligations.ticking import DUTIES
from rukun.foundation.settings.models import Setting
from rukun.handling.registers.domain.organisations import correct_organisation
from rukun.handling.registers.domain.validity import remind_of_expiry
from rukun.handling.registers.models import Organisation
from tests.handling.registers.conftest import organisation_fields

END = date(2026, 4, 3)  # thirty days after the cast's today


@pytest.fixture
def expiring(entered):
    return entered(valid_until=END)


def owed():
    return Obligation.objects.open().filter(kind="organisation.validity")


def corrected(cast, organisation, **changes):
    return correct_organisation(
        organisation=organisation,
        version=Organisation.objects.get(pk=organisation.pk).version,
        fields=organisation_fields(**{"valid_until": END} | changes),
        actor=cast.budi,
        at=cast.now,
    )


def test_the_desk_is_reminded_thirty_days_ahead_until_the_office_closes(cast, expiring):
    remind_of_expiry(cast.now)
    duty = owed().get()
    assert (duty.owner_agency, duty.summary) == (cast.agency("kesbangpol"), expiring.name)
    assert duty.due_at is not None
    assert duty.due_at.astimezone(UTC).date() == END
    assert not duty.climbs
    assert Entry.objects.filter(action="organisation.expiring").count() == 1


def test_not_a_day_earlier(cast, expiring):
    remind_of_expiry(cast.now - timedelta(days=1))
    assert not owed().exists()


def test_a_regency_may_set_another_time(cast, entered):
    entered(valid_until=END + timedelta(days=15))
    Setting.objects.create(
        key="register.organisation_expiry_days",
        region=cast.region("15.07"),
        value=45,
        legal_basis="SK",
        valid_from=date(2026, 1, 1),
        set_at=cast.now,
    )
    remind_of_expiry(cast.now)
    assert owed().count() == 1


def test_the_clock_calls_it_and_once_is_enough(cast, expiring):
    act = DUTIES["registers.validity"].act
    assert act(cast.now) == 1
    Obligation.objects.filter(kind="organisation.validity").delete()
    assert act(cast.now + timedelta(hours=2)) == 0
    assert not owed().exists()


@pytest.mark.parametrize("changes", [{"valid_until": None}, {"state": "inactive"}, {"state": "ended"}])
def test_what_has_no_end_or_is_at_rest_reminds_nobody(cast, entered, changes):
    entered(**{"valid_until": END} | changes)
    remind_of_expiry(cast.now)
    assert not owed().exists()


def test_offices_that_keep_the_register_take_it_up(cast, expiring):
    remind_of_expiry(cast.now)
    takers = {name for name, actor in cast.everybody().items() if worklist(actor).exists()}
    assert takers == {"ayu", "kabid", "budi"}


def test_a_renewal_answers_it_and_the_new_end_is_watched(cast, expiring):
    remind_of_expiry(cast.now)
    corrected(cast, expiring, valid_until=date(2031, 4, 3))
    assert Obligation.objects.get(kind="organisation.validity").outcome == "renewed"
    remind_of_expiry(datetime(2031, 3, 20, 3, tzinfo=UTC))
    assert owed().count() == 1


def test_an_organisation_at_rest_needs_no_renewal_until_it_is_back(cast, expiring):
    remind_of_expiry(cast.now)
    corrected(cast, expiring, state="inactive")
    duty = Obligation.objects.get(kind="organisation.validity")
    assert (duty.state, duty.outcome) == ("cancelled", "not_active")
    corrected(cast, expiring, state="active")
    remind_of_expiry(cast.now)
    assert owed().count() == 1


def test_a_new_address_answers_nothing(cast, expiring):
    remind_of_expiry(cast.now)
    corrected(cast, expiring, address="Jl. Merdeka 3")
    assert owed().count() == 1


def test_without_kesbangpol_in_the_directory_it_waits(cast, expiring):
    kesbangpol = cast.agency("kesbangpol")
    type(kesbangpol).objects.filter(pk=kesbangpol.pk).update(is_active=False)
    remind_of_expiry(cast.now)
    assert not owed().exists()
    type(kesbangpol).objects.filter(pk=kesbangpol.pk).update(is_active=True)
    remind_of_expiry(cast.now)
    assert owed().count() == 1
