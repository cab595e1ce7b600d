"""Find the look-alikes within a pile of messages, without comparing each with each.

Accounts meet where they lie near each other: in one regency, on one day, in one subdistrict or
the one beside it; or where their texts are copies. The cost grows with how many tell of one place
and day, not with the square of the pile.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rukun.handling.reports.look_alikes.account import Account
from rukun.handling.reports.look_alikes.choosing import Likely, with_company, without_rivals
from rukun.handling.reports.look_alikes.comparing import Comparison, compare
from rukun.handling.reports.look_alikes.fingerprints import bands
from rukun.handling.reports.look_alikes.nearness import UNKNOWN, Surroundings, subdistrict_of
from rukun.kernel.regions import REGENCY, level

# What lies farther apart is never likely, whatever the words.
_MARGIN: Final = timedelta(hours=40)
_LONGEST_DAYS: Final = 35

# Marks the whole of a regency, in which those look who know no more than that.
_ANYWHERE: Final = "in "

Key = tuple[str, date] | int


@dataclass(frozen=True)
class LikelyPair:
    """Two accounts that seem to tell of one event."""

    one: Account
    other: Account
    comparison: Comparison


def likely_pairs(accounts: Sequence[Account], around: Surroundings = UNKNOWN) -> list[LikelyPair]:
    """Return the pairs worth a person's look, the likeliest first; each pair once.

    Accounts that share a `key` come out of one message and are not compared with each other.
    """
    alone = {
        (one, other): compare(accounts[one], accounts[other], around)
        for one, other in sorted(_meetings(accounts, around))
    }
    compared = with_company(alone, [account.key for account in accounts])
    likely: dict[int, list[Likely[int]]] = defaultdict(list)
    for (one, other), comparison in compared.items():
        if comparison.is_likely:
            likely[one].append(Likely(other, accounts[other], comparison))
            likely[other].append(Likely(one, accounts[one], comparison))
    kept = {
        (place, other.of)
        for place, found in likely.items()
        for other in without_rivals(accounts[place], found, around)
    }
    pairs = [
        LikelyPair(accounts[one], accounts[other], comparison)
        for (one, other), comparison in compared.items()
        if {(one, other), (other, one)} <= kept
    ]
    return sorted(pairs, key=lambda pair: -pair.comparison.weight)


def _meetings(accounts: Sequence[Account], around: Surroundings) -> set[tuple[int, int]]:
    """Return the pairs of places in the list that share a key."""
    by_key: dict[Key, list[int]] = defaultdict(list)
    for place, account in enumerate(accounts):
        for key in set(_keys(account)):
            by_key[key].append(place)
    found: set[tuple[int, int]] = set()
    for place, account in enumerate(accounts):
        for key in _sought(account, around):
            found |= {
                (min(place, other), max(place, other))
                for other in by_key.get(key, ())
                if accounts[other].key != account.key and accounts[other].regency == account.regency
            }
    return found


def _keys(account: Account) -> Iterator[Key]:
    """Yield under what an account is found: subdistrict and day, and the bands of its text."""
    for day in _days(account, timedelta()):
        yield _ANYWHERE + account.regency, day
        yield from ((subdistrict_of(place), day) for place in account.places)
    yield from bands(account.text)


def _sought(account: Account, around: Surroundings) -> Iterator[Key]:
    """Yield where an account looks: around it, a little earlier and later."""
    days = list(_days(account, _MARGIN))
    for place in _looked_through(account.places, around):
        yield from ((place, day) for day in days)
    yield from bands(account.text)


def _looked_through(places: Iterable[str], around: Surroundings) -> set[str]:
    found: set[str] = set()
    for place in places:
        above = subdistrict_of(place)
        found |= {above, *around.neighbours.get(above, ())}
        found |= {subdistrict_of(other) for other in around.neighbours.get(place, ())}
        found.add(".".join(place.split(".")[:REGENCY]))
        if level(place) <= REGENCY:
            found.add(_ANYWHERE + place)
    return found


def _days(account: Account, margin: timedelta) -> Iterator[date]:
    window = account.window
    first, last = (window.begins - margin).date(), (window.ends + margin).date()
    for count in range(min((last - first).days, _LONGEST_DAYS) + 1):
        yield first + timedelta(days=count)
