"""The paste desk: the message left, its draft in the middle, help right; send, and on to the next."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rukun.foundation.territory.models import Region
from rukun.foundation.territory.names import titled
from rukun.handling.reports.domain import drop_part, save_part, send_part
from rukun.handling.reports.enums import DropReason
from rukun.handling.reports.models import PastedPart, Report
from rukun.handling.reports.parsing.labels import PARTS, Split, split
from rukun.handling.reports.pasting.proposals import Proposal, from_json
from rukun.handling.reports.queries import own_drafts
from rukun.handling.reports.whatsapp import forward_text
from rukun.interfaces.web.forms.reports import SEND, ReportForm
from rukun.interfaces.web.forms.reports_paste import SKIP, PastedDraftForm, accepted_in
from rukun.interfaces.web.presentation import clock
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.suggesting import Suggestion
from rukun.interfaces.web.views.reports.access import take_files
from rukun.interfaces.web.views.reports.alike import LookAlike, has_place, look_alikes, running_cases
from rukun.interfaces.web.views.reports.message import has_hidden, part_label, pieces_of
from rukun.interfaces.web.views.reports.paste_reading import (
    choices_of,
    control_of,
    control_values,
    notes_of,
    numbered,
    suggestions_of,
    time_marks,
)
from rukun.interfaces.web.views.reports.paste_walk import walk_of

# The part that belongs to neither usual format; only those people expect are named as missing.
_USUAL = ("facts", "account", "action_taken", "prediction", "recommendation")
_ALL = "all"


def part_of(report: Report) -> PastedPart | None:
    """Return the report's place in a paste. One query."""
    return PastedPart.objects.filter(report=report).first()


def beside(report: Report, form: ReportForm, part: PastedPart | None) -> dict[str, Any]:
    """Return what the desk shows around the form of a pasted draft."""
    found = split(report.raw_text)
    proposals = from_json(part.proposals) if part is not None else []
    accepted = _accepted(form, part)
    said = form.resembling() if isinstance(form, PastedDraftForm) and form.is_bound else None
    if said is None:
        said = part.resembling if part is not None else {}
    proposed = {
        name: one
        for name, one in suggestions_of(proposals, form, text=report.raw_text, accepted=accepted).items()
        if one is not None or name != "title"
    }
    return {
        "pieces": pieces_of(found, numbered(proposals)),
        "sender": part.sender if part is not None else found.sender,
        "has_hidden": has_hidden(report.raw_text),
        "copied": [part_label(name) for name in PARTS if name in found.parts],
        "absent": [part_label(name) for name in _USUAL if name not in found.parts],
        "suggestions": {"title": _from_subject(report, found)} | proposed,
        "time_marks": time_marks(proposed, form),
        "accepted": ",".join(accepted),
        "notes": notes_of(proposals, form),
        "forward": _forward(report, proposals),
        "has_place": has_place(report),
        "look_alikes": _said_of(look_alikes(report, form.actor), said),
        "running_cases": running_cases(report, form.actor),
        "waiting": own_drafts(form.actor).count(),
        "walk": walk_of(part) if part is not None else None,
    }


def taken(data: QueryDict, part: PastedPart) -> QueryDict:
    """Return what was posted with the suggestion filled in whose button was pressed.

    "field:2" takes the third meaning of the words for that field, "all" accepts what is filled in.
    """
    field, _colon, place = data.get("take", "").partition(":")
    posted = data.copy()
    posted["act"] = "save"
    proposals = from_json(part.proposals)
    accepted = set(accepted_in(posted.get("accepted", "")))
    if field == _ALL:
        accepted |= {control_of(one) for one in proposals if not one.asks}
    chosen = next((one for one in proposals if one.field == field), None)
    if chosen is not None and place.isdecimal() and int(place) < len(choices_of(chosen)):
        for name, value in control_values(choices_of(chosen)[int(place)]).items():
            posted[name] = value
        accepted.add(control_of(chosen))
    posted["accepted"] = ",".join(sorted(accepted))
    return posted


def carry_out(request: ActorRequest, report: Report, form: PastedDraftForm, part: PastedPart) -> HttpResponse:
    """Save the draft, or send it, and lead on to the next one of the paste."""
    at, actor = timezone.now(), request.actor
    verb = send_part if form.act == SEND else save_part
    verb(
        report=report,
        version=form.cleaned_data["version"] or 0,
        fields=form.report_fields(),
        informant=form.informant_fields(),
        said=form.said(),
        actor=actor,
        at=at,
    )
    take_files(request, report, request.FILES.getlist("files"), actor=actor, at=at)
    if form.act == SEND:
        messages.success(request, _("%(number)s sent. A receipt was made.") % {"number": report.number})
        return go_on(part)
    if form.pressed == SKIP:
        return go_on(part)
    messages.success(request, _("Draft saved at %(time)s.") % {"time": clock(at)})
    return redirect("reports:edit", pk=report.pk)


def drop(request: ActorRequest, report: Report, part: PastedPart) -> HttpResponse:
    """Throw the draft away with the reason whose button was pressed, and lead on."""
    word = request.POST.get("reason", "")
    reason = DropReason(word) if word in DropReason.values else DropReason.NOT_A_REPORT
    forwarded_to = regency_named(part) if reason == DropReason.FORWARDED else ""
    drop_part(report=report, reason=reason, forwarded_to=forwarded_to, actor=request.actor, at=timezone.now())
    messages.success(request, _("No report: %(reason)s. The draft is gone.") % {"reason": reason.label})
    return go_on(part)


def go_on(part: PastedPart) -> HttpResponse:
    """Lead to the next draft of the paste; after the last one to its receipts, or to an empty box."""
    walk = walk_of(part)
    if walk.next_url:
        return redirect(walk.next_url)
    return redirect(walk.url if walk.is_many else reverse("reports:paste"))


def _accepted(form: ReportForm, part: PastedPart | None) -> list[str]:
    if form.is_bound:
        return accepted_in(str(form.data.get("accepted", "")))
    return list(part.accepted) if part is not None else []


def _from_subject(report: Report, found: Split) -> Suggestion | None:
    """Say of a title that nobody proposed that it still is the subject line of the message."""
    subject = " ".join(found.title.split())
    if not subject or report.title != subject[: len(report.title)]:
        return None
    return Suggestion(_("from the subject line of the message; make it neutral"))


def _said_of(alike: list[LookAlike], said: dict[str, str]) -> list[LookAlike]:
    return [replace(one, said=said.get(one.key, "")) for one in alike]


def _forward(report: Report, proposals: list[Proposal]) -> dict[str, str] | None:
    """Return for another regency's matter where it belongs and a text to pass on."""
    one = next((one for one in proposals if one.field == "other_regency"), None)
    if one is None:
        return None
    region = Region.objects.filter(code=one.values.get("code") or "-").first()
    name = titled(region.name, region.kind) if region is not None else ""
    return {"to": name, "text": forward_text(report, to=name)}


def regency_named(part: PastedPart) -> str:
    """Return the code of the other regency that the message is about, "" if none."""
    found = (one for one in from_json(part.proposals) if one.field == "other_regency")
    return next((str(one.values.get("code", "")) for one in found), "")
