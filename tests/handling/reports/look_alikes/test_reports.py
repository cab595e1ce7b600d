"""Look-alikes among the reports in the database."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from rukun.foundation.territory.models import Boundary, Region
from rukun.handling.reports.domain import amend, link_look_alike, mark_different
from rukun.handling.reports.look_alikes.reports import (
    account_of,
    look_alikes_for,
    look_alikes_of_account,
)
from rukun.handling.reports.look_alikes.surroundings import surroundings_of, surroundings_within
from rukun.handling.reports.models import ReportFingerprint
from tests.cast import (
    GERAGAI,
    LAGAN_ULU,
    MENDAHARA_ULU,
    PANDAN_SEJAHTERA,
    REGENCY,
    SIMPANG_TUAN,
    SUNGAI_BERAS,
)

STAKES = "± 40 orang warga keberatan atas pemasangan patok batas oleh PT. WLL di areal HTI."
HUMAS = "Humas PT Wana Lintang Lestari: patok kami dicabut massa, pengukuran dihentikan."
FISHERS = "Jaring nelayan putus kena pukat, perahu hampir tabrakan."


@pytest.fixture
def told(cast, sent):
    """Send a report of what happened a day before yesterday, unless told otherwise."""
    at = cast.now - timedelta(days=2)

    def tell(facts, actor=None, **fields):
        given = {"occurred_from": at, "occurred_precision": "minute", "title": "Laporan", **fields}
        return sent(actor, facts=facts, **given)

    return tell


def found(report, actor):
    return [alike.report for alike in look_alikes_for(report, actor)]


def test_another_telling_is_found_with_reasons_for_and_against(cast, told):
    report = told(STAKES, crowd=40)
    other = told(HUMAS, cast.budi, region=MENDAHARA_ULU, crowd=5)
    told(FISHERS, cast.budi)
    told(HUMAS, cast.other_camat, region=PANDAN_SEJAHTERA)
    (alike,) = look_alikes_for(report, cast.ayu)
    assert alike.report == other
    assert alike.score > 0.5
    with translation.override("en"):
        assert "same time" in alike.speaks_for
        assert "crowd 5, here 40" in alike.speaks_against
    assert report in found(other, cast.ayu)


def test_what_is_not_seen_is_not_suggested(cast, told):
    report = told(STAKES)
    told(HUMAS, cast.budi)
    assert found(report, cast.gita) == []  # the operator's belongs to the regency
    assert found(report, cast.dedi) == []


def test_judged_pairs_are_not_suggested_again(cast, told):
    report, other = told(STAKES), told(HUMAS, cast.budi)
    mark_different(report=other, other=report, actor=cast.ayu, at=cast.now)
    assert found(report, cast.ayu) == []
    link_look_alike(report=other, other=report, actor=cast.ayu, at=cast.now)
    assert found(report, cast.ayu) == []


@pytest.mark.parametrize("days", [-9, 9])
def test_another_week_is_another_event(cast, told, days):
    at = cast.now - timedelta(days=20)
    report = told(STAKES, occurred_from=at)
    told(HUMAS, cast.budi, occurred_from=at + timedelta(days=days))
    assert found(report, cast.ayu) == []


def test_drafts_look_for_others_and_are_not_suggested(cast, drafted, told):
    other = told(HUMAS, cast.budi)
    at = cast.now - timedelta(days=2)
    draft = drafted(cast.budi, facts=STAKES, occurred_from=at, occurred_precision="minute")
    assert found(draft, cast.budi) == [other]
    assert found(other, cast.budi) == []


def test_what_was_only_read_finds_look_alikes_before_it_is_saved(cast, told):
    other = told(HUMAS, cast.budi)
    account = replace(account_of(told(STAKES)), key="read", text=STAKES)
    assert other in [alike.report for alike in look_alikes_of_account(account, cast.ayu)]


MESSAGE = (
    "Izin melaporkan, pagi ini warga Desa Sungai Beras menutup jalan masuk kebun dengan portal kayu, "
    "tuntutan lahan usaha dua dikembalikan, truk tertahan tujuh unit, Kapolsek dan Camat sudah di lokasi."
)


def test_a_forward_is_found_though_it_was_placed_and_dated_elsewhere(cast, told):
    report = told(MESSAGE)
    at = cast.now - timedelta(days=30)
    copy = told("Diteruskan. " + MESSAGE, cast.other_camat, region=PANDAN_SEJAHTERA, occurred_from=at)
    assert found(report, cast.ayu) == [copy]


def test_fingerprints_are_kept_of_what_is_sent_and_added(cast, drafted, sent):
    draft = drafted(facts=MESSAGE)
    assert not ReportFingerprint.objects.filter(report=draft).exists()
    report = sent(facts=MESSAGE)
    assert ReportFingerprint.objects.filter(report=report).count() == 8
    amend(report=report, text=HUMAS + " " + FISHERS, reason="Tambahan", actor=cast.fajar, at=cast.now)
    assert ReportFingerprint.objects.filter(report=report).count() == 16
    assert not ReportFingerprint.objects.filter(report=sent(kind="nil", facts=MESSAGE)).exists()


def test_the_search_costs_the_same_however_many_there_are(cast, told, django_assert_num_queries):
    report, ayu = told(STAKES), cast.ayu
    for count in (1, 3):
        for _ in range(count):
            told(HUMAS, cast.budi)
        with django_assert_num_queries(7):
            assert look_alikes_for(report, ayu)


def box(region, west, east):
    level = region.count(".") + 1
    Boundary.objects.create(
        region=Region.objects.get(code=region),
        level=level,
        geometry=b"",
        label_lon=west,
        label_lat=0,
        west=west,
        south=-1,
        east=east,
        north=0,
    )


def test_neighbours_touch_across_the_border_of_the_subdistrict(cast):
    for region, west, east in (
        (SUNGAI_BERAS, 103.0, 103.1),
        (SIMPANG_TUAN, 103.1, 103.2),
        (LAGAN_ULU, 103.2, 103.3),
        (MENDAHARA_ULU, 103.0, 103.2),
        (GERAGAI, 103.2, 103.4),
    ):
        box(region, west, east)
    around = surroundings_of((SIMPANG_TUAN,))
    assert around.neighbours[SIMPANG_TUAN] == {SUNGAI_BERAS, LAGAN_ULU}
    assert around.neighbours[MENDAHARA_ULU] == {GERAGAI}
    assert "beras" in around.name_words
    whole = surroundings_within([REGENCY]).neighbours
    assert whole[SUNGAI_BERAS] == {SIMPANG_TUAN}
    assert whole[SIMPANG_TUAN] == around.neighbours[SIMPANG_TUAN]


def plan_of(query):
    """What the database would do."""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + query["sql"])
        return " ".join(str(row) for row in cursor.fetchall())


@pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="of two rows PostgreSQL's statistics choose any index; the bench looks at a million",
)
def test_candidates_are_found_by_index(cast, told):
    report, ayu = told(MESSAGE), cast.ayu
    told(HUMAS, cast.budi)
    with CaptureQueriesContext(connection) as context:
        look_alikes_for(report, ayu)
    near = [query for query in context.captured_queries if "COALESCE" in query["sql"]]
    copies = [query for query in context.captured_queries if "reportfingerprint" in query["sql"]]
    assert (len(near), len(copies)) == (2, 1)
    assert all("reports_by_moment" in plan_of(query) for query in near)
    assert all("fingerprint_by_band" in plan_of(query) for query in copies)


def test_what_came_with_a_list_of_past_years_was_told_when_it_happened(cast, told):
    report = told(STAKES)
    listed = told(HUMAS, cast.budi)
    listed.channel = "import"
    listed.received_at = cast.now
    assert account_of(listed).received_at == listed.occurred_from + timedelta(days=1)
    assert account_of(report).received_at == report.received_at
