from datetime import timedelta

import pytest

from rukun.commands import access
from rukun.commands.failing import Refused
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
from rukun.foundation.people.tokens import UnknownOfficer, issue_token
from rukun.kernel.actor import system_actor
from rukun.kernel.errors import Invalid, NotAllowed
from tests.interfaces.api.conftest import Caller, problem, report, token_of


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


def test_console_prints_the_token_and_refuses_in_one_line(cast, clock, monkeypatch, capsys):
    monkeypatch.setattr(access.starting, "start", lambda: None)
    assert access.issue(username="budi", scopes=["cases:read"], days=365, label="Dasbor") == 0
    printed = Caller(capsys.readouterr().out.strip())
    assert printed.get("/me").json()["person"] == "Budi Santoso"
    for wrong in ({"username": "nobody"}, {"scopes": ["all"]}, {"days": 366}, {"username": "expired"}):
        with pytest.raises(Refused) as refusal:
            access.issue(**({"username": "budi", "scopes": ["cases:read"], "days": 9, "label": ""} | wrong))
        assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer rukun_00000000_x",
        "Basic YnVkaTpidWRp",
        "Bearer " + "x" * 5000,
        "Bearer é",
    ],
)
def test_without_a_valid_token_nothing_is_answered(cast, client, clock, header):
    response = client.get("/api/v1/me", headers={"authorization": header} if header else {})
    assert problem(response) == (401, "invalid-token")
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="Rukun"'


def test_session_counts_for_nothing(cast, client, clock):
    client.force_login(cast.account("ayu"))
    assert problem(client.get("/api/v1/cases")) == (401, "invalid-token")


def test_token_counts_and_not_the_session_beside_it(cast, client, clock, enter):
    client.force_login(cast.account("ayu"))
    response = client.get("/api/v1/me", headers={"authorization": f"Bearer {enter('gita').token}"})
    assert response.json()["office"]["title"] == "Camat Mendahara Ulu"


def test_ended_tokens_get_401(cast, clock, enter):
    revoked, outdated, without_office = enter("budi"), enter("kabid", days=1), enter("gita")
    assert {caller.get("/me").status_code for caller in (revoked, outdated, without_office)} == {200}
    revoke_token(token=token_of(revoked), actor=cast.budi, at=clock.now)
    Assignment.objects.filter(pk=cast.assignments["gita"].pk).update(until_on=clock.now.date())
    clock.walk(days=1)
    for caller in (revoked, outdated, without_office):
        assert problem(caller.get("/me")) == (401, "invalid-token")
        assert problem(caller.post("/reports", report())) == (401, "invalid-token")


def test_scope_that_is_missing_is_named(enter):
    reader = enter("kabid", [Scope.REPORTS_READ])
    assert reader.get("/reports").status_code == 200
    response = reader.post("/reports", report())
    assert problem(response) == (403, "scope-missing")
    assert response.headers["WWW-Authenticate"] == 'Bearer error="insufficient_scope", scope="reports:write"'
    assert problem(reader.get("/cases")) == (403, "scope-missing")
    assert problem(reader.get("/tasks")) == (403, "scope-missing")


def test_scope_gives_no_right_that_the_office_lacks(enter):
    sent = enter("fajar").post("/reports", report()).json()["id"]
    found = {"likelihood": 2, "impact": 3, "reliability": "B", "credibility": 2}
    response = enter("fajar").post(f"/reports/{sent}/verification", found, version=2)
    assert problem(response) == (403, "not-allowed")


def test_me_says_for_whom_the_token_acts(cast, enter):
    fajar = enter("fajar", ["reports:write"])
    assert fajar.get("/me").json() == {
        "person": "Fajar Nugroho",
        "office": {"id": str(cast.office_of("fajar").pk), "title": "Kepala Desa Sungai Beras"},
        "agency": {"id": str(cast.agency("sungai_beras").pk), "name": "Desa Sungai Beras"},
        "regency": "15.07",
        "zone": "Asia/Jakarta",
        "territory": ["15.07.09.2006"],
        "capabilities": sorted(cast.fajar.capabilities),
        "scopes": ["reports:write"],
        "token": token_of(fajar).prefix,
        "expires_at": "2026-06-02T03:00:00Z",
    }
