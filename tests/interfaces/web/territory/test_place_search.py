"""The place search behind every field that asks where."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.interfaces.web.conftest import Enter

URL = "/wilayah/cari/"


def test_search_names_a_village_with_its_subdistrict(cast: Cast, enter: Enter) -> None:
    answer = enter("gita").get(reverse("territory:search"), {"q": "sei beras"})
    assert answer.content.decode().splitlines()[-1:] == [
        '<option value="15.07.09.2006">Desa Sungai Beras, Kec. Mendahara Ulu</option>'
    ]


def test_search_keeps_the_level_that_is_asked_for(cast: Cast, enter: Enter) -> None:
    answer = enter("gita").get(URL, {"q": "tanjung jabung", "tingkat": "kabupaten"}).content.decode()
    assert "Kabupaten Tanjung Jabung Timur, Prov. Jambi" in answer
    assert "Desa" not in answer


def test_search_is_closed_to_visitors_once_officers_exist(cast: Cast) -> None:
    assert Client().get(URL, {"q": "sungai"}).status_code == 404


@pytest.mark.django_db
def test_search_is_open_while_the_wizard_is(client: Client) -> None:
    assert client.get(URL, {"q": "sungai"}).status_code == 200


def test_search_of_nothing_finds_nothing(cast: Cast, enter: Enter) -> None:
    assert "<option" not in enter("gita").get(URL).content.decode()
