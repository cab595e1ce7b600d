"""Candidates for look-alikes, bounded however many reports there are.

Ranges of an index around the place and the moment, and bands of the fingerprint, give a few hundred
light rows; those for which place, time, type and kind promise most are named.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models.functions import Coalesce

from rukun.handling.reports.look_alikes.account import Account, told_at
from rukun.handling.reports.look_alikes.comparing import promise
from rukun.handling.reports.look_alikes.fingerprints import bands
from rukun.handling.reports.look_alikes.nearness import Surroundings, nearness
from rukun.handling.reports.look_alikes.surroundings import places_around
from rukun.handling.reports.models import ReportFingerprint, ReportQuerySet
from rukun.kernel.regions import REGENCY, level

# What happened earlier or later than this is never likely (see `circumstances`).
_BEFORE: Final = timedelta(days=2)
_AFTER: Final = timedelta(days=3)
_ROWS: Final = 200  # on either side of the moment
_WEIGHED: Final = 60  # of these: the nearest in place, then in time
_COPIES: Final = 10
_NAMED: Final = 20
_LIGHT: Final = (
    "region_current_id",
    "channel",
    "received_at",
    "kind",
    "issue_type",
    "occurred_from",
    "occurred_until",
    "occurred_precision",
)


def candidates(account: Account, others: ReportQuerySet, around: Surroundings) -> set[UUID]:
    """Return ids of at most thirty of `others`. Three queries."""
    near = sorted(_near(account, others, around), key=lambda one: _distance(account, one[1], around))
    near = near[:_WEIGHED]
    near.sort(key=lambda one: -promise(account, one[1], around))
    return {*_copies(account, others), *(pk for pk, _told in near[:_NAMED])}


def _copies(account: Account, others: ReportQuerySet) -> list[UUID]:
    """Return ids of reports of the regency whose text shares a band, of the newest that do."""
    sought = bands(account.text)
    sharing = ReportFingerprint.objects.filter(band__in=sought).order_by("-report_id")
    newest = sharing.values("report_id")[: _COPIES * max(1, len(sought))]
    copies = others.filter(pk__in=newest, regency=account.regency)
    return list(copies.values_list("pk", flat=True)[:_COPIES])


def _near(account: Account, others: ReportQuerySet, around: Surroundings) -> Iterator[tuple[UUID, Account]]:
    """Yield reports near in place and time with what they tell outside of their words."""
    window = account.window
    moment = Coalesce("occurred_from", "received_at")
    codes = places_around(account.places, around)
    placed = others.filter(region_current_id__in=codes).annotate(moment=moment)
    later = placed.filter(moment__gte=window.begins, moment__lte=window.ends + _AFTER).order_by("moment")
    earlier = placed.filter(moment__gte=window.begins - _BEFORE, moment__lt=window.begins)
    for half in (later, earlier.order_by("-moment")):
        for pk, *light in half.values_list("pk", *_LIGHT)[:_ROWS]:
            code, channel, received, kind, issue_type, begins, ends, precision = light
            told = Account(
                key="",
                places=(code,),
                received_at=told_at(channel, received, begins),
                text="",
                kind=kind,
                issue_type=issue_type,
                occurred_from=begins,
                occurred_until=ends,
                precision=precision,
                is_place_told=level(code) > REGENCY,
            )
            yield pk, told


def _distance(account: Account, told: Account, around: Surroundings) -> tuple[int, timedelta]:
    near = min(nearness(place, told.places[0], around) for place in account.places)
    return near, told.window.gap(account.window)
