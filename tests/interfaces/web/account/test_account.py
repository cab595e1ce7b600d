"""Come in, choose a password, and how one's own account is shown."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from rukun.foundation.people.domain.accounts import issue_one_time_code
from rukun.foundation.people.models import Account
from tests.cast import PASSWORD, Cast
from tests.interfaces.web.conftest import Enter

NEW = "empat kata yang panjang"


@pytest.fixture
def visitor(at_ten: object) -> Client:
    return Client()


@pytest.mark.parametrize("name", ["fajar", "198001012005010006", "0812-000-00006"])
def test_login_takes_user_name_nip_or_telephone(cast: Cast, visitor: Client, name: str) -> None:
    answer = visitor.post(reverse("account_login"), {"login": name, "password": PASSWORD})
    assert (answer.status_code, answer.url) == (302, "/")


def test_login_refuses_a_wrong_password_and_keeps_the_name(cast: Cast, visitor: Client) -> None:
    answer = visitor.post(reverse("account_login"), {"login": "fajar", "password": "salah"})
    assert 'value="fajar"' in answer.content.decode()
    assert "salah" not in answer.content.decode().replace("kesalahan", "")


def test_one_time_code_sets_a_password(cast: Cast, visitor: Client) -> None:
    code = issue_one_time_code(account=cast.account("fajar"), actor=cast.indra, at=cast.now)
    form = {"identifier": "fajar", "code": code.lower(), "password": NEW, "repeated": NEW}
    assert visitor.post(reverse("account:redeem"), form).url == reverse("account_login")
    assert visitor.post(reverse("account_login"), {"login": "fajar", "password": NEW}).url == "/"


def test_one_time_code_works_once(cast: Cast, visitor: Client) -> None:
    code = issue_one_time_code(account=cast.account("fajar"), actor=cast.indra, at=cast.now)
    form = {"identifier": "fajar", "code": code, "password": NEW, "repeated": NEW}
    visitor.post(reverse("account:redeem"), form)
    answer = visitor.post(reverse("account:redeem"), form)
    assert answer.status_code == 422
    assert 'value="fajar"' in answer.content.decode()


def test_one_time_code_refuses_two_different_passwords(cast: Cast, visitor: Client) -> None:
    form = {"identifier": "fajar", "code": "x", "password": NEW, "repeated": NEW + "."}
    answer = visitor.post(reverse("account:redeem"), form)
    assert answer.context["form"].errors.keys() == {"repeated"}


def test_a_password_that_must_change_comes_first(cast: Cast, enter: Enter) -> None:
    Account.objects.filter(username="fajar").update(must_change_password=True)
    client = enter("fajar")
    assert client.get("/").url == reverse("account:set_password")
    answer = client.post(reverse("account:set_password"), {"password": NEW, "repeated": NEW})
    assert answer.url == "/"
    assert client.get(reverse("account:mine")).status_code == 200


def test_weak_password_is_refused_beside_its_field(cast: Cast, enter: Enter) -> None:
    Account.objects.filter(username="fajar").update(must_change_password=True)
    answer = enter("fajar").post(
        reverse("account:set_password"), {"password": "pendek", "repeated": "pendek"}
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"password"}


def test_a_new_password_needs_the_old_one(cast: Cast, enter: Enter) -> None:
    client, url = enter("fajar"), reverse("account:set_password")
    answer = client.post(url, {"old": "bukan ini", "password": NEW, "repeated": NEW})
    assert answer.context["form"].errors.keys() == {"old"}
    assert client.post(url, {"old": PASSWORD, "password": NEW, "repeated": NEW}).url == "/"
    assert client.get("/").status_code == 200  # the session goes on
    assert Account.objects.get(username="fajar").check_password(NEW)


def test_my_account_saves_user_name_language_and_keys(cast: Cast, enter: Enter) -> None:
    client = enter("fajar")
    answer = client.post(reverse("account:mine"), {"username": "kades.beras", "language": "en"})
    assert answer.url == reverse("account:mine")
    account = Account.objects.select_related("person").get(pk=cast.account("fajar").pk)
    assert (account.username, account.person.language, account.person.uses_single_keys) == (
        "kades.beras",
        "en",
        False,
    )
    page = client.get(reverse("account:mine")).content.decode()
    assert "<h1>My account</h1>" in page
    assert "data-keys-off" in page


def test_my_account_keeps_what_was_typed_when_the_name_is_taken(cast: Cast, enter: Enter) -> None:
    answer = enter("fajar").post(reverse("account:mine"), {"username": "gita", "language": "id"})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"username"}
    assert 'value="gita"' in answer.content.decode()


def test_pages_need_a_login(cast: Cast, visitor: Client) -> None:
    assert visitor.get(reverse("account:mine")).url == "/masuk/?next=/akun/"


@pytest.mark.parametrize("route", ["account_change_password", "mfa_index", "account_logout"])
def test_pages_of_the_login_library_look_like_ours(cast: Cast, enter: Enter, route: str) -> None:
    answer = enter("fajar").get(reverse(route), follow=True)
    assert answer.status_code == 200
    assert 'class="brand"' in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "title", "panel"),
    [
        ("id", "Autentikasi dua faktor", "Aplikasi autentikator"),
        ("en", "Two-factor authentication", "Authenticator app"),
    ],
)
def test_titles_of_the_login_library_are_written_like_ours(
    cast: Cast, enter: Enter, language: str, title: str, panel: str
) -> None:
    client = enter("fajar")
    client.post(reverse("web:language"), {"language": language, "next": "/"})
    page = " ".join(client.get(reverse("mfa_index")).content.decode().split())
    assert f"<h1> {title} </h1>" in page
    assert f"<h2> {panel} </h2>" in page
    assert f"<title>{title}" in page
    assert title.title() not in page


def test_switching_the_office_is_refused_for_an_office_of_another(cast: Cast, enter: Enter) -> None:
    client = enter("fajar")
    client.post(reverse("web:switch"), {"assignment": cast.assignments["gita"].pk})
    assert Account.objects.get(pk=cast.account("fajar").pk).chosen_assignment_id is None


def test_session_outlives_an_hour_of_work(cast: Cast, enter: Enter, at_ten: object) -> None:
    client = enter("fajar")
    at_ten(timedelta(hours=1))  # type: ignore[operator]
    assert client.get(reverse("account:mine")).status_code == 200
