import pytest

from rukun.foundation.obligations.models import Obligation
from rukun.handling.reports.domain import (
    LinkedInCircle,
    NotComparable,
    link_look_alike,
    mark_different,
    unlink,
)
from rukun.handling.reports.models import ReportLink
from rukun.handling.reports.queries import look_alikes_of
from rukun.kernel.errors import NotAllowed


def test_look_alikes_are_linked_and_both_kept(cast, sent, verified):
    first, second = verified(), sent(cast.budi)
    link_look_alike(report=second, other=first, actor=cast.kabid, at=cast.now)
    assert (first.state, second.state) == ("verified", "look_alike")
    assert second.answers.get().code == "linked"
    assert [answer.code for answer in first.answers.order_by("pk")] == ["verified", "linked"]
    assert not Obligation.objects.open().filter(object_id=second.pk).exists()
    link = ReportLink.objects.visible_to(cast.ayu).get()
    assert (link.report, link.other, link.state) == (second, first, "linked")
    assert list(look_alikes_of(first, cast.gita)) == []  # hers is the village's, not the operator's
    assert list(look_alikes_of(first, cast.ayu)) == [second]
    assert list(look_alikes_of(second, cast.ayu)) == [first]


def test_reporter_of_the_first_report_is_told_once_that_others_follow(cast, sent):
    first, second, third = sent(), sent(cast.budi), sent(cast.budi)
    for follower in (second, third):
        link_look_alike(report=follower, other=first, actor=cast.ayu, at=cast.now)
    assert [report.answers.count() for report in (first, second, third)] == [1, 1, 1]


def test_links_do_not_run_in_a_circle(cast, sent):
    first, second = sent(), sent()
    link_look_alike(report=second, other=first, actor=cast.ayu, at=cast.now)
    with pytest.raises(LinkedInCircle):
        link_look_alike(report=first, other=second, actor=cast.ayu, at=cast.now)


def test_only_comparable_reports_are_linked(cast, sent, drafted):
    report = sent()
    for other in (report, drafted()):
        with pytest.raises(NotComparable):
            link_look_alike(report=report, other=other, actor=cast.ayu, at=cast.now)


@pytest.mark.parametrize("act", [link_look_alike, mark_different])
def test_only_the_desk_compares(cast, sent, act):
    report, other = sent(), sent()
    for actor in (cast.fajar, cast.gita, cast.budi):
        with pytest.raises(NotAllowed):
            act(report=report, other=other, actor=actor, at=cast.now)
    with pytest.raises(NotComparable):
        act(report=report, other=other, actor=cast.dedi, at=cast.now)


def test_unlinked_report_waits_for_verification_again(cast, sent):
    first, second = sent(), sent()
    link_look_alike(report=second, other=first, actor=cast.ayu, at=cast.now)
    with pytest.raises(NotComparable):
        mark_different(report=first, other=second, actor=cast.ayu, at=cast.now)
    unlink(report=second, reason="Jam berbeda", actor=cast.ayu, at=cast.now)
    assert (second.state, second.decision_reason) == ("sent", "Jam berbeda")
    assert ReportLink.objects.get().state == "different"
    owed = Obligation.objects.open().filter(object_id=second.pk)
    assert [duty.kind for duty in owed] == ["report.verify"]


def test_different_reports_keep_their_state(cast, sent):
    first, second = sent(), sent()
    link = mark_different(report=first, other=second, actor=cast.ayu, at=cast.now)
    assert (first.state, second.state, link.state) == ("sent", "sent", "different")
    link_look_alike(report=first, other=second, actor=cast.ayu, at=cast.now)  # people may change their mind
    assert ReportLink.objects.get().state == "linked"
