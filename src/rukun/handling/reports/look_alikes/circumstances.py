"""Where, when and what kind of matter: what two accounts tell outside of their words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from rukun.handling.reports.enums import Precision, ReportKind
from rukun.handling.reports.look_alikes.account import Account, Window
from rukun.handling.reports.look_alikes.evidence import Evidence, Pair, Reason
from rukun.handling.reports.look_alikes.nearness import Nearness, nearness
from rukun.handling.reports.look_alikes.words import SAYS_EXCEPT

_PLACE: Final = {
    Nearness.SAME: (Reason.SAME_PLACE, 2.0),
    Nearness.COARSER: (Reason.PLACE_INSIDE, 1.0),
    Nearness.NEIGHBOUR: (Reason.NEIGHBOUR, -2.6),
    Nearness.SAME_SUBDISTRICT: (Reason.OTHER_VILLAGE, -3.2),
    Nearness.ANYWHERE: (Reason.WIDE_PLACE, -0.3),
    Nearness.NEAR_SUBDISTRICT: (Reason.OTHER_SUBDISTRICT, -3.0),
    Nearness.FAR: (Reason.OTHER_SUBDISTRICT, -5.0),
}
# A place that only stands beside the matter binds less than where it happened.
_BESIDE: Final = 0.6
_UNTOLD_PLACE: Final = 0.8

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
_HEARSAY: Final = 0.5
# Times are read and told wrongly by hours, seldom by a day.
_EARLY: Final = timedelta(hours=6)
# What is told of later than this is mostly what came of it.
_SOON_TOLD: Final = timedelta(days=4)


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
    early = max(_is_early_by(pair.one, pair.other), _is_early_by(pair.other, pair.one))
    if early > _EARLY:
        hours = (early - _EARLY) / timedelta(hours=1)
        yield Evidence(Reason.BEFORE_IT_HAPPENED, -min(1.0 + 0.15 * hours, 5.0))
    received = abs(pair.one.received_at - pair.other.received_at)
    if received > _SOON_TOLD:
        weight = -1.5 if received <= _SOON_TOLD + timedelta(days=2) else -2.5
        yield Evidence(Reason.RECEIVED_APART, weight, (_days(received),))
    told = _times(pair.one.window, pair.other.window)
    others = [_times(mine, theirs) for mine in pair.one.windows for theirs in pair.other.windows]
    best = max(others, key=lambda evidence: evidence.weight)
    # "kemarin" may belong to something else in the text: it helps, but not as the time itself would.
    yield told if best.weight <= max(told.weight, 0) else replace(best, weight=_HEARSAY * best.weight)


def _times(mine: Window, theirs: Window) -> Evidence:
    gap = mine.gap(theirs)
    if not (mine.is_told and theirs.is_told):
        return _untold_time(gap)
    if gap:
        return _time_between(gap)
    if mine.precision == theirs.precision == Precision.MINUTE:
        is_near = abs(mine.begins - theirs.begins) <= _EXACT_TIME
        return Evidence(Reason.SAME_TIME if is_near else Reason.SAME_DAY, 1.7 if is_near else 1.0)
    return Evidence(Reason.SAME_DAY, 1.0)


def _is_early_by(one: Account, other: Account) -> timedelta:
    """Return how long before what `other` tells of `one` was received already."""
    if not other.window.is_told or other.kind == ReportKind.PLANNED:
        return timedelta()
    return min(window.begins for window in other.windows) - one.received_at


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
    return Evidence(Reason.DAYS_APART, -1.8 if gap <= timedelta(hours=36) else -4.5, (_days(gap),))


def _days(gap: timedelta) -> str:
    return str(max(1, round(gap / timedelta(days=1))))


def _type(pair: Pair) -> Iterator[Evidence]:
    mine, theirs = pair.one.issue_type, pair.other.issue_type
    if mine and mine == theirs:
        yield Evidence(Reason.SAME_TYPE, 0.5)
    elif not ({mine, theirs} & _ANY_TYPE) and not any({mine, theirs} <= types for types in _CONFUSED):
        yield Evidence(Reason.OTHER_TYPE, -0.6)


def _kind(pair: Pair) -> Iterator[Evidence]:
    kinds = [pair.one.kind, pair.other.kind]
    if ReportKind.NIL in kinds:
        quiet = pair.one if pair.one.kind == ReportKind.NIL else pair.other
        has_exception = kinds[0] != kinds[1] and SAYS_EXCEPT.search(quiet.text)
        yield Evidence(Reason.NOTHING_HAPPENED, -1.5 if has_exception else -7.0)
    elif ReportKind.ACTIVITY in kinds:
        yield Evidence(Reason.NOTHING_HAPPENED, -1.2)
    elif (kinds[0] == ReportKind.RUMOUR) != (kinds[1] == ReportKind.RUMOUR):
        yield Evidence(Reason.RUMOUR_AND_EVENT, -1.2)
    elif (kinds[0] == ReportKind.PLANNED) != (kinds[1] == ReportKind.PLANNED):
        plan, event = sorted((pair.one, pair.other), key=lambda one: one.kind != ReportKind.PLANNED)
        is_before = plan.received_at < event.window.begins
        yield Evidence(Reason.PLAN_AND_EVENT, -6.0 if is_before else -2.0)
