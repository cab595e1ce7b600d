"""What the forms of a case file may choose from, and what stands in them already."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rukun.foundation.people.enums import Rung
from rukun.foundation.people.queries import agency_for_region
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import choices
from rukun.handling.cases import policy
from rukun.handling.cases.enums import AttemptKind, AttemptResult
from rukun.handling.cases.models import Attempt
from rukun.interfaces.web import presentation
from rukun.interfaces.web.views.cases import wording
from rukun.interfaces.web.views.cases.casefile import CaseFile
from rukun.kernel.errors import NotAllowed

Given = Callable[[CaseFile, Any], dict[str, Any]]

WORKING_DAYS = (1, 2, 3, 5, 7, 10, 14, 20, 30)
USUAL_DAYS = 5


def attempt(file: CaseFile, _subject: Any) -> dict[str, Any]:
    """Most efforts are written down on the day they were made."""
    return {"initial": {"held_on": file.today.date(), "kind": AttemptKind.DELIBERATION}}


def today_for(field: str) -> Given:
    """Return the default "today" for one field of dates."""
    return lambda file, _subject: {"initial": {field: file.today.date()}}


def versioned(_file: CaseFile, subject: Any) -> dict[str, Any]:
    """Carry the version of the row, so that a stale save is noticed."""
    return {"initial": {"version": subject.version}}


def versioned_today(field: str) -> Given:
    """Return the version of the row and today's date."""
    return lambda file, subject: {"initial": {"version": subject.version, field: file.today.date()}}


def assessment(file: CaseFile, _subject: Any) -> dict[str, Any]:
    """Begin from the last rating."""
    return {"initial": {"likelihood": file.case.likelihood, "impact": file.case.impact}}


# --- Hand-over ---------------------------------------------------------------------------------


def rungs_above(file: CaseFile) -> list[tuple[int, str]]:
    """Rungs above the case on which somebody stands for its place, the next first."""
    return _standing_on(file, range(file.case.rung + 1, Rung.PROVINCE + 1))


def rungs_below(file: CaseFile) -> list[tuple[int, str]]:
    """Rungs below the case on which somebody stands for its place, the next first."""
    return _standing_on(file, range(file.case.rung - 1, 0, -1))


def _standing_on(file: CaseFile, rungs: range) -> list[tuple[int, str]]:
    region = file.case.region_current_id
    known = file.__dict__.setdefault("_standing", {})
    for rung in rungs:
        if rung not in known:
            known[rung] = agency_for_region(region, rung)
    return [
        (rung, wording.rung_choice(rung, file.case.region_current, known[rung], file.at))
        for rung in rungs
        if known[rung] is not None
    ]


def hand_up(file: CaseFile, _subject: Any) -> dict[str, Any]:
    """The next rung, and what was tried on this one."""
    return _handing(file, rungs_above(file), tried_text(file.tried_here))


def hand_down(file: CaseFile, _subject: Any) -> dict[str, Any]:
    """The next rung below."""
    return _handing(file, rungs_below(file), "")


def _handing(file: CaseFile, rungs: list[tuple[int, str]], tried: str) -> dict[str, Any]:
    reasons = [("", _("Choose a reason")), *file.hand_over_reasons]
    return {
        "options": {"to_rung": rungs, "reason_code": reasons},
        "initial": {"to_rung": rungs[0][0] if rungs else None, "tried": tried},
    }


def tried_text(attempts: list[Attempt]) -> str:
    """Return what was tried, a line each, as the receiver will read it."""
    return "\n".join(
        _("%(kind)s, %(day)s: %(result)s. %(summary)s")
        % {
            "kind": AttemptKind(row.kind).label,
            "day": presentation.day(row.held_on),
            "result": str(AttemptResult(row.result).label).lower(),
            "summary": row.summary,
        }
        for row in attempts
    )


def return_reasons(file: CaseFile, _subject: Any) -> dict[str, Any]:
    """Reasons for returning."""
    reasons = choices(LookupList.RETURN_REASON, file.case.region_current_id)
    return {"options": {"code": [("", _("Choose a reason")), *reasons]}}


def reopening(file: CaseFile, _subject: Any) -> dict[str, Any]:
    """The rung where it ended, or one's own where that is higher."""
    case, party = file.case, file.party
    rungs = [case.rung] if policy.leads(case=case, actor=party) else []
    if policy.takes_up(case=case, actor=party) and party.rung is not None:
        rungs.append(party.rung)
    if not rungs:
        raise NotAllowed
    shown = [(rung, wording.rung_label(rung, case.region_current)) for rung in rungs]
    return {"options": {"rung": shown}}


# --- Tasks and files ----------------------------------------------------------------------------


def assignment(file: CaseFile, _subject: Any) -> dict[str, Any]:
    """Offices that can open the case, and deadlines as dates."""
    return {
        "offices": file.doers(),
        "declined": file.declined,
        "options": {"working_days": deadlines(file)},
        "initial": {"working_days": USUAL_DAYS},
    }


def deadlines(file: CaseFile) -> list[tuple[int, str]]:
    """Return "5 hari kerja (sampai 11 Maret)" for each usual number of working days."""
    return [(days, _deadline(file, days)) for days in WORKING_DAYS]


def _deadline(file: CaseFile, days: int) -> str:
    due_at = file.calendar.add_working_days(file.at, days)
    far = due_at - file.at > timedelta(days=300)
    counted = ngettext("%(count)s working day", "%(count)s working days", days) % {"count": days}
    return _("%(days)s (until %(day)s)") % {
        "days": counted,
        "day": presentation.day(due_at, with_year=far),
    }


def invitation(file: CaseFile, _subject: Any) -> dict[str, Any]:
    """Agencies that can be let in, and the papers of the case that may go with it."""
    return {"agencies": file.invitable(), **papers(file, _subject)}


def sharing(file: CaseFile, _subject: Any) -> dict[str, Any]:
    """Agencies that are let in, and the papers that may follow."""
    return {"invitations": file.invitations, **papers(file, _subject)}


def papers(file: CaseFile, _subject: Any) -> dict[str, Any]:
    """Papers of the case that the viewer may pass on."""
    return {"reports": file.reports, "documents": file.files}


def file_kinds(file: CaseFile, _subject: Any) -> dict[str, Any]:
    """Kinds of files that the regency knows."""
    return {
        "options": {"kind": choices(LookupList.FILE_KIND, file.case.region_current_id)},
        "initial": {"kind": "minutes"},
    }
