"""Entries form one chain per stream, within the transaction of the act."""

from dataclasses import replace

import pytest
from django.db import transaction

from rukun.foundation.journal.domain import record, record_read
from rukun.foundation.journal.hashing import GENESIS, entry_hash
from rukun.foundation.journal.models import Entry, Head, SecretRead
from rukun.kernel.actor import OnBehalf, system_actor
from rukun.kernel.ids import uuid7
from tests.cast import NOW, Cast


def test_entry_carries_who_for_which_office_and_why(cast: Cast) -> None:
    case = uuid7()
    entry = record(
        stream=f"case:{case}",
        action="case.opened",
        actor=cast.kabid,
        at=NOW,
        object_type="case",
        object_id=case,
        data={"rung": 1},
        reason="land",
    )
    stored = Entry.objects.get(stream=entry.stream, seq=1)
    assert (stored.person_id, stored.office_id, stored.agency_id) == (
        cast.kabid.person_id,
        cast.kabid.office_id,
        cast.kabid.agency_id,
    )
    assert (stored.object_id, stored.data, stored.reason) == (str(case), {"rung": 1}, "land")
    assert stored.previous_hash == GENESIS
    assert stored.hash == entry_hash(stored)


def test_act_on_behalf_names_the_office_and_the_basis(cast: Cast) -> None:
    camat = cast.office("camat_geragai")
    actor = replace(cast.budi, on_behalf=OnBehalf(label=camat.title, basis="phone", office_id=camat.pk))
    entry = record(stream="test:behalf", action="test.done", actor=actor, at=NOW)
    assert (entry.office_id, entry.behalf_office_id, entry.behalf_basis) == (
        cast.budi.office_id,
        camat.pk,
        "phone",
    )


@pytest.mark.django_db
def test_streams_are_chained_apart() -> None:
    actor = system_actor(NOW)
    for stream in ("test:a", "test:b", "test:a"):
        record(stream=stream, action="test.step", actor=actor, at=NOW)
    seqs = list(Entry.objects.order_by("stream", "seq").values_list("stream", "seq"))
    assert seqs == [("test:a", 1), ("test:a", 2), ("test:b", 1)]
    first, second = Entry.objects.filter(stream="test:a").order_by("seq")
    assert second.previous_hash == first.hash
    assert Head.objects.get(stream="test:a").hash == second.hash


@pytest.mark.django_db
def test_entry_is_gone_with_the_act_that_failed() -> None:
    class Refused(Exception):
        pass

    def act() -> None:
        with transaction.atomic():
            record(stream="test:refused", action="test.step", actor=system_actor(NOW), at=NOW)
            raise Refused

    with pytest.raises(Refused):
        act()
    assert not Entry.objects.exists()
    assert record(stream="test:refused", action="test.step", actor=system_actor(NOW), at=NOW).seq == 1


def test_read_of_a_secret_is_logged(cast: Cast) -> None:
    report = uuid7()
    record_read(object_type="informant", object_id=report, purpose="call back", actor=cast.kabid, at=NOW)
    read = SecretRead.objects.get()
    assert (read.person_id, read.object_id, read.purpose) == (
        cast.kabid.person_id,
        str(report),
        "call back",
    )
