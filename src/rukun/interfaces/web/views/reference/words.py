"""Lists of words: what the nation starts with, and what the regency makes of it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rukun.foundation.settings import policy
from rukun.foundation.settings.domain import retire_word, save_word
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import words
from rukun.foundation.settings.models import Lookup
from rukun.interfaces.web.forms.reference import ListForm, WordForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.errors import Invalid

_CODE_LENGTH = 40


@require_safe
def lookups(request: ActorRequest) -> HttpResponse:
    """Show one list with all its words, retired ones at the end."""
    wanted = ListForm(request.GET)
    chosen = (wanted.cleaned_data["daftar"] if wanted.is_valid() else "") or LookupList.ISSUE_TYPE
    return _page(request, LookupList(chosen), WordForm())


@require_POST
def word_save(request: ActorRequest, list_code: str, code: str = "") -> HttpResponse:
    """Add a word, or give one that is there another label; it comes back into use with it."""
    chosen, form = _list(list_code), WordForm(request.POST)
    known = words(chosen, region=request.actor.regency)
    if form.is_valid():
        try:
            word = _named(known, code) if code else None
            save_word(
                list_code=chosen,
                code=word.code if word else _new_code(form.cleaned_data["label"], known),
                region=request.actor.regency,
                label=form.cleaned_data["label"],
                label_en=form.cleaned_data["label_en"],
                order=word.order if word else 1000,
                actor=request.actor,
                at=timezone.now(),
            )
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The word is saved."))
            return redirect(_address(chosen))
    return _page(request, chosen, form, edited=code, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
def word_retire(request: ActorRequest, list_code: str, code: str) -> HttpResponse:
    """Take a word out of the choices; records that bear it keep showing it."""
    chosen = _list(list_code)
    try:
        retire_word(
            list_code=chosen,
            code=code,
            region=request.actor.regency,
            actor=request.actor,
            at=timezone.now(),
        )
    except Invalid as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The word is no longer offered."))
    return redirect(_address(chosen))


def _page(
    request: ActorRequest,
    chosen: LookupList,
    form: WordForm,
    *,
    edited: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    regency = request.actor.regency
    known = words(chosen, region=regency)
    context = {
        "list": chosen,
        "lists": [(one, _address(one)) for one in LookupList],
        "rows": sorted(
            ((word, _form_of(word, form, edited)) for word in known), key=lambda row: not row[0].is_active
        ),
        "form": WordForm() if edited else form,
        "may_manage": policy.may_manage(region=regency, actor=request.actor),
    }
    return render(request, "reference/lookups.html", context, status=status)


def _form_of(word: Lookup, sent: WordForm, edited: str) -> WordForm:
    if word.code == edited:
        return sent
    return WordForm(initial={"label": word.label, "label_en": word.label_en}, auto_id=f"{word.code}_%s")


def _list(code: str) -> LookupList:
    if code not in LookupList.values:
        raise Http404
    return LookupList(code)


def _named(known: list[Lookup], code: str) -> Lookup:
    found = next((word for word in known if word.code == code), None)
    if found is None:
        raise Http404
    return found


def _new_code(label: str, known: list[Lookup]) -> str:
    """Return the code of a new word, made from its label once and for all."""
    code = slugify(label).replace("-", "_")[:_CODE_LENGTH].strip("_")
    if not code or any(word.code == code for word in known):
        raise Invalid("label", _("The list already has this word, or it has no letters. Change the label."))
    return code


def _address(chosen: LookupList) -> str:
    return f"{reverse('reference:lookups')}?daftar={chosen.value}"
