"""The words with which silence is shown to the next office."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from rukun.foundation.notices.templates import NoticeTemplate, register_template

CLIMBED: Final = "obligation.climbed"


def register() -> None:
    """Make the templates of this room known."""
    register_template(
        NoticeTemplate(
            code=CLIMBED,
            subject=_("Waiting for an answer: %(summary)s"),
            body=_(
                "This has been waiting at %(agency)s since its due time. Please see whether help is "
                "needed; nothing changes by itself."
            ),
        )
    )
