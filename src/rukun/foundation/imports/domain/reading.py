"""Open the rows of a list again: they may name informants, and then the reading is logged."""

from datetime import datetime
from typing import Final

from django.utils.translation import gettext_lazy as _

from rukun.foundation.imports import policy
from rukun.foundation.imports.models import IMPORT, Import
from rukun.foundation.journal.domain import record_read
from rukun.kernel.actor import Actor
from rukun.kernel.errors import NotAllowed

_PURPOSE: Final = "rows to correct"


class NamesInformants(NotAllowed):
    """The list has a column of informants, and the actor neither uploaded it nor reads informants."""

    message = _("This list names informants. Whoever uploaded it corrects its rows.")


def open_rows(*, run: Import, actor: Actor, at: datetime) -> None:
    """Let the actor read the cells of the rows to correct; log it where they name informants."""
    if not policy.is_entitled(run=run, actor=actor):
        raise NotAllowed
    if not policy.may_read_rows(run=run, actor=actor):
        raise NamesInformants
    if policy.names_informants(run):
        record_read(object_type=IMPORT, object_id=run.pk, purpose=_PURPOSE, actor=actor, at=at)
