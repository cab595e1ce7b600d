"""The first run: an empty installation becomes a regency's own, once."""

import pytest
from django.test import Client
from django.urls import reverse

from rukun.foundation.people.models import Account, Agency
from rukun.foundation.settings.queries import value_by_code
from tests.cast import MENDAHARA_ULU, REGENCY, Cast, make_regions

pytestmark = pytest.mark.django_db

FORM = {
    "regency": REGENCY,
    "agency_name": "Badan Kesatuan Bangsa dan Politik",
    "government": "PEMERINTAH KABUPATEN TANJUNG JABUNG TIMUR",
    "address": "Jalan Protokol No. 1\nMuara Sabak 36761",
    "name": "Indra Saputra",
    "username": "indra.saputra",
    "password": "empat kata yang panjang",
    "repeated": "empat kata yang panjang",
}


@pytest.fixture
def fresh(client: Client) -> Client:
    make_regions()
    return client


@pytest.mark.parametrize("path", ["/", "/masuk/", "/laporan/", "/akun/kode/", "/nowhere/"])
def test_every_page_leads_to_the_wizard(fresh: Client, path: str) -> None:
    assert fresh.get(path).url == reverse("setup:start")


def test_wizard_offers_regencies_without_a_script(fresh: Client) -> None:
    page = fresh.get(reverse("setup:start")).content.decode()
    assert '<option value="15.07">Kabupaten Tanjung Jabung Timur, Prov. Jambi</option>' in page


def test_wizard_sets_up_the_regency_and_logs_the_administrator_in(fresh: Client) -> None:
    assert fresh.post(reverse("setup:start"), FORM).url == reverse("people:list")
    assert Account.objects.get().username == "indra.saputra"
    assert Agency.objects.filter(areas__region=MENDAHARA_ULU).exists()
    lines = value_by_code("letterhead.address_lines", region=REGENCY, on=_far())
    assert lines == ("Jalan Protokol No. 1", "Muara Sabak 36761")
    assert fresh.get(reverse("account:mine")).status_code == 200


def test_wizard_is_gone_afterwards(fresh: Client) -> None:
    fresh.post(reverse("setup:start"), FORM)
    assert fresh.get(reverse("setup:start")).status_code == 404
    assert Client().post(reverse("setup:start"), FORM).status_code == 404


def test_a_refused_wizard_keeps_what_was_typed_and_changes_nothing(fresh: Client) -> None:
    answer = fresh.post(reverse("setup:start"), FORM | {"username": "12345678"})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"username"}
    assert "Jalan Protokol No. 1" in answer.content.decode()
    assert not Agency.objects.exists()


def test_too_long_an_address_undoes_everything(fresh: Client) -> None:
    answer = fresh.post(reverse("setup:start"), FORM | {"address": "\n".join("abcdefg")})
    assert answer.context["form"].errors.keys() == {"address"}
    assert not Account.objects.exists()


def test_wizard_is_not_there_for_an_installation_at_work(cast: Cast) -> None:
    assert Client().get(reverse("setup:start")).status_code == 404
    assert Client().get("/masuk/").status_code == 200


def _far():  # type: ignore[no-untyped-def]
    from datetime import date

    return date(2100, 1, 1)
