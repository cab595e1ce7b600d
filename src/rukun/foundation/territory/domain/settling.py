"""An officer says what follows a region where the list does not."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from rukun.foundation.journal.domain import record
from rukun.foundation.territory import policy
from rukun.foundation.territory.domain.deriving import derive_successions
from rukun.foundation.territory.enums import SuccessionBasis
from rukun.foundation.territory.models import Edition, Region, Succession
from rukun.foundation.territory.successors import waiting_place
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.regions import VILLAGE, is_within_any, level

SETTLED_ACTION: Final = "succession_settled"
_SURE: Final = 100


@transaction.atomic
def settle_succession(
    *, succession: Succession, new: str, ground: str, actor: Actor, at: datetime
) -> Succession:
    """Decide that `new` follows a region that went; its records move there in the next run.

    `new` is a region in force of the same level inside the officer's territory, or the ancestor at
    which the records wait, where the region was dissolved into it. `ground` is on what that rests (a
    regional regulation, a letter of the village). What hangs below the region is derived anew. A
    decision may be corrected by another one: its records are found by where they were filed. The
    areas of agencies are then changed by hand.
    """
    succession = Succession.objects.select_for_update().select_related("old", "edition").get(pk=succession.pk)
    if not policy.may_settle(succession=succession, actor=actor):
        raise NotAllowed
    region = Region.objects.current().filter(code=new).first()
    if region is None:
        raise Invalid("new", _("There is no such region in force. Choose one from the list."))
    if not is_within_any(new, actor.territory):
        raise Invalid("new", _("That region lies outside your territory. The office above must settle it."))
    if level(new) != succession.old.level and new != waiting_place(succession):
        raise Invalid("new", _("Choose a region of the same kind, or the one where the records wait."))
    if not ground.strip():
        raise Invalid("ground", _("Write on what this rests: a regulation, a decree, a letter."))
    succession.new = region
    succession.suggested = None
    succession.basis = SuccessionBasis.SETTLED
    succession.confidence, succession.is_certain = _SURE, True
    succession.settled_at, succession.ground = at, ground.strip()[:200]
    succession.settled_by_person_id, succession.settled_by_office_id = actor.person_id, actor.office_id
    succession.save()
    _derive_below(succession)
    succession.edition.renew()
    record(
        stream="territory",
        action=SETTLED_ACTION,
        actor=actor,
        at=at,
        object_type="succession",
        object_id=succession.pk,
        data={"old": succession.old_id, "new": new},
    )
    return succession


def _derive_below(succession: Succession) -> None:
    if succession.old.level < VILLAGE:
        before = Edition.objects.get(pk=succession.old.edition_until_id)
        derive_successions(before, succession.edition)
