"""A request of another system, after its token was accepted."""

from django.http import HttpRequest

from rukun.foundation.people.models import Token
from rukun.kernel.actor import Actor


class ApiRequest(HttpRequest):
    """A request with the token's actor; a session in the same browser counts for nothing."""

    actor: Actor
    token: Token
    entity_tag: str  # set by `versions.tag`; the answer carries it as ETag
