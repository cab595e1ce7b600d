"""Tokens as the console gives them out and the API takes them."""

import pytest

from rukun.commands import access
from rukun.commands.failing import Refused
from rukun.foundation.people.domain.tokens import revoke_token
from rukun.foundation.people.enums import Scope
from rukun.foundation.people.models import Assignment
from tests.interfaces.api.conftest import Caller, problem, report, token_of


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
