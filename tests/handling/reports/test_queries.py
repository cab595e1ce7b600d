from datetime import date, timedelta

import pytest
from django.http import QueryDict

from rukun.handling.reports.domain import answer_reporter
from rukun.handling.reports.queries import (
    ReportFilter,
    answers_for,
    inbox,
    own_drafts,
    own_reports,
    page_of,
    to_decide,
    to_verify,
)
from tests.cast import MENDAHARA_ULU, PANDAN_SEJAHTERA


def found(actor, query=""):
    return list(inbox(actor, ReportFilter.from_query(QueryDict(query).dict())))


@pytest.fixture
def four(cast, sent, verified):
    """Four reports, one trait apart each."""
    return {
        "red": sent(urgency="red", received_at=cast.now - timedelta(days=1), channel="letter"),
        "elsewhere": sent(cast.other_camat, region=PANDAN_SEJAHTERA, title="Pemortalan jalan kebun"),
        "rumour": sent(cast.budi, kind="rumour", facts="Kabar penimbunan solar"),
        "verified": verified(),
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["verified", "rumour", "elsewhere", "red"]),
        ("state=verified", ["verified"]),
        ("urgency=red", ["red"]),
        ("kind=rumour", ["rumour"]),
        ("region=" + MENDAHARA_ULU, ["verified", "rumour", "red"]),
        ("region=15.07.1", []),
        ("text=pemortalan", ["elsewhere"]),
        ("text=solar+kabar", ["rumour"]),
        ("text=LI-2026-0001", ["red"]),
        ("from_on=2026-03-04", ["verified", "rumour", "elsewhere"]),
        ("until_on=2026-03-03", ["red"]),
        ("state=sent&region=" + PANDAN_SEJAHTERA, ["elsewhere"]),
        ("page=2&other=x", ["verified", "rumour", "elsewhere", "red"]),
    ],
)
def test_inbox_is_narrowed_by_its_address(cast, four, query, names):
    assert found(cast.ayu, query) == [four[name] for name in names]


@pytest.mark.parametrize(
    "query",
    ["state=gone", "urgency=purple", "kind=x", "region=abc", "from_on=kemarin", "until_on=2026-02-30"],
)
def test_filter_that_cannot_be_read_finds_nothing(cast, four, query):
    assert found(cast.ayu, query) == []


def test_inbox_shows_only_what_is_seen(cast, four, drafted):
    drafted()
    assert found(cast.dedi) == []
    assert found(cast.indra) == []
    assert found(cast.other_camat) == [four["elsewhere"]]
    assert [r.state for r in found(cast.fajar)] == ["draft", "verified", "sent"]


def test_filter_and_its_address_are_the_same(cast):
    chosen = ReportFilter(state="sent", text="solar", from_on=date(2026, 3, 1))
    assert chosen.as_query() == {"state": "sent", "text": "solar", "from_on": "2026-03-01"}
    assert ReportFilter.from_query(chosen.as_query()) == chosen
    assert not chosen.is_empty
    assert ReportFilter.from_query({}).is_empty


def test_pages_follow_each_other_without_gap_or_repetition(cast, sent):
    reports = [sent() for _ in range(5)]  # all received in the same moment
    seen, cursor = [], ""
    for expected in (2, 2, 1):
        page = page_of(inbox(cast.ayu, ReportFilter()), cursor=cursor, size=2)
        assert len(page.rows) == expected
        seen += page.rows
        cursor = page.next_cursor
    assert cursor == ""
    assert seen == reports[::-1]


@pytest.mark.parametrize("cursor", ["x", "eA==", "MjAyNi0wMy0wNCB4", "%%%", "é"])
def test_broken_cursor_finds_nothing(cast, sent, cursor):
    sent()
    assert page_of(inbox(cast.ayu, ReportFilter()), cursor=cursor).rows == []


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("query", [to_verify, own_reports, lambda actor: inbox(actor, ReportFilter())])
def test_lists_cost_one_query_however_long(cast, sent, django_assert_num_queries, query, count):
    for _ in range(count):
        sent(cast.ayu)
    with django_assert_num_queries(1):
        rows = page_of(query(cast.ayu)).rows
        assert len(rows) == count
        for row in rows:
            assert row.region_current.parent.name == "Mendahara Ulu"
            assert row.filed_by_office.title == "Kepala Badan Kesbangpol"
            assert row.owner_agency.short_name == "Kesbangpol"


def test_desk_shows_the_most_urgent_and_longest_due_first(cast, sent, verified):
    green, yellow = sent(), sent(urgency="yellow")
    older = sent(cast.budi, urgency="yellow", channel="letter", received_at=cast.now - timedelta(hours=3))
    red = sent(urgency="red")
    sent(kind="nil", facts=""), verified()
    assert list(to_verify(cast.ayu)) == [red, older, yellow, green]
    assert list(to_verify(cast.dedi)) == []


def test_decisions_wait_after_verification(cast, verified):
    report = verified()
    assert list(to_decide(cast.kabid)) == [report]


def test_reporter_has_their_reports_drafts_and_answers(cast, drafted, sent):
    draft, report, other = drafted(), sent(), sent(cast.other_camat, region=PANDAN_SEJAHTERA)
    answer = answer_reporter(report=report, text="Terima kasih.", actor=cast.ayu, at=cast.now)
    answer_reporter(report=other, text="Bukan untuk Fajar.", actor=cast.ayu, at=cast.now)
    assert list(own_reports(cast.fajar)) == [report, draft]
    assert list(own_drafts(cast.fajar)) == [draft]
    assert list(answers_for(cast.fajar)) == [answer]
    assert list(answers_for(cast.dedi)) == []
