"""What notices say, and where they lead."""

import pytest

from rukun.foundation.notices import templates
from rukun.foundation.notices.models import Notice
from rukun.foundation.notices.templates import NoticeTemplate, register_template, render
from rukun.kernel.ids import uuid7


def test_registering_twice_is_harmless_and_two_of_a_name_are_refused(greeting: NoticeTemplate) -> None:
    register_template(greeting)
    with pytest.raises(ValueError, match="two notice templates"):
        register_template(NoticeTemplate(code=greeting.code, subject="other", body=""))


def test_placeholders_are_read_from_subject_and_body(greeting: NoticeTemplate) -> None:
    assert greeting.placeholders == {"number", "by"}


def test_notice_is_rendered_when_it_is_read() -> None:
    notice = Notice(template="test.greeting", params={"number": "PM-1", "by": "Kabid"})
    rendered = render(notice)
    assert (rendered.subject, rendered.body, rendered.url) == ("Case PM-1", "Kabid asks for you.", "")


def test_old_notice_survives_a_template_that_changed_or_went() -> None:
    assert render(Notice(template="test.greeting", params={"number": "PM-1"})).body == "– asks for you."
    gone = render(Notice(template="test.gone", params={"number": "PM-1"}))
    assert (gone.subject, gone.body, gone.url) == ("PM-1", "", "")


def test_every_registered_template_leads_to_a_page() -> None:
    notice = Notice(object_id=uuid7())
    for code in templates.TEMPLATES:
        notice.template = code
        templates.path_of(notice)
