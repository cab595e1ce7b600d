"""The first run: one page that makes an empty installation a regency's own."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.domain.setup import set_up_regency
from rukun.foundation.people.models import Account
from rukun.foundation.people.queries import needs_setup
from rukun.foundation.settings.domain import set_value
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.setup import SetupForm
from rukun.kernel.errors import DomainError, Invalid

_BACKEND = "rukun.foundation.people.login.OfficerBackend"
# The names under which the domain refuses what this form calls otherwise.
_FIELDS = {"phone": "mobile", "value": "address"}


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask for regency, letterhead and first administrator; once, then this page is gone."""
    if not needs_setup():
        raise Http404
    form = SetupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = _set_up(form)
        except Invalid as refusal:
            show_refusal(form, Invalid(_FIELDS.get(refusal.field, refusal.field), str(refusal)))
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            login(request, account, backend=_BACKEND)
            messages.success(request, _("Rukun is set up. Now add the officers of your offices."))
            return redirect("people:list")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "setup/start.html", {"form": form}, status=status)


@transaction.atomic
def _set_up(form: SetupForm) -> Account:
    at = timezone.now()
    regency = form.cleaned_data["regency"]
    account, actor = set_up_regency(
        regency=regency,
        agency_name=form.cleaned_data["agency_name"],
        administrator=form.administrator(),
        at=at,
    )
    for code, value in form.letterhead().items():
        set_value(
            key=code,
            region=regency,
            value=value,
            legal_basis=_("Entered at the first run"),
            valid_from=local_date(at, regency),
            actor=actor,
            at=at,
        )
    return account
