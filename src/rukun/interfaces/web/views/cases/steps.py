"""The panel “Langkah berikut”, the one that depends on who looks.

The first that fits decides: an offer to answer, an answer owed, the handling itself, then what
the others are waiting for. Whoever has nothing to do is told who does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from rukun.handling.cases.actions import task_actions
from rukun.handling.cases.enums import AttemptResult, CaseState, TaskState
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Action, Pair
from rukun.interfaces.web.presentation import Due, StateMark, state_mark
from rukun.interfaces.web.views.cases import wording
from rukun.interfaces.web.views.cases.casefile import CaseFile
from rukun.interfaces.web.views.cases.offers import author_of, came_back, offer_due, offer_pairs
from rukun.interfaces.web.views.cases.panels import HasKey, Panel, open_panel
from rukun.interfaces.web.views.cases.rows import task_due, task_url

_MAIN, _SECOND = "button-main button-big", "button-big"
# What else the acting office may do on the case as a whole, in the order in which it is offered.
_OTHERS: Final = ("attempt", "hand_up", "hand_down", "watch", "resume", "close", "reopen", "done")


@dataclass(frozen=True)
class TaskLink:
    """A task that waits for the acting office."""

    title: str
    url: str
    state: StateMark
    due: Due


@dataclass(frozen=True)
class NextStep:
    """The panel: what it is about, by when, and what one presses; the first button is the solid one."""

    title: StrOrPromise
    pairs: list[Pair] = field(default_factory=list)
    lines: list[StrOrPromise] = field(default_factory=list)
    due: Due | None = None
    link: Action | None = None
    panels: list[Panel] = field(default_factory=list)
    others: list[Panel] = field(default_factory=list)
    tasks: list[TaskLink] = field(default_factory=list)


def next_step(file: CaseFile) -> NextStep:
    """Return what the acting office does next, or whom it waits for."""
    step = next(step for rule in _RULES if (step := rule(file)) is not None)
    shown = {panel.code.partition("-")[0] for panel in step.panels}
    others = [open_panel(file, code, _subject(file, code)) for code in _OTHERS if _fits(file, code, shown)]
    return NextStep(**{**step.__dict__, "others": [panel for panel in others if panel is not None]})


def _fits(file: CaseFile, code: str, shown: set[str]) -> bool:
    if code in shown:
        return False
    return code != "done" or file.actions.declare_done


def _subject(file: CaseFile, code: str) -> HasKey | None:
    return file.my_invitation if code == "done" else None


def _buttons(file: CaseFile, *codes: str, subject: HasKey | None = None) -> list[Panel]:
    """Return the panels that may be opened, the first of them solid."""
    found = [panel for code in codes if (panel := open_panel(file, code, subject)) is not None]
    return [panel.styled(_SECOND if at else _MAIN) for at, panel in enumerate(found)]


# --- Offers ------------------------------------------------------------------------------------


def _decide_offer(file: CaseFile) -> NextStep | None:
    offer = file.offer
    if offer is None or not file.actions.accept:
        return None
    return NextStep(
        _("Next step: accept or return"),
        pairs=offer_pairs(file, offer),
        lines=[_("Until it is accepted, %(holder)s remains the holder.") % {"holder": author_of(offer)}],
        due=offer_due(file, offer),
        panels=_buttons(file, "accept", "return", subject=offer),
    )


def _await_offer(file: CaseFile) -> NextStep | None:
    offer = file.offer
    if offer is None:
        return None
    names = {"to": offer.receiver_name, "holder": author_of(offer)}
    title = _("Waiting for %(to)s") % names
    lines: list[StrOrPromise] = [_("Until it is accepted, %(holder)s remains the holder.") % names]
    panels = _buttons(file, "withdraw", subject=offer)
    return NextStep(
        title,
        pairs=offer_pairs(file, offer),
        lines=lines,
        due=offer_due(file, offer),
        panels=[panel.styled(_SECOND) for panel in panels],
        tasks=my_tasks(file),
    )


# --- Answers, tasks, invitations ----------------------------------------------------------------


def _answer(file: CaseFile) -> NextStep | None:
    if not file.my_requests or file.is_closed:
        return None
    asked = file.my_requests[0]
    return NextStep(
        _("Next step: answer a request for information"),
        pairs=[Pair(_("Asked"), asked.question), Pair(_("Since"), presentation.day(asked.at))],
        panels=[*_buttons(file, "answer", subject=asked), *_seconds(file, "we_did")],
        tasks=my_tasks(file),
    )


def _do_task(file: CaseFile) -> NextStep | None:
    tasks = my_tasks(file)
    if not tasks or file.actions.attempt:
        return None
    return NextStep(_("Next step: your task"), tasks=tasks, panels=_seconds(file, "we_did"))


def my_tasks(file: CaseFile) -> list[TaskLink]:
    """Return the tasks that the acting office has to do something about."""
    found = []
    for task in file.tasks:
        may = task_actions(task, file.party)
        if may.accept or may.begin or may.submit_proof or may.approve:
            state = state_mark(task.state, TaskState(task.state).label)
            found.append(TaskLink(task.title, task_url(task, file), state, task_due(task, file)))
    return found


def _tell(file: CaseFile) -> NextStep | None:
    if file.my_invitation is None or file.is_closed:
        return None
    invitation = file.my_invitation
    lines: list[StrOrPromise] = [
        _("%(holder)s holds this case and has shared it with you.") % {"holder": file.case.holder_name}
    ]
    if invitation.done_at is not None:
        day = presentation.day(invitation.done_at, with_year=False)
        lines.append(_("You said on %(day)s that your part is done.") % {"day": day})
    return NextStep(
        _("Next step: tell what you did"),
        pairs=[Pair(_("Why you were invited"), invitation.reason)],
        lines=lines,
        panels=_buttons(file, "we_did"),
    )


def _seconds(file: CaseFile, *codes: str) -> list[Panel]:
    return [panel.styled(_SECOND) for panel in _buttons(file, *codes)]


# --- The handling itself ------------------------------------------------------------------------


def _closed(file: CaseFile) -> NextStep | None:
    case = file.case
    if not file.is_closed:
        return None
    pairs = [
        Pair(_("Outcome"), case.get_outcome_display()),
        Pair(_("How it ended"), case.state_reason),
        Pair(_("Closed on"), presentation.day_time(case.closed_at) if case.closed_at else ""),
    ]
    panels = [panel.styled(_SECOND) for panel in _buttons(file, "reopen")]
    return NextStep(_("This case is closed"), pairs=pairs, panels=panels)


def _watched(file: CaseFile) -> NextStep | None:
    case = file.case
    if case.state != CaseState.WATCHED:
        return None
    pairs = [Pair(_("Watched, because"), case.state_reason)]
    if case.review_on is not None:
        pairs.append(Pair(_("Look again on"), presentation.day(case.review_on)))
    title = _("Next step: look again") if file.actions.resume else _("This case is watched")
    return NextStep(title, pairs=pairs, panels=_buttons(file, "resume"), tasks=my_tasks(file))


def _start(file: CaseFile) -> NextStep | None:
    if not file.actions.start:
        return None
    return NextStep(
        _("Next step: start handling"),
        pairs=came_back(file),
        lines=[_("Your office holds this case and has not begun.")],
        panels=_buttons(file, "start", "attempt"),
        tasks=my_tasks(file),
    )


def _handle(file: CaseFile) -> NextStep | None:
    if not file.actions.attempt:
        return None
    if not file.tried_here:
        title, codes = _("Next step: record what you try"), ("attempt", "hand_up")
    elif file.tried_here[-1].result == AttemptResult.AGREED and file.actions.close:
        title, codes = _("Next step: close with its outcome"), ("close", "attempt")
    else:
        title, codes = _("Next step: try again or hand over"), ("attempt", "hand_up")
    return NextStep(title, pairs=came_back(file), panels=_buttons(file, *codes), tasks=my_tasks(file))


def _check_proof(file: CaseFile) -> NextStep | None:
    """Somebody's work waits for the holder's word: that comes before new efforts."""
    waiting = [task for task in file.tasks if task_actions(task, file.party).approve]
    if not waiting or not file.actions.attempt:
        return None
    first = waiting[0]
    return NextStep(
        _("Next step: check the proof"),
        pairs=[*came_back(file), Pair(_("Handed in"), f"{first.number}. {first.title}")],
        link=Action(_("Check proof"), task_url(first, file), "main", is_big=True),
        panels=_seconds(file, "attempt", "hand_up"),
        tasks=my_tasks(file),
    )


def _wait(file: CaseFile) -> NextStep | None:
    case = file.case
    holder = case.holder_name
    state = wording.case_state(case).text
    lines = [_("%(holder)s holds this case: %(state)s.") % {"holder": holder, "state": str(state).lower()}]
    return NextStep(_("Nothing waits for you here"), lines=list(lines), panels=[])


_RULES: Final[Iterable[Callable[[CaseFile], NextStep | None]]] = (
    _decide_offer,
    _answer,
    _do_task,
    _closed,
    _await_offer,
    _watched,
    _check_proof,
    _start,
    _handle,
    _tell,
    _wait,
)
