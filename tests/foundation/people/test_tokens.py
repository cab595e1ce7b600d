"""Tokens: who makes them for whom, what they open, and when they end."""

from datetime import timedelta

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.domain.tokens import (
    AlreadyRevoked,
    NobodyToActFor,
    accept_token,
    create_token,
    revoke_token,
)
from rukun.foundation.people.enums import Scope
from rukun.foundation.people.models import Account, Agency, Assignment, Office, Token
from rukun.foundation.people.policy import may_issue_token
from rukun.foundation.people.tokens import UnknownOfficer, issue_token, lendable_assignments
from rukun.kernel.actor import system_actor
from rukun.kernel.errors import Invalid, NotAllowed


def make(cast, name, by=None, **changes):
    given = {
        "assignment": cast.assignments[name],
        "scopes": [Scope.REPORTS_READ],
        "until": cast.now + timedelta(days=30),
        "actor": by or system_actor(cast.now),
        "at": cast.now,
        **changes,
    }
    return create_token(**given)


def test_token_is_shown_once_and_kept_as_a_hash(cast):
    text = make(cast, "budi", label=" Gerbang WA ")
    token = Token.objects.get()
    mark, prefix, secret = text.split("_", 2)
    assert (mark, prefix, len(secret), token.label) == ("rukun", token.prefix, 43, "Gerbang WA")
    kept = [str(value) for value in Token.objects.values().get().values()]
    assert not [value for value in kept if secret in value]
    entry = Entry.objects.get(action="token.issued")
    assert (entry.stream, entry.data["scopes"]) == ("people:15.07", ["reports:read"])
    assert secret not in str(entry.data)


def test_token_acts_for_its_assignment(cast):
    credential = accept_token(text=make(cast, "gita"), at=cast.now)
    assert credential is not None
    assert (credential.actor, credential.token.last_used_on) == (cast.gita, None)
    assert Token.objects.get().last_used_on == cast.now.date()


def test_acceptance_costs_four_queries_after_the_first_of_a_day(cast, django_assert_num_queries):
    text = make(cast, "gita")
    with django_assert_num_queries(5):
        accept_token(text=text, at=cast.now)
    with django_assert_num_queries(4):
        accept_token(text=text, at=cast.now + timedelta(hours=1))


@pytest.mark.parametrize("days", [0, -1, 366])
def test_token_lives_for_a_day_to_a_year(cast, days):
    with pytest.raises(Invalid) as refusal:
        make(cast, "budi", until=cast.now + timedelta(days=days))
    assert refusal.value.field == "until"
    assert make(cast, "budi", until=cast.now + timedelta(days=365))


@pytest.mark.parametrize("scopes", [[], ["reports:read", "everything"]])
def test_scopes_are_known_ones(cast, scopes):
    with pytest.raises(Invalid) as refusal:
        make(cast, "budi", scopes=scopes)
    assert refusal.value.field == "scopes"
    assert "cases:write" in str(refusal.value)


def test_token_ends_with_its_date(cast):
    text = make(cast, "budi")
    assert accept_token(text=text, at=cast.now + timedelta(days=30) - timedelta(seconds=1))
    assert accept_token(text=text, at=cast.now + timedelta(days=30)) is None


def test_revoked_token_opens_nothing(cast):
    text = make(cast, "budi")
    token = revoke_token(token=Token.objects.get(), actor=cast.budi, at=cast.now)
    assert accept_token(text=text, at=cast.now) is None
    with pytest.raises(AlreadyRevoked):
        revoke_token(token=token, actor=cast.budi, at=cast.now)


def test_token_ends_with_the_assignment_the_office_the_agency_and_the_account(cast):
    text = make(cast, "gita")
    for rows, change, back in (
        (
            Assignment.objects.filter(pk=cast.assignments["gita"].pk),
            {"until_on": "2026-03-03"},
            {"until_on": None},
        ),
        (Office.objects.filter(pk=cast.office_of("gita").pk), {"is_active": False}, {"is_active": True}),
        (
            Agency.objects.filter(pk=cast.agency("mendahara_ulu").pk),
            {"is_active": False},
            {"is_active": True},
        ),
        (Account.objects.filter(pk=cast.account("gita").pk), {"is_active": False}, {"is_active": True}),
    ):
        rows.update(**change)
        assert accept_token(text=text, at=cast.now) is None, change
        rows.update(**back)
        assert accept_token(text=text, at=cast.now), back


def test_nobody_makes_a_token_for_whoever_holds_no_office(cast):
    with pytest.raises(NobodyToActFor):
        make(cast, "expired")
    cast.account("budi").delete()
    cast.assignments["budi"].person.refresh_from_db()
    with pytest.raises(NobodyToActFor):
        make(cast, "budi")


@pytest.mark.parametrize(
    ("issuer", "for_whom", "may"),
    [
        ("kabid", "kabid", True),
        ("kabid", "budi", True),
        ("ayu", "kabid", True),
        ("kabid", "ayu", False),  # the head may review emergency accesses, the division may not
        ("indra", "budi", False),  # the administrator would come to read cases
        ("indra", "ayu", False),
        ("indra", "indra", True),
        ("kabid", "gita", False),
        ("ayu", "dedi", False),
        ("budi", "budi", False),
        ("gita", "gita", False),
        ("expired", "budi", False),
    ],
)
def test_nobody_lends_more_than_they_hold(cast, issuer, for_whom, may):
    if may:
        assert make(cast, for_whom, by=cast.actor(issuer))
    else:
        with pytest.raises(NotAllowed):
            make(cast, for_whom, by=cast.actor(issuer))


def test_tokens_are_seen_and_ended_by_their_own_and_by_the_issuers_of_the_agency(cast):
    make(cast, "budi")
    token = Token.objects.get()
    seeing = {name for name, actor in cast.everybody().items() if Token.objects.visible_to(actor).exists()}
    assert seeing == {"budi", "ayu", "kabid", "indra"}
    for name, actor in cast.everybody().items():
        if name not in seeing:
            with pytest.raises(NotAllowed):
                revoke_token(token=token, actor=actor, at=cast.now)
    assert revoke_token(token=token, actor=cast.indra, at=cast.now).revoked_at == cast.now


def test_console_issues_for_the_office_through_which_the_officer_acts(cast):
    until = cast.now + timedelta(days=90)
    text = issue_token(
        username="62812000-00002", scopes=["cases:read"], label="Dasbor", until=until, at=cast.now
    )
    credential = accept_token(text=text, at=cast.now)
    assert credential is not None
    assert (credential.actor, credential.token.expires_at) == (cast.budi, until)
    with pytest.raises(UnknownOfficer):
        issue_token(username="nobody", scopes=["cases:read"], label="", until=until, at=cast.now)
    with pytest.raises(NobodyToActFor):
        issue_token(username="expired", scopes=["cases:read"], label="", until=until, at=cast.now)


def test_assignments_are_offered_exactly_where_a_token_may_be_made(cast):
    for name, actor in cast.everybody().items():
        offered = {one.pk for one in lendable_assignments(actor)}
        may = {
            one.pk
            for who, one in cast.assignments.items()
            if who != "expired" and may_issue_token(assignment=one, actor=actor)
        }
        assert offered == may, name
    assert lendable_assignments(cast.kabid)[0] == cast.assignments["kabid"]
    assert cast.assignments["budi"] in lendable_assignments(cast.kabid)
