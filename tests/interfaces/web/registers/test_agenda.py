"""Demonstrations, election desks, the duty roster and the telephone directory on screen."""

from datetime import date, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse

from rukun.foundation.people.enums import AgencyKind, TeamKind
from rukun.foundation.people.models import Agency
from rukun.handling.registers.models import Demonstration, DutyShift, ElectionDesk, SituationNote
from tests.cast import GERAGAI

AGENDA_QUERIES = 10
DEMONSTRATION_QUERIES = 11
DESKS_QUERIES = 10
DESK_QUERIES = 16
ROSTER_QUERIES = 10
TELEPHONE_QUERIES = 15
INDEX_QUERIES = 13


def text_of(answer):
    return unescape(answer.content.decode())


def of(row, name):
    return reverse(f"registers:{name}", args=[row.pk])


def notice(**changes):
    return {
        "topic": "Harga pinang",
        "organiser": "Kelompok petani pinang",
        "starts_on": "2026-03-07",
        "starts_time": "09:00",
        "ends_time": "12:00",
        "region": GERAGAI,
        "expected": "150",
        "received_on": "2026-03-05",
        "received_time": "08:00",
        "submission_id": str(uuid4()),
    } | changes


# --- Demonstrations ----------------------------------------------------------


def test_a_demonstration_is_entered_and_stands_in_its_month(enter):
    client = enter("budi")
    assert client.get(reverse("registers:demonstration_new")).status_code == 200
    answer = client.post(reverse("registers:demonstration_new"), notice())
    row = Demonstration.objects.get()
    assert answer.url == of(row, "demonstration")
    page = text_of(client.get(answer.url))
    assert "Sabtu, 7 Maret 2026, 09.00 WIB" in page
    assert "kurang dari 72 jam" in page
    agenda = text_of(enter("citra").get(reverse("registers:demonstrations")))
    for words in ("Sabtu, 7 Maret 2026", "09.00–12.00", "Kelompok petani pinang", "150 orang menurut"):
        assert words in agenda
    assert "Harga pinang" not in text_of(
        client.get(reverse("registers:demonstrations"), {"bulan": "2026-04"})
    )


def test_months_follow_each_other_and_a_broken_one_is_this_one(enter):
    context = enter("citra").get(reverse("registers:demonstrations"), {"bulan": "2026-12"}).context
    assert (context["month"], context["before"], context["after"]) == ("Desember 2026", "2026-11", "2027-01")
    assert enter("citra").get(reverse("registers:demonstrations"), {"bulan": "x"}).context["is_now"]


def test_an_end_before_the_beginning_is_of_the_next_day(enter):
    enter("budi").post(
        reverse("registers:demonstration_new"), notice(starts_time="20:00", ends_time="01:00", received_on="")
    )
    row = Demonstration.objects.get()
    assert row.ends_at - row.starts_at == timedelta(hours=5)
    assert row.received_at is None


def test_an_organisation_of_the_register_is_linked_both_ways(enter, entered):
    organisation, client = entered(), enter("budi")
    client.post(
        reverse("registers:demonstration_new"), notice(organisation=str(organisation.pk), organiser="")
    )
    row = Demonstration.objects.get()
    assert of(organisation, "organisation") in text_of(client.get(of(row, "demonstration")))
    assert of(row, "demonstration") in text_of(client.get(of(organisation, "organisation")))


def test_without_an_organiser_it_comes_back(enter):
    answer = enter("budi").post(reverse("registers:demonstration_new"), notice(organiser=""))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["organiser"])


@pytest.mark.parametrize("count", [1, 3])
def test_the_agenda_costs_the_same_for_one_and_three(enter, announced, count, django_assert_num_queries):
    for number in range(count):
        announced(topic=f"Topik {number}")
    client = enter("citra")
    with django_assert_num_queries(AGENDA_QUERIES):
        page = text_of(client.get(reverse("registers:demonstrations")))
    assert page.count("Topik ") == count


def test_the_page_of_one(enter, announced, django_assert_num_queries):
    row, client = announced(), enter("citra")
    with django_assert_num_queries(DEMONSTRATION_QUERIES):
        page = text_of(client.get(of(row, "demonstration")))
    assert "Catat jalannya" not in page
    assert "Ubah" not in page


