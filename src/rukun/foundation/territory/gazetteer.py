"""All names of the regions in force, packed in memory: what a search for slips has to look through.

About six megabytes per process for the whole country, built at the first search and again after
an edition or a succession changed. Keys are sorted by length and then bytewise, so that those of a length
are one slice in which a binary search finds what is equal or begins alike.
"""

import threading
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final
from uuid import UUID

from rukun.foundation.territory.models import Edition, Region, RegionAlias, Succession
from rukun.foundation.territory.names import without_title
from rukun.foundation.territory.spelling import folded, skeleton, words_of
from rukun.kernel.regions import SUBDISTRICT

_LONGEST: Final = 63  # letters of a key for which word starts are kept


class Gazetteer:
    """Names by folded key; an entry says that a region is known under a key."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take pairs of code and name; a region may come under several names."""
        ids: dict[tuple[int, str, int], int] = {}
        codes, key_of = array("Q"), array("I")
        for code, name in names:
            folded_name, starts = _key(name, code.count(".") + 1)
            if folded_name:
                codes.append(_packed(code))
                key_of.append(ids.setdefault((len(folded_name), folded_name, starts), len(ids)))
        order = sorted(ids)
        place = array("I", bytes(4 * len(ids)))
        for position, one in enumerate(order):
            place[ids[one]] = position
        self.keys = [key for _length, key, _starts in order]
        self._starts = array("Q", (starts for _length, _key, starts in order))
        self._lengths = [0, *accumulate(_count_by_length(order))]
        self._set_entries(sorted({code << 32 | place[key] for code, key in zip(codes, key_of, strict=True)}))
        self.upper = array("I", self._upper_keys())
        self.upper_keys = [self.keys[key] for key in self.upper]
        self._upper_heard: dict[str, list[int]] = {}
        for key in self.upper:
            self._upper_heard.setdefault(skeleton(self.keys[key]), []).append(key)

    def _set_entries(self, entries: list[int]) -> None:
        """Keep which region is known under which key, by code and by key."""
        self._codes = array("Q", (entry >> 32 for entry in entries))
        self._key_of = array("I", (entry & 0xFFFFFFFF for entry in entries))
        self._by_key = array("I", sorted(range(len(entries)), key=self._key_of.__getitem__))
        counts = array("I", bytes(4 * (len(self.keys) + 1)))
        for key in self._key_of:
            counts[key + 1] += 1
        self._first = array("I", accumulate(counts))

    def equal_to(self, key: str) -> range:
        """Return the ids of the keys that are `key`."""
        low, high = self._of_length(len(key))
        return range(bisect_left(self.keys, key, low, high), bisect_right(self.keys, key, low, high))

    def beginning_with(self, key: str) -> Iterator[int]:
        """Return the ids of longer keys that begin with `key`, the shortest first."""
        beyond = key[:-1] + chr(ord(key[-1]) + 1)
        for length in range(len(key) + 1, len(self._lengths) - 1):
            low, high = self._of_length(length)
            first = bisect_left(self.keys, key, low, high)
            yield from range(first, bisect_left(self.keys, beyond, first, high))

    def about_as_long(self, key: str, slack: int) -> range:
        """Return the ids of keys whose length differs by at most `slack`."""
        low, _high = self._of_length(max(1, len(key) - slack))
        _low, high = self._of_length(len(key) + slack)
        return range(low, high)

    def upper_about_as_long(self, key: str, slack: int) -> slice:
        """Return where in `upper` the keys stand whose length differs by at most `slack`."""
        ids = self.about_as_long(key, slack)
        return slice(bisect_left(self.upper, ids.start), bisect_left(self.upper, ids.stop))

    def upper_heard_like(self, key: str) -> list[int]:
        """Return the ids of keys of provinces, regencies and subdistricts that sound the same."""
        return self._upper_heard.get(skeleton(key), [])

    def count_of_words(self, key_id: int) -> int:
        """Return how many words a key has."""
        return self._starts[key_id].bit_count() + 1

    def words(self, key_id: int) -> list[str]:
        """Return the words of a key."""
        key, starts = self.keys[key_id], self._starts[key_id]
        cuts = [0, *(place for place in range(1, len(key)) if starts >> place & 1), len(key)]
        return [key[low:high] for low, high in pairwise(cuts)]

    def codes_of(self, key_id: int) -> list[str]:
        """Return the codes of the regions that are known under a key."""
        entries = self._by_key[self._first[key_id] : self._first[key_id + 1]]
        return [_unpacked(self._codes[entry]) for entry in entries]

    def keys_within(self, code: str) -> set[int]:
        """Return the ids of the keys of what lies inside `code`, and its own."""
        low, high = self._span(code)
        return set(self._key_of[low:high])

    def size_of(self, code: str) -> int:
        """Return how many entries lie inside `code`."""
        low, high = self._span(code)
        return high - low

    def keys_of(self, code: str) -> list[int]:
        """Return the ids of the keys of one region."""
        packed = _packed(code)
        low, high = bisect_left(self._codes, packed), bisect_right(self._codes, packed)
        return list(self._key_of[low:high])

    def _span(self, code: str) -> tuple[int, int]:
        digits = code.replace(".", "")
        low = int(digits.ljust(10, "0")) * 8
        high = int(digits.ljust(10, "9")) * 8 + 7
        return bisect_left(self._codes, low), bisect_right(self._codes, high)

    def _of_length(self, length: int) -> tuple[int, int]:
        last = len(self._lengths) - 1
        return self._lengths[min(length, last)], self._lengths[min(length + 1, last)]

    def _upper_keys(self) -> list[int]:
        """Return the ids of keys that a province, regency or subdistrict bears."""
        return sorted(
            {key for code, key in zip(self._codes, self._key_of, strict=True) if code & 7 <= SUBDISTRICT}
        )


