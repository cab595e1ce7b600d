"""Settings, words and regions."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from rukun.foundation.settings.clocks import calendar_for
from rukun.foundation.settings.lookups import choices, words
from rukun.foundation.settings.models import Holiday, Setting, SpecialCondition
from rukun.foundation.settings.queries import value_by_code
from tests.cast import REGENCY, Cast
from tests.interfaces.web.conftest import Enter

TODAY = date(2026, 3, 4)


def edit(code):
    return reverse("reference:setting_edit", args=[code])


def test_settings_show_value_ground_and_beginning(cast: Cast, enter: Enter) -> None:
    client = enter("indra")
    client.post(
        edit("clock.task_days"),
        {"value": "7", "legal_basis": "Perbup 12/2026", "valid_from": "2026-03-01"},
    )
    text = client.get(reverse("reference:settings")).content.decode()
    assert "7 hari kerja" in text
    assert "Perbup 12/2026" in text
    assert "1 Maret 2026" in text


def test_a_setting_of_next_year_is_announced(cast: Cast, enter: Enter) -> None:
    client = enter("indra")
    form = {"value": "9", "legal_basis": "Perbup", "valid_from": "2027-01-01"}
    client.post(edit("clock.task_days"), form)
    rows = [
        row for group in client.get(reverse("reference:settings")).context["groups"] for row in group.rows
    ]
    row = next(row for row in rows if row.code == "clock.task_days")
    assert (row.value, row.upcoming) == ("5 hari kerja", "mulai 1 Januari 2027: 9 hari kerja")


@pytest.mark.parametrize(
    ("code", "typed", "stored"),
    [
        ("clock.task_days", "7", 7),
        ("clock.deemed_acceptance_days", "", None),
        ("work.observes_leave", "no", False),
        ("work.zone", "Asia/Makassar", "Asia/Makassar"),
        ("work.day_start", "07:30", "07:30"),
        ("letterhead.address_lines", "Jalan Satu\r\n\r\nMuara Sabak", ["Jalan Satu", "Muara Sabak"]),
        ("letterhead.phone", "", ""),
        ("numbering.report", "LAP-{year}-{n}", "LAP-{year}-{n}"),
    ],
)
def test_each_shape_of_setting_is_stored(cast: Cast, enter: Enter, code, typed, stored) -> None:
    form = {"value": typed, "legal_basis": "Perbup", "valid_from": "2026-03-04"}
    assert enter("indra").post(edit(code), form).status_code == 302
    assert Setting.objects.get(key=code).value == stored
    value_by_code(code, region=REGENCY, on=TODAY)


def test_every_setting_opens_with_what_holds(cast: Cast, enter: Enter) -> None:
    from rukun.foundation.settings.keys import KEYS

    client = enter("indra")
    assert {code: client.get(edit(code)).status_code for code in KEYS} == dict.fromkeys(KEYS, 200)


def test_the_risk_matrix_is_a_table(cast: Cast, enter: Enter) -> None:
    cells = {f"cell_{row}_{column}": "medium" for row in range(1, 5) for column in range(1, 5)}
    form = cells | {"legal_basis": "Perbup", "valid_from": "2026-03-04"}
    client = enter("indra")
    assert client.post(edit("risk.matrix"), form | {"cell_4_4": "low"}).status_code == 422
    assert client.post(edit("risk.matrix"), form | {"cell_4_4": "very_high"}).status_code == 302
    assert value_by_code("risk.matrix", region=REGENCY, on=TODAY)[3][3] == "very_high"


def test_a_refused_setting_keeps_what_was_typed(cast: Cast, enter: Enter) -> None:
    form = {"value": "999", "legal_basis": "Perbup 12", "valid_from": "2026-03-04"}
    answer = enter("indra").post(edit("clock.task_days"), form)
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"value"}
    assert "Perbup 12" in answer.content.decode()


def test_settings_are_changed_by_the_administrator_of_the_regency(cast: Cast, enter: Enter) -> None:
    assert enter("ayu").get(edit("clock.task_days")).status_code == 403
    assert enter("indra").get(edit("clock.nothing")).status_code == 404
    assert "Ubah" not in enter("ayu").get(reverse("reference:settings")).content.decode()


@pytest.mark.parametrize("more", [0, 2])
def test_settings_ask_the_same_number_of_questions(
    cast: Cast, enter: Enter, django_assert_num_queries, more: int
) -> None:
    client = enter("indra")
    for number in range(more):
        form = {"value": str(3 + number), "legal_basis": "Perbup", "valid_from": "2026-03-04"}
        client.post(edit("clock.task_days"), form)
        client.get("/pemberitahuan/")  # shows the toast away
    with django_assert_num_queries(9):
        client.get(reverse("reference:settings"))


def test_a_word_is_added_renamed_retired_and_taken_back(cast: Cast, enter: Enter) -> None:
    client = enter("indra")
    client.post(reverse("reference:word_new", args=["issue_type"]), {"label": "Tambak udang"})
    assert ("tambak_udang", "Tambak udang") in choices("issue_type", REGENCY)
    save = reverse("reference:word_save", args=["issue_type", "land_plantation"])
    client.post(save, {"label": "Lahan dan kebun"})
    assert ("land_plantation", "Lahan dan kebun") in choices("issue_type", REGENCY)
    client.post(reverse("reference:word_retire", args=["issue_type", "tambak_udang"]))
    assert "tambak_udang" not in dict(choices("issue_type", REGENCY))
    page = client.get(reverse("reference:lookups")).content.decode()
    assert "Tambak udang" in page
    client.post(
        reverse("reference:word_save", args=["issue_type", "tambak_udang"]), {"label": "Tambak udang"}
    )
    assert "tambak_udang" in dict(choices("issue_type", REGENCY))


def test_a_word_keeps_its_place_when_renamed(cast: Cast, enter: Enter) -> None:
    before = [word.code for word in words("issue_type", region=REGENCY)]
    save = reverse("reference:word_save", args=["issue_type", "labour"])
    enter("indra").post(save, {"label": "Tenaga kerja"})
    assert [word.code for word in words("issue_type", region=REGENCY)] == before


def test_a_word_that_is_there_is_refused(cast: Cast, enter: Enter) -> None:
    client, url = enter("indra"), reverse("reference:word_new", args=["issue_type"])
    client.post(url, {"label": "Tambak udang"})
    answer = client.post(url, {"label": "tambak udang!"})
    assert answer.status_code == 422
    assert 'value="tambak udang!"' in answer.content.decode()


@pytest.mark.parametrize("name", ["ayu", "fajar", "dedi"])
def test_words_are_changed_by_administrators_alone(cast: Cast, enter: Enter, name: str) -> None:
    url = reverse("reference:word_new", args=["issue_type"])
    assert enter(name).post(url, {"label": "Kata"}).status_code == 403
    assert "kata" not in dict(choices("issue_type", REGENCY))


def test_unknown_lists_and_words_are_not_there(cast: Cast, enter: Enter) -> None:
    client = enter("indra")
    assert client.post(reverse("reference:word_new", args=["nothing"]), {"label": "x"}).status_code == 404
    url = reverse("reference:word_save", args=["issue_type", "nothing"])
    assert client.post(url, {"label": "x"}).status_code == 404


def test_regions_begin_at_home_and_go_down(cast: Cast, enter: Enter) -> None:
    client = enter("fajar")
    text = client.get(reverse("reference:regions")).content.decode()
    assert "Mendahara Ulu" in text
    text = client.get(reverse("reference:regions"), {"induk": "15.07.09"}).content.decode()
    assert "15.07.09.2006" in text
    assert client.get(reverse("reference:regions"), {"induk": "99"}).status_code == 404


def test_regions_are_found_by_name(cast: Cast, enter: Enter) -> None:
    text = enter("fajar").get(reverse("reference:regions"), {"q": "sei beras"}).content.decode()
    assert "Desa Sungai Beras, Kec. Mendahara Ulu" in text


def test_index_tells_administrators_of_messages_given_up(cast: Cast, enter: Enter) -> None:
    assert len(enter("indra").get(reverse("reference:index")).context["doors"]) == 6
    assert len(enter("ayu").get(reverse("reference:index")).context["doors"]) == 5


# --- Days off and special conditions ----------------------------------------------------------


def test_a_local_day_off_is_added_counted_and_removed(cast: Cast, enter: Enter) -> None:
    client, url = enter("indra"), reverse("reference:holiday_add")
    form = {"day": "2026-10-21", "name": "Hari jadi kabupaten", "submission_id": str(uuid4())}
    assert client.post(url, form).status_code == client.post(url, form).status_code == 302
    holiday = Holiday.objects.get(region_id=REGENCY)
    assert "Hari jadi kabupaten" in client.get(reverse("reference:calendar")).content.decode()
    assert holiday.date in calendar_for(REGENCY, TODAY).holidays
    client.post(reverse("reference:holiday_remove", args=[holiday.pk]))
    assert not Holiday.objects.filter(pk=holiday.pk).exists()


def test_a_day_off_twice_is_refused_and_keeps_what_was_typed(cast: Cast, enter: Enter) -> None:
    client, url = enter("indra"), reverse("reference:holiday_add")
    client.post(url, {"day": "2026-10-21", "name": "Hari jadi"})
    answer = client.post(url, {"day": "2026-10-21", "name": "Hari jadi lagi"})
    assert answer.status_code == 422
    assert 'value="Hari jadi lagi"' in answer.content.decode()


def test_a_condition_is_declared_and_ended(cast: Cast, enter: Enter) -> None:
    client = enter("indra")
    form = {"name": "Ramadan", "from_on": "2026-02-18", "rules": "Rapat selesai sebelum 15.30."}
    client.post(reverse("reference:condition_declare"), form)
    assert "Kondisi khusus: Ramadan" in enter("kabid").get("/").content.decode()
    condition = SpecialCondition.objects.get()
    url = reverse("reference:condition_end", args=[condition.pk])
    assert client.post(url, {"until_on": "2026-01-01"}).status_code == 422
    assert client.post(url, {"until_on": "2026-03-03"}).status_code == 302
    assert "Ramadan" not in enter("kabid").get("/").content.decode()


def test_the_calendar_is_changed_by_the_administrator_of_the_regency(cast: Cast, enter: Enter) -> None:
    enter("indra").post(reverse("reference:holiday_add"), {"day": "2026-10-21", "name": "Hari jadi"})
    holiday = Holiday.objects.get(region_id=REGENCY)
    for name, status in (("ayu", 403), ("dedi", 404)):
        client = enter(name)
        assert client.post(reverse("reference:holiday_remove", args=[holiday.pk])).status_code == status
        form = {"day": "2026-10-22", "name": "Libur"}
        assert client.post(reverse("reference:holiday_add"), form).status_code == 403
    assert Holiday.objects.filter(region_id__isnull=False).count() == 1


@pytest.mark.parametrize("year", ["2027", "x", "99999", "٢٠٢٧"])
def test_the_calendar_takes_any_year(cast: Cast, enter: Enter, year: str) -> None:
    assert enter("ayu").get(reverse("reference:calendar"), {"tahun": year}).status_code == 200
