"""Cases that are about an organisation, on its page and on the case's."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from rukun.handling.cases.models import CaseOrganisation
from rukun.handling.cases.timeline import timeline
from tests.handling.cases.conftest import Story

PAGE_QUERIES = 19


def text_of(answer):
    return unescape(answer.content.decode())


@pytest.fixture
def story(cast) -> Story:
    return Story(cast)


@pytest.fixture
def case(story, at_ten) -> Any:
    case = story.case()
    at_ten(timedelta(hours=2))
    return case


@pytest.fixture
def page(entered):
    organisation = entered()
    return organisation, reverse("registers:organisation", args=[organisation.pk])


def link(client, organisation, number):
    return client.post(
        reverse("registers:case_link", args=[organisation.pk]), {"case-number": number}, follow=False
    )


def test_a_case_is_linked_by_number_and_seen_on_both_pages(enter, case, page):
    organisation, address = page
    assert link(enter("kabid"), organisation, f" {case.number.lower()} ").status_code == 302
    assert case.title in text_of(enter("kabid").get(address))
    case_page = text_of(enter("fajar").get(reverse("cases:detail", args=[case.pk])))
    assert address in case_page
    assert f"Organisasi ditautkan: {organisation.name}" in case_page


def test_the_register_tells_nothing_of_a_case_that_is_shut(enter, case, page):
    organisation, address = page
    link(enter("kabid"), organisation, case.number)
    shown = text_of(enter("other_camat").get(address))
    assert case.title not in shown
    assert case.number not in shown
    refused = link(enter("other_camat"), organisation, case.number)
    unknown = link(enter("other_camat"), organisation, "PM-2026-9999")
    assert refused.status_code == unknown.status_code == 422
    assert text_of(refused).count("Tidak ada permasalahan") == text_of(unknown).count(
        "Tidak ada permasalahan"
    )


def test_it_is_linked_once_and_taken_back(cast, enter, case, page, story):
    organisation, address = page
    client = enter("kabid")
    link(client, organisation, case.number)
    assert link(client, organisation, case.number).status_code == 422
    back = reverse("registers:case_unlink", args=[organisation.pk, case.pk])
    assert enter("citra").post(back).status_code == 404
    assert client.post(back).url == address
    assert not CaseOrganisation.objects.exists()
    assert "tidak ditemukan" in text_of(client.post(back, follow=True))
    told = [str(entry.title) for entry in timeline(case, cast.kabid)]
    assert f"Organisasi ditautkan: {organisation.name}" in told
    assert f"Organisasi tidak lagi ditautkan: {organisation.name}" in told


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_three_cases(  # noqa: PLR0917 - pytest passes by name
    enter, story, page, at_ten, count, django_assert_num_queries
):
    organisation, address = page
    cases = [story.case() for _ in range(count)]
    at_ten(timedelta(hours=4))
    client = enter("kabid")
    for one in cases:
        link(client, organisation, one.number)
    client.get(address)
    with django_assert_num_queries(PAGE_QUERIES):
        shown = text_of(client.get(address))
    assert [one.number in shown for one in cases] == [True] * count


def test_another_regency_links_nothing_to_it(enter, case, page):
    organisation, _address = page
    assert link(enter("dedi"), organisation, case.number).status_code == 404
