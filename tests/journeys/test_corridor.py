"""The main corridor, whole, each step under its own login in a browser of its own, at 1280 pixels."""

from datetime import timedelta
from pathlib import Path

import pytest

from rukun.handling.cases.domain.opening import CaseFields, open_case
from tests.cast import LAGAN_ULU, Cast
from tests.handling.cases.conftest import Story
from tests.journeys.clock import Clock
from tests.journeys.corridor import TITLE, Corridor, Seat

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ELSEWHERE = "Permasalahan batas kebun Desa Lagan Ulu – KUD Karya"


def test_a_message_becomes_a_case_that_is_closed_with_proof(
    seat: Seat, clock: Clock, cast: Cast, tmp_path: Path
) -> None:
    other = another_matter(cast)
    way = Corridor(seat, clock, tmp_path, checks_axe=True)
    way.the_operator_pastes_a_message()
    way.the_desk_verifies_records_and_opens()
    way.the_village_tries_and_hands_over()
    way.the_subdistrict_returns_it()
    way.the_village_completes_it()
    way.the_subdistrict_accepts_tries_and_hands_over()
    way.the_regency_accepts_and_gives_a_task()
    way.the_service_answers_with_proof()
    way.the_proof_is_approved_and_the_police_are_asked()
    way.the_police_see_this_case_and_nothing_else(hidden=[ELSEWHERE])
    way.people["citra"].open(other, status=404)
    way.the_police_answer()
    way.the_case_closes()
    nothing_of_it_opens_in_another_regency(way)


def another_matter(cast: Cast) -> str:
    """A case of the same regency that nobody shares with anybody."""
    story = Story(cast)
    story.at = cast.now - timedelta(hours=8)
    report = story.report(region=LAGAN_ULU, title=ELSEWHERE)
    case = story.act(open_case, "kabid", fields=CaseFields(title=ELSEWHERE), reports=[report])
    return f"/permasalahan/{case.pk}/"


def nothing_of_it_opens_in_another_regency(way: Corridor) -> None:
    """Dedi gets 404 at every address that anybody touched, and his own lists stay empty."""
    dedi = way.who("dedi")
    for path in ("/", "/permasalahan/?state=", "/laporan/", "/peristiwa/", "/tugas/", "/pemberitahuan/"):
        dedi.open(path)
        assert TITLE not in dedi.text(), path
    dedi.open(way.case, status=404)
    touched = set().union(*(person.touched for person in way.people.values() if person is not dedi))
    assert {way.report, way.incident, way.case, way.task} <= {address.path for address in touched}
    answers = {address: dedi.call(address) for address in touched}
    assert {address: status for address, status in answers.items() if status != 404} == {}
