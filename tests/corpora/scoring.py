"""Measure the parser on a corpus: `python -m tests.corpora.scoring FILE` prints figures and every miss.

A corpus is a list like wa_examples.json. Reports are matched by place, then by order; a missing
or an additional report is a miss in every column. What the text does not say must stay empty: a
value that nobody wrote is an invention, whatever else is right.
"""

import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
Report = dict[str, Any]


@cache
def regions() -> list[tuple[str, str]]:
    with gzip.open(ROOT / "data/regions_2025.csv.gz", "rt", encoding="utf-8") as file:
        return [(row["code"], row["name"]) for row in csv.DictReader(file)]


@cache
def gazetteer(home: str) -> Any:
    from rukun.handling.reports.parsing.gazetteer import build

    return build(regions(), home=home)


def answer(message: dict[str, Any]) -> dict[str, Any]:
    """What the parser suggests, in the shape of `expected`."""
    from rukun.commands.parsing import answer_of
    from rukun.handling.reports.parsing.reader import read_message
    from rukun.kernel.regions import regency_of
    from rukun.kernel.zones import zone_of

    region = message.get("region") or "15.07"
    read = read_message(
        message["text"],
        received_at=datetime.fromisoformat(message["received_at"]),
        region=region,
        zone=zone_of(region),
        gazetteer=gazetteer(regency_of(region) or region),
    )
    return answer_of(read)


@dataclass
class Score:
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    def note(self, column: str, *, is_right: bool, where: str, wanted: Any = "", got: Any = "") -> None:
        self.asked[column] += 1
        self.right[column] += is_right
        if not is_right:
            self.misses.append(f"{where} {column}: wanted {wanted!r}, got {got!r}")

    def share(self, column: str) -> float:
        return self.right[column] / self.asked[column] if self.asked[column] else 1.0

    def merged(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right,
            self.asked + other.asked,
            self.misses + other.misses,
            self.invented + other.invented,
        )


def score(corpus: list[dict[str, Any]]) -> Score:
    found = Score()
    for message in corpus:
        _score_message(found, message, answer(message))
    return found


def _score_message(found: Score, message: dict[str, Any], given: dict[str, Any]) -> None:
    expected = message["expected"]
    wanted_handling = expected.get("handling")
    if wanted_handling == "intelligence" or given.get("handling") == "intelligence":
        is_right = wanted_handling == given.get("handling")
        found.note("intelligence refused", is_right=is_right, where=message["id"], wanted=wanted_handling)
        if is_right:
            return
    pairs, missing, additional = _settled_count(expected, *matched(expected["reports"], given["reports"]))
    is_whole = not missing and not additional
    found.note(
        "number of reports",
        is_right=is_whole,
        where=message["id"],
        wanted=[_brief(one) for one in expected["reports"]],
        got=[_brief(one) for one in given["reports"]],
    )
    found.note(
        "parts",
        is_right={_part(one) for one in expected.get("parts_present") or []} <= set(given["parts_present"]),
        where=message["id"],
        wanted=expected.get("parts_present"),
        got=given["parts_present"],
    )
    for wanted, got in pairs:
        _score_report(found, f"{message['id']}[{wanted['kind']}]", wanted, got)
    for one in missing:
        for column in ("village", "date", "kind", "type", "source"):
            found.note(
                column, is_right=False, where=message["id"], wanted=f"a report: {_brief(one)}", got=None
            )
    for one in additional:
        found.invented.append(f"{message['id']}: an additional report {_brief(one)}")
    masked = " ".join(given.get("mask", []))
    for report in expected["reports"]:
        for secret in [] if report.get("mask_optional") else report.get("mask") or []:
            found.note(
                "masked", is_right=_is_masked(secret, masked), where=message["id"], wanted=secret, got=masked
            )


def _settled_count(
    expected: dict[str, Any],
    pairs: list[tuple[Report, Report]],
    missing: list[Report],
    additional: list[Report],
) -> tuple[list[tuple[Report, Report]], list[Report], list[Report]]:
    """Leave out what the answer lets open: reports that may be missing, or be given in parts."""
    missing = [one for one in missing if not one.get("optional")]
    may_be_split = [one for one in expected["reports"] if one.get("may_be_split")]
    additional = [
        one
        for one in additional
        if not any(one["kind"] == other["kind"] and _codes(one) <= _codes(other) for other in may_be_split)
    ]
    return pairs, missing, additional


