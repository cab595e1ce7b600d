"""Acts that are recorded for an office which does not log in."""

from dataclasses import replace

from rukun.foundation.people.models import Office
from rukun.foundation.people.policy import may_act_on_behalf
from rukun.interfaces.api.schemas.values import Act
from rukun.kernel.actor import Actor, OnBehalf
from rukun.kernel.errors import NotAllowed


def acting(actor: Actor, body: Act) -> Actor:
    """Return who acts by this body: the token's office, or the one that it records for.

    An office that cannot be recorded for is refused, so that nothing is written down as the act
    of somebody else; whether that office may do it is decided by the verb.
    """
    behalf = body.on_behalf
    if behalf is None:
        return actor
    seen = Office.objects.visible_to(actor).select_related("agency")
    office = seen.filter(pk=behalf.office, is_active=True).first()
    if office is None or not may_act_on_behalf(actor, office):
        raise NotAllowed
    return replace(actor, on_behalf=OnBehalf(label=office.title, basis=behalf.basis, office_id=office.pk))
