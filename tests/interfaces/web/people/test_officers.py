"""Officers entered, corrected, given offices and relieved of them."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rukun.foundation.people.models import Account, Assignment, OneTimeCode, Person
from tests.cast import Cast
from tests.interfaces.web.conftest import Enter

NEW = "people:officer_new"


def new_officer(cast: Cast, **changes):
    office = cast.office("kades_pandan_sejahtera")
    form = {
        "name": "Siti Aminah",
        "nip": "198001012005012099",
        "phone": "0812-7777-8888",
        "email": "",
        "username": "",
        "office": office.pk,
        "kind": "definitive",
        "from_on": "2026-03-01",
        "until_on": "",
        "decree_number": "141/12/2026",
        "decree_on": "2026-02-20",
        "submission_id": "01900000-0000-7000-8000-000000000001",
    }
    return form | changes


def test_new_officer_gets_account_and_office(cast: Cast, enter: Enter) -> None:
    answer = enter("indra").post(reverse(NEW), new_officer(cast))
    account = Account.objects.select_related("person").get(username="siti.aminah")
    assert answer.url == reverse("people:officer", args=[account.person_id])
    held = Assignment.objects.get(person=account.person)
    assert (held.office, held.from_on) == (cast.office("kades_pandan_sejahtera"), date(2026, 3, 1))


def test_new_officer_sent_twice_is_one(cast: Cast, enter: Enter) -> None:
    client = enter("indra")
    first, second = (client.post(reverse(NEW), new_officer(cast)) for _ in range(2))
    assert first.url == second.url
    assert Person.objects.filter(name="Siti Aminah").count() == 1


def test_refused_officer_keeps_what_was_typed(cast: Cast, enter: Enter) -> None:
    answer = enter("indra").post(reverse(NEW), new_officer(cast, nip="12"))
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"nip"}
    assert 'value="Siti Aminah"' in answer.content.decode()
    assert 'value="2026-03-01"' in answer.content.decode()


def test_an_office_that_is_held_is_refused_with_the_holder(cast: Cast, enter: Enter) -> None:
    form = new_officer(cast, office=cast.office("kades_sungai_beras").pk)
    answer = enter("indra").post(reverse(NEW), form)
    assert "Fajar Nugroho" in str(answer.context["form"].non_field_errors())


def test_one_time_code_is_shown_once_and_stored_hashed(cast: Cast, enter: Enter) -> None:
    client = enter("indra")
    answer = client.post(reverse("people:code", args=[cast.account("fajar").pk]))
    code = answer.context["code"]
    assert code in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    page = client.get(reverse("people:officer", args=[cast.person("fajar").pk])).content.decode()
    assert code not in page
    assert "7 Maret 2026" in page
    assert OneTimeCode.objects.get().code_hash != code


@pytest.mark.parametrize("name", ["ayu", "fajar", "dedi"])
def test_codes_come_from_the_administrator_of_the_regency_alone(cast: Cast, enter: Enter, name: str) -> None:
    answer = enter(name).post(reverse("people:code", args=[cast.account("gita").pk]))
    assert answer.status_code == 404
    assert not OneTimeCode.objects.exists()


def test_an_account_is_closed_and_opened_again(cast: Cast, enter: Enter) -> None:
    client, account = enter("indra"), cast.account("fajar")
    client.post(reverse("people:account_close", args=[account.pk]))
    assert not Account.objects.get(pk=account.pk).is_active
    client.post(reverse("people:account_reopen", args=[account.pk]))
    assert Account.objects.get(pk=account.pk).is_active


def test_the_last_administrator_stays(cast: Cast, enter: Enter) -> None:
    client, account = enter("indra"), cast.account("indra")
    client.post(reverse("people:account_close", args=[account.pk]))
    assert Account.objects.get(pk=account.pk).is_active


def test_officers_of_another_regency_are_not_there(cast: Cast, enter: Enter) -> None:
    assert enter("dedi").get(reverse("people:officer", args=[cast.person("fajar").pk])).status_code == 404
    held = cast.assignments["dedi"].pk
    assert enter("indra").get(reverse("people:end_assignment", args=[held])).status_code == 404


def test_colleagues_see_offices_and_number_but_no_account(cast: Cast, enter: Enter) -> None:
    answer = enter("gita").get(reverse("people:officer", args=[cast.person("fajar").pk]))
    text = answer.content.decode()
    assert "Kepala Desa Sungai Beras" in text
    assert "tel:+62812" in text
    assert answer.context["account"] is None
    assert "Nama pengguna" not in text


def test_stale_correction_shows_both_versions(cast: Cast, enter: Enter) -> None:
    client, url = enter("indra"), reverse("people:officer", args=[cast.person("fajar").pk])
    form = {"name": "Fajar N.", "nip": "", "phone": "", "email": "", "version": 1}
    assert client.post(url, form).url == url
    answer = client.post(url, form | {"name": "Fajar Nugroho, S.Sos"})
    assert answer.status_code == 409
    assert "<mark>Fajar N.</mark>" in answer.content.decode()
    assert "<mark>Fajar Nugroho, S.Sos</mark>" in answer.content.decode()
    assert Person.objects.get(pk=cast.person("fajar").pk).name == "Fajar N."


def test_a_second_office_as_plt(cast: Cast, enter: Enter) -> None:
    url = reverse("people:assign", args=[cast.person("gita").pk])
    office = cast.office("camat_geragai")
    form = {"office": office.pk, "kind": "acting", "from_on": "2026-03-04"}
    assert enter("indra").post(url, form).status_code == 302
    page = enter("fajar").get(reverse("people:officer", args=[cast.person("gita").pk])).content.decode()
    assert "Plt. Camat Geragai" in page


def test_ending_an_assignment_shows_in_numbers_what_stays(cast: Cast, enter: Enter, owed) -> None:
    held = cast.assignments["fajar"]
    client, url = enter("indra"), reverse("people:end_assignment", args=[held.pk])
    text = client.get(url).content.decode()
    assert "<b>2</b> Report to verify" in text or "<b>2</b> Laporan" in text
    assert "Permasalahan lahan" not in text  # the administrator reads no titles
    assert client.post(url, {"until_on": "2026-03-04"}).status_code == 302
    assert Assignment.objects.get(pk=held.pk).until_on == date(2026, 3, 4)


def test_ending_before_the_beginning_is_refused_beside_the_day(cast: Cast, enter: Enter) -> None:
    url = reverse("people:end_assignment", args=[cast.assignments["fajar"].pk])
    answer = enter("indra").post(url, {"until_on": "2020-01-01"})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"until_on"}
    assert 'value="2020-01-01"' in answer.content.decode()


# --- Sheets and waves -------------------------------------------------------------------------


def test_the_template_comes_back_as_an_import(cast: Cast, enter: Enter) -> None:
    from openpyxl import load_workbook

    client = enter("indra")
    answer = client.get(reverse("people:import_template"))
    assert "attachment" in answer.headers["Content-Disposition"]
    book = load_workbook(io.BytesIO(answer.content))
    sheet = book.worksheets[0]
    titles = {cell.value: cell.column for cell in sheet[1]}
    row = {"Nama": "Siti Aminah", "Instansi": "Desa Pandan Sejahtera", "TMT": "01-03-2026"}
    row["Jabatan"] = "Kepala Desa Pandan Sejahtera"
    for title, value in row.items():
        sheet.cell(2, titles[title], value)
    assert _upload(client, "people:import", book).url == reverse("people:list")
    assert Account.objects.filter(person__name="Siti Aminah").exists()


def test_an_import_names_every_wrong_cell_and_changes_nothing(cast: Cast, enter: Enter) -> None:
    from openpyxl import load_workbook

    client = enter("indra")
    book = load_workbook(io.BytesIO(client.get(reverse("people:import_template")).content))
    sheet = book.worksheets[0]
    titles = {cell.value: cell.column for cell in sheet[1]}
    for row, name in ((2, "Siti Aminah"), (3, "Tono")):
        sheet.cell(row, titles["Nama"], name)
        sheet.cell(row, titles["Instansi"], "Dinas Khayal")
        sheet.cell(row, titles["Jabatan"], "Kepala")
    answer = _upload(client, "people:import", book)
    assert answer.status_code == 422
    assert [(error.row, error.column) for error in answer.context["row_errors"]] == [
        (2, "Instansi"),
        (3, "Instansi"),
    ]
    assert not Person.objects.filter(name="Tono").exists()


def test_something_else_than_a_sheet_is_refused_in_words(cast: Cast, enter: Enter) -> None:
    file = SimpleUploadedFile("surat.xlsx", b"not a sheet")
    answer = enter("indra").post(reverse("people:import"), {"sheet": file})
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()


def wave(*lines, **decree):
    form = {
        "from_on": "2026-03-09",
        "decree_number": "800/1/2026",
        "decree_on": "2026-03-02",
        "form-TOTAL_FORMS": "12",
        "form-INITIAL_FORMS": "0",
    }
    for number, line in enumerate(lines):
        form |= {f"form-{number}-{name}": value for name, value in line.items()}
    return form | decree


def test_a_wave_swaps_two_camats(cast: Cast, enter: Enter) -> None:
    lines = (
        {
            "holder": "Gita Permata – Camat Mendahara Ulu, Kec. Mendahara Ulu",
            "office": "Camat Geragai, Kec. Geragai",
            "kind": "definitive",
        },
        {
            "holder": "Lukman Hakim – Camat Geragai, Kec. Geragai",
            "office": "Camat Mendahara Ulu, Kec. Mendahara Ulu",
            "kind": "definitive",
        },
    )
    client = enter("indra")
    assert client.post(reverse("people:moves"), wave(*lines)).status_code == 302
    live = Assignment.objects.live(date(2026, 3, 9))
    assert live.get(office=cast.office("camat_geragai")).person == cast.person("gita")
    assert live.get(office=cast.office("camat_mendahara_ulu")).person == cast.person("other_camat")


def test_a_wave_is_refused_line_by_line(cast: Cast, enter: Enter) -> None:
    lines = (
        {
            "holder": "Gita Permata – Camat Mendahara Ulu, Kec. Mendahara Ulu",
            "office": "Camat Geragai, Kec. Geragai",
        },
        {"holder": "Siapa saja", "office": ""},
    )
    client = enter("indra")
    answer = client.post(reverse("people:moves"), wave(*lines))
    assert answer.status_code == 422
    assert answer.context["table"].forms[1].errors.keys() == {"holder"}
    assert "Siapa saja" in answer.content.decode()
    answer = client.post(reverse("people:moves"), wave(lines[0]))
    assert "Lukman Hakim" in str(answer.context["table"].forms[0].errors["office"])
    assert Assignment.objects.get(pk=cast.assignments["gita"].pk).until_on is None


def test_an_empty_wave_says_so(cast: Cast, enter: Enter) -> None:
    assert enter("indra").post(reverse("people:moves"), wave()).status_code == 422


def _upload(client, route, book):
    target = io.BytesIO()
    book.save(target)
    file = SimpleUploadedFile("lembar.xlsx", target.getvalue())
    return client.post(reverse(route), {"sheet": file})


@pytest.fixture
def owed(cast: Cast):
    from rukun.foundation.obligations.domain import open_obligation
    from rukun.kernel.ids import uuid7

    office = cast.office("kades_sungai_beras")
    for _ in range(2):
        open_obligation(
            kind="report.verify",
            object_type="report",
            object_id=uuid7(),
            summary="Permasalahan lahan Desa Sungai Beras",
            owner_agency_id=office.agency_id,
            owner_office_id=office.pk,
            region="15.07.09.2006",
            regency="15.07",
            opened_by=cast.kabid,
            at=cast.now,
        )
