"""Evidence in words for people: what a suggestion rests on, and what speaks against it."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rukun.handling.reports.look_alikes.evidence import Evidence, Reason

Named = tuple[str, ...]


def sentence(evidence: Evidence) -> str:
    """Return the reason in the language of the reader. What was read stands as it was written."""
    return _SENTENCES[evidence.reason](evidence.named)


def _list(named: Named) -> str:
    return ", ".join(named)


def _days_apart(named: Named) -> str:
    days = int(named[0])
    return ngettext("%(count)s day apart", "%(count)s days apart", days) % {"count": days}


def _received_apart(named: Named) -> str:
    days = int(named[0])
    return ngettext("received %(count)s day apart", "received %(count)s days apart", days) % {"count": days}


def _hours_apart(named: Named) -> str:
    hours = int(named[0])
    return ngettext("%(count)s hour apart", "%(count)s hours apart", hours) % {"count": hours}


def _count(field: str) -> str:
    """Return what a field of a report counts."""
    return {
        "crowd": _("crowd"),
        "dead": _("dead"),
        "missing": _("missing"),
        "injured": _("injured"),
        "severely_injured": _("severely injured"),
        "lightly_injured": _("lightly injured"),
        "displaced_people": _("displaced persons"),
        "displaced_households": _("displaced households"),
    }[field]


def _same_count(named: Named) -> str:
    return _("the same number: %(what)s %(number)s") % {"what": _count(named[0]), "number": named[1]}


def _other_count(named: Named) -> str:
    names = {"what": _count(named[0]), "here": named[1], "there": named[2]}
    return _("%(what)s %(there)s, here %(here)s") % names


def _two(text: Callable[[], str], alone: Callable[[], str]) -> Callable[[Named], str]:
    """Return a sentence about what each of the two names, or about one if only one is known."""
    return lambda named: text() % {"one": named[0], "other": named[1]} if len(named) == 2 else alone()


_SENTENCES: Final[dict[Reason, Callable[[Named], str]]] = {
    Reason.SAME_PLACE: lambda _named: _("same place"),
    Reason.PLACE_INSIDE: lambda _named: _("one of them names only the wider place"),
    Reason.WIDE_PLACE: lambda _named: _("one of them names no village and no subdistrict"),
    Reason.NEIGHBOUR: lambda _named: _("neighbouring village"),
    Reason.OTHER_VILLAGE: lambda _named: _("another village of the subdistrict"),
    Reason.OTHER_SUBDISTRICT: lambda _named: _("another subdistrict"),
    Reason.SAME_SPOT: lambda named: _("the same spot: %(names)s") % {"names": _list(named)},
    Reason.OTHER_SPOT: lambda _named: _("another hamlet"),
    Reason.SAME_TIME: lambda _named: _("same time"),
    Reason.SAME_DAY: lambda _named: _("same day"),
    Reason.TIMES_FIT: lambda _named: _("times fit, as far as they are told"),
    Reason.HOURS_APART: _hours_apart,
    Reason.DAYS_APART: _days_apart,
    Reason.RECEIVED_APART: _received_apart,
    Reason.BEFORE_IT_HAPPENED: lambda _named: _("one was received before the other happened"),
    Reason.SAME_TYPE: lambda _named: _("same type of matter"),
    Reason.OTHER_TYPE: lambda _named: _("another type of matter"),
    Reason.PLAN_AND_EVENT: lambda _named: _("a plan, not what happened"),
    Reason.RUMOUR_AND_EVENT: lambda _named: _("a rumour, not what happened"),
    Reason.MEETING_AND_EVENT: lambda _named: _("a meeting about it, not the event itself"),
    Reason.NOTHING_HAPPENED: lambda _named: _("reports that nothing happened"),
    Reason.SAME_NAME: lambda named: _("both name %(names)s") % {"names": _list(named)},
    Reason.OTHER_NAME: _two(lambda: _("other names: %(one)s, there %(other)s"), lambda: _("other names")),
    Reason.SAME_INITIALS: lambda named: _("the same initials: %(names)s") % {"names": _list(named)},
    Reason.OTHER_INITIALS: lambda _named: _("other initials of persons"),
    Reason.SAME_WORDS: lambda named: _("both tell of: %(names)s") % {"names": _list(named)},
    Reason.SAME_RARE_WORDS: lambda named: _("the same rare words: %(names)s") % {"names": _list(named)},
    Reason.OTHER_WORDS: _two(
        lambda: _("one tells of %(one)s, the other of %(other)s"), lambda: _("they name different things")
    ),
    Reason.SAME_THEME: lambda _named: _("a matter of the same kind"),
    Reason.OTHER_THEME: lambda _named: _("a matter of another kind"),
    Reason.SAME_QUANTITY: lambda named: _("the same number: %(names)s") % {"names": _list(named)},
    Reason.SAME_COUNT: _same_count,
    Reason.OTHER_COUNT: _other_count,
    Reason.SAME_COMPANY: lambda named: _("both resemble %(names)s") % {"names": _list(named)},
    Reason.OTHER_COMPANY: lambda named: _("only one of them resembles %(names)s") % {"names": _list(named)},
    Reason.COPY: lambda _named: _("the same text, forwarded or copied"),
    Reason.SAME_FORM: lambda _named: _("the same form of words, filled in differently"),
}
