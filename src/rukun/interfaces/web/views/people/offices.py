"""Offices with their holders, as the page of an agency lists them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rukun.foundation.people.models import Assignment, Office, Person
from rukun.interfaces.web import presentation


@dataclass(frozen=True)
class HolderLine:
    """One person in an office: definitively, Plt., Plh. or for it."""

    person: Person
    title: str
    since: str


@dataclass(frozen=True)
class OfficeRow:
    """An office and who is in it today; without anybody it is vacant."""

    office: Office
    holders: tuple[HolderLine, ...]
    may_fill: bool


def office_rows(
    offices: Iterable[Office], live: Iterable[Assignment], *, may_manage: bool
) -> list[OfficeRow]:
    """Return each office with its holders of today, the longest in office first."""
    lines: dict[object, list[HolderLine]] = {}
    for assignment in sorted(live, key=lambda held: (held.from_on, str(held.pk))):
        since = _("since %(day)s") % {"day": presentation.day(assignment.from_on)}
        line = HolderLine(assignment.person, assignment.title, since)
        lines.setdefault(assignment.office_id, []).append(line)
    return [OfficeRow(office, tuple(lines.get(office.pk, ())), may_fill=may_manage) for office in offices]
