"""Who is told, and what is written."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction

from rukun.foundation.notices.domain import mark_all_read, mark_read, notify
from rukun.foundation.notices.models import Delivery, Notice
from rukun.foundation.notices.queries import notices_for, unread_count
from rukun.foundation.people.capabilities import REPORT_VERIFY
from rukun.foundation.people.enums import AssignmentKind
from rukun.foundation.people.models import Account, Assignment
from rukun.foundation.sharing.models import Recusal
from rukun.kernel.ids import uuid7
from tests.cast import Cast

Tell = Callable[..., list[Notice]]


def _told(notices: list[Notice]) -> set[str]:
    return {notice.recipient_person.name for notice in notices}


def test_holder_of_an_office_is_told(cast: Cast, tell: Tell) -> None:
    (notice,) = tell(offices=[cast.office("camat_mendahara_ulu")])
    assert notice.recipient_person == cast.person("gita")
    assert notice.recipient_office_id == cast.office("camat_mendahara_ulu").pk
    assert list(notices_for(cast.gita)) == [notice]
    assert list(notices_for(cast.other_camat)) == []


def test_ids_and_rows_name_the_same_office(cast: Cast, tell: Tell) -> None:
    assert _told(tell(offices=[cast.office("camat_geragai").pk])) == {"Lukman Hakim"}


def test_acting_and_definitive_holder_are_both_told_and_former_ones_are_not(cast: Cast, tell: Tell) -> None:
    Assignment.objects.create(
        person=cast.person("kabid"),
        office=cast.office("camat_mendahara_ulu"),
        kind=AssignmentKind.DAILY,
        from_on=cast.now.date(),
        until_on=cast.now.date() + timedelta(days=3),
    )
    offices = [cast.office("camat_mendahara_ulu"), cast.office("second_operator")]
    assert _told(tell(offices=offices)) == {"Gita Permata", "Kartika Sari"}


def test_agency_is_told_through_its_head(cast: Cast, tell: Tell) -> None:
    assert _told(tell(agencies=[cast.agency("kesbangpol")])) == {"Ayu Lestari"}


def test_agency_is_told_through_offices_with_the_capability_too(cast: Cast, tell: Tell) -> None:
    told = tell(agencies=[cast.agency("kesbangpol")], capability=REPORT_VERIFY)
    assert _told(told) == {"Ayu Lestari", "Kartika Sari"}


def test_person_is_told_in_whatever_office(cast: Cast, tell: Tell) -> None:
    (notice,) = tell(persons=[cast.person("hadi")])
    assert list(notices_for(cast.hadi)) == [notice]


def test_nobody_hears_of_their_own_act(cast: Cast, tell: Tell) -> None:
    ayu = cast.ayu.person_id
    assert tell(agencies=[cast.agency("kesbangpol")], except_person_id=ayu) == []


def test_closed_account_is_not_told(cast: Cast, tell: Tell) -> None:
    Account.objects.filter(person=cast.person("gita")).update(is_active=False)
    assert tell() == []


def test_recused_holder_is_not_told(cast: Cast, tell: Tell) -> None:
    case = uuid7()
    Recusal.objects.create(
        object_type="case", object_id=case, person=cast.person("gita"), reason="a party", from_at=cast.now
    )
    assert tell(object_id=case, offices=[cast.office("camat_mendahara_ulu")]) == []
    assert _told(tell(offices=[cast.office("camat_mendahara_ulu")])) == {"Gita Permata"}


def test_notice_of_an_office_is_seen_in_that_office_only(cast: Cast, tell: Tell) -> None:
    Assignment.objects.create(
        person=cast.person("gita"), office=cast.office("pupr_head"), from_on=cast.now.date()
    )
    (notice,) = tell(offices=[cast.office("pupr_head")])
    assert notice.recipient_person == cast.person("gita")
    assert list(notices_for(cast.gita)) == []


def test_expired_office_shows_nothing(cast: Cast) -> None:
    Notice.objects.create(
        template="test.greeting",
        recipient_person=cast.person("expired"),
        recipient_office=cast.office("second_operator"),
        created_at=cast.now - timedelta(days=9),
    )
    assert list(notices_for(cast.expired)) == []


def test_person_with_two_of_the_offices_gets_two_notices_and_one_letter(
    cast: Cast, tell: Tell, mail: list[object]
) -> None:
    Assignment.objects.create(
        person=cast.person("gita"), office=cast.office("camat_geragai"), from_on=cast.now.date()
    )
    Assignment.objects.filter(person=cast.person("other_camat")).delete()
    notices = tell(offices=[cast.office("camat_mendahara_ulu"), cast.office("camat_geragai")])
    assert len(notices) == 2
    assert Delivery.objects.filter(channel="smtp").count() == 1
    assert Delivery.objects.filter(channel="in_app").count() == 2


def test_no_letter_without_mail_server_or_address(cast: Cast, tell: Tell, settings: object) -> None:
    tell()
    assert list(Delivery.objects.values_list("channel", flat=True)) == ["in_app"]
    settings.EMAIL_HOST = "127.0.0.1"  # type: ignore[attr-defined]  # pytest-django's settings
    cast.person("gita").email = ""
    cast.person("gita").save()
    tell()
    assert not Delivery.objects.filter(channel="smtp").exists()


def test_notice_is_gone_with_the_act_that_failed(cast: Cast, tell: Tell) -> None:
    class Refused(Exception):
        pass

    def act() -> None:
        with transaction.atomic():
            tell()
            raise Refused

    with pytest.raises(Refused):
        act()
    assert not Notice.objects.exists()
    assert not Delivery.objects.exists()


def test_template_gets_all_its_words_and_only_short_ones(cast: Cast) -> None:
    def say(template: str, **params: object) -> None:
        notify(
            template=template,
            object_type="case",
            object_id=uuid7(),
            params=params,
            at=cast.now,
            agencies=[cast.agency("kesbangpol")],
        )

    with pytest.raises(ValueError, match="no notice template"):
        say("test.unheard")
    with pytest.raises(ValueError, match="needs"):
        say("test.greeting", number="PM-2026-0001")
    with pytest.raises(ValueError, match="short plain"):
        say("test.greeting", number="PM-2026-0001", by="x" * 201)


def test_reading_is_one_s_own(cast: Cast, tell: Tell) -> None:
    (notice,) = tell()
    assert unread_count(cast.gita) == 1
    assert not mark_read(notice_id=notice.pk, actor=cast.other_camat, at=cast.now)
    assert mark_read(notice_id=notice.pk, actor=cast.gita, at=cast.now)
    assert not mark_read(notice_id=notice.pk, actor=cast.gita, at=cast.now)
    assert unread_count(cast.gita) == 0


def test_mark_all_read_leaves_what_came_later(cast: Cast, tell: Tell) -> None:
    tell()
    tell(at=cast.now + timedelta(minutes=2), offices=[cast.office("camat_mendahara_ulu")])
    assert mark_all_read(actor=cast.gita, at=cast.now + timedelta(minutes=1)) == 1
    assert unread_count(cast.gita) == 1
