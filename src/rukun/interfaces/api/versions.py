"""Change only what the caller has seen: If-Match carries the version, ETag gives it."""

import re
from collections.abc import Callable
from typing import Annotated, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from ninja import Schema
from ninja.params.functions import Header

from rukun.handling.cases.models import Case, HandOver, InformationRequest, Invitation, Task, Track
from rukun.handling.reports.models import Report
from rukun.interfaces.api.problems import Problem
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.cases_out import CaseBrief
from rukun.interfaces.api.schemas.reports_out import ReportBrief
from rukun.interfaces.api.schemas.rows import HandOverOut, InvitationOut, RequestOut, TaskOut, TrackOut
from rukun.kernel.errors import StaleVersion

CaseRecord = HandOver | InformationRequest | Invitation | Task | Track
Record = Report | Case | CaseRecord
IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", description="The ETag or version that was seen; needed, else 428"),
]
_TAGS = re.compile(r'\s*(?:W/)?"(\d{1,9})"\s*(?:,|$)')


def etag(version: int) -> str:
    """Return a version as an entity tag."""
    return f'"{version}"'


def tag(request: ApiRequest, version: int) -> None:
    """Let the answer carry the version of what it shows as its ETag."""
    request.entity_tag = etag(version)


def change(record: Record, if_match: str | None, act: Callable[[], object]) -> None:
    """Do `act` on `record` if it still has a version that the caller has seen.

    The row behind which its writers queue is held meanwhile, so that nobody else comes in
    between. Problem 428 without If-Match, `StaleVersion` (412) when somebody was faster.
    """
    seen = _seen(if_match)
    with transaction.atomic():
        _hold(record)
        if record.version not in seen:
            raise StaleVersion(record)
        act()


def shown(record: object) -> dict[str, Any] | None:
    """Return a record as lists show it, for the caller whose version was stale."""
    brief: Schema
    match record:
        case Report():
            brief = ReportBrief.of(record)
        case Case():
            brief = CaseBrief.of(record)
        case HandOver():
            brief = HandOverOut.of(record)
        case Task():
            brief = TaskOut.of(record)
        case InformationRequest():
            brief = RequestOut.of(record)
        case Invitation():
            brief = InvitationOut.of(record)
        case Track():
            brief = TrackOut.of(record)
        case _:
            return None
    return brief.model_dump()


def _hold(record: Record) -> None:
    if isinstance(record, Report):
        Report.objects.select_for_update().get(pk=record.pk)
    else:
        case_id = record.pk if isinstance(record, Case) else record.case_id
        Case.objects.select_for_update().get(pk=case_id)
    record.refresh_from_db()


def _seen(if_match: str | None) -> frozenset[int]:
    if if_match is None or if_match.strip() == "*":
        raise Problem(
            428,
            "version-missing",
            _("Send the version that you have seen as If-Match, so that nothing is overwritten unseen."),
        )
    tags = _TAGS.findall(if_match)
    if not tags:
        detail = _('Write If-Match as it came in ETag, for example "3".')
        raise Problem(400, "unreadable", detail, mistakes=[{"header": "If-Match", "detail": str(detail)}])
    return frozenset(int(tag) for tag in tags)
