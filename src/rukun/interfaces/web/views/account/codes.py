"""Come in with a one-time code, and choose a password."""

from http import HTTPStatus

from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from rukun.foundation.people.domain.accounts import change_password, redeem_one_time_code
from rukun.interfaces.web.forms.account import ChangePasswordForm, NewPasswordForm, RedeemForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.errors import DomainError


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@rate_limit(action="login")  # type: ignore[untyped-decorator]  # allauth ships no types
def redeem(request: HttpRequest) -> HttpResponse:
    """Exchange a one-time code for a password; the login follows, with its second factor."""
    form = RedeemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            redeem_one_time_code(
                identifier=form.cleaned_data["identifier"],
                code=form.cleaned_data["code"],
                password=form.cleaned_data["password"],
                at=timezone.now(),
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Your password is set. Log in with it now."))
            return redirect("account_login")
    return render(request, "account/redeem.html", {"form": form}, status=_status(form))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@rate_limit(action="change_password")  # type: ignore[untyped-decorator]  # allauth ships no types
def set_password(request: ActorRequest) -> HttpResponse:
    """Choose a new password; the old one is asked first, unless the office wants it changed."""
    must_change = request.account.must_change_password
    typed = request.POST or None
    form = NewPasswordForm(typed) if must_change else ChangePasswordForm(typed, account=request.account)
    if request.method == "POST" and form.is_valid():
        try:
            account = change_password(
                account=request.account,
                password=form.cleaned_data["password"],
                actor=request.actor,
                at=timezone.now(),
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            update_session_auth_hash(request, account)
            messages.success(request, _("Your new password is set."))
            return redirect("web:home")
    context = {"form": form, "must_change": must_change}
    return render(request, "account/set_password.html", context, status=_status(form))


def _status(form: NewPasswordForm) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
