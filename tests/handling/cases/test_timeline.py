"""One timeline: every act with its words, its author and for whom; nothing that is shut to the reader."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from rukun.foundation.people.enums import Rung
from rukun.handling.cases import domain
from rukun.handling.cases.domain.assessing import assess
from rukun.handling.cases.domain.attaching import attach_report
from rukun.handling.cases.domain.closing import DECISION_ACTIONS
from rukun.handling.cases.domain.inviting import invite_agency
from rukun.handling.cases.domain.tasks import assign_task
from rukun.handling.cases.domain.tracks import answer_track, open_track
from rukun.handling.cases.domain.working import post_message, record_attempt
from rukun.handling.cases.enums import AttemptKind, AttemptResult, TrackKind
from rukun.handling.cases.models import Case
from rukun.handling.cases.timeline import actions, timeline
from rukun.handling.reports.domain.amending import amend
from rukun.kernel.actor import OnBehalf
from tests.handling.cases.conftest import Story


@pytest.fixture(autouse=True)
def _english() -> Any:
    with translation.override("en"):
        yield


def titles(case: Case, story: Story, name: str) -> list[str]:
    return [str(entry.title) for entry in timeline(case, story.who(name))]


def test_the_newest_comes_first_with_its_author_and_words(story: Story) -> None:
    case = story.carry_to(Rung.SUBDISTRICT)
    told = timeline(case, story.who("kabid"))
    assert [(str(entry.title), entry.author) for entry in told] == [
        ("Accepted", "Camat Mendahara Ulu"),
        ("Handed up to Kec. Mendahara Ulu", "Kepala Desa Sungai Beras"),
        ("Deliberation (musyawarah): Not yet agreed", "Kepala Desa Sungai Beras"),
        ("Handling started", "Kepala Desa Sungai Beras"),
        ("Case opened from LI-2026-0001", "Kepala Bidang Penanganan Konflik, Kesbangpol"),
    ]
    assert told[1].lines[1:] == (
        "Tried: Dua musyawarah, belum sepakat.",
        "Recommendation: Mediasi bersama dinas teknis.",
    )
    assert [entry.seq for entry in told] == [5, 4, 3, 2, 1]
    assert [entry.seq for entry in timeline(case, story.who("kabid"), after=3)] == [5, 4]
    assert timeline(case, story.who("kabid"), after=5) == []


def test_a_report_that_is_shut_to_the_reader_stays_without_content(story: Story) -> None:
    case = story.case()
    report = story.report(title="Patok dirusak")
    story.act(attach_report, "kabid", case=case, report=report)
    story.act(invite_agency, "kabid", case=case, agency=story.cast.agency("polres"), reason="Pengamanan")
    assert titles(case, story, "citra") == [
        "Polres Tanjung Jabung Timur invited",
        "A report was attached that is not open to you",
        "Case opened",
    ]
    assert titles(case, story, "fajar")[1:] == [
        "LI-2026-0002 attached: Patok dirusak",
        "Case opened from LI-2026-0001",
    ]
    assert "Patok" not in repr(timeline(case, story.who("citra")))


def test_an_amendment_stands_with_its_report(story: Story) -> None:
    case = story.case()
    report = case.case_reports.get().report
    story.act(amend, "budi", report=report, text="Jumlah 40, bukan 60.", reason="Salah ketik.")
    (opened,) = timeline(case, story.who("kabid"))
    assert opened.amendments == ("Amendment: Jumlah 40, bukan 60. Reason: Salah ketik.",)


def test_an_act_on_behalf_names_both(story: Story) -> None:
    case = story.case()
    office = story.cast.office("kades_sungai_beras")
    story.at += timedelta(hours=1)
    by = replace(
        story.who("budi"), on_behalf=OnBehalf(label=office.title, basis="phone", office_id=office.pk)
    )
    record_attempt(
        case=case,
        kind=AttemptKind.DELIBERATION,
        held_on=date(2026, 3, 4),
        result=AttemptResult.PARTLY,
        summary="Pemasangan patok ditunda.",
        actor=by,
        at=story.at,
    )
    newest = timeline(case, story.who("kabid"))[0]
    assert (newest.author, newest.on_behalf) == (
        "Kepala Desa Sungai Beras",
        "Recorded by Operator, Kesbangpol on behalf of Kepala Desa Sungai Beras, basis: telephone",
    )


def test_a_person_without_an_office_is_named_as_told(story: Story) -> None:
    case = story.case(rung=Rung.REGENCY)
    story.at += timedelta(hours=1)
    by = replace(story.who("budi"), on_behalf=OnBehalf(label="Ketua adat", basis="meeting"))
    post_message(case=case, text="Adat siap membantu.", actor=by, at=story.at)
    newest = timeline(case, story.who("kabid"))[0]
    assert newest.on_behalf == "Recorded by Operator, Kesbangpol on behalf of Ketua adat, basis: meeting"


def test_every_act_of_the_room_is_told() -> None:
    sources = "".join(file.read_text() for file in Path(domain.__file__).parent.glob("*.py"))
    logged = set(re.findall(r'log\(\s*[\w.]+,\s*"([\w.]+)"', sources)) | set(DECISION_ACTIONS.values())
    assert len(logged) > 25
    assert logged - actions() == set()


def test_the_number_of_queries_does_not_grow(
    story: Story, django_assert_num_queries: Callable[..., Any]
) -> None:
    case = story.carry_to(Rung.REGENCY)
    for _round in range(2):
        _once_each(story, case)
        with django_assert_num_queries(13):
            assert timeline(case, story.who("kabid"))


def _once_each(story: Story, case: Case) -> None:
    story.act(assess, "kabid", case=case, likelihood=2, impact=2, reason="Mereda.")
    story.act(post_message, "kabid", case=case, text="Catatan.")
    track = story.act(open_track, "kabid", case=case, kind=TrackKind.COURT, opened_on=date(2026, 3, 4))
    words = {"version": 1, "answer": "Sidang pertama.", "answered_on": date(2026, 3, 4)}
    story.act(answer_track, "kabid", track=track, **words)
    story.act(assign_task, "kabid", case=case, office=story.cast.office("pupr_head"), title="Ukur")
    story.act(attach_report, "kabid", case=case, report=story.report())
