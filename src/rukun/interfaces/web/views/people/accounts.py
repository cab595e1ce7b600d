"""Log-ins of officers: one-time codes, closing and opening."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rukun.foundation.people.domain.accounts import (
    CODE_LIFE,
    close_account,
    issue_one_time_code,
    reopen_account,
)
from rukun.foundation.people.models import Account
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.errors import DomainError


@require_POST
def code(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Issue a one-time code and show it, this once; reloading issues another one."""
    account = _account(request, pk)
    now = timezone.now()
    try:
        text = issue_one_time_code(account=account, actor=request.actor, at=now)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("people:officer", pk=account.person_id)
    context = {
        "account": account,
        "code": text,
        "expires_at": now + CODE_LIFE,
        "address": request.build_absolute_uri(reverse("account:redeem")),
    }
    return render(request, "people/code.html", context)


@require_POST
def close(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Let nobody log in with this account any more."""
    account = _account(request, pk)
    try:
        close_account(account=account, actor=request.actor, at=timezone.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The account is closed. What it did stays under its name."))
    return redirect("people:officer", pk=account.person_id)


@require_POST
def reopen(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Let the officer log in again."""
    account = _account(request, pk)
    reopen_account(account=account, actor=request.actor, at=timezone.now())
    messages.success(request, _("The account is open again."))
    return redirect("people:officer", pk=account.person_id)


def _account(request: ActorRequest, pk: UUID) -> Account:
    return get_object_or_404(Account.objects.visible_to(request.actor).select_related("person"), pk=pk)
