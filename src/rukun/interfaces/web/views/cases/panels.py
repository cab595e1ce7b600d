"""The panels in which one acts on a case: who may open each, what its form asks, where it goes.

The page draws a panel only where its question says yes; the verb behind it asks the same
question again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django_stubs_ext import StrOrPromise

from rukun.interfaces.web.forms import cases_acts as acts
from rukun.interfaces.web.views.cases.access import BASIS_FIELD, OFFICE_FIELD
from rukun.interfaces.web.views.cases.casefile import CaseFile
from rukun.interfaces.web.views.cases.kinds import KINDS
from rukun.kernel.actor import Actor


class HasKey(Protocol):
    """A row that a panel is about."""

    pk: UUID


@dataclass(frozen=True)
class Panel:
    """One panel, ready for templates/cases/panel.html."""

    code: str
    label: StrOrPromise
    submit: StrOrPromise
    url: str
    form: BaseForm
    icon: str = ""
    question: StrOrPromise = ""
    consequence: StrOrPromise = ""
    css: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    is_multipart: bool = False
    is_press: bool = False

    def styled(self, css: str) -> "Panel":
        """Return the same panel with another button."""
        return Panel(**{**self.__dict__, "css": css})


def open_panel(file: CaseFile, code: str, subject: HasKey | None = None) -> Panel | None:
    """Return the panel called `code`, about `subject`; None if it may not be opened here."""
    may = KINDS[code].may
    if may and not getattr(file.actions, may):
        return None
    if not KINDS[code].exists(file):
        return None
    return build(file, code, make_form(file, code, subject), subject)


def make_form(
    file: CaseFile, code: str, subject: HasKey | None = None, request: HttpRequest | None = None
) -> Any:
    """Return the form of a panel, bound to what `request` posted."""
    kind = KINDS[code]
    posted: Mapping[str, Any] = {}
    if request is not None:
        posted = {"data": request.POST, "files": request.FILES}
    return kind.form(**posted, **kind.given(file, subject), auto_id=f"{_name(code, subject)}-%s")


def build(file: CaseFile, code: str, form: Any, subject: HasKey | None = None) -> Panel:
    """Return the panel around a form."""
    kind = KINDS[code]
    keys = {"pk": file.case.pk} if subject is None else {"pk": file.case.pk, "row": subject.pk}
    return Panel(
        code=_name(code, subject),
        label=kind.label,
        submit=kind.submit,
        url=reverse(f"cases:{kind.route}", kwargs=keys),
        form=form,
        icon=kind.icon,
        question=kind.question,
        consequence=kind.consequence,
        hidden=behalf_values(file.acting),
        is_multipart=kind.is_multipart,
        is_press=kind.form is acts.PressForm,
    )


def behalf_values(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Return what each form of the page carries while one records for another office."""
    behalf = actor.on_behalf
    if behalf is None:
        return ()
    return ((OFFICE_FIELD, str(behalf.office_id)), (BASIS_FIELD, behalf.basis))


def _name(code: str, subject: HasKey | None) -> str:
    return code if subject is None else f"{code}-{subject.pk}"
