"""What cases add to the registries below: kinds of duty, words of notices, work of the clock."""

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from rukun.foundation.files.owners import register_owner
from rukun.foundation.notices.templates import NoticeTemplate, register_template
from rukun.foundation.obligations.kinds import register_kind
from rukun.foundation.obligations.ticking import register_duty
from rukun.foundation.people.capabilities import (
    CASE_CLOSE,
    CASE_COMMENT,
    CASE_DIRECT,
    CASE_OFFER,
    CASE_WORK,
    TASK_DO,
)
from rukun.foundation.sharing.signals import person_recused, recusal_lifted
from rukun.foundation.territory.domain import register_owned
from rukun.handling.cases import narration
from rukun.handling.cases.domain.receiving import accept_overdue
from rukun.handling.cases.domain.recusing import keep_out_of_papers, let_into_papers
from rukun.handling.cases.models import CASE, Case

CASE_PAGE: Final = "cases:detail"

_KINDS: Final = (
    ("case.start", _("Start handling the case"), _("Start handling"), "", CASE_WORK),
    ("case.mediate", _("Bring the parties together"), _("Record an effort"), "#attempt", CASE_WORK),
    ("case.review", _("Look at a watched case again"), _("Look again"), "", CASE_CLOSE),
    ("hand_over.accept", _("Accept or return a case"), _("Accept or return"), "#hand-over", CASE_OFFER),
    ("hand_over.returned", _("A case came back"), _("Continue"), "", CASE_WORK),
    ("task.do", _("Task"), _("Show task"), "#tasks", TASK_DO),
    ("task.check", _("Check proof"), _("Check proof"), "#tasks", CASE_DIRECT),
    ("task.declined", _("A task was declined"), _("Give it to another office"), "#tasks", CASE_DIRECT),
    ("request.answer", _("Request for information"), _("Answer"), "#requests", CASE_COMMENT),
)

_NOTICES: Final = (
    ("case.opened", _("New case %(number)s"), _("%(by)s opened a case that your office handles.")),
    (
        "case.reopened",
        _("Case %(number)s was reopened"),
        _("%(by)s reopened a case that your office handles."),
    ),
    ("case.closed", _("Case %(number)s was closed"), _("%(by)s closed the case.")),
    (
        "hand_over.offered",
        _("Case %(number)s was handed to you"),
        _("%(by)s hands over a case; accept or return it. Until then the sender remains the holder."),
    ),
    (
        "hand_over.accepted",
        _("Case %(number)s was accepted"),
        _("%(by)s accepted the case and holds it from now on."),
    ),
    (
        "hand_over.deemed",
        _("Case %(number)s counts as accepted"),
        _("The time to accept or return has passed; by rule of the regency the receiver now holds the case."),
    ),
    (
        "hand_over.returned",
        _("Case %(number)s came back"),
        _("%(by)s returned the case with a reason. Your office remains the holder."),
    ),
    ("hand_over.withdrawn", _("Case %(number)s: offer withdrawn"), _("%(by)s took the offer back.")),
    ("task.given", _("New task on case %(number)s"), _("%(by)s gave your office a task.")),
    ("task.declined", _("Task on case %(number)s declined"), _("%(by)s declined a task, with a reason.")),
    ("task.proof", _("Proof on case %(number)s to check"), _("%(by)s submitted proof of a task.")),
    ("task.sent_back", _("Proof on case %(number)s sent back"), _("%(by)s asks for better proof.")),
    ("task.approved", _("Task on case %(number)s done"), _("%(by)s found the proof sufficient.")),
    ("task.cancelled", _("Task on case %(number)s cancelled"), _("%(by)s cancelled a task.")),
    (
        "request.asked",
        _("Request for information on case %(number)s"),
        _("%(by)s asks your agency for information."),
    ),
    ("request.answered", _("Answer on case %(number)s"), _("%(by)s answered a request for information.")),
    ("request.withdrawn", _("Request on case %(number)s withdrawn"), _("%(by)s no longer asks for this.")),
    (
        "invitation.made",
        _("Case %(number)s was shared with you"),
        _("%(by)s opened this case to your agency: this one and no other."),
    ),
    (
        "invitation.withdrawn",
        _("Case %(number)s is no longer shared"),
        _("%(by)s ended the sharing of this case with your agency."),
    ),
    (
        "invitation.done",
        _("Case %(number)s: an agency is done"),
        _("%(by)s says that its part is done."),
    ),
)

# Those who can no longer open the case are told so without a link to it.
_WITHOUT_PAGE: Final = frozenset({"invitation.withdrawn", "hand_over.withdrawn"})


def register() -> None:
    """Fill the registries; called once, when the app is ready."""
    narration.register()
    register_owner(CASE, Case.objects.visible_to, Case.objects.read_in_full_by)
    register_owned(Case, number_field="number", filed_field="region_as_filed")
    person_recused.connect(keep_out_of_papers, dispatch_uid="cases.keep_out_of_papers")
    recusal_lifted.connect(let_into_papers, dispatch_uid="cases.let_into_papers")

    for code, label, action, anchor, capability in _KINDS:
        register_kind(code, label, CASE_PAGE, action=action, anchor=anchor, capability=capability)
    for code, subject, body in _NOTICES:
        route = "" if code in _WITHOUT_PAGE else CASE_PAGE
        register_template(NoticeTemplate(code=code, subject=subject, body=body, route=route))
    register_duty("cases.accept_overdue", timedelta(minutes=1), accept_overdue)
