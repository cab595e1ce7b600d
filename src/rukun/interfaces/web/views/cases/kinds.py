"""The table of panels: what each is called, what its form asks, who may open it, where it goes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from rukun.interfaces.web.forms import cases_acts as acts
from rukun.interfaces.web.forms import cases_duties as duties
from rukun.interfaces.web.views.cases import options
from rukun.interfaces.web.views.cases.casefile import CaseFile

FormOf = Callable[..., Any]


@dataclass(frozen=True)
class Kind:
    """What all panels of one code have in common; `may` names the answer of `CaseActions`.

    Without `may` the row that the panel is about decides, and the caller has asked it.
    """

    label: StrOrPromise
    submit: StrOrPromise
    route: str
    form: FormOf
    may: str
    given: Callable[[CaseFile, Any], dict[str, Any]] = lambda _file, _subject: {}
    icon: str = ""
    question: StrOrPromise = ""
    consequence: StrOrPromise = ""
    is_multipart: bool = False
    exists: Callable[[CaseFile], object] = lambda _file: True


KINDS: Final[dict[str, Kind]] = {
    "start": Kind(_("Start handling"), _("Start handling"), "start", acts.PressForm, "start"),
    "attempt": Kind(
        _("Record an effort …"),
        _("Record"),
        "attempt",
        acts.AttemptForm,
        "attempt",
        options.attempt,
        icon="people",
    ),
    "hand_up": Kind(
        _("Hand over up …"),
        _("Hand over"),
        "hand_over",
        acts.HandOverForm,
        "offer",
        options.hand_up,
        icon="up",
        exists=options.rungs_above,
        consequence=_("You remain the holder until it is accepted."),
    ),
    "hand_down": Kind(
        _("Hand over down …"),
        _("Hand over"),
        "hand_over",
        acts.HandOverForm,
        "offer",
        options.hand_down,
        icon="down",
        exists=options.rungs_below,
        consequence=_("You remain the holder until it is accepted."),
    ),
    "accept": Kind(_("Accept"), _("Accept"), "accept", acts.PressForm, "accept"),
    "return": Kind(
        _("Return …"),
        _("Return"),
        "return",
        acts.ReturnForm,
        "return_offer",
        options.return_reasons,
        icon="return",
        consequence=_("The sender is told and remains the holder."),
    ),
    "withdraw": Kind(
        _("Withdraw the offer"),
        _("Withdraw the offer"),
        "withdraw",
        acts.PressForm,
        "withdraw_offer",
    ),
    "message": Kind(_("Add a note"), _("Add a note"), "message", acts.MessageForm, "comment", icon="message"),
    "we_did": Kind(
        _("Tell what we did …"),
        _("Send"),
        "message",
        acts.WeDidForm,
        "tell",
        icon="message",
    ),
    "assess": Kind(
        _("Rate the risk …"),
        _("Save the rating"),
        "assess",
        acts.AssessForm,
        "assess",
        options.assessment,
        icon="chart",
    ),
    "urgency": Kind(
        _("Change the urgency …"),
        _("Save the urgency"),
        "urgency",
        acts.UrgencyForm,
        "assess",
        lambda file, _subject: {"initial": {"urgency": file.case.urgency}},
        consequence=_("What is still owed on this case becomes as urgent."),
    ),
    "track_open": Kind(
        _("Add a track …"),
        _("Record"),
        "track_open",
        acts.TrackForm,
        "open_track",
        options.today_for("opened_on"),
        icon="scales",
    ),
    "track_answer": Kind(
        _("Record an answer …"),
        _("Record"),
        "track_answer",
        acts.TrackAnswerForm,
        "open_track",
        options.versioned_today("answered_on"),
    ),
    "track_close": Kind(
        _("Ended …"),
        _("Record the end"),
        "track_close",
        acts.TrackCloseForm,
        "open_track",
        options.versioned_today("closed_on"),
    ),
    "assign": Kind(
        _("Assign"),
        _("Assign"),
        "assign",
        duties.AssignForm,
        "assign",
        options.assignment,
    ),
    "ask": Kind(
        _("Ask for information …"),
        _("Ask"),
        "ask",
        duties.AskForm,
        "ask",
        lambda file, _subject: {"agencies": file.askable()},
        icon="question",
    ),
    "answer": Kind(
        _("Answer …"),
        _("Send the answer"),
        "answer",
        duties.AnswerForm,
        "",
        icon="message",
    ),
    "withdraw_request": Kind(
        _("Withdraw the request"),
        _("Withdraw the request"),
        "withdraw_request",
        acts.PressForm,
        "",
    ),
    "invite": Kind(
        _("Invite"),
        _("Invite"),
        "invite",
        duties.InviteForm,
        "invite",
        options.invitation,
        consequence=_("The agency opens this case and nothing else of the regency."),
    ),
    "share": Kind(
        _("Share papers …"),
        _("Share"),
        "share",
        duties.ShareForm,
        "invite",
        options.sharing,
        exists=lambda file: file.invitations and (file.reports or file.files),
    ),
    "uninvite": Kind(
        _("End …"),
        _("End the invitation"),
        "uninvite",
        duties.EndForm,
        "",
        options.versioned,
    ),
    "done": Kind(
        _("We are done …"),
        _("We are done"),
        "done",
        duties.DoneForm,
        "",
        options.versioned,
        icon="tick",
        consequence=_("The case stays open, and open to you."),
    ),
    "attach": Kind(
        _("Attach"),
        _("Attach"),
        "attach",
        duties.AttachForm,
        "attach",
        lambda file, _subject: {"reports": file.attachable()},
    ),
    "link_incident": Kind(
        _("Link an incident"),
        _("Link"),
        "link_incident",
        duties.LinkIncidentForm,
        "attach",
        lambda file, _subject: {"incidents": file.linkable()},
    ),
    "watch": Kind(
        _("Watch, because …"),
        _("Watch"),
        "watch",
        acts.WatchForm,
        "watch",
        icon="eye",
    ),
    "resume": Kind(
        _("Resume handling …"),
        _("Resume handling"),
        "resume",
        acts.ResumeForm,
        "resume",
    ),
    "close": Kind(
        _("Close …"),
        _("Close"),
        "close",
        acts.CloseForm,
        "close",
        icon="tick",
        consequence=_("A closed case can be reopened by a person."),
    ),
    "reopen": Kind(
        _("Reopen …"),
        _("Reopen"),
        "reopen",
        acts.ReopenForm,
        "reopen",
        options.reopening,
        icon="return",
    ),
    "upload": Kind(
        _("Upload"),
        _("Upload"),
        "upload",
        duties.UploadForm,
        "upload",
        options.file_kinds,
        is_multipart=True,
    ),
}
