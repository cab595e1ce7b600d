"""What others are asked to do on a case: tasks, answers, invitations, files, reports."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.files.models import Attachment
from rukun.foundation.people.models import Agency, Office
from rukun.foundation.sharing.enums import Classification
from rukun.handling.cases.models import Invitation, Task
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.models import Report
from rukun.interfaces.web.forms.cases_acts import ActForm, text_field
from rukun.interfaces.web.forms.choosing import (
    IncidentField,
    OfficeField,
    ReportField,
    file_words,
    report_words,
    set_known,
    set_rows,
)


class AssignForm(ActForm):
    """Give an office a task; the deadline is chosen in working days and shown as a date."""

    title = forms.CharField(label=_("What is to be done"), max_length=200)
    office = OfficeField(
        label=_("Office responsible"),
        empty_label=_("Choose an office"),
        queryset=Office.objects.none(),
        help_text=_("Only offices that can open this case. Invite an agency first if it is missing."),
    )
    working_days = forms.TypedChoiceField(label=_("Deadline"), coerce=int)
    instruction = text_field(_("More about it"), rows=2, required=False)
    replaces = forms.TypedChoiceField(
        label=_("In place of a declined task"), required=False, empty_value=None
    )

    def __init__(self, *args: Any, offices: Any, declined: list[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_rows(self, "office", offices)
        set_known(self, "replaces", declined, lambda task: f"{task.number}. {task.title}", ask=_("no"))
        if not declined:
            del self.fields["replaces"]


class AskForm(ActForm):
    """Ask an agency that is no subordinate; this is never late."""

    agency = forms.TypedChoiceField(label=_("Agency"))
    question = text_field(_("What we would like to know"))

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_known(self, "agency", agencies, str, ask=_("Choose an agency"))


class AnswerForm(ActForm):
    """The agency's answer."""

    answer = text_field(_("Answer"))


class PapersForm(ActForm):
    """Reports and files of the case that an agency may read."""

    reports = forms.TypedMultipleChoiceField(
        label=_("Reports it may read"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who told us is never shown."),
    )
    documents = forms.TypedMultipleChoiceField(
        label=_("Documents it may read"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, reports: list[Report], documents: list[Attachment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_known(self, "reports", reports, report_words)
        set_known(self, "documents", documents, file_words)
        for name, known in (("reports", reports), ("documents", documents)):
            if not known and not self.is_bound:
                del self.fields[name]

    def values(self) -> dict[str, Any]:
        """Return lists, which the verb counts."""
        values = dict(self.cleaned_data)
        files = list(values.pop("documents", []))
        return {**values, "reports": list(values.get("reports", [])), "files": files}


class InviteForm(PapersForm):
    """Let an agency open exactly this case."""

    agency = forms.ModelChoiceField(
        label=_("Agency"), queryset=Agency.objects.none(), empty_label=_("Choose an agency")
    )
    reason = forms.CharField(label=_("Why it is needed"), max_length=200)

    field_order = ("agency", "reason", "reports", "documents")

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_rows(self, "agency", agencies)


class ShareForm(PapersForm):
    """Let an agency that is invited already read further papers."""

    invitation = forms.TypedChoiceField(label=_("Invited agency"))

    field_order = ("invitation", "reports", "documents")

    def __init__(self, *args: Any, invitations: list[Invitation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_known(self, "invitation", invitations, lambda row: row.agency.short_name)


class ReasonForm(ActForm):
    """A reason in a sentence."""

    reason = text_field(_("Reason"), rows=2)


class DoneForm(ActForm):
    """Our part is done; the case itself stays open."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = text_field(_("What our part was"), rows=2, required=False)


class AttachForm(ActForm):
    """Attach a verified report."""

    report = ReportField(label=_("Report"), queryset=Report.objects.none(), empty_label=_("Choose a report"))

    def __init__(self, *args: Any, reports: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_rows(self, "report", reports)


class LinkIncidentForm(ActForm):
    """Say that an incident belongs to the case."""

    incident = IncidentField(
        label=_("Incident"), queryset=Incident.objects.none(), empty_label=_("Choose an incident")
    )

    def __init__(self, *args: Any, incidents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_rows(self, "incident", incidents)


class UploadForm(ActForm):
    """Hang a file on the case."""

    upload = forms.FileField(
        label=_("File"),
        help_text=_("Photo, PDF, Word, Excel or text. Place and time are taken out of photos."),
    )
    kind = forms.ChoiceField(label=_("Kind of file"))
    description = forms.CharField(label=_("What it shows"), max_length=200)
    classification = forms.TypedChoiceField(
        label=_("Class"),
        coerce=int,
        choices=[(value, label) for value, label in Classification.choices if value],
        initial=Classification.RESTRICTED,
    )


class ProofForm(ActForm):
    """Proof of a task, in words, as a file, or both."""

    text = text_field(_("What was done"), required=False)
    upload = forms.FileField(
        label=_("Photo or document"), required=False, help_text=_("Words or a file; both are best.")
    )


class EndForm(ActForm):
    """End an invitation."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = text_field(_("Reason"), rows=2, required=False)
