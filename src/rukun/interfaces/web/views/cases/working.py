"""Work on a case: start, what was tried, notes, ratings, files, reports."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from rukun.foundation.files.models import Attachment
from rukun.handling.cases.domain.assessing import assess as assess_case
from rukun.handling.cases.domain.assessing import change_urgency
from rukun.handling.cases.domain.attaching import attach_report, link_incident
from rukun.handling.cases.domain.filing import file_on_case
from rukun.handling.cases.domain.working import post_message, record_attempt, start_work
from rukun.handling.cases.enums import MessageKind
from rukun.handling.cases.models import Case
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases.carrying import carry_out, file_of
from rukun.kernel.actor import Actor


@require_POST
def start(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Say that the holder has begun."""
    file = file_of(request, pk)
    return carry_out(request, file, "start", partial(start_work, case=file.case), said=_("Handling started."))


@require_POST
def attempt(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Record what was tried."""
    file = file_of(request, pk)
    verb = partial(record_attempt, case=file.case)
    return carry_out(request, file, "attempt", verb, said=_("The effort is recorded."))


@require_POST
def message(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Add a note, or say what one's agency did."""
    file = file_of(request, pk)
    code = "we_did" if request.POST.get("kind") == MessageKind.WE_DID else "message"
    verb = partial(post_message, case=file.case)
    return carry_out(request, file, code, verb, said=_("Your note is on the case."))


@require_POST
def assess(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Rate likelihood and impact anew."""
    file = file_of(request, pk)
    verb = partial(assess_case, case=file.case)
    return carry_out(request, file, "assess", verb, said=_("The rating is saved."))


@require_POST
def urgency(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Decide that the case is more or less urgent."""
    file = file_of(request, pk)
    verb = partial(change_urgency, case=file.case)
    return carry_out(request, file, "urgency", verb, said=_("The urgency is changed."))


@require_POST
def attach(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Attach a verified report."""
    file = file_of(request, pk)
    verb = partial(attach_report, case=file.case)
    return carry_out(request, file, "attach", verb, said=_("The report is attached."))


@require_POST
def link(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Say that an incident belongs to the case."""
    file = file_of(request, pk)
    verb = partial(link_incident, case=file.case)
    return carry_out(request, file, "link_incident", verb, said=_("The incident is linked."))


@require_POST
def upload(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Hang a file on the case."""
    file = file_of(request, pk)
    verb = partial(hang, case=file.case)
    return carry_out(request, file, "upload", verb, said=_("The file is on the case."))


def hang(
    *,
    case: Case,
    upload: "UploadedFile[Any]",
    kind: str,
    description: str,
    classification: int,
    actor: Actor,
    at: datetime,
) -> Attachment:
    """Hang an uploaded file on the case, under its own name."""
    return file_on_case(
        case=case,
        upload=upload,
        name=upload.name or "",
        kind=kind,
        description=description,
        classification=classification,
        actor=actor,
        at=at,
    )
