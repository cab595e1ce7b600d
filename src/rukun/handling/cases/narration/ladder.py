"""The way along the ladder on the timeline: efforts, offers, ratings, decisions."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.enums import Rung
from rukun.foundation.settings.enums import Level, LookupList, Risk
from rukun.foundation.settings.lookups import labels
from rukun.handling.cases.enums import HandOverDirection, Outcome
from rukun.handling.cases.models import Assessment, Attempt, Decision, HandOver
from rukun.handling.cases.narration.rows import rows_of, urgency_word
from rukun.handling.cases.timeline import Page, Said, register_action, register_rows

_RISKS = dict(enumerate(Risk, start=1))
_DAY = "j F Y"
_DECISIONS = {
    "case.watched": ("eye", gettext_lazy("Watched, because …")),
    "case.resumed": ("half", gettext_lazy("Handling resumed")),
    "case.closed": ("tick", gettext_lazy("Closed: %(outcome)s")),
    "case.reopened": ("folder", gettext_lazy("Reopened: %(rung)s")),
    "case.urgency_changed": ("clock", gettext_lazy("Urgency changed from %(before)s to %(after)s")),
}


def register() -> None:
    """Tell of the ladder."""
    register_action("case.started", _started)
    register_action("case.attempt_recorded", _attempt)
    register_action("case.assessed", _assessed)
    register_action("hand_over.offered", _offered)
    register_action("hand_over.accepted", _accepted)
    register_action("hand_over.returned", _returned)
    register_action("hand_over.withdrawn", _withdrawn)
    for action in _DECISIONS:
        register_action(action, _decided)
    register_rows("attempt", rows_of(Attempt))
    register_rows("assessment", rows_of(Assessment))
    register_rows("decision", rows_of(Decision))
    register_rows("hand_over", rows_of(HandOver, "from_agency", "to_agency"))


def _started(entry: Entry, page: Page) -> Said:
    return Said("half", _("Handling started"))


def _attempt(entry: Entry, page: Page) -> Said:
    row: Attempt = page.of(entry)
    title = f"{row.get_kind_display()}: {row.get_result_display()}"
    held = _("Held on %(day)s, %(rung)s") % {
        "day": date_format(row.held_on, _DAY),
        "rung": Rung(row.rung).label,
    }
    return Said("people", title, (row.summary, held))


def _offered(entry: Entry, page: Page) -> Said:
    row: HandOver = page.of(entry)
    is_up = row.direction == HandOverDirection.UP
    title = _("Handed up to %(agency)s") if is_up else _("Handed down to %(agency)s")
    because = _words(page, LookupList.HANDOVER_REASON, row.reason_code)
    lines = (
        _("Reason: %(text)s") % {"text": " – ".join(filter(None, (because, row.reason)))},
        _("Tried: %(text)s") % {"text": row.tried} if row.tried else "",
        _("Recommendation: %(text)s") % {"text": row.recommendation} if row.recommendation else "",
    )
    return Said("up" if is_up else "down", title % {"agency": row.receiver_name}, lines)


def _accepted(entry: Entry, page: Page) -> Said:
    row: HandOver = page.of(entry)
    if not row.is_deemed:
        return Said("tick", _("Accepted"))  # the author is the receiver
    return Said("tick", _("Counts as accepted by %(agency)s") % {"agency": row.receiver_name})


def _returned(entry: Entry, page: Page) -> Said:
    row: HandOver = page.of(entry)
    because = _words(page, LookupList.RETURN_REASON, row.return_code)
    title = _("Returned to %(agency)s") % {"agency": row.from_agency.short_name}
    return Said("return", title, (because, row.return_note))


def _withdrawn(entry: Entry, page: Page) -> Said:
    return Said("cross", _("Offer withdrawn"))


def _assessed(entry: Entry, page: Page) -> Said:
    row: Assessment = page.of(entry)
    title = _("Risk rated: %(risk)s") % {"risk": _RISKS[row.risk].label}
    levels = _("Likelihood %(likelihood)s × impact %(impact)s") % {
        "likelihood": Level(row.likelihood).label,
        "impact": Level(row.impact).label,
    }
    return Said("chart", title, (levels, row.reason))


def _decided(entry: Entry, page: Page) -> Said:
    row: Decision = page.of(entry)
    icon, title = _DECISIONS[entry.action]
    names = {
        "outcome": Outcome(row.outcome).label if row.outcome else "",
        "rung": Rung(row.rung).label,
        "before": urgency_word(entry.data.get("urgency_from", "")),
        "after": urgency_word(entry.data.get("urgency_to", "")),
    }
    again = _("Look again on %(day)s") % {"day": date_format(row.review_on, _DAY)} if row.review_on else ""
    return Said(icon, str(title) % names, (row.reason, again))


def _words(page: Page, words: LookupList, code: str) -> str:
    if words not in page.labels:
        page.labels[words] = labels(words, page.case.region_current_id)
    return page.labels[words].get(code, code)
