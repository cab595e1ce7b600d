"""Teams by decree."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from rukun.foundation.people.models import Team, TeamMember
from tests.cast import Cast
from tests.interfaces.web.conftest import Enter

SEATS = (
    ("Kepala Badan Kesbangpol, Kesbangpol", "Sekretaris", ""),
    ("Kapolres Tanjung Jabung Timur, Polres Tanjung Jabung Timur", "Wakil Ketua", ""),
    ("Camat Geragai, Kec. Geragai", "Anggota", "prevention"),
)


def decree(*seats, **changes):
    form = {
        "decree_number": "188.45/12/2026",
        "decree_on": "2026-03-02",
        "valid_until": "2026-12-31",
        "form-TOTAL_FORMS": "24",
        "form-INITIAL_FORMS": "0",
    }
    for number, (office, position, sub_team) in enumerate(seats or SEATS):
        form |= {
            f"form-{number}-office": office,
            f"form-{number}-position": position,
            f"form-{number}-sub_team": sub_team,
        }
    return form | changes


def test_teams_are_listed_with_their_decree(cast: Cast, enter: Enter) -> None:
    text = enter("fajar").get(reverse("teams:list")).content.decode()
    assert "188.45/97/KESBANGPOL/2026" in text
    assert "6 anggota" in text
    assert "Tambah tim" not in text


def test_team_page_shows_members_by_office_with_todays_holders(cast: Cast, enter: Enter) -> None:
    answer = enter("fajar").get(reverse("teams:detail", args=[cast.team.pk]))
    assert [part.title for part in answer.context["parts"]] == [
        "Pimpinan dan anggota",
        "Pencegahan",
        "Pemulihan",
    ]
    text = answer.content.decode()
    assert "Nurhayati" in text
    assert "lowong" in text  # nobody is Kapolres in the cast


def test_a_decree_past_its_day_gets_a_banner_and_rights_go_on(cast: Cast, enter: Enter, at_ten) -> None:
    client = enter("ayu")
    url = reverse("teams:detail", args=[cast.team.pk])
    assert "note-warn" not in client.get(url).content.decode()
    Team.objects.filter(pk=cast.team.pk).update(valid_until=date(2026, 3, 3))
    assert "note-warn" in client.get(url).content.decode()


@pytest.mark.parametrize("more", [0, 2])
def test_team_page_asks_the_same_number_of_questions(
    cast: Cast, enter: Enter, django_assert_num_queries, more: int
) -> None:
    for office in ("camat_geragai", "camat_mendahara_ulu")[:more]:
        TeamMember.objects.create(team=cast.team, office=cast.office(office), position="Anggota")
    client = enter("indra")
    with django_assert_num_queries(11):
        client.get(reverse("teams:detail", args=[cast.team.pk]))


@pytest.mark.parametrize("more", [0, 2])
def test_team_list_asks_the_same_number_of_questions(
    cast: Cast, enter: Enter, django_assert_num_queries, more: int
) -> None:
    for number in range(more):
        Team.objects.create(
            kind="other",
            name=f"Tim {number}",
            regency="15.07",
            secretariat=cast.agency("kesbangpol"),
            decree_number="1",
            decree_on=date(2026, 1, 1),
            valid_until=date(2026, 12, 31),
        )
    client = enter("indra")
    with django_assert_num_queries(10):
        client.get(reverse("teams:list"))


def test_a_new_team_sits_by_office(cast: Cast, enter: Enter) -> None:
    client = enter("indra")
    form = decree(kind="vigilance", name="Tim Kewaspadaan Dini", secretariat=cast.agency("kesbangpol").pk)
    assert client.post(reverse("teams:new"), form).url == reverse("teams:list")
    team = Team.objects.get(kind="vigilance")
    assert [seat.office.title for seat in team.members.order_by("order")] == [
        "Kepala Badan Kesbangpol",
        "Kapolres Tanjung Jabung Timur",
        "Camat Geragai",
    ]


def test_a_second_tim_terpadu_is_refused_and_keeps_what_was_typed(cast: Cast, enter: Enter) -> None:
    form = decree(kind="integrated", name="Tim Terpadu II", secretariat=cast.agency("kesbangpol").pk)
    answer = enter("indra").post(reverse("teams:new"), form)
    assert answer.status_code == 422
    assert 'value="Tim Terpadu II"' in answer.content.decode()
    assert "Camat Geragai, Kec. Geragai" in answer.content.decode()


def test_the_next_decree_begins_with_the_present_members(cast: Cast, enter: Enter) -> None:
    text = enter("indra").get(reverse("teams:replace", args=[cast.team.pk])).content.decode()
    assert 'value="Sekretaris Daerah, Setda"' in text


def test_the_next_decree_replaces_the_one_in_force(cast: Cast, enter: Enter) -> None:
    client, url = enter("indra"), reverse("teams:replace", args=[cast.team.pk])
    assert client.post(url, decree(version=cast.team.version)).status_code == 302
    old = Team.objects.get(pk=cast.team.pk)
    assert old.ended_on == date(2026, 3, 2)
    assert old.replaced_by.members.count() == 3
    text = client.get(reverse("teams:detail", args=[old.pk])).content.decode()
    assert reverse("teams:detail", args=[old.replaced_by_id]) in text


def test_a_decree_replaced_meanwhile_is_a_conflict(cast: Cast, enter: Enter) -> None:
    client, url = enter("indra"), reverse("teams:replace", args=[cast.team.pk])
    Team.objects.filter(pk=cast.team.pk).update(version=2)
    answer = client.post(url, decree(version=1))
    assert answer.status_code == 409
    assert "188.45/12/2026" in answer.content.decode()


def test_an_unknown_office_is_marked_in_its_line(cast: Cast, enter: Enter) -> None:
    seats = (*SEATS, ("Kepala Dinas Khayal", "Anggota", ""))
    answer = enter("indra").post(reverse("teams:replace", args=[cast.team.pk]), decree(*seats, version=1))
    assert answer.status_code == 422
    assert answer.context["table"].forms[3].errors.keys() == {"office"}


def test_revoking_ends_the_team(cast: Cast, enter: Enter) -> None:
    client, url = enter("indra"), reverse("teams:revoke", args=[cast.team.pk])
    answer = client.post(url, {"ended_on": "2025-01-01", "version": 1})
    assert answer.status_code == 422
    assert client.post(url, {"ended_on": "2026-03-04", "version": 1}).status_code == 302
    assert Team.objects.get(pk=cast.team.pk).ended_on == date(2026, 3, 4)


@pytest.mark.parametrize(("name", "status"), [("dedi", 404), ("ayu", 403), ("fajar", 403)])
@pytest.mark.parametrize("route", ["replace", "revoke"])
def test_decrees_are_entered_by_the_administrator(
    cast: Cast, enter: Enter, name: str, status: int, route: str
) -> None:
    answer = enter(name).post(reverse(f"teams:{route}", args=[cast.team.pk]), {})
    assert answer.status_code == status


def test_team_of_another_regency_is_not_there(cast: Cast, enter: Enter) -> None:
    assert enter("dedi").get(reverse("teams:detail", args=[cast.team.pk])).status_code == 404


def test_clock_can_move(cast: Cast, at_ten) -> None:
    at_ten(timedelta(days=1))
