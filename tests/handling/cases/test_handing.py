"""The ladder: what a hand-over needs, who decides on it, and what each answer leaves behind."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.enums import Rung
from rukun.foundation.settings.models import Setting
from rukun.foundation.sharing.models import Grant
from rukun.handling.cases.domain.handing import (
    NothingTried,
    Offer,
    OfferAlreadyOpen,
    RungSkipped,
    offer_hand_over,
)
from rukun.handling.cases.domain.ladder import NobodyOnRung, WrongAgency
from rukun.handling.cases.domain.receiving import (
    NotYetDeemed,
    accept_deemed,
    accept_hand_over,
    accept_overdue,
    return_hand_over,
    withdraw_hand_over,
)
from rukun.handling.cases.enums import CaseState, HandOverDirection, HandOverState
from rukun.handling.cases.models import Case, HandOver
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.workflow import TransitionRefused
from tests.handling.cases.conftest import UPWARD, Story

WIDE = Offer(
    reason_code="wide_impact",
    reason="Menyangkut tiga kecamatan.",
    tried="Belum dapat dicoba di desa.",
    recommendation="Rakor dengan BPN.",
)


def test_going_up_needs_an_attempt_on_this_rung(story: Story) -> None:
    case = story.case()
    with pytest.raises(NothingTried):
        story.offer(case, "fajar", Rung.SUBDISTRICT)
    story.offer(case, "fajar", Rung.SUBDISTRICT, WIDE)


@pytest.mark.parametrize("missing", ["tried", "recommendation"])
def test_going_up_needs_words(story: Story, missing: str) -> None:
    case = story.case()
    story.try_(case, "fajar")
    with pytest.raises(Invalid) as refusal:
        story.offer(case, "fajar", Rung.SUBDISTRICT, replace(UPWARD, **{missing: " "}))
    assert refusal.value.field == missing


def test_an_unknown_reason_is_refused(story: Story) -> None:
    case = story.case()
    story.try_(case, "fajar")
    with pytest.raises(Invalid):
        story.offer(case, "fajar", Rung.SUBDISTRICT, replace(UPWARD, reason_code="because"))


def test_a_rung_is_skipped_only_for_a_reason_that_explains_it(story: Story) -> None:
    case = story.case()
    story.try_(case, "fajar")
    with pytest.raises(RungSkipped):
        story.offer(case, "fajar", Rung.REGENCY)
    with pytest.raises(RungSkipped):
        story.offer(case, "fajar", Rung.REGENCY, replace(WIDE, reason=""))
    assert story.offer(case, "fajar", Rung.REGENCY, WIDE).to_agency == story.cast.agency("kesbangpol")


def test_the_receiver_reads_before_accepting_and_the_sender_owns_until_then(story: Story) -> None:
    case = story.case(rung=Rung.REGENCY)
    assert not Case.objects.visible_to(story.who("gita")).exists()
    down = Offer(reason_code="can_be_settled_below", recommendation="Musyawarah lebih dulu.")
    hand_over = story.offer(case, "kabid", Rung.SUBDISTRICT, down)
    assert hand_over.direction == HandOverDirection.DOWN
    assert Case.objects.visible_to(story.who("gita")).get() == case
    assert story.fresh(case).owner_agency == story.cast.agency("kesbangpol")
    story.act(accept_hand_over, "gita", hand_over=hand_over)
    case = story.fresh(case)
    assert (case.rung, case.owner_rung, case.owner_agency, case.owner_team, case.state) == (
        Rung.SUBDISTRICT,
        Rung.SUBDISTRICT,
        story.cast.agency("mendahara_ulu"),
        None,
        CaseState.HANDLED,
    )
    assert not Grant.objects.filter(via_type="hand_over", until_at=None).exists()


def test_one_offer_at_a_time(story: Story) -> None:
    case = story.case()
    story.offer(case, "fajar", Rung.SUBDISTRICT, WIDE)
    with pytest.raises(OfferAlreadyOpen):
        story.offer(case, "fajar", Rung.REGENCY, WIDE)


def test_a_case_goes_only_to_the_ladder_of_its_place(story: Story) -> None:
    case = story.case()
    for name in ("geragai", "other_kesbangpol", "pupr", "regent", "simpang_tuan"):
        with pytest.raises(WrongAgency):
            story.act(offer_hand_over, "fajar", case=case, offer=WIDE, to_agency=story.cast.agency(name))
    with pytest.raises(WrongAgency):
        story.offer(case, "fajar", Rung.VILLAGE, WIDE)


def test_a_rung_without_an_agency_is_said_so(story: Story) -> None:
    agency = story.cast.agency("mendahara_ulu")
    case = story.case()
    agency.is_active = False
    agency.save()
    with pytest.raises(NobodyOnRung):
        story.offer(case, "fajar", Rung.SUBDISTRICT, WIDE)


def test_only_the_receiver_decides_and_only_the_sender_withdraws(story: Story) -> None:
    case = story.case()
    hand_over = story.offer(case, "fajar", Rung.SUBDISTRICT, WIDE)
    for name in ("fajar", "kabid", "ayu", "budi", "other_camat", "dedi", "bupati", "indra"):
        with pytest.raises(NotAllowed):
            story.act(accept_hand_over, name, hand_over=hand_over)
        with pytest.raises(NotAllowed):
            story.act(return_hand_over, name, hand_over=hand_over, code="nothing_tried", note="Belum dicoba.")
    for name in ("gita", "kabid", "dedi"):
        with pytest.raises(NotAllowed):
            story.act(withdraw_hand_over, name, hand_over=hand_over)
    assert HandOver.objects.get().state == HandOverState.OFFERED


def test_a_returned_case_stays_with_the_sender_who_is_asked_to_go_on(story: Story) -> None:
    case = story.case(rung=Rung.REGENCY)
    hand_over = story.offer(
        case, "kabid", Rung.SUBDISTRICT, replace(WIDE, reason_code="can_be_settled_below")
    )
    with pytest.raises(Invalid):
        story.act(return_hand_over, "gita", hand_over=hand_over, code="nothing_tried", note=" ")
    story.act(
        return_hand_over, "gita", hand_over=hand_over, code="within_authority", note="Izin di kabupaten."
    )
    assert story.fresh(case).owner_agency == story.cast.agency("kesbangpol")
    assert not Case.objects.visible_to(story.who("gita")).exists()
    (owed,) = Obligation.objects.open().filter(object_id=case.pk)
    assert (owed.kind, owed.owner_agency) == ("hand_over.returned", story.cast.agency("kesbangpol"))
    with pytest.raises(NotAllowed):
        story.act(accept_hand_over, "gita", hand_over=hand_over)


def test_a_withdrawn_offer_is_answered_by_nobody(story: Story) -> None:
    case = story.case()
    hand_over = story.offer(case, "fajar", Rung.SUBDISTRICT, WIDE)
    story.act(withdraw_hand_over, "fajar", hand_over=hand_over)
    with pytest.raises(TransitionRefused):
        story.act(accept_hand_over, "gita", hand_over=hand_over)
    (owed,) = Obligation.objects.open().filter(object_id=case.pk)
    assert owed.kind == "case.start"


def test_the_second_of_two_who_accept_is_refused(story: Story) -> None:
    case = story.case()
    hand_over = story.offer(case, "fajar", Rung.REGENCY, WIDE)
    mine, theirs = HandOver.objects.get(), HandOver.objects.get()
    assert hand_over.pk == mine.pk
    story.act(accept_hand_over, "kabid", hand_over=mine)
    with pytest.raises(TransitionRefused):
        story.act(accept_hand_over, "ayu", hand_over=theirs)


def test_the_operator_records_what_the_camat_decided_by_telephone(story: Story) -> None:
    from rukun.kernel.actor import OnBehalf

    case = story.case()
    hand_over = story.offer(case, "fajar", Rung.SUBDISTRICT, WIDE)
    camat = story.cast.office("camat_mendahara_ulu")
    story.at += timedelta(hours=1)
    by = replace(story.who("budi"), on_behalf=OnBehalf(label=camat.title, basis="phone", office_id=camat.pk))
    accept_hand_over(hand_over=hand_over, actor=by, at=story.at)
    assert story.fresh(case).owner_agency == story.cast.agency("mendahara_ulu")
    assert HandOver.objects.get().decided_by_office == camat


def test_nobody_records_for_an_office_of_another_regency(story: Story) -> None:
    from rukun.kernel.actor import OnBehalf

    case = story.case()
    hand_over = story.offer(case, "fajar", Rung.REGENCY, WIDE)
    head = story.cast.office("head")
    by = replace(story.who("dedi"), on_behalf=OnBehalf(label=head.title, basis="phone", office_id=head.pk))
    with pytest.raises(NotAllowed):
        accept_hand_over(hand_over=hand_over, actor=by, at=story.at)


def test_silence_accepts_nothing_unless_the_regency_says_so(story: Story) -> None:
    case = story.case()
    hand_over = story.offer(case, "fajar", Rung.SUBDISTRICT, WIDE)
    later = story.at + timedelta(days=30)
    assert accept_overdue(later) == 0
    with pytest.raises(NotYetDeemed):
        accept_deemed(hand_over=hand_over, at=later)

    Setting.objects.create(
        key="clock.deemed_acceptance_days",
        value=5,
        region=story.cast.region("15.07"),
        legal_basis="Perbup",
        valid_from=story.at.date(),
        set_at=story.at,
    )
    assert accept_overdue(story.at + timedelta(days=3)) == 0
    assert accept_overdue(later) == 1
    assert accept_overdue(later) == 0
    case = story.fresh(case)
    assert case.owner_agency == story.cast.agency("mendahara_ulu")
    assert HandOver.objects.get().is_deemed


def test_the_province_takes_over_and_the_regency_goes_on_reading(story: Story) -> None:
    case = story.carry_to(Rung.REGENCY)
    assert not Case.objects.visible_to(story.who("eka")).exists()
    hand_over = story.offer(case, "kabid", Rung.PROVINCE, WIDE)
    story.act(accept_hand_over, "eka", hand_over=hand_over)
    case = story.fresh(case)
    assert (case.owner_agency, case.owner_team) == (story.cast.agency("province"), None)
    for name in ("eka", "kabid", "gita", "fajar"):
        assert Case.objects.visible_to(story.who(name)).get() == case, name
    assert not Case.objects.visible_to(story.who("dedi")).exists()
    with pytest.raises(NotAllowed):
        story.try_(case, "kabid")
