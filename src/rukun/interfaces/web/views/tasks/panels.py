"""The panels of a task: what its office does, what whoever gave it checks."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rukun.handling.cases.models import Task
from rukun.interfaces.web.forms import cases_acts as acts
from rukun.interfaces.web.forms import cases_duties as duties
from rukun.interfaces.web.views.cases.kinds import Kind
from rukun.interfaces.web.views.cases.panels import Panel, behalf_values
from rukun.kernel.actor import Actor

# In the order in which they are offered; `may` names the answer of `TaskActions`.
KINDS: dict[str, Kind] = {
    "accept": Kind(_("Accept"), _("Accept"), "accept", acts.PressForm, "accept"),
    "begin": Kind(_("Start work"), _("Start work"), "begin", acts.PressForm, "begin"),
    "proof": Kind(
        _("Submit proof …"),
        _("Submit proof"),
        "proof",
        duties.ProofForm,
        "submit_proof",
        icon="camera",
        is_multipart=True,
    ),
    "approve": Kind(_("Proof is sufficient"), _("Proof is sufficient"), "approve", acts.PressForm, "approve"),
    "send_back": Kind(
        _("Send back …"),
        _("Send back"),
        "send_back",
        duties.ReasonForm,
        "send_back",
        icon="return",
        consequence=_("The deadline stays as it was."),
    ),
    "decline": Kind(
        _("Decline …"),
        _("Decline"),
        "decline",
        duties.ReasonForm,
        "decline",
        icon="return",
        consequence=_("The task goes back to whoever gave it."),
    ),
    "cancel": Kind(_("Cancel the task …"), _("Cancel the task"), "cancel", duties.ReasonForm, "cancel"),
}


def make_form(code: str, request: HttpRequest | None = None) -> Any:
    """Return the form of a panel, bound to what `request` posted."""
    posted = {} if request is None else {"data": request.POST, "files": request.FILES}
    return KINDS[code].form(**posted, auto_id=f"{code}-%s")


def build(task: Task, code: str, form: Any, acting: Actor, css: str = "") -> Panel:
    """Return the panel around a form."""
    kind = KINDS[code]
    return Panel(
        code=code,
        label=kind.label,
        submit=kind.submit,
        url=reverse(f"tasks:{kind.route}", kwargs={"pk": task.pk}),
        form=form,
        icon=kind.icon,
        consequence=kind.consequence,
        css=css,
        hidden=behalf_values(acting),
        is_multipart=kind.is_multipart,
        is_press=kind.form is acts.PressForm,
    )
