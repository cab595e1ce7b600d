"""What an offer says to whoever looks: by whom, why, what was tried, by when; and why it came back."""

from django.utils.translation import gettext as _

from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import labels
from rukun.handling.cases.enums import HandOverDirection
from rukun.handling.cases.models import HandOver
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Pair
from rukun.interfaces.web.presentation import Due, due_badge
from rukun.interfaces.web.views.cases.casefile import CaseFile


def offer_pairs(file: CaseFile, offer: HandOver) -> list[Pair]:
    """Return by whom, why, what was tried, what is recommended."""
    reasons = labels(LookupList.HANDOVER_REASON, file.case.region_current_id)
    reason = reasons.get(offer.reason_code, offer.reason_code)
    is_up = offer.direction == HandOverDirection.UP
    pairs = [
        Pair(
            _("Handed over by"),
            f"{author_of(offer)}, {presentation.day_time_brief(offer.at, now=file.at)}",
        ),
        Pair(_("Reason"), f"{reason}. {offer.reason}" if offer.reason else reason),
    ]
    if offer.tried or is_up:
        pairs.append(Pair(_("Already tried"), offer.tried or _("nothing"), is_unknown=not offer.tried))
    if offer.recommendation:
        pairs.append(Pair(_("Recommendation"), offer.recommendation))
    return pairs


def author_of(row: HandOver) -> str:
    """Return the office that made the offer, be it by the hand of another."""
    office = row.behalf_office or row.by_office
    return office.title if office is not None else row.from_agency.short_name


def offer_due(file: CaseFile, offer: HandOver) -> Due:
    """Return by when the receiver answers."""
    if offer.to_agency.is_vertical:  # never red beside the line; nobody offers to them today
        return Due(presentation.day(offer.respond_by))
    due = due_badge(offer.respond_by, file.at, calendar=file.calendar)
    return due if due.tone == "late" else Due(_("due %(when)s") % {"when": due.text}, due.tone)


def came_back(file: CaseFile) -> list[Pair]:
    """Return who sent the case back and why, if the newest offer came back."""
    row = file.last_return
    if row is None:
        return []
    reasons = labels(LookupList.RETURN_REASON, file.case.region_current_id)
    text = reasons.get(row.return_code, row.return_code)
    return [
        Pair(
            _("Returned by %(who)s") % {"who": row.receiver_name},
            f"{text}. {row.return_note}" if row.return_note else text,
        )
    ]
