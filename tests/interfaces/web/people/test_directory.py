"""The directory of agencies and officials."""

import pytest
from django.urls import reverse

from rukun.foundation.people.models import Agency, Office
from tests.cast import PANDAN_SEJAHTERA, Cast
from tests.interfaces.web.conftest import Enter

LIST = "/instansi/"


def page(client, url, **params):
    answer = client.get(url, params)
    return answer.content.decode()


def test_directory_lists_regency_then_subdistricts_then_villages(cast: Cast, enter: Enter) -> None:
    table = enter("fajar").get(LIST).context["table"]
    names = [str(row[0].text) for row in table.rows]
    assert names.index("Dinas Pekerjaan Umum dan Penataan Ruang") < names.index("Kecamatan Geragai")
    assert names.index("Kecamatan Mendahara Ulu") < names.index("Pemerintah Desa Lagan Ulu")
    assert "Pemerintah Desa Badang" not in names  # of the other regency


def test_directory_names_the_acting_holder_as_an_official_writes_it(cast: Cast, enter: Enter) -> None:
    assert "Ayu Lestari (Plt. Kepala Badan Kesbangpol)" in page(enter("fajar"), LIST)
    assert "Kepala Desa Pandan Sejahtera: lowong" in page(enter("fajar"), LIST)


def test_directory_is_filtered_by_the_address(cast: Cast, enter: Enter) -> None:
    text = page(enter("fajar"), LIST, kind="village", q="lagan")
    assert "Pemerintah Desa Lagan Ulu" in text
    assert "Kecamatan Geragai" not in text
    assert f'href="{LIST}"' in text


def test_directory_says_when_nothing_fits(cast: Cast, enter: Enter) -> None:
    assert enter("fajar").get(LIST, {"q": "zzz"}).context["table"].rows == []


def test_directory_goes_on_where_the_page_ended(cast: Cast, enter: Enter, monkeypatch) -> None:
    monkeypatch.setattr("rukun.interfaces.web.views.people.directory.PAGE_SIZE", 4)
    client, seen, url = enter("fajar"), [], LIST
    while url:
        context = client.get(url).context
        seen += [str(row[0].text) for row in context["table"].rows]
        url = f"{LIST}{context['page'].next_url}" if context["page"].next_url else ""
    assert sorted(seen) == sorted(Agency.objects.visible_to(cast.fajar).values_list("name", flat=True))
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("cursor", ["x", "1~a~b", "~~", "9~~" + "0" * 32])
def test_directory_survives_a_broken_cursor(cast: Cast, enter: Enter, cursor: str) -> None:
    assert enter("fajar").get(LIST, {"sesudah": cursor}).status_code == 200


@pytest.mark.parametrize("more", [0, 2])
def test_directory_asks_the_same_number_of_questions(
    cast: Cast, enter: Enter, django_assert_num_queries, more: int
) -> None:
    for number in range(more):
        agency = Agency.objects.create(kind="service", name=f"Dinas {number}", regency="15.07")
        Office.objects.create(agency=agency, title="Kepala", role="agency_officer", is_head=True)
    client = enter("indra")
    with django_assert_num_queries(11):
        client.get(LIST)


def test_agency_page_shows_offices_holders_and_vacancies(cast: Cast, enter: Enter) -> None:
    text = page(enter("fajar"), reverse("people:agency", args=[cast.agency("kesbangpol").pk]))
    assert "Plt. Kepala Badan Kesbangpol" in text
    assert "Budi Santoso" in text
    assert "Purnomo" not in text  # ended yesterday
    assert "Tim Terpadu Penanganan Konflik Sosial" in text
    assert "Tambah jabatan" not in text


@pytest.mark.parametrize("more", [0, 2])
def test_agency_page_asks_the_same_number_of_questions(
    cast: Cast, enter: Enter, django_assert_num_queries, more: int
) -> None:
    agency = cast.agency("kesbangpol")
    for number in range(more):
        Office.objects.create(agency=agency, title=f"Staf {number}", role="operator")
    client = enter("indra")
    with django_assert_num_queries(13):
        client.get(reverse("people:agency", args=[agency.pk]))


def test_agency_of_another_regency_is_not_there(cast: Cast, enter: Enter) -> None:
    url = reverse("people:agency", args=[cast.agency("kesbangpol").pk])
    assert enter("dedi").get(url).status_code == 404
    assert enter("dedi").post(url, {"name": "Kami"}).status_code == 404


def test_kodim_of_both_regencies_is_there_for_both(cast: Cast, enter: Enter) -> None:
    url = reverse("people:agency", args=[cast.agency("kodim").pk])
    assert enter("dedi").get(url).status_code == 200


