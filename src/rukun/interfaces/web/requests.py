"""The request as views see it, and the small things each view does with it."""

from django.http import HttpRequest

from rukun.foundation.people.models import Account
from rukun.kernel.actor import Actor


class ActorRequest(HttpRequest):
    """A request of a logged-in officer; the middleware has put the actor on it."""

    actor: Actor
    account: Account
    user: Account
