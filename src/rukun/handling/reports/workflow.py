"""The way of a report, as a table."""

from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.capabilities import REPORT_DECIDE, REPORT_FILE, REPORT_VERIFY
from rukun.handling.reports.enums import ReportState as S
from rukun.kernel.workflow import Transition, Workflow

REPORT_WORKFLOW = Workflow(
    name="report",
    states=tuple(S.values),
    initial=S.DRAFT,
    transitions=(
        Transition("send", _("Send"), (S.DRAFT,), S.SENT, REPORT_FILE),
        Transition("verify", _("Verify"), (S.SENT, S.NEEDS_CLARIFICATION), S.VERIFIED, REPORT_VERIFY),
        Transition(
            "ask",
            _("Ask for clarification"),
            (S.SENT,),
            S.NEEDS_CLARIFICATION,
            REPORT_VERIFY,
            needs_reason=True,
        ),
        Transition("clarify", _("Clarify"), (S.NEEDS_CLARIFICATION,), S.SENT, REPORT_FILE),
        Transition(
            "set_not_shown",
            _("Not shown"),
            (S.SENT, S.NEEDS_CLARIFICATION),
            S.NOT_SHOWN,
            REPORT_VERIFY,
            needs_reason=True,
        ),
        Transition(
            "link",
            _("Link as look-alike"),
            (S.SENT, S.NEEDS_CLARIFICATION, S.VERIFIED),
            S.LOOK_ALIKE,
            REPORT_VERIFY,
        ),
        Transition(
            "unlink",
            _("Not the same after all"),
            (S.LOOK_ALIKE,),
            S.SENT,
            REPORT_VERIFY,
            needs_reason=True,
        ),
        Transition(
            "watch",
            _("Watch, because …"),
            (S.VERIFIED,),
            S.WATCHED,
            REPORT_DECIDE,
            needs_reason=True,
        ),
        Transition(
            "prolong",
            _("Go on watching …"),
            (S.WATCHED,),
            S.WATCHED,
            REPORT_DECIDE,
            needs_reason=True,
        ),
        Transition(
            "end_watch",
            _("End the watch …"),
            (S.WATCHED,),
            S.WATCH_ENDED,
            REPORT_DECIDE,
            needs_reason=True,
        ),
        Transition("open_case", _("Open a case"), (S.VERIFIED, S.WATCHED), S.BECAME_CASE, REPORT_DECIDE),
        Transition("attach", _("Attach to a case"), (S.VERIFIED, S.WATCHED), S.ATTACHED, REPORT_DECIDE),
    ),
)
