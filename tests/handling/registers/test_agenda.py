"""Demonstrations and election desks: announced, corrected, and what became of them."""

from datetime import date, timedelta

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.enums import TeamKind
from rukun.handling.registers.domain import demonstrating
from rukun.handling.registers.domain.noting import note_situation
from rukun.handling.registers.domain.opening import DeskFields, correct_desk
from rukun.handling.registers.models import Demonstration, ElectionDesk, SituationNote
from rukun.handling.registers.queries import agenda_of, coming_demonstrations, desks_seen_by, standing_team_of
from rukun.kernel.errors import Invalid, NotAllowed, StaleVersion
from rukun.kernel.workflow import TransitionRefused
from tests.cast import BADANG, GERAGAI, MENDAHARA_ULU
from tests.handling.registers.conftest import demonstration_fields

OUTSIDE = {"dedi", "eka", "indra", "expired"}


def readers(cast, model):
    return {name for name, actor in cast.everybody().items() if model.objects.visible_to(actor).exists()}


def held(cast, demonstration, **said):
    known = {"actual": 90, "outcome": "Berlangsung tertib.", "actor": cast.budi}
    at = demonstration.starts_at + timedelta(hours=4)
    return demonstrating.note_demonstration_held(demonstration=demonstration, at=at, **known | said)


def test_it_stands_on_the_agenda_of_every_office_of_the_regency(cast, announced):
    demonstration = announced()
    assert demonstration.regency == "15.07"
    assert readers(cast, Demonstration) == set(cast.people) - OUTSIDE
    entry = Entry.objects.get(stream=f"demonstration:{demonstration.pk}")
    assert entry.data == {"starts_at": demonstration.starts_at.isoformat()}


@pytest.mark.parametrize("name", ["gita", "citra", "sekda", "bupati", "eka", "indra", "expired"])
def test_only_kesbangpol_enters(announced, name):
    with pytest.raises(NotAllowed):
        announced(name)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"region": BADANG}, "region"),
        ({"destination": BADANG}, "destination"),
        ({"organiser": " "}, "organiser"),
        ({"topic": ""}, "topic"),
        ({"route": "Kontak 081234567890"}, "route"),
        ({"ends_at": date.min}, "ends_at"),
        ({"expected": -1}, "expected"),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_field(cast, announced, changes, field):
    if changes.get("ends_at"):
        changes = {"ends_at": cast.now + timedelta(days=1)}
    with pytest.raises(Invalid) as refusal:
        announced(**changes)
    assert refusal.value.field == field
    assert not Demonstration.objects.exists()


def test_an_organisation_of_the_register_may_call_for_it(cast, announced, entered):
    organisation = entered()
    assert announced(organisation=organisation, organiser="").organisation == organisation
    elsewhere = entered("dedi", region=BADANG)
    with pytest.raises(Invalid):
        announced(organisation=elsewhere)


@pytest.mark.parametrize(("hours", "is_short"), [(72, False), (71, True)])
def test_a_late_notice_is_seen_and_not_judged(cast, announced, hours, is_short):
    starts = cast.now + timedelta(days=5)
    demonstration = announced(starts_at=starts, ends_at=None, received_at=starts - timedelta(hours=hours))
    assert demonstrating.hours_of_notice("15.07", date(2026, 3, 9)) == 72
    assert demonstrating.is_short_notice(demonstration, hours=72) is is_short


def test_a_notice_whose_arrival_is_not_known_is_not_late(cast, announced):
    demonstration = announced(received_at=None, starts_at=cast.now, ends_at=None)
    assert not demonstrating.is_short_notice(demonstration, hours=72)


def test_afterwards_somebody_notes_how_it_went(cast, announced):
    demonstration = held(cast, announced(), actual=None)
    assert (demonstration.state, demonstration.actual, demonstration.outcome) == (
        "held",
        None,
        "Berlangsung tertib.",
    )
    with pytest.raises(TransitionRefused):
        held(cast, demonstration)


def test_not_before_it_has_begun_and_not_without_words(cast, announced):
    demonstration = announced()
    with pytest.raises(Invalid):
        demonstrating.note_demonstration_held(
            demonstration=demonstration, actual=1, outcome="Tertib.", actor=cast.budi, at=cast.now
        )
    with pytest.raises(Invalid):
        held(cast, demonstration, outcome=" ")
    with pytest.raises(NotAllowed):
        held(cast, demonstration, actor=cast.gita)


def test_what_did_not_take_place_says_what_is_known_of_why(cast, announced):
    demonstration = announced()
    said = {"demonstration": demonstration, "at": cast.now}
    with pytest.raises(NotAllowed):
        demonstrating.note_demonstration_cancelled(reason="Ditarik.", actor=cast.citra, **said)
    demonstrating.note_demonstration_cancelled(reason="Ditarik penyelenggara.", actor=cast.budi, **said)
    assert (demonstration.state, demonstration.outcome) == ("cancelled", "Ditarik penyelenggara.")
    with pytest.raises(TransitionRefused):
        held(cast, demonstration)


def test_a_correction_carries_its_version(cast, announced):
    demonstration = announced()
    fields = demonstration_fields(cast, expected=200)
    said = {"demonstration": demonstration, "fields": fields, "at": cast.now}
    with pytest.raises(NotAllowed):
        demonstrating.correct_demonstration(version=1, actor=cast.gita, **said)
    demonstrating.correct_demonstration(version=1, actor=cast.budi, **said)
    assert Entry.objects.get(action="demonstration.corrected").data == {"fields": ["expected"]}
    with pytest.raises(StaleVersion):
        demonstrating.correct_demonstration(version=1, actor=cast.kabid, **said)


