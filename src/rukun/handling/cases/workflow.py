"""The ways of a case, a hand-over, a task and a request, as tables."""

from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.capabilities import (
    CASE_CLOSE,
    CASE_COMMENT,
    CASE_DIRECT,
    CASE_OFFER,
    CASE_WORK,
    TASK_DO,
)
from rukun.handling.cases.enums import CaseState as C
from rukun.handling.cases.enums import HandOverState as H
from rukun.handling.cases.enums import RequestState as R
from rukun.handling.cases.enums import TaskState as T
from rukun.kernel.workflow import Transition, Workflow

_OPEN = (C.NEW, C.HANDLED, C.WATCHED, C.REOPENED)

CASE_WORKFLOW = Workflow(
    name="case",
    states=tuple(C.values),
    initial=C.NEW,
    transitions=(
        Transition("start", _("Start handling"), (C.NEW, C.REOPENED), C.HANDLED, CASE_WORK),
        Transition("take_over", _("Accept"), _OPEN, C.HANDLED, CASE_OFFER),
        Transition(
            "watch",
            _("Watch, because …"),
            (C.NEW, C.HANDLED, C.REOPENED),
            C.WATCHED,
            CASE_CLOSE,
            needs_reason=True,
        ),
        Transition("resume", _("Resume handling"), (C.WATCHED,), C.HANDLED, CASE_CLOSE),
        Transition("close", _("Close"), _OPEN, C.CLOSED, CASE_CLOSE, needs_reason=True),
        Transition("reopen", _("Reopen"), (C.CLOSED,), C.REOPENED, CASE_CLOSE, needs_reason=True),
    ),
)

HAND_OVER_WORKFLOW = Workflow(
    name="hand_over",
    states=tuple(H.values),
    initial=H.OFFERED,
    transitions=(
        Transition("accept", _("Accept"), (H.OFFERED,), H.ACCEPTED, CASE_OFFER),
        Transition("return", _("Return"), (H.OFFERED,), H.RETURNED, CASE_OFFER, needs_reason=True),
        Transition("withdraw", _("Withdraw"), (H.OFFERED,), H.WITHDRAWN, CASE_OFFER),
    ),
)

UNFINISHED = (T.GIVEN, T.ACCEPTED, T.IN_PROGRESS, T.PROOF_SUBMITTED)

TASK_WORKFLOW = Workflow(
    name="task",
    states=tuple(T.values),
    initial=T.GIVEN,
    transitions=(
        Transition("accept", _("Accept"), (T.GIVEN,), T.ACCEPTED, TASK_DO),
        Transition("decline", _("Decline"), (T.GIVEN,), T.DECLINED, TASK_DO, needs_reason=True),
        Transition("begin", _("Start work"), (T.ACCEPTED,), T.IN_PROGRESS, TASK_DO),
        Transition(
            "submit_proof",
            _("Submit proof"),
            (T.GIVEN, T.ACCEPTED, T.IN_PROGRESS),
            T.PROOF_SUBMITTED,
            TASK_DO,
        ),
        Transition("approve", _("Proof is sufficient"), (T.PROOF_SUBMITTED,), T.DONE, CASE_DIRECT),
        Transition(
            "send_back",
            _("Send back"),
            (T.PROOF_SUBMITTED,),
            T.IN_PROGRESS,
            CASE_DIRECT,
            needs_reason=True,
        ),
        Transition(
            "cancel",
            _("Cancel"),
            (*UNFINISHED, T.DECLINED),
            T.CANCELLED,
            CASE_DIRECT,
            needs_reason=True,
        ),
    ),
)

REQUEST_WORKFLOW = Workflow(
    name="request",
    states=tuple(R.values),
    initial=R.WAITING,
    transitions=(
        Transition("answer", _("Answer"), (R.WAITING,), R.ANSWERED, CASE_COMMENT),
        Transition("withdraw", _("Withdraw"), (R.WAITING,), R.WITHDRAWN, CASE_DIRECT),
    ),
)
