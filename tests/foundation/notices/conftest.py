"""A template, a notice that waits, and a mail server that is set."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from rukun.foundation.notices import templates
from rukun.foundation.notices.domain import notify
from rukun.foundation.notices.models import Delivery, Notice
from rukun.foundation.notices.templates import NoticeTemplate
from rukun.kernel.ids import uuid7
from tests.cast import Cast

GREETING = "test.greeting"


@pytest.fixture(autouse=True)
def greeting(monkeypatch: pytest.MonkeyPatch) -> NoticeTemplate:
    """A template known to these tests only."""
    template = NoticeTemplate(code=GREETING, subject="Case %(number)s", body="%(by)s asks for you.")
    monkeypatch.setitem(templates.TEMPLATES, GREETING, template)
    return template


@pytest.fixture
def mail(settings: Any) -> list[Any]:
    """The letters that left, with a mail server set."""
    from django.core import mail as sent

    settings.EMAIL_HOST = "127.0.0.1"
    return sent.outbox


@pytest.fixture
def tell(cast: Cast) -> Callable[..., list[Notice]]:
    """Tell somebody of a case, by default the camat."""

    def tell(at: datetime | None = None, **who: Any) -> list[Notice]:
        return notify(
            template=GREETING,
            object_type="case",
            object_id=who.pop("object_id", uuid7()),
            params={"number": "PM-2026-0001", "by": "Kabid"},
            at=at or cast.now,
            **(who or {"offices": [cast.office("camat_mendahara_ulu")]}),
        )

    return tell


@pytest.fixture
def letter(tell: Callable[..., list[Notice]], mail: list[Any]) -> Delivery:
    """One letter that waits to be carried, and nothing else."""
    (notice,) = tell()
    Delivery.objects.filter(channel="in_app").delete()
    return Delivery.objects.get(notice=notice)
