"""Tokens on the page of one's own account."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from rukun.foundation.people.domain.tokens import accept_token, create_token
from rukun.foundation.people.models import Assignment, Token
from rukun.kernel.actor import system_actor
from tests.cast import PASSWORD, Cast
from tests.interfaces.web.conftest import Enter

PAGE = "/akun/token/"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def wanted(assignment: Assignment, **changes: object) -> dict[str, object]:
    return {
        "assignment": assignment.pk,
        "label": "Gerbang WA",
        "scopes": ["reports:read", "reports:write"],
        "days": "30",
        "old": PASSWORD,
        **changes,
    }


def lent(cast: Cast, name: str, label: str) -> Token:
    create_token(
        assignment=cast.assignments[name],
        scopes=["cases:read"],
        until=cast.now + timedelta(days=30),
        label=label,
        actor=system_actor(cast.now),
        at=cast.now,
    )
    return Token.objects.get(label=label)


def test_a_token_is_shown_once_and_opens_for_the_chosen_office(cast: Cast, enter: Enter) -> None:
    client = enter("kabid")
    answer = client.post(PAGE, wanted(cast.assignments["budi"]))
    text = answer.context["text"]
    assert (answer.status_code, text in answer.content.decode()) == (200, True)
    assert answer.headers["Cache-Control"] == "no-store"
    token = Token.objects.get()
    assert (token.issued_by_id, token.expires_at) == (cast.kabid.person_id, cast.now + timedelta(days=30))
    credential = accept_token(text=text, at=cast.now)
    assert credential is not None
    assert credential.actor == cast.budi
    page = client.get(PAGE).content.decode()
    assert (token.prefix in page, text in page) == (True, False)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"old": "bukan ini"}, "old"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes"),
        ({"days": "3650"}, "days"),
        ({"label": ""}, "label"),
    ],
)
def test_a_mistake_is_named_and_no_token_made(
    cast: Cast, enter: Enter, changes: dict[str, object], field: str
) -> None:
    answer = enter("ayu").post(PAGE, wanted(cast.assignments["ayu"], **changes))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Token.objects.exists()


def test_offices_are_offered_as_far_as_one_may_lend_them(cast: Cast, enter: Enter) -> None:
    offered = [
        str(value) for value, _word in enter("kabid").get(PAGE).context["form"].fields["assignment"].choices
    ]
    assert offered[0] == str(cast.assignments["kabid"].pk)
    assert str(cast.assignments["budi"].pk) in offered
    assert str(cast.assignments["ayu"].pk) not in offered
    assert enter("gita").get(PAGE).context["form"] is None


def test_whoever_holds_the_office_sees_and_ends_its_token(cast: Cast, enter: Enter) -> None:
    token, other = lent(cast, "gita", "Dasbor"), lent(cast, "budi", "Gerbang WA")
    client = enter("gita")
    page = client.get(PAGE).content.decode()
    assert ("Dasbor" in page, "Gerbang WA" in page) == (True, False)
    assert client.post(reverse("account:token_revoke", args=[other.pk])).status_code == 404
    answer = client.post(reverse("account:token_revoke", args=[token.pk]), follow=True)
    assert "Dicabut" in answer.content.decode()
    assert Token.objects.get(pk=token.pk).revoked_at == cast.now
    assert Token.objects.get(pk=other.pk).revoked_at is None
    again = client.post(reverse("account:token_revoke", args=[token.pk]), follow=True)
    assert "Token ini sudah dicabut" in again.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_three(
    cast: Cast, enter: Enter, django_assert_num_queries: object, count: int
) -> None:
    for number in range(count):
        lent(cast, "kabid", f"Sistem {number}")
    client = enter("kabid")
    client.get(PAGE)
    with django_assert_num_queries(12):  # type: ignore[operator]
        client.get(PAGE)
