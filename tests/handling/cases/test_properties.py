"""Whatever the cast presses, in whatever order: nothing is lost and nobody is made the holder."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rukun.foundation.journal.models import Entry
from rukun.foundation.journal.verification import verify_all
from rukun.foundation.people.enums import Rung
from rukun.foundation.sharing.models import Custody, Grant
from rukun.handling.cases.domain import (
    checking,
    closing,
    handing,
    inviting,
    receiving,
    reopening,
    requests,
    tasks,
    uninviting,
    working,
)
from rukun.handling.cases.enums import AttemptKind, AttemptResult, HandOverState, Outcome
from rukun.handling.cases.models import (
    Attempt,
    Case,
    Decision,
    HandOver,
    InformationRequest,
    Invitation,
    Message,
    Task,
    TaskStep,
)
from rukun.handling.cases.timeline import timeline
from rukun.kernel.errors import DomainError
from tests.handling.cases.conftest import Story
from tests.handling.cases.test_handing import WIDE

ACTORS = ("ayu", "kabid", "budi", "fajar", "gita", "hadi", "citra", "dedi", "eka", "other_camat", "indra")
KEPT = (Attempt, Message, Task, TaskStep, HandOver, Decision, InformationRequest, Invitation)


def attempt(story: Story, case: Case) -> dict[str, Any]:
    return {
        "case": case,
        "kind": AttemptKind.MEDIATION,
        "held_on": date(2026, 3, 4),
        "result": AttemptResult.PARTLY,
        "summary": "Mediasi.",
    }


def offer(rung: Rung) -> Callable[[Story, Case], dict[str, Any]]:
    return lambda story, case: {"case": case, "offer": WIDE, "to_rung": rung}


def last(model: type[Any], name: str, **more: Any) -> Callable[[Story, Case], dict[str, Any]]:
    def what(story: Story, case: Case) -> dict[str, Any]:
        row = model.objects.filter(case=case).order_by("-at").first()
        if row is None:
            raise DomainError
        versioned = {"version": row.version} if name == "invitation" else {}
        return {name: row, **versioned, **more}

    return what


STEPS: dict[str, tuple[Callable[..., Any], Callable[[Story, Case], dict[str, Any]]]] = {
    "start": (working.start_work, lambda story, case: {"case": case}),
    "attempt": (working.record_attempt, attempt),
    "message": (working.post_message, lambda story, case: {"case": case, "text": "Catatan."}),
    **{f"offer to {rung.name}": (handing.offer_hand_over, offer(rung)) for rung in Rung},
    "accept": (receiving.accept_hand_over, last(HandOver, "hand_over")),
    "return": (
        receiving.return_hand_over,
        last(HandOver, "hand_over", code="nothing_tried", note="Belum dicoba."),
    ),
    "withdraw": (receiving.withdraw_hand_over, last(HandOver, "hand_over")),
    "assign": (
        tasks.assign_task,
        lambda story, case: {
            "case": case,
            "office": story.cast.office("pupr_roads"),
            "title": "Ukur",
            "share": True,
        },
    ),
    "accept task": (tasks.accept_task, last(Task, "task")),
    "prove": (tasks.submit_proof, last(Task, "task", text="Selesai.")),
    "decline": (tasks.decline_task, last(Task, "task", reason="Bukan bidang kami.")),
    "approve": (checking.approve_task, last(Task, "task")),
    "send back": (checking.send_back_task, last(Task, "task", reason="Kurang.")),
    "cancel": (checking.cancel_task, last(Task, "task", reason="Tidak perlu.")),
    "ask": (
        requests.ask_information,
        lambda story, case: {"case": case, "agency": story.cast.agency("polres"), "question": "Ada laporan?"},
    ),
    "answer": (requests.answer_request, last(InformationRequest, "request", answer="Tidak.")),
    "invite": (
        inviting.invite_agency,
        lambda story, case: {"case": case, "agency": story.cast.agency("polres"), "reason": "Pengamanan"},
    ),
    "uninvite": (uninviting.withdraw_invitation, last(Invitation, "invitation")),
    "done": (inviting.declare_done, last(Invitation, "invitation")),
    "watch": (
        closing.watch_case,
        lambda story, case: {"case": case, "reason": "Panen.", "review_on": date(2026, 12, 1)},
    ),
    "resume": (closing.resume_case, lambda story, case: {"case": case}),
    "close": (
        closing.close_case,
        lambda story, case: {"case": case, "outcome": Outcome.SETTLED, "reason": "Sepakat."},
    ),
    "reopen": (reopening.reopen_case, lambda story, case: {"case": case, "reason": "Ingkar."}),
    "take up": (
        reopening.reopen_case,
        lambda story, case: {"case": case, "reason": "Ingkar.", "rung": Rung.REGENCY},
    ),
}
LENGTH = 50
TAKES_OVER = {"accept", "take up"}


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in KEPT}


@pytest.mark.django_db
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32))
def test_no_order_of_acts_loses_anything(story: Story, seed: int) -> None:
    """Each step is pressed by one after the other, in random order, until it is allowed."""
    dice = random.Random(seed)
    case = story.case()
    for _ in range(LENGTH):
        step = dice.choice(sorted(STEPS))
        for name in dice.sample(ACTORS, len(ACTORS)):
            if _press_and_compare(story, case, step, name):
                break
        _check(story.fresh(case))
    assert list(verify_all()) == []
    assert len(timeline(case, story.who("ayu"))) == _entries(case)


def _press_and_compare(story: Story, case: Case, step: str, name: str) -> bool:
    before, owner, entries = counts(), story.fresh(case).owner_agency_id, _entries(case)
    done = _press(story, case, step, name)
    after, new_owner = counts(), story.fresh(case).owner_agency_id
    assert all(after[key] >= before[key] for key in before), step
    assert done or after == before, step
    assert (_entries(case) > entries) == done, step
    if new_owner != owner:
        assert (done, step in TAKES_OVER, new_owner) == (True, True, story.who(name).agency_id)
    return done


def _press(story: Story, case: Case, step: str, name: str) -> bool:
    verb, what = STEPS[step]
    try:
        story.act(verb, name, **what(story, story.fresh(case)))
    except DomainError:
        return False
    return True


def _entries(case: Case) -> int:
    return Entry.objects.filter(stream=f"case:{case.pk}").count()


def _check(case: Case) -> None:
    open_offers = HandOver.objects.filter(case=case, state=HandOverState.OFFERED)
    assert open_offers.count() <= 1
    assert case.owner_rung == case.rung == case.owner_agency.rung
    held = Custody.objects.get(object_id=case.pk, until_at=None)
    assert (held.agency_id, held.team_id) == (case.owner_agency_id, case.owner_team_id)
    for_offers = Grant.objects.filter(via_type="hand_over", object_id=case.pk, until_at=None)
    assert for_offers.count() == open_offers.count()
    live = Invitation.objects.filter(case=case, withdrawn_at=None)
    invited = Grant.objects.filter(
        via_type="invitation", object_type="case", object_id=case.pk, until_at=None
    )
    assert invited.count() == live.count()
