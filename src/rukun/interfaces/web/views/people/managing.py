"""What every administrator's screen of people begins with."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from rukun.foundation.people.capabilities import PEOPLE_MANAGE
from rukun.foundation.people.models import Office
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.actor import Actor
from rukun.kernel.errors import NotAllowed

P = ParamSpec("P")
Guarded = Callable[Concatenate[HttpRequest, P], HttpResponse]
View = Callable[Concatenate[ActorRequest, P], HttpResponse]


def for_managers(view: View[P]) -> Guarded[P]:
    """Refuse a screen to everybody who does not administer people; its verb asks again."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        acting = cast(ActorRequest, request)
        if not acting.actor.may(PEOPLE_MANAGE):
            raise NotAllowed
        return view(acting, *args, **kwargs)

    return guarded


def offices_to_fill(actor: Actor) -> QuerySet[Office]:
    """Return the offices that the actor's regency lists, those of one agency together."""
    offices = Office.objects.active().filter(agency__regency=actor.regency)
    return offices.select_related("agency").order_by("agency__name", "agency_id", "-is_head", "title")
