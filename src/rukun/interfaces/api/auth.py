"""Who calls: a bearer token, and what it may be used for."""

from typing import cast

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja.security import HttpBearer

from rukun.foundation.people.domain.tokens import accept_token
from rukun.foundation.people.enums import Scope
from rukun.foundation.people.models import Token
from rukun.interfaces.api.problems import Problem
from rukun.interfaces.api.requests import ApiRequest


class Bearer(HttpBearer):
    """Accept a token that carries `scope` (none: any token) and put its actor on the request."""

    def __init__(self, scope: Scope | None = None) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """Return the token if it opens anything now; a missing scope is told apart (403)."""
        credential = accept_token(text=token, at=timezone.now())
        if credential is None:
            return None
        if self.scope is not None and self.scope not in credential.token.scopes:
            raise Problem(
                403,
                "scope-missing",
                _("This token lacks the scope “%(scope)s”.") % {"scope": self.scope},
                headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{self.scope}"'},
            )
        answering = cast("ApiRequest", request)
        answering.actor = credential.actor
        answering.token = credential.token
        return credential.token