def test_stale_correction_shows_both_versions_and_keeps_what_was_typed(cast: Cast, enter: Enter) -> None:
    agency, client = cast.agency("pupr"), enter("indra")
    url = reverse("people:agency", args=[agency.pk])
    form = {"name": agency.name, "short_name": "PUPR", "phone": "0740-1", "version": 1}
    assert client.post(url, form).status_code == 302
    answer = client.post(url, form | {"phone": "0740-2"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "<mark>0740-1</mark>" in text
    assert "<mark>0740-2</mark>" in text
    assert "Indra Saputra" in text
    assert client.post(url, form | {"phone": "0740-2", "version": 2}).status_code == 302
    assert Agency.objects.get(pk=agency.pk).phone == "0740-2"


def test_only_administrators_correct(cast: Cast, enter: Enter) -> None:
    agency = cast.agency("pupr")
    form = {"name": "Lain", "short_name": "", "phone": "", "version": 1}
    answer = enter("ayu").post(reverse("people:agency", args=[agency.pk]), form)
    assert answer.status_code == 403
    assert Agency.objects.get(pk=agency.pk).name == agency.name


def test_new_agency_serves_its_regency_and_gets_an_office(cast: Cast, enter: Enter) -> None:
    client = enter("indra")
    form = {"kind": "service", "name": "Dinas Sosial", "regions": ["15.07"], "submission_id": _id(1)}
    answer = client.post(reverse("people:agency_new"), form)
    agency = Agency.objects.get(name="Dinas Sosial")
    assert answer.url == reverse("people:agency", args=[agency.pk])
    office = {"title": "Kepala Dinas Sosial", "role": "agency_officer", "is_head": "on"}
    client.post(reverse("people:office_new", args=[agency.pk]), office | {"submission_id": _id(2)})
    assert Office.objects.get(agency=agency).is_head


def test_the_same_new_agency_sent_twice_is_one(cast: Cast, enter: Enter) -> None:
    client = enter("indra")
    form = {"kind": "service", "name": "Dinas Sosial", "regions": ["15.07"], "submission_id": _id(1)}
    first, second = (client.post(reverse("people:agency_new"), form) for _ in range(2))
    assert first.url == second.url


def test_a_refused_agency_keeps_what_was_typed(cast: Cast, enter: Enter) -> None:
    form = {
        "kind": "service",
        "name": cast.agency("pupr").name,
        "short_name": "PU Bina",
        "regions": ["15.07"],
    }
    answer = enter("indra").post(reverse("people:agency_new"), form)
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"name"}
    assert 'value="PU Bina"' in answer.content.decode()


def test_office_roles_are_those_of_the_kind(cast: Cast, enter: Enter) -> None:
    url = reverse("people:office_new", args=[cast.agency("pupr").pk])
    answer = enter("indra").post(url, {"title": "Kepala", "role": "agency_head"})
    assert answer.context["form"].errors.keys() == {"role"}


def test_an_office_gets_its_right_title_and_is_closed_when_vacant(cast: Cast, enter: Enter) -> None:
    client, office = enter("indra"), cast.office("second_operator")
    client.post(reverse("people:office_rename", args=[office.pk]), {"title": "Analis"})
    assert Office.objects.get(pk=office.pk).title == "Analis"
    client.post(reverse("people:office_retire", args=[office.pk]))
    assert not Office.objects.get(pk=office.pk).is_active
    held = cast.office("operator")
    answer = client.post(reverse("people:office_retire", args=[held.pk]), follow=True)
    assert Office.objects.get(pk=held.pk).is_active
    assert "toast" in answer.content.decode()


@pytest.mark.parametrize(("name", "status"), [("ayu", 403), ("dedi", 404)])
def test_offices_are_changed_by_the_administrator_alone(
    cast: Cast, enter: Enter, name: str, status: int
) -> None:
    url = reverse("people:office_rename", args=[cast.office("operator").pk])
    assert enter(name).post(url, {"title": "Lain"}).status_code == status


@pytest.mark.parametrize("name", ["ayu", "fajar", "citra", "eka"])
@pytest.mark.parametrize("route", ["agency_new", "officer_new", "import", "import_template", "moves"])
def test_administration_is_refused_to_everybody_else(cast: Cast, enter: Enter, name: str, route: str) -> None:
    assert enter(name).get(reverse(f"people:{route}")).status_code == 403


def test_a_vacant_office_can_be_filled_from_its_agency(cast: Cast, enter: Enter) -> None:
    office = cast.office("kades_pandan_sejahtera")
    client = enter("indra")
    link = f"{reverse('people:officer_new')}?jabatan={office.pk}"
    assert link in page(client, reverse("people:agency", args=[office.agency_id]))
    assert f'<option value="{office.pk}" selected>' in page(client, link)
    assert office.agency.areas.get().region_id == PANDAN_SEJAHTERA


def _id(number: int) -> str:
    return f"01900000-0000-7000-8000-{number:012d}"
