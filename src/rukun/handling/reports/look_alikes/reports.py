"""Look-alikes of a report, a draft or a message that was only read, among all that the actor sees.

A few candidates are found by the database (`candidates`), and only these are read and compared.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q

from rukun.handling.reports.enums import UNVERIFIED_KINDS, LinkState
from rukun.handling.reports.look_alikes.account import Account, told_at
from rukun.handling.reports.look_alikes.candidates import candidates
from rukun.handling.reports.look_alikes.choosing import Likely, without_rivals
from rukun.handling.reports.look_alikes.comparing import Comparison, compare
from rukun.handling.reports.look_alikes.surroundings import surroundings_of
from rukun.handling.reports.look_alikes.wording import sentence
from rukun.handling.reports.models import TEXT_FIELDS, Report, ReportLink, ReportQuerySet
from rukun.handling.reports.parsing.reading import COUNTS
from rukun.kernel.actor import Actor
from rukun.kernel.regions import REGENCY, level

SHOWN: Final = 5


@dataclass(frozen=True)
class Resemblance:
    """Another report that may tell of the same, with what speaks for it and against it."""

    report: Report
    comparison: Comparison
    is_proposed: bool = False  # by whoever sent it

    @property
    def score(self) -> float:
        """How likely it is one event, 0 to 1; an aid for sorting."""
        return self.comparison.score

    @property
    def speaks_for(self) -> tuple[str, ...]:
        """What it rests on, in words, the heaviest first."""
        return tuple(sentence(evidence) for evidence in self.comparison.speaks_for)

    @property
    def speaks_against(self) -> tuple[str, ...]:
        """What speaks against it, in words, the heaviest first."""
        return tuple(sentence(evidence) for evidence in self.comparison.speaks_against)


def look_alikes_for(report: Report, actor: Actor, limit: int = SHOWN) -> list[Resemblance]:
    """Return reports that may tell of the same as `report`, which may be a draft; likeliest first.

    Pairs that somebody has judged are left out; what the reporter proposed stands in any case. A hint
    for people: nothing follows by itself.
    """
    linked = _linked_with(report)
    judged = [pk for pk, state in linked.items() if state != LinkState.PROPOSED]
    seen = Report.objects.visible_to(actor)
    found = _found(account_of(report), seen.exclude(pk__in=[report.pk, *judged]), limit)
    if len(judged) == len(linked):
        return found
    return _proposed(report, seen.filter(pk__in=linked.keys() - set(judged)), found) + found


def _linked_with(report: Report) -> dict[UUID, str]:
    """Return the state of each pair in which `report` stands, by the other one's id."""
    links = ReportLink.objects.filter(Q(report=report) | Q(other=report))
    return {
        other if one == report.pk else one: state
        for one, other, state in links.values_list("report_id", "other_id", "state")
    }


def _proposed(report: Report, proposed: ReportQuerySet, found: list[Resemblance]) -> list[Resemblance]:
    """Return what the reporter proposed, taken out of what was `found` where it is there too."""
    by_key = {one.report.pk: one for one in found}
    named: list[Resemblance] = []
    for other in proposed:
        one = by_key.get(other.pk)
        if one is not None:
            found.remove(one)
        comparison = one.comparison if one else _compared(report, other)
        named.append(Resemblance(other, comparison, is_proposed=True))
    return named


def _compared(report: Report, other: Report) -> Comparison:
    account = account_of(report)
    return compare(account, account_of(other), surroundings_of(account.places))


def look_alikes_of_account(account: Account, actor: Actor, limit: int = SHOWN) -> list[Resemblance]:
    """Return reports that may tell of the same as what was only read, before anything is saved."""
    return _found(account, Report.objects.visible_to(actor), limit)


def account_of(report: Report) -> Account:
    """Return what a report tells, in the form in which it is compared."""
    counts = {name: getattr(report, name) for name in COUNTS}
    return Account(
        key=str(report.pk),
        places=(report.region_current_id,),
        received_at=told_at(report.channel, report.received_at, report.occurred_from),
        text=text_of(report),
        kind=report.kind,
        issue_type=report.issue_type,
        occurred_from=report.occurred_from,
        occurred_until=report.occurred_until,
        precision=report.occurred_precision,
        counts={name: count for name, count in counts.items() if count is not None},
        is_place_told=level(report.region_current_id) > REGENCY,
    )


def text_of(report: Report) -> str:
    """Return the words of a report: the message as it came in, or what was filled in."""
    words = report.raw_text or "\n".join(getattr(report, name) for name in TEXT_FIELDS)
    return "\n".join(part for part in (report.title, report.place_detail, words) if part.strip())


def _found(account: Account, others: ReportQuerySet, limit: int) -> list[Resemblance]:
    around = surroundings_of(account.places)
    ids = candidates(account, others.sent().exclude(kind__in=UNVERIFIED_KINDS).order_by(), around)
    told = [(report, account_of(report)) for report in Report.objects.filter(pk__in=ids)]
    likely = [Likely(report, other, compare(account, other, around)) for report, other in told]
    chosen = without_rivals(account, likely, around)[:limit]
    return [Resemblance(one.of, one.comparison) for one in chosen]
