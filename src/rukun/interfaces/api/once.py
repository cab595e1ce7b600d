"""Sent twice is done once, whatever is sent."""

import json
from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.secrets.domain import exact_index
from rukun.handling.reports.models import Submission
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.values import Entry
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError

ENDPOINT: Final = "api"


class SubmissionConflict(DomainError):
    """The same submission id came with other content (409)."""

    message = _(
        "Something else was already received under this submission id. Nothing was overwritten: send "
        "this under a new id."
    )


def once(request: ApiRequest, body: Entry, act: Callable[[], UUID]) -> tuple[UUID, bool]:
    """Do `act`, which returns the id of what it made, unless this submission was received before.

    Return that id and whether it is new. What was received is noted in the same transaction:
    a refused act may be sent again, and two at once make one.
    """
    with transaction.atomic():
        submission, is_new = Submission.objects.get_or_create(
            credential=credential_of(request.actor),
            endpoint=ENDPOINT,
            submission_id=body.submission_id,
            defaults={
                "body_hash": content_hash(request, body),
                "object_id": body.submission_id,
                "at": request.actor.at,
            },
        )
        if is_new:
            made = act()
            Submission.objects.filter(pk=submission.pk).update(object_id=made)
            return made, True
    if submission.body_hash != content_hash(request, body):
        raise SubmissionConflict
    return submission.object_id, False


def was_received(actor: Actor, body: Entry) -> bool:
    """Say whether something has come under this submission id before."""
    known = Submission.objects.filter(
        credential=credential_of(actor), endpoint=ENDPOINT, submission_id=body.submission_id
    )
    return known.exists()


def credential_of(actor: Actor) -> str:
    """Name whose ids these are: the assignment, so that a renewed token repeats nothing."""
    return f"assignment:{actor.assignment_id}"


def content_hash(request: ApiRequest, body: Entry) -> str:
    """Return a fingerprint of what was said and where, blind to order and spaces.

    Keyed: a plain hash of a body would let somebody with a copy of the database try out
    telephone numbers of informants until one fits.
    """
    content = body.model_dump(mode="json", exclude_unset=True, exclude={"submission_id"})
    return exact_index(f"{request.path}\n{json.dumps(content, sort_keys=True)}", purpose="submission")
