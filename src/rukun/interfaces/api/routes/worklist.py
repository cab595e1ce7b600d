"""What the office owes."""

from typing import Annotated

from ninja import Router
from ninja.params.functions import Query

from rukun.foundation.obligations.queries import worklist
from rukun.foundation.people.enums import Scope
from rukun.interfaces.api.auth import Bearer
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.people import DutyOut, WorklistOut

router = Router(tags=["worklist"])


@router.get("/tasks", auth=Bearer(Scope.WORKLIST_READ), response=WorklistOut, url_name="worklist")
def list_duties(request: ApiRequest, limit: Annotated[int, Query(ge=1, le=200)] = 100) -> WorklistOut:
    """What needs the office: tasks and whatever else it owes on reports and cases."""
    rows = list(worklist(request.actor)[: limit + 1])
    items = [DutyOut.of(row, request.actor.at) for row in rows[:limit]]
    return WorklistOut(items=items, more=len(rows) > limit)
