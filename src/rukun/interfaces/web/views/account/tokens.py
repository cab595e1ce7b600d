"""API tokens: one's own and those one has lent, a new one shown once, and their end."""

from http import HTTPStatus
from uuid import UUID

from allauth.decorators import rate_limit
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from rukun.foundation.people.domain.tokens import create_token, revoke_token
from rukun.foundation.people.enums import Scope
from rukun.foundation.people.models import Token
from rukun.foundation.people.tokens import lendable_assignments
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.tokens import TokenForm
from rukun.interfaces.web.presentation import StateMark, state_mark
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.errors import DomainError, NotAllowed

_MOST = 100


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@rate_limit(action="reauthenticate")  # type: ignore[untyped-decorator]  # allauth ships no types
def index(request: ActorRequest) -> HttpResponse:
    """List the tokens; make one and show it, this once: reloading asks for the password again."""
    lendable = lendable_assignments(request.actor)
    if request.method == "POST" and not lendable:
        raise NotAllowed
    form = TokenForm(request.POST or None, account=request.account, assignments=lendable)
    if request.method == "POST" and form.is_valid():
        try:
            return _issued(request, form)
        except DomainError as refusal:
            show_refusal(form, refusal, names={"until": "days"})
    context = {
        "form": form if lendable else None,
        "confirmation": forms.Form(),
        "rows": [(token, _standing(token, request), _uses(token)) for token in _tokens(request)],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "account/tokens.html", context, status=status)


@require_POST
def revoke(request: ActorRequest, pk: UUID) -> HttpResponse:
    """End a token at once."""
    token = get_object_or_404(
        Token.objects.visible_to(request.actor).select_related("assignment__office__agency"), pk=pk
    )
    try:
        revoke_token(token=token, actor=request.actor, at=timezone.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The token is revoked. It opens nothing any more."))
    return redirect("account:tokens")


def _issued(request: ActorRequest, form: TokenForm) -> HttpResponse:
    now, given = timezone.now(), form.cleaned_data
    text = create_token(
        assignment=given["assignment"],
        scopes=given["scopes"],
        label=given["label"],
        until=now + form.life(),
        actor=request.actor,
        at=now,
    )
    context = {
        "text": text,
        "label": given["label"],
        "expires_at": now + form.life(),
        "address": request.build_absolute_uri("/api/v1/me"),
    }
    return render(request, "account/token_new.html", context)


def _tokens(request: ActorRequest) -> list[Token]:
    """Return those that still open first, the newest first."""
    rows = Token.objects.visible_to(request.actor).select_related("assignment__office", "assignment__person")
    newest = list(rows.order_by("-created_at", "-pk")[:_MOST])
    return sorted(newest, key=lambda token: not _opens(token, request))


def _opens(token: Token, request: ActorRequest) -> bool:
    return token.revoked_at is None and token.expires_at > request.actor.at


def _standing(token: Token, request: ActorRequest) -> StateMark | None:
    """Return how a token ended; one that still opens needs no mark."""
    if _opens(token, request):
        return None
    return state_mark("withdrawn", _("Revoked") if token.revoked_at else _("Out of date"))


def _uses(token: Token) -> str:
    return "; ".join(str(Scope(scope).label) for scope in token.scopes)