def test_how_it_went_is_noted_once_it_has_begun(cast, enter, announced, at_ten):
    row, client = announced(starts_at=cast.now + timedelta(hours=1), ends_at=None), enter("budi")
    said = {"held-actual": "90", "held-outcome": "Tertib, bubar pukul 11.00."}
    assert client.post(of(row, "demonstration_held"), said).status_code == 422
    assert "dapat dicatat setelah dimulai" in text_of(client.get(of(row, "demonstration")))
    at_ten(timedelta(hours=5))
    assert client.post(of(row, "demonstration_held"), said).status_code == 302
    page = text_of(client.get(of(row, "demonstration")))
    assert "Tertib, bubar pukul 11.00." in page
    assert "Terlaksana" in page
    assert client.post(of(row, "demonstration_held"), said).status_code == 422


def test_what_did_not_take_place_is_noted_with_a_reason(enter, announced):
    row, client = announced(), enter("budi")
    assert client.post(of(row, "demonstration_cancelled"), {}).status_code == 422
    assert client.post(of(row, "demonstration_cancelled"), {"cancel-reason": "Ditarik."}).status_code == 302
    assert "Tidak dilaksanakan" in text_of(client.get(of(row, "demonstration")))


def test_a_stale_save_of_a_demonstration_shows_both_versions(enter, announced):
    row, client = announced(ends_at=None, received_at=None), enter("budi")
    address = of(row, "demonstration_correct")
    initial = client.get(address).context["form"].initial
    assert (initial["starts_on"], initial["version"]) == (date(2026, 3, 6), 1)
    same = {
        "starts_on": "2026-03-06",
        "starts_time": "10:00",
        "ends_time": "",
        "received_on": "",
        "version": "1",
    }
    client.post(address, notice(**same | {"received_time": "", "expected": "200"}))
    answer = client.post(address, notice(**same | {"received_time": "", "expected": "300"}))
    assert answer.status_code == 409
    assert [(d.stored, d.mine) for d in answer.context["stale"].differences] == [("200", "300")]
    assert client.post(address, notice(topic="", version="2")).status_code == 422


@pytest.mark.parametrize("name", ["dedi", "eka", "indra"])
def test_elsewhere_no_row_of_the_agenda_exists(enter, announced, opened, planned, name):
    demonstration, desk, shift = announced(), opened(), planned()
    client = enter(name)
    assert client.get(of(demonstration, "demonstration")).status_code == 404
    assert client.post(of(demonstration, "demonstration_held")).status_code == 404
    assert client.get(of(desk, "desk")).status_code == 404
    assert client.post(of(desk, "situation_note")).status_code == 404
    assert demonstration.topic not in text_of(client.get(reverse("registers:demonstrations")))
    assert desk.name not in text_of(client.get(reverse("registers:desks")))
    roster = text_of(client.get(reverse("registers:roster")))
    assert (shift.name in roster) == (name == "indra")


# --- Election desks ----------------------------------------------------------


def decree(**changes):
    return {
        "name": "Desk Pilkades 2026",
        "kind": "village_head",
        "region": "15.07",
        "from_on": "2026-02-01",
        "until_on": "2026-08-31",
        "polling_on": "2026-06-10",
        "submission_id": str(uuid4()),
    } | changes


def test_a_desk_is_entered_with_its_team(enter, team_of):
    team = team_of(TeamKind.ELECTION, "head", "pupr_head")
    client = enter("budi")
    assert client.get(reverse("registers:desk_new")).status_code == 200
    client.post(reverse("registers:desk_new"), decree(team=str(team.pk)))
    desk = ElectionDesk.objects.get()
    page = text_of(enter("gita").get(of(desk, "desk")))
    for words in (
        "10 Juni 2026",
        "Ayu Lestari (Plt. Kepala Badan Kesbangpol)",
        "Kepala Dinas PUPR",
        "lowong",
    ):
        assert words in page
    assert client.post(reverse("registers:desk_new"), decree()).status_code == 422


