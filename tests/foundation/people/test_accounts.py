"""Codes handed over in person, user names, closing."""

from datetime import timedelta

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.domain.accounts import (
    CODE_LIFE,
    CodeRefused,
    change_password,
    close_account,
    issue_one_time_code,
    redeem_one_time_code,
    reopen_account,
    set_username,
)
from rukun.foundation.people.domain.assignments import LastAdministrator, Term, assign
from rukun.foundation.people.enums import AssignmentKind
from rukun.foundation.people.login import OfficerBackend, find_account
from rukun.foundation.people.models import Account, Assignment, OneTimeCode
from rukun.kernel.errors import Invalid, NotAllowed
from tests.cast import PASSWORD, Cast

NEW = "tepian sungai yang tenang"


@pytest.mark.parametrize("identifier", ["budi", "BUDI", "budi ", "198001012005010002", "0812 0000 0002"])
def test_login_by_user_name_nip_or_telephone(cast: Cast, identifier: str) -> None:
    assert OfficerBackend().authenticate(None, identifier, PASSWORD) == cast.account("budi")


def test_login_refuses_wrong_password_unknown_and_closed(cast: Cast) -> None:
    backend = OfficerBackend()
    assert backend.authenticate(None, "budi", "salah") is None
    assert backend.authenticate(None, "nobody", PASSWORD) is None
    Account.objects.filter(username="budi").update(is_active=False)
    assert backend.authenticate(None, "budi", PASSWORD) is None


def test_code_sets_a_password_once(cast: Cast) -> None:
    code = issue_one_time_code(account=cast.account("budi"), actor=cast.indra, at=cast.now)
    spoken = code.lower().replace("-", " ")
    account = redeem_one_time_code(
        identifier="0812-0000-0002", code=spoken, password=NEW, at=cast.now + timedelta(hours=1)
    )
    assert account.check_password(NEW)
    with pytest.raises(CodeRefused):
        redeem_one_time_code(identifier="budi", code=code, password=NEW, at=cast.now + timedelta(hours=2))
    actions = list(Entry.objects.filter(stream="people:15.07").values_list("action", flat=True))
    assert actions == ["people.code_issued", "people.code_redeemed"]


def test_code_is_stored_hashed_only(cast: Cast) -> None:
    code = issue_one_time_code(account=cast.account("budi"), actor=cast.indra, at=cast.now)
    stored = OneTimeCode.objects.get()
    assert code.replace("-", "") not in str(stored.__dict__)
    assert not Entry.objects.filter(data__icontains=code).exists()


def test_code_expires_and_is_replaced_by_the_next(cast: Cast) -> None:
    account = cast.account("budi")
    first = issue_one_time_code(account=account, actor=cast.indra, at=cast.now)
    second = issue_one_time_code(account=account, actor=cast.indra, at=cast.now)
    with pytest.raises(CodeRefused):
        redeem_one_time_code(identifier="budi", code=first, password=NEW, at=cast.now)
    with pytest.raises(CodeRefused):
        redeem_one_time_code(identifier="budi", code=second, password=NEW, at=cast.now + CODE_LIFE)


def test_code_of_another_account_opens_nothing(cast: Cast) -> None:
    code = issue_one_time_code(account=cast.account("budi"), actor=cast.indra, at=cast.now)
    with pytest.raises(CodeRefused):
        redeem_one_time_code(identifier="ayu", code=code, password=NEW, at=cast.now)


def test_weak_password_does_not_spend_the_code(cast: Cast) -> None:
    code = issue_one_time_code(account=cast.account("budi"), actor=cast.indra, at=cast.now)
    with pytest.raises(Invalid) as refusal:
        redeem_one_time_code(identifier="budi", code=code, password="12345", at=cast.now)
    assert refusal.value.field == "password"
    redeem_one_time_code(identifier="budi", code=code, password=NEW, at=cast.now)


@pytest.mark.parametrize("name", ["ayu", "budi", "dedi", "eka", "gita"])
def test_only_the_administrator_issues_codes(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        issue_one_time_code(account=cast.account("hadi"), actor=cast.actor(name), at=cast.now)


@pytest.mark.parametrize("name", ["dedi", "eka"])
def test_administrator_takes_over_nobody_of_another_regency(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        issue_one_time_code(account=cast.account(name), actor=cast.indra, at=cast.now)


def test_giving_a_stranger_an_office_does_not_give_away_the_account(cast: Cast) -> None:
    term = Term(kind=AssignmentKind.DAILY, from_on=cast.now.date())
    assign(
        person=cast.person("eka"), office=cast.office("operator"), term=term, actor=cast.indra, at=cast.now
    )
    with pytest.raises(NotAllowed):
        issue_one_time_code(account=cast.account("eka"), actor=cast.indra, at=cast.now)


def test_own_password_is_ones_own_matter(cast: Cast) -> None:
    change_password(account=cast.account("budi"), password=NEW, actor=cast.budi, at=cast.now)
    assert Account.objects.get(username="budi").check_password(NEW)
    with pytest.raises(NotAllowed):
        change_password(account=cast.account("budi"), password=NEW, actor=cast.indra, at=cast.now)


def test_username_is_chosen_by_oneself_or_the_administrator(cast: Cast) -> None:
    set_username(account=cast.account("budi"), username=" Budi.S ", actor=cast.budi, at=cast.now)
    set_username(account=cast.account("hadi"), username="hadi.pupr", actor=cast.indra, at=cast.now)
    assert find_account("budi.s") == cast.account("budi")
    with pytest.raises(NotAllowed):
        set_username(account=cast.account("hadi"), username="hadi2", actor=cast.budi, at=cast.now)


@pytest.mark.parametrize("username", ["", "ab", "198001012005010001", "ayu", "budi santoso", "büdi"])
def test_username_refuses_what_would_confuse_the_login(cast: Cast, username: str) -> None:
    with pytest.raises(Invalid) as refusal:
        set_username(account=cast.account("budi"), username=username, actor=cast.budi, at=cast.now)
    assert refusal.value.field == "username"


def test_closed_account_has_no_code_and_can_be_reopened(cast: Cast) -> None:
    account = cast.account("budi")
    code = issue_one_time_code(account=account, actor=cast.indra, at=cast.now)
    close_account(account=account, actor=cast.indra, at=cast.now)
    with pytest.raises(CodeRefused):
        redeem_one_time_code(identifier="budi", code=code, password=NEW, at=cast.now)
    reopen_account(account=account, actor=cast.indra, at=cast.now)
    with pytest.raises(CodeRefused):
        redeem_one_time_code(identifier="budi", code=code, password=NEW, at=cast.now)


def test_last_administrator_stays(cast: Cast) -> None:
    with pytest.raises(LastAdministrator):
        close_account(account=cast.account("indra"), actor=cast.indra, at=cast.now)
    assert Account.objects.get(username="indra").is_active
    assert Assignment.objects.get(person=cast.person("indra")).until_on is None
