"""The acts on a report, each a form that opens in place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from rukun.interfaces.web.forms.reports_steps import (
    AmendForm,
    AnswerForm,
    AskForm,
    AttachForm,
    ClarifyForm,
    InformantForm,
    NotShownForm,
    OtherReportForm,
    ReasonForm,
    UploadForm,
    VerifyForm,
    WatchForm,
)
from rukun.interfaces.web.views.reports.reading import ReportFile

Make = Callable[..., forms.Form]


@dataclass(frozen=True)
class Step:
    """One act: what opens it, what it says, whether the office may take it."""

    code: str
    label: StrOrPromise
    submit: StrOrPromise
    make: Callable[[ReportFile, dict[str, Any]], forms.Form]
    may: Callable[[ReportFile], bool]
    icon: str = ""
    key: str = ""
    question: StrOrPromise = ""
    consequence: StrOrPromise = ""
    has_files: bool = False

    def form(self, file: ReportFile, **given: Any) -> forms.Form:
        """Return the form, bound if `data` is given."""
        return self.make(file, given)


@dataclass(frozen=True)
class Panel:
    """A step as a template shows it."""

    step: Step
    form: forms.Form
    url: str

    @property
    def anchor(self) -> str:
        """The id inside the closed part: following a link to it opens it."""
        return f"{self.step.code}-form"


def panel_of(code: str, file: ReportFile, bound: Mapping[str, forms.Form]) -> Panel | None:
    """Return the panel of a step that the office may take; `bound` holds forms that came back."""
    step = STEPS[code]
    if not step.may(file):
        return None
    form = bound.get(code) or step.form(file)
    return Panel(step, form, reverse(f"reports:{code}", args=[file.report.pk]) + file.walk_query)


def _plain(form: type[forms.Form], code: str) -> Callable[[ReportFile, dict[str, Any]], forms.Form]:
    return lambda _file, given: form(prefix=code, **given)


def _watching(code: str) -> Callable[[ReportFile, dict[str, Any]], forms.Form]:
    return lambda file, given: WatchForm(prefix=code, usual=file.usual_review, **given)


def _acting(form: Make, code: str) -> Callable[[ReportFile, dict[str, Any]], forms.Form]:
    return lambda file, given: form(prefix=code, actor=file.actor, **given)


_ALL = (
    Step(
        "verify",
        _("Verify"),
        _("Verify"),
        lambda file, given: VerifyForm(report=file.report, actor=file.actor, **given),
        lambda file: file.actions.verify,
        icon="tick",
    ),
    Step(
        "ask",
        _("Ask for clarification …"),
        _("Send the question"),
        _plain(AskForm, "ask"),
        lambda file: file.actions.ask,
        icon="question",
        key="m",
        consequence=_("The clock of verification stops until the reporter answers."),
    ),
    Step(
        "link",
        _("Look-alike …"),
        _("Link"),
        _acting(OtherReportForm, "link"),
        lambda file: file.actions.link,
        icon="link",
        key="s",
        consequence=_("Both reports are kept and both reporters are answered."),
    ),
    Step(
        "not_shown",
        _("Could not be established …"),
        _("Record it"),
        _plain(NotShownForm, "not_shown"),
        lambda file: file.actions.set_not_shown,
        icon="cross",
        consequence=_("The report stays on file. The reporter is thanked; nobody is blamed."),
    ),
    Step(
        "unlink",
        _("Separate again …"),
        _("Separate"),
        _plain(ReasonForm, "unlink"),
        lambda file: file.actions.unlink,
        icon="return",
        consequence=_("The report then waits to be verified as if it had just come in."),
    ),
    Step(
        "watch",
        _("Watch, because …"),
        _("Watch"),
        _watching("watch"),
        lambda file: file.actions.watch,
        icon="eye",
        key="p",
        consequence=_("Watching is a decision. A case can still be opened later."),
    ),
    Step(
        "prolong",
        _("Go on watching …"),
        _("Go on watching"),
        _watching("prolong"),
        lambda file: file.actions.prolong,
        icon="eye",
        key="p",
        consequence=_("The reporter is not troubled; the report comes back on the day you choose."),
    ),
    Step(
        "end_watch",
        _("End the watch …"),
        _("End the watch"),
        _plain(ReasonForm, "end_watch"),
        lambda file: file.actions.end_watch,
        icon="tick",
        consequence=_("The reporter is told that nothing more needs to be done for now."),
    ),
    Step(
        "attach",
        _("Attach to a case …"),
        _("Attach"),
        lambda file, given: AttachForm(prefix="attach", cases=file.attachable_cases(), **given),
        lambda file: file.actions.attach,
        icon="folder",
        consequence=_("Whoever handles the case can then read this report, never who told it."),
    ),
    Step(
        "amend",
        _("Add a correction …"),
        _("Add the correction"),
        _acting(AmendForm, "amend"),
        lambda file: file.actions.amend,
        icon="pen",
    ),
    Step(
        "clarify",
        _("Answer the question"),
        _("Send the answer"),
        _acting(ClarifyForm, "clarify"),
        lambda file: file.actions.clarify,
        icon="message",
    ),
    Step(
        "answer",
        _("Write to the reporter …"),
        _("Send"),
        _plain(AnswerForm, "answer"),
        lambda file: file.actions.answer,
        icon="message",
    ),
    Step(
        "upload",
        _("Add a file …"),
        _("Upload"),
        _plain(UploadForm, "upload"),
        lambda file: file.may_add_files,
        icon="document",
        has_files=True,
    ),
    Step(
        "informant",
        _("Show who told it …"),
        _("Show and log"),
        _plain(InformantForm, "informant"),
        lambda file: file.actions.read_informant,
        icon="lock",
        consequence=_("Who told it is secret (K3). It is shown once, on the next page."),
    ),
)
STEPS: dict[str, Step] = {step.code: step for step in _ALL}
