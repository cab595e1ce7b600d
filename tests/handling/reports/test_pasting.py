"""Taking in a paste, and what is said of its parts at the desk."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rukun.foundation.journal.models import Entry
from rukun.handling.reports.domain import (
    PasteKey,
    ReportFields,
    SaidAtDesk,
    SubmissionConflict,
    TooMuchAtOnce,
    drop_part,
    read_informant,
    save_part,
    send_part,
    take_in_paste,
)
from rukun.handling.reports.enums import DropReason, LinkState
from rukun.handling.reports.look_alikes.reports import look_alikes_for
from rukun.handling.reports.models import Informant, Paste, PastedPart, Report, ReportLink
from rukun.handling.reports.pasting.cutting import Cut, Part
from rukun.kernel.errors import Invalid, NotAllowed, StaleVersion
from rukun.kernel.ids import uuid7
from tests.cast import BADANG, SUNGAI_BERAS
from tests.handling.reports.conftest import MATTER

GIVEN = ReportFields(kind="tension", channel="whatsapp")


def key(**changes):
    return replace(PasteKey(uuid7(), "assignment:1", "web:reports.paste", "a" * 64), **changes)


@pytest.fixture
def taken(cast):
    """Take in parts, by Budi."""

    def take(*parts, of=None, actor=None, rest=""):
        found = Cut(parts, rest)
        actor = actor or cast.budi
        return take_in_paste(key=of or key(), found=found, channel="whatsapp", actor=actor, at=cast.now)

    return take


def reports_of(paste):
    return [part.report for part in paste.parts.order_by("order")]


def test_each_part_is_a_draft_in_its_order(taken):
    paste = taken(
        Part(replace(GIVEN, title="A"), "satu"), Part(replace(GIVEN, title="B"), "dua"), rest="siap"
    )
    assert [(one.title, one.raw_text, one.state) for one in reports_of(paste)] == [
        ("A", "satu", "draft"),
        ("B", "dua", "draft"),
    ]
    assert (paste.rest, paste.channel) == ("siap", "whatsapp")


def test_a_paste_is_private_to_its_agency(cast, taken):
    paste = taken(Part(GIVEN, "satu"))
    seen_by = [name for name, actor in cast.everybody().items() if paste in Paste.objects.visible_to(actor)]
    assert set(seen_by) == {"ayu", "budi", "kabid"}


def test_the_same_paste_twice_is_the_same_drafts(taken):
    mine = key()
    assert taken(Part(GIVEN, "satu"), of=mine) == taken(Part(GIVEN, "satu"), of=mine)
    assert Report.objects.count() == 1


def test_another_body_under_the_same_id_is_refused(taken):
    mine = key()
    taken(Part(GIVEN, "satu"), of=mine)
    with pytest.raises(SubmissionConflict):
        taken(Part(GIVEN, "dua"), of=replace(mine, body_hash="b" * 64))
    assert Report.objects.count() == 1


def test_all_or_nothing(taken):
    with pytest.raises(Invalid):
        taken(Part(GIVEN, "satu"), Part(GIVEN, "dua\0"))
    assert not Report.objects.exists()
    assert not Paste.objects.exists()


def test_a_suggestion_that_the_house_refuses_never_costs_the_draft(cast, taken):
    wrong = replace(
        GIVEN,
        title="Batas kebun",
        region=BADANG,  # in another regency
        issue_type="nothing_of_the_kind",
        occurred_from=cast.now + timedelta(days=3),
        occurred_precision="minute",
        received_at=cast.now + timedelta(hours=1),
    )
    (report,) = reports_of(taken(Part(wrong, "satu")))
    assert (report.title, report.issue_type, report.occurred_from) == ("Batas kebun", "", None)
    assert (report.region_current_id, report.received_at) == ("15.07", cast.now)


def test_what_was_hidden_is_sealed(cast, taken):
    part = Part(GIVEN, "hubungi [nama disembunyikan]", hidden=("Pak Rusdi", "081234567890"), writer="Yanti")
    (report,) = reports_of(taken(part))
    told = read_informant(report=report, purpose="Konfirmasi waktu kejadian", actor=cast.ayu, at=cast.now)
    assert (told.name, told.note) == ("Yanti", "Pak Rusdi\n081234567890")
    assert Informant.objects.count() == 1


def test_more_than_anybody_walks_through_is_refused(taken):
    with pytest.raises(TooMuchAtOnce):
        taken(*[Part(GIVEN, "x")] * 201)
    assert not Paste.objects.exists()


def test_whoever_does_not_file_does_not_paste(cast, taken):
    for actor in (cast.bupati, cast.indra, cast.expired):
        with pytest.raises(NotAllowed):
            taken(Part(GIVEN, "satu"), actor=actor)


def test_a_dropped_part_keeps_its_place_and_the_reason(cast, taken):
    paste = taken(Part(GIVEN, "satu"), Part(GIVEN, "dua", sender="Camat Geragai"))
    second = reports_of(paste)[1]
    forwarded = DropReason.FORWARDED
    drop_part(report=second, reason=forwarded, forwarded_to="15.06", actor=cast.budi, at=cast.now)
    part = paste.parts.get(order=2)
    assert (part.report, part.dropped_as, part.forwarded_to, part.sender) == (
        None,
        "forwarded",
        "15.06",
        "Camat Geragai",
    )
    assert not Report.objects.filter(pk=second.pk).exists()
    assert Entry.objects.get(action="report.discarded").data == {"reason": "forwarded"}


def test_what_was_said_at_the_desk_waits_with_the_draft(cast, taken):
    (report,) = reports_of(taken(Part(GIVEN, "satu")))
    said = SaidAtDesk(["title", "region"], {"x": "linked"})
    save_part(report=report, version=1, fields=MATTER, said=said, actor=cast.budi, at=cast.now)
    part = PastedPart.objects.get(report=report)
    assert (part.accepted, part.resembling) == (["region", "title"], {"x": "linked"})
    with pytest.raises(StaleVersion):
        save_part(report=report, version=1, fields=MATTER, said=SaidAtDesk(), actor=cast.budi, at=cast.now)
    part.refresh_from_db()
    assert part.accepted == ["region", "title"]


def sent_part(cast, taken, actor, **resembling):
    (report,) = reports_of(taken(Part(GIVEN, "warga ribut soal patok"), actor=actor))
    fields = replace(MATTER, region=SUNGAI_BERAS, channel="whatsapp")
    said = SaidAtDesk((), resembling)
    return send_part(report=report, version=1, fields=fields, said=said, actor=actor, at=cast.now)


def test_the_operator_proposes_and_the_desk_decides(cast, taken, sent):
    earlier = sent()
    report = sent_part(cast, taken, cast.budi, **{str(earlier.pk): "linked"})
    link = ReportLink.objects.get()
    assert (link.report, link.other, link.state) == (report, earlier, LinkState.PROPOSED)
    assert report.state == "sent"
    (alike, *_others) = look_alikes_for(report, cast.ayu)
    assert (alike.report, alike.is_proposed) == (earlier, True)


def test_who_may_judge_links_at_once(cast, taken, sent):
    earlier = sent()
    report = sent_part(cast, taken, cast.ayu, **{str(earlier.pk): "linked"})
    report.refresh_from_db()
    assert (report.state, ReportLink.objects.get().state) == ("look_alike", LinkState.LINKED)


@pytest.mark.parametrize(("name", "links"), [("budi", []), ("ayu", ["different"])])
def test_not_this_one_is_kept_only_of_who_may_judge(cast, taken, sent, name, links):
    earlier = sent()
    sent_part(cast, taken, cast.actor(name), **{str(earlier.pk): "different"})
    assert list(ReportLink.objects.values_list("state", flat=True)) == links


def test_a_look_alike_that_the_sender_cannot_see_is_passed_over(cast, taken, sent):
    hidden = sent(cast.dedi, region="15.06")
    sent_part(cast, taken, cast.budi, **{str(hidden.pk): "linked"})
    assert not ReportLink.objects.exists()
