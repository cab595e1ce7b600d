"""Hang a file on a case: minutes, photos, titles, proof."""

from datetime import datetime
from functools import partial

from django.db import transaction

from rukun.foundation.files.domain import attach_file
from rukun.foundation.files.domain.attaching import Upload
from rukun.foundation.files.models import Attachment
from rukun.foundation.sharing.enums import Classification
from rukun.handling.cases import policy
from rukun.handling.cases.domain.entering import enter
from rukun.handling.cases.models import CASE, Case
from rukun.kernel.actor import Actor


def file_on_case(
    *,
    case: Case,
    upload: Upload,
    name: str,
    actor: Actor,
    at: datetime,
    kind: str = "",
    description: str = "",
    classification: int = Classification.RESTRICTED,
) -> Attachment:
    """Add a file; whoever opens the case opens it, up to its class. The files room journals it.

    Not one transaction: checking a photo takes a second, in which nobody should have to wait
    for the case. The right to add files is asked, and the case marked active, before.
    """
    with transaction.atomic():
        enter(case, may=partial(policy.may_comment, case=case), actor=actor, at=at)
    return attach_file(
        object_type=CASE,
        object_id=case.pk,
        upload=upload,
        name=name,
        classification=classification,
        description=description,
        kind=kind,
        actor=actor,
        at=at,
    )
