"""What one was told."""

import pytest
from django.urls import reverse

from rukun.foundation.notices.domain import notify
from rukun.foundation.notices.models import Delivery, Notice
from rukun.kernel.ids import uuid7
from tests.cast import Cast
from tests.interfaces.web.conftest import Enter


@pytest.fixture
def told(cast: Cast, settings):
    """Tell Gita of a number of hand-overs."""

    settings.EMAIL_HOST = "127.0.0.1"

    def tell(count: int = 1, office: str = "camat_mendahara_ulu") -> list[Notice]:
        written = []
        for number in range(count):
            written += notify(
                template="hand_over.offered",
                offices=[cast.office(office)],
                object_type="case",
                object_id=uuid7(),
                params={"number": f"PM-2026-{number:04d}", "by": "Kepala Desa Sungai Beras"},
                at=cast.now,
            )
        return written

    return tell


def test_notices_are_listed_in_the_readers_words(cast: Cast, enter: Enter, told) -> None:
    told(2)
    answer = enter("gita").get(reverse("notices:list"))
    assert [row.is_unread for row in answer.context["rows"]] == [True, True]
    assert "PM-2026-0001" in answer.content.decode()


def test_notices_of_others_are_not_there(cast: Cast, enter: Enter, told) -> None:
    (notice,) = told()
    assert enter("fajar").get(reverse("notices:list")).context["rows"] == []
    assert enter("fajar").post(reverse("notices:read", args=[notice.pk])).status_code == 404
    assert Notice.objects.get().read_at is None


def test_opening_marks_as_read(cast: Cast, enter: Enter, told) -> None:
    Notice.objects.all().delete()
    (notice,) = told()
    Notice.objects.filter(pk=notice.pk).update(template="invitation.withdrawn")  # has no page
    assert enter("gita").post(reverse("notices:read", args=[notice.pk])).url == reverse("notices:list")
    assert Notice.objects.get(pk=notice.pk).read_at == cast.now


def test_reading_needs_a_post(cast: Cast, enter: Enter, told) -> None:
    (notice,) = told()
    assert enter("gita").get(reverse("notices:read", args=[notice.pk])).status_code == 405


def test_all_can_be_marked_at_once(cast: Cast, enter: Enter, told) -> None:
    told(3)
    client = enter("gita")
    client.post(reverse("notices:read_all"))
    assert client.get(reverse("notices:list")).context["unread"] == 0


@pytest.mark.parametrize("count", [1, 3])
def test_notices_ask_the_same_number_of_questions(
    cast: Cast, enter: Enter, told, django_assert_num_queries, count: int
) -> None:
    told(count)
    client = enter("gita")
    with django_assert_num_queries(11):
        client.get(reverse("notices:list"))


def test_notices_go_on_where_the_page_ended(cast: Cast, enter: Enter, told, monkeypatch) -> None:
    monkeypatch.setattr("rukun.interfaces.web.views.notices.reading.PAGE_SIZE", 2)
    told(5)
    client, seen, url = enter("gita"), [], reverse("notices:list")
    while url:
        context = client.get(url).context
        seen += [row.pk for row in context["rows"]]
        url = f"{reverse('notices:list')}{context['page'].next_url}" if context["page"].next_url else ""
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize("cursor", ["x", "2026-03-04T10:00:00~x", "~", "2026-13-99T00:00:00+00:00~x"])
def test_notices_survive_a_broken_cursor(cast: Cast, enter: Enter, cursor: str) -> None:
    assert enter("gita").get(reverse("notices:list"), {"sesudah": cursor}).status_code == 200


def test_dead_letters_are_for_administrators_and_say_nothing_of_the_matter(
    cast: Cast, enter: Enter, told
) -> None:
    told()
    Delivery.objects.filter(channel="smtp").update(state="dead", last_error="550 no such mailbox")
    assert enter("gita").get(reverse("notices:dead")).status_code == 403
    text = enter("indra").get(reverse("notices:dead")).content.decode()
    assert "Gita Permata" in text
    assert "PM-2026" not in text


def test_a_dead_letter_is_tried_again(cast: Cast, enter: Enter, told) -> None:
    told()
    Delivery.objects.filter(channel="smtp").update(state="dead")
    letter = Delivery.objects.get(channel="smtp")
    url = reverse("notices:requeue", args=[letter.pk])
    assert enter("gita").post(url).status_code == 404
    assert enter("indra").post(url).url == reverse("notices:dead")
    assert Delivery.objects.get(pk=letter.pk).state == "pending"
