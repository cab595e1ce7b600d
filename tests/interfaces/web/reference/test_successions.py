"""Changes of region codes on the screen."""

import pytest
from django.urls import reverse

from rukun.foundation.settings.models import Holiday
from rukun.foundation.territory.models import Succession
from tests.cast import BADANG, MENDAHARA_ULU, SUNGAI_BERAS, Cast, gone_village
from tests.interfaces.web.conftest import Enter

LIST = "/acuan/wilayah/perubahan/"
GONE = f"{MENDAHARA_ULU}.2999"


@pytest.fixture
def orphan(cast: Cast) -> Succession:
    return gone_village(GONE, MENDAHARA_ULU)


def page(client, **params):
    return client.get(reverse("reference:successions"), params).content.decode()


def test_what_is_open_in_ones_territory_is_listed(enter: Enter, orphan: Succession) -> None:
    text = page(enter("gita"))
    assert "Desa Tebing Lama" in text
    assert reverse("reference:succession", args=[orphan.pk]) in text


def test_who_may_not_settle_reads_it_without_a_way_in(enter: Enter, orphan: Succession) -> None:
    text = page(enter("fajar"), semua="1")
    assert "Desa Tebing Lama" in text
    assert reverse("reference:succession", args=[orphan.pk]) not in text
    assert reverse("reference:succession_run") not in text


def test_another_regencys_matters_are_shown_for_the_whole_country_only(
    enter: Enter, orphan: Succession
) -> None:
    client = enter("dedi")
    assert "Tebing Lama" not in page(client)
    assert "Tebing Lama" in page(client, semua="1")


def test_an_officer_settles_and_it_is_said_by_what(enter: Enter, orphan: Succession) -> None:
    client = enter("gita")
    url = reverse("reference:succession", args=[orphan.pk])
    choices = client.get(url).context["form"].fields["new"].choices
    assert [code for code, _label in choices][-1] == MENDAHARA_ULU
    assert SUNGAI_BERAS in dict(choices)
    assert BADANG not in dict(choices)

    answer = client.post(url, {"new": SUNGAI_BERAS, "ground": "Perda 3/2025"})

    assert (answer.status_code, answer.url) == (302, reverse("reference:successions"))
    assert [code for code, _label in client.get(url).context["form"].fields["new"].choices][
        -1
    ] == MENDAHARA_ULU
    text = page(client)
    assert "Perda 3/2025" in text
    assert "Tidak ada yang belum ditetapkan" in text


def test_a_ground_is_asked_for(enter: Enter, orphan: Succession) -> None:
    url = reverse("reference:succession", args=[orphan.pk])
    answer = enter("gita").post(url, {"new": SUNGAI_BERAS, "ground": " "})
    assert answer.status_code == 422
    orphan.refresh_from_db()
    assert not orphan.is_certain


def test_the_administrator_lets_what_waits_follow(enter: Enter, cast: Cast) -> None:
    gone_village(GONE, SUNGAI_BERAS, confidence=99)
    Holiday.objects.create(region_id=GONE, date="2026-10-22", name="Hari desa", category="local")
    client = enter("indra")

    text = client.post(reverse("reference:succession_run"), follow=True).content.decode()

    assert "1 data ikut pindah." in text
    assert Holiday.objects.get(name="Hari desa").region_id == SUNGAI_BERAS
    again = client.post(reverse("reference:succession_run"), follow=True).content.decode()
    assert "Tidak ada yang perlu dipindahkan" in again


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (GONE, "Penggantinya belum pasti"),
        (SUNGAI_BERAS, "masih berlaku"),
        ("1507092006", "Kab. Tanjung Jabung Timur, tulis 15.07.09.2006."),
        ("<b>", "bukan kode wilayah"),
    ],
)
def test_a_code_is_explained(enter: Enter, orphan: Succession, typed: str, said: str) -> None:
    text = page(enter("budi"), kode=typed)
    assert said in text
    assert "<b>”" not in text


def test_the_number_of_questions_does_not_grow(
    enter: Enter, orphan: Succession, django_assert_num_queries
) -> None:
    client = enter("gita")
    page(client)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as first:
        page(client)
    gone_village(f"{MENDAHARA_ULU}.2998", MENDAHARA_ULU)
    gone_village(f"{MENDAHARA_ULU}.2997", MENDAHARA_ULU)
    with django_assert_num_queries(len(first)):
        page(client)