@lru_cache(maxsize=4096)
def _one_spelling(word: str) -> tuple[str, ...]:
    return tuple(words_of(word))


def _key(name: str, level: int) -> tuple[str, int]:
    """Return the folded key and, as bits, where its words begin."""
    words = [part for word in without_title(name, level).split() for part in _one_spelling(word)]
    joined, starts = "", 0
    for word in words:
        if joined and (place := len(folded(joined))) < _LONGEST:
            starts |= 1 << place
        joined += word
    key = folded(joined)
    return key, starts & (1 << len(key)) - 1


def _count_by_length(order: list[tuple[int, str, int]]) -> list[int]:
    counts = [0] * (order[-1][0] + 1 if order else 1)
    for length, _key, _starts in order:
        counts[length] += 1
    return counts


def _packed(code: str) -> int:
    """Return the code as a number that sorts like it, its level in the last three bits."""
    return int(code.replace(".", "").ljust(10, "0")) * 8 + code.count(".") + 1


def _unpacked(packed: int) -> str:
    digits, level = f"{packed >> 3:010d}", packed & 7
    return ".".join((digits[:2], digits[2:4], digits[4:6], digits[6:])[:level])


_lock = threading.Lock()
_latest: tuple[tuple[UUID, ...], Gazetteer] | None = None


def gazetteer() -> Gazetteer:
    """Return the names of the newest edition; one small query while nothing changed."""
    global _latest  # noqa: PLW0603 - one per process, replaced whole under the lock
    revisions = tuple(Edition.objects.order_by("code").values_list("revision", flat=True))
    known = _latest
    if known is not None and known[0] == revisions:
        return known[1]
    with _lock:
        if _latest is None or _latest[0] != revisions:
            _latest = (revisions, Gazetteer(_names()))
        return _latest[1]


def _names() -> Iterator[tuple[str, str]]:
    """Return code and name of all that is in force, with former names and those of what it followed."""
    yield from Region.objects.current().values_list("code", "name").iterator()
    yield from RegionAlias.objects.filter(region__is_current=True).values_list("region_id", "name")
    followed = Succession.objects.filter(is_certain=True, new__is_current=True)
    yield from followed.values_list("new_id", "old__name")