def _part(name: str) -> str:
    return "pendapat" if name.startswith("pendapat") else name


def _is_masked(secret: str, masked: str) -> bool:
    """Say whether each word that names or counts is hidden."""
    return all(
        word in masked
        for word in secret.replace("(", " ").replace(")", " ").split()
        if any(map(str.isdigit, word))
    ) and (
        secret in masked
        or any(word in masked for word in secret.split() if word[:1].isupper() or word[:1].isdigit())
    )


def _brief(report: Report) -> str:
    return f"{report['kind']} {[place['code'] for place in report['places']][:3]}"


def matched(
    wanted: list[Report], given: list[Report]
) -> tuple[list[tuple[Report, Report]], list[Report], list[Report]]:
    """Pair the reports: nil with nil, then by places shared, then by kind, then by order."""
    left, right = list(wanted), list(given)
    pairs: list[tuple[Report, Report]] = []

    def weight(one: Report, other: Report) -> float:
        mine, theirs = _codes(one), _codes(other)
        shared = len(mine & theirs) / max(1, len(mine | theirs))
        nil = (one["kind"] == "nihil") == (other["kind"] == "nihil")
        order = abs(wanted.index(one) - given.index(other))
        return 4 * shared + 2 * nil + (one["kind"] == other["kind"]) - 0.1 * order

    while left and right:
        best = max(
            ((weight(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
            key=lambda x: x[0],
        )
        pairs.append((left.pop(best[1]), right.pop(best[2])))
    return pairs, left, right


def _codes(report: Report) -> set[str]:
    return {place["code"] for place in report["places"]}


def _score_report(found: Score, where: str, wanted: Report, got: Report) -> None:
    _score_place(found, where, wanted, got)
    _score_time(found, where, wanted, got)
    for column in (
        "kind",
        "type",
        "source",
        "direction",
        "urgency",
        "is_social_conflict_matter",
        "in_own_regency",
        *_FLAGS,
    ):
        right = _right(wanted, column)
        found.note(column, is_right=got[column] in right, where=where, wanted=right, got=got[column])
    told = {**wanted["casualties"], "crowd": wanted["crowd"], "land_area_ha": wanted.get("land_area_ha")}
    read = {**got["casualties"], "crowd": got["crowd"], "land_area_ha": got["land_area_ha"]}
    for name, value in told.items():
        if value is not None and not (name == "land_area_ha" and wanted.get("land_area_optional")):
            right = [value, *_also_right(wanted, name)]
            found.note(
                "counts", is_right=read[name] in right, where=where, wanted={name: right}, got=read[name]
            )
    found.invented.extend(f"{where}: {one}" for one in invented(wanted, got))


def _right(wanted: Report, column: str) -> list[Any]:
    """What is right: the answer, and what its author found as good."""
    return [wanted[column], *wanted.get(f"{column}_ok", [])]


def _also_right(wanted: Report, name: str) -> list[Any]:
    also = list(wanted.get(f"{name}_ok", []))
    if name in wanted.get("casualties_ok", {}):
        also.append(wanted["casualties_ok"][name])
    return also


def _score_place(found: Score, where: str, wanted: Report, got: Report) -> None:
    right = {place["code"] for place in wanted["places"] if place["role"] == "primary"} | set(
        wanted.get("primary_ok") or []
    )
    first = next((place["code"] for place in got["places"] if place["role"] == "primary"), None)
    found.note(
        "village",
        is_right=first in right or (not right and first is None),
        where=where,
        wanted=right,
        got=first,
    )
    others = {place["code"] for place in wanted["places"]}
    found.note(
        "all places",
        is_right=others == _codes(got),
        where=where,
        wanted=sorted(others),
        got=sorted(_codes(got)),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _score_time(found: Score, where: str, wanted: Report, got: Report) -> None:
    told, read = wanted["event_time"] or {}, got["event_time"] or {}
    also = wanted.get("start_ok", [])
    days = {_day(one) for one in (told.get("start"), *told.get("candidates", []), *also)}
    start, end = _day(told.get("start")), _day(told.get("end"))
    day = _day(read.get("start"))
    in_range = bool(start and end and day and start <= day <= end)
    found.note(
        "date", is_right=day in days or in_range, where=where, wanted=told.get("start"), got=read.get("start")
    )
    if told.get("precision") == "conflict":
        found.note(
            "date asked", is_right=bool(read.get("ask")), where=where, wanted=told.get("candidates"), got=read
        )
    elif told.get("precision") in {"minute", "part_of_day"}:
        found.note("hour", is_right=_hour_fits(wanted, read), where=where, wanted=told, got=read.get("start"))
    if read.get("ask") and told.get("precision") != "conflict":
        found.note("date asked", is_right=False, where=where, wanted="no question", got=read)


def _hour_fits(wanted: Report, read: dict[str, Any]) -> bool:
    told, given = wanted["event_time"], read.get("start")
    if given in wanted.get("start_ok", []) or read.get("precision") in wanted.get("precision_ok", []):
        return True
    if not given or len(given) <= 10:
        return False
    start, moment = datetime.fromisoformat(told["start"]), datetime.fromisoformat(given)
    if told["precision"] == "minute":
        return start == moment
    return start <= moment <= datetime.fromisoformat(told["end"])


_COUNTS = ("dead", "injured", "severe", "light", "missing", "displaced_people", "displaced_households")
_FLAGS = ("violence", "weapons", "arson", "minors")


def invented(wanted: Report, got: Report) -> Iterator[str]:
    """What was filled in although the text does not say it."""
    words = got["words"]
    told = {**{name: wanted["casualties"][name] for name in _COUNTS}, "crowd": wanted["crowd"]}
    read = {**{name: got["casualties"][name] for name in _COUNTS}, "crowd": got["crowd"]}
    for name, value in told.items():
        if value is None and read[name] is not None and read[name] not in _also_right(wanted, name):
            yield f"{name} = {read[name]} {words.get(name, '')}"
    for name in _FLAGS:
        if got[name] and True not in _right(wanted, name):
            yield f"{name} {words.get(name, '')}"
    for name in ("type", "source", "direction", "land_area_ha"):
        if got[name] is not None and name in _empty(wanted) and got[name] not in _also_right(wanted, name):
            yield f"{name} = {got[name]}"
    for name in ("damage", "places"):
        if got[name] and not wanted[name]:
            yield f"{name} = {got[name]}"
    dated = (wanted["event_time"] or {}).get("start") or wanted.get("start_ok")
    if got["event_time"]["start"] and not dated:
        yield f"event_time = {got['event_time']}"


def _empty(wanted: Report) -> set[str]:
    """The fields that must stay empty: those that the answer leaves empty, and those it names."""
    unsaid = {name for name in ("type", "source", "direction") if wanted[name] is None}
    return unsaid | set(wanted["must_stay_empty"])


FLOORS = {"village": 0.90, "date": 0.95, "kind": 0.80, "type": 0.80, "source": 0.80}


def figures(found: Score) -> Iterator[str]:
    for column in found.asked:
        share = f"{100 * found.share(column):5.1f} %"
        yield f"{column:28} {found.right[column]:4} of {found.asked[column]:4}  {share}"
    yield f"{'invented fields':28} {len(found.invented):4}"


def main(path: str) -> None:
    found = score(json.loads(Path(path).read_text(encoding="utf-8")))
    by_column: dict[str, list[str]] = defaultdict(list)
    for miss in found.misses:
        by_column[miss.split(" ", 1)[1].split(":")[0]].append(miss)
    misses = [miss for column in by_column.values() for miss in column]
    lines = [*misses, *(f"INVENTED {one}" for one in found.invented), *figures(found)]
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rukun.config.testing")
    sys.path.insert(0, str(ROOT / "src"))
    import django

    django.setup()
    main(sys.argv[1])
