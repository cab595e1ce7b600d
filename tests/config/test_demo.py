"""The demo: a regency at work, loaded through the verbs of the rooms."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from rukun.commands.checking import _of_deployment
from rukun.config.demo import load_demo
from rukun.config.demo.accounts import ACCOUNTS, ADMINISTRATOR, OFFICERS, PASSWORD
from rukun.config.demo.loading import DemoIsLoaded, NoDemoHere
from rukun.config.demo.stage import Stage, Story, play
from rukun.foundation.files.models import Attachment
from rukun.foundation.files.storage import is_intact
from rukun.foundation.journal.models import Entry
from rukun.foundation.journal.verification import verify_all
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.obligations.queries import worklist
from rukun.foundation.people.domain.actors import build_actor
from rukun.foundation.people.models import Account, Agency, Assignment, Team
from rukun.foundation.people.queries import ladder_agencies
from rukun.foundation.settings.models import SpecialCondition
from rukun.foundation.territory.domain import load_regions
from rukun.foundation.territory.models import Region
from rukun.handling.cases.models import Case, HandOver, InformationRequest, Invitation, Task, Track
from rukun.handling.cases.timeline import timeline
from rukun.handling.incidents.models import Incident
from rukun.handling.registers.models import SituationNote
from rukun.handling.registers.queries import coming_demonstrations, on_duty_now
from rukun.handling.reports.models import Report
from rukun.handling.reports.queries import to_decide
from rukun.kernel.actor import Actor

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)  # Wednesday, 08.30 WIB
MESSAGES = {
    message["id"]: message
    for message in json.loads((ROOT / "tests/corpora/wa_examples.json").read_text(encoding="utf-8"))
}


def load_jambi(folder: Path) -> None:
    """Load the two regencies that play a part, from the file that the demo loads whole."""
    with gzip.open(ROOT / "data/regions_2025.csv.gz", "rt", encoding="utf-8") as rows:
        header, *lines = rows.read().splitlines()
    kept = [line for line in lines if line.startswith(("15,", "15.07", "15.06"))]
    file = folder / "regions_2025.csv"
    file.write_text("\n".join([header, *kept]) + "\n", encoding="utf-8")
    load_regions(file)


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The demo as it stands on a Wednesday morning; loaded once, taken back at the end."""
    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        load_jambi(folder)
        load_demo(at=AT)
        yield
        transaction.set_rollback(True)


def actor(username: str, at: datetime = AT) -> Actor:
    return build_actor(Account.objects.get(username=username), at)


# --- The regency -----------------------------------------------------------------


def test_the_whole_ladder_of_the_regency_stands(demo: None) -> None:
    assert Counter(ladder_agencies("15.07").values_list("rung", flat=True)) == {1: 93, 2: 11, 3: 1}


def test_every_officer_signs_in_with_the_printed_password(demo: None) -> None:
    assert {account.password for account in ACCOUNTS} == {PASSWORD}
    for account in ACCOUNTS:
        assert authenticate(username=account.username, password=account.password), account.username


def test_everybody_is_marked_and_holds_an_office(demo: None) -> None:
    usernames = {officer.username for officer in (ADMINISTRATOR, *OFFICERS)}
    assert set(Account.objects.values_list("username", flat=True)) == usernames
    assert not Account.objects.filter(is_demo=False).exists()
    assert [name for name in usernames if actor(name).office_id is None] == []


def test_no_babinsa_has_an_account(demo: None) -> None:
    assert not Assignment.objects.filter(office__title__icontains="babinsa").exists()


def test_kodim_serves_both_regencies(demo: None) -> None:
    assert actor("joko").territory == ("15.06", "15.07")


def test_teams_exist_by_decree(demo: None) -> None:
    kinds = set(Team.objects.filter(regency="15.07", ended_on=None).values_list("kind", flat=True))
    assert kinds == {"integrated", "vigilance", "election"}


def test_ramadan_is_on_record(demo: None) -> None:
    assert SpecialCondition.objects.filter(name="Ramadan", region_id="15.07").count() == 1


# --- The twelve messages ---------------------------------------------------------


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_message_became_reports_with_the_answers_of_a_careful_operator(demo: None, key: str) -> None:
    message = MESSAGES[key]
    reports = list(Report.objects.filter(raw_text=message["text"]).order_by("number"))
    answers = message["expected"]["reports"]
    assert [_told(report) for report in reports] == [_expected(answer) for answer in answers]
    received = datetime.fromisoformat(message["received_at"])
    assert {report.received_at for report in reports} == {received}


def _told(report: Report) -> tuple[object, ...]:
    return (
        report.kind,
        report.region_as_filed_id,
        report.urgency,
        report.crowd,
        report.dead,
        report.injured,
        report.lightly_injured,
        report.displaced_people,
        report.issue_type or None,
        report.conflict_source.upper() or None,
    )


