"""Where, when and what kind of matter: what two accounts tell outside of their words."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from rukun.handling.reports.enums import UNVERIFIED_KINDS, Precision, ReportKind
from rukun.handling.reports.look_alikes.account import Account
from rukun.handling.reports.look_alikes.evidence import Evidence, Pair, Reason
from rukun.handling.reports.look_alikes.nearness import Nearness, nearness

_PLACE: Final = {
    Nearness.SAME: (Reason.SAME_PLACE, 2.0),
    Nearness.COARSER: (Reason.PLACE_INSIDE, 1.0),
    Nearness.NEIGHBOUR: (Reason.NEIGHBOUR, -1.8),
    Nearness.SAME_SUBDISTRICT: (Reason.OTHER_VILLAGE, -3.0),
    Nearness.ANYWHERE: (Reason.WIDE_PLACE, -0.3),
    Nearness.NEAR_SUBDISTRICT: (Reason.OTHER_SUBDISTRICT, -3.0),
    Nearness.FAR: (Reason.OTHER_SUBDISTRICT, -5.0),
}
# A place that only stands beside the matter binds less than where it happened.
_BESIDE: Final = 0.6
_UNTOLD_PLACE: Final = 0.6

# Types that two people give to one event. "other" and "demonstration" go with everything.
_CONFUSED: Final = tuple(
    frozenset(types.split())
    for types in (
        "land_plantation forest_area cooperative_plasma newcomers_locals village_boundary",
        "mob_justice youth_village_brawl newcomers_locals",
        "village_officials_funds social_aid_policy village_head_election",
        "fishers_gear mining_environment newcomers_locals",
        "fishers_gear fuel_fertiliser",
        "infrastructure_services mining_environment land_plantation",
        "ormas_vs_ormas ormas_internal youth_village_brawl labour",
        "house_of_worship hoax_social_media newcomers_locals",
        "cooperative_plasma labour",
        "village_officials_funds infrastructure_services",
        "fuel_fertiliser social_aid_policy",
    )
)
_ANY_TYPE: Final = frozenset({"other", "demonstration", "hoax_social_media", ""})
_EXACT_TIME: Final = timedelta(minutes=100)
_NEAR_TIME: Final = timedelta(hours=4)


def circumstances(pair: Pair) -> Iterator[Evidence]:
    """Yield what place, time, type and kind say."""
    for source in (_place, _time, _type, _kind):
        yield from source(pair)


def _place(pair: Pair) -> Iterator[Evidence]:
    best = min(
        (nearness(mine, theirs, pair.around), rank) for rank, mine, theirs in _places(pair.one, pair.other)
    )
    near, rank = best
    reason, weight = _PLACE[near]
    if rank and weight > 0:
        weight *= _BESIDE
    if not (pair.one.is_place_told and pair.other.is_place_told):
        weight *= _UNTOLD_PLACE
    yield Evidence(reason, weight)


def _places(one: Account, other: Account) -> Iterator[tuple[int, str, str]]:
    """Yield pairs of places, ranked: both lead, or one of them only stands beside the matter."""
    for mine in one.places:
        for theirs in other.places:
            yield int((mine, theirs) != (one.places[0], other.places[0])), mine, theirs


def _time(pair: Pair) -> Iterator[Evidence]:
    mine, theirs = pair.one.window, pair.other.window
    gap = mine.gap(theirs)
    if _is_too_early(pair.one, pair.other) or _is_too_early(pair.other, pair.one):
        yield Evidence(Reason.BEFORE_IT_HAPPENED, -5.0)
    if not (mine.is_told and theirs.is_told):
        yield _untold_time(gap)
    elif gap:
        yield _time_between(gap)
    elif mine.precision == theirs.precision == Precision.MINUTE:
        apart = abs(mine.begins - theirs.begins)
        is_near = apart <= _EXACT_TIME
        yield Evidence(Reason.SAME_TIME if is_near else Reason.SAME_DAY, 2.0 if is_near else 1.2)
    else:
        yield Evidence(Reason.SAME_DAY, 1.4)


def _is_too_early(one: Account, other: Account) -> bool:
    """Say whether `one` was received before what `other` tells of began."""
    return other.window.is_told and other.kind != ReportKind.PLANNED and one.received_at < other.window.begins


def _untold_time(gap: timedelta) -> Evidence:
    if not gap:
        return Evidence(Reason.TIMES_FIT, 0.4)
    if gap <= timedelta(hours=18):
        return Evidence(Reason.DAYS_APART, -0.6, (_days(gap),))
    return Evidence(Reason.DAYS_APART, -1.6 if gap <= timedelta(days=3) else -4.0, (_days(gap),))


def _time_between(gap: timedelta) -> Evidence:
    if gap <= timedelta(hours=3):
        return Evidence(Reason.SAME_DAY, 0.5)
    if gap < timedelta(hours=20):
        weight = -0.4 if gap <= timedelta(hours=8) else -1.2
        return Evidence(Reason.HOURS_APART, weight, (str(round(gap / timedelta(hours=1))),))
    return Evidence(Reason.DAYS_APART, -2.2 if gap <= timedelta(hours=36) else -4.5, (_days(gap),))


def _days(gap: timedelta) -> str:
    return str(max(1, round(gap / timedelta(days=1))))


def _type(pair: Pair) -> Iterator[Evidence]:
    mine, theirs = pair.one.issue_type, pair.other.issue_type
    if mine and mine == theirs:
        yield Evidence(Reason.SAME_TYPE, 0.9)
    elif not ({mine, theirs} & _ANY_TYPE) and not any({mine, theirs} <= types for types in _CONFUSED):
        yield Evidence(Reason.OTHER_TYPE, -1.2)


def _kind(pair: Pair) -> Iterator[Evidence]:
    kinds = [pair.one.kind, pair.other.kind]
    if any(kind in UNVERIFIED_KINDS for kind in kinds):
        yield Evidence(Reason.NOTHING_HAPPENED, -7.0)
    elif (kinds[0] == ReportKind.PLANNED) != (kinds[1] == ReportKind.PLANNED):
        yield Evidence(Reason.PLAN_AND_EVENT, -4.0)
