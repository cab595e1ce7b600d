"""Several reports in one act: each for itself, and what came of each."""

from dataclasses import replace

from rukun.handling.reports.domain import link_together, set_not_shown, verify_together
from rukun.handling.reports.models import Report
from tests.handling.reports.conftest import FOUND

UNVALUED = replace(FOUND, reliability="", credibility=0)


def states(*reports):
    return [Report.objects.get(pk=report.pk).state for report in reports]


def test_each_is_verified_and_what_was_refused_says_why(cast, sent):
    first, gone, last = sent(), sent(), sent()
    set_not_shown(report=Report.objects.get(pk=gone.pk), reason="x", actor=cast.kabid, at=cast.now)
    results = verify_together(reports=[first, gone, last], found=FOUND, actor=cast.ayu, at=cast.now)
    assert [(one.report.pk, one.is_done) for one in results] == [
        (first.pk, True),
        (gone.pk, False),
        (last.pk, True),
    ]
    assert results[1].refusal
    assert states(first, gone, last) == ["verified", "not_shown", "verified"]
    assert first.answers.count() == last.answers.count() == 1


def test_the_value_is_what_was_filed_with_each_report(cast, sent):
    valued, bare = sent(reliability="C", credibility=3), sent()
    results = verify_together(reports=[valued, bare], found=UNVALUED, actor=cast.ayu, at=cast.now)
    assert [one.is_done for one in results] == [True, False]
    valued.refresh_from_db()
    assert (valued.reliability, valued.credibility) == ("C", 3)
    assert states(bare) == ["sent"]


def test_who_may_not_verify_is_told_for_each(cast, sent):
    results = verify_together(reports=[sent(), sent()], found=FOUND, actor=cast.budi, at=cast.now)
    assert [one.is_done for one in results] == [False, False]


def test_several_stand_beside_the_one_that_is_handled(cast, sent):
    main, second, third = sent(), sent(), sent()
    results = link_together(reports=[main, second, third], other=main, actor=cast.ayu, at=cast.now)
    assert [one.report.pk for one in results] == [second.pk, third.pk]
    assert all(one.is_done for one in results)
    assert states(main, second, third) == ["sent", "look_alike", "look_alike"]
    again = link_together(reports=[second], other=main, actor=cast.ayu, at=cast.now)
    assert not again[0].is_done