def _expected(answer: dict[str, Any]) -> tuple[object, ...]:
    primary = next(place["code"] for place in answer["places"] if place["role"] == "primary")
    counts = answer["casualties"]
    return (
        {"nihil": "nil"}.get(answer["kind"], answer["kind"]),
        primary,
        {"merah": "red", "kuning": "yellow", "hijau": "green"}[answer["urgency"]],
        answer["crowd"],
        counts["dead"],
        counts["injured"],
        counts["light"],
        counts["displaced_people"],
        answer["type"],
        answer["source"],
    )


def test_cases_of_the_messages_stand_in_different_places(demo: None) -> None:
    texts = [message["text"] for message in MESSAGES.values()]
    cases = Case.objects.filter(case_reports__report__raw_text__in=texts).distinct()
    offered = set(HandOver.objects.filter(state="offered").values_list("case_id", flat=True))
    places = {(case.state, int(case.rung), case.pk in offered) for case in cases}
    assert places == {
        ("new", 1, False),
        ("handled", 1, False),
        ("handled", 1, True),
        ("watched", 1, False),
        ("reopened", 1, False),
        ("closed", 1, False),
        ("handled", 2, False),
        ("handled", 2, True),
        ("handled", 3, False),
    }


def test_two_that_look_alike_stay_two_events(demo: None) -> None:
    texts = [MESSAGES["W10"]["text"], MESSAGES["W11"]["text"]]
    reports = Report.objects.filter(raw_text__in=texts)
    assert Incident.objects.filter(reports__in=reports).distinct().count() == 2


def test_one_event_told_twice_is_one(demo: None) -> None:
    texts = [MESSAGES["W13"]["text"], MESSAGES["W14"]["text"]]
    incident = Incident.objects.filter(reports__raw_text__in=texts).distinct().get()
    assert incident.reports.count() == 2
    assert (incident.crowd, incident.dead, incident.injured, incident.displaced_people) == (70, 0, 0, None)


# --- A working morning -----------------------------------------------------------


def test_the_large_case_has_everything_at_once(demo: None) -> None:
    case = Case.objects.get(title="Permasalahan lahan Desa Pandan Sejahtera – PT BLS")
    tasks = Task.objects.filter(case=case)
    requests = InformationRequest.objects.filter(case=case)
    assert {"given", "in_progress", "proof_submitted", "done"} <= set(tasks.values_list("state", flat=True))
    assert tasks.filter(state="in_progress", due_at__lt=AT).exists()
    assert set(requests.values_list("state", flat=True)) == {"waiting", "answered"}
    assert Invitation.objects.filter(case=case, agency__kind="police", withdrawn_at=None).exists()
    assert Track.objects.filter(case=case, kind="land_office").exists()
    assert case.assessments.count() == 3
    assert len(timeline(case, actor("kabid"))) > 30