def test_the_month_begins_and_ends_at_midnight_of_the_regency(cast, announced):
    midnight = cast.now.replace(day=31, hour=17, minute=0)  # 1 April, 00.00 WIB
    for minutes in (-1, 0):
        announced(topic=str(minutes), starts_at=midnight + timedelta(minutes=minutes), ends_at=None)
    assert [row.topic for row in agenda_of(cast.gita, month=date(2026, 3, 15))] == ["-1"]
    assert [row.topic for row in agenda_of(cast.gita, month=date(2026, 4, 1))] == ["0"]


def test_what_is_coming_is_planned_from_this_morning_on(cast, announced):
    def at(topic, **shift):
        return announced(topic=topic, starts_at=cast.now + timedelta(**shift), ends_at=None)

    at("kemarin", days=-1)
    at("tadi", hours=-3)
    at("lusa", days=2)
    at("nanti", days=8)
    demonstrating.note_demonstration_cancelled(
        demonstration=at("batal", days=1), reason="Ditarik.", actor=cast.budi, at=cast.now
    )
    coming = coming_demonstrations(cast.citra, within=timedelta(days=7))
    assert [row.topic for row in coming] == ["tadi", "lusa"]


# --- Election desks ----------------------------------------------------------


def desk_fields(desk, **changes):
    known = {name: getattr(desk, name) for name in ("name", "kind", "from_on", "until_on", "team")}
    return DeskFields(region=desk.region_id, **known | changes)


def noted(cast, desk, by, text="Aman terkendali.", on=date(2026, 3, 4)):
    actor = cast.actor(by) if isinstance(by, str) else by
    return note_situation(desk=desk, noted_on=on, text=text, actor=actor, at=cast.now)


def test_a_desk_is_open_to_the_regency_and_its_notes_to_the_team(cast, opened, team_of):
    team = team_of(TeamKind.ELECTION, "police_liaison", "camat_geragai")
    desk = opened(team=team)
    note = noted(cast, desk, "budi")
    assert readers(cast, ElectionDesk) == set(cast.people) - OUTSIDE
    assert {
        name
        for name in cast.people
        if SituationNote.objects.visible_to(cast.at(name, cast.now)).filter(pk=note.pk).exists()
    } == {"ayu", "kabid", "budi", "bupati", "sekda", "citra", "other_camat"}
    assert noted(cast, desk, cast.at("citra", cast.now)).desk == desk


@pytest.mark.parametrize("name", ["gita", "bupati", "dedi", "eka", "indra"])
def test_who_does_not_sit_at_the_desk_adds_no_note(cast, opened, name):
    with pytest.raises(NotAllowed):
        noted(cast, opened(), name)


def test_a_note_is_of_a_day_that_has_come(cast, opened):
    with pytest.raises(Invalid):
        noted(cast, opened(), "budi", on=date(2026, 3, 5))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"region": BADANG}, "region"),
        ({"until_on": date(2026, 1, 1)}, "until_on"),
        ({"polling_on": date(2026, 9, 1)}, "polling_on"),
        ({"kind": "king"}, "kind"),
        ({"name": " "}, "name"),
    ],
)
def test_what_does_not_fit_a_desk_is_refused(opened, changes, field):
    with pytest.raises(Invalid) as refusal:
        opened(**changes)
    assert refusal.value.field == field
    assert not ElectionDesk.objects.exists()


def test_a_desk_takes_the_team_of_an_election_desk_only(cast, opened, team_of):
    with pytest.raises(Invalid):
        opened(team=cast.team)
    with pytest.raises(Invalid):
        opened(team=team_of(TeamKind.ELECTION, regency="15.06"))


def test_a_desk_is_entered_once_and_corrected_with_its_version(cast, opened):
    desk, other = opened(), opened(name="Desk Pilkada")
    with pytest.raises(Invalid):
        opened()
    with pytest.raises(Invalid):
        correct_desk(
            desk=other, version=1, fields=desk_fields(other, name=desk.name), actor=cast.budi, at=cast.now
        )
    desk = ElectionDesk.objects.get(pk=desk.pk)
    fields = desk_fields(desk, polling_on=date(2026, 6, 10))
    with pytest.raises(NotAllowed):
        correct_desk(desk=desk, version=1, fields=fields, actor=cast.gita, at=cast.now)
    correct_desk(desk=desk, version=1, fields=fields, actor=cast.budi, at=cast.now)
    assert Entry.objects.get(action="election_desk.corrected").data == {"fields": ["polling_on"]}
    with pytest.raises(StaleVersion):
        correct_desk(desk=desk, version=1, fields=fields, actor=cast.budi, at=cast.now)


def test_the_members_are_those_of_the_decree_in_force(cast, opened, team_of):
    old = team_of(TeamKind.ELECTION, "operator", ended_on=date(2026, 3, 1))
    new = team_of(TeamKind.ELECTION, "kabid", line=old.line)
    assert standing_team_of(opened(team=old)) == new
    assert standing_team_of(opened(name="Tanpa tim")) is None
    new.ended_on = date(2026, 3, 2)
    new.decree_on = date(2026, 2, 1)
    new.save()
    assert standing_team_of(ElectionDesk.objects.get(team=old)) == new


def test_the_latest_desk_stands_first(cast, opened):
    opened(name="Lama", from_on=date(2024, 1, 1), until_on=date(2024, 12, 31), region=GERAGAI)
    opened(name="Baru", region=MENDAHARA_ULU)
    assert [desk.name for desk in desks_seen_by(cast.gita)] == ["Baru", "Lama"]
