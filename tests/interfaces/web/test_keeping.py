"""What is sent without a session comes back whole, and to nobody else's profit."""

import pytest
from django.test import Client
from django.urls import reverse

from rukun.handling.reports.models import Report
from tests.cast import Cast

WORDS = "Dua keluarga berselisih tentang batas kebun."
HERE = {"Origin": "http://testserver"}


def test_a_visitor_gets_the_form_back_with_every_field(cast: Cast) -> None:
    answer = Client().post(reverse("reports:new") + "?ajakan=7", {"facts": WORDS, "files": ["a", "b"]})
    page = answer.content.decode()
    assert answer.status_code == 401
    assert 'action="/laporan/baru/?ajakan=7"' in page
    assert f'<input type="hidden" name="facts" value="{WORDS}">' in page
    assert page.count('name="files"') == 2
    assert Report.objects.count() == 0


def test_what_is_not_a_form_leads_to_the_login(cast: Cast) -> None:
    visitor = Client()
    assert visitor.get(reverse("reports:new")).url == "/masuk/?next=/laporan/baru/"
    assert visitor.post(reverse("reports:new"), headers={"HX-Request": "true"}).status_code == 302


def test_a_form_of_this_house_with_an_old_token_can_be_sent_again(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.account("budi"))
    answer = client.post(reverse("reports:new"), {"facts": WORDS}, headers=HERE)
    assert answer.status_code == 403
    assert WORDS in answer.content.decode()


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://elsewhere.example"}])
def test_a_form_of_another_site_does_not_come_back(cast: Cast, headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.account("budi"))
    answer = client.post(reverse("reports:new"), {"facts": WORDS}, headers=headers)
    assert answer.status_code == 403
    assert WORDS not in answer.content.decode()


def test_a_password_is_never_shown(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    words = {"login": "budi", "password": "sungai beras 2026"}
    answer = client.post(reverse("account_login"), words, headers=HERE)
    assert answer.status_code == 403
    assert "sungai beras 2026" not in answer.content.decode()
