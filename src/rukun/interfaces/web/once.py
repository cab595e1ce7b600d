"""Sent twice is done once: a form's `submission_id` under the assignment that sent it."""

import hashlib
import hmac
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rukun.handling.reports.models import Submission
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError

_NOT_CONTENT = frozenset({"csrfmiddlewaretoken", "submission_id"})


class SentBefore(DomainError):
    """The same form came back with other words in it, for example after the back button."""

    message = _(
        "This form was already received once, with other words. What you see now is not sent yet: "
        "send it again if it is meant as a new entry."
    )


def once(request: HttpRequest, *, endpoint: str, actor: Actor, act: Callable[[], object]) -> bool:
    """Carry out `act` unless this very submission was received before; say whether it was done.

    The note that it was received commits with what it did, so that a refused act may be sent
    again. With files it is noted afterwards, because checking a photo takes a second in which
    nobody should wait for the database. A form without an id is carried out as it is.
    """
    submission_id = _submission_id(request)
    if submission_id is None:
        act()
        return True
    key = {
        "credential": f"assignment:{actor.assignment_id}",
        "endpoint": endpoint[:60],
        "submission_id": submission_id,
    }
    words = {"body_hash": body_hash(request), "object_id": submission_id, "at": actor.at}
    known = Submission.objects.filter(**key).first()
    if known is None and request.FILES:
        act()
        Submission.objects.get_or_create(**key, defaults=words)
        return True
    with transaction.atomic():
        known, is_new = Submission.objects.get_or_create(**key, defaults=words)
        if is_new:
            act()
    if known.body_hash != words["body_hash"]:
        raise SentBefore
    return is_new


def _submission_id(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("submission_id", ""))
    except ValueError:
        return None


def body_hash(request: HttpRequest) -> str:
    """Return a keyed hash of what was typed and attached: a repeat is told from something else."""
    # Keyed, so that a copy of the database is no place to try telephone numbers in.
    digest = hmac.new(settings.SECRET_KEY.encode(), digestmod=hashlib.sha256)
    for name in sorted(set(request.POST) - _NOT_CONTENT):
        for value in request.POST.getlist(name):
            digest.update(f"{name}={value}\n".encode())
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            digest.update(f"{name}:{file.name}:{file.size}\n".encode())
    return digest.hexdigest()
