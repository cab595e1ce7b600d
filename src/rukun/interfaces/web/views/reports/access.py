"""How every view of a report begins, and how what was uploaded is taken in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from rukun.foundation.files.domain import attach_file
from rukun.foundation.files.refusals import FileRefused
from rukun.foundation.sharing.enums import Classification
from rukun.handling.reports.models import REPORT, Report
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7

_NAMED = (
    "region_current__parent",
    "region_as_filed__parent",
    "filed_by_agency",
    "filed_by_office",
    "owner_agency",
    "behalf_office",
)


def visible_report(request: ActorRequest, pk: UUID) -> Report:
    """Return the report with what its page names, or 404."""
    return get_object_or_404(Report.objects.visible_to(request.actor).select_related(*_NAMED), pk=pk)


def submission_key(request: HttpRequest) -> UUID:
    """Return the id that the form carries; one of its own for a form without."""
    try:
        return UUID(request.POST.get("submission_id", ""))
    except ValueError:
        return uuid7()


def credential_of(actor: Actor) -> str:
    """Return whose submissions are told apart: those of one assignment."""
    return f"assignment:{actor.assignment_id}"


def take_files(
    request: HttpRequest,
    report: Report,
    uploads: "Sequence[UploadedFile[Any]]",
    *,
    actor: Actor,
    at: datetime,
) -> bool:
    """Hang files on the report; one that is refused is said and keeps nothing else from going on.

    Outside the transaction that saved the report: rebuilding a photo takes a second.
    """
    is_whole = True
    for upload in uploads:
        try:
            attach_file(
                object_type=REPORT,
                object_id=report.pk,
                upload=upload,
                name=upload.name or _("file"),
                classification=Classification.RESTRICTED,
                description="",
                actor=actor,
                at=at,
            )
        except FileRefused as refusal:
            is_whole = False
            text = _("“%(name)s” was not taken: %(reason)s") % {"name": upload.name, "reason": refusal}
            messages.error(request, text)
    return is_whole
