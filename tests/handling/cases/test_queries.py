"""Lists of cases, counts for the home screen, and who can open a case."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Agency
from rukun.handling.cases.domain.inviting import invite_agency
from rukun.handling.cases.domain.tasks import assign_task
from rukun.handling.cases.models import Case
from rukun.handling.cases.queries import (
    CaseFilter,
    agencies_that_can_open,
    board,
    case_page,
    offers_to_answer,
    tasks_due,
)
from rukun.handling.cases.standing import answering_offices
from tests.cast import LAGAN_ULU, MENDAHARA_ULU
from tests.handling.cases.conftest import Story
from tests.handling.cases.test_handing import WIDE


def listed(story: Story, name: str, **params: str) -> list[Case]:
    return case_page(actor=story.who(name), narrowed_to=CaseFilter.from_params(params)).cases


def test_a_filter_narrows_and_keeps_its_address(story: Story) -> None:
    first = story.case()
    second = story.case(rung=Rung.REGENCY, urgency="red", issue_type="village_boundary", title="Batas Desa X")
    assert listed(story, "kabid") == [second, first]
    assert listed(story, "kabid", rung="1") == [first]
    assert listed(story, "kabid", urgency="red") == [second]
    assert listed(story, "kabid", type="village_boundary") == [second]
    assert listed(story, "kabid", state="closed") == []
    assert listed(story, "kabid", state="open", risk="3") == [second, first]
    assert listed(story, "kabid", risk="4") == []
    assert listed(story, "kabid", text="batas") == [second]
    assert listed(story, "kabid", text=first.number.lower()) == [first]
    assert listed(story, "kabid", kecamatan=MENDAHARA_ULU) == [second, first]
    assert listed(story, "kabid", kecamatan=LAGAN_ULU) == []
    assert listed(story, "kabid", mine="1") == [second]
    assert listed(story, "kabid", rung="9", state="?", kecamatan="'") == [second, first]
    assert CaseFilter.from_params({"rung": "1", "x": "y"}).as_params() == {"rung": "1"}


def test_a_list_goes_on_where_the_page_ended(story: Story) -> None:
    cases = [story.case() for _ in range(3)]
    first = case_page(actor=story.who("kabid"), narrowed_to=CaseFilter(), size=2)
    assert first.cases == [cases[2], cases[1]]
    second = case_page(actor=story.who("kabid"), narrowed_to=CaseFilter(), size=2, after=first.next)
    assert (second.cases, second.next) == ([cases[0]], "")
    assert case_page(actor=story.who("kabid"), narrowed_to=CaseFilter(), after="%%%").cases == cases[::-1]


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_takes_one_query(
    story: Story, django_assert_num_queries: Callable[..., Any], count: int
) -> None:
    for _ in range(count):
        story.case()
    with django_assert_num_queries(1):
        page = case_page(actor=story.who("kabid"), narrowed_to=CaseFilter())
        assert [str(case.region_current.parent) + str(case.owner_agency) for case in page.cases]


def test_the_board_counts_what_concerns_the_office(story: Story) -> None:
    case = story.case()
    story.offer(case, "fajar", Rung.SUBDISTRICT, WIDE)
    other = story.case(rung=Rung.REGENCY)
    story.act(
        assign_task,
        "kabid",
        case=other,
        office=story.cast.office("pupr_roads"),
        title="Ukur",
        working_days=3,
        share=True,
    )
    assert [row.case for row in offers_to_answer(story.who("gita"))] == [case]
    assert [row.case for row in tasks_due(story.who("hadi"))] == [other]
    assert (board(story.who("gita")).to_accept, board(story.who("gita")).own_open) == (1, 0)
    assert (board(story.who("hadi")).tasks_due, board(story.who("hadi")).shared_with_us) == (1, 1)
    assert (board(story.who("kabid")).own_open, board(story.who("kabid")).stuck) == (1, 0)
    story.at += timedelta(days=15)
    assert board(story.who("kabid")).stuck == 2
    assert listed(story, "kabid", stuck="14") == [other, case]
    assert listed(story, "gita", awaiting="1") == [case]


@pytest.mark.parametrize("rung", [Rung.VILLAGE, Rung.SUBDISTRICT, Rung.REGENCY])
def test_who_can_open_is_what_the_rule_says(story: Story, rung: Rung) -> None:
    case = story.carry_to(rung)
    story.act(invite_agency, "kabid", case=case, agency=story.cast.agency("kodim"), reason="Pengamanan")
    case = story.fresh(case)
    named = {agency.short_name for agency in agencies_that_can_open(case)}
    able = {
        agency.short_name for agency in Agency.objects.all() if answering_offices(case, agency, story.at)[0]
    }
    assert named == able
    assert agencies_that_can_open(case)[0] == case.owner_agency
