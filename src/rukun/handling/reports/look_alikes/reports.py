"""Look-alikes of a report, a draft or a message that was only read, among all that the actor sees.

Bounded, however many reports there are: index ranges around the place and the moment, and bands of
the fingerprint, give a few hundred ids; the most promising of them are read and compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce

from rukun.handling.reports.enums import UNVERIFIED_KINDS, LinkState
from rukun.handling.reports.look_alikes.account import Account
from rukun.handling.reports.look_alikes.choosing import Likely, without_rivals
from rukun.handling.reports.look_alikes.comparing import Comparison, compare, promise
from rukun.handling.reports.look_alikes.fingerprints import bands
from rukun.handling.reports.look_alikes.nearness import Nearness, Surroundings, nearness
from rukun.handling.reports.look_alikes.surroundings import places_around, surroundings_of
from rukun.handling.reports.look_alikes.wording import sentence
from rukun.handling.reports.models import TEXT_FIELDS, Report, ReportFingerprint, ReportLink, ReportQuerySet
from rukun.handling.reports.parsing.reading import COUNTS
from rukun.kernel.actor import Actor
from rukun.kernel.regions import REGENCY, level

SHOWN: Final = 5
# What happened earlier or later than this is never likely (see `circumstances`).
_BEFORE: Final = timedelta(days=2)
_AFTER: Final = timedelta(days=3)
_IDS: Final = 200  # looked at on either side of the moment
_COPIES: Final = 20
_READ: Final = 60  # read whole
_COMPARED: Final = 24  # compared word by word


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
        received_at=report.received_at,
        text=text_of(report),
        kind=report.kind,
        issue_type=report.issue_type,
        direction=report.direction,
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
    others = others.sent().exclude(kind__in=UNVERIFIED_KINDS).order_by()
    ids = [*_copies(account, others), *_near(account, others, around)]
    likely = [
        Likely(report, other, compare(account, other, around))
        for report, other in _promising(account, _whole(ids), around)
    ]
    chosen = without_rivals(account, likely)[:limit]
    return [Resemblance(one.of, one.comparison) for one in chosen]


def _copies(account: Account, others: ReportQuerySet) -> list[UUID]:
    """Return ids of reports of the regency whose text shares a band, the newest first."""
    sought = bands(account.text)
    if not sought:
        return []
    sharing = ReportFingerprint.objects.filter(band__in=sought).order_by("-report_id")
    newest = sharing.values("report_id")[: _COPIES * len(sought)]
    copies = others.filter(pk__in=newest, regency=account.regency)
    return list(copies.values_list("pk", flat=True)[:_COPIES])


def _near(account: Account, others: ReportQuerySet, around: Surroundings) -> list[UUID]:
    """Return ids of reports near in place and time, the nearest place first, then the nearest time."""
    window = account.window
    begins, ends = window.begins - _BEFORE, window.ends + _AFTER
    moment = Coalesce("occurred_from", "received_at")
    codes = places_around(account.places, around)
    placed = others.filter(region_current_id__in=codes).annotate(moment=moment)
    later = placed.filter(moment__gte=window.begins, moment__lte=ends).order_by("moment")
    earlier = placed.filter(moment__gte=begins, moment__lt=window.begins).order_by("-moment")
    rows = [
        row
        for half in (later, earlier)
        for row in half.values_list("pk", "region_current_id", "moment")[:_IDS]
    ]
    rows.sort(key=lambda row: _distance(account, row[1], row[2], around))
    return [pk for pk, _region, _moment in rows[:_READ]]


def _distance(
    account: Account, region: str, moment: datetime, around: Surroundings
) -> tuple[Nearness, timedelta]:
    near = min(nearness(place, region, around) for place in account.places)
    return near, abs(moment - account.window.begins)


def _whole(ids: Iterable[UUID]) -> Iterator[Report]:
    yield from Report.objects.filter(pk__in=set(ids))


def _promising(
    account: Account, reports: Iterable[Report], around: Surroundings
) -> Sequence[tuple[Report, Account]]:
    """Return those for which place, time and type promise most: only these are read closely."""
    accounts = [(report, account_of(report)) for report in reports]
    accounts.sort(key=lambda pair: (-promise(account, pair[1], around), pair[0].pk))
    return accounts[:_COMPARED]
