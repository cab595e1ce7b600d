"""One's own account: user name, language, single keys, ways to log in."""

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rukun.foundation.people.domain.accounts import set_username
from rukun.foundation.people.domain.actors import live_assignments
from rukun.foundation.people.domain.officers import choose_preferences
from rukun.foundation.people.models import Person
from rukun.interfaces.web.forms.account import AccountForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.languages import remember_language
from rukun.interfaces.web.parts import Pair
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.errors import DomainError


@require_http_methods(["GET", "POST"])
def mine(request: ActorRequest) -> HttpResponse:
    """Show one's account and save what one may change oneself."""
    person = request.account.person
    form = AccountForm(request.POST or None, initial=_stored(request))
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, form)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            with translation.override(form.cleaned_data["language"]):
                messages.success(request, _("Your account is saved."))
            return remember_language(redirect("account:mine"), form.cleaned_data["language"])
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(
        request, "account/mine.html", {"form": form, "facts": _facts(request, person)}, status=status
    )


@transaction.atomic
def _save(request: ActorRequest, form: AccountForm) -> None:
    at, account = timezone.now(), request.account
    if form.cleaned_data["username"] != account.username:
        set_username(account=account, username=form.cleaned_data["username"], actor=request.actor, at=at)
    choose_preferences(
        person=account.person,
        language=form.cleaned_data["language"],
        uses_single_keys=form.cleaned_data["uses_single_keys"],
        actor=request.actor,
        at=at,
    )


def _stored(request: ActorRequest) -> dict[str, object]:
    person = request.account.person
    return {
        "username": request.account.username,
        "language": person.language,
        "uses_single_keys": person.uses_single_keys,
    }


def _facts(request: ActorRequest, person: Person) -> list[Pair]:
    offices = [
        f"{assignment.title}, {assignment.office.agency.short_name}"
        for assignment in live_assignments(request.account, request.actor.at)
    ]
    facts = (
        (_("Name"), person.name),
        (_("NIP"), person.nip),
        (_("Mobile number"), f"+{person.phone}" if person.phone else ""),
        (_("E-mail"), person.email),
        (_("Offices"), "; ".join(offices)),
    )
    return [Pair(term, value or _("not known"), is_unknown=not value) for term, value in facts]