def test_red_reports_wait_with_minutes_left(demo: None) -> None:
    red = Report.objects.filter(state="sent", urgency="red").order_by("verify_by")
    left = [(report.verify_by - AT) // timedelta(minutes=1) for report in red if report.verify_by]
    assert left == [22, 49]


def test_reports_come_from_all_subdistricts(demo: None) -> None:
    places = Report.objects.filter(regency="15.07").values_list("region_as_filed_id", flat=True)
    subdistricts = Region.objects.filter(level=3, code__startswith="15.07.").values_list("code", flat=True)
    assert {place[:8] for place in places} == set(subdistricts)


def test_some_cases_are_stuck(demo: None) -> None:
    open_cases = Case.objects.exclude(state__in=["closed", "watched"])
    assert open_cases.filter(last_activity_at__lt=AT - timedelta(days=14)).count() == 3


@pytest.mark.parametrize(
    "username", ["kabid", "fajar", "gita", "laras", "hadi", "citra", "maya", "dedi", "eka"]
)
def test_something_waits_for(demo: None, username: str) -> None:
    assert worklist(actor(username)).exists()


def test_desk_asks_for_a_decision_only_where_one_is_owed(demo: None) -> None:
    owed = worklist(actor("kabid")).filter(kind="report.decide").values_list("object_id", flat=True)
    assert {report.pk for report in to_decide(actor("kabid"))} == set(owed)


def test_the_registers_have_something_to_show(demo: None) -> None:
    kabid = actor("kabid")
    assert on_duty_now(kabid).count() == 1
    assert [row.topic for row in coming_demonstrations(kabid, within=timedelta(days=7))] == [
        "Perbaikan jalan Parit Sembilan"
    ]
    owed = Obligation.objects.get(kind="organisation.validity")
    assert owed.summary == "Serikat Buruh Pelabuhan Muara"
    seen = SituationNote.objects.visible_to(actor("citra"))
    assert seen.count() == 2


def test_nothing_lies_in_the_future(demo: None) -> None:
    assert not Entry.objects.filter(at__gt=AT).exists()
    assert not Report.objects.filter(received_at__gt=AT).exists()
    assert not Obligation.objects.filter(opened_at__gt=AT).exists()


def test_numbers_grow_with_time(demo: None) -> None:
    cases = Case.objects.filter(regency="15.07").order_by("opened_at", "pk")
    assert list(cases.values_list("number", flat=True)) == [
        f"PM-2026-{number:04d}" for number in range(1, cases.count() + 1)
    ]


def test_files_lie_on_the_disk(demo: None) -> None:
    files = Attachment.objects.all()
    assert set(files.values_list("media_type", flat=True)) == {"application/pdf", "image/jpeg"}
    assert [file.name for file in files if not is_intact(file.sha256)] == []


def test_titles_name_no_faith_and_no_people(demo: None) -> None:
    told = " ".join(
        [*Case.objects.values_list("title", flat=True), *Report.objects.values_list("title", flat=True)]
    )
    assert [word for word in ("agama", "suku", "etnis", "masjid", "gereja") if word in told.lower()] == []


def test_the_journal_verifies(demo: None) -> None:
    assert list(verify_all()) == []


def test_the_neighbour_sees_nothing_of_it(demo: None) -> None:
    dedi = actor("dedi")
    assert not Case.objects.visible_to(dedi).exists()
    assert set(Report.objects.visible_to(dedi).values_list("regency", flat=True)) == {"15.06"}


def test_the_administrator_reads_no_case(demo: None) -> None:
    indra = actor("indra")
    assert not Case.objects.visible_to(indra).exists()
    assert not Report.objects.visible_to(indra).exists()


def test_the_liaison_sees_the_cases_shared_with_the_police_only(demo: None) -> None:
    seen = set(Case.objects.visible_to(actor("citra")).values_list("title", flat=True))
    assert seen == {
        "Permasalahan lahan Desa Pandan Sejahtera – PT BLS",
        "Perkelahian pemuda Kel. Nipah Panjang II",
    }


# --- Where it may be -------------------------------------------------------------


def test_a_second_load_is_refused_and_changes_nothing(demo: None) -> None:
    before = Entry.objects.count()
    with pytest.raises(DemoIsLoaded):
        load_demo(at=AT)
    assert Entry.objects.count() == before


def test_it_is_refused_outside_a_demo(demo: None) -> None:
    with override_settings(RUKUN_ENV="production"), pytest.raises(NoDemoHere):
        load_demo(at=AT)


def test_deployment_check_names_each_demo_account(demo: None) -> None:
    with override_settings(RUKUN_ENV="production"):
        findings = list(_of_deployment())
    names = sorted(officer.username for officer in (ADMINISTRATOR, *OFFICERS))
    assert findings == [f"people: the demo account {name} exists here; remove it" for name in names]


@pytest.mark.django_db
def test_a_clock_that_stands_before_the_messages_moves_history_back(tmp_path: Path) -> None:
    load_jambi(tmp_path)
    early = datetime(2026, 3, 10, 1, 30, tzinfo=UTC)
    with override_settings(MEDIA_ROOT=tmp_path):
        load_demo(at=early)
    assert not Entry.objects.filter(at__gt=early).exists()
    first = Report.objects.filter(raw_text=MESSAGES["W02"]["text"]).get()
    assert first.received_at == datetime.fromisoformat(MESSAGES["W02"]["received_at"]) - timedelta(weeks=8)
    assert Agency.objects.filter(regency="15.07").exists()


def test_stories_are_played_in_the_order_of_time() -> None:
    told: list[tuple[str, datetime]] = []
    hour = timedelta(hours=1)

    def story(name: str, *wanted: datetime) -> Story:
        for when in wanted:
            at = yield when
            told.append((name, at))

    play([story("a", AT - 3 * hour, AT - 5 * hour), story("b", AT - 4 * hour, AT + hour)], until=AT)
    assert told == [
        ("b", AT - 4 * hour),
        ("a", AT - 3 * hour),
        ("a", AT - 3 * hour + timedelta(minutes=1)),
        ("b", AT),
    ]


def test_history_is_not_moved_where_it_is_past() -> None:
    assert Stage(AT).shift == timedelta(0)
    assert Stage(AT).history("2026-03-04", "10.05") == datetime(2026, 3, 4, 3, 5, tzinfo=UTC)
    assert timezone.is_aware(Stage(AT).before(1, "08.00"))