def test_a_desk_is_corrected_and_a_stale_save_shown(enter, opened):
    desk, client = opened(), enter("budi")
    address = of(desk, "desk_correct")
    assert client.get(address).status_code == 200
    assert client.post(address, decree(version="1")).status_code == 302
    answer = client.post(address, decree(version="1", polling_on="2026-06-17"))
    assert answer.status_code == 409
    assert [(d.stored, d.mine) for d in answer.context["stale"].differences] == [("2026-06-10", "2026-06-17")]
    assert client.post(address, decree(version="2", until_on="2026-01-01")).status_code == 422


@pytest.mark.parametrize("count", [1, 3])
def test_desks_cost_the_same_for_one_and_three(enter, opened, count, django_assert_num_queries):
    for number in range(count):
        opened(name=f"Desk {number}", until_on=date(2026, 2, 10 * number + 8))
    client = enter("gita")
    with django_assert_num_queries(DESKS_QUERIES):
        page = text_of(client.get(reverse("registers:desks")))
    assert page.count("Desk pemilihan") >= 1
    assert len([n for n in range(count) if f"Desk {n}" in page]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_desk_costs_the_same_for_one_and_three_notes(
    enter, opened, team_of, count, django_assert_num_queries
):
    desk, client = opened(team=team_of(TeamKind.ELECTION, "head", "kabid")), enter("budi")
    for number in range(count):
        said = {"note-noted_on": "2026-03-03", "note-text": f"Aman {number}"}
        assert client.post(of(desk, "situation_note"), said).status_code == 302
    client.get(of(desk, "desk"))
    with django_assert_num_queries(DESK_QUERIES):
        page = text_of(client.get(of(desk, "desk")))
    assert page.count("Aman ") == count


def test_the_notes_of_a_desk_are_for_its_team(enter, opened, team_of):
    desk = opened(team=team_of(TeamKind.ELECTION, "police_liaison"))
    said = {"note-noted_on": "2026-03-03", "note-text": "Tiga TPS terendam rob."}
    assert enter("citra").post(of(desk, "situation_note"), said).status_code == 302
    assert enter("gita").post(of(desk, "situation_note"), said).status_code == 403
    assert SituationNote.objects.count() == 1
    assert "Tiga TPS terendam rob." in text_of(enter("kabid").get(of(desk, "desk")))
    assert "Tiga TPS" not in text_of(enter("gita").get(of(desk, "desk")))
    assert enter("budi").post(of(desk, "situation_note"), {}).status_code == 422


# --- Duty roster and telephones ----------------------------------------------


def shifted(cast, **changes):
    return {
        "day": "2026-03-04",
        "starts_time": "20:00",
        "ends_time": "08:00",
        "office": str(cast.office("operator").pk),
        "name": "Rudi Hartono",
        "phone": "0740-21234",
        "submission_id": str(uuid4()),
    } | changes


def test_a_night_shift_ends_on_the_next_morning(cast, enter):
    client = enter("budi")
    answer = client.post(reverse("registers:shift_plan"), shifted(cast))
    assert answer.url == f"{reverse('registers:roster')}?minggu=2026-03-04"
    shift = DutyShift.objects.get()
    assert shift.ends_at - shift.starts_at == timedelta(hours=12)
    page = text_of(enter("fajar").get(answer.url))
    for words in ("20.00–08.00", "Rudi Hartono", 'href="tel:074021234"', "Rabu, 4 Maret"):
        assert words in page


def test_what_does_not_fit_the_roster_comes_back(cast, enter):
    client = enter("budi")
    answer = client.post(reverse("registers:shift_plan"), shifted(cast, phone="x", day="2026-03-11"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["phone"])
    assert answer.context["monday"] == date(2026, 3, 9)
    client.post(reverse("registers:shift_plan"), shifted(cast))
    twice = client.post(reverse("registers:shift_plan"), shifted(cast))
    assert list(twice.context["form"].errors) == ["name"]


def test_who_does_not_keep_the_roster_only_reads(cast, enter, planned):
    shift, client = planned(), enter("gita")
    assert client.post(reverse("registers:shift_plan"), shifted(cast)).status_code == 403
    assert client.post(of(shift, "shift_remove")).status_code == 403
    assert client.post(reverse("registers:week_repeat")).status_code == 403
    page = text_of(client.get(reverse("registers:roster")))
    assert "Rini Astuti" in page
    assert "Tambahkan ke jadwal" not in page


def test_the_week_before_is_copied_and_a_shift_taken_off(enter, planned):
    planned()
    client = enter("budi")
    answer = client.post(reverse("registers:week_repeat"), {"monday": "2026-03-09"}, follow=True)
    assert "1 giliran disalin." in text_of(answer)
    again = client.post(reverse("registers:week_repeat"), {"monday": "2026-03-09"}, follow=True)
    assert "Minggu sebelumnya tidak memuat" in text_of(again)
    copy = DutyShift.objects.latest("starts_at")
    assert client.post(of(copy, "shift_remove")).url.endswith("?minggu=2026-03-11")
    assert client.post(of(copy, "shift_remove")).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_week_costs_the_same_for_one_and_three_shifts(enter, planned, count, django_assert_num_queries):
    for number in range(count):
        planned(name=f"Rini {number}")
    client = enter("gita")
    with django_assert_num_queries(ROSTER_QUERIES):
        page = text_of(client.get(reverse("registers:roster")))
    assert page.count("Rini ") == count


def test_the_telephone_directory_groups_the_forums(cast, enter, planned, django_assert_num_queries):
    planned()
    polsek = Agency.objects.create(
        kind=AgencyKind.POLICE,
        name="Polsek Geragai",
        short_name="Polsek Geragai",
        regency="15.07",
        is_vertical=True,
    )
    polsek.areas.create(region=cast.region(GERAGAI))
    Agency.objects.filter(pk=cast.agency("polres").pk).update(phone="(0740) 21 110")
    client = enter("gita")
    with django_assert_num_queries(TELEPHONE_QUERIES):
        answer = client.get(reverse("registers:telephones"))
    groups = {str(g.title): [n.agency.short_name for n in g.numbers] for g in answer.context["groups"]}
    assert groups == {
        "Forkopimda": ["Bupati", "Kodim 0419/Tanjab", "Polres Tanjung Jabung Timur"],
        "Kesbangpol dan perangkat daerah": ["Kesbangpol", "Dinas PUPR", "Setda"],
        "Forkopimcam Geragai": ["Kec. Geragai", "Polsek Geragai"],
        "Forkopimcam Mendahara Ulu": ["Kec. Mendahara Ulu"],
    }
    page = text_of(answer)
    assert 'href="tel:074021110"' in page
    assert "Rini Astuti" in page
    assert "Desa Sungai Beras" not in page


@pytest.fixture
def one_of_each(entered, announced, opened, planned):
    for enter_one in (entered, announced, opened, planned):
        enter_one()


def test_the_index_shows_what_the_office_reads(enter, one_of_each, django_assert_num_queries):
    client = enter("gita")
    with django_assert_num_queries(INDEX_QUERIES):
        answer = client.get(reverse("registers:index"))
    counts = [entry.count for entry in answer.context["entries"]]
    assert counts == ["1 organisasi", "1 dalam 7 hari ke depan", "1 desk", "sekarang: Rini Astuti", ""]
    assert len(enter("indra").get(reverse("registers:index")).context["entries"]) == 2
    assert enter("expired").get(reverse("registers:index")).status_code == 403


# --- Home --------------------------------------------------------------------


def test_who_verifies_sees_who_is_on_duty(enter, planned):
    planned()
    page = text_of(enter("kabid").get("/"))
    assert "Rini Astuti" in page
    assert 'href="tel:074021234"' in page
    assert "Rini Astuti" not in text_of(enter("budi").get("/"))


def test_liaison_sees_the_agenda_of_the_week(enter, announced):
    announced()
    assert "Harga pinang" in text_of(enter("citra").get("/"))
    assert "Harga pinang" not in text_of(enter("hadi").get("/"))


def test_kesbangpol_sees_what_runs_out(cast, enter, entered):
    from rukun.handling.registers.domain.validity import remind_of_expiry

    organisation = entered(valid_until=date(2026, 3, 25))
    remind_of_expiry(cast.now)
    page = text_of(enter("budi").get("/"))
    assert "Pendaftaran yang akan berakhir" in page
    assert of(organisation, "organisation") in page
