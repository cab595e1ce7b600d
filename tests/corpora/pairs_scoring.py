"""Measure look-alikes on a corpus: `python -m tests.corpora.pairs_scoring FILE` prints every miss.

The whole file is one pile, as `rukun parse --look-alikes` takes it: every pair that is suggested
counts, listed or not. Pairs that the file does not list are reported apart, since nobody has said
of them that they are different (two positives may share a third).
"""

import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from tests.corpora.scoring import ROOT, gazetteer, regions

Pair = frozenset[str]


@dataclass(frozen=True)
class Figures:
    """What was found of what there is; `unlisted` pairs stand aside."""

    found: int
    missed: int
    wrong: int
    unlisted: int
    lines: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + self.missed)

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.wrong)


def score(corpus: dict[str, Any]) -> Figures:
    """Compare what is suggested with what the corpus says."""
    suggested = suggestions(corpus["messages"])
    listed = {frozenset((pair["a"], pair["b"])): pair for pair in corpus["pairs"]}
    same = {pair for pair, row in listed.items() if row["same"]}
    missed = [pair for pair in same if pair not in suggested]
    wrong = [pair for pair in suggested if pair in listed and pair not in same]
    unlisted = [pair for pair in suggested if pair not in listed]
    lines = [
        *(
            f"MISSED   {_named(pair)}: {listed[pair]['why']}  [{_weighed(pair, corpus['messages'])}]"
            for pair in sorted(missed, key=_named)
        ),
        *(
            f"WRONG    {_named(pair)}: {listed[pair]['why']}  [{suggested[pair]}]"
            for pair in sorted(wrong, key=_named)
        ),
        *(f"unlisted {_named(pair)}  [{suggested[pair]}]" for pair in sorted(unlisted, key=_named)),
    ]
    return Figures(len(same) - len(missed), len(missed), len(wrong), len(unlisted), tuple(lines))


def suggestions(messages: list[dict[str, Any]]) -> dict[Pair, str]:
    """Return the suggested pairs of ids, each with its score and its heaviest reasons."""
    from rukun.handling.reports.look_alikes.pairing import likely_pairs

    accounts = list(chain.from_iterable(_accounts(message) for message in messages))
    around = surroundings(frozenset(account.regency for account in accounts))
    found: dict[Pair, str] = {}
    for pair in likely_pairs(accounts, around):
        reasons = ", ".join(f"{e.reason.value} {e.weight:+.1f}" for e in pair.comparison.evidence[:6])
        found.setdefault(frozenset((pair.one.key, pair.other.key)), f"{pair.comparison.score:.2f} {reasons}")
    return found


def _weighed(pair: Pair, messages: list[dict[str, Any]]) -> str:
    """Say how the two look when they are compared alone."""
    from rukun.handling.reports.look_alikes.comparing import compare

    one, other = ([*_accounts(message)] for message in messages if message["id"] in pair)
    around = surroundings(frozenset(account.regency for account in (*one, *other)))
    compared = [compare(mine, theirs, around) for mine in one for theirs in other]
    best = max(compared, key=lambda comparison: comparison.weight, default=None)
    if best is None:
        return "no report was read"
    return f"{best.score:.2f} " + ", ".join(f"{e.reason.value} {e.weight:+.1f}" for e in best.evidence)


def _accounts(message: dict[str, Any]) -> Iterator[Any]:
    from rukun.handling.reports.look_alikes.messages import accounts_of
    from rukun.handling.reports.parsing.reader import read_message
    from rukun.kernel.regions import regency_of
    from rukun.kernel.zones import zone_of

    region, received_at = message["region"], datetime.fromisoformat(message["received_at"])
    read = read_message(
        message["text"],
        received_at=received_at,
        region=region,
        zone=zone_of(region),
        gazetteer=gazetteer(regency_of(region) or region),
    )
    return accounts_of(read, key=message["id"], received_at=received_at, region=region)


@cache
def surroundings(regencies: frozenset[str]) -> Any:
    """What lies beside what, from the files that an installation loads."""
    from rukun.handling.reports.look_alikes.nearness import beside, named
    from rukun.kernel.regions import is_within_any

    boxes = [box for box in _boxes() if is_within_any(box[0], regencies)]
    names = {code: name for code, name in regions() if is_within_any(code, regencies)}
    return named(beside(boxes, boxes), names)


@cache
def _boxes() -> list[Any]:
    found = []
    for name in ("district", "village_15"):
        with gzip.open(ROOT / f"data/boundaries/{name}.geojson.gz", "rt", encoding="utf-8") as file:
            features = json.load(file)["features"]
        for feature in features:
            code = feature["properties"]["code"]
            points = list(_points(feature["geometry"]["coordinates"]))
            lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
            found.append((code, code.count(".") + 1, min(lons), min(lats), max(lons), max(lats)))
    return found


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _points(part)


def _named(pair: Pair) -> str:
    return "–".join(sorted(pair))


def main(file: Path) -> None:
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rukun.config.testing")
    django.setup()
    figures = score(json.loads(file.read_text(encoding="utf-8")))
    counts = (
        f"found {figures.found}, missed {figures.missed}, wrong {figures.wrong}, unlisted {figures.unlisted}"
    )
    closing = f"recall {figures.recall:.3f}  precision {figures.precision:.3f}  ({counts})"
    sys.stdout.write("\n".join([*figures.lines, closing, ""]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
