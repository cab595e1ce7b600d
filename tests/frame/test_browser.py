"""The first page as a browser sees it."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.usefixtures("cast")  # a regency that is set up
def test_first_page_asks_to_sign_in_without_a_complaint(page: "Page") -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    answer = page.goto("/")
    assert answer is not None
    assert answer.status == 200
    assert "/masuk/" in page.url
    assert page.locator("h1").count() == 1
    assert complaints == []


def test_contexts_do_not_share_a_session(new_context: Any) -> None:
    first, second = new_context(), new_context()
    first.new_page().goto("/")
    second.new_page().goto("/")
    tokens = [
        {cookie["value"] for cookie in context.cookies() if cookie["name"] == "rukun_csrf"}
        for context in (first, second)
    ]
    assert tokens[0] | tokens[1]
    assert tokens[0] & tokens[1] == set()
