"""What the people around a report are told, and the duties it brings: registered at start."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from rukun.foundation.notices.templates import NoticeTemplate, register_template
from rukun.foundation.obligations.kinds import register_kind
from rukun.foundation.people.capabilities import REPORT_DECIDE, REPORT_FILE, REPORT_VERIFY

RED_REPORT: Final = "report.red"
AMENDED: Final = "report.amended"
CLARIFIED: Final = "report.clarified"
QUESTION: Final = "report.question"
ANSWERED: Final = "report.answered"

_PAGE = "reports:detail"

_TEMPLATES: Final = (
    NoticeTemplate(
        RED_REPORT,
        _("Red report %(number)s"),
        _("A report marked red has come in and waits to be verified."),
        _PAGE,
    ),
    NoticeTemplate(
        AMENDED,
        _("Report %(number)s was amended"),
        _("The reporter added to a report."),
        _PAGE,
        "#amendments",
    ),
    NoticeTemplate(
        CLARIFIED,
        _("Report %(number)s was clarified"),
        _("The reporter has answered the question; the report waits to be verified."),
        _PAGE,
        "#amendments",
    ),
    NoticeTemplate(
        QUESTION,
        _("Question about report %(number)s"),
        _("Kesbangpol asks you to clarify something in your report."),
        _PAGE,
        "#answers",
    ),
    NoticeTemplate(
        ANSWERED,
        _("Answer to report %(number)s"),
        _("Your report has been answered."),
        _PAGE,
        "#answers",
    ),
)


def register() -> None:
    """Make the templates and the kinds of duties of this room known."""
    for template in _TEMPLATES:
        register_template(template)
    register_kind(
        "report.verify",
        _("Report to verify"),
        _PAGE,
        action=_("Verify"),
        anchor="#verification",
        capability=REPORT_VERIFY,
    )
    register_kind(
        "report.decide",
        _("Report to decide on"),
        _PAGE,
        action=_("Decide"),
        anchor="#decision",
        capability=REPORT_DECIDE,
    )
    register_kind(
        "report.review",
        _("Watched report to look at again"),
        _PAGE,
        action=_("Look again"),
        anchor="#decision",
        capability=REPORT_DECIDE,
    )
    register_kind(
        "report.clarify",
        _("Question about your report"),
        _PAGE,
        action=_("Answer"),
        anchor="#answers",
        capability=REPORT_FILE,
    )
